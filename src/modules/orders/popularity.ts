// What sells: the units of the last 90 days, counted from the orders and told to the catalogue.
import { setPopularity } from "#modules/catalog";
import { DAY_MS, pause } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";

const WINDOW_MS = 90 * DAY_MS;
/**
 * Products that sold in this time before the window are counted too, so that those whose last sale has left
 * it fall to 0. A schedule that rested longer than this would leave them as they were.
 */
const MARGIN_MS = 90 * DAY_MS;
/** Orders per read: each takes a few milliseconds. */
const PAGE_SIZE = 200;

const readPage = compileOnce((db, slot: Slots<{ placed_at: number; id: number }>) =>
  db
    .selectFrom((from) =>
      from
        .selectFrom("orders")
        .select(["id", "placed_at", "stock_committed_at"])
        .where("placed_at", ">=", slot("placed_at"))
        .where((of) => of.or([of("placed_at", ">", slot("placed_at")), of("id", ">", slot("id"))]))
        .orderBy("placed_at")
        .orderBy("id")
        .limit(PAGE_SIZE)
        .as("o"),
    )
    .innerJoin("seller_orders as s", "s.order_id", "o.id")
    .innerJoin("order_items as i", "i.seller_order_id", "s.id")
    .select(["o.id", "o.placed_at", "o.stock_committed_at", "s.status", "i.product_id", "i.quantity"])
    .orderBy("o.placed_at")
    .orderBy("o.id")
    .orderBy("i.id"),
);

/**
 * The units of each product in orders placed since `since`: live lines whose stock was committed, the
 * cancelled and the unpaid left out. Products that only occur in orders since `named_since`, or only in such
 * lines, are named with 0. Reads page by page, so nothing waits for it.
 */
export async function unitsSold(
  context: Context,
  { since, named_since = since }: { since: number; named_since?: number },
): Promise<Map<number, number>> {
  const units = new Map<number, number>();
  let last = { placed_at: named_since, id: 0 };
  for (;;) {
    const lines = await readPage.all(context.db, last);
    for (const line of lines) {
      const is_sold = line.stock_committed_at !== null && line.status !== "cancelled";
      const sold = is_sold && line.placed_at >= since ? line.quantity : 0;
      units.set(line.product_id, (units.get(line.product_id) ?? 0) + sold);
    }
    const end = lines.at(-1);
    if (!end) return units;
    last = { placed_at: end.placed_at, id: end.id };
    await pause(0);
  }
}

/**
 * Brings every product's popularity to what was sold in 90 days and gives how many changed. Looks only at
 * products that were ordered in twice that time, and writes only those that changed.
 */
export async function countPopularity(context: Context): Promise<number> {
  const since = now(context) - WINDOW_MS;
  const units = await unitsSold(context, { since, named_since: since - MARGIN_MS });
  const entries = [...units].map(([product_id, sold]) => ({ product_id, units: sold }));
  return setPopularity(context, entries);
}
