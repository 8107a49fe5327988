// Pans, knives, glasses and lunch boxes of Brightside.

import { family } from "./family.ts";

export const cookware = family(
  {
    seller: "brightside",
    category: "pans-and-pots",
    sku: "BRI-CK",
    closing: ({ specs }) =>
      `${specs["Material"]}, guaranteed for ten years of daily use. ` +
      `${specs["Induction"] === "Yes" ? "Works on induction." : "Single pieces can be ordered."}`,
    specs: { Brand: "Brightside" },
  },
  [
    {
      name: "Everyday Carbon Steel Skillet",
      price: "49.00",
      was: "59.00",
      weight_grams: 1750,
      is_featured: true,
      short: "Lighter than cast iron, as slick as non-stick after a week.",
      text: `Comes with a thin coat of baked oil, so the first egg already slides. Use it, wipe it, do not
        fuss: scratches heal with the next steak.

        Works on gas, induction, in the oven and over a fire.`,
      specs: { Material: "Carbon steel", Induction: "Yes" },
      options: {
        Size: [{ value: "24 cm" }, { value: "28 cm", price: "58.00" }, { value: "32 cm", price: "69.00" }],
      },
      pictures: ["pan-egg", "pan-shallow"],
    },
    {
      name: "Two-Handled Paella Pan",
      price: "38.00",
      weight_grams: 1900,
      short: "Enamelled, dimpled and wide: rice wants a crust, not depth.",
      text: `The dimples stop the base from warping on uneven heat. Thirty-eight centimetres across makes
        a thin layer for six, and the socarrat scrapes off with a wooden spoon.`,
      specs: { Material: "Enamelled steel", Induction: "No" },
      pictures: ["pan-shallow"],
    },
    {
      name: "Slow Sunday Casserole",
      price: "129.00",
      was: "155.00",
      weight_grams: 5400,
      stock: 14,
      short: "Five and a half litres of enamelled iron with a self-basting lid.",
      text: `Spikes beneath the lid collect steam and rain it back. The enamel is pale inside so that you
        can see the browning, and chips in shipping are our problem for ten years.`,
      specs: { Material: "Cast iron", Induction: "Yes" },
      pictures: ["pot-stew"],
    },
    {
      name: "Table Fondue Set",
      price: "64.00",
      weight_grams: 2800,
      stock: 2,
      low_stock_threshold: 5,
      short: "Ceramic-lined pot, stand, burner and six colour-marked forks.",
      text: `Forks have coloured tips so that nobody loses theirs or claims yours. The burner takes gel or
        paste and goes low enough for chocolate.`,
      specs: { Material: "Enamelled steel", Induction: "Yes" },
      pictures: ["pot-fondue"],
    },
    {
      name: "Chef’s Knife, 20 cm",
      price: "84.00",
      weight_grams: 210,
      category: "knives-and-cutlery",
      short: "Balanced at the pinch, 58 HRC, sharpened on both sides by hand.",
      text: `Hard enough to stay sharp for months, soft enough to be sharpened at home. The spine is
        rounded because your finger lives there.

        Send it back once a year and we sharpen it for the price of postage.`,
      specs: { Material: "Stainless steel", Induction: "No" },
      options: {
        Handle: [
          { value: "Walnut", picture: "knife-chef" },
          { value: "Black ash", picture: "knife-dark" },
        ],
      },
      pictures: ["knife-chef", "knife-dark"],
    },
    {
      name: "Bistro Cutlery, 24 Pieces",
      price: "78.00",
      was: "98.00",
      weight_grams: 1500,
      category: "knives-and-cutlery",
      short: "Slim café cutlery for six, heavy where the hand is.",
      text: `Copied from a drawer in a Lyon café, with the blessing of its owner. Brushed, so the
        scratches of years look like they were planned.`,
      specs: { Material: "Stainless steel", Induction: "No" },
      pictures: ["cutlery-fork", "cutlery-plate"],
      tiers: { 5: "72.00", 20: "65.00" },
    },
    {
      name: "Olivewood Cooking Spoon",
      price: "14.00",
      weight_grams: 70,
      category: "knives-and-cutlery",
      short: "Dense, flat-edged and kind to pans.",
      text: `Cut from prunings of old groves, so no tree falls for it. The flat edge reaches the corner of
        a pot; a drop of oil in spring keeps the grain dark.`,
      specs: { Material: "Olive wood", Induction: "No" },
      pictures: ["spoon-wood"],
    },
    {
      name: "Lacquered Chopsticks, Four Pairs",
      price: "19.50",
      weight_grams: 130,
      category: "knives-and-cutlery",
      short: "Square at the hand, round at the food, with a grip that works.",
      text: `The last two centimetres are left matt so noodles cannot escape. Natural lacquer, cured for a
        month in damp cupboards, which sounds wrong and is right.`,
      specs: { Material: "Lacquered wood", Induction: "No" },
      pictures: ["chopsticks"],
    },
    {
      name: "Stemmed Glasses, Set of Three",
      price: "39.00",
      weight_grams: 520,
      category: "glassware",
      short: "One shape for red, white and water.",
      text: `Four hundred millilitres, drawn stem, cut rim. The foot is wide: we tested with a cat. Sold
        in threes because a pair and a spare is how glasses really live.`,
      specs: { Material: "Glass", Induction: "No" },
      pictures: ["glass-wine"],
      tiers: { 8: "35.00", 40: "31.00" },
    },
    {
      name: "Ribbed Tumblers, Set of Six",
      price: "27.00",
      was: "32.00",
      weight_grams: 1400,
      category: "glassware",
      short: "Toughened, stackable, and they catch the light.",
      text: `Tempered for cafés, which drop one a day. The ribs start above the waist so that stacked
        glasses never wedge.`,
      specs: { Material: "Glass", Induction: "No" },
      pictures: ["glass-tumbler"],
      tiers: { 10: "23.50" },
    },
    {
      name: "Coupe Cocktail Pair",
      price: "34.00",
      weight_grams: 380,
      category: "glassware",
      short: "Wide, shallow and just under a handful.",
      text: `A coupe keeps a drink from feeling like medicine. One hundred and eighty millilitres leaves
        room at the top, because full glasses and toasts do not mix.`,
      specs: { Material: "Glass", Induction: "No" },
      pictures: ["glass-cocktail"],
    },
    {
      name: "Screw-Top Store Jars, Three Colours",
      price: "18.00",
      weight_grams: 1300,
      category: "glassware",
      short: "For lentils, buttons, sourdough starters. 700 ml each.",
      text: `Wide enough for a hand and a half-cup scoop. The lids are colour-coded so that salt and sugar
        never meet again.`,
      specs: { Material: "Glass", Induction: "No" },
      pictures: ["jar-glass"],
    },
    {
      name: "Two-Tier Bento Box",
      price: "29.00",
      weight_grams: 480,
      category: "lunch",
      short: "Leak-proof, microwaveable, with dividers that move.",
      text: `Top for what is cold, bottom for what will be hot. The seal survives soup on a bicycle; the
        band holds a napkin and keeps the lid on if it does not.`,
      specs: { Material: "Polypropylene", Induction: "No" },
      options: { Colour: "Black, Persimmon, Rice white" },
      pictures: ["bento"],
    },
    {
      name: "Folding Lunch Pails, Pack of 50",
      price: "22.50",
      weight_grams: 1100,
      category: "lunch",
      short: "Plant-lined paper boxes with a wire handle.",
      text: `For leftovers at parties, and for kitchens that sell a few lunches. Greaseproof without
        fluorine, compostable without the wire, which pulls out.`,
      specs: { Material: "Paper", Induction: "No" },
      pictures: ["takeout"],
      min_quantity: 2,
      quantity_step: 2,
      tiers: { 10: "19.80", 40: "16.90" },
    },
  ],
);
