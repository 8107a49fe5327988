// Furniture of Brightside.

import { family } from "./family.ts";

export const furniture = family(
  {
    seller: "brightside",
    category: "chairs",
    sku: "BRI-FU",
    cost_percent: 60,
    specs: { Brand: "Brightside" },
    closing: ({ specs }) =>
      specs["Assembly"] === "None"
        ? "Arrives in one piece; two people carry it in and take the cardboard away."
        : `${specs["Assembly"]}, with the tool in the box and screws counted twice. ` +
          `Ten years on every joint.`,
  },
  [
    {
      name: "Alder Dining Chair",
      price: "129.00",
      weight_grams: 4800,
      is_featured: true,
      short: "Steam-bent back, woven seat, quiet on any floor.",
      text: `The back bends where yours does, so guests stay for the second bottle. Felt is let into the
        feet instead of being glued on.`,
      specs: { Material: "Ash", Assembly: "Ten minutes" },
      options: {
        Colour: [
          { value: "Oak", picture: "chair-oak" },
          { value: "Harbour blue", picture: "chair-blue" },
          { value: "Smoked", picture: "chair-dark" },
        ],
      },
      pictures: ["chair-oak", "chair-blue", "chair-dark"],
      tiers: { 4: "119.00", 12: "105.00" },
    },
    {
      name: "Platz Lounge Seat",
      price: "240.00",
      was: "290.00",
      weight_grams: 11500,
      stock: 6,
      short: "A low reading seat in bottle green wool.",
      text: `Deep enough to sit cross-legged. The cover unzips and survives a cold wash, which we know
        because of red wine and a deadline.`,
      specs: { Material: "Wool, birch", Assembly: "None" },
      pictures: ["seat-green"],
    },
    {
      name: "Corner House Sofa",
      price: "1190.00",
      was: "1390.00",
      weight_grams: 52000,
      category: "sofas",
      stock: 4,
      short: "A two-and-a-half seater that fits round the bend of a staircase.",
      text: `Arms unbolt, so it goes through a 68 cm door. Feathers on top of foam: soft for the film,
        firm enough to stand up from after it.`,
      specs: { Material: "Linen blend", Assembly: "Twenty minutes" },
      options: {
        Colour: [
          { value: "Ink blue", picture: "sofa-lamp" },
          { value: "Old rose", picture: "sofa-rose" },
          { value: "Fern", picture: "sofa-green" },
        ],
      },
      pictures: ["sofa-lamp", "sofa-rose", "sofa-green"],
    },
    {
      name: "Nook Bed with Drawers",
      price: "890.00",
      weight_grams: 68000,
      category: "beds",
      short: "A solid bed that hides four big drawers.",
      text: `Drawers run on wood waxed with soap, an old carpenter's trick that outlives metal runners.
        The headboard is at the height for a pillow and a book.`,
      specs: { Material: "Pine", Assembly: "One hour" },
      options: {
        Size: [{ value: "140 × 200" }, { value: "160 × 200", price: "940.00" }],
        Colour: [
          { value: "Mist", picture: "bed-blue" },
          { value: "Clay", picture: "bed-clay" },
        ],
      },
      pictures: ["bed-blue", "bed-clay"],
    },
    {
      name: "Attic Loft Ladder Shelf",
      price: "98.00",
      weight_grams: 7200,
      category: "shelves-and-doors",
      short: "Leans on the wall, carries towels, plants or a small library.",
      text: `Six rungs, five of them flat. A strap to the wall comes along and should be used where there
        are toddlers.`,
      specs: { Material: "Beech", Assembly: "Ten minutes" },
      pictures: ["ladder"],
    },
    {
      name: "Shaker Pantry Door",
      price: "310.00",
      weight_grams: 24000,
      category: "shelves-and-doors",
      stock: 8,
      short: "Framed, panelled, primed on both sides and cut to your width.",
      text: `Put the width in the order note, to the millimetre, and measure at the top and bottom because
        no wall is straight. Hinge side can be changed on site.`,
      specs: { Material: "Pine", Assembly: "One hour" },
      pictures: ["door-wood"],
    },
    {
      name: "Linen Café Blind",
      price: "36.00",
      was: "44.00",
      weight_grams: 380,
      category: "shelves-and-doors",
      short: "Covers the lower half; lets the sky in.",
      text: `Privacy from the street without giving up the morning. A slim brass rod and tabs; washable,
        and it looks best un-ironed.`,
      specs: { Material: "Linen", Assembly: "Ten minutes" },
      options: { Width: "60 cm, 80 cm, 100 cm" },
      pictures: ["window-blind"],
    },
  ],
);
