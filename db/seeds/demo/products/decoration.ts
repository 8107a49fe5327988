// Mirrors, clocks and ornaments of Brightside.

import { family } from "./family.ts";

export const decoration = family(
  {
    seller: "brightside",
    category: "mirrors-and-frames",
    sku: "BRI-DE",
    specs: { Brand: "Brightside" },
    closing: ({ specs }) =>
      `Made of ${specs["Material"]!.toLowerCase()} and meant for ${specs["Room"]!.toLowerCase()}.`,
  },
  [
    {
      name: "Vanity Hand Mirror",
      price: "32.00",
      weight_grams: 420,
      short: "Bevelled glass with a weight that feels inherited.",
      text: `Stands on its handle, leans on a shelf, or travels in its cotton bag. The silvering is sealed
        at the edges so bathrooms do not spot it.`,
      specs: { Material: "Beech and glass", Room: "Bathrooms and hallways" },
      options: {
        Frame: [
          { value: "Straw", picture: "mirror-round" },
          { value: "Fern", picture: "mirror-gold" },
        ],
      },
      pictures: ["mirror-round", "mirror-gold"],
    },
    {
      name: "Gallery Frame with Landscape Print",
      price: "45.00",
      was: "54.00",
      weight_grams: 1300,
      short: "A hills-and-evening print, and a frame for whatever follows it.",
      text: `The print is by Teo Marsh, who walks with a folding stool. The back opens with two magnets,
        so exchanging the picture does not need a knife and patience.`,
      specs: { Material: "Oak and paper", Room: "Living rooms" },
      options: {
        Mood: [
          { value: "Evening", picture: "frame-art" },
          { value: "Sea", picture: "frame-blue" },
        ],
      },
      pictures: ["frame-art", "frame-blue"],
    },
    {
      name: "Tin Bell Alarm Clock",
      price: "28.00",
      weight_grams: 310,
      category: "clocks",
      days_ago: 15,
      short: "Two bells, one hammer and no snooze.",
      text: `Loud enough for a heavy sleeper and their neighbour. Silent between alarms: the movement
        sweeps instead of ticking.`,
      specs: { Material: "Steel", Room: "Bedrooms" },
      options: {
        Colour: [
          { value: "Red", picture: "clock-alarm" },
          { value: "Green", picture: "clock-alarm-mint" },
        ],
      },
      pictures: ["clock-alarm", "clock-alarm-mint"],
    },
    {
      name: "Grandmother’s Mantel Clock",
      price: "185.00",
      weight_grams: 3600,
      category: "clocks",
      stock: 1,
      short: "Walnut case, eight-day movement, hourly chime you can switch off.",
      text: `Wind it on Sundays. The chime is a single rod tuned to A, mellow enough to become something
        you only notice when it stops.`,
      specs: { Material: "Walnut", Room: "Living rooms" },
      pictures: ["clock-mantel"],
    },
    {
      name: "Half-Hour Sand Timer",
      price: "24.00",
      was: "30.00",
      weight_grams: 450,
      category: "clocks",
      short: "For homework, meditation, or one fair turn with the tablet.",
      text: `Calibrated to within twenty seconds, which is all that sand can promise. Turning it is a
        nicer way to begin than unlocking a phone.`,
      specs: { Material: "Glass and beech", Room: "Desks" },
      pictures: ["hourglass"],
    },
    {
      name: "Seaside Wind Chime",
      price: "21.00",
      weight_grams: 260,
      category: "ornaments",
      short: "Glass bell, paper sail, one clear note.",
      text: `A light wind swings the paper, the paper swings the clapper, and the bell says it once. Take
        it in during storms, for its sake and that of your street.`,
      specs: { Material: "Glass", Room: "Balconies" },
      pictures: ["windchime"],
    },
    {
      name: "Nesting Dolls, Family of Seven",
      price: "54.00",
      weight_grams: 620,
      category: "ornaments",
      short: "Turned from one lime log so that they breathe together.",
      text: `The smallest is made first and is the size of a bean. Painted in tempera with a brush of
        squirrel hair; each set has one doll with a joke on its back.`,
      specs: { Material: "Lime wood", Room: "Shelves and children" },
      pictures: ["nesting-dolls"],
    },
  ],
);
