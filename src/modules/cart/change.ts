// The one way in which a cart changes: lock its row, see that no payment is under way, then do the work.
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, insertedOnce, type Slots, transaction } from "#platform/database";
import { randomToken, tokenHash } from "#platform/id";
import { missing } from "#platform/refusal";
import { type CartOwner, type CartRow, findCart, touchCart } from "./owner.ts";
import { type OpenCart, openForChange } from "./reopen.ts";

/** Which cart was changed, and the token that its holder needs; an account's cart has none. */
export interface ChangedCart {
  cart_id: number;
  token: string | null;
}

/**
 * Runs `work` with the owner's cart locked and open for changes. A cart that is not there is made when
 * `create` says so (a guest gets a new token, whatever token was sent), else refused as `missing`. Refuses
 * `cart_in_checkout` while a payment of its order is under way; after a failed one the order is given up and
 * `work` gets a copy of the cart.
 */
export function withCart(
  context: Context,
  owner: CartOwner,
  { create }: { create: boolean },
  work: (tx: TransactionContext, cart: OpenCart) => Promise<void>,
): Promise<ChangedCart> {
  return transaction(context, async (tx) => {
    const present = (await touchCart(tx, owner)) ? await findCart(tx, owner) : undefined;
    if (present) {
      const cart = await openForChange(tx, present);
      await work(tx, cart);
      return { cart_id: cart.id, token: owner.user_id === null ? owner.token : null };
    }
    if (!create) throw missing("cart item");
    const new_owner = owner.user_id === null ? { user_id: null, token: randomToken() } : owner;
    const cart = await openForChange(tx, await createCart(tx, new_owner));
    await work(tx, cart);
    return { cart_id: cart.id, token: new_owner.user_id === null ? new_owner.token : null };
  });
}

const insertCart = compileOnce(
  (db, slot: Slots<{ user_id: number | null; token_hash: string | null; at: number }>) =>
    db.insertInto("carts").values({
      user_id: slot("user_id"),
      token_hash: slot("token_hash"),
      status: "active",
      created_at: slot("at"),
      updated_at: slot("at"),
    }),
);

/** Makes the owner's active cart, or takes the one that a parallel request made first, and locks it. */
export async function createCart(tx: TransactionContext, owner: CartOwner): Promise<CartRow> {
  const { user_id, token } = owner;
  const token_hash = token === null ? null : tokenHash(token);
  let id = 0;
  const is_new = await insertedOnce(tx, async () => {
    const result = await insertCart.run(tx.db, { user_id, token_hash, at: now(tx) });
    id = Number(result.insertId);
  });
  if (is_new) return { id, user_id, token_hash, currency: null, order_id: null };
  await touchCart(tx, owner);
  const cart = await findCart(tx, owner);
  if (!cart) throw new Error("A cart was there and is gone");
  return cart;
}
