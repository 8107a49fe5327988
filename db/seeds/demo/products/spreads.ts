// Honey, jam and nut butter of Copper Kettle.

import { family } from "./family.ts";

export const spreads = family(
  { seller: "copperkettle", category: "honey-and-jam", sku: "CK-SP", tax_class: "reduced" },
  [
    {
      name: "Clover and Linden Honey",
      price: "11.50",
      weight_grams: 480,
      is_featured: true,
      short: "Light, floral and slow to set, from hives on the levee.",
      text: `Forty hives stand between clover meadows and an avenue of old linden trees, and the bees seem
        unable to choose.

        Spun cold, sieved once and never heated, so it will crystallise in winter. A warm bath brings
        it back.`,
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
      text: `In good years the firs sweat sugar and the bees collect it. It pours like motor oil, tastes
        of malt and resin, and belongs on hard cheese.

        There was no harvest last year and a small one this year.`,
      specs: { Brand: "Copper Kettle", Origin: "Germany" },
      pictures: ["honey-dark"],
    },
    {
      name: "Sunflower Creamed Honey",
      price: "9.90",
      was: "12.00",
      weight_grams: 480,
      short: "Stirred for three days until it spreads like butter.",
      text: `Sunflower honey sets hard on its own. Slow stirring breaks the crystals so small that your
        tongue cannot find them, and the jar stays spreadable to the last scrape.

        Bright yellow, mild, a favourite with children.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["honey-flower"],
    },
    {
      name: "Whole Strawberry Preserve",
      price: "8.50",
      weight_grams: 430,
      short: "Small berries kept whole in a loose, bright syrup.",
      text: `Cooked three times for ten minutes with a night in between, which is the old way of keeping
        fruit whole.

        Two thirds fruit, one third sugar and lemon. Spoon it over yoghurt as readily as toast.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["jam-strawberry"],
    },
    {
      name: "Wild Blueberry and Thyme Jam",
      price: "9.20",
      weight_grams: 340,
      short: "Tiny barrens berries with a sprig of thyme in every jar.",
      text: `Raked in Washington County in August. The thyme is there to make the berries taste darker,
        not to be noticed.

        Very good with soft goat cheese and, we are told, venison.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      pictures: ["jam-blueberry"],
    },
    {
      name: "Three-Fruit Bitter Marmalade",
      price: "8.90",
      was: "10.40",
      weight_grams: 340,
      short: "Seville orange, lemon and grapefruit, cut thick.",
      text: `Peel is soaked overnight and boiled until a spoon goes through it, then cooked fast so that
        the colour stays amber.

        Properly bitter. We make a year's worth in eleven days in January.`,
      specs: { Brand: "Copper Kettle", Origin: "Spain" },
      pictures: ["jam-orange"],
    },
    {
      name: "Roasted Fig and Port Conserve",
      price: "10.80",
      weight_grams: 260,
      short: "For the cheese board: dark, seedy and a little boozy.",
      text: `Figs go into the oven first, which concentrates them and gives a faint smokiness; tawny port
        goes in last.

        Open it the day before you need it. It gets along with anything blue.`,
      specs: { Brand: "Copper Kettle", Origin: "Portugal" },
      pictures: ["jam-fig"],
    },
    {
      name: "Stone-Ground Peanut Butter",
      price: "7.40",
      weight_grams: 400,
      short: "Roasted peanuts and a pinch of salt. Nothing else, so stir it.",
      text: `We roast a shade darker than most and grind between granite stones that run slow and cool.

        The oil rises because nothing stops it. Stir once, keep it in the fridge, and it will not
        rise again.`,
      specs: { Brand: "Copper Kettle", Origin: "United States" },
      options: { Texture: "Smooth, Crunchy" },
      pictures: ["jar-peanut"],
    },
  ],
);
