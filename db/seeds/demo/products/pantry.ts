// Pantry, sweets and drinks: Copper Kettle and The Long Larder.

import { family } from "./family.ts";

const spreads = family(
  { seller: "copperkettle", category: "honey-and-jam", sku: "CK-SP", tax_class: "reduced" },
  [
    {
      name: "Clover and Linden Honey",
      price: "11.50",
      weight_grams: 480,
      is_featured: true,
      short: "Light, floral and slow to set, from hives on the levee.",
      text: `Forty hives stand between clover meadows and an avenue of old linden trees, and the bees seem unable to
        choose.\n\nSpun cold, sieved once and never heated, so it will crystallise in winter. A warm bath brings it back.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      options: { Size: [{ value: "350 g" }, { value: "1 kg", price: "27.00" }] },
      pictures: ["honey-pot", "honey-flower"],
    },
    {
      name: "Black Forest Honeydew",
      price: "15.80",
      weight_grams: 480,
      stock: 3,
      short: "Dark, resinous and malty: honey from fir trees instead of flowers.",
      text: `In good years the firs sweat sugar and the bees collect it. It pours like motor oil, tastes of malt and
        resin, and belongs on hard cheese.\n\nThere was no harvest last year and a small one this year.`,
      specs: { Brand: "Copper Kettle", Origin: "Germany" },
      pictures: ["honey-dark"],
    },
    {
      name: "Sunflower Creamed Honey",
      price: "9.90",
      was: "12.00",
      weight_grams: 480,
      short: "Stirred for three days until it spreads like butter.",
      text: `Sunflower honey sets hard on its own. Slow stirring breaks the crystals so small that your tongue cannot find
        them, and the jar stays spreadable to the last scrape.\n\nBright yellow, mild, a favourite with children.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["honey-flower"],
    },
    {
      name: "Whole Strawberry Preserve",
      price: "8.50",
      weight_grams: 430,
      short: "Small berries kept whole in a loose, bright syrup.",
      text: `Cooked three times for ten minutes with a night in between, which is the old way of keeping fruit whole.
        \n\nTwo thirds fruit, one third sugar and lemon. Spoon it over yoghurt as readily as toast.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["jam-strawberry"],
    },
    {
      name: "Wild Blueberry and Thyme Jam",
      price: "9.20",
      weight_grams: 340,
      short: "Tiny barrens berries with a sprig of thyme in every jar.",
      text: `Raked in Washington County in August. The thyme is there to make the berries taste darker, not to be
        noticed.\n\nVery good with soft goat cheese and, we are told, venison.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["jam-blueberry"],
    },
    {
      name: "Three-Fruit Bitter Marmalade",
      price: "8.90",
      was: "10.40",
      weight_grams: 340,
      short: "Seville orange, lemon and grapefruit, cut thick.",
      text: `Peel is soaked overnight and boiled until a spoon goes through it, then cooked fast so that the colour stays
        amber.\n\nProperly bitter. We make a year's worth in eleven days in January.`,
      specs: { Brand: "Copper Kettle", Origin: "Spain" },
      pictures: ["jam-orange"],
    },
    {
      name: "Roasted Fig and Port Conserve",
      price: "10.80",
      weight_grams: 260,
      short: "For the cheese board: dark, seedy and a little boozy.",
      text: `Figs go into the oven first, which concentrates them and gives a faint smokiness; tawny port goes in last.
        \n\nOpen it the day before you need it. It gets along with anything blue.`,
      specs: { Brand: "Copper Kettle", Origin: "Portugal" },
      pictures: ["jam-fig"],
    },
    {
      name: "Stone-Ground Peanut Butter",
      price: "7.40",
      weight_grams: 400,
      short: "Roasted peanuts and a pinch of salt. Nothing else, so stir it.",
      text: `We roast a shade darker than most and grind between granite stones that run slow and cool.
        \n\nThe oil rises because nothing stops it. Stir once, keep it in the fridge, and it will not rise again.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      options: { Texture: "Smooth, Crunchy" },
      pictures: ["jar-peanut"],
    },
  ],
);

const staples = family(
  {
    seller: "larder",
    category: "staples",
    sku: "LAR-ST",
    closing: ({ specs }) =>
      `${specs["Diet"]}, from ${specs["Origin"]}. Kept dry and dark, it lasts beyond the date on the base.`,
    tax_class: "reduced",
    specs: { Brand: "The Long Larder" },
  },
  [
    {
      name: "Bronze-Cut Spaghettoni",
      price: "4.60",
      weight_grams: 520,
      days_ago: 60,
      short: "Thick, rough strands that hold on to sauce. Dried for two days.",
      text: `Bronze dies wear out and leave a surface like fine sandpaper, which is exactly what a slippery sauce needs.
        \n\nEleven minutes, well-salted water, and finish the last one in the pan.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["pasta-bowl"],
      min_quantity: 2,
      tiers: { 12: "4.10", 48: "3.70" },
    },
    {
      name: "San Lorenzo Peeled Tomatoes",
      price: "3.40",
      was: "3.90",
      weight_grams: 480,
      short: "Long tomatoes in their own juice, from the plain below Vesuvius.",
      text: `Picked ripe and canned within eight hours. Crush them by hand: a blender breaks the seeds and turns a sweet
        sauce bitter.\n\nNo acid, no calcium, no added salt.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["canned-tomato"],
      tiers: { 12: "3.05", 60: "2.70" },
    },
    {
      name: "Carnaroli Risotto Rice",
      price: "6.80",
      weight_grams: 1020,
      short: "Aged a year in the silo so that it drinks more and stays firm.",
      text: `Aged rice loses moisture, so each grain takes up more stock before it gives in. The difference is a minute or
        two of grace, and cooks know what those are worth.\n\nFrom a single mill near Vercelli.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["grain-rice"],
    },
    {
      name: "Heirloom Bean Trio",
      price: "12.90",
      weight_grams: 1500,
      stock: 38,
      short: "Borlotti, zolfino and black turtle, this year’s crop.",
      text: `Old dried beans never soften; these were in the field in September. Soak overnight, simmer with a tomato and
        a sage leaf, salt at the end.\n\nThree cotton bags of 500 g, each with its own recipe.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["grain-beans"],
    },
    {
      name: "Toasted Oat and Hazelnut Muesli",
      price: "8.20",
      weight_grams: 620,
      short: "Big flakes, Piedmont hazelnuts, no added sugar.",
      text: `Baked in thin layers with a little apple juice so that it clumps without syrup. Hazelnuts go in whole and are
        broken by the paddle, so pieces come in every size.\n\nAbout twelve bowls.`,
      specs: { Origin: "Italy", Diet: "Vegetarian" },
      pictures: ["grain-oats"],
    },
    {
      name: "Smoked Sardines in Olive Oil",
      price: "5.90",
      weight_grams: 180,
      stock: 92,
      short: "Five fat fish, beech smoke, and oil you will want bread for.",
      text: `Landed at Sciacca, headed by hand, smoked for an hour and packed tail to shoulder. They improve in the tin:
        turn it once a year if you have the patience.`,
      specs: { Origin: "Italy", Diet: "Fish" },
      pictures: ["canned-fish"],
      tiers: { 10: "5.40" },
    },
    {
      name: "Winter Minestrone Kit",
      price: "13.50",
      weight_grams: 900,
      short: "Dried vegetables, beans, farro and a parmesan rind for the pot.",
      text: `Everything but water and an onion. The rind is the secret; fish it out at the end and fight over it.
        \n\nOne kit feeds six and tastes better on Tuesday than on Monday.`,
      specs: { Origin: "Italy", Diet: "Vegetarian" },
      pictures: ["soup-kit"],
    },
    {
      name: "Green Nocellara Olives",
      price: "7.60",
      weight_grams: 540,
      was: "9.00",
      short: "Buttery, crisp and mild, in a light brine with nothing to hide.",
      text: `Harvested in October while still hard, cured for months instead of days. They taste of almonds and grass, and
        they snap.\n\nStones in, because pitted olives go soft.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["jar-olive"],
    },
    {
      name: "Crisp Garlic Dill Pickles",
      price: "6.40",
      weight_grams: 700,
      short: "Fermented for three weeks, not soured with vinegar.",
      text: `A vine leaf in every jar keeps the cucumbers crunchy; garlic, dill and time do the rest.
        \n\nUnpasteurised, so keep them cold and expect the lid to sigh when opened.`,
      specs: { Origin: "France", Diet: "Vegan" },
      pictures: ["jar-pickle"],
    },
    {
      name: "Coconut Curry Night Kit",
      price: "14.90",
      weight_grams: 840,
      stock: 21,
      short: "Paste, coconut, jasmine rice and crisp shallots for four.",
      text: `The paste is pounded, not blended, and is as hot as we could make it without writing a warning. Half of it
        makes a dinner for people who say they like spice.\n\nAdd vegetables and twenty minutes.`,
      specs: { Origin: "Thailand", Diet: "Vegan" },
      pictures: ["curry-kit"],
    },
    {
      name: "Miso Ramen for Four",
      price: "16.20",
      weight_grams: 720,
      days_ago: 9,
      short: "Springy noodles, aged miso tare and toasted sesame oil.",
      text: `The tare is a two-year miso with roasted garlic; stir it into hot stock off the heat, since boiling kills what
        the years made.\n\nA soft egg is up to you but not really optional.`,
      specs: { Origin: "Japan", Diet: "Vegan" },
      pictures: ["ramen-kit"],
    },
  ],
);

const seasoning = family(
  {
    seller: "larder",
    category: "spices",
    sku: "LAR-SP",
    closing: ({ specs }) =>
      `Sold ${specs["Form"]!.toLowerCase()}, from ${specs["Origin"]}, this year’s harvest; buy little and often.`,
    tax_class: "reduced",
    specs: { Brand: "The Long Larder" },
  },
  [
    {
      name: "Calabrian Chilli Strings",
      price: "6.20",
      weight_grams: 110,
      short: "Whole dried peperoncini on a thread: hang, pluck, crumble.",
      text: `Fruity rather than fierce, around 25,000 Scoville. Strung in Tropea by two sisters who do it while arguing.
        \n\nToast one in oil before the garlic goes in.`,
      specs: { Origin: "Italy", Form: "Whole" },
      pictures: ["spice-pepper"],
    },
    {
      name: "Hand-Raked Sea Salt",
      price: "5.80",
      weight_grams: 260,
      was: "6.90",
      short: "Moist, grey and crunchy, from the pans of Guérande.",
      text: `Raked from clay pans at low wind, never washed. It is damp on purpose and carries magnesium and a whisper of
        violets.\n\nFinish with it; do not waste it on pasta water.`,
      specs: { Origin: "France", Form: "Coarse" },
      pictures: ["spice-salt"],
      tiers: { 6: "5.20", 24: "4.60" },
    },
    {
      name: "Candied Ginger Cubes",
      price: "7.10",
      weight_grams: 220,
      short: "Young ginger, cooked until tender, rolled in raw sugar.",
      text: `Young rhizomes have no strings, so these are soft all the way through. Sharp enough to clear a head, sweet
        enough to be emptied in one train journey.`,
      specs: { Origin: "Fiji", Form: "Whole" },
      pictures: ["spice-ginger"],
    },
    {
      name: "Hillside Oregano on the Branch",
      price: "4.90",
      weight_grams: 60,
      short: "Wild, dried upside down, far stronger than the jar you have.",
      text: `Cut in flower at 600 metres above Enna. Rub a branch between your palms over the dish and half the kitchen
        turns around.\n\nKeeps its strength for a year if you leave it on the stalk.`,
      specs: { Origin: "Italy", Form: "Whole" },
      pictures: ["spice-herbs"],
    },
    {
      name: "Braided Rose Garlic",
      price: "11.40",
      weight_grams: 800,
      stock: 2,
      short: "Twelve pink heads from Lautrec, plaited to hang.",
      text: `Sweeter than white garlic and a better keeper: until March in a dry kitchen, away from the stove. The braid is
        not decoration but the packaging it has had for two hundred years.`,
      specs: { Origin: "France", Form: "Whole" },
      pictures: ["spice-garlic"],
    },
  ],
);

export const pantry = [...spreads, ...staples, ...seasoning];
