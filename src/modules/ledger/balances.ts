// Balances are sums of entries, read when they are asked for; no stored number can drift from the book.
import type { Context } from "#platform/context";

export interface Balance {
  currency: string;
  /** Above 0: we owe the seller; below: the seller owes us. */
  balance_minor: number;
}

export interface TrialBalance {
  currency: string;
  debit_minor: number;
  credit_minor: number;
  /** Each account with the sum of its entries: debits above 0, credits below. */
  accounts: { code: string; kind: string; sum_minor: number }[];
}

/** What stands on a seller's account, per currency; nothing booked yet, nothing listed. */
export async function balances(context: Context, input: { seller_id: number }): Promise<Balance[]> {
  const rows = await context.db
    .selectFrom("ledger_accounts")
    .innerJoin("ledger_entries", "ledger_entries.account_id", "ledger_accounts.id")
    .select((of) => ["ledger_accounts.currency", of.fn.sum<number>("amount_minor").as("sum_minor")])
    .where("ledger_accounts.seller_id", "=", input.seller_id)
    .groupBy("ledger_accounts.currency")
    .orderBy("ledger_accounts.currency")
    .execute();
  return rows.map((row) => ({ currency: row.currency, balance_minor: negated(row.sum_minor) }));
}

/** All accounts with their sums, by currency; debits equal credits in each, or the book is broken. */
export async function trialBalance(context: Context): Promise<TrialBalance[]> {
  const { sum } = context.db.fn;
  const rows = await context.db
    .selectFrom("ledger_entries")
    .innerJoin("ledger_accounts", "ledger_accounts.id", "ledger_entries.account_id")
    .select((of) => [
      "ledger_accounts.currency",
      "ledger_accounts.code",
      "ledger_accounts.kind",
      sum<number>("amount_minor").as("sum_minor"),
      sum<number>(
        of.case().when("amount_minor", ">", 0).then(of.ref("amount_minor")).else(of.val(0)).end(),
      ).as("debit_minor"),
    ])
    .groupBy(["ledger_accounts.currency", "ledger_accounts.code", "ledger_accounts.kind"])
    .orderBy("ledger_accounts.currency")
    .orderBy("ledger_accounts.code")
    .execute();
  const by_currency = Map.groupBy(rows, (row) => row.currency);
  return [...by_currency].map(([currency, accounts]) => {
    const debit_minor = total(accounts.map((row) => Number(row.debit_minor)));
    const net_minor = total(accounts.map((row) => Number(row.sum_minor)));
    return {
      currency,
      debit_minor,
      credit_minor: debit_minor - net_minor,
      accounts: accounts.map(({ code, kind, sum_minor }) => ({ code, kind, sum_minor: Number(sum_minor) })),
    };
  });
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((left, right) => left + right, 0);
}

/** Minus zero is not a balance. */
function negated(amount: number): number {
  return 0 - Number(amount);
}
