// Bags of Halyard, North Pine and Velvet Row.

import { family } from "./family.ts";

export const bags = family(
  {
    seller: "halyard",
    category: "backpacks",
    sku: "HAL-BA",
    cost_percent: 47,
    closing: ({ specs }) =>
      `Volume ${specs["Volume"]}, in ${specs["Material"]!.toLowerCase()}. Zips, straps and buckles are ` +
      "standard parts and we sell each of them.",
  },
  [
    {
      name: "Commuter Roll Backpack",
      price: "115.00",
      is_featured: true,
      weight_grams: 890,
      short: "A laptop sleeve that does not touch the ground when you drop it.",
      text: `The sleeve hangs two centimetres above the floor of the bag. Back panel opens flat for
        airport belts and forgotten bananas.`,
      specs: { Brand: "Halyard", Material: "Canvas", Volume: "22 l" },
      options: {
        Colour: [
          { value: "Pillar red", picture: "bag-back-red" },
          { value: "Fern", picture: "bag-back-green" },
        ],
      },
      pictures: ["bag-back-red", "bag-back-green"],
    },
    {
      name: "Overnighter Trail Pack",
      price: "158.00",
      was: "185.00",
      seller: "northpine",
      weight_grams: 1100,
      short: "Forty litres on a frame sheet you can remove and sit on.",
      text: `Hip belt pockets large enough for a phone in a glove. The lid detaches into a small shoulder
        bag for the walk to the hut shop.`,
      specs: { Brand: "North Pine", Material: "Recycled nylon", Volume: "40 l" },
      pictures: ["bag-back-blue"],
    },
    {
      name: "Ines Day Bag",
      price: "210.00",
      seller: "velvetrow",
      category: "handbags",
      weight_grams: 760,
      short: "Structured, top-handled and large enough for a book.",
      text: `Vegetable-tanned in Santa Croce for forty days. A key leash ends the rummaging at the door,
        and the base has feet.`,
      specs: { Brand: "Velvet Row", Material: "Leather", Volume: "9 l" },
      options: {
        Colour: [
          { value: "Cognac", picture: "bag-hand" },
          { value: "Black", picture: "bag-hand-black" },
        ],
      },
      pictures: ["bag-hand", "bag-hand-black"],
    },
    {
      name: "Opera Clutch",
      price: "92.00",
      was: "115.00",
      seller: "velvetrow",
      category: "handbags",
      weight_grams: 240,
      short: "Phone, card, lipstick, door key: and no more.",
      text: `A silent magnet instead of a snap, out of respect for the second act. The chain tucks away
        inside.`,
      specs: { Brand: "Velvet Row", Material: "Satin", Volume: "1 l" },
      pictures: ["bag-clutch"],
    },
    {
      name: "Market Coin Purse",
      price: "38.00",
      seller: "velvetrow",
      category: "handbags",
      weight_grams: 90,
      short: "A kiss-lock purse that opens like a mouth.",
      text: `Soft lambskin gathered into a brass frame. The clasp is tuned by hand until it shuts with the
        right click.`,
      specs: { Brand: "Velvet Row", Material: "Leather", Volume: "0.3 l" },
      pictures: ["bag-purse"],
    },
    {
      name: "Counsel Briefcase",
      price: "320.00",
      category: "business-bags",
      weight_grams: 1700,
      stock: 2,
      short: "Bridle leather, one lock, thirty years of patience.",
      text: `Stiff enough to stand and to write on. It is made by two people in a week, and both of them
        sign inside the flap.`,
      specs: { Brand: "Halyard", Material: "Leather", Volume: "11 l" },
      pictures: ["bag-brief"],
    },
    {
      name: "Cabin Roller, 38 litres",
      price: "175.00",
      was: "220.00",
      category: "luggage",
      weight_grams: 2600,
      short: "Polycarbonate shell, four quiet wheels, weighed honestly.",
      text: `Wheels are from a maker of hospital beds and swap out with a coin. Fits overhead on every
        airline whose rules we could find.`,
      specs: { Brand: "Halyard", Material: "Polycarbonate", Volume: "38 l" },
      options: {
        Colour: [
          { value: "Ocean", picture: "bag-luggage" },
          { value: "Coral", picture: "bag-luggage-red" },
        ],
      },
      pictures: ["bag-luggage", "bag-luggage-red"],
    },
    {
      name: "Saturday Market Totes, Pair",
      price: "26.00",
      category: "handbags",
      weight_grams: 360,
      short: "One for bread, one for what drips.",
      text: `Twelve-ounce canvas with a waxed bottom, long handles for shoulders and short ones for hands.`,
      specs: { Brand: "Halyard", Material: "Canvas", Volume: "18 l" },
      pictures: ["bag-tote"],
      tiers: { 20: "22.00", 100: "18.50" },
    },
  ],
);
