// What is always true of payments and refunds.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const paymentInvariants: Invariant[] = [
  {
    name: "payments: 0 ≤ refunded ≤ captured ≤ amount",
    query: sql`SELECT id, amount_minor, captured_minor, refunded_minor FROM payments
      WHERE captured_minor < 0 OR captured_minor > amount_minor OR refunded_minor < 0 OR refunded_minor > captured_minor`,
  },
  {
    name: "payments: captured is the sum of the capture charges",
    query: sql`SELECT p.id, p.captured_minor FROM payments p
      LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS captured FROM charges WHERE kind = 'capture' GROUP BY payment_id) c
        ON c.payment_id = p.id
      WHERE p.captured_minor <> COALESCE(c.captured, 0)`,
  },
  {
    name: "payments: refunded is the sum of the refunds that succeeded",
    query: sql`SELECT p.id, p.refunded_minor FROM payments p
      LEFT JOIN (SELECT payment_id, SUM(amount_minor) AS refunded FROM refunds WHERE status = 'succeeded'
                 GROUP BY payment_id) r ON r.payment_id = p.id
      WHERE p.refunded_minor <> COALESCE(r.refunded, 0)`,
  },
  {
    name: "payments: refunds that did not fail never exceed what was captured",
    query: sql`SELECT p.id, p.captured_minor, r.refunding FROM payments p
      JOIN (SELECT payment_id, SUM(amount_minor) AS refunding FROM refunds WHERE status <> 'failed' GROUP BY payment_id) r
        ON r.payment_id = p.id
      WHERE r.refunding > p.captured_minor`,
  },
  {
    name: "payments: at most one attempt of an order is alive",
    query: sql`SELECT order_id, COUNT(*) AS alive FROM payments WHERE status NOT IN ('failed', 'voided')
      GROUP BY order_id HAVING COUNT(*) > 1`,
  },
];
