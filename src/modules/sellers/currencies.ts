// The currencies that buyers meet: those that sellers with something on the shelf ask in.
import type { Context } from "#platform/context";

/** Sorted; empty while nobody sells anything. */
export async function sellingCurrencies(context: Context): Promise<string[]> {
  const rows = await context.db
    .selectFrom("sellers")
    .select("currency")
    .distinct()
    .where("status", "=", "approved")
    .where("product_count", ">", 0)
    .orderBy("currency")
    .execute();
  return rows.map(({ currency }) => currency);
}
