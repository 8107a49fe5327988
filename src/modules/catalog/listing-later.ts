// What listings wait for while one transaction changes many products: kept until all of them are written.
import type { TransactionContext, TransactionState } from "#platform/context";

/** Products whose listings are to be written anew, and those of which only the stock is to be shown. */
export interface Waiting {
  whole: Set<number>;
  stock: Set<number>;
}

const open = new WeakMap<TransactionState, Waiting>();

/** Lets listings wait in this transaction from now on; refuses (throws) to begin twice. */
export function beginWaiting({ transaction }: TransactionContext): Waiting {
  if (open.has(transaction)) throw new Error("Listings wait already in this transaction");
  const waiting: Waiting = { whole: new Set(), stock: new Set() };
  open.set(transaction, waiting);
  return waiting;
}

/** Listings wait no longer. */
export function endWaiting({ transaction }: TransactionContext): void {
  open.delete(transaction);
}

/** Puts products among those that wait; false where nothing waits and they are due at once. */
export function letWait(
  { transaction }: TransactionContext,
  what: keyof Waiting,
  product_ids: readonly number[],
): boolean {
  const waiting = open.get(transaction);
  if (!waiting) return false;
  for (const id of product_ids) waiting[what].add(id);
  return true;
}
