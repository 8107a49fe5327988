// The shapes of the demo data, as the seeder reads them.

export type DemoSellerStatus = "approved" | "pending" | "suspended" | "rejected";

export type DemoSeller = {
  key: string;
  name: string;
  tagline: string;
  description: string;
  /** ISO 3166 alpha-2. */
  country: string;
  /** ISO 4217; every product of the seller is priced in it. */
  currency: "USD" | "EUR";
  city: string;
  /** A name in `pictures`. */
  logo: string;
  shipping_policy: string;
  return_policy: string;
  status: DemoSellerStatus;
  /** Why, where the status is `suspended` or `rejected`. */
  status_reason?: string;
  on_vacation?: boolean;
  owner: { first_name: string; last_name: string; email: string };
};

export type DemoCategory = {
  key: string;
  parent: string | null;
  name: string;
  description: string;
  /** A name in `pictures`. */
  picture?: string;
  /** Among siblings, from 1. */
  sort_order: number;
  is_active: boolean;
  meta_title?: string;
  meta_description?: string;
};

export type DemoVariant = {
  /** Option name to value; every option of the product has one. */
  options: Record<string, string>;
  sku: string;
  /** Left out: the product's price. */
  price?: string;
  stock: number;
  /** A name in `pictures`; one of the product's. */
  picture?: string;
};

export type DemoProduct = {
  key: string;
  /** Key of a seller. */
  seller: string;
  /** Key of a category. */
  category: string;
  name: string;
  /** At most 160 characters. */
  short_description: string;
  /** Plain text; paragraphs are separated by an empty line. */
  description: string;
  /** Decimal string in the seller's currency, as all money here. */
  price: string;
  compare_price?: string;
  cost_price: string;
  sku: string;
  is_featured?: boolean;
  is_digital?: boolean;
  weight_grams?: number;
  dimensions?: { length_mm: number; width_mm: number; height_mm: number };
  tax_class: "standard" | "reduced" | "zero";
  specifications: [name: string, value: string][];
  options?: { name: string; values: string[] }[];
  variants?: DemoVariant[];
  /** For a product without variants; where there are variants, their sum. */
  stock: number;
  low_stock_threshold?: number;
  /** Names in `pictures`; the first is the primary one. */
  pictures: string[];
  alt: string;
  min_quantity?: number;
  quantity_step?: number;
  price_tiers?: { min_quantity: number; price: string }[];
  status: "published" | "draft" | "archived";
  /** How long ago it was listed. */
  days_ago: number;
};

export type DemoAddress = {
  full_name: string;
  line1: string;
  line2?: string;
  city: string;
  state?: string;
  postal_code: string;
  /** ISO 3166 alpha-2. */
  country: string;
};

export type DemoPerson = { key: string; first_name: string; last_name: string; email: string };

export type DemoBuyer = DemoPerson & { address: DemoAddress };

export type DemoStaff = DemoPerson & { role: "admin" | "staff" };

/** Somebody of a seller's team who is not its owner. */
export type DemoMember = DemoPerson & { role: "catalogue" | "orders" | "finance" };

export type DemoTeam = {
  /** Key of a seller, and its owner's address. */
  seller: string;
  owner: string;
  members: DemoMember[];
  /** Who was asked and has not answered. */
  invited: { email: string; role: DemoMember["role"]; days_ago: number }[];
};
