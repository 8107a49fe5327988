// Bread and pastry of Copper Kettle.

import type { Row } from "./family.ts";
import { family } from "./family.ts";

const keeping = ({ specs }: Row): string =>
  `Baked to order and sent the same afternoon. ${specs["Keeps"]} at room temperature; it freezes well.`;

const breads = family(
  {
    seller: "copperkettle",
    category: "bread",
    sku: "CK-BR",
    tax_class: "zero",
    cost_percent: 42,
    closing: keeping,
  },
  [
    {
      name: "Kettle Street Sourdough",
      price: "9.50",
      is_featured: true,
      weight_grams: 900,
      short: "A two-day loaf with a blistered crust and an open, slightly sour crumb.",
      text: `The starter is called Harold and is older than the shop. Flour from one mill forty miles
        away, water, salt and thirty-six hours; baked dark because pale crusts taste of nothing.`,
      specs: { Flour: "Wheat", Allergens: "Gluten", Keeps: "Four days" },
      options: { Cut: "Whole, Sliced" },
      pictures: ["bread-loaf", "dairy-butter"],
    },
    {
      name: "Pair of Country Baguettes",
      price: "7.20",
      weight_grams: 520,
      short: "Thin, crackling and best within the day. Two in a paper sleeve.",
      text: `A little rye in the dough keeps them from going stale by dinner. Sprinkle with water and give
        them four minutes in a hot oven and they will sing to you as they cool.`,
      specs: { Flour: "Wheat, rye", Allergens: "Gluten", Keeps: "One day" },
      pictures: ["bread-baguette"],
    },
    {
      name: "Half-Dozen Malted Bagels",
      price: "8.80",
      was: "10.50",
      weight_grams: 660,
      short: "Boiled in malt water, chewy, with or without sesame.",
      text: `Shaped by hand, so no two holes agree. The bath in barley malt gives the shine and the faint
        sweetness; the long night in the fridge gives the chew.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, sesame", Keeps: "Two days" },
      options: { Topping: "Plain, Sesame, Poppy" },
      pictures: ["bread-bagel"],
    },
    {
      name: "Lye Pretzels, Box of Eight",
      price: "12.00",
      weight_grams: 800,
      short: "Mahogany outside, white and soft where the arms meet.",
      text: `Our baker Jonas learned these in Ulm and will not discuss baking soda. A real lye dip makes
        the skin that snaps; coarse salt comes in a separate bag so you decide.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk", Keeps: "One day" },
      pictures: ["bread-pretzel"],
    },
    {
      name: "Olive Oil Flatbreads",
      price: "6.90",
      weight_grams: 420,
      short: "Five soft rounds with nigella, blistered on a hot stone.",
      text: `Warm them in a dry pan and tear. They carry dips, wrap grilled vegetables, and have rescued
        more than one dinner in our own kitchens.`,
      specs: { Flour: "Wheat", Allergens: "Gluten", Keeps: "Three days" },
      pictures: ["bread-flat"],
    },
  ],
);

const sweet_bakes = family(
  {
    seller: "copperkettle",
    category: "pastry",
    sku: "CK-PA",
    tax_class: "zero",
    cost_percent: 45,
    closing: keeping,
  },
  [
    {
      name: "Twelve Butter Croissants",
      price: "24.00",
      weight_grams: 900,
      stock: 30,
      short: "Twenty-seven layers, ready to bake from frozen.",
      text: `Laminated with cultured butter at 84 percent fat, shaped, proved and frozen at the moment
        they are ready for the oven. Eighteen minutes and the neighbours come to ask.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "Two days" },
      pictures: ["pastry-croissant"],
    },
    {
      name: "Brown Butter Chunk Cookies",
      price: "14.00",
      was: "16.00",
      weight_grams: 540,
      short: "Crisp edge, soft middle, big shards of dark chocolate. Nine in a tin.",
      text: `Browning the butter costs us a fifth of its weight and is worth it. The dough rests for two
        days, which turns a nice cookie into one that tastes of toffee.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "A week" },
      pictures: ["pastry-cookie"],
    },
    {
      name: "Strawberry Cloud Cupcakes",
      price: "21.00",
      weight_grams: 600,
      stock: 12,
      short: "Six vanilla sponges under freeze-dried strawberry meringue cream.",
      text: `The pink is fruit, ground to powder and whipped into Italian meringue, so it is tart instead
        of sugary. They travel in a box with six collars and have survived a cargo bike.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "Two days" },
      pictures: ["pastry-cupcake"],
    },
    {
      name: "Orchard Lattice Pie",
      price: "28.00",
      weight_grams: 1400,
      stock: 7,
      short: "Three kinds of apple and a few sour cherries beneath a butter lattice.",
      text: `One apple to hold its shape, one to melt, one for acid. We cook the juices down on their own
        first so that the bottom stays crisp; it serves eight, or four who mean it.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk", Keeps: "Three days" },
      pictures: ["pastry-pie"],
    },
    {
      name: "Confetti Birthday Cake",
      price: "46.00",
      weight_grams: 1900,
      stock: 5,
      is_featured: true,
      short: "Three layers, buttercream, a lot of sprinkles and space for a name.",
      text: `Write the name in the order note and Ines pipes it on. The sponge is made with buttermilk and
        stays moist for the second day, should there be one. Candles and a box of matches are
        included.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "Three days" },
      pictures: ["pastry-cake"],
    },
    {
      name: "Strawberry Shortcake for Two",
      price: "15.50",
      weight_grams: 380,
      stock: 0,
      short: "Biscuit, barely sweet cream and strawberries in their own juice.",
      text: `Assembled in the box at your table: the parts travel separately so that nothing goes soft.
        Only while local strawberries last, which is never long enough.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk", Keeps: "One day" },
      pictures: ["pastry-shortcake"],
    },
    {
      name: "Old-Fashioned Glazed Doughnuts",
      price: "13.50",
      weight_grams: 560,
      days_ago: 4,
      short: "Sour cream dough with a cracked surface for the glaze to hide in.",
      text: `Fried cooler and longer than yeast doughnuts, so the edges open like petals. Eight to a box:
        four vanilla, two maple and two that depend on the mood of the kitchen.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "Two days" },
      pictures: ["pastry-doughnut"],
    },
    {
      name: "Pearl Sugar Waffles",
      price: "11.80",
      weight_grams: 500,
      short: "Liège-style, caramelised outside. Eight, wrapped one by one.",
      text: `Pearls of beet sugar melt against the iron and set into a brittle crust. Ten seconds in the
        toaster brings the caramel back; keep one in a coat pocket for emergencies.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk, egg", Keeps: "Three weeks" },
      pictures: ["pastry-waffle"],
    },
    {
      name: "Buttermilk Pancake Mix",
      price: "7.90",
      was: "9.20",
      weight_grams: 620,
      short: "Heritage wheat and real buttermilk powder; add an egg and water.",
      text: `Stone-ground flour gives these a little nuttiness and lets you skip the guilt. One bag makes
        four stacks of five. Do not stir out the lumps: the lumps are the fluff.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, milk", Keeps: "Nine months" },
      pictures: ["pastry-pancake"],
    },
    {
      name: "Harvest Mooncakes, Gift Box",
      price: "34.00",
      weight_grams: 720,
      stock: 16,
      status: "archived",
      short: "Lotus seed and salted yolk, pressed in hand-carved moulds.",
      text: `Made for a few weeks each autumn with Mrs Zhao from across the street, whose moulds are pear
        wood and older than either of us. Four large cakes, cut into eighths, with strong tea.`,
      specs: { Flour: "Wheat", Allergens: "Gluten, egg", Keeps: "Three weeks" },
      pictures: ["pastry-mooncake"],
    },
  ],
);

export const bakery = [...breads, ...sweet_bakes];
