// What is always true of the books.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const ledgerInvariants: Invariant[] = [
  {
    name: "ledger: every transfer balances in one currency",
    query: sql`SELECT transfer_id, SUM(amount_minor) AS difference, COUNT(DISTINCT currency) AS currencies
      FROM ledger_entries GROUP BY transfer_id
      HAVING SUM(amount_minor) <> 0 OR COUNT(DISTINCT currency) <> 1`,
  },
  {
    name: "ledger: every transfer has at least two entries",
    query: sql`SELECT t.id, t.kind FROM ledger_transfers t
      WHERE (SELECT COUNT(*) FROM ledger_entries e WHERE e.transfer_id = t.id) < 2`,
  },
  {
    name: "ledger: an entry has its account's currency",
    query: sql`SELECT e.id, e.currency, a.code FROM ledger_entries e
      JOIN ledger_accounts a ON a.id = e.account_id WHERE a.currency <> e.currency`,
  },
  {
    name: "ledger: debits equal credits in every currency",
    query: sql`SELECT currency, SUM(amount_minor) AS difference FROM ledger_entries
      GROUP BY currency HAVING SUM(amount_minor) <> 0`,
  },
];
