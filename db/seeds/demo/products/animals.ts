// Food and comfort for animals of Waggle & Paw.

import { family } from "./family.ts";

export const animals = family(
  {
    seller: "waggle",
    category: "dogs",
    sku: "WAG",
    specs: { Brand: "Waggle & Paw" },
    closing: ({ specs }) =>
      `For ${specs["Animal"]!.toLowerCase()}. Tested by the office animals, who are paid in kind and ` +
      `${specs["Animal"] === "Cats" ? "ignore what displeases them" : "have never lied to us"}.`,
  },
  [
    {
      name: "Slow-Roasted Marrow Bones",
      price: "15.90",
      weight_grams: 1100,
      short: "Three knuckles, roasted for twelve hours.",
      text: `Long, low heat keeps them from splintering. From grass-fed cattle in Gippsland, with nothing
        painted on.`,
      specs: { Animal: "Dogs", Material: "Beef" },
      pictures: ["pet-bone"],
      tiers: { 6: "14.20" },
    },
    {
      name: "Good Dog Training Bites",
      price: "9.90",
      was: "11.90",
      weight_grams: 220,
      short: "Pea-sized, smelly, low in fat: 400 rewards.",
      text: `Small enough to be swallowed before the next squirrel. Kangaroo and sweet potato, air-dried
        until they stop staining pockets.`,
      specs: { Animal: "Dogs", Material: "Kangaroo" },
      pictures: ["pet-dog"],
    },
    {
      name: "Tracker Walking Harness",
      price: "46.00",
      weight_grams: 340,
      is_featured: true,
      short: "Pulls from the chest, so your shoulder gets a holiday.",
      text: `A front ring turns a pulling dog around gently. Reflective piping, a handle for kerbs, and a
        pocket for the bag you hope to forget.`,
      specs: { Animal: "Dogs", Material: "Nylon" },
      options: { Size: "XS, S, M, L, XL" },
      pictures: ["pet-dog-walk", "pet-paw"],
    },
    {
      name: "Curly Coat Grooming Set",
      price: "38.00",
      weight_grams: 620,
      short: "Slicker, comb and oat shampoo for poodles and their cousins.",
      text: `Curls mat from the skin outward, so the pins are long and the tips are rounded. Rinse twice;
        the third time is for you.`,
      specs: { Animal: "Dogs", Material: "Steel and oat" },
      pictures: ["pet-poodle"],
    },
    {
      name: "Lamb and Pumpkin Wet Food, 12 Tins",
      price: "34.80",
      was: "39.00",
      weight_grams: 5200,
      short: "Complete dinners you could, in theory, eat.",
      text: `Muscle meat first, offal second, pumpkin for the stomach. One tin feeds ten kilos of dog,
        according to us and not to the dog.`,
      specs: { Animal: "Dogs", Material: "Lamb" },
      options: { Recipe: "Lamb, Turkey, Fish" },
      pictures: ["pet-food"],
      tiers: { 4: "32.50", 12: "29.90" },
    },
    {
      name: "Feather and Wool Chaser",
      price: "13.50",
      weight_grams: 80,
      category: "cats",
      short: "A felt ball on a wand that refuses to be predictable.",
      text: `The spring in the middle makes it dart. Let them catch it in the end, as hunters without a
        catch become redecorators.`,
      specs: { Animal: "Cats", Material: "Wool" },
      pictures: ["pet-cat"],
    },
    {
      name: "Midnight Salmon Crunch",
      price: "18.40",
      weight_grams: 1500,
      category: "cats",
      stock: 41,
      short: "Grain-free kibble for indoor cats with opinions.",
      text: `Taurine, salmon and a shape they can grip with side teeth. Mix it in over a week, or risk
        being stared at.`,
      specs: { Animal: "Cats", Material: "Salmon" },
      pictures: ["pet-cat-black", "pet-food-cat"],
    },
    {
      name: "Catnip Mice, Pair",
      price: "8.90",
      weight_grams: 50,
      category: "cats",
      was: "10.90",
      short: "Refillable, hemp-skinned, soon headless.",
      text: `Tasmanian catnip loses strength after a month, so there is a pouch for more. One in two cats
        could not care less; the other half will sing.`,
      specs: { Animal: "Cats", Material: "Hemp" },
      pictures: ["pet-cat-face"],
    },
    {
      name: "Tuna Mousse Pouches, 24",
      price: "26.50",
      weight_grams: 2300,
      category: "cats",
      short: "Smooth enough for kittens and old gentlemen.",
      text: `Line-caught skipjack, blended with broth and nothing that ends in -ose. Tear, squeeze, step
        aside.`,
      specs: { Animal: "Cats", Material: "Tuna" },
      pictures: ["pet-food-cat"],
    },
    {
      name: "Reef Flake for Tropical Fish",
      price: "7.60",
      weight_grams: 90,
      category: "small-animals",
      short: "Floats first, sinks later, so everyone eats.",
      text: `Algae and krill for colour, garlic for appetite. Three pinches a day; cloudy water means
        four.`,
      specs: { Animal: "Fish", Material: "Krill" },
      pictures: ["pet-fish"],
    },
    {
      name: "Hamster Tunnel Kit",
      price: "24.50",
      weight_grams: 900,
      category: "small-animals",
      short: "Eleven cork tubes, endless floor plans.",
      text: `Cork can be gnawed, glued and given up on. Build it under the bedding for the night shift and
        rearrange when they look bored.`,
      specs: { Animal: "Hamsters", Material: "Cork" },
      pictures: ["pet-hamster"],
    },
    {
      name: "Timothy Hay, Second Cut",
      price: "16.20",
      weight_grams: 3000,
      category: "small-animals",
      short: "Three kilos, green, sweet and long in the stem.",
      text: `Second cut is leafier and softer, good for fussy rabbits; it should be four fifths of what
        they eat. Sun-dried and shaken free of dust.`,
      specs: { Animal: "Rabbits", Material: "Hay" },
      pictures: ["pet-rabbit"],
      tiers: { 3: "14.60", 10: "12.90" },
    },
    {
      name: "Parrot Foraging Wheel",
      price: "31.00",
      weight_grams: 560,
      category: "small-animals",
      stock: 3,
      short: "Six drawers, one nut; ten quiet minutes.",
      text: `Clever birds pluck when they are idle. This hides food behind sliding doors, and by the time
        they have solved it you can change the order.`,
      specs: { Animal: "Parrots", Material: "Beech" },
      pictures: ["pet-parrot"],
    },
  ],
);
