// Purchases whose stories differ are noticed: each invariant finds what it says.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cancelOrder } from "#modules/orders";
import { assertNoticed } from "../../../test/breakage.ts";
import { openMarket } from "../../../test/purchases.ts";
import { checkoutInvariants } from "./invariants.ts";

const CART = "purchase: a completed cart has its order, and an order its cart";
const COMMITTED = "purchase: a captured payment's order has its stock committed or asks for attention";
const REFUNDED =
  "purchase: what the buyer was given back is the sum of the refunds of what paid for the order";
const BOOKED = "purchase: a sale is booked with its part's total and frozen commission";
const SALE = "purchase: a part that is paid and stands is a sale, one that is cancelled is none";
const HELD = "purchase: no reservation of a cancelled order is open";
const STOCK = "purchase: stock sold and taken back agrees with the order's live lines";
const ONE_CART = "purchase: an account or token has one active cart at most";

test("purchases whose cart, order, payment, stock and books differ are found", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ seller_id: market.sellers.sol });
  const mug = await market.product({ seller_id: market.sellers.kim });
  const buy = async () => {
    await market.fill([
      [lamp, 1],
      [mug, 2],
    ]);
    return market.buy();
  };
  const paid = await buy();
  const partly = await buy();
  const over = await buy();
  const [, cancelled] = partly.parts;
  assert.ok(cancelled);
  await cancelOrder(market.buyer, { order_id: partly.id, seller_order_id: cancelled.id });
  await cancelOrder(market.buyer, { order_id: over.id });
  await market.work();
  await market.fill([[lamp, 1]]);
  const [part] = paid.parts;
  assert.ok(part);
  const of_part = `WHERE seller_order_id = ${part.id} AND kind = 'sale'`;
  await assertNoticed(market, checkoutInvariants, [
    { what: "UPDATE carts SET status = 'completed' WHERE status = 'active'", found: [CART] },
    {
      what: `UPDATE orders SET stock_committed_at = NULL WHERE id = ${paid.id}`,
      found: [COMMITTED, STOCK],
    },
    {
      what: `UPDATE orders SET stock_committed_at = NULL, needs_attention = 1 WHERE id = ${paid.id}`,
      found: [],
    },
    { what: `UPDATE orders SET refunded_minor = 1 WHERE id = ${paid.id}`, found: [REFUNDED] },
    { what: `UPDATE orders SET refunded_minor = 0 WHERE id = ${partly.id}`, found: [REFUNDED] },
    { what: `UPDATE refunds SET status = 'failed' WHERE order_id = ${over.id}`, found: [REFUNDED] },
    {
      what: `UPDATE seller_orders SET total_minor = total_minor + 1 WHERE id = ${part.id}`,
      found: [BOOKED],
    },
    { what: `UPDATE seller_orders SET commission_minor = 0 WHERE id = ${part.id}`, found: [BOOKED] },
    { what: `UPDATE ledger_transfers SET kind = 'adjustment' ${of_part}`, found: [SALE] },
    {
      what: `UPDATE ledger_transfers SET kind = 'adjustment' WHERE kind = 'cancellation'`,
      found: [SALE],
    },
    { what: `UPDATE reservations SET state = 'open' WHERE order_id = ${over.id}`, found: [HELD] },
    { what: `UPDATE reservations SET state = 'open' WHERE order_id = ${paid.id}`, found: [] },
    { what: `UPDATE stock_movements SET delta = delta - 1 WHERE order_id = ${paid.id}`, found: [STOCK] },
    { what: `DELETE FROM stock_movements WHERE kind = 'cancellation'`, found: [STOCK] },
    { what: `UPDATE order_items SET quantity = 9 WHERE seller_order_id = ${part.id}`, found: [STOCK] },
    {
      what: `INSERT INTO carts (status, created_at, updated_at) VALUES ('active', 1, 1), ('active', 1, 1)`,
      found: [ONE_CART],
    },
  ]);
});
