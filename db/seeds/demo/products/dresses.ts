// Dresses, blouses and swimwear of Velvet Row.

import { family } from "./family.ts";
import { fit } from "./fit.ts";

const sizes = "XS, S, M, L, XL";

export const velvet = family(
  {
    seller: "velvetrow",
    category: "day-dresses",
    sku: "VEL-CL",
    weight_grams: 380,
    cost_percent: 46,
    specs: { Brand: "Velvet Row" },
    closing: fit,
  },
  [
    {
      name: "Marguerite Midi Dress",
      price: "128.00",
      is_featured: true,
      was: "160.00",
      days_ago: 26,
      short: "Swing skirt, square neck, pockets deep enough for a phone.",
      text: `We cut the skirt on a three-quarter circle since a full one catches the wind. The bodice is
        lined in cotton, so nothing clings in August.`,
      specs: { Fabric: "Cotton", Fit: "Waisted" },
      options: {
        Size: sizes,
        Colour: [
          { value: "Cornflower", picture: "dress-blue" },
          { value: "Basil", picture: "dress-green" },
        ],
      },
      pictures: ["dress-blue", "dress-green"],
    },
    {
      name: "Carmen Dance Dress",
      price: "142.00",
      stock: 12,
      short: "Red viscose with a weighted hem that turns when you do.",
      text: `A fine chain in the hem makes it swing back. Tested at a tango evening in a church hall, to
        the surprise of the church.`,
      specs: { Fabric: "Technical", Fit: "Waisted" },
      options: { Size: "XS, S, M, L" },
      pictures: ["dress-red"],
    },
    {
      name: "Mirabelle Velvet Gown",
      price: "260.00",
      category: "evening-wear",
      weight_grams: 720,
      short: "Silk velvet the colour of plums, bias cut, bare back.",
      text: `Velvet cut on the bias moves like water and is a misery to sew; three people in our atelier
        can do it. The back is held by a single covered button.`,
      specs: { Fabric: "Silk", Fit: "Fluid" },
      options: { Size: "XS, S, M, L" },
      pictures: ["dress-plum"],
    },
    {
      name: "Handloom Wedding Sari",
      price: "310.00",
      category: "evening-wear",
      weight_grams: 640,
      stock: 3,
      short: "Six metres of saffron silk with a zari border.",
      text: `Woven by the Kandasamy family in eleven days on a pit loom. Comes with an unstitched blouse
        piece and a film on three ways to drape it.`,
      specs: { Fabric: "Silk", Fit: "One size" },
      pictures: ["sari"],
    },
    {
      name: "Summer Yukata",
      price: "118.00",
      category: "evening-wear",
      weight_grams: 560,
      was: "135.00",
      short: "Stencil-dyed cotton with a half-width obi.",
      text: `Dyed through the cloth so both sides wear the pattern. For fireworks, hot evenings and very
        elegant breakfasts.`,
      specs: { Fabric: "Cotton", Fit: "One size" },
      options: { Length: "150 cm, 160 cm, 170 cm" },
      pictures: ["kimono"],
    },
    {
      name: "Odette Bow Blouse",
      price: "88.00",
      category: "blouses",
      weight_grams: 190,
      short: "Sandwashed silk, mother-of-pearl, a bow you can leave undone.",
      text: `Sandwashing takes the shine and leaves the softness. The bow is cut in one with the collar
        and never slides round to the back.`,
      specs: { Fabric: "Silk", Fit: "Loose" },
      options: {
        Size: sizes,
        Colour: [
          { value: "Blush", picture: "blouse-rose" },
          { value: "Basil", picture: "blouse-blue" },
        ],
      },
      pictures: ["blouse-rose", "blouse-blue"],
    },
    {
      name: "Lido One-Piece",
      price: "79.00",
      category: "swimwear",
      weight_grams: 180,
      short: "Supportive, square-backed, made for lengths.",
      text: `Double-layered front without padding, straps that cross where shoulder blades do not.
        Chlorine-proof for two hundred hours.`,
      specs: { Fabric: "Technical", Fit: "Snug" },
      options: { Size: "36, 38, 40, 42, 44" },
      pictures: ["swim-one"],
    },
    {
      name: "Riviera Bikini",
      price: "68.00",
      category: "swimwear",
      weight_grams: 120,
      was: "84.00",
      short: "High waist, tie front, sizes sold apart.",
      text: `Top and bottom can be different sizes: say so in the note and we swap before packing. Lined,
        so pale colours stay discreet.`,
      specs: { Fabric: "Technical", Fit: "Snug" },
      options: { Size: "XS, S, M, L" },
      pictures: ["swim-bikini"],
    },
  ],
);
