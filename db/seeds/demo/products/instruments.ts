// Instruments of Octave & Sons.

import { family } from "./family.ts";

export const instruments = family(
  {
    seller: "octave",
    category: "guitars",
    sku: "OCT",
    cost_percent: 63,
    specs: { Brand: "Octave & Sons" },
    closing: ({ specs }) =>
      `${specs["Material"]}, for ${specs["Level"]!.toLowerCase()}. Set up and played for half an hour in ` +
      "Salzburg before it is packed; a second set-up within the year is free.",
  },
  [
    {
      name: "Rosalind Electric Guitar",
      price: "690.00",
      was: "790.00",
      is_featured: true,
      weight_grams: 3400,
      short: "Alder body, two single coils and a growling humbucker.",
      text: `The neck is carved a little asymmetrically, thicker under the thumb, and nobody notices until
        they play another.`,
      specs: { Material: "Alder and maple", Level: "Stage players" },
      options: {
        Colour: [
          { value: "Cherry", picture: "guitar-red" },
          { value: "Ocean", picture: "guitar-blue" },
          { value: "Meadow", picture: "guitar-green" },
        ],
      },
      pictures: ["guitar-red", "guitar-blue", "guitar-green"],
    },
    {
      name: "Porchlight Open-Back Banjo",
      price: "420.00",
      weight_grams: 2600,
      stock: 3,
      short: "Five strings, a goatskin head, a mellow pluck.",
      text: `Open backs are quieter and rounder, which marriages prefer. Planetary tuners, so it stays
        where you put it.`,
      specs: { Material: "Maple", Level: "All players" },
      pictures: ["banjo"],
    },
    {
      name: "Apprentice Violin Outfit",
      price: "340.00",
      weight_grams: 1900,
      category: "bowed-strings",
      short: "Carved spruce top, bow, rosin, case; properly set up.",
      text: `Cheap violins fail on bridge and pegs, so those are what we redo. Rent-to-own terms on
        request.`,
      specs: { Material: "Spruce and maple", Level: "Beginners" },
      options: { Size: "1/4, 1/2, 3/4, 4/4" },
      pictures: ["violin"],
    },
    {
      name: "Stagekeys 61 Keyboard",
      price: "380.00",
      was: "440.00",
      weight_grams: 5200,
      category: "keys",
      short: "Semi-weighted, eleven good sounds instead of 900.",
      text: `A piano, two electric pianos, organs, strings. Each has one knob and needs no manual.`,
      specs: { Material: "Aluminium", Level: "Gigging players" },
      pictures: ["keys"],
    },
    {
      name: "Danube Piano Accordion, 72 Bass",
      price: "1250.00",
      weight_grams: 7900,
      category: "keys",
      stock: 1,
      short: "Italian reeds, musette tuning, leather bellows.",
      text: `Waxed by hand reed by reed. Breathes evenly, which you will feel in your left arm after an
        hour of waltzes.`,
      specs: { Material: "Celluloid and spruce", Level: "Advanced players" },
      pictures: ["accordion"],
    },
    {
      name: "Postmaster Trumpet in B flat",
      price: "560.00",
      weight_grams: 1100,
      category: "wind",
      short: "Yellow brass, monel valves, focused and loud.",
      text: `The leadpipe was copied from a worn 1950s horn that everyone in the shop borrowed too often.`,
      specs: { Material: "Brass", Level: "Improvers" },
      pictures: ["trumpet"],
    },
    {
      name: "Nightcap Alto Saxophone",
      price: "980.00",
      was: "1090.00",
      weight_grams: 2500,
      category: "wind",
      stock: 4,
      short: "Dark lacquer, dark tone, even down to low B flat.",
      text: `Pads are set by flashlight, one after another, until no light leaks. Case with straps that
        will not hurt you.`,
      specs: { Material: "Brass", Level: "Improvers" },
      pictures: ["saxophone"],
    },
    {
      name: "Pearwood Alto Recorder",
      price: "128.00",
      weight_grams: 190,
      category: "wind",
      short: "Baroque fingering, soft attack, oiled bore.",
      text: `Nothing like the one from school. Play it for ten minutes a day in the first month; wood
        needs introductions.`,
      specs: { Material: "Pear", Level: "All players" },
      pictures: ["flute"],
    },
    {
      name: "Mail Coach Horn",
      price: "145.00",
      weight_grams: 620,
      category: "wind",
      short: "One coil, five notes, great authority.",
      text: `For hunts, weddings, and calling people in from the garden. The mouthpiece fits a standard
        trumpet shank.`,
      specs: { Material: "Brass", Level: "Anyone brave" },
      pictures: ["horn"],
    },
    {
      name: "Parade Snare, 14 inch",
      price: "210.00",
      weight_grams: 4100,
      category: "percussion",
      short: "Birch shell, twenty-strand wires, crisp outdoors.",
      text: `Ten lugs hold pitch in sun and drizzle. Sling hooks are riveted and not screwed, as marchers
        demand.`,
      specs: { Material: "Birch", Level: "Bands" },
      pictures: ["drum"],
    },
    {
      name: "Rope-Tuned Long Drum",
      price: "265.00",
      weight_grams: 5600,
      category: "percussion",
      short: "A hollowed trunk, goatskin and a voice like a door.",
      text: `Carved near Kumasi from tweneboa wood, tuned with rope that we show you how to tighten.`,
      specs: { Material: "Tweneboa", Level: "All players" },
      pictures: ["drum-long"],
    },
    {
      name: "Gourd Maracas, Pair",
      price: "29.00",
      weight_grams: 260,
      category: "percussion",
      was: "35.00",
      short: "One high, one low; seeds inside, paint outside.",
      text: `Grown, dried, emptied, filled. They should not sound the same, and once you hear why you will
        not go back.`,
      specs: { Material: "Gourd", Level: "Anyone" },
      pictures: ["maracas"],
      tiers: { 10: "25.00" },
    },
  ],
);
