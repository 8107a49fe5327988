// A cart whose checkout began: closed while a payment is under way, copied to a new cart after a failed one.
import { emit, now, type TransactionContext } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { conflict } from "#platform/refusal";
import type { CartRow } from "./owner.ts";

declare module "#platform/context" {
  interface Events {
    /**
     * The buyer goes on with a cart whose order was not paid: that order ends (`replaced`), its stock is
     * free.
     */
    "cart.reopened": { cart_id: number; order_id: number };
  }
}

/** A locked cart that may be changed. */
export interface OpenCart extends CartRow {
  order_id: null;
  /** After a copy: item ids of the former cart → their ids here. */
  renamed: ReadonlyMap<number, number>;
}

const livePayment = compileOnce((db, slot: Slots<{ order_id: number }>) =>
  db
    .selectFrom("payments")
    .select("id")
    .where("order_id", "=", slot("order_id"))
    .where("status", "not in", ["failed", "voided"])
    .limit(1),
);

/** Is a payment of this order under way or done? Then the cart must stay as it was charged. */
export async function isBeingPaid(tx: TransactionContext, order_id: number): Promise<boolean> {
  return (await livePayment.first(tx.db, { order_id })) !== undefined;
}

/**
 * The cart itself when no checkout began; a copy of it when its order was not paid. Refuses
 * `cart_in_checkout` with the order while a payment is under way. The caller holds the cart's lock.
 */
export async function openForChange(tx: TransactionContext, cart: CartRow): Promise<OpenCart> {
  const { order_id } = cart;
  if (order_id === null) return { ...cart, order_id, renamed: new Map() };
  if (await isBeingPaid(tx, order_id)) {
    throw conflict("cart_in_checkout", "A payment for this cart is under way.", { order_id });
  }
  return copyCart(tx, cart, order_id);
}

async function copyCart(tx: TransactionContext, cart: CartRow, order_id: number): Promise<OpenCart> {
  await emit(tx, "cart.reopened", { cart_id: cart.id, order_id });
  const at = now(tx);
  await tx.db
    .updateTable("carts")
    .set({ status: "abandoned", updated_at: at })
    .where("id", "=", cart.id)
    .execute();
  const { user_id, token_hash, currency } = cart;
  const result = await tx.db
    .insertInto("carts")
    .values({ user_id, token_hash, currency, status: "active", created_at: at, updated_at: at })
    .executeTakeFirst();
  const id = Number(result.insertId);
  await copyItems(tx, cart.id, id);
  const pairs = await tx.db
    .selectFrom("cart_items as former")
    .innerJoin("cart_items as copy", "copy.variant_id", "former.variant_id")
    .select(["former.id as former_id", "copy.id as copy_id"])
    .where("former.cart_id", "=", cart.id)
    .where("copy.cart_id", "=", id)
    .execute();
  const renamed = new Map(pairs.map((pair) => [pair.former_id, pair.copy_id]));
  return { id, user_id, token_hash, currency, order_id: null, renamed };
}

/**
 * Copies the lines of one cart to another, those of `except` variants left out; the first cart keeps its own.
 */
export async function copyItems(
  tx: TransactionContext,
  from_cart_id: number,
  to_cart_id: number,
  except: readonly number[] = [],
): Promise<void> {
  const columns = ["product_id", "variant_id", "quantity", "seen_price_minor", "created_at"] as const;
  await tx.db
    .insertInto("cart_items")
    .columns(["cart_id", ...columns])
    .expression((builder) => {
      const lines = builder
        .selectFrom("cart_items as former")
        .select((select) => [
          select.val(to_cart_id).as("cart_id"),
          ...columns.map((name) => `former.${name}` as const),
        ])
        .where("former.cart_id", "=", from_cart_id)
        .orderBy("former.id");
      return except.length > 0 ? lines.where("former.variant_id", "not in", [...except]) : lines;
    })
    .execute();
}
