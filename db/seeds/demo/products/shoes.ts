// Shoes of Kestrel, North Pine, Velvet Row and Halyard.

import { family } from "./family.ts";

const sizes = "37, 38, 39, 40, 41, 42, 43, 44";

export const shoes = family(
  {
    seller: "kestrel",
    category: "trainers",
    sku: "KES-SH",
    weight_grams: 640,
    cost_percent: 48,
    closing: ({ specs }) =>
      `Sole: ${specs["Sole"]!.toLowerCase()}; upper: ${specs["Material"]!.toLowerCase()}. ` +
      "Between sizes, take the larger one: feet grow by half a size in the course of a day.",
  },
  [
    {
      name: "Swift 4 Road Runner",
      price: "119.00",
      was: "149.00",
      is_featured: true,
      seller: "kestrel",
      days_ago: 8,
      short: "Daily trainer: 8 mm drop, soft landing, 600 km on the sole.",
      text: `The fourth round of a shoe we change little. Foam is firmer beneath the heel so tired legs do
        not wobble, and the tongue no longer slips.`,
      specs: { Brand: "Kestrel", Material: "Knit", Sole: "Rubber and foam" },
      options: {
        Size: sizes,
        Colour: [
          { value: "Lavender", picture: "runner-blue" },
          { value: "Sand", picture: "runner-red" },
        ],
      },
      pictures: ["runner-blue", "runner-red"],
    },
    {
      name: "Fellside Trail Shoe",
      price: "134.00",
      short: "Six-millimetre lugs that spit mud out again.",
      text: `Lugs stand apart, so clay drops off by the third step. A stitched toe cap survives scree;
        drainage holes survive becks.`,
      specs: { Brand: "Kestrel", Material: "Ripstop", Sole: "Sticky rubber" },
      options: { Size: sizes },
      pictures: ["runner-green"],
    },
    {
      name: "Larch Pass Hiking Boot",
      price: "210.00",
      was: "240.00",
      seller: "northpine",
      category: "boots",
      weight_grams: 1300,
      short: "Full-grain leather, resoleable, broken in by lunchtime.",
      text: `One piece of leather with a single seam at the heel, which is one place to leak instead of
        five. We resole them for a third of the price.`,
      specs: { Brand: "North Pine", Material: "Leather", Sole: "Lugged rubber" },
      options: {
        Size: sizes,
        Colour: [
          { value: "Tan", picture: "boot-hiking" },
          { value: "Slate", picture: "boot-hiking-slate" },
        ],
      },
      pictures: ["boot-hiking", "boot-hiking-slate"],
    },
    {
      name: "Colette Riding Boot",
      price: "245.00",
      seller: "velvetrow",
      category: "boots",
      weight_grams: 1250,
      short: "Knee-high calfskin with an elastic gore nobody sees.",
      text: `Fits calves from 34 to 40 centimetres thanks to a hidden panel. A two-centimetre heel,
        because pavements exist.`,
      specs: { Brand: "Velvet Row", Material: "Leather", Sole: "Leather" },
      options: {
        Size: "36, 37, 38, 39, 40, 41",
        Colour: [
          { value: "Chestnut", picture: "boot-woman" },
          { value: "Black", picture: "boot-woman-black" },
        ],
      },
      pictures: ["boot-woman", "boot-woman-black"],
    },
    {
      name: "Bursar Derby",
      price: "180.00",
      seller: "halyard",
      category: "formal-shoes",
      weight_grams: 980,
      short: "Open-laced, storm-welted, dressy on Monday, fine on Saturday.",
      text: `Welted by hand in Northampton style and stitched so that any cobbler can take it apart. Comes
        with cedar trees, without which good leather sulks.`,
      specs: { Brand: "Halyard", Material: "Leather", Sole: "Leather" },
      options: {
        Size: "40, 41, 42, 43, 44, 45",
        Colour: [
          { value: "Cognac", picture: "shoe-oxford" },
          { value: "Black", picture: "shoe-oxford-black" },
        ],
      },
      pictures: ["shoe-oxford", "shoe-oxford-black"],
    },
    {
      name: "Belle Époque Pump",
      price: "139.00",
      seller: "velvetrow",
      category: "formal-shoes",
      was: "165.00",
      short: "Seven centimetres that feel like four.",
      text: `The heel sits further in than usual, under your weight and not behind it. Padded at the ball
        with real cork.`,
      specs: { Brand: "Velvet Row", Material: "Suede", Sole: "Leather" },
      options: {
        Size: "36, 37, 38, 39, 40, 41",
        Colour: [
          { value: "Scarlet", picture: "shoe-heel" },
          { value: "Iris", picture: "shoe-heel-blue" },
        ],
      },
      pictures: ["shoe-heel", "shoe-heel-blue"],
    },
    {
      name: "Papillon Ballet Flat",
      price: "94.00",
      seller: "velvetrow",
      category: "formal-shoes",
      weight_grams: 320,
      short: "Folds in half, unfolds without a crease.",
      text: `A split sole, borrowed from rehearsal rooms. Keep them in a bag at weddings and you will be
        the one still dancing.`,
      specs: { Brand: "Velvet Row", Material: "Leather", Sole: "Split leather" },
      options: { Size: "36, 37, 38, 39, 40, 41" },
      pictures: ["shoe-flat", "shoe-ballet"],
    },
    {
      name: "Terrazza Sandal",
      price: "86.00",
      seller: "velvetrow",
      category: "sandals",
      weight_grams: 420,
      stock: 0,
      short: "A block heel and one wide strap, for cobbles.",
      text: `The strap is lined with glove leather and needs no breaking in. The heel is stacked from
        leather off-cuts, which makes each edge a little landscape.`,
      specs: { Brand: "Velvet Row", Material: "Leather", Sole: "Leather" },
      pictures: ["sandal-woman"],
    },
    {
      name: "Low Tide Flip-Flops",
      price: "22.00",
      seller: "halyard",
      category: "sandals",
      weight_grams: 240,
      short: "Natural rubber; floats, bends and composts.",
      text: `Tapped in Kerala, pressed in one piece with a thong that cannot pull out. They squeak for the
        first day, we apologise.`,
      specs: { Brand: "Halyard", Material: "Rubber", Sole: "Rubber" },
      options: { Size: "36–37, 38–39, 40–41, 42–43" },
      pictures: ["sandal-thong"],
    },
  ],
);
