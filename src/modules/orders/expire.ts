// Orders that were never paid, or whose buyer went back to the cart: they end, and their stock is free again.
import { type Context, now, SYSTEM_ACTOR, type TransactionContext, withActor } from "#platform/context";
import { transaction } from "#platform/database";
import { endUnpaidOrder } from "./cancel.ts";
import { lockOrder } from "./locked-order.ts";
import { isOverdue } from "./overdue.ts";

const BATCH = 100;
const MAX_BATCHES = 50;

/**
 * Cancels every order whose time to pay is over, each in its own transaction, and returns how many. Readers
 * see such orders as cancelled before this runs, and their stock can be sold: nothing waits for the sweeper.
 */
export async function expireUnpaidOrders(context: Context): Promise<number> {
  const system = withActor(context, SYSTEM_ACTOR);
  let ended = 0;
  for (let batch = 0; batch < MAX_BATCHES; batch += 1) {
    const due = await system.db
      .selectFrom("orders")
      .select("id")
      .where("expires_at", "<=", now(system))
      .orderBy("expires_at")
      .limit(BATCH)
      .execute();
    for (const { id } of due) ended += (await expireOrder(system, id)) ? 1 : 0;
    if (due.length < BATCH) return ended;
  }
  return ended;
}

/** Cancels the order when its time to pay is over. Says whether it did. */
export async function expireOrder(context: Context, order_id: number): Promise<boolean> {
  return transaction(withActor(context, SYSTEM_ACTOR), async (tx) => {
    const order = await lockOrder(tx, order_id);
    if (!isOverdue(order, now(tx))) return false;
    await endUnpaidOrder(tx, order, "payment_expired");
    return true;
  });
}

/** The buyer went on with the cart of an unpaid order: the order ends. Now-listener of `cart.reopened`. */
export async function endReplacedOrder(
  tx: TransactionContext,
  { order_id }: { order_id: number },
): Promise<void> {
  const system = withActor(tx, SYSTEM_ACTOR);
  await endUnpaidOrder(system, await lockOrder(system, order_id), "replaced");
}
