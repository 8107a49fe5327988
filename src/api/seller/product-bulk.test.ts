// One change to many products and copies of one, through the API: refusals first, then each with its answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";

const PATH = "/api/seller/products/bulk/";

test("a bulk change takes what its action needs, and only products of one's own", async (t) => {
  const market = await openMarket(t);
  const { lamp, bowl } = market.products;
  const ids = [lamp.product_id];
  const send = (body: object, name: "sol" | "otto" | "fina" | "sue" | "ada" = "sol") =>
    market.post(PATH, body, { token: market.token(name) });
  const wrong: [object, string, string][] = [
    [{ ids: [], action: "publish" }, "ids", "too_small"],
    [{ ids, action: "burn" }, "action", "invalid_value"],
    [{ ids, action: "price" }, "percent", "required"],
    [{ ids, action: "price", percent: 5, amount: "1.00" }, "amount", "exclusive"],
    [{ ids, action: "price", on_hand: 5 }, "on_hand", "not_for_action"],
    [{ ids, action: "price", percent: -100 }, "percent", "too_small"],
    [{ ids, action: "price", amount: "1,50" }, "amount", "invalid_format"],
    [{ ids, action: "stock" }, "on_hand", "required"],
    [{ ids: [...ids, bowl.product_id], action: "archive" }, "ids.1", "not_found"],
  ];
  for (const [body, field, code] of wrong) {
    const reply = await send(body);
    assert.equal(reply.status, 422, reply.text);
    assert.deepEqual([reply.body.errors[0].field, reply.body.errors[0].code], [field, code]);
  }
  for (const name of ["otto", "fina", "sue", "ada"] as const) {
    assert.equal((await send({ ids, action: "archive" }, name)).status, 403, name);
  }
  const product = await market.get(`/api/products/${lamp.product_id}/`);
  assert.deepEqual([product.status, product.body.price], [200, "20.00"]);
});

test("each product has its own answer; prices of variants and tiers move with the product's", async (t) => {
  const market = await openMarket(t);
  const token = market.token("sol");
  const { lamp, shirt, manual } = market.products;
  const sizes = { S: "16.00", M: null };
  const variants = Object.entries(sizes).map(([Size, price]) => ({ options: { Size }, price }));
  const tiers = [{ min_quantity: 5, price: "12.00" }];
  const changes = { variants, price_tiers: tiers };
  await market.patch(`/api/products/${shirt.product_id}/`, changes, { token });
  const dearer = { ids: [lamp.product_id, shirt.product_id], action: "price", percent: 12.5 };
  const reply = await market.post(PATH, dearer, { token });
  assert.deepEqual([reply.body.done_count, reply.body.refused_count], [2, 0]);
  const now = (await market.get(`/api/products/${shirt.product_id}/`, { token })).body;
  assert.deepEqual(
    [now.price, now.price_tiers[0].price, ...now.variants.map((one: { price: string }) => one.price)],
    ["16.88", "13.50", "18.00", "16.88"],
  );
  const less = { ids: [manual.product_id, lamp.product_id], action: "price", amount: "-6.00" };
  const partly = await market.post(PATH, less, { token });
  assert.deepEqual(
    partly.body.results.map(({ id, done, code }: { id: number; done: boolean; code: string | null }) => [
      id,
      done,
      code,
    ]),
    [
      [manual.product_id, false, "price_too_low"],
      [lamp.product_id, true, null],
    ],
  );
  const more = { ids: [shirt.product_id], action: "stock", delta: 4, reason: "delivery" };
  const before = now.variants.map((one: { stock_quantity: number }) => one.stock_quantity);
  assert.equal((await market.post(PATH, more, { token })).body.done_count, 1);
  const after = (await market.get(`/api/products/${shirt.product_id}/`, { token })).body.variants;
  assert.deepEqual(
    after.map((one: { stock_quantity: number }) => one.stock_quantity),
    before.map((count: number) => count + 4),
  );
});

test("a copy is a draft of the same seller, without what is only the first one's", async (t) => {
  const market = await openMarket(t);
  const path = `/api/products/${market.products.shirt.product_id}/duplicate/`;
  assert.equal((await market.post(path, {}, { token: market.token("mei") })).status, 404);
  const copy = await market.post(path, { name: "Moon shirt" }, { token: market.token("cara") });
  assert.equal(copy.status, 201, copy.text);
  const { name, status, images, variants, seller, cost_price } = copy.body;
  assert.deepEqual(
    [name, status, images.length, seller.name, cost_price],
    ["Moon shirt", "draft", 0, "Sun Lamps", null],
  );
  assert.deepEqual(
    variants.map((one: { sku: string | null; stock_quantity: number }) => [one.sku, one.stock_quantity]),
    [
      [null, 0],
      [null, 0],
    ],
  );
  const by_staff = await market.post(path, {}, { token: market.token("stan") });
  assert.equal(by_staff.body.seller.name, "Sun Lamps");
});
