// Cheese and dairy of The Long Larder.

import { family } from "./family.ts";

export const cheese = family(
  {
    seller: "larder",
    category: "cheese",
    sku: "LAR-CH",
    tax_class: "reduced",
    cost_percent: 58,
    closing: ({ specs }) =>
      `Milk: ${specs["Milk"]!.toLowerCase()}. Rennet: ${specs["Rennet"]!.toLowerCase()}. ` +
      `Comes chilled from ` +
      `${specs["Origin"]}; take it out an hour before you eat.`,
  },
  [
    {
      name: "Alpage Summer Wheel",
      price: "18.90",
      weight_grams: 500,
      is_featured: true,
      short: "Raw milk, nine months, grass and flowers of one high pasture.",
      text: `For a hundred days the herd grazes at 1,900 metres and the cheese is made there over wood.
        You can taste the altitude: toasted nuts, meadow, and crystals that crunch.

        Cut and wrapped in paper on the day it leaves.`,
      specs: { Milk: "Cow", Origin: "France", Rennet: "Animal" },
      options: { Weight: [{ value: "500 g" }, { value: "1 kg", price: "36.50" }] },
      pictures: ["cheese-wedge", "cheese-board"],
    },
    {
      name: "Cave Blue",
      price: "14.50",
      weight_grams: 350,
      short: "Spoonable, salty-sweet blue from a limestone cave.",
      text: `The cave breathes: cold air enters through cracks the makers still call by their medieval
        name. The mould does not come from a packet; it was always there.

        Try it with a ripe pear before you try anything cleverer.`,
      specs: { Milk: "Ewe", Origin: "France", Rennet: "Animal" },
      pictures: ["cheese-blue"],
    },
    {
      name: "Twenty-Four-Month Grana",
      price: "16.20",
      was: "18.50",
      weight_grams: 600,
      short: "Granular, fruity, with a rind you should keep for soup.",
      text: `Split with an almond knife along its own grain instead of being cut. After two years it
        tastes of pineapple and broth; grate it late and generously.`,
      specs: { Milk: "Cow", Origin: "Italy", Rennet: "Animal" },
      pictures: ["cheese-aged"],
    },
    {
      name: "Brined White from Thessaly",
      price: "9.80",
      weight_grams: 420,
      short: "Sheep and a little goat; crumbly, lemony, ripened in beech.",
      text: `Barrels give it a peppery edge that tins never do. Keep it in the brine we send along, and
        soak a slice in milk for an hour should it be too bold for you.`,
      specs: { Milk: "Ewe and goat", Origin: "Greece", Rennet: "Vegetable" },
      pictures: ["cheese-white"],
    },
    {
      name: "Fondue for a Cold Night",
      price: "27.50",
      weight_grams: 850,
      stock: 24,
      short: "Three grated mountain cheeses, kirsch and a clove of garlic.",
      text: `Vacherin for cream, two ages of Gruyère-style for depth, starch already measured. Stir in
        figures of eight; if it splits, a spoon of lemon juice and calm will mend it.

        For four. Whoever loses their bread washes up.`,
      specs: { Milk: "Cow", Origin: "Switzerland", Rennet: "Animal" },
      pictures: ["cheese-fondue"],
    },
    {
      name: "The Five-Cheese Board",
      price: "52.00",
      was: "60.00",
      weight_grams: 1400,
      stock: 11,
      short: "Soft, washed, blue, hard and one surprise, with fig and bread.",
      text: `Claire chooses on Wednesday what is ripe for the weekend and writes a card for each. Two
        hundred and fifty grams of every one: enough for eight after dinner or for two who make it
        dinner.`,
      specs: { Milk: "Mixed", Origin: "France", Rennet: "Mixed" },
      pictures: ["cheese-board", "cheese-wedge"],
    },
    {
      name: "Cultured Barrel Butter",
      price: "6.90",
      weight_grams: 260,
      short: "Churned from soured cream, salted, in parchment.",
      text: `Cream stands for eighteen hours with its own culture before the barrel turns. Hazelnut and a
        little tang; fat enough to snap cold and melt on the second breath of warm toast.`,
      specs: { Milk: "Cow", Origin: "France", Rennet: "None" },
      pictures: ["dairy-butter"],
    },
    {
      name: "Jersey Milk, Glass Bottles",
      price: "7.80",
      weight_grams: 2400,
      stock: 15,
      short: "Two litres, unhomogenised, with cream that rises.",
      text: `Shake it or don't: the cream line is the point. Pasteurised gently at 63 degrees, which keeps
        the taste of grass. The bottles carry a deposit that we return by credit.`,
      specs: { Milk: "Cow", Origin: "France", Rennet: "None" },
      pictures: ["dairy-milk"],
    },
  ],
);
