// Things for the garden, of Fernhill Nursery.

import { family } from "./family.ts";

export const outside = family(
  { seller: "fernhill", category: "garden-living", sku: "FH-GA", specs: { Grower: "Fernhill" } },
  [
    {
      name: "Woven Nest Box",
      price: "22.00",
      weight_grams: 340,
      short: "For wrens, robins and late starters.",
      text: `Hang it before the leaves come, out of the noon sun and above any cat's ambition.

        Birds do not read labels: if no one moves in by May, turn the entrance to the east.`,
      specs: { Material: "Seagrass" },
      pictures: ["garden-nest"],
    },
    {
      name: "Thornproof Gardening Gloves",
      price: "24.00",
      weight_grams: 160,
      short: "Goatskin palms, long cuffs and fingertips that can find a weed.",
      text: `Goatskin carries its own lanolin and stays soft after rain.

        The cuff reaches the elbow, because roses and brambles do.`,
      specs: { Material: "Goatskin" },
      options: { Size: "S, M, L" },
      pictures: ["garden-gloves"],
    },
    {
      name: "Lawn Parasol",
      price: "76.00",
      was: "95.00",
      weight_grams: 5200,
      stock: 13,
      short: "Two metres of shade with a tilt, on an ash pole.",
      text: `Canvas with a UV factor of 50 that can be unscrewed and washed.

        In gusts it bows instead of flying; close it above force five all the same.`,
      specs: { Material: "Cotton canvas" },
      pictures: ["garden-bench", "beach-umbrella"],
    },
    {
      name: "Reed-Roofed Garden Hut",
      price: "1450.00",
      weight_grams: 180000,
      stock: 1,
      status: "draft",
      short: "A small round room for tools, tea or teenagers.",
      text: `Delivered in seven panels that two people bolt together in a day; the thatcher comes
        afterwards.

        Eight square metres, so most places need no permit.`,
      specs: { Material: "Larch and reed" },
      pictures: ["garden-hut"],
    },
    {
      name: "Solar Courtyard Fountain",
      price: "148.00",
      weight_grams: 9800,
      short: "Runs off daylight; murmurs rather than splashes.",
      text: `The panel sits up to five metres away in the sun while the water stays in the shade.

        Frogs, sparrows and one neighbour have been seen at ours.`,
      specs: { Material: "Cast stone" },
      pictures: ["garden-fountain"],
    },
  ],
);
