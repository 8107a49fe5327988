// Soft drinks of The Long Larder.

import { family } from "./family.ts";

export const drinks = family(
  {
    seller: "larder",
    category: "soft-drinks",
    sku: "LAR-DR",
    tax_class: "reduced",
    closing: ({ specs }) =>
      `From ${specs["Origin"]}. Sugar: ${specs["Sugar"]!.toLowerCase()}. Serve cold, and shake gently.`,
  },
  [
    {
      name: "Blood Orange Juice, Case of 12",
      price: "26.40",
      weight_grams: 3400,
      short: "Pressed in February on Etna, and nothing added since.",
      text: `Cold nights turn the flesh red. Pressed, flash-warmed, put into small cartons that fit a
        lunch box; it tastes of orange and, oddly, of raspberries.`,
      specs: { Origin: "Italy", Sugar: "None added" },
      pictures: ["drink-juice"],
      tiers: { 5: "24.00", 20: "21.60" },
    },
    {
      name: "Cloudy Apple Juice, Case of 12",
      price: "21.60",
      was: "24.00",
      weight_grams: 3400,
      short: "From meadow orchards nobody sprays. Shake first.",
      text: `Old high-stem trees with sheep below them, twelve varieties, pressed as they ripen. Early
        cases are sharp and late ones honeyed; the date on the side tells you which you have.`,
      specs: { Origin: "Germany", Sugar: "None added" },
      pictures: ["drink-juice-apple"],
      tiers: { 5: "19.80" },
    },
    {
      name: "Dry Garden Tonic",
      price: "9.90",
      weight_grams: 2100,
      stock: 52,
      short: "Quinine, lime leaf and gentian with a third of the usual sugar.",
      text: `Made for people who want a drink without alcohol and not a glass of pudding. Bitter in front,
        citrus behind, with small hard bubbles. Six bottles of 200 ml.`,
      specs: { Origin: "France", Sugar: "3 g per 100 ml" },
      pictures: ["drink-tonic"],
    },
  ],
);
