// Closing days: once a day is long over, its sales are summed; when one of its orders changes, summed again.
import { forgetChanges } from "#modules/orders";
import { DAY_MS, HOUR_MS, pause } from "#platform/clock";
import { type Context, now, SYSTEM_ACTOR, type TransactionContext, withActor } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import {
  batches,
  buyersOfOrders,
  type FirstSale,
  firstSalesOf,
  notedFirstSales,
  ofAllSellers,
} from "./buyers.ts";
import { floorDay } from "./calendar.ts";
import { CLOSES_AFTER_MS, type ClosingState, closingState } from "./closed.ts";
import { packDay } from "./closed-day.ts";
import { ALL_SELLERS } from "./counted.ts";
import { momentsOf, partsIn, type SoldPart } from "./moments.ts";

/** Days of one run; an old shop that sums its past for the first time takes several. */
const MAX_DAYS = 100;
/** A day is read in pieces of this length, so that others may go on between them. */
const PIECE_MS = HOUR_MS;

/** A closed day as it is written. */
interface DayRow {
  seller_id: number;
  day_at: number;
  currency: string;
  sales: Uint8Array;
}

/** What one step writes. */
interface Step {
  state: ClosingState;
  day_at: number;
  closed_until: number;
  rows: DayRow[];
  /** Notes of changes that the rows hold already. */
  change_ids: number[];
  /** Buyers whose first sales are noted anew, and what is noted. */
  forgotten_buyers: readonly number[];
  first_sales: readonly FirstSale[];
}

/**
 * Sums days that changed and days that are over, the oldest first, at most 100; gives how many. Nobody waits
 * for it: everything is read outside the transaction, which writes only when no other process has written
 * meanwhile. A crash loses the day that was being summed, and the next run sums it.
 */
export async function closeDays(context: Context): Promise<number> {
  const system = withActor(context, SYSTEM_ACTOR);
  for (let done = 0; done < MAX_DAYS; done += 1) {
    const state = await begunState(system);
    const step = (await stepOfChange(system, state)) ?? (await stepForward(system, state));
    if (step === null || !(await write(system, step))) return done;
    await pause(0);
  }
  return MAX_DAYS;
}

/** The rows of a day, of every seller and of all, as its orders are now. */
export async function sumDay(
  context: Context,
  day_at: number,
): Promise<{ rows: DayRow[]; parts: SoldPart[] }> {
  const parts: SoldPart[] = [];
  for (let from = day_at; from < day_at + DAY_MS; from += PIECE_MS) {
    parts.push(...(await partsIn(context, { seller_id: null }, { from, to: from + PIECE_MS })));
    await pause(0);
  }
  const rows = [...Map.groupBy(parts, ({ seller_id }) => seller_id)]
    .concat([[ALL_SELLERS, parts]])
    .flatMap(([seller_id, own]) =>
      [...Map.groupBy(momentsOf(own), ({ currency }) => currency)].map(([currency, moments]) => {
        return { seller_id, day_at, currency, sales: packDay(day_at, moments) };
      }),
    );
  return { rows, parts };
}

async function begunState(context: Context): Promise<ClosingState> {
  const state = await closingState(context);
  if (state) return state;
  const first = { closed_until: 0, version: 0 };
  await transaction(context, (tx) =>
    insertedOnce(tx, () =>
      tx.db
        .insertInto("sales_closing")
        .values({ id: 1, ...first })
        .execute(),
    ),
  );
  return first;
}

/** The oldest closed day of which an order changed, summed again. */
async function stepOfChange(context: Context, state: ClosingState): Promise<Step | null> {
  const oldest = await context.db
    .selectFrom("order_changes")
    .select("placed_at")
    .where("placed_at", "<", state.closed_until)
    .orderBy("placed_at")
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return null;
  const day_at = floorDay(oldest.placed_at);
  const changes = await changesOf(context, day_at);
  const { rows } = await sumDay(context, day_at);
  const buyers = [
    ...(await buyersOfOrders(
      context,
      changes.map(({ order_id }) => order_id),
    )),
  ];
  return {
    ...{ state, day_at, closed_until: state.closed_until, rows },
    change_ids: changes.map(({ id }) => id),
    forgotten_buyers: buyers,
    first_sales: await firstSalesOf(context, buyers, state.closed_until),
  };
}

/** The next day with orders, when it is long over; days without any are passed over. */
async function stepForward(context: Context, state: ClosingState): Promise<Step | null> {
  const { closed_until } = state;
  const end = floorDay(now(context) - CLOSES_AFTER_MS);
  const next = await context.db
    .selectFrom("seller_orders")
    .select("placed_at")
    .where("placed_at", ">=", closed_until)
    .orderBy("placed_at")
    .limit(1)
    .executeTakeFirst();
  const day_at = Math.min(next ? floorDay(next.placed_at) : end, end);
  if (day_at >= end) {
    // Orders that are still to come may be of any day until the first is closed.
    if (closed_until === 0 || closed_until >= end) return null;
    const nothing = { rows: [], change_ids: [], forgotten_buyers: [], first_sales: [] };
    return { state, day_at: end - DAY_MS, closed_until: end, ...nothing };
  }
  const changes = await changesOf(context, day_at);
  const { rows, parts } = await sumDay(context, day_at);
  return {
    ...{ state, day_at, closed_until: day_at + DAY_MS, rows },
    change_ids: changes.map(({ id }) => id),
    forgotten_buyers: [],
    first_sales: await unnoted(context, parts),
  };
}

/** Read before the orders are: what changes later is noted again, and that note stays. */
function changesOf(context: Context, day_at: number) {
  return context.db
    .selectFrom("order_changes")
    .select(["id", "order_id"])
    .where("placed_at", ">=", day_at)
    .where("placed_at", "<", day_at + DAY_MS)
    .execute();
}

/** The first sales of a day, of those who are not noted yet. */
async function unnoted(context: Context, parts: readonly SoldPart[]): Promise<FirstSale[]> {
  const firsts = new Map<string, FirstSale>();
  for (const { buyer_id, seller_id, placed_at, is_cancelled } of parts) {
    const key = `${buyer_id} ${seller_id}`;
    if (!is_cancelled && !firsts.has(key)) firsts.set(key, { buyer_id, seller_id, first_at: placed_at });
  }
  const found = [...firsts.values()];
  const all = [...found, ...ofAllSellers(found)];
  const buyers = [...new Set(found.map(({ buyer_id }) => buyer_id))];
  const noted = new Set(
    (await notedFirstSales(context, buyers)).map(({ buyer_id, seller_id }) => `${buyer_id} ${seller_id}`),
  );
  return all.filter(({ buyer_id, seller_id }) => !noted.has(`${buyer_id} ${seller_id}`));
}

/** Says whether it was written: not when the sums are others by now than when this was read. */
async function write(context: Context, step: Step): Promise<boolean> {
  const { state, day_at, closed_until, rows, change_ids, forgotten_buyers, first_sales } = step;
  return transaction(context, async (tx) => {
    const taken = await tx.db
      .updateTable("sales_closing")
      .set({ closed_until, version: state.version + 1 })
      .where("id", "=", 1)
      .where("version", "=", state.version)
      .executeTakeFirst();
    if (Number(taken.numUpdatedRows) === 0) return false;
    await tx.db.deleteFrom("sales_days").where("day_at", "=", day_at).execute();
    for (const batch of batches(rows))
      await tx.db
        .insertInto("sales_days")
        .values([...batch])
        .execute();
    await noteFirstSales(tx, forgotten_buyers, first_sales);
    await faultPoint("figures.closing");
    for (const ids of batches(change_ids)) await forgetChanges(tx, ids);
    return true;
  });
}

async function noteFirstSales(
  tx: TransactionContext,
  forgotten: readonly number[],
  noted: readonly FirstSale[],
): Promise<void> {
  for (const ids of batches(forgotten)) {
    await tx.db.deleteFrom("first_sales").where("buyer_id", "in", ids).execute();
  }
  for (const batch of batches(noted))
    await tx.db
      .insertInto("first_sales")
      .values([...batch])
      .execute();
}
