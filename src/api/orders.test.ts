// The purchase over REST: three sellers, two kinds of buyers, one operator; who gets what, and who gets
// nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApiWorld, apiWorld, type Call, type Reply } from "../../test/api.ts";
import { US_ADDRESS } from "../../test/purchases.ts";

const PASSWORD = "a long enough passphrase 7";

async function register(world: ApiWorld, name: string, extra: object = {}): Promise<string> {
  const body = { email: `${name}@example.com`, password: PASSWORD, first_name: name, last_name: "Test" };
  const reply = await world.post("/api/auth/register/", { ...body, ...extra });
  assert.equal(reply.status, 201, reply.text);
  return reply.body.access;
}

interface Shop {
  world: ApiWorld;
  ada: Call;
  bob: Call;
  olga: Call;
  sellers: { call: Call; product_id: number }[];
}

async function promote(world: ApiWorld, name: string): Promise<void> {
  await world.services.database.run(async (db) => {
    await db
      .updateTable("users")
      .set({ role: "admin" })
      .where("email_key", "=", `${name}@example.com`)
      .execute();
  });
}

async function openShop(t: Parameters<typeof apiWorld>[0], env: Record<string, string> = {}): Promise<Shop> {
  const world = await apiWorld(t, { BUYBUY_AUTO_APPROVE_SELLERS: "true", ...env });
  const olga = { token: await register(world, "olga") };
  await promote(world, "olga");
  const category = await world.post("/api/categories/", { name: "Things" }, olga);
  assert.equal(category.status, 201, category.text);
  const sellers = [];
  for (const name of ["sol", "mei", "kim"]) {
    const call = { token: await register(world, name, { role: "seller", store_name: `${name}'s shop` }) };
    const product = {
      name: `${name}'s thing`,
      price: "10.00",
      category: category.body.id,
      stock_quantity: 5,
    };
    const reply = await world.post("/api/products/", product, call);
    assert.equal(reply.status, 201, reply.text);
    sellers.push({ call, product_id: reply.body.id });
  }
  const ada = { token: await register(world, "ada") };
  const bob = { token: await register(world, "bob") };
  return { world, ada, bob, olga, sellers };
}

async function fill(shop: Shop, call: Call, quantity = 1): Promise<Reply> {
  let reply: Reply | null = null;
  for (const { product_id } of shop.sellers) {
    const cart = reply?.body.token ? { ...call, cart: reply.body.token } : call;
    reply = await shop.world.post("/api/cart/add/", { product_id, quantity }, cart);
    assert.equal(reply.status, 200, reply.text);
  }
  assert.ok(reply);
  return reply;
}

const BUY = { shipping_address: US_ADDRESS, payment_method: "card" };

test("three sellers, one purchase, from the quote to the last delivery", async (t) => {
  const shop = await openShop(t);
  const { world, ada } = shop;
  await fill(shop, ada, 2);
  const quote = await world.post("/api/checkout/quote/", { shipping_address: US_ADDRESS }, ada);
  assert.equal(quote.status, 200, quote.text);
  assert.equal(quote.body.sellers.length, 3);
  assert.deepEqual(quote.body.payment_methods, ["card", "bank_transfer", "cash_on_delivery"]);
  const expected_total = quote.body.total_amount;
  const placed = await world.post("/api/checkout/", { ...BUY, expected_total }, ada);
  assert.equal(placed.status, 201, placed.text);
  assert.equal(placed.body.total_amount, expected_total);
  assert.equal(placed.body.payment_status, "captured");
  assert.ok(!("token" in placed.body), "an account needs no token");
  assert.match(placed.headers.get("location") ?? "", /\/api\/orders\/\d+\/$/);
  const path = `/api/orders/${placed.body.id}/`;
  const parts = placed.body.seller_orders;
  for (const [index, { call }] of shop.sellers.entries()) {
    const own = parts[index];
    const foreign = parts[(index + 1) % 3];
    const list = await world.get("/api/seller/orders/", call);
    assert.deepEqual([list.body.count, list.body.results[0].id], [1, own.id]);
    assert.equal(list.body.results[0].items.length, 1);
    assert.ok(!list.text.includes("user_id"));
    assert.equal((await world.get(`/api/seller/orders/${foreign.id}/`, call)).status, 404);
    const base = `/api/seller/orders/${own.id}`;
    assert.equal((await world.post(`${base}/deliver/`, undefined, call)).status, 409);
    assert.equal((await world.post(`${base}/confirm/`, undefined, call)).body.status, "confirmed");
    const parcel = { items: [{ order_item_id: own.items[0].id, quantity: 1 }], carrier: "UPS" };
    const shipment = await world.post(`${base}/shipments/`, parcel, call);
    assert.equal(shipment.status, 201, shipment.text);
    assert.equal((await world.get(path, ada)).body.status, "partially_shipped");
    assert.equal((await world.post(`${base}/shipments/`, {}, call)).status, 201);
    assert.equal((await world.post(`${base}/shipments/`, {}, call)).status, 409);
    assert.equal((await world.post(`${base}/deliver/`, {}, call)).body.status, "delivered");
  }
  const order = await world.get(path, ada);
  assert.deepEqual([order.body.status, order.body.can_cancel], ["delivered", false]);
  assert.equal(order.body.cancel_refused_reason, "already_delivered");
  const cancel = await world.post(`${path}cancel/`, {}, ada);
  assert.deepEqual([cancel.status, cancel.body.code], [409, "not_cancellable"]);
  const list = await world.get("/api/orders/?status=delivered", ada);
  assert.deepEqual([list.body.count, list.body.results[0].number], [1, order.body.number]);
  assert.equal((await world.get("/api/orders/?status=nonsense", ada)).status, 422);
  assert.equal((await world.get("/api/orders/?placed_after=tomorrow", ada)).status, 422);
});

test("an order is its buyer's alone", async (t) => {
  const shop = await openShop(t);
  const { world, ada, bob, olga } = shop;
  await fill(shop, ada);
  const { body } = await world.post("/api/checkout/", { ...BUY, payment_token: "fake_decline" }, ada);
  assert.deepEqual([body.payment.status, body.payment.code], ["failed", "card_declined"]);
  const path = `/api/orders/${body.id}/`;
  const [sol] = shop.sellers;
  assert.ok(sol);
  const strangers: [string, Call][] = [
    ["nobody", {}],
    ["another buyer", bob],
    ["a seller of it", sol.call],
    ["staff", olga],
    ["a guessed token", { headers: { "x-order-token": "AAAAAAAAAAAAAAAAAAAAAA" } }],
    ["an empty token", { headers: { "x-order-token": "" } }],
  ];
  for (const [who, call] of strangers) {
    assert.equal((await world.get(path, call)).status, 404, who);
    assert.equal((await world.post(`${path}cancel/`, {}, call)).status, 404, who);
    const pay = { payment_method: "card" };
    assert.equal((await world.post(`${path}payments/`, pay, call)).status, 404, who);
    const complete = `/api/payments/${body.payment.id}/complete/`;
    assert.equal((await world.post(complete, {}, call)).status, 404, who);
  }
  assert.equal((await world.get("/api/orders/", {})).status, 401);
  assert.equal((await world.get("/api/orders/", bob)).body.count, 0);
  assert.equal((await world.get(`${path}?token=`, {})).status, 404);
  assert.equal((await world.get("/api/admin/orders/", ada)).status, 403);
  assert.equal((await world.get("/api/seller/orders/", ada)).status, 403);
  const seen = await world.get("/api/admin/orders/?payment_status=failed", olga);
  assert.deepEqual([seen.status, seen.body.count], [200, 1]);
  const paid = await world.post(`${path}payments/`, { payment_method: "card" }, ada);
  assert.deepEqual([paid.status, paid.body.status], [201, "captured"]);
  const again = await world.post(`${path}payments/`, { payment_method: "card" }, ada);
  assert.deepEqual([again.status, again.body.code], [409, "already_paid"]);
});

test("a guest buys, pays by transfer, and cancels by token", async (t) => {
  const shop = await openShop(t);
  const { world, olga } = shop;
  const cart = await fill(shop, {});
  const guest = { cart: cart.body.token };
  const wishes = { ...BUY, payment_method: "bank_transfer", email: "grace@example.com" };
  const unnamed = await world.post("/api/checkout/", { ...wishes, email: undefined }, guest);
  assert.deepEqual([unnamed.status, unnamed.body.errors[0].field], [422, "email"]);
  const placed = await world.post("/api/checkout/", wishes, guest);
  assert.equal(placed.status, 201, placed.text);
  const { id, token, payment } = placed.body;
  assert.match(token, /^[\w-]{22}$/);
  assert.match(payment.reference, /^PAY-/);
  assert.equal((await world.get("/api/cart/", guest)).body.items.length, 0, "the cart is over");
  const opened = await world.get(`/api/orders/${id}/?token=${token}`);
  assert.deepEqual([opened.status, opened.body.status], [200, "pending"]);
  const capture = `/api/admin/payments/${payment.id}/capture/`;
  const money = { amount: placed.body.total_amount, reference: "BANK-1" };
  const [sol] = shop.sellers;
  assert.equal((await world.post(capture, money, sol?.call)).status, 403);
  assert.equal((await world.post(capture, { ...money, amount: 45 }, olga)).status, 422);
  assert.equal((await world.post(capture, { ...money, amount: "1.00" }, olga)).status, 422);
  const captured = await world.post(capture, money, olga);
  assert.deepEqual([captured.status, captured.body.status], [200, "captured"]);
  assert.equal((await world.post(capture, money, olga)).status, 409);
  const [part] = placed.body.seller_orders;
  const by_token = { headers: { "x-order-token": token } };
  const cancel = { reason: "Found it at home", seller_order_id: part.id };
  const cancelled = await world.post(`/api/orders/${id}/cancel/`, cancel, by_token);
  assert.deepEqual([cancelled.status, cancelled.body.status], [200, "partially_cancelled"]);
});

test("the same key gives the same answer, another body is refused, unknown fields too", async (t) => {
  const shop = await openShop(t);
  const { world, ada } = shop;
  await fill(shop, ada);
  const keyed = { ...ada, headers: { "idempotency-key": "purchase-1" } };
  const first = await world.post("/api/checkout/", BUY, keyed);
  const second = await world.post("/api/checkout/", BUY, keyed);
  assert.deepEqual([first.status, second.status], [201, 201]);
  assert.equal(second.text, first.text);
  assert.equal(second.headers.get("idempotency-replayed"), "true");
  const other = await world.post("/api/checkout/", { ...BUY, note: "x" }, keyed);
  assert.deepEqual([other.status, other.body.code], [422, "idempotency_key_reused"]);
  const empty = await world.post("/api/checkout/", BUY, ada);
  assert.deepEqual([empty.status, empty.body.code], [409, "cart_empty"]);
  for (const extra of [{ role: "admin" }, { user_id: 1 }, { total: "0.01" }, { status: "paid" }]) {
    assert.equal((await world.post("/api/checkout/", { ...BUY, ...extra }, ada)).status, 422);
  }
  const bad = { ...BUY, shipping_address: { ...US_ADDRESS, line1: "a\u0000b" } };
  assert.equal((await world.post("/api/checkout/", bad, ada)).status, 422);
  const unsigned = await world.post("/api/webhooks/fake/", { event_id: "x" });
  assert.equal(unsigned.status, 401);
  assert.equal((await world.post("/api/webhooks/nobody/", {})).status, 404);
});

test("whoever tries one token after another has to wait", async (t) => {
  const shop = await openShop(t, { RATE_LIMIT_FACTOR: "1" });
  const { world, ada } = shop;
  await fill(shop, ada);
  const { body } = await world.post("/api/checkout/", BUY, ada);
  let last = 404;
  for (let index = 0; index < 21 && last === 404; index += 1) {
    last = (await world.get(`/api/orders/${body.id}/?token=guess-${index}`)).status;
  }
  assert.equal(last, 429);
  assert.equal((await world.get(`/api/orders/${body.id}/`, ada)).status, 200, "the buyer does not");
});
