// The tables of carts, as Kysely sees them.
import type { Generated, GeneratedAlways } from "kysely";

export type CartStatus = "active" | "completed" | "merged" | "abandoned";

export interface CartsTable {
  id: Generated<number>;
  user_id: number | null;
  token_hash: string | null;
  status: CartStatus;
  /** The currency of its lines; null while it has none. */
  currency: string | null;
  /** The order that checkout made of it, whether that is paid yet or not. */
  order_id: number | null;
  merged_into_id: number | null;
  /** Rises with every change. */
  version: Generated<number>;
  created_at: number;
  updated_at: number;
  active_user_id: GeneratedAlways<number | null>;
  active_token_hash: GeneratedAlways<string | null>;
}

export interface CartItemsTable {
  id: Generated<number>;
  cart_id: number;
  product_id: number;
  variant_id: number;
  quantity: number;
  /** The unit price that the buyer was last shown. */
  seen_price_minor: number;
  created_at: number;
}

declare module "#platform/database" {
  interface Tables {
    carts: CartsTable;
    cart_items: CartItemsTable;
  }
}

/** Tables that other modules may join in reads. */
export const READABLE = ["carts", "cart_items"] as const;
