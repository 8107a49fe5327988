// Orders that somebody of the marketplace should look at: how many there are, and that one is settled.
import { requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";
import { recordHistory } from "./history.ts";
import { lockOrder } from "./locked-order.ts";

/** Counting stops here: more than this is "many". */
const MAX_COUNT = 999;

/** Orders that need attention, at most 999. Needs `orders.manage`. */
export async function ordersNeedingAttention(context: Context): Promise<number> {
  requirePermission(context, "orders.manage");
  const row = await context.db
    .selectFrom(
      context.db
        .selectFrom("orders")
        .select("id")
        .where("needs_attention", "=", 1)
        .limit(MAX_COUNT)
        .as("waiting"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}

/**
 * Somebody saw to what an order needed, and says what was done. Needs `orders.manage`; refuses `missing`.
 * Does nothing to an order that needs nothing.
 */
export async function settleAttention(
  context: Context,
  { order_id, note }: { order_id: number; note: string },
): Promise<void> {
  requirePermission(context, "orders.manage");
  await transaction(context, async (tx) => {
    const order = await lockOrder(tx, order_id);
    if (!order.needs_attention) return;
    await tx.db
      .updateTable("orders")
      .set({ needs_attention: 0, attention_reason: null, updated_at: now(tx) })
      .where("id", "=", order_id)
      .execute();
    await recordHistory(tx, "staff", [{ order_id, event: "attention_settled", note }]);
    await recordAudit(tx, {
      action: "order.attention_settled",
      subject_type: "order",
      subject_id: order_id,
      before: { needs_attention: true },
      after: { needs_attention: false },
      reason: note,
    });
  });
}
