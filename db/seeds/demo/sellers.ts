// The sellers of the demo world.

import type { DemoSeller } from "./types.ts";

type Line = Omit<DemoSeller, "status" | "owner"> &
  Partial<Pick<DemoSeller, "status">> & { owner: [string, string, string] };

const seller = ({ owner: [first_name, last_name, email], ...line }: Line): DemoSeller => ({
  status: "approved",
  ...line,
  owner: { first_name, last_name, email },
});

export const demoSellers: DemoSeller[] = [
  seller({
    key: "herrera",
    name: "Herrera Coffee Roasters",
    tagline: "Roasted on Tuesdays in Tucson since 1995.",
    description:
      `A family roastery with one 15-kilo drum and a long list of farmers we call by first name. We buy direct, ` +
      `publish what we pay, and roast only what has been ordered.`,
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
      `Mei Lin trained as a potter in Jingdezhen and Halle. Four people work in our yard: two throw, one glazes, ` +
      `one packs the tea Mei’s family sends. Seconds go in a Saturday box by the gate.`,
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
      `We furnish small homes with pieces that can be repaired. Our showroom in Portland is a former dairy; ` +
      `the cold room now holds lampshades.`,
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
      `Started as a repair bench in Canmore. We sell what we found worth repairing, and still mend more tents in ` +
      `a month than we sell.`,
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
      `Engineers who were tired of glue. Each device is sold with its parts list, a repair manual and a number ` +
      `you can ring.`,
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
      `Two floors, one cat and eleven thousand books in Hebden Bridge. We choose every title ourselves and are ` +
      `happy to argue about it.`,
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
      `We equip four hundred amateur clubs and their hopeful members. Everything is tested by people who will be ` +
      `late for work because of it.`,
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
      `A toy maker and a teacher above a bicycle shop in Rotterdam. We make a third of what we sell and know the ` +
      `workshops of the rest.`,
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
      `Sixty acres near Ledbury, organic since 1988: orchards above, glasshouses below. We send what is ready, ` +
      `so the list changes with the weather.`,
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
      `Claire Vasseur drives eleven thousand kilometres a year between dairies and canneries. Her cellar in ` +
      `Annecy holds the cheese; the van holds everything else.`,
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
      `Made in small runs in Maine and Portugal. We keep cuts for years and change only the colours, so that ` +
      `your second one matches your first.`,
    country: "US",
    currency: "USD",
    city: "Rockland",
    logo: "logo-halyard",
    shipping_policy: "Free over $75. Wrapped in paper; three to five days.",
    return_policy: "Sixty days, washed or not, if it did not last as promised.",
    owner: ["Nora", "Haskell", "nora.haskell@example.com"],
  }),
  seller({
    key: "ironbridge",
    name: "Ironbridge Trade Supply",
    tagline: "By the box, by the pallet, before noon.",
    description:
      `Supplying builders, kitchens and warehouses across the Midwest for three generations. Quantity prices are on ` +
      `the page; you never have to ring and ask.`,
    country: "US",
    currency: "USD",
    city: "Cleveland",
    logo: "logo-ironbridge",
    shipping_policy: "Parcels same day, pallets next day with tail lift.",
    return_policy: "Unopened cartons within 45 days, no restocking fee.",
    owner: ["Walter", "Kozlowski", "walter.kozlowski@example.com"],
  }),
  seller({
    key: "velvetrow",
    name: "Velvet Row",
    tagline: "Dresses with pockets, shoes with sense.",
    description:
      `A women’s atelier in New Orleans. Patterns are fitted on twelve colleagues of twelve shapes before the first ` +
      `metre is cut.`,
    country: "US",
    currency: "USD",
    city: "New Orleans",
    logo: "logo-velvetrow",
    shipping_policy: "Three days; gowns travel on a hanger in a flat box.",
    return_policy: "Thirty days with labels on. Alterations are final, and usually perfect.",
    owner: ["Simone", "Batiste", "simone.batiste@example.com"],
  }),
  seller({
    key: "saltmarsh",
    name: "Saltmarsh Apothecary",
    tagline: "Soap and balm from the estuary.",
    description:
      `We boil, cut and cure in a boat shed at Maldon. Short ingredient lists, returned bottles, and no claims that ` +
      `need an asterisk.`,
    country: "GB",
    currency: "USD",
    city: "Maldon",
    logo: "logo-saltmarsh",
    shipping_policy: "Plastic-free parcels, two to four days.",
    return_policy: "Try it. If your skin disagrees, we refund an opened bottle.",
    owner: ["Imogen", "Pryce", "imogen.pryce@example.com"],
  }),
  seller({
    key: "waggle",
    name: "Waggle & Paw",
    tagline: "Good food and quiet toys for animals.",
    description:
      `A vet nurse and a carpenter from Geelong. Nothing leaves without having been chewed, scratched or ignored by ` +
      `the animals it was made for.`,
    country: "AU",
    currency: "USD",
    city: "Geelong",
    logo: "logo-waggle",
    shipping_policy: "From Geelong and a warehouse in Reno; two to six days.",
    return_policy: "If your pet refuses it, tell us; the shelter nearby will not.",
    owner: ["Kirra", "Doyle", "kirra.doyle@example.com"],
  }),
  seller({
    key: "pixelorchard",
    name: "Pixel Orchard",
    tagline: "Files made by people, for people who make.",
    description:
      `A cooperative of designers, composers and teachers. Two thirds of each sale go to the author, which is ` +
      `printed on every receipt.`,
    country: "US",
    currency: "USD",
    city: "Oakland",
    logo: "logo-pixelorchard",
    shipping_policy: "Downloads at once, and again whenever you need them.",
    return_policy: "Fourteen days if the file does not do what the page says.",
    owner: ["Theo", "Nakamura", "theo.nakamura@example.com"],
  }),
  seller({
    key: "octave",
    name: "Octave & Sons",
    tagline: "Instruments set up by people who play them.",
    description:
      `Four generations of repairers in Salzburg. What we sell has been on the bench first, and has a name in our ` +
      `book with the height of every string.`,
    country: "AT",
    currency: "EUR",
    city: "Salzburg",
    logo: "logo-octave",
    shipping_policy: "Insured, in double cartons, with the strings slackened.",
    return_policy: "Thirty days at home; an instrument must fit the room too.",
    owner: ["Johanna", "Oktav", "johanna.oktav@example.org"],
  }),
  seller({
    key: "loomwright",
    name: "Loomwright",
    tagline: "Yarn, thread and pigment, dyed by the sea.",
    description: `A dye shed on the Isle of Skye with four vats and a view. Colours are named for what was outside that day.`,
    country: "GB",
    currency: "USD",
    city: "Portree",
    logo: "logo-loomwright",
    shipping_policy: "The post van comes on Mondays and Thursdays.",
    return_policy: "Unwound skeins within 60 days.",
    owner: ["Ailsa", "MacRae", "ailsa.macrae@example.com"],
  }),
  seller({
    key: "copperkettle",
    name: "Copper Kettle Pantry",
    tagline: "Baked, boiled and stirred on Kettle Street.",
    description:
      `A bakery in front, a jam kitchen behind, twelve people between. We start at two in the morning so that bread ` +
      `leaves the same day it is baked.`,
    country: "US",
    currency: "USD",
    city: "St. Louis",
    logo: "logo-copperkettle",
    shipping_policy: "Bread and cakes overnight; jars and sweets in three days.",
    return_policy: "Something stale or squashed? A photo, and we bake it again.",
    owner: ["Ruth", "Abernathy", "ruth.abernathy@example.com"],
  }),
  seller({
    key: "emberwick",
    name: "Ember & Wick",
    tagline: "Candles for the dark half of the year.",
    description: `Poured in Malmö from rapeseed wax. We close for two weeks each autumn to pick up wax and sleep.`,
    country: "SE",
    currency: "EUR",
    city: "Malmö",
    logo: "logo-emberwick",
    on_vacation: true,
    shipping_policy: "Two days in Scandinavia, five in Europe, once we are back.",
    return_policy: "Thirty days, unlit.",
    owner: ["Linnea", "Ekdahl", "linnea.ekdahl@example.org"],
  }),
  seller({
    key: "quickship",
    name: "Quickship Parcels & Packing",
    tagline: "Boxes for people who send things.",
    description: `A new packing supplier in Memphis, waiting for approval.`,
    country: "US",
    currency: "USD",
    city: "Memphis",
    logo: "logo-quickship",
    status: "pending",
    shipping_policy: "Next day.",
    return_policy: "Thirty days, unopened.",
    owner: ["Terrence", "Webb", "terrence.webb@example.com"],
  }),
  seller({
    key: "bargainbay",
    name: "Bargain Bay Clearance",
    tagline: "Everything must go.",
    description: `Overstock and returned goods from department stores, sold as seen.`,
    country: "US",
    currency: "USD",
    city: "Newark",
    logo: "logo-bargainbay",
    status: "suspended",
    status_reason: "Eleven buyers received nothing in October and messages are not answered.",
    shipping_policy: "Seven to twenty days.",
    return_policy: "Exchange only.",
    owner: ["Rick", "Danvers", "rick.danvers@example.com"],
  }),
  seller({
    key: "goldleaf",
    name: "Goldleaf Timepieces",
    tagline: "Luxury watches at friendly prices.",
    description: `Applied to sell famous watches at a tenth of their price.`,
    country: "GB",
    currency: "USD",
    city: "London",
    logo: "logo-goldleaf",
    status: "rejected",
    status_reason: "No proof of purchase for branded goods could be shown.",
    shipping_policy: "On request.",
    return_policy: "None.",
    owner: ["Victor", "Sands", "victor.sands@example.org"],
  }),
];
