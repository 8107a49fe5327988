// The tables of stock: what each variant has, what holds it, and the movements that explain it.
import type { Generated, GeneratedAlways } from "kysely";

export type ReservationState = "open" | "committed" | "released";
export const MOVEMENT_KINDS = ["initial", "adjustment", "sale", "cancellation"] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

export interface StockItemsTable {
  variant_id: number;
  product_id: number;
  seller_id: number;
  on_hand: Generated<number>;
  /** Sum of the open reservations, those past their time included until somebody tidies them. */
  reserved: Generated<number>;
  low_stock_threshold: Generated<number>;
  /** Is on_hand − reserved at or below the threshold? */
  is_low: Generated<0 | 1>;
  /** Rises when on_hand or the threshold changes; reserving does not count. */
  version: Generated<number>;
  updated_at: number;
}

export interface ReservationsTable {
  id: Generated<number>;
  variant_id: number;
  order_id: number;
  quantity: number;
  state: ReservationState;
  expires_at: number;
  created_at: number;
  open_variant_id: GeneratedAlways<number | null>;
}

export interface StockMovementsTable {
  id: Generated<number>;
  variant_id: number;
  seller_id: number;
  delta: number;
  on_hand_after: number;
  kind: MovementKind;
  reason: string | null;
  order_id: number | null;
  by_user_id: number | null;
  created_at: number;
}

declare module "#platform/database" {
  interface Tables {
    stock_items: StockItemsTable;
    reservations: ReservationsTable;
    stock_movements: StockMovementsTable;
  }
}

/** Tables that other modules may join in reads. */
export const READABLE = ["stock_items", "reservations", "stock_movements"] as const;
