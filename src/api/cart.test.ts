// The cart over HTTP: guests by token, accounts by session, and what is refused with which status.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApiWorld, apiWorld, type Reply } from "../../test/api.ts";
import { accessToken, openStall, type Stall } from "../../test/stall.ts";

async function open(
  t: Parameters<typeof apiWorld>[0],
): Promise<{ world: ApiWorld; stall: Stall; ada: string }> {
  const world = await apiWorld(t);
  const stall = await openStall(world);
  return { world, stall, ada: await accessToken(world, stall.ada) };
}

const outcome = (reply: Reply) => [
  reply.status,
  reply.body.code ?? null,
  reply.body.errors?.[0]?.field ?? null,
];

test("wrong input is refused on its field, and no cart is made", async (t) => {
  const { world, stall } = await open(t);
  const { product_id } = await stall.product();
  for (const quantity of [0, -1, 1.5, "1", [1], 2 ** 53, null, true]) {
    const reply = await world.post("/api/cart/add/", { product_id, quantity });
    assert.deepEqual(outcome(reply), [422, "invalid_input", "quantity"], String(quantity));
  }
  const endless = `{"product_id": ${product_id}, "quantity": 1e309}`;
  assert.equal((await world.request("POST", "/api/cart/add/", { body: endless })).status, 422);
  for (const id of [0, -1, "1", 1.5, [product_id], null, 99_999]) {
    const reply = await world.post("/api/cart/add/", { product_id: id });
    assert.deepEqual(outcome(reply), [422, "invalid_input", "product_id"], String(id));
  }
  const priced = await world.post("/api/cart/add/", { product_id, price: "0.01" });
  assert.deepEqual(outcome(priced), [422, "invalid_input", "price"]);
  assert.equal((await world.post("/api/cart/add/", "{")).status, 400);
  const carts = await world.as().db.selectFrom("carts").select("id").execute();
  assert.deepEqual(carts, []);
});

test("a guest's cart from the first add to the last removal", async (t) => {
  const { world, stall } = await open(t);
  const mug = await stall.product({ name: "Mug", price_minor: 1250 });
  const tee = await stall.product({ seller_id: stall.sellers.kim, variants: [{ name: "M", stock: 4 }] });
  const none = await world.get("/api/cart/");
  assert.deepEqual([none.status, none.body.id, none.body.token, none.body.items], [200, null, null, []]);
  assert.deepEqual([none.body.total, none.body.currency], ["0.00", "USD"]);
  const first = await world.post("/api/cart/add/", { product_id: mug.product_id, quantity: 2 });
  assert.equal(first.status, 200);
  const cart = first.body.token;
  assert.equal(Buffer.from(cart, "base64url").length, 16);
  await world.post("/api/cart/add/", { product_id: tee.product_id }, { cart });
  const { body } = await world.get("/api/cart", { cart });
  assert.deepEqual([body.id, body.token, body.item_count], [first.body.id, cart, 3]);
  assert.deepEqual([body.subtotal, body.estimated, body.problems], ["35.00", true, []]);
  assert.deepEqual(body.items[0], {
    id: body.items[0].id,
    product: { id: mug.product_id, name: "Mug", slug: body.items[0].product.slug, image: null },
    variant_id: mug.variant_id,
    options: {},
    seller: { id: stall.sellers.sol, name: "sol", slug: "sol" },
    quantity: 2,
    unit_price: "12.50",
    total_price: "25.00",
    available: 10,
    problem: null,
  });
  assert.deepEqual(body.items[1].options, { Size: "M" });
  assert.deepEqual(
    body.sellers.map((part: { subtotal: string; item_count: number }) => [part.subtotal, part.item_count]),
    [
      ["25.00", 2],
      ["10.00", 1],
    ],
  );
  const [first_id, second_id] = body.items.map((item: { id: number }) => item.id);
  const updated = await world.put(`/api/cart/update/${first_id}/`, { quantity: 5 }, { cart });
  assert.deepEqual([updated.status, updated.body.item_count, updated.body.token], [200, 6, cart]);
  const zero = await world.put(`/api/cart/update/${first_id}/`, { quantity: 0 }, { cart });
  assert.deepEqual([zero.status, zero.body.items.length], [200, 1]);
  const removed = await world.delete(`/api/cart/remove/${second_id}/`, { cart });
  assert.deepEqual([removed.status, removed.body.items], [200, []]);
  await world.post("/api/cart/add/", { product_id: mug.product_id }, { cart });
  const cleared = await world.delete("/api/cart/", { cart });
  assert.deepEqual([cleared.status, cleared.body.item_count, cleared.body.id], [200, 0, first.body.id]);
});

test("stock, currency, variant and the seller's rules are refused with what helps", async (t) => {
  const { world, stall, ada: token } = await open(t);
  const mug = await stall.product({ stock: 3 });
  const euros = await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  const packs = await stall.product({ min_quantity: 6, quantity_step: 6, stock: 100 });
  const variants = [
    { name: "S", stock: 1 },
    { name: "M", stock: 1 },
  ];
  const tee = await stall.product({ variants });
  const add = (body: object) => world.post("/api/cart/add/", body, { token });
  const over = await add({ product_id: mug.product_id, quantity: 4 });
  assert.deepEqual([over.status, over.body.code, over.body.available], [409, "insufficient_stock", 3]);
  assert.deepEqual(outcome(await add({ product_id: tee.product_id })), [
    422,
    "variant_required",
    "variant_id",
  ]);
  assert.deepEqual(outcome(await add({ product_id: packs.product_id })), [422, "below_minimum", "quantity"]);
  const odd = await add({ product_id: packs.product_id, quantity: 7 });
  assert.deepEqual(outcome(odd), [422, "wrong_step", "quantity"]);
  const foreign = await add({ product_id: mug.product_id, variant_id: tee.variant_id });
  assert.deepEqual(outcome(foreign), [422, "invalid_input", "variant_id"]);
  const good = await add({ product_id: mug.product_id, quantity: 2 });
  assert.deepEqual([good.status, good.body.token], [200, null]);
  const mixed = await add({ product_id: euros.product_id });
  assert.deepEqual([mixed.status, mixed.body.code], [409, "currency_mismatch"]);
  const item = good.body.items[0].id;
  const more = await world.put(`/api/cart/update/${item}/`, { quantity: 9 }, { token });
  assert.deepEqual([more.status, more.body.available], [409, 3]);
  assert.equal((await world.get("/api/cart/", { token })).body.item_count, 2);
});

test("nobody reaches another's cart: 404 comes before the input is judged", async (t) => {
  const { world, stall, ada: token } = await open(t);
  const { product_id } = await stall.product();
  const mine = await world.post("/api/cart/add/", { product_id }, { token });
  const guest = await world.post("/api/cart/add/", { product_id }, {});
  const item = mine.body.items[0].id;
  const mei = await accessToken(world, stall.mei);
  for (const call of [{}, { cart: guest.body.token }, { cart: "nonsense" }, { token: mei }]) {
    assert.equal((await world.put(`/api/cart/update/${item}/`, { quantity: "?" }, call)).status, 404);
    assert.equal((await world.delete(`/api/cart/remove/${item}/`, call)).status, 404);
  }
  const both = await world.get("/api/cart/", { token, cart: guest.body.token });
  assert.equal(both.body.id, mine.body.id);
  assert.equal((await world.put("/api/cart/update/x/", { quantity: 1 }, { token })).status, 404);
  assert.equal((await world.get("/api/cart/", { token: "bad" })).status, 401);
  const unknown = await world.post("/api/cart/add/", { product_id }, { cart: "made-up-token" });
  assert.equal(unknown.status, 200);
  assert.notEqual(unknown.body.token, "made-up-token");
});

test("a repeated request with the same key adds once", async (t) => {
  const { world, stall, ada: token } = await open(t);
  const { product_id } = await stall.product();
  const call = { token, headers: { "idempotency-key": "once" } };
  await world.post("/api/cart/add/", { product_id }, call);
  const again = await world.post("/api/cart/add/", { product_id }, call);
  assert.equal(again.headers.get("idempotency-replayed"), "true");
  assert.equal((await world.get("/api/cart/", { token })).body.item_count, 1);
});
