// Hats, glasses, jewellery and umbrellas of Halyard and Velvet Row.

import { family } from "./family.ts";

export const extras = family(
  { seller: "halyard", category: "hats", sku: "HAL-AC", cost_percent: 45, weight_grams: 140 },
  [
    {
      name: "Regatta Cap",
      price: "28.00",
      short: "Six panels, brass buckle, brim you can curve.",
      text: `Brushed cotton that fades at the seams first, as it should.

        The band inside is terry, for those who row.`,
      specs: { Brand: "Halyard", Material: "Cotton" },
      options: {
        Colour: [
          { value: "Blue", picture: "cap-blue" },
          { value: "Olive", picture: "cap-green" },
        ],
      },
      pictures: ["cap-blue", "cap-green"],
      tiers: { 25: "23.00", 100: "18.00" },
    },
    {
      name: "Verandah Sun Hat",
      price: "54.00",
      was: "65.00",
      seller: "velvetrow",
      short: "Hand-plaited raffia, eleven-centimetre brim, rolls up.",
      text: `Plaited by a cooperative near Antsirabe; a hat takes five days.

        Roll it for the suitcase, mist it on arrival, and it returns to shape.`,
      specs: { Brand: "Velvet Row", Material: "Raffia" },
      pictures: ["hat-sun"],
    },
    {
      name: "Conjurer’s Top Hat",
      price: "120.00",
      stock: 4,
      short: "Wool felt, silk band, no guarantee as to rabbits.",
      text: `Blocked on a form from 1908, with a crown a little lower than Victorian, so car roofs need
        not be feared.

        Measure above the ears.`,
      specs: { Brand: "Halyard", Material: "Wool felt" },
      options: { Size: "56 cm, 58 cm, 60 cm" },
      pictures: ["hat-top"],
    },
    {
      name: "Librarian Reading Glasses",
      price: "42.00",
      category: "eyewear",
      weight_grams: 24,
      short: "Acetate frames, real hinges, five strengths.",
      text: `Cut from cotton-based acetate and polished in drums of birch chips.

        Screws are standard; lenses can be replaced by any optician.`,
      specs: { Brand: "Halyard", Material: "Acetate" },
      options: { Strength: "+1.0, +1.5, +2.0, +2.5, +3.0" },
      pictures: ["glasses-read"],
    },
    {
      name: "Promenade Sunglasses",
      price: "89.00",
      was: "110.00",
      category: "eyewear",
      weight_grams: 28,
      short: "Category 3, polarised, heavy hinges.",
      text: `Polarised for water and wet roads; you will see the fish and the brake lights.

        A hard case with a soft inside is included.`,
      specs: { Brand: "Halyard", Material: "Acetate" },
      pictures: ["sunglasses-dark", "sunglasses-rose"],
    },
    {
      name: "Solitaire Promise Ring",
      price: "480.00",
      seller: "velvetrow",
      category: "jewellery",
      weight_grams: 4,
      short: "A lab-grown half carat in recycled gold.",
      text: `Set low, with six claws, so it does not catch on gloves.

        Resized once for free, because guesses at a partner's finger are guesses.`,
      specs: { Brand: "Velvet Row", Material: "Gold" },
      options: {
        Stone: [
          { value: "Diamond", picture: "ring-gem" },
          { value: "Emerald", picture: "ring-emerald", price: "440.00" },
        ],
        Size: "50, 52, 54, 56",
      },
      pictures: ["ring-gem", "ring-emerald"],
    },
    {
      name: "Loose Blue Topaz, 3 ct",
      price: "140.00",
      seller: "velvetrow",
      category: "jewellery",
      weight_grams: 1,
      stock: 3,
      short: "Brilliant cut, eye-clean, for a setting of your own.",
      text: `From a small mine in Minas Gerais, cut in Idar-Oberstein.

        Comes with a report and in a box that opens like a theatre.`,
      specs: { Brand: "Velvet Row", Material: "Topaz" },
      pictures: ["gem-blue", "gem-rose"],
    },
    {
      name: "Sandalwood Bead Strand",
      price: "36.00",
      seller: "velvetrow",
      category: "jewellery",
      weight_grams: 40,
      short: "A hundred and eight turned beads on silk.",
      text: `The scent lasts for years and wakes up with warm skin.

        Worn twice around the neck or four times around the wrist.`,
      specs: { Brand: "Velvet Row", Material: "Sandalwood" },
      pictures: ["beads"],
    },
    {
      name: "Blue Eye Charm",
      price: "19.00",
      was: "24.00",
      seller: "velvetrow",
      category: "jewellery",
      weight_grams: 15,
      short: "Lampworked glass that looks back.",
      text: `Made in four layers over a flame near Izmir; bubbles are proof of breath.

        Hang it by the door or on a bag.`,
      specs: { Brand: "Velvet Row", Material: "Glass" },
      pictures: ["amulet"],
    },
    {
      name: "Meridian Field Watch",
      price: "165.00",
      category: "watches",
      weight_grams: 62,
      is_featured: true,
      short: "Hand-wound, 36 mm, numerals you can read at night.",
      text: `Forty turns each morning become a habit faster than expected.

        The case is brushed steel, and the strap changes without a tool.`,
      specs: { Brand: "Halyard", Material: "Steel" },
      options: {
        Strap: [
          { value: "Teal", picture: "watch-classic" },
          { value: "Rose", picture: "watch-rose" },
        ],
      },
      pictures: ["watch-classic", "watch-rose"],
    },
    {
      name: "Drizzle Umbrella",
      price: "58.00",
      category: "umbrellas",
      weight_grams: 520,
      short: "Eight fibreglass ribs, a chestnut crook, dry shoulders.",
      text: `Turns inside out at 80 km/h and back again without harm; we have a film of the man on the
        bridge.

        Ribs are screwed, not riveted, so they can be replaced.`,
      specs: { Brand: "Halyard", Material: "Polyester" },
      options: {
        Shape: [
          { value: "Open crook", picture: "umbrella" },
          { value: "City slim", picture: "umbrella-closed" },
        ],
      },
      pictures: ["umbrella", "umbrella-closed"],
    },
    {
      name: "Painted Silk Fan",
      price: "33.00",
      seller: "velvetrow",
      category: "umbrellas",
      weight_grams: 60,
      short: "Bamboo ribs, plum blossoms, and moving air.",
      text: `The slip case fits a pocket and the snap can be heard across a theatre.

        Painted before folding, so blossoms cross the pleats.`,
      specs: { Brand: "Velvet Row", Material: "Silk" },
      pictures: ["fan"],
    },
  ],
);
