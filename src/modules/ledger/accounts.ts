// The plan of accounts, and how an account comes to be when it is first needed.
import { now, type TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import type { AccountKind } from "./tables.ts";

/** An account of the plan, before it is known which row it is. */
export interface AccountName {
  code: string;
  kind: AccountKind;
  seller_id: number | null;
}

/** Money of ours at a payment provider. */
export function gatewayAccount(provider: string): AccountName {
  return { code: `gateway:${provider}`, kind: "asset", seller_id: null };
}

/** What we owe a seller. */
export function sellerAccount(seller_id: number): AccountName {
  return { code: `seller:${seller_id}`, kind: "liability", seller_id };
}

/** What we earned. */
export const commissionAccount: AccountName = { code: "commission", kind: "revenue", seller_id: null };

/** What we owe buyers. */
export const refundsDueAccount: AccountName = { code: "refunds_due", kind: "liability", seller_id: null };

/** Cash on delivery while it passes through the seller's hands. */
export const cashAccount: AccountName = { code: "cash", kind: "asset", seller_id: null };

/**
 * The ids of these accounts in this currency, by code; those that are not there yet are made. Two
 * transactions that need the same new account at once end with one: the later one waits for the earlier
 * one's insert and reads it.
 */
export async function accountIds(
  tx: TransactionContext,
  names: readonly AccountName[],
  currency: string,
): Promise<Map<string, number>> {
  const wanted = new Map(names.map((name) => [name.code, name]));
  const ids = await readIds(tx, [...wanted.keys()], currency);
  const absent = [...wanted.values()]
    .filter(({ code }) => !ids.has(code))
    .sort((left, right) => (left.code < right.code ? -1 : 1));
  if (absent.length === 0) return ids;
  for (const name of absent) {
    const row = { ...name, currency, created_at: now(tx) };
    await insertedOnce(tx, () => tx.db.insertInto("ledger_accounts").values(row).execute());
  }
  return readIds(tx, [...wanted.keys()], currency);
}

async function readIds(
  tx: TransactionContext,
  codes: readonly string[],
  currency: string,
): Promise<Map<string, number>> {
  const rows = await tx.db
    .selectFrom("ledger_accounts")
    .select(["id", "code"])
    .where("code", "in", codes)
    .where("currency", "=", currency)
    .execute();
  return new Map(rows.map((row) => [row.code, row.id]));
}
