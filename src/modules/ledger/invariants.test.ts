// A broken book is noticed: each invariant finds what it says, and nothing else is called broken.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { assertNoticed } from "../../../test/breakage.ts";
import { orderRows } from "../../../test/order-rows.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import {
  type AccountName,
  cashAccount,
  commissionAccount,
  refundsDueAccount,
  sellerAccount,
} from "./accounts.ts";
import { ledgerInvariants } from "./invariants.ts";
import { post } from "./posting.ts";
import { recordCancellation, recordCashDelivered, recordSale } from "./records.ts";
import type { TransferKind } from "./tables.ts";

const BALANCED = "ledger: every transfer has two entries or more, and they sum to zero";
const EQUAL = "ledger: debits equal credits in every currency";
const CURRENCY = "ledger: an entry is in its account's currency";
const AT_REST = "ledger: cash on delivery never rests with us, and no buyer owes us a refund";
const MOVES =
  "ledger: sales raise a seller's balance, cancellations and cash kept lower it, nothing else moves it";

test("a book that does not tell the truth is found", async (t) => {
  const world = await openWorld(t);
  const { sellers } = await openStall(world);
  const order = await orderRows(world.as(), [
    { seller_id: sellers.sol, total_minor: 6000, commission_minor: 500 },
    { seller_id: sellers.kim, total_minor: 4000, commission_minor: 333 },
  ]);
  const [sol_part, kim_part] = order.parts;
  assert.ok(sol_part && kim_part);
  await transaction(world.as(), async (tx) => {
    await recordSale(tx, { order, parts: [sol_part], provider: "fake" });
    await recordCancellation(tx, { order_id: order.order_id, seller_order_id: sol_part.seller_order_id });
    await recordCashDelivered(tx, { order, parts: [kim_part] });
  });
  const entries = await world.as().db.selectFrom("ledger_entries").selectAll().orderBy("id").execute();
  const [first] = entries;
  assert.ok(first);
  const moved =
    (kind: TransferKind, account: AccountName, amount_minor: number) => (tx: TransactionContext) =>
      post(tx, {
        kind,
        unique_key: "wrong",
        currency: "USD",
        entries: [
          { account, amount_minor },
          { account: commissionAccount, amount_minor: -amount_minor },
        ],
      });
  const sol = sellerAccount(sellers.sol);
  const of_transfer = `WHERE transfer_id = ${first.transfer_id}`;
  await assertNoticed(world, ledgerInvariants, [
    {
      what: `UPDATE ledger_entries SET amount_minor = amount_minor + 1 WHERE id = ${first.id}`,
      found: [BALANCED, EQUAL],
    },
    {
      what: `INSERT INTO ledger_transfers (kind, unique_key, created_at) VALUES ('sale', 'empty', 1)`,
      found: [BALANCED],
    },
    { what: `UPDATE ledger_entries SET currency = 'EUR' ${of_transfer}`, found: [CURRENCY] },
    { what: moved("adjustment", cashAccount, 5), found: [AT_REST] },
    { what: moved("adjustment", cashAccount, -5), found: [AT_REST] },
    { what: moved("adjustment", refundsDueAccount, 6001), found: [AT_REST] },
    { what: moved("adjustment", refundsDueAccount, 6000), found: [] },
    { what: moved("adjustment", refundsDueAccount, -5), found: [] },
    { what: moved("sale", sol, 5), found: [MOVES] },
    { what: moved("sale", sol, -5), found: [] },
    { what: moved("cancellation", sol, -5), found: [MOVES] },
    { what: moved("cash_kept", sol, -5), found: [MOVES] },
    { what: moved("cash_kept", sol, 5), found: [] },
    { what: moved("stray_payment", sol, 5), found: [MOVES] },
    { what: moved("refund_paid", sol, -5), found: [MOVES] },
    { what: moved("adjustment", sol, -5), found: [] },
  ]);
});
