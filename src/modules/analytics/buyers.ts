// Who buys for the first time: from the first sales that closed days have noted, and from the orders.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Closed } from "./closed.ts";
import { ALL_SELLERS, type Scope, type Span } from "./counted.ts";
import { buyerOf } from "./moments.ts";
import { recallSum, rememberSum } from "./sums-memory.ts";

/** Buyers of a span; `new_buyers` had no sale before it began, `returning_buyers` had. */
export interface Buyers {
  buyers: number;
  new_buyers: number;
  returning_buyers: number;
}

/** When somebody first bought of a seller. */
export interface FirstSale {
  buyer_id: number;
  seller_id: number;
  first_at: number;
}

/** Numbers in one statement. */
const BATCH = 500;

/**
 * How many first bought within the span: those that closed days have noted, except whoever's orders changed
 * since; of these, and of buyers on open days who are not noted, the orders themselves are asked.
 */
export async function newBuyersIn(
  context: Context,
  asked: { scope: Scope; span: Span; closed: Closed; open_buyers: ReadonlySet<number> },
): Promise<number> {
  const { scope, span, closed, open_buyers } = asked;
  const changed = await buyersOfOrders(context, closed.changed_orders);
  const noted = await countNoted(context, asked, changed);
  const open = [...open_buyers].filter((id) => !changed.has(id));
  const known = await notedAmong(context, scope, open, closed.until);
  const unknown = open.filter((id) => !known.has(id));
  // Without a closed sale, the first is on an open day; within the span when that begins on a closed one.
  if (changed.size === 0 && span.from <= closed.until) return noted + unknown.length;
  const firsts = await firstSalesOf(context, [...changed, ...unknown]);
  const seller_id = scope.seller_id ?? ALL_SELLERS;
  const within = firsts.filter(
    (one) => one.seller_id === seller_id && one.first_at >= span.from && one.first_at < span.to,
  );
  return noted + within.length;
}

/** The buyers of these orders. */
export async function buyersOfOrders(context: Context, order_ids: readonly number[]): Promise<Set<number>> {
  const buyers = new Set<number>();
  for (const ids of batches(order_ids)) {
    const { rows } = await sql<{ buyer_id: number }>`SELECT ${buyerOf(sql`c.id`)} AS buyer_id FROM orders c
      WHERE c.id IN (${sql.join(ids)})`.execute(context.db);
    for (const { buyer_id } of rows) buyers.add(buyer_id);
  }
  return buyers;
}

/** The first sale of each of these buyers by seller and of all sellers, placed before `before`. */
export async function firstSalesOf(
  context: Context,
  buyer_ids: readonly number[],
  before = Number.MAX_SAFE_INTEGER,
): Promise<FirstSale[]> {
  const firsts: FirstSale[] = [];
  for (const ids of batches(buyer_ids)) {
    const { rows } = await sql<FirstSale>`
      SELECT b.id AS buyer_id, p.seller_id, MIN(p.placed_at) AS first_at
      FROM orders b JOIN orders o ON o.email_key = b.email_key JOIN seller_orders p ON p.order_id = o.id
      WHERE b.id IN (${sql.join(ids)}) AND p.placed_at < ${before}
        AND p.visible_at IS NOT NULL AND p.status <> 'cancelled'
      GROUP BY b.id, p.seller_id`.execute(context.db);
    firsts.push(...rows, ...ofAllSellers(rows));
  }
  return firsts;
}

/** The first sales as closed days have noted them. */
export async function notedFirstSales(context: Context, buyer_ids: readonly number[]): Promise<FirstSale[]> {
  const found: FirstSale[] = [];
  for (const ids of batches(buyer_ids)) {
    const rows = await context.db
      .selectFrom("first_sales")
      .selectAll()
      .where("buyer_id", "in", ids)
      .execute();
    found.push(...rows);
  }
  return found;
}

/** The earliest of each buyer's first sales. */
export function ofAllSellers(firsts: readonly FirstSale[]): FirstSale[] {
  return [...Map.groupBy(firsts, ({ buyer_id }) => buyer_id)].map(([buyer_id, own]) => ({
    buyer_id,
    seller_id: ALL_SELLERS,
    first_at: Math.min(...own.map(({ first_at }) => first_at)),
  }));
}

/** A list in pieces that fit one statement. */
export function* batches<T>(list: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < list.length; start += BATCH) yield list.slice(start, start + BATCH);
}

async function countNoted(
  context: Context,
  { scope, span, closed }: { scope: Scope; span: Span; closed: Closed },
  without: ReadonlySet<number>,
): Promise<number> {
  const seller_id = scope.seller_id ?? ALL_SELLERS;
  const to = Math.min(span.to, closed.until);
  const key = ["first", closed.version, seller_id, span.from, to, ...[...without].sort()].join(" ");
  const known = recallSum<number>(context, key);
  if (known !== null) return known;
  let query = context.db
    .selectFrom("first_sales")
    .select((of) => of.fn.countAll<number>().as("count"))
    .where("seller_id", "=", seller_id)
    .where("first_at", ">=", span.from)
    .where("first_at", "<", to);
  if (without.size > 0) query = query.where("buyer_id", "not in", [...without]);
  const count = Number((await query.executeTakeFirstOrThrow()).count);
  rememberSum(context, key, { value: count, bytes: 2 * key.length });
  return count;
}

async function notedAmong(
  context: Context,
  { seller_id }: Scope,
  buyer_ids: readonly number[],
  before: number,
): Promise<Set<number>> {
  const rows = await notedFirstSales(context, buyer_ids);
  const own = rows.filter((row) => row.seller_id === (seller_id ?? ALL_SELLERS) && row.first_at < before);
  return new Set(own.map(({ buyer_id }) => buyer_id));
}
