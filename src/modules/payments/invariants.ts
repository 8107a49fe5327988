// What is always true of payments, refunds and shares.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const paymentInvariants: Invariant[] = [
  {
    name: "payments: what was captured is the sum of the capture charges",
    query: sql`SELECT p.id, p.captured_minor, COALESCE(c.captured, 0) AS charged FROM payments p
      LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS captured FROM charges WHERE kind = 'capture'
                 GROUP BY payment_id) c ON c.payment_id = p.id
      WHERE p.captured_minor <> COALESCE(c.captured, 0)`,
  },
  {
    name: "payments: what went back is the sum of the refunds that succeeded",
    query: sql`SELECT p.id, p.refunded_minor, COALESCE(r.refunded, 0) AS refunded FROM payments p
      LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS refunded FROM refunds WHERE status = 'succeeded'
                 GROUP BY payment_id) r ON r.payment_id = p.id
      WHERE p.refunded_minor <> COALESCE(r.refunded, 0)`,
  },
  {
    name: "payments: no more is promised back than was captured",
    query: sql`SELECT p.id, p.captured_minor, SUM(r.amount_minor) AS promised FROM payments p
      JOIN refunds r ON r.payment_id = p.id AND r.status <> 'failed'
      GROUP BY p.id, p.captured_minor HAVING SUM(r.amount_minor) > p.captured_minor`,
  },
  {
    name: "payments: the status follows from the figures",
    query: sql`SELECT id, status, captured_minor, refunded_minor FROM payments WHERE
      (status IN ('pending', 'authorized') AND captured_minor > 0)
      OR (status = 'captured' AND (captured_minor = 0 OR refunded_minor > 0))
      OR (status = 'partially_refunded' AND (refunded_minor = 0 OR refunded_minor >= captured_minor))
      OR (status = 'refunded' AND (refunded_minor = 0 OR refunded_minor <> captured_minor))`,
  },
  {
    name: "payments: a refund is in its payment's currency and of its order",
    query: sql`SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id
      WHERE r.currency <> p.currency OR r.order_id <> p.order_id`,
  },
  {
    name: "payments: what went back of a share is the sum of its refunds that succeeded",
    query: sql`SELECT s.seller_order_id, s.refunded_minor, COALESCE(r.refunded, 0) AS refunded
      FROM payment_shares s
      LEFT JOIN (SELECT seller_order_id, SUM(amount_minor) AS refunded FROM refunds WHERE status = 'succeeded'
                 AND seller_order_id IS NOT NULL GROUP BY seller_order_id) r
        ON r.seller_order_id = s.seller_order_id
      WHERE s.refunded_minor <> COALESCE(r.refunded, 0)`,
  },
];
