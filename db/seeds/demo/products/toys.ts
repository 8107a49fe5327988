// Toys, games and parties: Tinkerloft.

import { family } from "./family.ts";

export const toys = family(
  {
    seller: "tinkerloft",
    category: "soft-toys",
    sku: "TIN",
    specs: { Brand: "Tinkerloft" },
    closing: ({ specs }) =>
      `For ages ${specs["Age"]}. Tested to EN 71 in Rotterdam, and by a playgroup in Delft that is ` +
      `considerably stricter. ${specs["Material"]}, without batteries unless we say so.`,
  },
  [
    {
      name: "Barnaby the Bear",
      price: "32.00",
      is_featured: true,
      weight_grams: 380,
      short: "Mohair, jointed, and a very good listener.",
      text: `Arms and legs turn on wooden discs so he can sit, wave and be dragged. Stuffed with wool, so
        he is warm a minute after being hugged.`,
      specs: { Age: "0 and up", Material: "Mohair and wool" },
      options: {
        Colour: [
          { value: "Honey", picture: "teddy" },
          { value: "Slate", picture: "teddy-grey" },
        ],
      },
      pictures: ["teddy", "teddy-grey"],
    },
    {
      name: "Leopold Lion Hand Puppet",
      price: "24.00",
      was: "28.00",
      weight_grams: 150,
      short: "A roar for the left hand.",
      text: `The mouth opens wide enough to swallow a bedtime. Sized for a parent's hand, with a loop for
        children who insist.`,
      specs: { Age: "2 and up", Material: "Cotton plush" },
      pictures: ["animal-lion"],
    },
    {
      name: "Ellie the Patchwork Elephant",
      price: "29.00",
      weight_grams: 300,
      short: "Sewn from shirt off-cuts; no two alike.",
      text: `Our seamstress Fenna gets boxes of remnants from a shirt maker and chooses the ear lining
        last. Her ears crinkle.`,
      specs: { Age: "0 and up", Material: "Cotton" },
      pictures: ["animal-elephant"],
    },
    {
      name: "Stardust Unicorn Cushion",
      price: "36.00",
      weight_grams: 520,
      stock: 3,
      short: "Half pillow, half accomplice, one golden horn.",
      text: `The secret pocket behind the mane fits a tooth, a note or half a biscuit. The cover can be
        washed; the horn is sponged.`,
      specs: { Age: "3 and up", Material: "Velour" },
      pictures: ["animal-unicorn"],
    },
    {
      name: "Penguin Parade Bath Set",
      price: "18.00",
      weight_grams: 210,
      short: "Three that float upright and squirt straight.",
      text: `They open at the waist so that the inside dries, since closed bath toys are little aquariums.
        Natural rubber.`,
      specs: { Age: "1 and up", Material: "Natural rubber" },
      pictures: ["animal-penguin"],
    },
    {
      name: "Otto the Eight-Arm Rattle",
      price: "16.50",
      weight_grams: 90,
      was: "19.50",
      short: "Each arm has another texture and two of them a bell.",
      text: `Crocheted so that the smallest hands find a hold. It fits a washing bag and has been thrown
        from many prams.`,
      specs: { Age: "0 and up", Material: "Organic cotton" },
      pictures: ["animal-octopus"],
    },
    {
      name: "Hatching Chicks Trio",
      price: "14.00",
      weight_grams: 120,
      short: "Felt chicks that tuck back into their eggs.",
      text: `For Easter, for farm games, for teaching patience. Eggs close with a hidden magnet sewn well
        inside.`,
      specs: { Age: "3 and up", Material: "Wool felt" },
      pictures: ["chick"],
    },
    {
      name: "Canal House Puzzle, 500 Pieces",
      price: "22.00",
      weight_grams: 560,
      category: "puzzles",
      short: "A street at dusk with sixty lit windows.",
      text: `Every window has its own scene, so there is no boring sky. Thick board, linen finish, and a
        spare piece if you write to us about the dog.`,
      specs: { Age: "8 and up", Material: "Recycled board" },
      pictures: ["puzzle-green"],
    },
    {
      name: "First Shapes Wooden Puzzle",
      price: "17.00",
      weight_grams: 420,
      category: "puzzles",
      short: "Nine chunky pieces that also stand up.",
      text: `Four centimetres thick: a puzzle now, a zoo later. Edges are rounded twice and the paint is
        water based.`,
      specs: { Age: "1 and up", Material: "Lime wood" },
      pictures: ["puzzle-red"],
    },
    {
      name: "Golden Moment Yo-Yo",
      price: "12.50",
      weight_grams: 65,
      category: "outdoor-play",
      short: "Turned maple on a ball bearing; sleeps for a minute.",
      text: `Starts responsive for learning and, after you swap the washer, stops coming back on its own.
        Ten tricks on the inside of the box.`,
      specs: { Age: "6 and up", Material: "Maple" },
      pictures: ["yo-yo"],
    },
    {
      name: "Casino Dice, Set of Five",
      price: "9.90",
      weight_grams: 60,
      category: "board-games",
      short: "Balanced to two hundredths of a millimetre.",
      text: `Pips are drilled and filled with resin of the same weight, so luck is nobody's excuse. Comes
        with the rules of six games.`,
      specs: { Age: "6 and up", Material: "Resin" },
      pictures: ["dice"],
      tiers: { 10: "8.40", 50: "6.90" },
    },
    {
      name: "Travelling Chess Set",
      price: "64.00",
      was: "78.00",
      weight_grams: 1100,
      category: "board-games",
      short: "Weighted pieces, folding walnut board, two spare queens.",
      text: `The king stands 76 mm: large enough to play in earnest, small enough for a tray table. Felt
        holds pieces in place while trains brake.`,
      specs: { Age: "6 and up", Material: "Boxwood" },
      pictures: ["chess"],
    },
    {
      name: "Night Owl Playing Cards",
      price: "11.00",
      weight_grams: 100,
      category: "board-games",
      short: "Linen finish, large indices, jokers with character.",
      text: `Court cards were drawn by Pim van Dael over one winter; the owls hold torches. They riffle
        well, even after a beer accident.`,
      specs: { Age: "6 and up", Material: "Linen card" },
      pictures: ["cards"],
    },
    {
      name: "Bamboo-Back Mahjong Set",
      price: "120.00",
      weight_grams: 3100,
      category: "board-games",
      stock: 5,
      short: "144 tiles that click like rain.",
      text: `Two-tone tiles dovetailed with bamboo, with Western numerals in one corner. Four racks, three
        dice and a guide that stops arguments.`,
      specs: { Age: "10 and up", Material: "Bamboo and resin" },
      pictures: ["mahjong"],
    },
    {
      name: "Fortune Teller’s Orb",
      price: "34.00",
      weight_grams: 980,
      category: "make-believe",
      short: "Solid glass, a stand, twelve mysterious answers.",
      text: `Answers lie underneath on a turning disc: ask, spin, lift. Keep it away from windows; it is
        also an excellent burning glass.`,
      specs: { Age: "8 and up", Material: "Glass" },
      pictures: ["crystal-ball"],
    },
    {
      name: "Hundred Tricks Magic Case",
      price: "48.00",
      weight_grams: 1300,
      category: "make-believe",
      was: "58.00",
      short: "Wand, cups, silks, and a book that swears you to secrecy.",
      text: `Ordered by difficulty, so the first trick works in five minutes and the last takes a summer.
        The rabbit is made of sponge.`,
      specs: { Age: "7 and up", Material: "Wood and cloth" },
      pictures: ["magic-set"],
    },
    {
      name: "Build-a-Bot Kit",
      price: "79.00",
      weight_grams: 1400,
      category: "science-kits",
      is_featured: true,
      short: "Sixty parts, two motors, one very proud child.",
      text: `No soldering and no screen: wires clip, gears mesh, and the eyes blink if everything is
        right. Needs two AA cells, included.`,
      specs: { Age: "8 and up", Material: "Recycled ABS" },
      pictures: ["robot-toy"],
    },
    {
      name: "Moonshot Water Rocket",
      price: "39.00",
      weight_grams: 620,
      category: "science-kits",
      short: "A bicycle pump, a bottle, forty metres of sky.",
      text: `Fins from flexible foam survive landings. The booklet explains why half a litre flies
        highest, and who should stand where.`,
      specs: { Age: "8 and up", Material: "PET and foam" },
      pictures: ["rocket-toy"],
    },
  ],
);
