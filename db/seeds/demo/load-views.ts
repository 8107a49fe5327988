// What shoppers looked at and searched for in the demo world's last month; the same every time.
import { queryWords } from "#modules/catalog";
import { DAY_MS } from "#platform/clock";
import { now, type TransactionContext } from "#platform/context";
import { insertRows } from "../insert.ts";

const DAYS = 30;
const VAIN = ["espresso machine", "yoga mat", "garden gnome", "left handed scissors"];

/** Writes views of every product, the words that led to some, and searches that found nothing. */
export async function loadViews(tx: TransactionContext): Promise<void> {
  const products = await tx.db
    .selectFrom("products")
    .select(["id", "seller_id", "name"])
    .where("status", "=", "published")
    .orderBy("id")
    .execute();
  const today = now(tx) - (now(tx) % DAY_MS);
  const days = Array.from({ length: DAYS }, (_, at) => today - at * DAY_MS);
  const views = days.flatMap((day_at, day) =>
    products.flatMap(({ id, seller_id, name }, at) => {
      const count = (at * 7 + day * 5) % 11;
      return count === 0 ? [] : [{ product_id: id, seller_id, name, day_at, views: count }];
    }),
  );
  await insertRows(
    tx.db,
    "product_views",
    views.map(({ product_id, day_at, views: count }) => ({ product_id, day_at, views: count })),
  );
  const by_seller = Map.groupBy(views, ({ seller_id, day_at }) => `${seller_id} ${day_at}`);
  await insertRows(tx.db, "seller_views", [...by_seller.values()].flatMap(sumOf));
  const led = views
    .filter(({ product_id, views: count }) => product_id % 4 === 0 && count > 6)
    .map(({ name, ...view }) => {
      return { ...view, term: queryWords(name).slice(-2).join(" "), views: 1 + (view.product_id % 13) };
    })
    .filter(({ term }) => term !== "");
  const by_term = Map.groupBy(led, ({ seller_id, day_at, term }) => `${seller_id} ${day_at} ${term}`);
  const terms = [...by_term.values()].flatMap((list) =>
    sumOf(list).map((row) => ({ ...row, term: list[0]?.term ?? "" })),
  );
  await insertRows(tx.db, "term_views", terms);
  await insertRows(
    tx.db,
    "empty_searches",
    days.flatMap((day_at, day) =>
      VAIN.flatMap((term, at) =>
        day % (at + 2) === 0 ? [{ day_at, term, views: VAIN.length + 1 - at }] : [],
      ),
    ),
  );
}

/** The views of a list together, as those of its first; none of none. */
function sumOf(list: readonly { seller_id: number; day_at: number; views: number }[]) {
  const views = list.reduce((sum, one) => sum + one.views, 0);
  return list.slice(0, 1).map(({ seller_id, day_at }) => ({ seller_id, day_at, views }));
}
