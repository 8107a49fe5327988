// Chocolate and sweets of Copper Kettle.

import { family } from "./family.ts";

export const sweets = family(
  {
    seller: "copperkettle",
    category: "chocolate-and-sweets",
    sku: "CK-SW",
    tax_class: "reduced",
    closing: ({ specs }) =>
      specs["Cocoa"] === "None"
        ? "Best kept dry, in a tin, on a shelf somebody has to climb to."
        : `Cocoa solids ${specs["Cocoa"]}. Keep it at cellar temperature and out of the fridge, ` +
          `where it blooms.`,
  },
  [
    {
      name: "Single Estate Dark 74%",
      price: "7.80",
      weight_grams: 90,
      days_ago: 22,
      short: "Raisin, oak and red fruit from one valley in Belize.",
      text: `Two ingredients. Beans ferment for six days under banana leaves, are roasted light and ground
        for three, and we do not add vanilla, because it makes all chocolates taste related.`,
      specs: { Brand: "Copper Kettle", Cocoa: "74 %" },
      pictures: ["chocolate-dark"],
      tiers: { 10: "6.90" },
    },
    {
      name: "Alpine Milk with Roasted Nuts",
      price: "6.90",
      was: "7.90",
      weight_grams: 110,
      short: "Caramelised milk chocolate crowded with hazelnuts and peanuts.",
      text: `At 45 percent cocoa it is milk chocolate for adults, who then hide it from the children. Nuts
        go in warm from the roaster and stay crisp.`,
      specs: { Brand: "Copper Kettle", Cocoa: "45 %" },
      pictures: ["chocolate-milk"],
    },
    {
      name: "Pink Strawberry Bar",
      price: "7.40",
      weight_grams: 90,
      short: "White chocolate with so much dried strawberry it turned pink.",
      text: `A fifth of the bar is fruit, which makes it tart enough to finish. No colouring: leave it in
        the sun and it will fade like a summer shirt.`,
      specs: { Brand: "Copper Kettle", Cocoa: "34 %" },
      pictures: ["chocolate-ruby"],
    },
    {
      name: "After-Eleven Peppermint Thins",
      price: "9.60",
      weight_grams: 160,
      short: "Dark squares with Mitcham peppermint crystals.",
      text: `Crystals instead of cream, so they crack. The oil comes from a field in Surrey we have
        visited mostly for the smell.`,
      specs: { Brand: "Copper Kettle", Cocoa: "64 %" },
      pictures: ["chocolate-mint"],
    },
    {
      name: "Old Pharmacy Boiled Sweets",
      price: "5.50",
      weight_grams: 250,
      short: "Pear, raspberry and aniseed in a twist of paper.",
      text: `Boiled in copper over a flame, pulled over a hook, cut with scissors. Colours come from beet,
        spirulina and turmeric, and the aniseed ones are not for everybody.`,
      specs: { Brand: "Copper Kettle", Cocoa: "None" },
      pictures: ["sweet-candy"],
      tiers: { 12: "4.80" },
    },
    {
      name: "Swirl Lollipops, Set of Three",
      price: "6.60",
      weight_grams: 180,
      short: "As big as a hand, rolled while hot, a mess guaranteed.",
      text: `Three flavours, three colours: lime, blueberry, sour cherry. Sticks are birch. They last
        about an hour, or one very quiet car journey.`,
      specs: { Brand: "Copper Kettle", Cocoa: "None" },
      pictures: ["sweet-lollipop"],
    },
    {
      name: "Caramel Custard Pots",
      price: "14.40",
      weight_grams: 640,
      stock: 9,
      short: "Four set custards with bitter caramel in glass.",
      text: `Steamed rather than baked so they wobble. The caramel is taken to the edge of burnt on
        purpose; run a knife around, turn them over, and accept applause.`,
      specs: { Brand: "Copper Kettle", Cocoa: "None" },
      pictures: ["sweet-custard"],
    },
    {
      name: "Kettle Corn, Party Tub",
      price: "8.90",
      was: "11.00",
      weight_grams: 420,
      short: "Sweet first, salty after, popped in coconut oil.",
      text: `Mushroom corn pops round and does not break in the tub. It fills a four-litre bucket; we have
        measured it in films and it comes to one and a half.`,
      specs: { Brand: "Copper Kettle", Cocoa: "None" },
      pictures: ["sweet-popcorn"],
    },
    {
      name: "Fortune Cookies with Your Words",
      price: "18.00",
      weight_grams: 300,
      stock: 45,
      min_quantity: 2,
      short: "Twenty cookies, twenty sentences you write yourself.",
      text: `Send us up to twenty lines in the order note. We print them on rice paper and fold them in
        while the cookies are warm. People have proposed with these; so far it has worked.`,
      specs: { Brand: "Copper Kettle", Cocoa: "None" },
      pictures: ["sweet-fortune"],
      tiers: { 10: "15.50" },
    },
  ],
);
