// What checkout hands over to be written as an order: everything as it was quoted.

/** An address as an order keeps it. */
export interface OrderAddress {
  full_name: string;
  company: string | null;
  line1: string;
  line2: string | null;
  city: string;
  state: string | null;
  postal_code: string;
  country: string;
  phone: string | null;
}

/** One line as it was quoted. All amounts are in minor units of the order's currency. */
export interface DraftItem {
  product_id: number;
  variant_id: number;
  name: string;
  sku: string | null;
  /** JSON, such as `{"Size": "M"}`. */
  options: string;
  image_key: string | null;
  is_digital: boolean;
  tax_class: string;
  quantity: number;
  unit_price_minor: number;
  total_minor: number;
  discount_minor: number;
  tax_rate_ppm: number;
  tax_minor: number;
  commission_rate_ppm: number;
  commission_minor: number;
  commission_rule: string;
}

/** The totals that an order and each of its parts carry; they never change afterwards. */
export interface DraftTotals {
  items_total_minor: number;
  discount_total_minor: number;
  shipping_total_minor: number;
  tax_total_minor: number;
  total_minor: number;
}

/** One seller's part as it was quoted. */
export interface DraftPart extends DraftTotals {
  seller_id: number;
  shipping_tax_minor: number;
  commission_minor: number;
  shipping: { code: string; name: string; min_days: number; max_days: number } | null;
  items: DraftItem[];
}

/** Everything an order copies from what the buyer was quoted. */
export interface OrderDraft extends DraftTotals {
  cart_id: number;
  checkout_key: string | null;
  user_id: number | null;
  /** Null: the account's own. */
  email: string | null;
  currency: string;
  tax_included: boolean;
  payment_method: string;
  shipping_address: OrderAddress | null;
  billing_address: OrderAddress | null;
  note: string | null;
  purchase_order_number: string | null;
  company_name: string | null;
  tax_id: string | null;
  terms_version: string | null;
  /** When an unpaid order ends; null when it does not. */
  expires_at: number | null;
  /** Cash on delivery: the sellers need not wait for the money. */
  sellers_see_at_once: boolean;
  parts: DraftPart[];
}
