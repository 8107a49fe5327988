// What the living page of the working places says. It is for those who build pages, so in English only.
export const DESIGN_WORK = {
  title: "Parts of the working places",
  lead: "Dense, quick to read, driven by the keyboard. Everything here works without scripts.",
  name: "Sun Lamps",
  sections: [
    {
      label: null,
      places: [
        { id: "start", label: "Overview", path: "/design/", icon: "layout-dashboard" },
        { id: "orders", label: "Orders", path: "/design/", icon: "package", waiting: 12 },
      ],
    },
    {
      label: "Goods",
      places: [
        { id: "products", label: "Products", path: "/design/work/", icon: "tag" },
        { id: "stock", label: "Stock", path: "/design/", icon: "warehouse", waiting: 3 },
      ],
    },
  ],
  elsewhere: "Design of the shop",
  primary: "New product",
  secondary: "Export",
  tiles: [
    { label: "Revenue", value: "$12,480.00", change: { share: 0.124, words: "than the 30 days before" } },
    {
      label: "Orders",
      value: "312",
      change: { share: -0.03, words: "than the 30 days before" },
      href: "#content",
    },
    { label: "Average order", value: "$40.00", change: { share: 0, words: "against the 30 days before" } },
    { label: "New buyers", value: "98", change: { share: null, words: "" } },
  ],
  search: "Search products",
  state: "State",
  states: [
    { value: "", label: "All" },
    { value: "active", label: "On sale" },
    { value: "draft", label: "Draft" },
  ],
  caption: "Products",
  columns: ["Product", "State", "SKU", "Stock", "Price"],
  rows: [
    ["Brass desk lamp", "On sale", "SUN-001", "41", "$89.00"],
    [
      "Paper lantern with a name that is long enough for two lines on a phone",
      "Draft",
      "SUN-002",
      "0",
      "$24.50",
    ],
    ["Linen shade", "Refused", "SUN-003", "7", "$18.00"],
  ],
  tones: ["success", "warning", "danger"],
  publish: "Publish",
  archive: "Archive",
  panel: "Order B-1042",
  facts: [
    ["Buyer", "Ada Byron"],
    ["Paid by", "Card, 12 November"],
    ["Ships to", "Springfield, IL"],
  ],
  history: "What happened",
  events: ["Placed", "Paid", "Shipped in two parcels", "Buyer asked to wait"],
  note: "One lamp on Monday, the shade on Thursday.",
  none: "No products yet",
  none_text: "Add the first one; buyers see it when you publish it.",
  badges: "States",
} as const;
