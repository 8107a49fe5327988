// What is always true of orders and their parts.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const orderInvariants: Invariant[] = [
  {
    name: "orders: every total is the sum of the seller orders' totals",
    query: sql`SELECT o.id, o.total_minor, SUM(s.total_minor) AS parts FROM orders o
      JOIN seller_orders s ON s.order_id = o.id
      GROUP BY o.id, o.total_minor, o.items_total_minor, o.discount_total_minor, o.shipping_total_minor,
        o.tax_total_minor
      HAVING o.total_minor <> SUM(s.total_minor) OR o.items_total_minor <> SUM(s.items_total_minor)
        OR o.discount_total_minor <> SUM(s.discount_total_minor)
        OR o.shipping_total_minor <> SUM(s.shipping_total_minor) OR o.tax_total_minor <> SUM(s.tax_total_minor)`,
  },
  {
    name: "orders: total is items less discount plus shipping, plus tax where it is not included",
    query: sql`SELECT id FROM seller_orders WHERE total_minor <> items_total_minor - discount_total_minor
      + shipping_total_minor + CASE WHEN tax_included = 1 THEN 0 ELSE tax_total_minor END`,
  },
  {
    name: "orders: a part's items and tax are the sums of its lines",
    query: sql`SELECT s.id FROM seller_orders s JOIN order_items i ON i.seller_order_id = s.id
      GROUP BY s.id, s.items_total_minor, s.tax_total_minor, s.shipping_tax_minor, s.discount_total_minor,
        s.commission_minor
      HAVING s.items_total_minor <> SUM(i.total_minor) OR s.discount_total_minor <> SUM(i.discount_minor)
        OR s.tax_total_minor <> SUM(i.tax_minor) + s.shipping_tax_minor
        OR s.commission_minor <> SUM(i.commission_minor)`,
  },
  {
    name: "orders: a line's total is its unit price times its quantity",
    query: sql`SELECT id FROM order_items WHERE total_minor <> unit_price_minor * quantity`,
  },
  {
    name: "orders: every order has a part, and every part a line",
    query: sql`SELECT o.id AS order_id, s.id AS seller_order_id FROM orders o
      LEFT JOIN seller_orders s ON s.order_id = o.id LEFT JOIN order_items i ON i.seller_order_id = s.id
      WHERE s.id IS NULL OR i.id IS NULL`,
  },
  {
    name: "orders: a line stands in the part of its product's seller",
    query: sql`SELECT i.id FROM order_items i JOIN seller_orders s ON s.id = i.seller_order_id
      JOIN products p ON p.id = i.product_id
      WHERE i.seller_id <> s.seller_id OR i.seller_id <> p.seller_id OR i.order_id <> s.order_id`,
  },
  {
    name: "orders: an order's payment shares are its parts' totals",
    query: sql`SELECT s.id, s.total_minor, h.amount_minor FROM seller_orders s
      LEFT JOIN payment_shares h ON h.seller_order_id = s.id
      WHERE h.amount_minor IS NULL OR h.amount_minor <> s.total_minor`,
  },
  {
    name: "orders: one number, and none without",
    query: sql`SELECT id FROM orders WHERE number IS NULL UNION ALL SELECT id FROM seller_orders WHERE number IS NULL`,
  },
  {
    name: "orders: a part's status is the last one of its history",
    query: sql`SELECT s.id, s.status, h.to_status FROM seller_orders s
      LEFT JOIN order_history h ON h.id = (SELECT MAX(id) FROM order_history x
        WHERE x.seller_order_id = s.id AND x.to_status IS NOT NULL)
      WHERE h.to_status IS NULL OR h.to_status <> s.status`,
  },
  {
    name: "orders: an order's status is the last one of its history",
    query: sql`SELECT o.id, o.status, h.to_status FROM orders o
      LEFT JOIN order_history h ON h.id = (SELECT MAX(id) FROM order_history x
        WHERE x.order_id = o.id AND x.seller_order_id IS NULL AND x.to_status IS NOT NULL)
      WHERE h.to_status IS NULL OR h.to_status <> o.status`,
  },
  {
    name: "orders: all parts cancelled means the order is cancelled, and the other way round",
    query: sql`SELECT o.id, o.status FROM orders o JOIN seller_orders s ON s.order_id = o.id
      GROUP BY o.id, o.status
      HAVING (SUM(CASE WHEN s.status = 'cancelled' THEN 0 ELSE 1 END) = 0) <> (o.status = 'cancelled')`,
  },
  {
    name: "orders: what was shipped of a line is the sum of its shipments",
    query: sql`SELECT i.id, i.shipped_quantity FROM order_items i
      LEFT JOIN (SELECT order_item_id, SUM(quantity) AS shipped FROM shipment_items GROUP BY order_item_id) x
        ON x.order_item_id = i.id
      WHERE i.shipped_quantity <> COALESCE(x.shipped, 0)`,
  },
];
