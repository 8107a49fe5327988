// The address book: a person's own addresses, with one default for parcels and one for bills.
import { type Context, now, type TransactionContext } from "#platform/context";
import { flagOf, forUpdate, transaction } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import { userOf } from "./actor.ts";
import { type AddressInput, checkAddress } from "./address.ts";
import type { AddressesTable } from "./tables.ts";

export type AddressRow = Omit<AddressesTable, "id"> & { id: number };

export interface AddressBookInput extends AddressInput {
  is_default_shipping?: boolean;
  is_default_billing?: boolean;
}

const MAX_ADDRESSES = 100;
const DEFAULTS = ["is_default_shipping", "is_default_billing"] as const;

/** The caller's addresses, oldest first; a hundred at most. */
export async function listAddresses(context: Context): Promise<AddressRow[]> {
  return context.db
    .selectFrom("addresses")
    .selectAll()
    .where("user_id", "=", userOf(context).user_id)
    .orderBy("id")
    .limit(MAX_ADDRESSES)
    .execute();
}

/** One of the caller's addresses. Refuses `missing` for anybody else's. */
export async function findAddress(context: Context, id: number): Promise<AddressRow> {
  const { user_id } = userOf(context);
  const row = await context.db
    .selectFrom("addresses")
    .selectAll()
    .where("id", "=", id)
    .where("user_id", "=", user_id)
    .executeTakeFirst();
  if (!row) throw missing("address");
  return row;
}

/** Adds an address; the first one becomes both defaults. Refuses `too_many_addresses` beyond a hundred. */
export async function addAddress(context: Context, input: AddressBookInput): Promise<AddressRow> {
  const { user_id } = userOf(context);
  const address = checkAddress(input);
  return transaction(context, async (tx) => {
    const ids = await lockedBook(tx, user_id);
    if (ids.length >= MAX_ADDRESSES) {
      throw conflict("too_many_addresses", `An address book holds ${MAX_ADDRESSES} addresses.`);
    }
    const is_first = ids.length === 0;
    const defaults = {
      is_default_shipping: flagOf(input.is_default_shipping ?? is_first),
      is_default_billing: flagOf(input.is_default_billing ?? is_first),
    };
    await clearDefaults(tx, user_id, defaults);
    const times = { created_at: now(tx), updated_at: now(tx) };
    const result = await tx.db
      .insertInto("addresses")
      .values({ user_id, ...address, ...defaults, ...times })
      .executeTakeFirstOrThrow();
    return findAddress(tx, Number(result.insertId));
  });
}

/** Replaces an address as a whole: what is left out becomes empty, and no default. */
export async function replaceAddress(
  context: Context,
  id: number,
  input: AddressBookInput,
): Promise<AddressRow> {
  const { user_id } = userOf(context);
  const address = checkAddress(input);
  const defaults = {
    is_default_shipping: flagOf(input.is_default_shipping ?? false),
    is_default_billing: flagOf(input.is_default_billing ?? false),
  };
  return transaction(context, async (tx) => {
    await lockedBook(tx, user_id);
    await findAddress(tx, id);
    await clearDefaults(tx, user_id, defaults);
    await tx.db
      .updateTable("addresses")
      .set({ ...address, ...defaults, updated_at: now(tx) })
      .where("id", "=", id)
      .execute();
    return findAddress(tx, id);
  });
}

/** Changes what is given and keeps the rest; the address as a whole must be right afterwards. */
export async function changeAddress(
  context: Context,
  id: number,
  changes: Partial<AddressBookInput>,
): Promise<AddressRow> {
  return transaction(context, async (tx) => {
    await lockedBook(tx, userOf(tx).user_id);
    const { is_default_shipping, is_default_billing, ...before } = await findAddress(tx, id);
    return replaceAddress(tx, id, {
      ...before,
      is_default_shipping: is_default_shipping === 1,
      is_default_billing: is_default_billing === 1,
      ...changes,
    });
  });
}

/**
 * Takes an address out of the book; a default passes to the oldest that is left. Orders keep their own copy.
 */
export async function removeAddress(context: Context, id: number): Promise<void> {
  const { user_id } = userOf(context);
  await transaction(context, async (tx) => {
    const ids = await lockedBook(tx, user_id);
    const removed = await findAddress(tx, id);
    await tx.db.deleteFrom("addresses").where("id", "=", id).execute();
    const heir = ids.find((other) => other !== id);
    if (heir === undefined) return;
    for (const name of DEFAULTS) {
      if (removed[name] === 0) continue;
      await tx.db
        .updateTable("addresses")
        .set({ [name]: 1 })
        .where("id", "=", heir)
        .execute();
    }
  });
}

/** Holds the whole book, so that two changes at once cannot leave two defaults; gives its ids in order. */
async function lockedBook(tx: TransactionContext, user_id: number): Promise<number[]> {
  await tx.db
    .selectFrom("users")
    .select("id")
    .where("id", "=", user_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  const rows = await tx.db
    .selectFrom("addresses")
    .select("id")
    .where("user_id", "=", user_id)
    .orderBy("id")
    .execute();
  return rows.map((row) => row.id);
}

async function clearDefaults(
  tx: TransactionContext,
  user_id: number,
  next: Record<(typeof DEFAULTS)[number], 0 | 1>,
): Promise<void> {
  for (const name of DEFAULTS) {
    if (next[name] === 0) continue;
    await tx.db
      .updateTable("addresses")
      .set({ [name]: 0 })
      .where("user_id", "=", user_id)
      .where(name, "=", 1)
      .execute();
  }
}
