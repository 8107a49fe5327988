// Books of Paper Moon.

import { family } from "./family.ts";

export const books = family(
  {
    seller: "papermoon",
    category: "novels",
    sku: "PM",
    tax_class: "zero",
    weight_grams: 380,
    cost_percent: 58,
    specs: { Language: "English" },
    closing: ({ specs }) =>
      `${specs["Format"]} by ${specs["Author"]}, ${specs["Pages"]} pages. Sent in card, never in a ` +
      "plastic bag, usually with a bookmark by whoever packed it.",
  },
  [
    {
      name: "The Salt Cartographers",
      price: "16.99",
      was: "19.99",
      is_featured: true,
      short: "A map-maker’s daughter redraws a coast that keeps moving.",
      text: `On an island that loses a metre each winter, Maren inherits an unfinished chart and a debt. A
        slow, windy novel on what we promise to remember.`,
      specs: { Author: "Ilse Tamm", Format: "Hardback", Pages: "384" },
      options: { Edition: [{ value: "Hardback" }, { value: "Paperback", price: "10.99" }] },
      pictures: ["book-sea"],
    },
    {
      name: "Nine Trains to Batumi",
      price: "10.99",
      short: "A comic love story told by railway timetables.",
      text: `Two strangers miss the same train for nine years. Each chapter is a journey, each footnote an
        apology, and the buffet car is a character.`,
      specs: { Author: "Giorgi Lomadze", Format: "Paperback", Pages: "312" },
      pictures: ["book-orange"],
    },
    {
      name: "The Quiet Orchard",
      price: "12.50",
      short: "Three sisters, one harvest, and a letter nobody posted.",
      text: `Set over a single October, it peels its secrets as one peels an apple: in one strip, if you
        are careful.`,
      specs: { Author: "Hannah Wescott", Format: "Paperback", Pages: "276" },
      pictures: ["book-green"],
    },
    {
      name: "Hotel Lumière",
      price: "11.99",
      was: "14.99",
      short: "A night porter keeps a diary of everyone’s dreams.",
      text: `Sleepwalkers, an absconding bishop, a child who wants only cake. Funny until the last forty
        pages, which are not.`,
      specs: { Author: "Aurélie Dantes", Format: "Paperback", Pages: "340" },
      pictures: ["book-rose"],
    },
    {
      name: "A Minor Key for Murder",
      price: "9.99",
      category: "crime",
      short: "The organist is dead and the last chord will not stop.",
      text: `Inspector Agnes Pell is tone deaf, which turns out to be the point. First in the Cathedral
        Close series.`,
      specs: { Author: "R. J. Hallam", Format: "Paperback", Pages: "298" },
      pictures: ["book-crime"],
    },
    {
      name: "The Locksmith’s Alibi",
      price: "9.99",
      category: "crime",
      short: "Every door was shut, and he had made every key.",
      text: `A locked-room puzzle that plays fair: all clues are on the page by chapter twelve. We got it
        wrong and enjoyed it.`,
      specs: { Author: "Mina Achterberg", Format: "Paperback", Pages: "264" },
      pictures: ["book-crime", "key-old"],
    },
    {
      name: "Cold Harbour Lane",
      price: "10.50",
      category: "crime",
      stock: 3,
      short: "A harbour diver finds a car, then a second one.",
      text: `Bleak, tidal and precise about machinery. The detective has retired twice and is bad at it.`,
      specs: { Author: "Owen Strand", Format: "Paperback", Pages: "352" },
      pictures: ["book-red"],
    },
    {
      name: "Gravity for Beginners",
      price: "13.99",
      category: "science-fiction",
      is_featured: true,
      short: "The first school on the Moon has a truancy problem.",
      text: `Sixteen children, one teacher and a tunnel nobody dug. Warm, clever and correct about dust.`,
      specs: { Author: "Tobias Adeyemi", Format: "Hardback", Pages: "296" },
      pictures: ["book-gold"],
    },
    {
      name: "The Glass Oracle",
      price: "12.99",
      category: "science-fiction",
      short: "She sees the future, but only the dull parts.",
      text: `A prophet who foresees queues and weather is asked to save a kingdom. Fantasy for people who
        read small print.`,
      specs: { Author: "Saoirse Quill", Format: "Paperback", Pages: "428" },
      pictures: ["book-plum"],
    },
    {
      name: "Lantern Year",
      price: "8.99",
      category: "poetry",
      short: "Sixty poems, one for each dark evening.",
      text: `Short enough for a bus stop. The translations face the originals, so you can hear what got
        lost.`,
      specs: { Author: "Noor El-Amin", Format: "Paperback", Pages: "128" },
      pictures: ["book-red", "book-open"],
    },
    {
      name: "Small Hours, Large Pot",
      price: "24.00",
      was: "28.00",
      category: "cookbooks",
      weight_grams: 980,
      short: "Ninety one-pot suppers for people who get home late.",
      text: `Sorted by how tired you are. Each recipe has a photograph of the pot as it looked, including
        the burnt edge.`,
      specs: { Author: "Petra Voss", Format: "Hardback", Pages: "240" },
      pictures: ["book-cook"],
    },
    {
      name: "Bread Without Hurry",
      price: "22.00",
      category: "cookbooks",
      weight_grams: 900,
      short: "Forty loaves and the patience they take.",
      text: `Begins with a chapter on failure, with pictures. The timetable at the back fits baking around
        an office job.`,
      specs: { Author: "Jonas Kell", Format: "Hardback", Pages: "208" },
      pictures: ["book-cook", "bread-loaf"],
    },
    {
      name: "The Lazy Gardener’s Almanac",
      price: "18.50",
      category: "nature",
      short: "What to leave undone, month by month.",
      text: `Leave the stalks, leave the leaves, leave the corner behind the shed. Every omission
        explained by an ecologist.`,
      specs: { Author: "Fern Ashdown", Format: "Hardback", Pages: "224" },
      pictures: ["book-garden"],
    },
    {
      name: "Walking the Old Borders",
      price: "14.99",
      category: "travel",
      short: "Eleven frontiers that no longer exist, on foot.",
      text: `Customs houses that are cafés, rivers which changed sides. With maps good enough to follow.`,
      specs: { Author: "Matthias Renn", Format: "Paperback", Pages: "318" },
      pictures: ["book-map"],
    },
    {
      name: "Islands by Mail Boat",
      price: "15.99",
      category: "travel",
      was: "17.99",
      short: "Four months, thirty-one harbours, one thermos.",
      text: `The author pays his fare by carrying parcels, and each chapter is about what was inside.`,
      specs: { Author: "Callum Rae", Format: "Paperback", Pages: "286" },
      pictures: ["book-sea", "book-map"],
    },
    {
      name: "How Money Learned to Walk",
      price: "16.50",
      category: "history",
      short: "Ledgers, caravans and the invention of trust.",
      text: `Double entry explained by way of spice merchants. You will never look at a receipt in the
        same way.`,
      specs: { Author: "Beatriz Fonseca", Format: "Paperback", Pages: "402" },
      pictures: ["book-gold", "book-stack"],
    },
    {
      name: "The Clockwork Parliament",
      price: "17.99",
      category: "history",
      short: "Six engineers who nearly ran a country.",
      text: `A forgotten experiment of 1848, reconstructed from invoices and love letters. It reads like a
        heist.`,
      specs: { Author: "Edmund Lacey", Format: "Hardback", Pages: "366" },
      pictures: ["book-blue"],
    },
    {
      name: "Think in Drafts",
      price: "13.50",
      category: "business-books",
      short: "A short, kind book about making decisions.",
      text: `Fifteen habits, each two pages long, and an index of when not to use them. Managers buy it by
        the box.`,
      specs: { Author: "Amara Osei", Format: "Paperback", Pages: "144" },
      pictures: ["book-mint"],
      tiers: { 10: "11.50", 50: "9.80" },
    },
    {
      name: "Bruno and the Borrowed Moon",
      price: "11.99",
      category: "picture-books",
      weight_grams: 420,
      short: "A bear takes the moon home and regrets it by ten.",
      text: `Die-cut pages let the light through, one hole at a time. For reading aloud with a yawn on
        every spread.`,
      specs: { Author: "Lotte Vink", Format: "Hardback", Pages: "32" },
      pictures: ["book-kid", "teddy"],
    },
    {
      name: "One Hundred Hats",
      price: "10.99",
      category: "picture-books",
      weight_grams: 400,
      stock: 0,
      short: "Counting, sharing and a very patient goose.",
      text: `Every number is a hat and each hat finds a head. The goose gets the last, which children see
        coming and adore.`,
      specs: { Author: "Yuki Arden", Format: "Hardback", Pages: "40" },
      pictures: ["book-kid"],
    },
    {
      name: "Mystery Box: Five Second-Hand Novels",
      price: "19.00",
      category: "novels",
      weight_grams: 1500,
      short: "Tell us three books you loved and we choose five.",
      text: `Read once or twice, clean, chosen by Tamsin, who has been right about strangers for twenty
        years.`,
      specs: { Author: "various writers", Format: "Paperbacks", Pages: "about 1,500" },
      pictures: ["book-stack"],
    },
    {
      name: "The Slow Review, Winter Issue",
      price: "9.00",
      category: "magazines",
      weight_grams: 260,
      short: "Eight long articles, no advertising, good paper.",
      text: `A quarterly that checks its facts twice and its jokes three times. This issue: salt, sleep,
        and the last lamplighter.`,
      specs: { Author: "the editors", Format: "Magazine", Pages: "136" },
      pictures: ["newspaper"],
    },
  ],
);
