// Plants and flowers of Fernhill Nursery.

import { family } from "./family.ts";

export const plants = family(
  {
    seller: "fernhill",
    category: "houseplants",
    sku: "FH-PL",
    specs: { Grower: "Fernhill" },
    closing: ({ specs }) =>
      `Light: ${specs["Light"]!.toLowerCase()}. Water: ${specs["Water"]!.toLowerCase()}. Sent ` +
      "with a heat pack when nights fall below five degrees; if it sulks on arrival, write to us.",
  },
  [
    {
      name: "Rubber Fig in Terracotta",
      price: "34.00",
      weight_grams: 3200,
      is_featured: true,
      short: "Glossy, patient and hard to offend. About 50 cm.",
      text: `If you have killed plants before, have this one. Wipe the leaves on the first of the month
        and it will reach the ceiling in six years.`,
      specs: { Light: "Bright shade", Water: "Weekly" },
      options: {
        Pot: [
          { value: "Natural", picture: "plant-pot" },
          { value: "Blush", picture: "plant-pot-blush" },
        ],
      },
      pictures: ["plant-pot", "plant-pot-blush"],
    },
    {
      name: "Parlour Palm, Large",
      price: "59.00",
      was: "68.00",
      weight_grams: 7400,
      stock: 9,
      short: "A soft green fountain for a bright corner.",
      text: `Victorians kept these beside coal fires and gaslight, so central heating is no challenge.
        Several stems to a pot, 120 cm tall.`,
      specs: { Light: "Shade", Water: "When dry" },
      pictures: ["plant-palm"],
    },
    {
      name: "Saguaro Seed-Grown Cactus",
      price: "18.50",
      weight_grams: 900,
      short: "Twelve years old and the height of a pencil.",
      text: `Raised from seed in our glasshouse, never dug from the desert. It asks for sun and
        forgetfulness, and will grow its first arm when your grandchildren retire.`,
      specs: { Light: "Full sun", Water: "Monthly" },
      pictures: ["plant-cactus"],
    },
    {
      name: "Kitchen Herb Trio",
      price: "14.90",
      weight_grams: 1600,
      short: "Basil, parsley and mint that survive the supermarket curse.",
      text: `Shop basil is forty seedlings fighting over one pot. Ours are three, potted on, hardened off,
        and ready to be cut from for months.`,
      specs: { Light: "Full sun", Water: "Daily" },
      pictures: ["plant-herb", "plant-seedling"],
    },
    {
      name: "Starter Bonsai, Chinese Elm",
      price: "49.00",
      weight_grams: 2300,
      stock: 5,
      short: "Seven years of pruning, and the scissors to go on.",
      text: `Elms forgive beginners: leaves return within three weeks of any mistake. Comes wired once,
        with a drawing of where it wants to go.`,
      specs: { Light: "Bright shade", Water: "Daily" },
      pictures: ["plant-bonsai"],
    },
    {
      name: "Lucky Bamboo Arrangement",
      price: "27.00",
      weight_grams: 1400,
      short: "Straight canes in a low dish; a quiet housewarming.",
      text: `Strictly a dracaena, but the luck is real enough. Stands in water and pebbles, which you
        change when you change the calendar.`,
      specs: { Light: "Shade", Water: "Standing" },
      pictures: ["plant-bamboo"],
    },
    {
      name: "Potted Nordic Spruce",
      price: "32.00",
      weight_grams: 8000,
      category: "trees-and-shrubs",
      short: "A root-balled little tree for indoors in December, outdoors after.",
      text: `Ten days inside at most, then the balcony, then the ground. Two in three make it to a second
        Christmas, and the nursery takes back the third for mulch.`,
      specs: { Light: "Full sun", Water: "Weekly" },
      options: {
        Height: [{ value: "60 cm" }, { value: "90 cm", price: "46.00" }, { value: "120 cm", price: "64.00" }],
      },
      pictures: ["plant-pine"],
    },
    {
      name: "Vegetable Plug Plants, 24",
      price: "16.00",
      weight_grams: 1800,
      category: "seeds-and-bulbs",
      stock: 0,
      short: "Lettuce, chard, beetroot and leek, ready for the bed.",
      text: `Sown under glass in February so that you can skip the windowsill months. Sent at the right
        week for your region, with slug advice.`,
      specs: { Light: "Full sun", Water: "Daily" },
      pictures: ["plant-seedling"],
    },
    {
      name: "Giant Sunflower Seeds",
      price: "3.90",
      weight_grams: 30,
      category: "seeds-and-bulbs",
      tax_class: "zero",
      short: "Up to three metres, forty seeds, one competition.",
      text: `Sow two to a hole and be ruthless. Leave the heads standing in autumn; goldfinches will find
        them the same day.`,
      specs: { Light: "Full sun", Water: "Weekly" },
      pictures: ["flower-sunflower"],
      tiers: { 10: "3.20", 50: "2.60" },
    },
    {
      name: "Tulip Bulbs in Three Colours",
      price: "12.50",
      was: "15.00",
      weight_grams: 900,
      category: "seeds-and-bulbs",
      short: "Thirty bulbs: early, middle, late, so May lasts.",
      text: `Plant them deeper than the packet says, three times their height, and squirrels give up. Pink
        opens first, then yellow, then the dark ones.`,
      specs: { Light: "Full sun", Water: "Rain" },
      pictures: ["flower-tulip"],
    },
    {
      name: "Forced Hyacinths in Glass",
      price: "17.00",
      weight_grams: 700,
      category: "seeds-and-bulbs",
      short: "Three prepared bulbs with vases that show the roots.",
      text: `Chilled for ten weeks to believe in spring. Keep them in a dark cupboard until the shoot is
        as long as a thumb and then let them perfume a whole floor.`,
      specs: { Light: "Bright shade", Water: "Standing" },
      pictures: ["flower-hyacinth"],
    },
    {
      name: "Dwarf Pond Lotus",
      price: "29.00",
      weight_grams: 1900,
      category: "seeds-and-bulbs",
      short: "Flowers in a half barrel; no pond required.",
      text: `A tuber in clay, to be sunk ten centimetres deep in the warmest spot you have. The leaves
        shed water like mercury, worth the price alone.`,
      specs: { Light: "Full sun", Water: "Standing" },
      pictures: ["flower-lotus"],
    },
    {
      name: "Bee Meadow Seed Mix",
      price: "8.50",
      weight_grams: 120,
      category: "seeds-and-bulbs",
      tax_class: "zero",
      short: "Twenty-six native flowers for ten square metres.",
      text: `Needs poor soil and one cut a year, so it suits the lazy. The first summer is poppies; the
        third is everything else.`,
      specs: { Light: "Full sun", Water: "Rain" },
      pictures: ["flower-wild", "flower-hibiscus"],
    },
    {
      name: "Dozen Garden Roses, Cut",
      price: "42.00",
      weight_grams: 1300,
      category: "cut-flowers",
      stock: 20,
      short: "Old-fashioned, heavy-headed and properly scented.",
      text: `Cut at six in the morning when they hold most water. They open wide, they drop petals, and
        the smell reaches the stairs.`,
      specs: { Light: "Shade", Water: "Fresh every other day" },
      pictures: ["flower-rose"],
    },
    {
      name: "Letterbox Bouquet",
      price: "26.00",
      was: "29.00",
      weight_grams: 500,
      category: "cut-flowers",
      short: "Flat-packed stems that open in the vase.",
      text: `Sent in bud through the slot, so nobody has to be at home for a surprise. Add your words in
        the order note; Jo has beautiful handwriting.`,
      specs: { Light: "Shade", Water: "Fresh every other day" },
      pictures: ["flower-bouquet"],
    },
  ],
);
