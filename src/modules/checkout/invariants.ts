// What is always true across a purchase: cart, order, payment, stock and books tell the same story.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const checkoutInvariants: Invariant[] = [
  {
    name: "purchase: a completed cart has its order, and an order its cart",
    query: sql`SELECT c.id FROM carts c LEFT JOIN orders o ON o.cart_id = c.id
      WHERE c.status = 'completed' AND o.id IS NULL`,
  },
  {
    name: "purchase: a captured payment's order has its stock committed or asks for attention",
    query: sql`SELECT o.id, o.status FROM orders o JOIN payments p ON p.order_id = o.id
      WHERE p.status = 'captured' AND o.stock_committed_at IS NULL AND o.needs_attention = 0 AND o.status <> 'cancelled'`,
  },
  {
    name: "purchase: what the buyer was given back is the sum of the refunds that succeeded",
    query: sql`SELECT o.id, o.refunded_minor, COALESCE(r.refunded, 0) AS refunded FROM orders o
      LEFT JOIN (SELECT order_id, SUM(amount_minor) AS refunded FROM refunds WHERE status = 'succeeded'
                 GROUP BY order_id) r ON r.order_id = o.id
      WHERE o.refunded_minor <> COALESCE(r.refunded, 0)`,
  },
  {
    name: "purchase: no reservation of a cancelled order is open",
    query: sql`SELECT r.id, r.order_id FROM reservations r JOIN orders o ON o.id = r.order_id
      WHERE r.state = 'open' AND o.status = 'cancelled'`,
  },
  {
    name: "purchase: stock sold and taken back agrees with the order's live lines",
    query: sql`SELECT i.order_id, i.variant_id FROM order_items i
      JOIN orders o ON o.id = i.order_id JOIN seller_orders s ON s.id = i.seller_order_id
      LEFT JOIN (SELECT order_id, variant_id, -SUM(delta) AS taken FROM stock_movements
                 WHERE order_id IS NOT NULL GROUP BY order_id, variant_id) m
        ON m.order_id = i.order_id AND m.variant_id = i.variant_id
      WHERE o.needs_attention = 0 AND COALESCE(m.taken, 0) <>
        CASE WHEN o.stock_committed_at IS NOT NULL AND s.status <> 'cancelled' THEN i.quantity ELSE 0 END`,
  },
  {
    name: "purchase: an account or token has one active cart at most",
    query: sql`SELECT user_id, token_hash, COUNT(*) AS carts FROM carts WHERE status = 'active'
      GROUP BY user_id, token_hash HAVING COUNT(*) > 1`,
  },
];
