// Products over HTTP: who gets which status, and what each audience sees.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { apiWorld } from "../../test/api.ts";
import { assertCatalogueHolds, openCatalogue } from "../../test/catalogue.ts";
import { accessToken } from "../../test/stall.ts";

const PRODUCTS = "/api/products/";
const MAX_DETAIL_STATEMENTS = 7;

async function open(t: TestContext) {
  const world = await apiWorld(t);
  const shop = await openCatalogue(world);
  const tokenOf = ({ actor }: Context) => {
    assert.ok(isUser(actor));
    return accessToken(world, actor);
  };
  const tokens = {
    ada: await tokenOf(shop.ada),
    sol: await tokenOf(shop.sol),
    mei: await tokenOf(shop.mei),
    olga: await tokenOf(shop.olga),
  };
  const body = { name: "Iron pan", price: "49.90", category: shop.categories.pans, stock_quantity: 7 };
  const add = async (more: object = {}, token = tokens.sol) => {
    const reply = await world.post(PRODUCTS, { ...body, ...more }, { token });
    assert.equal(reply.status, 201, reply.text);
    return reply;
  };
  const setSeller = (status: "pending" | "approved" | "suspended") =>
    transaction(world.as(), ({ db }) =>
      db.updateTable("sellers").set({ status }).where("id", "=", shop.sellers.sol).execute(),
    );
  return { world, shop, tokens, body, add, setSeller };
}

test("who may write a product", async (t) => {
  const { world, tokens, body, add, setSeller } = await open(t);
  const { id } = (await add()).body;
  const path = `${PRODUCTS}${id}/`;
  const change = { price: "1.00" };
  const cases: [string, string | undefined, number, string][] = [
    ["nobody", undefined, 401, "not_signed_in"],
    ["a buyer", tokens.ada, 403, "seller_only"],
    ["another seller", tokens.mei, 404, "not_found"],
  ];
  for (const [who, token, status, code] of cases) {
    for (const reply of [
      await world.put(path, body, { token }),
      await world.patch(path, change, { token }),
      await world.patch(path, { price: 1 }, { token }),
      await world.delete(path, { token }),
    ]) {
      assert.deepEqual([reply.status, reply.body.code], [status, code], who);
    }
  }
  assert.equal((await world.post(PRODUCTS, body)).status, 401);
  assert.equal((await world.post(PRODUCTS, body, { token: tokens.ada })).status, 403);
  assert.equal((await world.post(PRODUCTS, body, { token: tokens.olga })).status, 403);
  assert.equal((await world.patch(`${PRODUCTS}999/`, change, { token: tokens.sol })).status, 404);
  assert.equal((await world.get(path)).body.price, "49.90");
  assert.equal((await world.patch(path, change, { token: tokens.olga })).body.price, "1.00");
  await setSeller("suspended");
  for (const reply of [
    await world.post(PRODUCTS, body, { token: tokens.sol }),
    await world.patch(path, change, { token: tokens.sol }),
    await world.delete(path, { token: tokens.sol }),
  ]) {
    assert.deepEqual([reply.status, reply.body.code], [403, "seller_suspended"]);
  }
  await setSeller("pending");
  const refused = await world.post(PRODUCTS, body, { token: tokens.sol });
  assert.deepEqual([refused.status, refused.body.code], [403, "seller_not_approved"]);
  await add({ status: "draft" });
});

test("input that is wrong is 422 on its field and writes nothing", async (t) => {
  const { world, shop, tokens, body, add } = await open(t);
  const { id } = (await add()).body;
  const cases: [string, object][] = [
    ...[19.99, "1,00", "1.999", "-1", "1e3", "", " 1", "01", "NaN", null, ["1"], "9999999999999"].map(
      (price): [string, object] => ["price", { price }],
    ),
    ["name", { name: "" }],
    ["name", { name: "  " }],
    ["name", { name: "x".repeat(201) }],
    ["name", { name: "a\u0000b" }],
    ["category", { category: 9999 }],
    ["category", { category: "pans" }],
    ["compare_price", { compare_price: "49.90" }],
    ["stock_quantity", { stock_quantity: -1 }],
    ["stock_quantity", { stock_quantity: 1.5 }],
    ["stock_quantity", { stock_quantity: 2 ** 53 }],
    ["stock_quantity", { stock_quantity: "7" }],
    ["min_quantity", { min_quantity: 0 }],
    ["quantity_step", { quantity_step: 0 }],
    ["weight", { weight: -1 }],
    ["weight", { weight: 0.0005 }],
    ["dimensions.width", { dimensions: { length: 1, width: 1.23, height: 1 } }],
    ["tax_class", { tax_class: "none" }],
    ["status", { status: "live" }],
    ["is_active", { is_active: "true" }],
    ["slug", { slug: "2026" }],
    ["slug", { slug: "Not A Slug" }],
    ["price_tiers.0.min_quantity", { price_tiers: [{ min_quantity: 1, price: "1.00" }] }],
    ["specifications", { specifications: Array(51).fill({ name: "a", value: "b" }) }],
    ["variants.0.options", { variants: [{}] }],
    ["seller", { seller: 1 }],
    ["rating", { rating: 5 }],
    ["id", { id: 5 }],
  ];
  for (const [field, wrong] of cases) {
    for (const reply of [
      await world.post(PRODUCTS, { ...body, ...wrong }, { token: tokens.sol }),
      await world.patch(`${PRODUCTS}${id}/`, wrong, { token: tokens.sol }),
    ]) {
      const told = `${field} ${JSON.stringify(wrong).slice(0, 60)}: ${reply.text}`;
      assert.equal(reply.status, 422, told);
      assert.equal(reply.body.errors[0].field, field, told);
    }
  }
  for (const required of ["name", "price", "category"]) {
    const { [required as "name"]: _gone, ...rest } = body;
    assert.equal((await world.post(PRODUCTS, rest, { token: tokens.sol })).status, 422, required);
    assert.equal((await world.put(`${PRODUCTS}${id}/`, rest, { token: tokens.sol })).status, 422, required);
  }
  const { body: same } = await world.get(`${PRODUCTS}${id}/`, { token: tokens.sol });
  assert.deepEqual([same.version, same.price], [1, "49.90"]);
  const { count } = (await world.get("/api/seller/products/", { token: tokens.sol })).body;
  assert.equal(count, 1);
  await assertCatalogueHolds(shop.ada);
});

test("a product with everything comes back as it was given, to each audience its part", async (t) => {
  const { world, shop, tokens, add } = await open(t);
  const given = {
    sku: "PAN-28",
    short_description: "A pan",
    description: "Of iron.\nFor ever.",
    compare_price: "59.90",
    cost_price: "20.00",
    tax_class: "reduced",
    is_featured: true,
    weight: 2.405,
    dimensions: { length: 45, width: 28.5, height: 5 },
    meta_title: "Pan",
    meta_description: "Buy a pan",
    min_quantity: 1,
    quantity_step: 1,
    specifications: [
      { name: "Material", value: "Iron", sort_order: 2 },
      { name: "Diameter", value: "28 cm", sort_order: 1 },
    ],
    price_tiers: [{ min_quantity: 10, price: "45.00" }],
  };
  const { body: own, headers } = await add({ ...given, low_stock_threshold: 10 });
  assert.match(headers.get("location") ?? "", new RegExp(`/api/products/${own.id}/$`));
  const { body: seen } = await world.get(`${PRODUCTS}${own.id}/`);
  const { specifications, cost_price: _cost, ...same } = given;
  for (const [key, value] of Object.entries(same)) assert.deepEqual(seen[key], value, key);
  assert.deepEqual(seen.specifications, specifications.toReversed());
  assert.equal(seen.discount_percent, 16);
  assert.deepEqual([seen.stock_quantity, seen.in_stock, seen.low_stock], [7, true, true]);
  assert.deepEqual([seen.requires_shipping, seen.currency, seen.slug], [true, "USD", "iron-pan"]);
  assert.deepEqual(seen.rating, { average: null, count: 0 });
  assert.equal(seen.category.full_path, "Home > Kitchen > Pans");
  assert.deepEqual(seen.variants.length, 1);
  assert.deepEqual(seen.variants[0].options, {});
  for (const secret of ["cost_price", "margin", "status", "version"]) assert.ok(!(secret in seen), secret);
  assert.deepEqual([own.cost_price, own.margin, own.margin_percent], ["20.00", "29.90", 59.9]);
  for (const token of [tokens.sol, tokens.olga]) {
    assert.equal((await world.get(`${PRODUCTS}${own.id}/`, { token })).body.cost_price, "20.00");
  }
  for (const token of [tokens.mei, tokens.ada]) {
    assert.ok(!("cost_price" in (await world.get(`${PRODUCTS}${own.id}/`, { token })).body));
  }
  const { body: list } = await world.get(PRODUCTS);
  const { description: _d, specifications: _s, variants: _v, images: _i, ...card } = seen;
  assert.deepEqual(list.results, [card]);
  assert.ok(!JSON.stringify(list).includes("cost_price"));
  await assertCatalogueHolds(shop.ada);
});

test("PUT resets what it leaves out, PATCH does not", async (t) => {
  const { world, tokens, body, add } = await open(t);
  const { id } = (await add({ sku: "PAN", description: "Of iron", is_featured: true, weight: 2 })).body;
  const path = `${PRODUCTS}${id}/`;
  const patched = (await world.patch(path, { name: "Steel pan" }, { token: tokens.sol })).body;
  assert.deepEqual(
    [patched.sku, patched.description, patched.is_featured, patched.weight],
    ["PAN", "Of iron", true, 2],
  );
  const { stock_quantity: _stock, ...rest } = body;
  const put = (await world.put(path, rest, { token: tokens.sol })).body;
  assert.deepEqual(
    [put.name, put.sku, put.description, put.is_featured, put.weight],
    ["Iron pan", null, null, false, null],
  );
  assert.deepEqual([put.status, put.stock_quantity], ["published", 7]);
  assert.equal(put.variants[0].id, patched.variants[0].id);
});

test("slugs: any case of reading, and 301 from a former one", async (t) => {
  const { world, tokens, add } = await open(t);
  const { id } = (await add()).body;
  assert.equal((await world.get(`${PRODUCTS}iron-pan/`)).body.id, id);
  await world.patch(`${PRODUCTS}${id}/`, { name: "Steel pan" }, { token: tokens.sol });
  const moved = await world.get(`${PRODUCTS}iron-pan/`);
  assert.equal(moved.status, 301);
  assert.match(moved.headers.get("location") ?? "", /\/api\/products\/steel-pan\/$/);
  for (const key of ["nothing", "0", "999", "1.5", "-1", "%00", "..%2f"]) {
    assert.equal((await world.get(`${PRODUCTS}${key}/`)).status, 404, key);
  }
});

test("versions: If-Match guards changes, the ETag tells of sales too", async (t) => {
  const { world, shop, tokens, add } = await open(t);
  const { id } = (await add()).body;
  const path = `${PRODUCTS}${id}/`;
  const etag = (await world.get(path)).headers.get("etag") ?? "";
  const own_etag = (await world.get(path, { token: tokens.sol })).headers.get("etag") ?? "";
  const fresh = await world.get(path, { headers: { "if-none-match": etag } });
  assert.deepEqual([fresh.status, fresh.text], [304, ""]);
  const first = await world.patch(
    path,
    { name: "A pan" },
    { token: tokens.sol, headers: { "if-match": own_etag } },
  );
  assert.equal(first.status, 200);
  for (const stale of [etag, own_etag, '"0"', "nonsense"]) {
    const headers = { "if-match": stale };
    assert.equal((await world.patch(path, { name: "No" }, { token: tokens.sol, headers })).status, 412);
    assert.equal((await world.delete(path, { token: tokens.sol, headers })).status, 412);
  }
  const before = (await world.get(path)).headers.get("etag");
  await world.patch(path, { stock_quantity: 3 }, { token: tokens.sol });
  assert.notEqual((await world.get(path)).headers.get("etag"), before);
  const { name, stock_quantity } = (await world.get(path)).body;
  assert.deepEqual([name, stock_quantity], ["A pan", 3]);
  await assertCatalogueHolds(shop.ada);
});

test("DELETE archives", async (t) => {
  const { world, shop, tokens, add } = await open(t);
  const { id } = (await add({ sku: "PAN" })).body;
  const gone = await world.delete(`${PRODUCTS}${id}/`, { token: tokens.sol });
  assert.deepEqual([gone.status, gone.text], [204, ""]);
  assert.equal((await world.get(`${PRODUCTS}${id}/`)).status, 404);
  assert.equal((await world.get(`${PRODUCTS}${id}/`, { token: tokens.sol })).body.status, "archived");
  assert.equal((await world.get(PRODUCTS)).body.count, 0);
  await add({ sku: "PAN" });
  const taken = await world.patch(`${PRODUCTS}${id}/`, { status: "published" }, { token: tokens.sol });
  assert.deepEqual([taken.status, taken.body.code], [409, "sku_taken"]);
  await assertCatalogueHolds(shop.ada);
});

test("a product's page takes few statements, however much it shows", async (t) => {
  const { world, add } = await open(t);
  const values = Array.from({ length: 20 }, (_, index) => `V${index}`);
  const { id } = (
    await add({
      options: [{ name: "Size", values }],
      variants: values.map((value) => ({ options: { Size: value }, stock_quantity: 1 })),
      stock_quantity: undefined,
      specifications: values.map((value) => ({ name: value, value })),
    })
  ).body;
  const { statements } = world.services.database;
  for (const key of [id, "iron-pan"]) {
    const before = statements.count;
    const { body } = await world.get(`${PRODUCTS}${key}/`);
    assert.equal(body.variants.length, 20);
    assert.ok(statements.count - before <= MAX_DETAIL_STATEMENTS, `${statements.count - before}`);
  }
});

test("lists in every state, for the seller and for staff", async (t) => {
  const { world, shop, tokens, add } = await open(t);
  const ids: number[] = [];
  for (const [name, status] of [
    ["A", "draft"],
    ["B", "published"],
    ["C", "published"],
  ]) {
    ids.push((await add({ name, status, cost_price: "9.90" })).body.id);
  }
  await add({ name: "D" }, tokens.mei);
  await world.delete(`${PRODUCTS}${ids[2]}/`, { token: tokens.sol });
  for (const [path, status] of [
    ["/api/seller/products/", 401],
    ["/api/admin/products/", 401],
  ] as const) {
    assert.equal((await world.get(path)).status, status);
    assert.equal((await world.get(path, { token: tokens.ada })).status, 403);
  }
  assert.equal((await world.get("/api/admin/products/", { token: tokens.sol })).status, 403);
  const own = (query: string) => world.get(`/api/seller/products/${query}`, { token: tokens.sol });
  const { body } = await own("");
  assert.deepEqual(
    body.results.map(({ name, status, margin }: Record<string, string>) => [name, status, margin]),
    [
      ["C", "archived", "40.00"],
      ["B", "published", "40.00"],
      ["A", "draft", "40.00"],
    ],
  );
  assert.equal((await own("?status=draft")).body.count, 1);
  const first = (await own("?page_size=2&ordering=created_at")).body;
  assert.equal(first.results.length, 2);
  assert.match(first.next, /page=2/);
  const all = await world.get(`/api/admin/products/?seller=${shop.sellers.mei}`, { token: tokens.olga });
  assert.deepEqual(
    all.body.results.map(({ name }: { name: string }) => name),
    ["D"],
  );
  assert.equal((await world.get("/api/admin/products/", { token: tokens.olga })).body.count, 4);
  assert.equal((await own("?status=live")).status, 422);
});
