// Many clients at once, over real sockets: each effect once, nothing lost, nothing sold twice.
import assert from "node:assert/strict";
import { test } from "node:test";
import { FAKE_SIGNATURE_HEADER, fakeDelivery } from "#platform/gateway";
import { done, race, statuses } from "./market/client.ts";
import { type OpenMarket, openOverSockets } from "./market/open.ts";
import type { Good } from "./market/stand.ts";

const ONLY_SUCCESSES = [200, 201];

test("one unit, fifty buyers: one order and forty-nine refusals", async (t) => {
  const market = await openOverSockets(t);
  const sol = await market.seller("sol");
  for (let round = 0; round < 2; round += 1) {
    const lamp = await market.product(sol, { stock_quantity: 1 });
    const carts = await Promise.all(Array.from({ length: 50 }, () => market.guestCart([lamp])));
    const replies = await race(market.client, 50, (index) => market.checkOut({ cart: carts[index] }));
    assert.deepEqual(statuses(replies), { 201: 1, 409: 49 });
    const codes = replies.filter((reply) => reply.status === 409).map((reply) => reply.body.code);
    assert.deepEqual([...new Set(codes)], ["insufficient_stock"]);
    assert.deepEqual(await market.stock(lamp), { on_hand: 0, reserved: 0 });
  }
  assert.equal(await market.count("orders"), 2);
  await market.drain();
  await market.allIsWell();
});

test("thirty changes of one cart at once all survive", async (t) => {
  const market = await openOverSockets(t);
  const sol = await market.seller("sol");
  const goods: Good[] = [];
  for (let index = 0; index < 30; index += 1) goods.push(await market.product(sol, { name: `No ${index}` }));
  const token = await market.buyer("ada");
  for (const good of goods.slice(0, 10)) await done(market.add({ token }, good));
  const before = await done(market.client("GET", "/api/cart/", { token }));
  const ids: number[] = before.items.map((item: { id: number }) => item.id);
  const replies = await race(market.client, 30, (index) => {
    if (index < 20) return market.add({ token }, goods[index + 10]!, 2);
    return market.client("PUT", `/api/cart/update/${ids[index - 20]}/`, { token, body: { quantity: 5 } });
  });
  assert.deepEqual(statuses(replies), { 200: 30 });
  const cart = await done(market.client("GET", "/api/cart/", { token }));
  const quantities = cart.items.map((item: { quantity: number }) => item.quantity);
  assert.deepEqual(quantities, [...Array(10).fill(5), ...Array(20).fill(2)]);
  const adds = await race(market.client, 20, () => market.add({ token }, goods[0]!));
  const fitting = adds.filter((reply) => reply.status === 200).length;
  assert.equal(fitting, 5, "ten are there, five were in the cart");
  const [first] = (await done(market.client("GET", "/api/cart/", { token }))).items;
  assert.equal(first.quantity, 10);
  await market.allIsWell();
});

test("twenty first things of one account make one cart", async (t) => {
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
  const token = await market.buyer("ada");
  const replies = await race(market.client, 20, () => market.add({ token }, lamp));
  assert.deepEqual(statuses(replies), { 200: 20 });
  assert.equal(await market.count("carts"), 1);
  assert.equal((await done(market.client("GET", "/api/cart/", { token }))).item_count, 20);
  await market.allIsWell();
});

test("five sign-ins at once merge the guest's cart once", async (t) => {
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
  const token = await market.buyer("ada");
  await done(market.add({ token }, lamp, 3));
  const cart = await market.guestCart([lamp], 2);
  const login = { email: "ada@example.com", password: "correct-horse-battery" };
  const replies = await race(market.client, 5, () =>
    market.client("POST", "/api/auth/login/", { cart, body: login }),
  );
  assert.deepEqual(statuses(replies), { 200: 5 });
  assert.equal((await done(market.client("GET", "/api/cart/", { token }))).item_count, 5);
  await market.allIsWell();
});

test("twenty completions of one cart with one key: twenty same answers, one order, one charge, one mail", async (t) => {
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 30 });
  const token = await market.buyer("ada");
  await done(market.add({ token }, lamp));
  const replies = await race(market.client, 20, () =>
    market.checkOut({ token, headers: { "idempotency-key": "once" } }),
  );
  assert.deepEqual(statuses(replies), { 201: 20 });
  assert.equal(new Set(replies.map((reply) => reply.text)).size, 1);
  const replayed = replies.filter((reply) => reply.headers.get("idempotency-replayed") === "true");
  assert.equal(replayed.length, 19);
  await oneSale(market, 1, 29);
});

test("twenty completions of one cart with many keys or none: one order, one charge, one mail", async (t) => {
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 30 });
  const cart = await market.guestCart([lamp]);
  const replies = await race(market.client, 20, (index) =>
    market.checkOut({ cart, headers: index % 2 === 0 ? {} : { "idempotency-key": `key-${index}` } }),
  );
  for (const reply of replies) {
    const is_fine = reply.status === 201 || (reply.status === 409 && reply.body.code === "cart_empty");
    assert.ok(is_fine, `${reply.status} ${reply.text}`);
  }
  const ids = replies.filter((reply) => reply.status === 201).map((reply) => reply.body.id);
  assert.equal(new Set(ids).size, 1);
  await oneSale(market, 1, 29);
});

async function oneSale(market: OpenMarket, sales: number, left: number): Promise<void> {
  assert.equal(await market.count("orders"), sales);
  assert.equal(await market.count("payments"), sales);
  assert.equal(await market.count("charges"), sales);
  await market.drain();
  assert.equal(await market.mails("order-confirmed"), sales);
  const stock = await market.system.db.selectFrom("stock_items").select(["on_hand", "reserved"]).execute();
  assert.deepEqual(
    stock.map((row) => [row.on_hand, row.reserved]),
    [[left, 0]],
  );
  const [{ total_minor = 0 } = {}] = await market.system.db
    .selectFrom("orders")
    .select((of) => of.fn.sum<number>("total_minor").as("total_minor"))
    .execute();
  assert.equal(await market.atProvider(), Number(total_minor));
  await market.allIsWell();
}

test("the provider's message races the browser, either first, many times: one capture, one mail each", async (t) => {
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
  const rounds = 12;
  for (let round = 0; round < rounds; round += 1) {
    const cart = await market.guestCart([lamp]);
    const order = await done(market.checkOut({ cart }, { payment_token: "fake_redirect" }));
    const [, provider_id = ""] = /payments\/(fake_[\w-]+)\//.exec(order.payment.redirect_url) ?? [];
    await done(
      market.client("POST", `/api/fake-provider/payments/${provider_id}/`, {
        body: "decision=approve",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      }),
    );
    const event = await fakeDelivery(market.system, {
      ...{ id: provider_id, is_late: false, event_id: `event_${provider_id}` },
    });
    assert.ok(event);
    const signature = event.header(FAKE_SIGNATURE_HEADER) ?? "";
    const headers = { [FAKE_SIGNATURE_HEADER]: signature, "content-type": "application/json" };
    const webhook = () => market.client("POST", "/api/webhooks/fake/", { body: event.raw, headers });
    const browser = () =>
      market.client("POST", `/api/payments/${order.payment.id}/complete/`, {
        headers: { "x-order-token": order.token },
      });
    const replies = await race(market.client, 6, (index) =>
      (index + round) % 2 === 0 ? webhook() : browser(),
    );
    assert.deepEqual(statuses(replies), { 200: 6 });
    const seen = await done(
      market.client("GET", `/api/orders/${order.id}/`, { headers: { "x-order-token": order.token } }),
    );
    assert.equal(seen.payment_status, "captured");
    const paid = seen.history.filter((row: { event: string }) => row.event === "paid");
    assert.equal(paid.length, 1);
  }
  await oneSale(market, rounds, 100 - rounds);
});

test("ten cancellations at once, of the whole and of its parts: the money goes back once", async (t) => {
  const market = await openOverSockets(t);
  const goods = [];
  for (const name of ["sol", "kim"]) goods.push(await market.product(await market.seller(name)));
  const token = await market.buyer("ada");
  for (const good of goods) await done(market.add({ token }, good, 2));
  const order = await done(market.checkOut({ token }));
  const parts: number[] = order.seller_orders.map((part: { id: number }) => part.id);
  const replies = await race(market.client, 10, (index) =>
    market.client("POST", `/api/orders/${order.id}/cancel/`, {
      token,
      body: index % 2 === 0 ? {} : { seller_order_id: parts[(index >> 1) % 2] },
    }),
  );
  for (const { status, text } of replies) assert.ok(status === 200 || status === 409, `${status} ${text}`);
  assert.ok(replies.some((reply) => reply.status === 200));
  await market.drain();
  const seen = await done(market.client("GET", `/api/orders/${order.id}/`, { token }));
  assert.deepEqual([seen.status, seen.payment_status], ["cancelled", "refunded"]);
  assert.equal(seen.refunded_total, seen.total_amount);
  assert.equal(await market.count("refunds"), 2);
  assert.equal(await market.atProvider(), 0);
  for (const good of goods) assert.deepEqual(await market.stock(good), { on_hand: 10, reserved: 0 });
  await market.allIsWell();
});

test("buyer and seller at once: it is cancelled or sent, never both", async (t) => {
  const market = await openOverSockets(t);
  const sol = await market.seller("sol");
  const lamp = await market.product(sol, { stock_quantity: 50 });
  const token = await market.buyer("ada");
  for (let round = 0; round < 8; round += 1) {
    await done(market.add({ token }, lamp));
    const order = await done(market.checkOut({ token }));
    const part = order.seller_orders[0].id;
    const path = `/api/seller/orders/${part}/`;
    await done(market.client("POST", `${path}confirm/`, { token: sol.token }));
    const replies = await race(market.client, 4, (index) =>
      index % 2 === 0
        ? market.client("POST", `/api/orders/${order.id}/cancel/`, { token })
        : market.client("POST", `${path}shipments/`, { token: sol.token }),
    );
    const winners = replies.filter((reply) => ONLY_SUCCESSES.includes(reply.status));
    assert.equal(winners.length, 1, JSON.stringify(replies.map((reply) => [reply.status, reply.text])));
    for (const reply of replies) assert.ok(reply.status < 500, reply.text);
  }
  await market.drain();
  await market.allIsWell();
});

test("a refresh token is spent once, however many try", async (t) => {
  const market = await openOverSockets(t);
  await market.buyer("ada");
  const login = { email: "ada@example.com", password: "correct-horse-battery" };
  const { refresh } = await done(market.client("POST", "/api/auth/login/", { body: login }));
  const replies = await race(market.client, 10, () =>
    market.client("POST", "/api/auth/refresh/", { body: { refresh } }),
  );
  const won = replies.filter((reply) => reply.status === 200);
  assert.ok(won.length <= 1, "two sessions from one token");
  for (const reply of replies) assert.ok(reply.status === 200 || reply.status === 401, reply.text);
  await market.allIsWell();
});

test("twenty registrations of one address: one account, nineteen refusals", async (t) => {
  const market = await openOverSockets(t);
  const before = await market.count("users");
  for (const store of [{}, { role: "seller", store_name: "Bell Books" }]) {
    const email = `bell-${Object.keys(store).length}@example.com`;
    const body = { email, password: "correct-horse-battery", first_name: "B", last_name: "Bell", ...store };
    const replies = await race(market.client, 20, () =>
      market.client("POST", "/api/auth/register/", { body }),
    );
    assert.deepEqual(statuses(replies), { 201: 1, 409: 19 });
  }
  assert.equal((await market.count("users")) - before, 2);
  await market.allIsWell();
});

test("forty workers with overlapping baskets in opposite order: none is lost", async (t) => {
  const market = await openOverSockets(t);
  const sellers = [await market.seller("sol"), await market.seller("kim")];
  const goods: Good[] = [];
  for (let index = 0; index < 6; index += 1) {
    goods.push(await market.product(sellers[index % 2]!, { name: `No ${index}`, stock_quantity: 100 }));
  }
  const baskets = Array.from({ length: 40 }, (_, index) => {
    const some = goods.filter((_good, place) => place !== index % 6);
    return index % 2 === 0 ? some : some.toReversed();
  });
  const carts = await Promise.all(baskets.map((basket) => market.guestCart(basket)));
  const replies = await race(market.client, 40, (index) => market.checkOut({ cart: carts[index] }));
  assert.deepEqual(statuses(replies), { 201: 40 });
  const numbers = replies.map((reply) => reply.body.number);
  assert.equal(new Set(numbers).size, 40);
  await market.drain();
  await market.allIsWell();
});
