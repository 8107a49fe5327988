// How many bank transfers somebody of the marketplace should match with what the bank says.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";

/** Counting stops here: more than this is "many". */
const MAX_COUNT = 999;

/** Transfers that are waited for, at most 999. Needs `payments.manage`. */
export async function transfersWaiting(context: Context): Promise<number> {
  requirePermission(context, "payments.manage");
  const row = await context.db
    .selectFrom(
      context.db
        .selectFrom("payments")
        .select("id")
        .where("status", "=", "pending")
        .where("method", "=", "bank_transfer")
        .limit(MAX_COUNT)
        .as("waiting"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
