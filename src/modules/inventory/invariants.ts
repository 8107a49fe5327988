// What is always true of stock: nothing is held or sold that is not there, and every number has its reasons.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const inventoryInvariants: Invariant[] = [
  {
    name: "stock: 0 ≤ reserved ≤ on_hand",
    query: sql`SELECT variant_id, on_hand, reserved FROM stock_items
      WHERE reserved < 0 OR on_hand < reserved`,
  },
  {
    name: "stock: reserved is the sum of the open reservations",
    query: sql`SELECT s.variant_id, s.reserved, COALESCE(r.held, 0) AS held FROM stock_items s
      LEFT JOIN (SELECT variant_id, SUM(quantity) AS held FROM reservations
                 WHERE state = 'open' GROUP BY variant_id) r
        ON r.variant_id = s.variant_id
      WHERE s.reserved <> COALESCE(r.held, 0)`,
  },
  {
    name: "stock: on_hand is the sum of the movements",
    query: sql`SELECT s.variant_id, s.on_hand, COALESCE(m.moved, 0) AS moved FROM stock_items s
      LEFT JOIN (SELECT variant_id, SUM(delta) AS moved FROM stock_movements GROUP BY variant_id) m
        ON m.variant_id = s.variant_id
      WHERE s.on_hand <> COALESCE(m.moved, 0)`,
  },
  {
    name: "stock: is_low says whether what can be sold is at the threshold or below",
    query: sql`SELECT variant_id, on_hand, reserved, low_stock_threshold, is_low FROM stock_items
      WHERE is_low <> (on_hand - reserved <= low_stock_threshold)`,
  },
  {
    name: "stock: a stock item belongs to its variant's product and seller",
    query: sql`SELECT s.variant_id FROM stock_items s JOIN variants v ON v.id = s.variant_id
      WHERE v.product_id <> s.product_id OR v.seller_id <> s.seller_id`,
  },
];
