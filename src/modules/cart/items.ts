// The verbs of a cart's lines: add, change, remove, clear.
import { sql } from "kysely";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import { type ChangedCart, withCart } from "./change.ts";
import { findOffer, type Offer, offerOf, priceFor, whyClosed } from "./goods.ts";
import { type CartOwner, findCart } from "./owner.ts";
import { MAX_LINES, refuseMissingStock, refuseWrongQuantity } from "./quantity.ts";
import type { OpenCart } from "./reopen.ts";

/**
 * Puts `quantity` more of a product into the owner's cart, making the cart when there is none; a guest's
 * answer then carries its new token. Refuses goods that buyers can't see and quantities against the seller's
 * rules (422), `currency_mismatch`, `insufficient_stock`, `cart_full` and `cart_in_checkout`.
 */
export async function addItem(
  context: Context,
  input: { owner: CartOwner; product_id: number; variant_id?: number | null; quantity: number },
): Promise<ChangedCart> {
  const offer = await findOffer(context, input);
  return withCart(context, input.owner, { create: true }, async (tx, cart) => {
    const { variant_id } = offer;
    const present = await readPresent.first(tx.db, { cart_id: cart.id, variant_id });
    const quantity = (present?.quantity ?? 0) + input.quantity;
    refuseWrongQuantity(offer, quantity);
    refuseOtherCurrency(cart, offer);
    refuseMissingStock(offer, quantity);
    const seen_price_minor = await priceFor(tx, offer, quantity);
    if (present?.id) {
      await setQuantity.run(tx.db, { id: present.id, quantity, seen_price_minor });
    } else {
      if ((present?.line_count ?? 0) >= MAX_LINES) {
        throw conflict("cart_full", `A cart holds ${MAX_LINES} lines.`, { limit: MAX_LINES });
      }
      const { product_id } = offer;
      const at = now(tx);
      await insertItem.run(tx.db, {
        cart_id: cart.id,
        product_id,
        variant_id,
        quantity,
        seen_price_minor,
        at,
      });
    }
    if (cart.currency === null) await setCurrency.run(tx.db, { id: cart.id, currency: offer.currency });
  });
}

/** An item of the owner's active cart, by id. Refuses `missing` when it is not in there. */
export async function findItem(
  context: Context,
  { owner, item_id }: { owner: CartOwner; item_id: number },
): Promise<{ id: number; variant_id: number; quantity: number }> {
  const cart = await findCart(context, owner);
  const item = cart && (await readItem.first(context.db, { cart_id: cart.id, id: item_id }));
  if (!item) throw missing("cart item");
  return item;
}

/**
 * Sets a line to `quantity`; 0 removes it. Refuses as `addItem` does, and 409 `unavailable` or
 * `seller_closed` for goods that can only be removed.
 */
export async function updateItem(
  context: Context,
  { owner, item_id, quantity }: { owner: CartOwner; item_id: number; quantity: number },
): Promise<ChangedCart> {
  if (quantity === 0) return removeItem(context, { owner, item_id });
  return withCart(context, owner, { create: false }, async (tx, cart) => {
    const item = await itemOf(tx, cart, item_id);
    const offer = await offerOf(tx, item.variant_id);
    const closed = whyClosed(offer);
    if (closed) throw conflict(closed, "This can't be bought at present; it can only be removed.");
    refuseWrongQuantity(offer, quantity);
    refuseMissingStock(offer, quantity);
    const seen_price_minor = await priceFor(tx, offer, quantity);
    await setQuantity.run(tx.db, { id: item.id, quantity, seen_price_minor });
  });
}

/** Takes a line out of the cart. Refuses `missing` and `cart_in_checkout`. */
export async function removeItem(
  context: Context,
  { owner, item_id }: { owner: CartOwner; item_id: number },
): Promise<ChangedCart> {
  return withCart(context, owner, { create: false }, async (tx, cart) => {
    const item = await itemOf(tx, cart, item_id);
    await deleteItem.run(tx.db, { id: item.id });
    await forgetCurrency.run(tx.db, { id: cart.id });
  });
}

/**
 * Takes every line out of the cart; an owner without a cart has nothing to clear. Refuses `cart_in_checkout`.
 */
export async function clearCart(context: Context, { owner }: { owner: CartOwner }): Promise<void> {
  if (!(await findCart(context, owner))) return;
  await withCart(context, owner, { create: false }, async (tx, cart) => {
    await tx.db.deleteFrom("cart_items").where("cart_id", "=", cart.id).execute();
    await forgetCurrency.run(tx.db, { id: cart.id });
  });
}

/** How many lines the cart has, and the line of the variant when there is one. */
const readPresent = compileOnce((db, slot: Slots<{ cart_id: number; variant_id: number }>) =>
  db
    .selectFrom("cart_items")
    .select((builder) => [
      builder.fn.countAll<number>().as("line_count"),
      sql<number | null>`MAX(CASE WHEN variant_id = ${slot("variant_id")} THEN id END)`.as("id"),
      sql<number | null>`MAX(CASE WHEN variant_id = ${slot("variant_id")} THEN quantity END)`.as("quantity"),
    ])
    .where("cart_id", "=", slot("cart_id")),
);

const readItem = compileOnce((db, slot: Slots<{ cart_id: number; id: number }>) =>
  db
    .selectFrom("cart_items")
    .select(["id", "variant_id", "quantity"])
    .where("id", "=", slot("id"))
    .where("cart_id", "=", slot("cart_id")),
);

const insertItem = compileOnce(
  (
    db,
    slot: Slots<{
      cart_id: number;
      product_id: number;
      variant_id: number;
      quantity: number;
      seen_price_minor: number;
      at: number;
    }>,
  ) =>
    db.insertInto("cart_items").values({
      cart_id: slot("cart_id"),
      product_id: slot("product_id"),
      variant_id: slot("variant_id"),
      quantity: slot("quantity"),
      seen_price_minor: slot("seen_price_minor"),
      created_at: slot("at"),
    }),
);

const setQuantity = compileOnce(
  (db, slot: Slots<{ id: number; quantity: number; seen_price_minor: number }>) =>
    db
      .updateTable("cart_items")
      .set({ quantity: slot("quantity"), seen_price_minor: slot("seen_price_minor") })
      .where("id", "=", slot("id")),
);

const deleteItem = compileOnce((db, slot: Slots<{ id: number }>) =>
  db.deleteFrom("cart_items").where("id", "=", slot("id")),
);

const setCurrency = compileOnce((db, slot: Slots<{ id: number; currency: string }>) =>
  db
    .updateTable("carts")
    .set({ currency: slot("currency") })
    .where("id", "=", slot("id")),
);

/** An empty cart takes any currency. */
const forgetCurrency = compileOnce((db, slot: Slots<{ id: number }>) =>
  db
    .updateTable("carts")
    .set({ currency: null })
    .where("id", "=", slot("id"))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("cart_items").select("cart_items.id").whereRef("cart_items.cart_id", "=", "carts.id"),
        ),
      ),
    ),
);

/** The line that the request means: after a copy its id is another one. */
async function itemOf(tx: TransactionContext, cart: OpenCart, item_id: number) {
  const id = cart.renamed.get(item_id) ?? item_id;
  const item = await readItem.first(tx.db, { cart_id: cart.id, id });
  if (!item) throw missing("cart item");
  return item;
}

function refuseOtherCurrency(cart: OpenCart, offer: Offer): void {
  if (cart.currency === null || cart.currency === offer.currency) return;
  const message = `The cart is in ${cart.currency} and this is sold in ${offer.currency}.`;
  throw conflict("currency_mismatch", message, { currency: cart.currency });
}
