// Spices and salt of The Long Larder.

import { family } from "./family.ts";

export const seasoning = family(
  {
    seller: "larder",
    category: "spices",
    sku: "LAR-SP",
    closing: ({ specs }) =>
      `Sold ${specs["Form"]!.toLowerCase()}, from ${specs["Origin"]}, this year’s harvest; ` +
      `buy little and often.`,
    tax_class: "reduced",
    specs: { Brand: "The Long Larder" },
  },
  [
    {
      name: "Calabrian Chilli Strings",
      price: "6.20",
      weight_grams: 110,
      short: "Whole dried peperoncini on a thread: hang, pluck, crumble.",
      text: `Fruity rather than fierce, around 25,000 Scoville. Strung in Tropea by two sisters who do it
        while arguing.

        Toast one in oil before the garlic goes in.`,
      specs: { Origin: "Italy", Form: "Whole" },
      pictures: ["spice-pepper"],
    },
    {
      name: "Hand-Raked Sea Salt",
      price: "5.80",
      weight_grams: 260,
      was: "6.90",
      short: "Moist, grey and crunchy, from the pans of Guérande.",
      text: `Raked from clay pans at low wind, never washed. It is damp on purpose and carries magnesium
        and a whisper of violets.

        Finish with it; do not waste it on pasta water.`,
      specs: { Origin: "France", Form: "Coarse" },
      pictures: ["spice-salt"],
      tiers: { 6: "5.20", 24: "4.60" },
    },
    {
      name: "Candied Ginger Cubes",
      price: "7.10",
      weight_grams: 220,
      short: "Young ginger, cooked until tender, rolled in raw sugar.",
      text: `Young rhizomes have no strings, so these are soft all the way through. Sharp enough to clear
        a head, sweet enough to be emptied in one train journey.`,
      specs: { Origin: "Fiji", Form: "Whole" },
      pictures: ["spice-ginger"],
    },
    {
      name: "Hillside Oregano on the Branch",
      price: "4.90",
      weight_grams: 60,
      short: "Wild, dried upside down, far stronger than the jar you have.",
      text: `Cut in flower at 600 metres above Enna. Rub a branch between your palms over the dish and
        half the kitchen turns around.

        Keeps its strength for a year if you leave it on the stalk.`,
      specs: { Origin: "Italy", Form: "Whole" },
      pictures: ["spice-herbs"],
    },
    {
      name: "Braided Rose Garlic",
      price: "11.40",
      weight_grams: 800,
      stock: 2,
      short: "Twelve pink heads from Lautrec, plaited to hang.",
      text: `Sweeter than white garlic and a better keeper: until March in a dry kitchen, away from the
        stove. The braid is not decoration but the packaging it has had for two hundred years.`,
      specs: { Origin: "France", Form: "Whole" },
      pictures: ["spice-garlic"],
    },
  ],
);
