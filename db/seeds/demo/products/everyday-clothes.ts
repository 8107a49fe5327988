// Everyday clothes of Halyard.

import { family } from "./family.ts";
import { fit } from "./fit.ts";

const sizes = "XS, S, M, L, XL";

export const halyard = family(
  {
    seller: "halyard",
    category: "t-shirts",
    sku: "HAL-CL",
    weight_grams: 260,
    cost_percent: 44,
    specs: { Brand: "Halyard" },
    closing: fit,
  },
  [
    {
      name: "Dockside Heavy Tee",
      price: "34.00",
      is_featured: true,
      days_ago: 18,
      short: "240-gram cotton with a collar that stays a collar.",
      text: `Knitted on slow loop-wheels in a tube, so there are no side seams to twist. Pre-washed twice:
        the size you buy is the size you keep.`,
      specs: { Fabric: "Cotton", Fit: "Straight" },
      options: {
        Size: sizes,
        Colour: [
          { value: "Sage", picture: "tee-green" },
          { value: "Sky", picture: "tee-blue" },
          { value: "Rose", picture: "tee-rose" },
        ],
      },
      pictures: ["tee-green", "tee-blue", "tee-rose", "tee-stack"],
    },
    {
      name: "Fog Grey Pocket Tee",
      price: "29.00",
      was: "36.00",
      short: "Soft single jersey with a pocket that fits a train ticket.",
      text: `The grey comes from spinning dark and white fibre together, not from dye, so it never washes
        out. A favourite of people who own nine of them.`,
      specs: { Fabric: "Cotton", Fit: "Relaxed" },
      options: { Size: sizes },
      pictures: ["tee-grey"],
    },
    {
      name: "Rust Plant-Dyed Tee",
      price: "46.00",
      short: "Dyed with madder root in batches of forty.",
      text: `No two batches match, so order pairs together. The colour starts like brick and ends, after
        some summers, like apricot.`,
      specs: { Fabric: "Cotton", Fit: "Straight" },
      options: { Size: "S, M, L, XL" },
      pictures: ["tee-rust"],
    },
    {
      name: "Three-Pack Crew Tees",
      price: "58.00",
      was: "72.00",
      weight_grams: 560,
      short: "Three weights of the week: green, blue, rose.",
      text: `Our lighter 160-gram jersey for layering and hot cities. Bought together they cost as much as
        two, since three go in one bag.`,
      specs: { Fabric: "Cotton", Fit: "Slim" },
      options: { Size: sizes },
      pictures: ["tee-stack"],
    },
    {
      name: "Riverbank Straight Jeans",
      price: "98.00",
      category: "jeans-and-trousers",
      weight_grams: 780,
      is_featured: true,
      short: "Thirteen-ounce selvedge, mid rise, nothing torn for you.",
      text: `Woven on shuttle looms in a mill that still has windows. Stiff for a fortnight, then shaped
        to you and no good to anyone else.`,
      specs: { Fabric: "Denim", Fit: "Straight" },
      options: {
        Waist: "28, 30, 32, 34, 36",
        Wash: [
          { value: "Indigo", picture: "jeans-blue" },
          { value: "Black", picture: "jeans-black" },
        ],
      },
      pictures: ["jeans-blue", "jeans-black"],
    },
    {
      name: "Dune Workwear Trousers",
      price: "84.00",
      was: "105.00",
      category: "jeans-and-trousers",
      weight_grams: 620,
      short: "Sand-coloured drill with a hammer loop you may use for keys.",
      text: `Doubled at the knee, with an opening for pads. Triple stitched in thread a shade too dark
        because we like seeing how things are held together.`,
      specs: { Fabric: "Cotton", Fit: "Loose" },
      options: { Waist: "30, 32, 34, 36, 38" },
      pictures: ["jeans-sand"],
    },
    {
      name: "Pier Swim Shorts",
      price: "52.00",
      category: "shorts",
      weight_grams: 210,
      short: "Quick to dry, fine for lunch, back pocket that drains.",
      text: `Made from recovered fishing net. The lining is soft mesh, the waist has a real fly, and the
        length is as long as a paperback.`,
      specs: { Fabric: "Technical", Fit: "Regular" },
      options: {
        Size: "S, M, L, XL",
        Colour: [
          { value: "Lagoon", picture: "shorts-blue" },
          { value: "Apricot", picture: "shorts-green" },
        ],
      },
      pictures: ["shorts-blue", "shorts-green"],
    },
    {
      name: "Stormwatch Trench",
      price: "289.00",
      was: "340.00",
      category: "coats",
      weight_grams: 1500,
      short: "Ventile cotton: silent, breathing, and dry for hours.",
      text: `Fibres swell when wet and close the weave; nothing is coated. Invented for pilots who fell in
        the sea, now for people who cycle to work.`,
      specs: { Fabric: "Cotton", Fit: "Regular" },
      options: {
        Size: "S, M, L, XL",
        Colour: [
          { value: "Camel", picture: "coat-camel" },
          { value: "Navy", picture: "coat-navy" },
        ],
      },
      pictures: ["coat-camel", "coat-navy"],
    },
    {
      name: "Foragers’ Field Coat",
      price: "195.00",
      category: "coats",
      weight_grams: 1350,
      stock: 7,
      short: "Waxed olive canvas with a pocket that wipes clean.",
      text: `The game pocket is lined with oilcloth and takes a surprising number of mushrooms. Rewax it
        every other autumn with a hairdryer and a free afternoon.`,
      specs: { Fabric: "Cotton", Fit: "Loose" },
      options: { Size: "S, M, L, XL" },
      pictures: ["coat-olive"],
    },
    {
      name: "Harbour Wool Scarf",
      price: "48.00",
      category: "scarves-and-gloves",
      weight_grams: 190,
      short: "Two metres of lambswool that does not itch.",
      text: `Brushed with dried teasels, which lift the fibre without breaking it. Long enough to go
        around twice and still be knotted by cold hands.`,
      specs: { Fabric: "Wool", Fit: "One size" },
      options: {
        Colour: [
          { value: "Signal red", picture: "scarf-red" },
          { value: "Moss", picture: "scarf-green" },
        ],
      },
      pictures: ["scarf-red", "scarf-green"],
    },
    {
      name: "Fisherman Knit Gloves",
      price: "29.00",
      category: "scarves-and-gloves",
      weight_grams: 90,
      was: "35.00",
      short: "Felted until the wind cannot find a stitch.",
      text: `Knitted a third too large and shrunk in seawater by tradition, in a machine by us. They work
        wet, which is their entire point.`,
      specs: { Fabric: "Wool", Fit: "Snug" },
      options: { Size: "S, M, L" },
      pictures: ["gloves-wool"],
    },
    {
      name: "Cabin Boot Socks",
      price: "18.00",
      category: "socks-and-underwear",
      weight_grams: 110,
      short: "Thick merino ribs, seamless toe, darning thread in the band.",
      text: `The heel is knitted double and the thread is in the packaging, so a hole is an evening's work
        instead of a new pair.`,
      specs: { Fabric: "Wool", Fit: "Snug" },
      options: { Size: "36–39, 40–43, 44–47" },
      pictures: ["socks-wool"],
      tiers: { 5: "16.00" },
    },
    {
      name: "Weekday Socks, Three Pairs",
      price: "24.00",
      category: "socks-and-underwear",
      weight_grams: 150,
      short: "Combed cotton in three colours that pair even when mixed up.",
      text: `Each pair shares a toe colour with the next, so odd socks look deliberate. Ribbed to the top,
        and they stay where you pulled them.`,
      specs: { Fabric: "Cotton", Fit: "Snug" },
      options: { Size: "36–39, 40–43, 44–47" },
      pictures: ["socks-row"],
    },
    {
      name: "Modal Briefs, Pack of Three",
      price: "32.00",
      was: "39.00",
      category: "socks-and-underwear",
      weight_grams: 160,
      short: "Flat seams, no label, a waistband that keeps quiet.",
      text: `Beech fibre is cooler than cotton and dries overnight on a hotel rail. The print at the back
        replaces the label you always cut out.`,
      specs: { Fabric: "Technical", Fit: "Snug" },
      options: { Size: "S, M, L, XL" },
      pictures: ["briefs"],
    },
    {
      name: "Grenadine Silk Tie",
      price: "64.00",
      category: "ties",
      weight_grams: 70,
      short: "Open weave, seven folds, unlined.",
      text: `The gauze weave takes a knot with a dimple by itself. Folded from a square metre of silk and
        closed by one long stitch, which is why it hangs.`,
      specs: { Fabric: "Silk", Fit: "8 cm wide" },
      options: {
        Colour: [
          { value: "Midnight", picture: "necktie" },
          { value: "Claret", picture: "necktie-wine" },
        ],
      },
      pictures: ["necktie", "necktie-wine"],
    },
  ],
);
