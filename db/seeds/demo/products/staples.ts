// Pasta, tins and kits of The Long Larder.

import { family } from "./family.ts";

export const staples = family(
  {
    seller: "larder",
    category: "staples",
    sku: "LAR-ST",
    closing: ({ specs }) =>
      `${specs["Diet"]}, from ${specs["Origin"]}. Kept dry and dark, it lasts beyond the date on the base.`,
    tax_class: "reduced",
    specs: { Brand: "The Long Larder" },
  },
  [
    {
      name: "Bronze-Cut Spaghettoni",
      price: "4.60",
      weight_grams: 520,
      days_ago: 60,
      short: "Thick, rough strands that hold on to sauce. Dried for two days.",
      text: `Bronze dies wear out and leave a surface like fine sandpaper, which is exactly what a
        slippery sauce needs.

        Eleven minutes, well-salted water, and finish the last one in the pan.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["pasta-bowl"],
      min_quantity: 2,
      tiers: { 12: "4.10", 48: "3.70" },
    },
    {
      name: "San Lorenzo Peeled Tomatoes",
      price: "3.40",
      was: "3.90",
      weight_grams: 480,
      short: "Long tomatoes in their own juice, from the plain below Vesuvius.",
      text: `Picked ripe and canned within eight hours. Crush them by hand: a blender breaks the seeds and
        turns a sweet sauce bitter.

        No acid, no calcium, no added salt.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["canned-tomato"],
      tiers: { 12: "3.05", 60: "2.70" },
    },
    {
      name: "Carnaroli Risotto Rice",
      price: "6.80",
      weight_grams: 1020,
      short: "Aged a year in the silo so that it drinks more and stays firm.",
      text: `Aged rice loses moisture, so each grain takes up more stock before it gives in. The
        difference is a minute or two of grace, and cooks know what those are worth.

        From a single mill near Vercelli.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["grain-rice"],
    },
    {
      name: "Heirloom Bean Trio",
      price: "12.90",
      weight_grams: 1500,
      stock: 38,
      short: "Borlotti, zolfino and black turtle, this year’s crop.",
      text: `Old dried beans never soften; these were in the field in September. Soak overnight, simmer
        with a tomato and a sage leaf, salt at the end.

        Three cotton bags of 500 g, each with its own recipe.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["grain-beans"],
    },
    {
      name: "Toasted Oat and Hazelnut Muesli",
      price: "8.20",
      weight_grams: 620,
      short: "Big flakes, Piedmont hazelnuts, no added sugar.",
      text: `Baked in thin layers with a little apple juice so that it clumps without syrup. Hazelnuts go
        in whole and are broken by the paddle, so pieces come in every size.

        About twelve bowls.`,
      specs: { Origin: "Italy", Diet: "Vegetarian" },
      pictures: ["grain-oats"],
    },
    {
      name: "Smoked Sardines in Olive Oil",
      price: "5.90",
      weight_grams: 180,
      stock: 92,
      short: "Five fat fish, beech smoke, and oil you will want bread for.",
      text: `Landed at Sciacca, headed by hand, smoked for an hour and packed tail to shoulder. They
        improve in the tin: turn it once a year if you have the patience.`,
      specs: { Origin: "Italy", Diet: "Fish" },
      pictures: ["canned-fish"],
      tiers: { 10: "5.40" },
    },
    {
      name: "Winter Minestrone Kit",
      price: "13.50",
      weight_grams: 900,
      short: "Dried vegetables, beans, farro and a parmesan rind for the pot.",
      text: `Everything but water and an onion. The rind is the secret; fish it out at the end and fight
        over it.

        One kit feeds six and tastes better on Tuesday than on Monday.`,
      specs: { Origin: "Italy", Diet: "Vegetarian" },
      pictures: ["soup-kit"],
    },
    {
      name: "Green Nocellara Olives",
      price: "7.60",
      weight_grams: 540,
      was: "9.00",
      short: "Buttery, crisp and mild, in a light brine with nothing to hide.",
      text: `Harvested in October while still hard, cured for months instead of days. They taste of
        almonds and grass, and they snap.

        Stones in, because pitted olives go soft.`,
      specs: { Origin: "Italy", Diet: "Vegan" },
      pictures: ["jar-olive"],
    },
    {
      name: "Crisp Garlic Dill Pickles",
      price: "6.40",
      weight_grams: 700,
      short: "Fermented for three weeks, not soured with vinegar.",
      text: `A vine leaf in every jar keeps the cucumbers crunchy; garlic, dill and time do the rest.

        Unpasteurised, so keep them cold and expect the lid to sigh when opened.`,
      specs: { Origin: "France", Diet: "Vegan" },
      pictures: ["jar-pickle"],
    },
    {
      name: "Coconut Curry Night Kit",
      price: "14.90",
      weight_grams: 840,
      stock: 21,
      short: "Paste, coconut, jasmine rice and crisp shallots for four.",
      text: `The paste is pounded, not blended, and is as hot as we could make it without writing a
        warning. Half of it makes a dinner for people who say they like spice.

        Add vegetables and twenty minutes.`,
      specs: { Origin: "Thailand", Diet: "Vegan" },
      pictures: ["curry-kit"],
    },
    {
      name: "Miso Ramen for Four",
      price: "16.20",
      weight_grams: 720,
      days_ago: 9,
      short: "Springy noodles, aged miso tare and toasted sesame oil.",
      text: `The tare is a two-year miso with roasted garlic; stir it into hot stock off the heat, since
        boiling kills what the years made.

        A soft egg is up to you but not really optional.`,
      specs: { Origin: "Japan", Diet: "Vegan" },
      pictures: ["ramen-kit"],
    },
  ],
);
