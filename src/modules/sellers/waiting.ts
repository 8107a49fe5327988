// How many sellers wait for a decision.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";

/** Counting stops here: more than this is "many". */
const MAX_COUNT = 999;

/** Applications that nobody has decided yet, at most 999. Needs `sellers.decide`. */
export async function sellersWaiting(context: Context): Promise<number> {
  requirePermission(context, "sellers.decide");
  const row = await context.db
    .selectFrom(
      context.db
        .selectFrom("sellers")
        .select("id")
        .where("status", "=", "pending")
        .limit(MAX_COUNT)
        .as("waiting"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
