// Teas of Lin Werkstatt.

import type { Row } from "./family.ts";
import { family } from "./family.ts";

const steeping = ({ specs }: Row): string =>
  `To brew: ${specs["Water"]}, ${specs["Steep"]}. ` +
  `Packed in Leipzig in a resealable paper bag without a plastic window.`;

export const teas = family(
  {
    seller: "lin-werkstatt",
    category: "loose-leaf",
    sku: "LIN-TE",
    weight_grams: 120,
    tax_class: "reduced",
    specs: { "Net weight": "100 g" },
    closing: steeping,
  },
  [
    {
      name: "Dragon Well Spring Picking",
      price: "16.50",
      is_featured: true,
      days_ago: 40,
      short: "Pan-fired green tea with chestnut sweetness, picked before the April rains.",
      text: `Mei's aunt still fires part of this harvest by hand, pressing the leaves flat against a hot
        wok until they smell of roast chestnut. Only the bud and two leaves are used, which is why
        they look like little blades.`,
      specs: { Type: "Green", Origin: "China", Water: "80 °C", Steep: "2 minutes" },
      pictures: ["tea-green", "tea-tin-green"],
    },
    {
      name: "Rainy Day Assam",
      price: "9.80",
      short: "Malty, brick-red and unafraid of milk; second flush from Dibrugarh.",
      text: `A breakfast tea for northern weather. The golden tips you see are young buds; they bring the
        malt, and the darker leaf brings enough grip that you will taste it through milk and sugar.`,
      specs: { Type: "Black", Origin: "India", Water: "100 °C", Steep: "4 minutes" },
      pictures: ["tea-black"],
    },
    {
      name: "Silver Needle White",
      price: "22.00",
      was: "26.00",
      stock: 4,
      low_stock_threshold: 6,
      short: "Only buds, sun-dried on bamboo. Melon, hay and honey.",
      text: `There are about 400 buds in a pot of this. They are neither rolled nor fired, just left alone
        in thin sun for two days at Fuding, and taste faintly of cantaloupe and clean straw.`,
      specs: { Type: "White", Origin: "China", Water: "75 °C", Steep: "5 minutes" },
      pictures: ["tea-white"],
    },
    {
      name: "Kitchen Garden Infusion",
      price: "8.40",
      short: "Hibiscus, ginger, lemon balm and apple. No caffeine, no flavouring.",
      text: `Our neighbour's allotment supplies the lemon balm and her opinions about it. Tart from
        hibiscus, warm from ginger; good hot, better the next day from the fridge.`,
      specs: { Type: "Herbal", Origin: "Germany", Water: "100 °C", Steep: "8 minutes" },
      pictures: ["tea-herbal"],
    },
    {
      name: "Rose Petal Oolong",
      price: "14.20",
      short: "Half-oxidised oolong scented three times with Damask roses.",
      text: `Scenting means burying the tea in fresh petals overnight and sifting them out at dawn, three
        nights in a row. What stays is a scent rather than a perfume; the buttery oolong remains in
        charge.`,
      specs: { Type: "Oolong", Origin: "Taiwan", Water: "90 °C", Steep: "3 minutes" },
      pictures: ["tea-rose"],
    },
    {
      name: "Smoked Yerba Mate",
      price: "10.50",
      stock: 64,
      short: "Barbacuá-dried leaf from Misiones, grassy and gently smoky.",
      text: `Dried above a wood fire for a day and aged for a year, with few stems and little dust. It
        wakes you as coffee does but more politely, and the same leaf can be refilled eight or nine
        times.`,
      specs: { Type: "Mate", Origin: "Argentina", Water: "75 °C", Steep: "30 seconds a fill" },
      pictures: ["tea-mate"],
    },
    {
      name: "Genmaicha with Toasted Rice",
      price: "9.20",
      was: "11.50",
      short: "Sencha and popped brown rice: savoury, nutty, easy to love.",
      text: `Once stretched with rice because tea was dear, now drunk because it is comforting. A few
        grains always pop like corn in the roaster; tea people call them flowers and so do we.`,
      specs: { Type: "Green", Origin: "Japan", Water: "85 °C", Steep: "90 seconds" },
      pictures: ["tea-tin-green"],
    },
    {
      name: "Bubble Tea Kit for Eight",
      price: "19.90",
      stock: 33,
      weight_grams: 780,
      short: "Tapioca pearls, brown sugar, strong black tea and eight wide straws.",
      text: `Boil the pearls for twenty minutes, let them sulk in syrup for ten, pour cold milk tea over
        them. The straws are pressed bamboo; the instructions have pictures, because children will be
        running this.`,
      specs: { Type: "Black", Origin: "Taiwan", Water: "100 °C", Steep: "6 minutes" },
      pictures: ["tea-bubble"],
    },
  ],
);
