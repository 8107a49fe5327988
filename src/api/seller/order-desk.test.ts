// A seller's desk over REST: many orders confirmed at once, notes, finding, a tracking link.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";

test("many orders are confirmed at once and each says what became of it", async (t) => {
  const market = await openMarket(t);
  const { orders } = market;
  const sol = { token: market.people.sol.access };
  const path = "/api/seller/orders/confirm/";
  assert.equal((await market.post(path, { ids: [1] })).status, 401);
  assert.equal((await market.post(path, { ids: [1] }, { token: market.people.ada.access })).status, 403);
  for (const ids of [[], [0], ["1"], Array.from({ length: 101 }, (_, at) => at + 1)]) {
    assert.equal((await market.post(path, { ids }, sol)).status, 422);
  }
  const [paid, confirmed, foreign] = [orders.paid, orders.confirmed, orders.bens].map(
    ({ parts }) => parts[0],
  );
  const reply = await market.post(path, { ids: [paid, confirmed, foreign, paid] }, sol);
  assert.equal(reply.status, 200, reply.text);
  assert.equal(reply.body.confirmed_count, 1);
  assert.deepEqual(
    reply.body.results.map((one: { id: number; code: string | null }) => [one.id, one.code]),
    [
      [paid, null],
      [confirmed, "wrong_state"],
      [foreign, "not_found"],
    ],
  );
});

test("notes are written and read by the seller's people alone", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.people.sol.access };
  const [id] = market.orders.paid.parts;
  const path = `/api/seller/orders/${id}/`;
  const note = { text: "Gift wrap, please." };
  assert.equal((await market.post(`${path}notes/`, note, { token: market.people.mei.access })).status, 404);
  assert.equal((await market.post(`${path}notes/`, { text: " " }, sol)).status, 422);
  const reply = await market.post(`${path}notes/`, note, sol);
  assert.equal(reply.status, 201, reply.text);
  assert.deepEqual([reply.body.text, reply.body.by], [note.text, "Sol Test"]);
  const order = await market.get(path, sol);
  assert.deepEqual(order.body.notes, [reply.body]);
  const own = await market.get(`/api/orders/${market.orders.paid.order_id}/`, {
    token: market.people.ada.access,
  });
  assert.ok(!own.text.includes(note.text));
});

test("orders are found by what their seller knows of them", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.people.sol.access };
  const found = await market.get("/api/seller/orders/?search=guest-canary@example.com", sol);
  assert.deepEqual(
    found.body.results.map((one: { id: number }) => one.id),
    [market.orders.guests.parts[0]],
  );
  const foreign = await market.get("/api/seller/orders/?search=ben@example.com", sol);
  assert.equal(foreign.body.count, 0);
});

test("a parcel takes a tracking link of the web and no other", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.people.sol.access };
  const path = `/api/seller/orders/${market.orders.confirmed.parts[0]}/shipments/`;
  for (const tracking_url of [
    "javascript:alert(1)",
    "https://me@evil.example/x",
    "bike.example",
    "https://x y.example/",
  ]) {
    assert.equal((await market.post(path, { tracking_url }, sol)).status, 422, tracking_url);
  }
  const tracking_url = "https://bike.example/t?id=1";
  const reply = await market.post(path, { tracking_url }, sol);
  assert.deepEqual([reply.status, reply.body.tracking_url], [201, tracking_url]);
});
