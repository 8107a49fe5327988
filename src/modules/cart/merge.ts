// A guest signs in: the guest's cart joins the account's, once, and no line is lost.
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { faultPoint } from "#platform/fault";
import { createCart } from "./change.ts";
import { type PricedLine, pricedLines } from "./lines.ts";
import { type CartOwner, type CartRow, findCart } from "./owner.ts";
import { MAX_QUANTITY } from "./quantity.ts";
import { copyItems, isBeingPaid, type OpenCart, openForChange } from "./reopen.ts";

/**
 * What became of the guest's cart: nothing was there, it was merged, or it stays the guest's for a reason.
 */
export type MergeOutcome = "nothing" | "merged" | "other_currency" | "in_checkout";

/**
 * Merges the guest's cart behind `token` into the account's: quantities of the same variant add up (at most
 * 100,000), other lines are copied, and the guest's cart ends as `merged`, its lines kept as they were.
 * Repeating it does nothing. A cart speaks one currency: where the account's has lines in another one, the
 * guest's cart stays as it is and can still be reached by its token, so that nothing is lost; so it does
 * while a payment of either is under way.
 */
export async function mergeCarts(
  context: Context,
  { user_id, token }: { user_id: number; token: string | null },
): Promise<MergeOutcome> {
  if (token === null) return "nothing";
  const guest_owner: CartOwner = { user_id: null, token };
  if (!(await findCart(context, guest_owner))) return "nothing";
  return transaction(context, async (tx) => {
    const carts = await lockBoth(tx, guest_owner, { user_id, token: null });
    if (!carts) return "nothing";
    for (const { order_id } of [carts.guest, carts.account]) {
      if (order_id !== null && (await isBeingPaid(tx, order_id))) return "in_checkout";
    }
    const { guest, account } = carts;
    if (account.currency !== null && guest.currency !== null && account.currency !== guest.currency) {
      return "other_currency";
    }
    await join(tx, await openForChange(tx, guest), await openForChange(tx, account));
    return "merged";
  });
}

/** Both carts with their rows locked in ascending order, or null when the guest's is no longer active. */
async function lockBoth(
  tx: TransactionContext,
  guest_owner: CartOwner,
  account_owner: CartOwner,
): Promise<{ guest: CartRow; account: CartRow } | null> {
  const seen_account = await findCart(tx, account_owner);
  const seen_guest = await findCart(tx, guest_owner);
  if (!seen_guest) return null;
  const ids = [seen_guest.id, ...(seen_account ? [seen_account.id] : [])];
  await tx.db
    .selectFrom("carts")
    .select("id")
    .where("id", "in", ids)
    .orderBy("id")
    .$call(forUpdate(tx))
    .execute();
  const guest = await findCart(tx, guest_owner);
  if (guest?.id !== seen_guest.id) return null;
  const account = (await findCart(tx, account_owner)) ?? (await createCart(tx, account_owner));
  return { guest, account };
}

async function join(tx: TransactionContext, guest: OpenCart, account: OpenCart): Promise<void> {
  const present = await pricedLines(tx, account.id);
  const guest_lines = await pricedLines(tx, guest.id);
  const by_variant = new Map(present.map((line) => [line.variant_id, line]));
  for (const line of guest_lines) {
    const known = by_variant.get(line.variant_id);
    if (known) await addUp(tx, known, line.quantity);
  }
  if (guest_lines.length > 0) await copyItems(tx, guest.id, account.id, [...by_variant.keys()]);
  await faultPoint("merge.between");
  await tx.db
    .updateTable("carts")
    .set({ currency: account.currency ?? guest.currency, updated_at: now(tx) })
    .where("id", "=", account.id)
    .execute();
  await tx.db
    .updateTable("carts")
    .set({ status: "merged", merged_into_id: account.id, updated_at: now(tx) })
    .where("id", "=", guest.id)
    .execute();
  await showNewPrices(tx, account.id, present);
}

async function addUp(tx: TransactionContext, line: PricedLine, quantity: number): Promise<void> {
  await tx.db
    .updateTable("cart_items")
    .set({ quantity: Math.min(line.quantity + quantity, MAX_QUANTITY) })
    .where("id", "=", line.id)
    .execute();
}

/**
 * More of a thing may reach another price tier: that is no change of price unless the price had changed
 * before.
 */
async function showNewPrices(
  tx: TransactionContext,
  cart_id: number,
  before: readonly PricedLine[],
): Promise<void> {
  const unchanged = new Set(
    before.filter((line) => line.unit_price_minor === line.seen_price_minor).map((line) => line.id),
  );
  const lines = await pricedLines(tx, cart_id);
  for (const line of lines) {
    if (!unchanged.has(line.id) || line.unit_price_minor === line.seen_price_minor) continue;
    await tx.db
      .updateTable("cart_items")
      .set({ seen_price_minor: line.unit_price_minor })
      .where("id", "=", line.id)
      .execute();
  }
}
