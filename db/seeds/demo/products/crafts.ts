// Yarn, sewing and painting of Loomwright.

import { family } from "./family.ts";

export const crafts = family(
  {
    seller: "loomwright",
    category: "yarn",
    sku: "LOO",
    cost_percent: 50,
    specs: { Brand: "Loomwright" },
    closing: ({ specs }) =>
      `${specs["Weight"]}; ${specs["Material"]!.toLowerCase()}. Dye lots are written on the band, ` +
      `and we keep ` +
      "one skein of each for people who run short.",
  },
  [
    {
      name: "Harbour Blue Aran",
      price: "11.80",
      weight_grams: 100,
      is_featured: true,
      short: "Springy wool with a drop of lanolin left in.",
      text: `Spun from sheep that graze on a tidal island. Stitches stay crisp, and the wool sheds drizzle
        as the sheep do.`,
      specs: { Material: "Wool", Weight: "Aran, 166 m" },
      pictures: ["yarn-blue"],
      tiers: { 10: "10.40" },
    },
    {
      name: "Peony Merino Trio",
      price: "33.00",
      was: "39.00",
      weight_grams: 300,
      short: "Three pinks from one dye pot, light to deep.",
      text: `The same bath three times, weaker each time. Enough for a shawl that fades from one shoulder
        to the other.`,
      specs: { Material: "Merino", Weight: "DK, 3 × 225 m" },
      pictures: ["yarn-rose"],
    },
    {
      name: "Lichen Sock Yarn Trio",
      price: "34.50",
      weight_grams: 300,
      stock: 2,
      short: "Greens from nettle, weld and a little indigo.",
      text: `With a quarter nylon, so heels last. Colours were matched to a dry-stone wall behind the dye
        shed.`,
      specs: { Material: "Wool and nylon", Weight: "Fingering, 3 × 400 m" },
      pictures: ["yarn-green"],
    },
    {
      name: "Copper Beech Chunky",
      price: "14.20",
      weight_grams: 150,
      short: "One ball, one evening, one hat.",
      text: `Barely twisted, so it is warm for its weight. The pattern for the hat is printed inside the
        band.`,
      specs: { Material: "Alpaca and wool", Weight: "Chunky, 100 m" },
      pictures: ["yarn-gold"],
    },
    {
      name: "Mercerised Thread, Three Spools",
      price: "9.60",
      weight_grams: 90,
      category: "sewing",
      short: "Strong, lint-free, in red, green and blue.",
      text: `Long-staple cotton singed over a flame so that nothing fuzzes the machine. A hundred metres
        each.`,
      specs: { Material: "Cotton", Weight: "50 weight" },
      pictures: ["thread"],
      tiers: { 12: "8.30" },
    },
    {
      name: "Gold-Eye Needle Book",
      price: "7.90",
      weight_grams: 30,
      category: "sewing",
      short: "Sixteen needles, from betweens to darners.",
      text: `Gilded eyes let thread slip through; felt pages keep out rust. Made in a town that has done
        nothing else for 300 years.`,
      specs: { Material: "Nickel steel", Weight: "Sizes 3–9" },
      pictures: ["needle", "safety-pin"],
    },
    {
      name: "Tailor’s Shears, 9 inch",
      price: "58.00",
      weight_grams: 310,
      category: "sewing",
      was: "68.00",
      short: "Forged, bent, and sharp to the very tip.",
      text: `Cuts eight layers of denim or a single one of silk. Write paper on them never, we beg you.`,
      specs: { Material: "Carbon steel", Weight: "310 g" },
      options: { Hand: "Right, Left" },
      pictures: ["scissors"],
    },
    {
      name: "Double-Faced Satin Ribbon, 25 m",
      price: "12.40",
      weight_grams: 160,
      category: "sewing",
      short: "Woven edges, same shine on both sides.",
      text: `Ties bows that hold. Cut ends at a slant and pass them by a candle.`,
      specs: { Material: "Polyester satin", Weight: "25 mm wide" },
      pictures: ["ribbon"],
      tiers: { 10: "10.20", 40: "8.70" },
    },
    {
      name: "Travel Watercolour Palette",
      price: "44.00",
      weight_grams: 240,
      category: "painting",
      is_featured: true,
      short: "Twelve honey-bound half pans in an enamel tin.",
      text: `Honey keeps them moist, so colour lifts at the first touch. The lid has five wells and a
        thumb ring.`,
      specs: { Material: "Pigment and gum arabic", Weight: "12 half pans" },
      pictures: ["palette"],
    },
    {
      name: "Mop and Rigger Brush Pair",
      price: "26.00",
      weight_grams: 40,
      category: "painting",
      short: "One for skies, one for masts.",
      text: `Synthetic hair that holds water like squirrel. Beech handles, dipped so that the paint will
        not chip in a jar.`,
      specs: { Material: "Synthetic hair", Weight: "Sizes 8 and 2" },
      pictures: ["paintbrush"],
    },
    {
      name: "Beeswax Crayons, Tin of Four",
      price: "11.00",
      weight_grams: 110,
      category: "painting",
      short: "Thick, fragrant, kind to tablecloths.",
      text: `Layers melt into each other when rubbed with a thumb. Food-safe pigments, since somebody will
        try.`,
      specs: { Material: "Beeswax", Weight: "4 crayons" },
      pictures: ["crayon"],
      tiers: { 20: "9.20" },
    },
  ],
);
