// What the fake provider remembers: payments and refunds, each once per idempotency key.
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, insertedOnce, transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import type { FakeProviderPaymentsTable, FakeStatus } from "./tables.ts";

export type FakeRow = FakeProviderPaymentsTable;

/**
 * Remembers a new row, or gives the one that this key made before. A key that is used for other money is a
 * bug.
 */
export async function remember(
  tx: TransactionContext,
  row: Pick<FakeRow, "idempotency_key" | "amount_minor" | "currency" | "behaviour" | "status">,
): Promise<{ row: FakeRow; is_new: boolean }> {
  const prefix = row.status === "refund" ? "fake_refund" : "fake";
  const complete = { ...row, id: `${prefix}_${randomToken()}`, refunded_minor: 0, created_at: now(tx) };
  const is_new = await insertedOnce(tx, () =>
    tx.db.insertInto("fake_provider_payments").values(complete).execute(),
  );
  if (is_new) return { row: complete, is_new };
  const old = await byKey(tx, row.idempotency_key);
  if (!old || old.amount_minor !== row.amount_minor || old.currency !== row.currency) {
    throw new Error(`The idempotency key ${row.idempotency_key} was used for other money`);
  }
  return { row: old, is_new: false };
}

/** The row of this id, locked. */
export async function locked(tx: TransactionContext, id: string): Promise<FakeRow | undefined> {
  return tx.db
    .selectFrom("fake_provider_payments")
    .selectAll()
    .where("id", "=", id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
}

/** The row of this id, or else of this key. */
export async function recall(
  context: Context,
  id: string | null,
  idempotency_key: string,
): Promise<FakeRow | undefined> {
  const query = context.db.selectFrom("fake_provider_payments").selectAll();
  return id === null
    ? query.where("idempotency_key", "=", idempotency_key).executeTakeFirst()
    : query.where("id", "=", id).executeTakeFirst();
}

/** Moves a payment on when it stands where it may be moved from; gives the row as it stands then. */
export async function move(
  context: Context,
  id: string,
  from: readonly FakeStatus[],
  to: FakeStatus,
): Promise<FakeRow | undefined> {
  return transaction(context, async (tx) => {
    const row = await locked(tx, id);
    if (!row || !from.includes(row.status)) return row;
    await tx.db.updateTable("fake_provider_payments").set({ status: to }).where("id", "=", id).execute();
    return { ...row, status: to };
  });
}

function byKey(tx: TransactionContext, idempotency_key: string): Promise<FakeRow | undefined> {
  return tx.db
    .selectFrom("fake_provider_payments")
    .selectAll()
    .where("idempotency_key", "=", idempotency_key)
    .executeTakeFirst();
}
