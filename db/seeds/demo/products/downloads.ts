// Downloads of Pixel Orchard.

import { family } from "./family.ts";

export const downloads = family(
  {
    seller: "pixelorchard",
    category: "design-assets",
    sku: "PXO",
    is_digital: true,
    cost_percent: 12,
    specs: { Delivery: "Download" },
    closing: ({ specs }) =>
      `Files: ${specs["Format"]}. Licence: ${specs["Licence"]!.toLowerCase()}. Updates are free, and ` +
      "the link in your account does not expire.",
  },
  [
    {
      name: "Meadow Watercolour Texture Pack",
      price: "18.00",
      was: "24.00",
      stock: 200,
      short: "Eighty scanned washes at 600 dpi with clean edges.",
      text: `Painted on cotton paper by Ines Maar, scanned wet and dry. Masks included, so the bloom can
        sit above type.`,
      specs: { Format: "PNG, PSD", Licence: "Commercial use" },
      pictures: ["dl-palette"],
    },
    {
      name: "Orchard Grotesk Type Family",
      price: "49.00",
      stock: 200,
      is_featured: true,
      short: "Nine weights, true italics, 480 glyphs.",
      text: `A sans with slightly swollen joints that stays friendly at 11 pixels. Variable and static
        files, with a specimen.`,
      specs: { Format: "OTF, WOFF2", Licence: "Desktop and web" },
      options: { Licence: [{ value: "Desktop" }, { value: "Desktop and web", price: "79.00" }] },
      pictures: ["dl-font"],
    },
    {
      name: "Founder’s Cash Flow Workbook",
      price: "29.00",
      stock: 200,
      category: "templates",
      short: "A spreadsheet that says when the money runs out.",
      text: `Thirteen weeks in detail and three years in outline. Every formula is commented by an
        accountant with children.`,
      specs: { Format: "XLSX, ODS", Licence: "One company" },
      pictures: ["dl-chart"],
    },
    {
      name: "Hearthside Website Template",
      price: "39.00",
      was: "55.00",
      stock: 200,
      category: "templates",
      short: "Plain HTML and CSS for a café, studio or inn.",
      text: `Nine pages, no framework, 41 kilobytes. Opens in any editor and can be hosted anywhere that
        serves a file.`,
      specs: { Format: "HTML, CSS", Licence: "One site" },
      pictures: ["dl-code"],
    },
    {
      name: "Six Easy Nocturnes, Piano Score",
      price: "9.50",
      stock: 200,
      category: "sheet-music",
      short: "Grade four, with fingering by a patient teacher.",
      text: `Composed for adults who came back to the piano. Recordings at two speeds are part of the
        download.`,
      specs: { Format: "PDF, MP3", Licence: "Personal use" },
      pictures: ["dl-music", "score"],
    },
    {
      name: "Golden Hour Photo Presets",
      price: "22.00",
      stock: 200,
      category: "design-assets",
      short: "Twelve looks that keep skin looking like skin.",
      text: `Built on charts and then bent by eye. The notes tell you which to avoid beneath fluorescent
        light.`,
      specs: { Format: "XMP, DNG", Licence: "Commercial use" },
      pictures: ["dl-photo"],
    },
    {
      name: "Undated Weekly Planner, Printable",
      price: "7.00",
      stock: 200,
      category: "templates",
      short: "A4, A5 and letter; begins on Monday or Sunday.",
      text: `Room for three things a day, on purpose. Holes marked for four kinds of binder.`,
      specs: { Format: "PDF", Licence: "Personal use" },
      pictures: ["dl-calendar"],
    },
    {
      name: "Love Letters Stationery Kit",
      price: "6.50",
      stock: 200,
      category: "templates",
      short: "Fold-and-seal sheets with borders to colour in.",
      text: `Print, write, fold along the dotted lines, post. There is a version for apologies with more
        space.`,
      specs: { Format: "PDF", Licence: "Personal use" },
      pictures: ["dl-letter"],
    },
    {
      name: "Fantasy Map Brushes",
      price: "14.00",
      stock: 200,
      category: "design-assets",
      was: "18.00",
      short: "Mountains, forests and sea serpents, hand inked.",
      text: `Two hundred stamps that vary as you paint, so no two forests are alike. Coastlines draw their
        own ripples.`,
      specs: { Format: "ABR, Brushset", Licence: "Commercial use" },
      pictures: ["dl-map"],
    },
    {
      name: "Algebra Without Tears, Video Course",
      price: "59.00",
      stock: 200,
      category: "courses",
      short: "Forty lessons of nine minutes, with exercises.",
      text: `Ms Okonkwo has taught algebra to people afraid of it for eighteen years. She starts with cake
        and ends with quadratics.`,
      specs: { Format: "MP4, PDF", Licence: "One household" },
      pictures: ["dl-school"],
    },
    {
      name: "Tiny Dungeon, Complete Game",
      price: "12.00",
      stock: 200,
      category: "courses",
      short: "A pixel adventure for lunch breaks, with source code.",
      text: `Twenty floors, no microtransactions, saves anywhere. The source is commented for those who
        want to make the next.`,
      specs: { Format: "Windows, macOS, Linux", Licence: "Personal use" },
      pictures: ["dl-game"],
    },
    {
      name: "Fair Isle Jumper Pattern",
      price: "8.50",
      stock: 200,
      category: "knitting-patterns",
      seller: "loomwright",
      short: "Eight sizes, charted in colour, steeked sleeves.",
      text: `Knitted in the round from the bottom up. The steek is explained slowly, with pictures and a
        suggestion of whisky.`,
      specs: { Format: "PDF", Licence: "Personal use" },
      pictures: ["dl-knit"],
    },
    {
      name: "Guitar in Open Tunings, Lessons",
      price: "34.00",
      stock: 200,
      category: "courses",
      was: "45.00",
      short: "Twelve tunings, twenty-four songs, tabs included.",
      text: `Filmed close enough to see the thumb. By lesson three you will sound better than you deserve.`,
      specs: { Format: "MP4, PDF", Licence: "Personal use" },
      pictures: ["dl-music", "guitar-green"],
    },
  ],
);
