// What is always true of stock.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const inventoryInvariants: Invariant[] = [
  {
    name: "stock: reserved lies between 0 and on hand",
    query: sql`SELECT variant_id, on_hand, reserved FROM stock_items WHERE reserved < 0 OR reserved > on_hand`,
  },
  {
    name: "stock: reserved is the sum of the open reservations",
    query: sql`SELECT s.variant_id, s.reserved, COALESCE(r.open, 0) AS open FROM stock_items s
      LEFT JOIN (SELECT variant_id, SUM(quantity) AS open FROM reservations WHERE state = 'open' GROUP BY variant_id) r
        ON r.variant_id = s.variant_id
      WHERE s.reserved <> COALESCE(r.open, 0)`,
  },
  {
    name: "stock: on hand is the sum of the movements",
    query: sql`SELECT s.variant_id, s.on_hand, COALESCE(m.moved, 0) AS moved FROM stock_items s
      LEFT JOIN (SELECT variant_id, SUM(delta) AS moved FROM stock_movements GROUP BY variant_id) m
        ON m.variant_id = s.variant_id
      WHERE s.on_hand <> COALESCE(m.moved, 0)`,
  },
  {
    name: "stock: a stock item belongs to the seller of its variant's product",
    query: sql`SELECT s.variant_id, s.seller_id, p.seller_id AS product_seller_id FROM stock_items s
      JOIN variants v ON v.id = s.variant_id JOIN products p ON p.id = v.product_id
      WHERE s.seller_id <> p.seller_id OR s.product_id <> p.id OR v.seller_id <> p.seller_id`,
  },
];
