// Soap, balm and make-up of Saltmarsh Apothecary.

import { family } from "./family.ts";

export const care = family(
  {
    seller: "saltmarsh",
    category: "soap",
    sku: "SAL",
    cost_percent: 40,
    specs: { Brand: "Saltmarsh" },
    closing: ({ specs }) =>
      `Suits ${specs["Skin"]!.toLowerCase()}. ${specs["Size"]}; ` +
      `made within sight of the Blackwater, without ` +
      "microplastics or perfume you could not name.",
  },
  [
    {
      name: "Sea Kale and Rosemary Soap",
      price: "8.50",
      weight_grams: 130,
      is_featured: true,
      short: "Cold-processed, sharp and green, hard enough to last.",
      text: `Cured for ten weeks on racks, so a bar outlives three soft ones. The flecks are rosemary from
        beside the door.`,
      specs: { Skin: "All skin", Size: "120 g" },
      pictures: ["soap-bar"],
      tiers: { 12: "7.20", 60: "5.90" },
    },
    {
      name: "Damask Rose Soap",
      price: "9.50",
      weight_grams: 130,
      short: "Pink clay, real rose, no grandmother.",
      text: `Kaolin gives slip enough to shave with. The rose is steam-distilled and used by the drop.`,
      specs: { Skin: "Dry skin", Size: "120 g" },
      pictures: ["soap-rose"],
    },
    {
      name: "Honey and Oat Soap Trio",
      price: "23.00",
      was: "27.00",
      weight_grams: 390,
      short: "Three unscented bars for sensitive people.",
      text: `Milled oats scrub very gently, honey makes lather. Tested on nine nurses, who wash forty
        times a day.`,
      specs: { Skin: "Sensitive skin", Size: "3 × 120 g" },
      pictures: ["soap-honey"],
    },
    {
      name: "Tidewater Body Lotion",
      price: "22.00",
      weight_grams: 280,
      category: "body-care",
      short: "Sinks in before you have found your shirt.",
      text: `Seaweed extract holds water, squalane holds it there. Pump bottles come back to us in the
        return box.`,
      specs: { Skin: "Normal skin", Size: "250 ml" },
      options: {
        Scent: [
          { value: "Tulip", picture: "lotion-pink" },
          { value: "Sea salt", picture: "lotion-blue" },
          { value: "Cucumber", picture: "lotion-green" },
          { value: "Citrus", picture: "lotion-citrus" },
        ],
      },
      pictures: ["lotion-blue", "lotion-pink", "lotion-green", "lotion-citrus"],
    },
    {
      name: "Gardener’s Hand Wash Set",
      price: "34.00",
      weight_grams: 820,
      category: "body-care",
      was: "42.00",
      short: "Wash, scrub, balm: three bottles by the sink.",
      text: `Ground walnut shell takes off soil; the balm puts back what the soil took. In that order,
        please.`,
      specs: { Skin: "Working hands", Size: "3 × 250 ml" },
      pictures: ["lotion-trio"],
      tiers: { 10: "29.00" },
    },
    {
      name: "Velvet Matt Lipstick",
      price: "19.00",
      weight_grams: 22,
      category: "make-up",
      short: "Stays through soup; comes off with oil.",
      text: `Pigment is milled three times so it does not feather. Refill bullets click into the same
        case.`,
      specs: { Skin: "All lips", Size: "3.5 g" },
      options: {
        Shade: [
          { value: "Poppy", picture: "lipstick-red" },
          { value: "Damson", picture: "lipstick-plum" },
        ],
      },
      pictures: ["lipstick-red", "lipstick-plum"],
    },
    {
      name: "Ten-Free Nail Lacquer",
      price: "12.00",
      weight_grams: 60,
      category: "make-up",
      stock: 55,
      short: "High shine in two coats, from sugar-cane solvent.",
      text: `A wide flat brush covers a nail in three strokes. It smells faintly of pears instead of
        garages.`,
      specs: { Skin: "Nails", Size: "11 ml" },
      options: { Shade: "Sherbet, Saffron, Clay" },
      pictures: ["nail-polish"],
    },
    {
      name: "Safety Razor, Butterfly",
      price: "38.00",
      weight_grams: 95,
      category: "shaving-and-teeth",
      short: "Opens like a drawbridge; blades for pennies.",
      text: `Forty-five grams of brass do the pressing for you. Ten blades are in the case and recycle as
        scrap.`,
      specs: { Skin: "All skin", Size: "10 cm" },
      pictures: ["razor"],
    },
    {
      name: "Bristle Tooth Brush, Pack of Four",
      price: "11.60",
      weight_grams: 60,
      category: "shaving-and-teeth",
      short: "Castor-oil bristles, replaceable heads.",
      text: `Keep the handle, click on a head each season. Soft, as dentists keep begging.`,
      specs: { Skin: "Gums", Size: "4 heads" },
      pictures: ["toothbrush"],
      tiers: { 20: "9.40" },
    },
    {
      name: "Wide-Tooth Wooden Pick",
      price: "16.00",
      weight_grams: 48,
      category: "hair",
      short: "Sanded teeth for curls that fight back.",
      text: `Cut along the grain, oiled, polished by hand; no seams to snag. Wood carries no static into
        winter hair.`,
      specs: { Skin: "Curly hair", Size: "16 cm" },
      pictures: ["comb"],
    },
    {
      name: "Traveller’s First Aid Tin",
      price: "27.00",
      weight_grams: 320,
      category: "first-aid",
      short: "Plasters, thermometer, tweezers, calm instructions.",
      text: `Packed by a paramedic who hikes. Each item is numbered, and the card inside says what to
        reach for first.`,
      specs: { Skin: "Everybody", Size: "42 pieces" },
      pictures: ["bandage", "thermometer"],
      tiers: { 10: "23.00" },
    },
    {
      name: "Marsh Samphire Serum",
      price: "36.00",
      weight_grams: 70,
      category: "body-care",
      status: "draft",
      short: "Niacinamide and samphire water in a dropper.",
      text: `Three drops on damp skin at night. In test with forty members before it goes on sale in
        spring.`,
      specs: { Skin: "Oily skin", Size: "30 ml" },
      pictures: ["test-tube"],
    },
  ],
);
