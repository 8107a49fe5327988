// The sellers of the demo world; Sol and Mei come first.

import { more_sellers } from "./more-sellers.ts";
import { seller } from "./seller.ts";
import type { DemoSeller } from "./types.ts";

export const demoSellers: DemoSeller[] = [
  seller({
    key: "herrera",
    name: "Herrera Coffee Roasters",
    tagline: "Roasted on Tuesdays in Tucson since 1995.",
    description:
      "A family roastery with one 15-kilo drum and a long list of farmers we call by first name. We buy " +
      "direct, publish what we pay, and roast only what has been ordered.",
    country: "US",
    currency: "USD",
    city: "Tucson",
    logo: "logo-herrera",
    shipping_policy: "Orders by Monday noon are roasted on Tuesday and leave on Wednesday.",
    return_policy: "If you do not like a coffee, write to us within 30 days and we send another.",
    owner: ["Sol", "Herrera", "sol@example.com"],
  }),
  seller({
    key: "lin-werkstatt",
    name: "Lin Werkstatt",
    tagline: "Teaware thrown in Leipzig, and tea to fill it.",
    description:
      "Mei Lin trained as a potter in Jingdezhen and Halle. Four people work in our yard: two throw, one " +
      "glazes, one packs the tea Mei’s family sends. Seconds go in a Saturday box by the gate.",
    country: "DE",
    currency: "EUR",
    city: "Leipzig",
    logo: "logo-lin-werkstatt",
    shipping_policy: "Packed in straw paper, sent with DHL within two working days.",
    return_policy: "Fourteen days by law, thirty by preference. Broken on arrival: a photo is enough.",
    owner: ["Mei", "Lin", "mei@example.com"],
  }),
  seller({
    key: "brightside",
    name: "Brightside Homewares",
    tagline: "Useful things for sunny rooms.",
    description:
      "We furnish small homes with pieces that can be repaired. Our showroom in Portland is a former " +
      "dairy; the cold room now holds lampshades.",
    country: "US",
    currency: "USD",
    city: "Portland",
    logo: "logo-brightside",
    shipping_policy: "Small parcels in two days; furniture by appointment, carried to the room.",
    return_policy: "Sixty days, assembled or not. We collect furniture for a flat fee.",
    owner: ["Dana", "Whitlock", "dana.whitlock@example.com"],
  }),
  seller({
    key: "northpine",
    name: "North Pine Outfitters",
    tagline: "Gear that comes back from the trip.",
    description:
      "Started as a repair bench in Canmore. We sell what we found worth repairing, and still mend more " +
      "tents in a month than we sell.",
    country: "CA",
    currency: "USD",
    city: "Canmore",
    logo: "logo-northpine",
    shipping_policy: "Ships from Alberta and Montana in one to three days. Canoes go by freight.",
    return_policy: "A hundred days, even muddy.",
    owner: ["Eli", "Makokis", "eli.makokis@example.com"],
  }),
  seller({
    key: "fathom",
    name: "Fathom Audio & Electronics",
    tagline: "Honest specifications, ordinary screws.",
    description:
      "Engineers who were tired of glue. Each device is sold with its parts list, a repair manual and a " +
      "number you can ring.",
    country: "US",
    currency: "USD",
    city: "Austin",
    logo: "logo-fathom",
    shipping_policy: "Same-day despatch until 3 p.m. Central; signature above $300.",
    return_policy: "Thirty days, full refund, we pay the label.",
    owner: ["Priya", "Raman", "priya.raman@example.com"],
  }),
  seller({
    key: "papermoon",
    name: "Paper Moon Books",
    tagline: "An independent bookshop with a good stationery drawer.",
    description:
      "Two floors, one cat and eleven thousand books in Hebden Bridge. We choose every title ourselves " +
      "and are happy to argue about it.",
    country: "GB",
    currency: "USD",
    city: "Hebden Bridge",
    logo: "logo-papermoon",
    shipping_policy: "By Royal Mail the next working day; worldwide in a week.",
    return_policy: "Unread books within 30 days. Read ones we buy back for store credit.",
    owner: ["Tamsin", "Ferris", "tamsin.ferris@example.com"],
  }),
  seller({
    key: "kestrel",
    name: "Kestrel Athletics",
    tagline: "For clubs, courts and early mornings.",
    description:
      "We equip four hundred amateur clubs and their hopeful members. Everything is tested by people who " +
      "will be late for work because of it.",
    country: "US",
    currency: "USD",
    city: "Boulder",
    logo: "logo-kestrel",
    shipping_policy: "Two-day shipping from Colorado; club orders on a pallet.",
    return_policy: "Run in the shoes for 30 days. If they are wrong, send them back.",
    owner: ["Marcus", "Bell", "marcus.bell@example.com"],
  }),
  seller({
    key: "tinkerloft",
    name: "Tinkerloft",
    tagline: "Toys that need a child instead of a battery.",
    description:
      "A toy maker and a teacher above a bicycle shop in Rotterdam. We make a third of what we sell and " +
      "know the workshops of the rest.",
    country: "NL",
    currency: "EUR",
    city: "Rotterdam",
    logo: "logo-tinkerloft",
    shipping_policy: "PostNL tomorrow in the Netherlands, three to five days in Europe.",
    return_policy: "Thirty days, also unwrapped, also slightly chewed.",
    owner: ["Sanne", "de Wit", "sanne.dewit@example.org"],
  }),
  seller({
    key: "fernhill",
    name: "Fernhill Nursery & Farm",
    tagline: "Plants with roots and vegetables with soil.",
    description:
      "Sixty acres near Ledbury, organic since 1988: orchards above, glasshouses below. We send what is " +
      "ready, so the list changes with the weather.",
    country: "GB",
    currency: "USD",
    city: "Ledbury",
    logo: "logo-fernhill",
    shipping_policy: "Plants leave Monday to Wednesday, so that none spends a weekend in a depot.",
    return_policy: "If it arrives unhappy, a photo within three days gets you a new one.",
    owner: ["Hugh", "Bramwell", "hugh.bramwell@example.com"],
  }),
  seller({
    key: "larder",
    name: "The Long Larder",
    tagline: "Cheese, tins and jars from small makers.",
    description:
      "Claire Vasseur drives eleven thousand kilometres a year between dairies and canneries. Her cellar " +
      "in Annecy holds the cheese; the van holds everything else.",
    country: "FR",
    currency: "EUR",
    city: "Annecy",
    logo: "logo-larder",
    shipping_policy: "Chilled parcels on Tuesday and Thursday, delivered within 24 to 48 hours.",
    return_policy: "Food cannot come back, but we refund what disappoints you.",
    owner: ["Claire", "Vasseur", "claire.vasseur@example.org"],
  }),
  seller({
    key: "halyard",
    name: "Halyard & Co.",
    tagline: "Clothes for people who walk to the water.",
    description:
      "Made in small runs in Maine and Portugal. We keep cuts for years and change only the colours, so " +
      "that your second one matches your first.",
    country: "US",
    currency: "USD",
    city: "Rockland",
    logo: "logo-halyard",
    shipping_policy: "Free over $75. Wrapped in paper; three to five days.",
    return_policy: "Sixty days, washed or not, if it did not last as promised.",
    owner: ["Nora", "Haskell", "nora.haskell@example.com"],
  }),
  ...more_sellers,
];
