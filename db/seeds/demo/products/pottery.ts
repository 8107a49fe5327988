// Pottery of Lin Werkstatt.

import { family } from "./family.ts";

export const pottery = family(
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
