// What is always true of the book.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const ledgerInvariants: Invariant[] = [
  {
    name: "ledger: every transfer has two entries or more, and they sum to zero",
    query: sql`SELECT t.id, t.unique_key, COUNT(e.id) AS entries, COALESCE(SUM(e.amount_minor), 0) AS rest
      FROM ledger_transfers t LEFT JOIN ledger_entries e ON e.transfer_id = t.id
      GROUP BY t.id, t.unique_key HAVING COUNT(e.id) < 2 OR COALESCE(SUM(e.amount_minor), 0) <> 0`,
  },
  {
    name: "ledger: debits equal credits in every currency",
    query: sql`SELECT currency, SUM(amount_minor) AS rest FROM ledger_entries
      GROUP BY currency HAVING SUM(amount_minor) <> 0`,
  },
  {
    name: "ledger: an entry is in its account's currency",
    query: sql`SELECT e.id FROM ledger_entries e JOIN ledger_accounts a ON a.id = e.account_id
      WHERE a.currency <> e.currency`,
  },
  {
    name: "ledger: cash on delivery never rests with us, and no buyer owes us a refund",
    query: sql`SELECT a.code, a.currency, SUM(e.amount_minor) AS rest FROM ledger_accounts a
      JOIN ledger_entries e ON e.account_id = a.id WHERE a.code IN ('cash', 'refunds_due')
      GROUP BY a.id, a.code, a.currency
      HAVING (a.code = 'cash' AND SUM(e.amount_minor) <> 0)
        OR (a.code = 'refunds_due' AND SUM(e.amount_minor) > 0)`,
  },
  {
    name: "ledger: sales raise a seller's balance, cancellations and cash kept lower it, nothing else moves it",
    query: sql`SELECT a.code, a.currency FROM ledger_accounts a
      JOIN ledger_entries e ON e.account_id = a.id JOIN ledger_transfers t ON t.id = e.transfer_id
      WHERE a.seller_id IS NOT NULL
        AND ((t.kind = 'sale' AND e.amount_minor > 0)
          OR (t.kind IN ('cancellation', 'cash_kept') AND e.amount_minor < 0)
          OR t.kind IN ('stray_payment', 'refund_paid'))`,
  },
];
