// Which of an order's cancelled parts a payment was for: those that still stood when its attempt began.
import type { TransactionContext } from "#platform/context";
import type { LockedOrder, LockedPart } from "./locked-order.ts";

/**
 * The cancelled parts that a payment of `extra_minor` more than what stands has paid for. An attempt asks for
 * what stands when it begins, so these are the parts that were cancelled last.
 */
export async function partsPaidInVain(
  tx: TransactionContext,
  order: LockedOrder,
  extra_minor: number,
): Promise<LockedPart[]> {
  if (extra_minor <= 0) return [];
  const last_first = await tx.db
    .selectFrom("order_history")
    .select("seller_order_id")
    .where("order_id", "=", order.id)
    .where("seller_order_id", "is not", null)
    .where("to_status", "=", "cancelled")
    .orderBy("id", "desc")
    .execute();
  const found: LockedPart[] = [];
  let left_minor = extra_minor;
  for (const { seller_order_id } of last_first) {
    const part = order.parts.find((candidate) => candidate.id === seller_order_id);
    if (!part || left_minor <= 0) break;
    found.push(part);
    left_minor -= part.total_minor;
  }
  return found;
}
