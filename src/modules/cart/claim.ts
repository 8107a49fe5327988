// What checkout does with a cart: lock it, claim it for an order, accept its prices, end it.
import { now, type TransactionContext } from "#platform/context";
import { conflict } from "#platform/refusal";
import { pricedLines } from "./lines.ts";
import { type CartOwner, type CartRow, findAndLock } from "./owner.ts";

/** The owner's active cart with its row locked until the transaction ends, or null. */
export async function lockedCart(tx: TransactionContext, owner: CartOwner): Promise<CartRow | null> {
  return (await findAndLock(tx, owner)) ?? null;
}

/** Locks a cart's row by its id, whatever its state. Says whether there is such a cart. */
export async function lockCart(tx: TransactionContext, cart_id: number): Promise<boolean> {
  const result = await tx.db
    .updateTable("carts")
    .set((builder) => ({ version: builder("version", "+", 1), updated_at: now(tx) }))
    .where("id", "=", cart_id)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) > 0;
}

/**
 * Binds an active cart to the order that was made of it. Refuses `cart_in_checkout` when it has one already.
 */
export async function claimCart(
  tx: TransactionContext,
  { cart_id, order_id }: { cart_id: number; order_id: number },
): Promise<void> {
  const result = await tx.db
    .updateTable("carts")
    .set({ order_id, updated_at: now(tx) })
    .where("id", "=", cart_id)
    .where("status", "=", "active")
    .where("order_id", "is", null)
    .executeTakeFirst();
  if (Number(result.numUpdatedRows) === 0) {
    throw conflict("cart_in_checkout", "This cart was ordered already.");
  }
}

/** Takes the claim off again, if the cart is still claimed by this order. */
export async function releaseClaim(
  tx: TransactionContext,
  { cart_id, order_id }: { cart_id: number; order_id: number },
): Promise<void> {
  await tx.db
    .updateTable("carts")
    .set({ order_id: null, updated_at: now(tx) })
    .where("id", "=", cart_id)
    .where("status", "=", "active")
    .where("order_id", "=", order_id)
    .execute();
}

/**
 * Ends a cart that was bought: from now on it is read-only and nobody's active cart. Repeating it does
 * nothing.
 */
export async function completeCart(tx: TransactionContext, cart_id: number): Promise<void> {
  await tx.db
    .updateTable("carts")
    .set({ status: "completed", updated_at: now(tx) })
    .where("id", "=", cart_id)
    .where("status", "=", "active")
    .execute();
}

/** The buyer has seen and accepted the present prices of the cart's lines. */
export async function acceptPrices(tx: TransactionContext, cart_id: number): Promise<void> {
  const lines = await pricedLines(tx, cart_id);
  for (const line of lines.filter((one) => one.unit_price_minor !== one.seen_price_minor)) {
    await tx.db
      .updateTable("cart_items")
      .set({ seen_price_minor: line.unit_price_minor })
      .where("id", "=", line.id)
      .execute();
  }
}
