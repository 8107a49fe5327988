// Writing in the book: balanced, whole, never zero, and the same cause only once.
import { now, type TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import { assertMinor, currencyDigits } from "#platform/money";
import { type AccountName, accountIds } from "./accounts.ts";
import type { TransferKind } from "./tables.ts";

/** One transfer: its entries sum to zero. `unique_key` names the cause in words, such as `sale:12`. */
export interface Posting {
  kind: TransferKind;
  unique_key: string;
  order_id?: number | null;
  seller_order_id?: number | null;
  memo?: string | null;
  /** Positive is a debit, negative a credit. */
  entries: readonly { account: AccountName; amount_minor: number }[];
}

/**
 * Books one transfer; false when its cause was booked before. Throws on what is not balanced: that is a
 * bug.
 */
export async function post(
  tx: TransactionContext,
  posting: Posting & { currency: string },
): Promise<boolean> {
  return (await postAll(tx, { currency: posting.currency, postings: [posting] })) === 1;
}

/**
 * Books several transfers of one currency with a handful of statements, however many they are; gives how
 * many were new. Throws when one is unbalanced, has fewer than two entries, or an entry that is zero or not
 * whole.
 */
export async function postAll(
  tx: TransactionContext,
  input: { currency: string; postings: readonly Posting[] },
): Promise<number> {
  currencyDigits(input.currency);
  for (const posting of input.postings) assertBalanced(posting);
  const fresh = await insertTransfers(tx, input.postings);
  if (fresh.length === 0) return 0;
  const ids = await transferIds(tx, fresh);
  const names = fresh.flatMap((posting) => posting.entries.map((entry) => entry.account));
  const accounts = await accountIds(tx, names, input.currency);
  const rows = fresh.flatMap((posting) =>
    posting.entries.map((entry) => ({
      transfer_id: known(ids, posting.unique_key),
      account_id: known(accounts, entry.account.code),
      amount_minor: entry.amount_minor,
      currency: input.currency,
    })),
  );
  await tx.db.insertInto("ledger_entries").values(rows).execute();
  return fresh.length;
}

function assertBalanced(posting: Posting): void {
  const amounts = posting.entries.map((entry) => assertMinor(entry.amount_minor));
  const sum = amounts.reduce((left, right) => left + right, 0);
  if (amounts.length < 2 || amounts.includes(0) || sum !== 0) {
    throw new Error(`The transfer ${posting.unique_key} does not balance: ${amounts.join(", ")}`);
  }
}

/** Inserts the transfers that are new and gives these; all in one statement unless one was there before. */
async function insertTransfers(
  tx: TransactionContext,
  postings: readonly Posting[],
): Promise<readonly Posting[]> {
  if (postings.length === 0) return [];
  const insert = (some: readonly Posting[]) =>
    insertedOnce(tx, () =>
      tx.db
        .insertInto("ledger_transfers")
        .values(
          some.map((posting) => ({
            kind: posting.kind,
            unique_key: posting.unique_key,
            order_id: posting.order_id ?? null,
            seller_order_id: posting.seller_order_id ?? null,
            memo: posting.memo ?? null,
            created_at: now(tx),
          })),
        )
        .execute(),
    );
  if (await insert(postings)) return postings;
  const booked = await transferIds(tx, postings);
  const fresh = postings.filter((posting) => !booked.has(posting.unique_key));
  if (fresh.length > 0 && !(await insert(fresh))) throw new Error("A transfer was booked meanwhile");
  return fresh;
}

async function transferIds(
  tx: TransactionContext,
  postings: readonly Posting[],
): Promise<Map<string, number>> {
  const keys = postings.map((posting) => posting.unique_key);
  const rows = await tx.db
    .selectFrom("ledger_transfers")
    .select(["id", "unique_key"])
    .where("unique_key", "in", keys)
    .execute();
  return new Map(rows.map((row) => [row.unique_key, row.id]));
}

function known(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The ledger lost ${key}`);
  return id;
}
