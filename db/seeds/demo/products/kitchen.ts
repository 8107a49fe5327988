// Kitchen and dining: pottery of Lin Werkstatt, cookware and glass of Brightside.

import { family } from "./family.ts";

const pottery = family(
  {
    seller: "lin-werkstatt",
    category: "teaware",
    sku: "LIN-KE",
    specs: { Brand: "Lin Werkstatt", Origin: "Germany" },
    closing: ({ specs }) =>
      specs["Material"] === "Stoneware"
        ? "Thrown and glazed in our workshop, so each differs by a hair. Dishwasher safe; avoid sudden cold."
        : "Wash by hand with warm water and leave the lid off to dry, so that it never smells of yesterday.",
  },
  [
    {
      name: "Kanne Nº 3 Teapot",
      price: "68.00",
      is_featured: true,
      weight_grams: 920,
      days_ago: 30,
      dimensions: { length_mm: 230, width_mm: 140, height_mm: 160 },
      short: "A round-bellied pot that pours without a drip. 900 ml.",
      text: `It took eleven attempts to get the spout right: cut sharp below and a little higher than the
        rim. The sieve is part of the wall, so leaves have the whole belly to open in.`,
      specs: { Material: "Stoneware", Capacity: "900 ml" },
      options: {
        Colour: [
          { value: "Poppy", picture: "teapot-red" },
          { value: "Delft", picture: "teapot-blue" },
          { value: "Bottle green", picture: "teapot-sage" },
        ],
      },
      pictures: ["teapot-red", "teapot-blue", "teapot-sage"],
    },
    {
      name: "Iron Tetsubin Kettle",
      price: "112.00",
      was: "129.00",
      weight_grams: 1800,
      stock: 3,
      short: "Cast in sand, enamelled inside, warm for an hour.",
      text: `The hobnail pattern is not decoration: it gives more surface to the flame. Ours are poured in
        a foundry near Mühlhausen that otherwise makes parts for church bells.`,
      specs: { Material: "Cast iron", Capacity: "1.1 l" },
      pictures: ["teapot-black"],
    },
    {
      name: "Yunomi Cups, Set of Three",
      price: "42.00",
      weight_grams: 640,
      short: "Handle-free cups; if you can hold it, it is cool enough to drink.",
      text: `Tall enough to keep the scent, thin at the lip, heavier at the foot. The unglazed ring at the
        bottom is left so your fingers find it.`,
      specs: { Material: "Stoneware", Capacity: "180 ml" },
      pictures: ["teacup-set"],
    },
    {
      name: "Morgen Breakfast Cup",
      price: "24.00",
      was: "28.00",
      weight_grams: 390,
      short: "A wide cup with a saucer deep enough for a biscuit.",
      text: `We drew it around two facts: cappuccino needs breadth, and cold hands want to go around
        something. The handle takes three fingers, even large ones.`,
      specs: { Material: "Stoneware", Capacity: "300 ml" },
      options: {
        Colour: [
          { value: "Slate", picture: "mug-top" },
          { value: "Moss", picture: "mug-sage" },
        ],
      },
      pictures: ["mug-top", "mug-sage"],
    },
    {
      name: "Everyday Deep Bowl",
      price: "22.00",
      weight_grams: 520,
      short: "For soup, salad, noodles, cereal: the one bowl that gets used.",
      text: `High sides keep a noodle in its place and the curve matches a spoon, so nothing is left in
        the corner. They stack without scratching because the foot is polished.`,
      specs: { Material: "Stoneware", Capacity: "750 ml" },
      pictures: ["bowl-blue"],
      tiers: { 6: "19.50", 24: "17.00" },
    },
    {
      name: "Amphora Floor Vase",
      price: "89.00",
      weight_grams: 3900,
      dimensions: { length_mm: 260, width_mm: 260, height_mm: 480 },
      category: "vases",
      short: "Coil-built, half a metre tall, happy with a single branch.",
      text: `Built ring by ring over four days since no wheel of ours is tall enough. Waterproof inside,
        raw and warm outside; sand in the base keeps it steady beside children and dogs.`,
      specs: { Material: "Earthenware", Capacity: "9 l" },
      options: {
        Colour: [
          { value: "Terracotta", picture: "amphora-clay" },
          { value: "Slate", picture: "amphora-blue" },
          { value: "Rose", picture: "amphora-rose" },
        ],
      },
      pictures: ["amphora-clay", "amphora-blue", "amphora-rose"],
    },
  ],
);

const cookware = family(
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

export const kitchen = [...pottery, ...cookware];
