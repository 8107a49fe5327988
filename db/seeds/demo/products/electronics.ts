// Sound, pictures and computing: Fathom Audio & Electronics.

import { family } from "./family.ts";

export const electronics = family(
  {
    seller: "fathom",
    category: "headphones",
    sku: "FTH",
    cost_percent: 62,
    specs: { Brand: "Fathom" },
    closing: ({ specs }) =>
      `Connection: ${specs["Connection"]!.toLowerCase()}. Power: ${specs["Power"]!.toLowerCase()}. ` +
      "Three-year warranty; we sell the parts, and the screws are ordinary ones.",
  },
  [
    {
      name: "Drift One Headphones",
      price: "249.00",
      was: "299.00",
      is_featured: true,
      weight_grams: 254,
      days_ago: 11,
      short: "Noise cancelling that leaves no pressure; forty hours.",
      text: `We tuned the quiet for trains and open offices, not for aeroplanes alone. Ear pads clip off
        in a second, since they are what ages first.`,
      specs: { Connection: "Bluetooth 5.4", Power: "40 hours" },
      options: {
        Colour: [
          { value: "Silver", picture: "headphone-grey" },
          { value: "Pearl", picture: "headphone-mint" },
        ],
      },
      pictures: ["headphone-grey", "headphone-mint"],
    },
    {
      name: "Longplay Studio Headphones",
      price: "159.00",
      weight_grams: 290,
      short: "Closed, wired, honest to a fault.",
      text: `Flat from 18 Hz up, so you hear the mix and not us. The cable plugs in at either side, for
        left-handed desks.`,
      specs: { Connection: "3.5 mm cable", Power: "None needed" },
      pictures: ["headphone-navy"],
      tiers: { 5: "145.00" },
    },
    {
      name: "Hearth Table Radio",
      price: "139.00",
      was: "165.00",
      weight_grams: 2100,
      category: "radios",
      short: "DAB+, FM and one large knob.",
      text: `Four presets on real buttons, because the kitchen is no place for menus. The walnut is veneer
        and the grille is linen.`,
      specs: { Connection: "Bluetooth 5.2", Power: "Mains" },
      options: {
        Finish: [
          { value: "Walnut", picture: "radio-red" },
          { value: "Moss", picture: "radio-blue" },
        ],
      },
      pictures: ["radio-red", "radio-blue"],
    },
    {
      name: "Cardinal USB Microphone",
      price: "119.00",
      weight_grams: 720,
      category: "microphones",
      short: "A broadcast voice without an audio interface.",
      text: `Rejects the room behind it, so a duvet is no longer studio equipment. Gain is a knob; mute is
        a button you can feel.`,
      specs: { Connection: "USB-C", Power: "USB" },
      pictures: ["mic-studio"],
    },
    {
      name: "Roadhouse Vocal Microphone",
      price: "79.00",
      weight_grams: 310,
      category: "microphones",
      short: "Dynamic, dent-proof, loved by people who swing it.",
      text: `The capsule hangs in rubber so that handling stays private. Dropped from a stage eleven times
        for the data sheet.`,
      specs: { Connection: "XLR", Power: "None needed" },
      options: {
        Colour: [
          { value: "Steel", picture: "mic-stage" },
          { value: "Sea green", picture: "mic-mint" },
        ],
      },
      pictures: ["mic-stage", "mic-mint"],
    },
    {
      name: "Four-Knob Desk Mixer",
      price: "98.00",
      weight_grams: 890,
      category: "microphones",
      stock: 8,
      short: "Two inputs, two outputs, zero screens.",
      text: `Everything it does is printed on top. Preamps are quiet to minus 128 dBu, a number singers
        need not know to enjoy.`,
      specs: { Connection: "XLR and USB-C", Power: "USB" },
      pictures: ["mixer"],
    },
    {
      name: "Argus Compact Camera",
      price: "549.00",
      was: "629.00",
      weight_grams: 360,
      category: "cameras",
      stock: 6,
      short: "APS-C sensor, fixed 28 mm, fits a coat pocket.",
      text: `One lens means you walk instead of zooming and come home with better pictures. Aperture has a
        ring, exposure has a dial, and the menu has four pages.`,
      specs: { Connection: "Wi-Fi", Power: "420 shots" },
      pictures: ["camera-grey", "camera-brown"],
    },
    {
      name: "Partyline Instant Camera",
      price: "129.00",
      weight_grams: 480,
      category: "cameras",
      is_featured: true,
      short: "Flash, mirror for selfies, pictures in ninety seconds.",
      text: `Works in the dark corners where parties happen. A half press locks the focus, and a strap
        locks the camera to you.`,
      specs: { Connection: "None", Power: "2 AA cells" },
      pictures: ["camera-flash"],
    },
    {
      name: "Voyager Leather-Bound Rangefinder",
      price: "890.00",
      weight_grams: 620,
      category: "cameras",
      stock: 1,
      short: "Refurbished 1970s film camera in new leather.",
      text: `Each is taken apart, cleaned, timed and given fresh light seals by Mr Oduya, who used to do
        it for newspapers.`,
      specs: { Connection: "None", Power: "Mechanical" },
      pictures: ["camera-brown"],
    },
    {
      name: "Fieldcam 4K Camcorder",
      price: "679.00",
      weight_grams: 910,
      category: "video",
      was: "749.00",
      short: "Twenty-times zoom and two proper microphone inputs.",
      text: `For school plays, weddings and wildlife. It records to both cards at once, so one lost card
        is only a story.`,
      specs: { Connection: "HDMI", Power: "3 hours" },
      pictures: ["camera-video"],
    },
    {
      name: "Reel Life Super 8 Camera",
      price: "320.00",
      weight_grams: 1200,
      category: "video",
      stock: 2,
      short: "Restored, tested, with two cartridges to begin.",
      text: `Three minutes to a roll makes everyone choose their moments. Developing and scanning vouchers
        are in the case.`,
      specs: { Connection: "None", Power: "4 AA cells" },
      pictures: ["camera-movie"],
    },
    {
      name: "Backyard Cinema Projector",
      price: "399.00",
      was: "480.00",
      weight_grams: 2900,
      category: "video",
      short: "A two-metre picture from a bedsheet’s distance.",
      text: `Bright enough from dusk on, quiet enough for whispers. It corrects its own keystone while you
        argue about the film.`,
      specs: { Connection: "HDMI and Wi-Fi", Power: "Mains" },
      pictures: ["projector"],
    },
    {
      name: "Colour Negative Film, 3 Rolls",
      price: "36.00",
      weight_grams: 90,
      category: "cameras",
      short: "ISO 400, thirty-six frames, forgiving in shade.",
      text: `Respooled from cinema stock and finished for ordinary labs. Warm skin, cool shadows, visible
        grain.`,
      specs: { Connection: "None", Power: "Daylight" },
      pictures: ["film-frames"],
      tiers: { 5: "33.00" },
    },
  ],
);
