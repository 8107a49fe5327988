// Coffee of Herrera Coffee Roasters: single origins, blends and what is brewed cold.

import type { Row } from "./family.ts";
import { family } from "./family.ts";

const bag = (price: string, kilo: string) => ({
  Size: [
    { value: "250 g", price },
    { value: "1 kg", price: kilo },
  ],
  Grind: "Whole bean, Filter, Espresso",
});

const recipe = ({ specs }: Row): string => {
  const brew: Record<string, string> = {
    Light: "We brew it at 94 °C, 15 g to 250 g of water, a little finer than you think, and stop at 2:45.",
    Medium: "It is forgiving: 16 g to 250 g for a filter, or 18 g in and 38 g out in 28 seconds as espresso.",
    Dark: "Keep the water below 92 °C. In a moka pot, take it off the heat at the first hiss.",
  };
  return (
    `${brew[specs["Roast"]!]} Rested for five days after roasting, ` +
    `at its best for the two months that follow.`
  );
};

const origins = family(
  {
    seller: "herrera",
    category: "single-origin",
    sku: "HCR-SO",
    weight_grams: 265,
    tax_class: "reduced",
    specs: { Brand: "Herrera", Species: "Arabica" },
    closing: recipe,
  },
  [
    {
      name: "Huila Reserve, Colombia",
      price: "18.50",
      was: "22.00",
      is_featured: true,
      days_ago: 12,
      short: "Panela, red plum and a long cocoa finish, from 23 small farms above Pitalito.",
      text: `The Ortega sisters collect ripe cherries from 23 neighbours and ferment them for 36 hours in
        a tiled tank their father built. The cup is sweet first, like panela melting, then plum, then
        cocoa.`,
      specs: { Origin: "Colombia", Roast: "Medium", Process: "Washed", Altitude: "1,750 m" },
      options: bag("18.50", "64.00"),
      pictures: ["coffee-tin-red", "coffee-cup", "coffee-beans"],
    },
    {
      name: "Guji Highland Natural, Ethiopia",
      price: "21.00",
      days_ago: 5,
      is_featured: true,
      short: "Blueberry, jasmine and peach skin; dried on raised beds for nineteen days.",
      text: `Open the bag before you grind: this is the coffee that makes people ask what else is in it.
        Nothing is. The fruit comes from drying whole cherries slowly in the shade at Uraga, turned
        by hand every half hour.`,
      specs: { Origin: "Ethiopia", Roast: "Light", Process: "Natural", Altitude: "2,100 m" },
      options: bag("21.00", "74.00"),
      pictures: ["coffee-tin-plum", "coffee-cup-berry"],
    },
    {
      name: "Nyeri Peaberry, Kenya",
      price: "23.50",
      stock: 3,
      low_stock_threshold: 5,
      short: "Blackcurrant and grapefruit with a clean, tea-like end. Only the round beans.",
      text: `One cherry in twenty holds a single round bean instead of two flat halves. The Gathaithi mill
        sorts them out, and they roast more evenly: brighter, with the blackcurrant this county is
        known for.`,
      specs: { Origin: "Kenya", Roast: "Light", Process: "Washed", Altitude: "1,850 m" },
      pictures: ["coffee-tin-blue", "coffee-cup-citrus"],
    },
    {
      name: "Antigua Los Volcanes, Guatemala",
      price: "17.90",
      short: "Milk chocolate, orange peel and toasted almond from volcanic soil.",
      text: `Three volcanoes keep this valley dry and its soil loose with pumice. We have bought from
        Finca San Rafael for nine harvests; it is the coffee most of our staff drink at home, usually
        without thinking about it.`,
      specs: { Origin: "Guatemala", Roast: "Medium", Process: "Washed", Altitude: "1,600 m" },
      options: bag("17.90", "61.00"),
      pictures: ["coffee-tin-graphite", "coffee-cup-citrus"],
    },
    {
      name: "Tarrazú Honey, Costa Rica",
      price: "19.80",
      was: "23.00",
      short: "Honeyed body, yellow apple and brown sugar; dried with the fruit still sticky.",
      text: `Honey process has no honey in it: the skin comes off, the sticky flesh stays on while the
        bean dries, and the sweetness moves inwards. This lot turned amber after fourteen days on
        patios at Santa María de Dota.`,
      specs: { Origin: "Costa Rica", Roast: "Medium", Process: "Honey", Altitude: "1,700 m" },
      options: bag("19.80", "69.00"),
      pictures: ["coffee-tin-gold", "coffee-cup"],
    },
    {
      name: "Gayo Mountain, Sumatra",
      price: "16.90",
      short: "Cedar, dark chocolate and sweet pipe tobacco. Heavy and low in acid.",
      text: `Hulled while still damp, as everyone around Lake Tawar does it, which gives the beans their
        blue-green colour and the cup its weight. If bright coffees make you wince, start here.`,
      specs: { Origin: "Indonesia", Roast: "Dark", Process: "Wet-hulled", Altitude: "1,400 m" },
      options: bag("16.90", "58.00"),
      pictures: ["coffee-tin-green", "coffee-beans"],
    },
    {
      name: "Yirgacheffe Washed, Ethiopia",
      price: "19.50",
      stock: 0,
      short: "Bergamot, lemon blossom and black tea. The classic that started it all.",
      text: `Pedro Herrera roasted his first batch of Yirgacheffe in a popcorn machine in 1994 and opened
        the roastery a year later. The new harvest is on the water; leave your address and we write
        when it lands.`,
      specs: { Origin: "Ethiopia", Roast: "Light", Process: "Washed", Altitude: "1,950 m" },
      pictures: ["coffee-tin-gold", "coffee-cup-citrus"],
    },
    {
      name: "Cerrado Pulped Natural, Brazil",
      price: "14.90",
      was: "16.90",
      short: "Peanut brittle, cocoa and hardly any acid: an easy breakfast coffee.",
      text: `Flat land, machine picking and honest drying make this our best value. The Alves family sorts
        by colour twice, so there are no surprises in the cup, and that is precisely the point.`,
      specs: { Origin: "Brazil", Roast: "Medium", Process: "Pulped natural", Altitude: "1,100 m" },
      options: bag("14.90", "49.00"),
      pictures: ["coffee-tin-red", "coffee-beans"],
    },
    {
      name: "Rulindo Bourbon, Rwanda",
      price: "18.90",
      stock: 42,
      short: "Red apple, caramel and hibiscus from a cooperative of 400 growers.",
      text: `Members own four or five hundred trees each, so every bag mixes a whole hillside. Cherries
        float in tanks first: those that rise are kept back, and what remains tastes of apple and
        burnt sugar.`,
      specs: { Origin: "Rwanda", Roast: "Medium", Process: "Washed", Altitude: "1,900 m" },
      pictures: ["coffee-tin-blue", "coffee-cup-berry"],
    },
    {
      name: "Boquete Gesha Microlot, Panama",
      price: "48.00",
      stock: 2,
      low_stock_threshold: 4,
      days_ago: 3,
      short: "Jasmine, mandarin and white peach. Forty numbered tins of 100 g.",
      text: `We bought twelve kilograms, which is all we could afford. It smells of flowers before the
        water touches it and keeps changing as it cools; use a thin cup and give it an unhurried half
        hour.`,
      specs: { Origin: "Panama", Roast: "Light", Process: "Washed", Altitude: "1,680 m" },
      weight_grams: 140,
      pictures: ["coffee-tin-gold", "coffee-cup-night"],
    },
  ],
);

const blends = family(
  {
    seller: "herrera",
    category: "blends",
    sku: "HCR-BL",
    weight_grams: 265,
    tax_class: "reduced",
    specs: { Brand: "Herrera" },
    closing: recipe,
  },
  [
    {
      name: "Calle Ocho Espresso",
      price: "15.90",
      is_featured: true,
      days_ago: 200,
      short: "Our house espresso: hazelnut, molasses, and crema that holds a spoon of sugar.",
      text: `Four coffees, one of them a well-behaved robusta from Kodagu for body. We change the parts
        with the seasons and keep the taste, which is harder than it sounds and the reason Luis
        tastes every batch.`,
      specs: { Origin: "Blend", Roast: "Dark", Species: "Arabica and robusta" },
      options: bag("15.90", "54.00"),
      pictures: ["coffee-tin-graphite", "coffee-cup-night", "coffee-beans"],
    },
    {
      name: "Sunday Porch Filter Blend",
      price: "14.50",
      was: "16.50",
      short: "Mellow, nutty and round; made for the second and third cup.",
      text: `Colombia for sweetness, Guatemala for backbone. Most of what we sell in the neighbourhood is
        this blend, by the kilo, to people who fill a big pot and leave the door open.`,
      specs: { Origin: "Blend", Roast: "Medium", Species: "Arabica" },
      options: bag("14.50", "48.00"),
      pictures: ["coffee-tin-red", "coffee-cup"],
    },
    {
      name: "Night Shift Decaf",
      price: "17.20",
      short: "Mountain-water decaf with fig, cocoa and no compromise after dinner.",
      text: `Caffeine is washed out with spring water near Veracruz, without solvents, down to less than
        0.1 percent. We roast it as carefully as the others because the people who order it miss
        coffee the most.`,
      specs: { Origin: "Mexico", Roast: "Medium", Species: "Arabica" },
      options: bag("17.20", "59.00"),
      pictures: ["coffee-tin-plum", "coffee-cup-night"],
    },
    {
      name: "Three-Tin Tasting Set",
      price: "39.00",
      was: "46.00",
      stock: 27,
      weight_grams: 620,
      short: "Huila, Antigua and Calle Ocho, 150 g each, in tins worth keeping.",
      text: `For somebody who says they just like coffee. A folded card suggests an order to taste them in
        and leaves room for notes; tins are lined and close tightly enough for spices afterwards.`,
      specs: { Origin: "Blend", Roast: "Medium", Species: "Arabica" },
      pictures: ["coffee-tin-trio", "coffee-cup"],
    },
    {
      name: "Long Weekend Cold Brew Bags",
      price: "16.00",
      stock: 88,
      short: "Six mesh bags, coarse ground: one in a jug overnight gives a litre.",
      text: `Fill a jug with cold water, drop in a bag before bed, take it out at breakfast. Low in acid,
        chocolatey, and strong enough to be poured over a lot of ice without apology.`,
      specs: { Origin: "Brazil", Roast: "Dark", Species: "Arabica" },
      pictures: ["coffee-cold", "coffee-beans"],
    },
  ],
);

export const coffee = [...origins, ...blends];
