// Confirming many orders at once: each by itself, so that one that can't be confirmed holds up no other.
import type { Context } from "#platform/context";
import { Refusal } from "#platform/refusal";
import { actingSeller } from "./find-order.ts";
import { confirmSellerOrder } from "./fulfil.ts";

/** As many as one page of a list holds. */
export const MAX_BULK_ORDERS = 100;

/** What became of one of them; `refusal` is null where it is confirmed. */
export interface BulkResult {
  seller_order_id: number;
  refusal: Refusal | null;
}

/**
 * Confirms each in its own transaction, in the order given, and says of each what became of it: `missing` for
 * what is not there or another's, `wrong_state` for what was confirmed before. Refuses `forbidden` for all.
 */
export async function confirmSellerOrders(
  context: Context,
  { seller_order_ids }: { seller_order_ids: readonly number[] },
): Promise<BulkResult[]> {
  actingSeller(context);
  const results: BulkResult[] = [];
  for (const seller_order_id of seller_order_ids) {
    results.push({ seller_order_id, refusal: await confirmOne(context, seller_order_id) });
  }
  return results;
}

async function confirmOne(context: Context, seller_order_id: number): Promise<Refusal | null> {
  try {
    await confirmSellerOrder(context, { seller_order_id });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
