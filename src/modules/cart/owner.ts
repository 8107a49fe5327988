// Whose cart: an account's, or that of whoever holds the token. An account's cart is never reached by a
// token.
import { isUser } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, isOnlyWriter, type Slots } from "#platform/database";
import { tokenHash } from "#platform/id";

/** The account, or else the guest's token; both null for a guest who has no cart yet. */
export interface CartOwner {
  user_id: number | null;
  token: string | null;
}

/** An active cart's row. */
export interface CartRow {
  id: number;
  user_id: number | null;
  token_hash: string | null;
  currency: string | null;
  order_id: number | null;
}

/** Who owns the cart in this request: the account that is signed in, or else the holder of `token`. */
export function ownerOf(context: Context, token: string | null): CartOwner {
  if (isUser(context.actor)) return { user_id: context.actor.user_id, token: null };
  return { user_id: null, token: token || null };
}

const ROW = ["id", "user_id", "token_hash", "currency", "order_id"] as const;

const readByUser = compileOnce((db, slot: Slots<{ user_id: number }>) =>
  db.selectFrom("carts").select(ROW).where("active_user_id", "=", slot("user_id")),
);

const readByToken = compileOnce((db, slot: Slots<{ token_hash: string }>) =>
  db.selectFrom("carts").select(ROW).where("active_token_hash", "=", slot("token_hash")),
);

const lockByUser = compileOnce((db, slot: Slots<{ user_id: number }>) =>
  db.selectFrom("carts").select(ROW).where("active_user_id", "=", slot("user_id")).forUpdate(),
);

const lockByToken = compileOnce((db, slot: Slots<{ token_hash: string }>) =>
  db.selectFrom("carts").select(ROW).where("active_token_hash", "=", slot("token_hash")).forUpdate(),
);

const touchByUser = compileOnce((db, slot: Slots<{ user_id: number; at: number }>) =>
  db
    .updateTable("carts")
    .set((builder) => ({ version: builder("version", "+", 1), updated_at: slot("at") }))
    .where("active_user_id", "=", slot("user_id")),
);

const touchByToken = compileOnce((db, slot: Slots<{ token_hash: string; at: number }>) =>
  db
    .updateTable("carts")
    .set((builder) => ({ version: builder("version", "+", 1), updated_at: slot("at") }))
    .where("active_token_hash", "=", slot("token_hash")),
);

/** The owner's active cart, or undefined. */
export async function findCart(context: Context, owner: CartOwner): Promise<CartRow | undefined> {
  const { user_id, token } = owner;
  if (user_id !== null) return readByUser.first(context.db, { user_id });
  if (token !== null) return readByToken.first(context.db, { token_hash: tokenHash(token) });
  return undefined;
}

/** The owner's active cart with its row locked until the transaction ends, or undefined. */
export async function findAndLock(tx: TransactionContext, owner: CartOwner): Promise<CartRow | undefined> {
  // SQLite needs no lock: a transaction there is the only writer.
  if (isOnlyWriter(tx)) return findCart(tx, owner);
  const { user_id, token } = owner;
  if (user_id !== null) return lockByUser.first(tx.db, { user_id });
  if (token !== null) return lockByToken.first(tx.db, { token_hash: tokenHash(token) });
  return undefined;
}

/**
 * Marks the owner's active cart as changed; that write is also what locks its row. Says whether there is one.
 */
export async function touchCart(tx: TransactionContext, owner: CartOwner): Promise<boolean> {
  const { user_id, token } = owner;
  const at = now(tx);
  if (user_id === null && token === null) return false;
  const result =
    user_id !== null
      ? await touchByUser.run(tx.db, { user_id, at })
      : await touchByToken.run(tx.db, { token_hash: tokenHash(token ?? ""), at });
  return Number(result.numAffectedRows) > 0;
}
