// At the seller's desk: many orders confirmed at once, notes, what waits, and finding an order.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { DAY_MS } from "#platform/clock";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { confirmSellerOrders } from "./bulk-confirm.ts";
import { confirmSellerOrder, shipSellerOrder } from "./fulfil.ts";
import { listSellerOrders } from "./list-orders.ts";
import { addOrderNote, MAX_NOTE_LENGTH, orderNotes } from "./notes.ts";
import { ordersWaiting } from "./seller-waiting.ts";

const ALL = { page_size: 10, offset: 0 };

interface Desk extends Market {
  /** Sol's parts, the oldest first; Kim's own part is the last. */
  parts: { id: number; order_id: number; number: string; order_number: string }[];
  kims: number;
}

/** Two orders from Sol, a day apart, and one from Kim. */
async function openDesk(t: TestContext): Promise<Desk> {
  const market = await openMarket(t);
  const lamp = await market.product({ seller_id: market.sellers.sol });
  const mug = await market.product({ seller_id: market.sellers.kim });
  const parts: Desk["parts"] = [];
  for (let turn = 0; turn < 2; turn += 1) {
    await market.fill([[lamp, 2]]);
    const { id: order_id, number: order_number, parts: own } = await market.buy();
    const { id = 0, number = "" } = own[0] ?? {};
    parts.push({ id, order_id, number, order_number });
    market.clock.advance(DAY_MS);
  }
  await market.fill([[mug, 1]]);
  const kims = (await market.buy()).parts[0]?.id ?? 0;
  return { ...market, parts, kims };
}

test("roles and other sellers are refused", async (t) => {
  const desk = await openDesk(t);
  const [first] = desk.parts;
  const seller_order_id = first?.id ?? 0;
  const as = (member_role: "catalogue" | "finance") =>
    desk.as({ ...desk.sol, seller: { seller_id: desk.sellers.sol, status: "approved", member_role } });
  const denied = refusedAs("seller_permission_denied");
  for (const role of ["catalogue", "finance"] as const) {
    await assert.rejects(confirmSellerOrders(as(role), { seller_order_ids: [seller_order_id] }), denied);
    await assert.rejects(addOrderNote(as(role), { seller_order_id, text: "No" }), denied);
  }
  await assert.rejects(orderNotes(as("catalogue"), seller_order_id), denied);
  await assert.rejects(ordersWaiting(as("catalogue")), denied);
  const kim = desk.seller(desk.sellers.kim);
  await assert.rejects(addOrderNote(kim, { seller_order_id, text: "Mine" }), { kind: "missing" });
  await assert.rejects(orderNotes(kim, seller_order_id), { kind: "missing" });
  assert.deepEqual(await orderNotes(as("finance"), seller_order_id), []);
});

test("each of many is confirmed by itself: what can't be says why and stops no other", async (t) => {
  const desk = await openDesk(t);
  const sol = desk.seller(desk.sellers.sol);
  const [first, second] = desk.parts.map(({ id }) => id);
  await confirmSellerOrder(sol, { seller_order_id: first ?? 0 });
  const seller_order_ids = [first ?? 0, desk.kims, 999_999, second ?? 0];
  const results = await confirmSellerOrders(sol, { seller_order_ids });
  assert.deepEqual(
    results.map(({ seller_order_id, refusal }) => [seller_order_id, refusal?.code ?? null]),
    [
      [first, "wrong_state"],
      [desk.kims, "not_found"],
      [999_999, "not_found"],
      [second, null],
    ],
  );
  assert.deepEqual(await ordersWaiting(sol), { to_confirm: 0, to_ship: 2 });
  assert.deepEqual(await ordersWaiting(desk.seller(desk.sellers.kim)), { to_confirm: 1, to_ship: 0 });
  await desk.allIsWell();
});

test("notes are kept with who wrote them and when, the newest first", async (t) => {
  const desk = await openDesk(t);
  const sol = desk.seller(desk.sellers.sol);
  const seller_order_id = desk.parts[0]?.id ?? 0;
  await addOrderNote(sol, { seller_order_id, text: "Gift wrap" });
  desk.clock.advance(DAY_MS);
  await addOrderNote(sol, { seller_order_id, text: "x".repeat(MAX_NOTE_LENGTH) });
  const written = await orderNotes(sol, seller_order_id);
  assert.deepEqual(
    written.map(({ text }) => text.length),
    [MAX_NOTE_LENGTH, "Gift wrap".length],
  );
  assert.ok((written[0]?.at ?? 0) > (written[1]?.at ?? 0));
  assert.notEqual(written[0]?.by, "");
  const order = await desk.view(desk.parts[0]?.order_id ?? 0);
  assert.ok(!JSON.stringify(order).includes("Gift wrap"), "the buyer's view knows nothing of notes");
});

test("an order is found by its numbers, the buyer's address and a SKU, and only among the own ones", async (t) => {
  const desk = await openDesk(t);
  const sol = desk.seller(desk.sellers.sol);
  const [first, second] = desk.parts;
  const { email } = await desk.view(first?.order_id ?? 0);
  await desk.services.database.run(async (db) => {
    await db
      .updateTable("order_items")
      .set({ sku: "LAMP-1" })
      .where("seller_order_id", "in", [first?.id ?? 0, desk.kims])
      .execute();
  });
  const cases: [string, (number | undefined)[]][] = [
    [first?.number.toLowerCase() ?? "", [first?.id]],
    [second?.order_number ?? "", [second?.id]],
    [email.toUpperCase(), [second?.id, first?.id]],
    ["LAMP-1", [first?.id]],
    ["LAMP", []],
    ["' OR 1=1 --", []],
  ];
  for (const [search, ids] of cases) {
    const { results, count } = await listSellerOrders(sol, { search }, ALL);
    assert.deepEqual([results.map(({ part }) => part.id), count], [ids, ids.length], search);
  }
  const { results } = await listSellerOrders(sol, { search: email, status: "shipped" }, ALL);
  assert.deepEqual(results, []);
});

test("a tracking link that is given counts more than the carrier's own", async (t) => {
  const desk = await openDesk(t);
  const sol = desk.seller(desk.sellers.sol);
  const seller_order_id = desk.parts[0]?.id ?? 0;
  await confirmSellerOrder(sol, { seller_order_id });
  const tracking_url = "https://bike.example/t/1";
  await shipSellerOrder(sol, { seller_order_id, carrier: "DHL", tracking_number: "JD01", tracking_url });
  const order = await desk.view(desk.parts[0]?.order_id ?? 0);
  assert.equal(order.parts[0]?.shipments[0]?.tracking_url, tracking_url);
});
