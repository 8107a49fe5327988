// Does the shop tell the same story as the simulation, and as the world outside: the provider, the mails, the
// shelf?
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { checkInvariants } from "../../src/invariants.ts";
import type { Market } from "./model.ts";

/** Holds after every step. Fails with what does not. */
export async function holdsAlways(market: Market): Promise<void> {
  const violations = await checkInvariants(market.stand.system);
  if (violations.length > 0) throw new Error(`Broken: ${JSON.stringify(violations, null, 2)}`);
  await shelvesAsGiven(market);
  await nothing("every order that a buyer was told of is there", unknownOrders(market));
}

/** What was put on a shelf, less what was sold and not taken back, is what is there. */
async function shelvesAsGiven(market: Market): Promise<void> {
  const { rows } = await sql<{ variant_id: number; on_hand: number; sold: number }>`
    SELECT s.variant_id, s.on_hand, COALESCE(x.sold, 0) AS sold FROM stock_items s
    LEFT JOIN (SELECT r.variant_id, SUM(r.quantity) AS sold FROM reservations r
      JOIN order_items i ON i.order_id = r.order_id AND i.variant_id = r.variant_id
      JOIN seller_orders p ON p.id = i.seller_order_id
      WHERE r.state = 'committed' AND p.status <> 'cancelled' GROUP BY r.variant_id) x
    ON x.variant_id = s.variant_id`.execute(market.stand.system.db);
  for (const { variant_id, on_hand, sold } of rows) {
    const given = market.given.get(variant_id) ?? 0;
    if (Number(on_hand) !== given - Number(sold)) {
      throw new Error(`Variant ${variant_id}: ${given} were put there, ${sold} sold, ${on_hand} are left`);
    }
  }
}

async function unknownOrders(market: Market): Promise<unknown[]> {
  const { rows } = await sql<{ id: number }>`SELECT id FROM orders`.execute(market.stand.system.db);
  const there = new Set(rows.map((row) => Number(row.id)));
  return [...market.orders.keys()].filter((id) => !there.has(id));
}

/** Holds once everything that was under way has come to its end. */
export async function holdsAtRest({ db }: Context): Promise<void> {
  const find = async (text: ReturnType<typeof sql<Record<string, unknown>>>) => (await text.execute(db)).rows;
  const check = (what: string, query: ReturnType<typeof sql<Record<string, unknown>>>) =>
    nothing(what, find(query));
  await check("no job is left", sql`SELECT id, kind, attempts, last_error FROM jobs`);
  await check(
    "no card payment is still under way",
    sql`SELECT id, order_id, status FROM payments WHERE provider = 'fake' AND status IN ('pending', 'authorized')`,
  );
  await check(
    "what the provider took is what we know of, and the same for what went back",
    sql`SELECT f.idempotency_key, f.status, f.amount_minor, f.refunded_minor, p.status AS ours, p.captured_minor,
        p.refunded_minor AS ours_refunded
      FROM fake_provider_payments f LEFT JOIN payments p ON f.idempotency_key = CONCAT('payment:', p.id)
      WHERE f.status <> 'refund' AND (p.id IS NULL OR f.refunded_minor <> p.refunded_minor
        OR CASE WHEN f.status = 'captured' THEN f.amount_minor ELSE 0 END <> p.captured_minor)`,
  );
  await check(
    "of every order the buyer paid exactly its live parts",
    sql`SELECT o.id, o.status, o.payment_status, COALESCE(m.kept, 0) AS kept, COALESCE(l.live, 0) AS live
      FROM orders o
      LEFT JOIN (SELECT order_id, SUM(captured_minor - refunded_minor) AS kept
        FROM payments GROUP BY order_id) m
        ON m.order_id = o.id
      LEFT JOIN (SELECT order_id, SUM(total_minor) AS live FROM seller_orders WHERE status <> 'cancelled'
        GROUP BY order_id) l ON l.order_id = o.id
      WHERE o.payment_method <> 'cash_on_delivery' AND COALESCE(m.kept, 0) <> COALESCE(l.live, 0)`,
  );
  await check(
    "the books say that the provider holds what it holds",
    sql`SELECT b.currency, b.booked, f.held FROM (SELECT e.currency, SUM(e.amount_minor) AS booked
        FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
        WHERE a.code LIKE '%fake%' GROUP BY e.currency) b
      LEFT JOIN (SELECT currency, SUM(amount_minor - refunded_minor) AS held FROM fake_provider_payments
        WHERE status = 'captured' GROUP BY currency) f ON f.currency = b.currency
      WHERE ABS(b.booked) <> COALESCE(f.held, 0)`,
  );
  await check(
    "a buyer who paid and was not refused got one confirmation",
    sql`SELECT o.id, COUNT(m.id) AS mails FROM orders o
      LEFT JOIN mails m ON m.unique_key = CONCAT('order-confirmed:', o.id)
      WHERE o.status <> 'cancelled' GROUP BY o.id HAVING COUNT(m.id) <> 1`,
  );
  await check(
    "no reservation is open but for cash and transfers",
    sql`SELECT r.id, r.order_id, o.status, o.payment_status FROM reservations r JOIN orders o ON o.id = r.order_id
      WHERE r.state = 'open'`,
  );
}

async function nothing(what: string, rows: Promise<unknown[]>): Promise<void> {
  const found = await rows;
  if (found.length > 0) throw new Error(`Not so: ${what}: ${JSON.stringify(found.slice(0, 5), null, 1)}`);
}
