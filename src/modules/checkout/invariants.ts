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
    name: "purchase: what the buyer was given back is the sum of the refunds of what paid for the order",
    query: sql`SELECT o.id, o.refunded_minor, COALESCE(r.refunded, 0) AS refunded FROM orders o
      LEFT JOIN (SELECT f.order_id, SUM(f.amount_minor) AS refunded FROM refunds f
                 JOIN payments p ON p.id = f.payment_id
                 WHERE f.status = 'succeeded' AND p.status NOT IN ('failed', 'voided') GROUP BY f.order_id) r ON r.order_id = o.id
      WHERE o.refunded_minor <> COALESCE(r.refunded, 0)`,
  },
  {
    name: "purchase: a sale is booked with its part's total and frozen commission",
    query: sql`SELECT s.id, s.total_minor, s.commission_minor FROM seller_orders s
      JOIN ledger_transfers t ON t.seller_order_id = s.id AND t.kind = 'sale'
      JOIN ledger_entries e ON e.transfer_id = t.id JOIN ledger_accounts a ON a.id = e.account_id
      GROUP BY s.id, s.total_minor, s.commission_minor
      HAVING SUM(CASE WHEN a.kind = 'asset' THEN e.amount_minor ELSE 0 END) <> s.total_minor
        OR SUM(CASE WHEN a.kind = 'revenue' THEN -e.amount_minor ELSE 0 END) <> s.commission_minor`,
  },
  {
    name: "purchase: a part that is paid and stands is a sale, one that is cancelled is none",
    query: sql`SELECT s.id, s.status, COUNT(t.id) AS booked FROM seller_orders s
      JOIN orders o ON o.id = s.order_id
      LEFT JOIN ledger_transfers t ON t.seller_order_id = s.id AND t.kind IN ('sale', 'cancellation')
      WHERE s.total_minor > 0 AND o.payment_status IN ('captured', 'partially_refunded', 'refunded')
      GROUP BY s.id, s.status
      HAVING (s.status <> 'cancelled' AND COUNT(t.id) <> 1)
        OR (s.status = 'cancelled' AND COUNT(t.id) NOT IN (0, 2))`,
  },
  {
    name: "purchase: no reservation of a cancelled order is open",
    query: sql`SELECT r.id, r.order_id FROM reservations r JOIN orders o ON o.id = r.order_id
      WHERE r.state = 'open' AND o.status = 'cancelled'`,
  },
  {
    name: "purchase: nothing is held for a part that is cancelled",
    query: sql`SELECT r.id, r.order_id, s.id AS seller_order_id FROM seller_orders s
      JOIN order_items i ON i.seller_order_id = s.id
      JOIN reservations r ON r.order_id = i.order_id AND r.variant_id = i.variant_id
      WHERE s.status = 'cancelled' AND r.state = 'open'`,
  },
  {
    name: "purchase: what was paid is the sum of the sales that were booked of it",
    query: sql`SELECT o.id, p.captured_minor, SUM(s.total_minor) AS sold FROM orders o
      JOIN payments p ON p.order_id = o.id AND p.status NOT IN ('failed', 'voided') AND p.captured_minor > 0
      JOIN seller_orders s ON s.order_id = o.id
      JOIN ledger_transfers t ON t.seller_order_id = s.id AND t.kind = 'sale'
      GROUP BY o.id, p.captured_minor HAVING SUM(s.total_minor) <> p.captured_minor`,
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
