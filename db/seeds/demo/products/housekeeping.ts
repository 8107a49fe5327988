// Bulbs, cleaning and storage of Brightside.

import { family } from "./family.ts";

export const lamps_and_care = family(
  {
    seller: "brightside",
    category: "bulbs",
    sku: "BRI-HK",
    specs: { Brand: "Brightside" },
    closing: ({ specs }) =>
      `We chose ${specs["Material"]!.toLowerCase()} since it can be repaired, refilled or recycled.`,
  },
  [
    {
      name: "Warm Filament Bulb, E27",
      price: "9.50",
      was: "12.00",
      weight_grams: 60,
      short: "2,200 kelvin, 470 lumens, dims to a glow.",
      text: `The light of an old incandescent for four watts. Does not flicker on film and does not hum on
        cheap dimmers; we tried it on fourteen.`,
      specs: { Material: "Glass", Power: "4 W" },
      options: { Pack: [{ value: "1" }, { value: "4", price: "32.00" }] },
      pictures: ["bulb-warm", "bulb"],
      tiers: { 20: "8.20", 100: "6.90" },
    },
    {
      name: "Corn Broom with Long Handle",
      price: "26.00",
      weight_grams: 780,
      category: "cleaning",
      short: "Sewn five times; sweeps better when slightly damp.",
      text: `Sorghum bristles hold dust instead of chasing it. Hang it up, never stand it on its feet, and
        it lasts a decade.`,
      specs: { Material: "Sorghum and ash", Power: "Yours" },
      pictures: ["broom"],
    },
    {
      name: "Galvanised Pail",
      price: "19.00",
      weight_grams: 1100,
      category: "cleaning",
      short: "Ten litres, rolled rim, handle that does not bite.",
      text: `For floors, for ice, for weeds. The seam is folded and soldered, so it holds water the way it
        did for people who had no alternative.`,
      specs: { Material: "Zinc-coated steel", Power: "Yours" },
      pictures: ["bucket"],
      tiers: { 10: "16.50" },
    },
    {
      name: "Cellulose Sponges, Ten",
      price: "8.40",
      weight_grams: 160,
      category: "cleaning",
      short: "Wood pulp and loofah; composts at the end.",
      text: `Sorted by colour so that the one for the floor stays off the plates. They dry hard, wake up
        in water, and can go through the dishwasher.`,
      specs: { Material: "Cellulose", Power: "Yours" },
      pictures: ["sponge"],
      tiers: { 12: "7.20", 60: "6.10" },
    },
    {
      name: "Willow Laundry Basket",
      price: "58.00",
      was: "69.00",
      weight_grams: 2100,
      category: "storage",
      short: "Light, airy, with handles that carry weight.",
      text: `Woven from rods cut in winter, when the sap is down. Air comes in from all sides, so damp
        towels do not sulk.`,
      specs: { Material: "Willow", Power: "Yours" },
      options: {
        Lining: [
          { value: "None", picture: "basket" },
          { value: "Cotton", price: "66.00", picture: "basket-laundry" },
        ],
      },
      pictures: ["basket", "basket-laundry"],
    },
    {
      name: "Claw-Foot Bath Caddy and Tub Tray",
      price: "44.00",
      weight_grams: 1500,
      category: "storage",
      short: "Holds a book, a glass, and your resolve to stay in.",
      text: `Adjusts from 70 to 105 centimetres. The book rest has a lip for wet fingers and the slot for
        a wine glass is not for children's baths.`,
      specs: { Material: "Bamboo", Power: "Yours" },
      pictures: ["bath-tub"],
    },
  ],
);
