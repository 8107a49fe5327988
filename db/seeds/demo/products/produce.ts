// Fruit and vegetables of Fernhill.

import { family } from "./family.ts";

export const produce = family(
  {
    seller: "fernhill",
    category: "fruit-and-vegetables",
    sku: "FH-FV",
    tax_class: "zero",
    cost_percent: 60,
    specs: { Growing: "Organic" },
    closing: ({ specs }) =>
      `Grown in ${specs["Origin"]}, in season ${specs["Season"]!.toLowerCase()}. Weights are net; ` +
      "crates and punnets go back with the next delivery.",
  },
  [
    {
      name: "Windfall Apple Crate",
      price: "16.00",
      weight_grams: 5000,
      is_featured: true,
      short: "Five kilos of mixed old varieties with their honest bruises.",
      text: `Whatever fell that morning in the top orchard: Bramley, Egremont, Ashmead's Kernel. Eat the
        pretty ones and cook the rest.

        The crate is yours to keep, or hang it on the gate for the driver.`,
      specs: { Origin: "England", Season: "September to January" },
      pictures: ["fruit-apple"],
      tiers: { 5: "14.50", 20: "13.00" },
    },
    {
      name: "Conference Pears, 3 kg",
      price: "11.50",
      weight_grams: 3000,
      short: "Sent hard. Give them a week on the windowsill.",
      text: `Pears ripen from the inside, so they must be picked before they are ready. Press gently near
        the stalk: when it yields, you have two perfect days.`,
      specs: { Origin: "England", Season: "October to February" },
      pictures: ["fruit-pear"],
    },
    {
      name: "Leaf-On Clementines",
      price: "14.20",
      was: "17.00",
      weight_grams: 4000,
      short: "Picked on Monday in Valencia, unwaxed, with leaves as proof.",
      text: `Leaves wilt within a week, so nobody can store a clementine that wears them. Thin skinned and
        seedless; the zest is safe to use because nothing was sprayed on it.`,
      specs: { Origin: "Spain", Season: "November to January" },
      pictures: ["fruit-orange"],
    },
    {
      name: "Amalfi Lemons, Box of Ten",
      price: "13.80",
      weight_grams: 1800,
      short: "Big, knobbly, sweet-pithed lemons you can eat in slices.",
      text: `The sfusato has so much fragrant pith that people there eat it raw with salt. Grown on
        terraces under chestnut poles, carried down on shoulders.`,
      specs: { Origin: "Italy", Season: "All year" },
      pictures: ["fruit-lemon"],
    },
    {
      name: "Muscat Table Grapes",
      price: "9.60",
      weight_grams: 1000,
      stock: 0,
      short: "Perfumed, amber-green and with pips, as they should be.",
      text: `From a glasshouse vine planted in 1921. The flavour lives next to the seeds; varieties bred
        without them lost it somewhere on the way.`,
      specs: { Origin: "England", Season: "August to October" },
      pictures: ["fruit-grape"],
    },
    {
      name: "Morello Cherries, Frozen",
      price: "10.40",
      weight_grams: 1500,
      short: "Stoned sour cherries for pies, jam and brave people.",
      text: `Pitted within hours and frozen loose, so you can pour out a handful. Too sour to snack on and
        exactly sour enough for sugar to meet its match.`,
      specs: { Origin: "Hungary", Season: "All year" },
      pictures: ["fruit-cherry"],
    },
    {
      name: "Hedgerow Berry Punnets",
      price: "12.90",
      weight_grams: 900,
      stock: 18,
      short: "Blueberries, strawberries and late cherries in paper punnets.",
      text: `Packed at five in the morning and with you the day after. We leave out whatever rained on, so
        the mix changes and the weight does not.`,
      specs: { Origin: "England", Season: "June to September" },
      pictures: ["fruit-berry"],
    },
    {
      name: "Alphonso Mangoes, Dozen",
      price: "29.00",
      weight_grams: 3200,
      stock: 6,
      status: "archived",
      short: "The short season, the saffron flesh, the sticky elbows.",
      text: `Six weeks from the middle of April, by air from Ratnagiri in straw. Wait until the skin
        wrinkles a little and smells like honey, then eat above the sink.`,
      specs: { Origin: "India", Season: "April to May" },
      pictures: ["fruit-mango", "fruit-pineapple"],
    },
    {
      name: "Ripen-at-Home Avocados",
      price: "12.00",
      was: "13.50",
      weight_grams: 1700,
      short: "Eight Hass at different stages, so two are ready each day.",
      text: `We sort by firmness and lay them out left to right. No more eight avocados on Tuesday and
        none on Thursday; the card in the box shows which is next.`,
      specs: { Origin: "Spain", Season: "October to May" },
      pictures: ["fruit-avocado"],
    },
    {
      name: "Weekly Vegetable Box",
      price: "24.00",
      weight_grams: 6500,
      is_featured: true,
      days_ago: 120,
      short: "Eight vegetables from our own fields, with two recipes.",
      text: `We plant in rotation and pack what is good, so there is broccoli for a while and then there
        is not. Roots come with soil on, which keeps them fresh twice as long.

        Feeds two people for a week, four for a weekend.`,
      specs: { Origin: "England", Season: "All year" },
      options: { Size: [{ value: "Small" }, { value: "Family", price: "36.00" }] },
      pictures: ["veg-box", "veg-pumpkin"],
    },
    {
      name: "Chestnut Mushroom Basket",
      price: "8.70",
      weight_grams: 800,
      short: "Firm, brown and nutty; picked to order in our tunnel.",
      text: `They grow on straw from our own wheat, in the dark, at the temperature of a good cellar. Wipe
        them, do not wash them, and let them squeak in a hot pan before you add butter.`,
      specs: { Origin: "England", Season: "All year" },
      pictures: ["veg-mushroom"],
    },
    {
      name: "Floury Potatoes and Onions Sack",
      price: "15.90",
      weight_grams: 10000,
      short: "Seven kilos of Maris potatoes, three of keeping onions.",
      text: `A paper sack for the cold corner of the kitchen. The potatoes mash to a cloud and roast with
        a crust; the onions were dried for three weeks on slats and should last you until spring.`,
      specs: { Origin: "England", Season: "September to April" },
      pictures: ["veg-potato"],
      tiers: { 4: "14.40", 10: "12.90" },
    },
    {
      name: "Pasture Eggs, Tray of Thirty",
      price: "13.20",
      weight_grams: 1900,
      short: "Mixed shells from hens that walk where they like.",
      text: `The hens follow the cows across the meadow in a mobile henhouse. Yolks are deep yellow in May
        and paler at Christmas, which is how you know nobody colours the feed.`,
      specs: { Origin: "England", Season: "All year" },
      pictures: ["egg-box"],
      tiers: { 6: "12.10" },
    },
  ],
);
