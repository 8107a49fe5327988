// Candles and lanterns of Ember & Wick.

import { family } from "./family.ts";

export const light = family(
  {
    seller: "emberwick",
    category: "candles",
    sku: "EMB-CA",
    specs: { Brand: "Ember & Wick" },
    closing: ({ specs }) =>
      `Burns for about ${specs["Burning time"]!.toLowerCase()}. Trim the wick to five millimetres.`,
  },
  [
    {
      name: "Woodshed Pillar Candle",
      price: "19.00",
      weight_grams: 480,
      short: "Split birch, cold smoke and a little tar.",
      text: `Built around the smell of a Swedish log pile in October. Rapeseed wax from Skåne, and a wick
        of linen that does not bow to the draught.`,
      specs: { Scent: "Birch", "Burning time": "60 hours" },
      pictures: ["candle-white"],
    },
    {
      name: "Hyacinth Morning Candle",
      price: "22.00",
      weight_grams: 480,
      short: "Green stems and cold spring flowers.",
      text: `Most floral candles smell of soap. This one smells of the florist's back room: wet leaves,
        snapped stalks, a heap of hyacinths.`,
      specs: { Scent: "Hyacinth", "Burning time": "60 hours" },
      pictures: ["candle-lilac"],
    },
    {
      name: "Three Nights Candle Trio",
      price: "39.00",
      was: "48.00",
      weight_grams: 900,
      short: "Honey, orange and ink-dark plum for the long evenings.",
      text: `Made for Advent and sold until March since darkness keeps no calendar. They fit the same
        holder and look right unevenly burnt.`,
      specs: { Scent: "Mixed", "Burning time": "30 hours each" },
      pictures: ["candle-night"],
    },
    {
      name: "Spruce Cabin Candle",
      price: "21.00",
      weight_grams: 480,
      stock: 2,
      short: "Needles, resin and the cupboard where the blankets are.",
      text: `Distilled from branches that forestry leaves behind. It is the only one of ours that visitors
        try to eat, or at least ask.`,
      specs: { Scent: "Spruce", "Burning time": "55 hours" },
      pictures: ["candle-forest"],
    },
    {
      name: "Paper Festival Lantern",
      price: "16.50",
      weight_grams: 210,
      category: "lanterns",
      short: "Oiled paper on bamboo ribs; folds flat.",
      text: `For a lamp or an LED candle, not for a flame. Oil makes the paper shrug off drizzle and turns
        the light to honey.`,
      specs: { Scent: "None", "Burning time": "No flame" },
      options: {
        Colour: [
          { value: "Red", picture: "lantern-red" },
          { value: "Gold", picture: "lantern-gold" },
        ],
      },
      pictures: ["lantern-red", "lantern-gold"],
    },
    {
      name: "Clay Oil Lamps, Set of Twelve",
      price: "18.00",
      weight_grams: 540,
      category: "lanterns",
      short: "Hand-pinched lamps for a row of small flames.",
      text: `Fill with any cooking oil, lay a cotton wick in the lip. A potter in Uppsala and her mother
        press each spout with a thumb.`,
      specs: { Scent: "None", "Burning time": "4 hours" },
      pictures: ["diya"],
    },
  ],
);
