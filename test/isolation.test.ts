// Nobody reaches what is another's: ids in bodies, guests' tokens, lists, links, and rights that end at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reply } from "./api.ts";
import { leavesOf, type Path, replaced, shapeOf } from "./body-mutations.ts";
import { canariesOf } from "./canaries.ts";
import { type MarketWorld, openMarket } from "./market.ts";
import { done } from "./market-people.ts";
import { call, ownerOf, ROUTES } from "./route-calls.ts";
import { routeSamples, type Sample } from "./route-samples.ts";
import { readRows, watchRows } from "./rows.ts";

const NOWHERE = 999_999_999;
const IS_ID = /(^|_)ids?$|^category$|^parent$/;

/** Ids that are somebody else's, by the field that names such a thing in a body. */
function foreignIds(market: MarketWorld): Record<string, number[]> {
  const { products, orders, categories } = market;
  const parts = new Set(Object.values(orders).flatMap((order) => order.parts));
  const foreign_goods = [products.mei_draft, products.bowl, products.pan].map((one) => one.product_id);
  return {
    product_id: [products.mei_draft.product_id, products.archived.product_id, products.soap.product_id],
    variant_id: [products.lamp.variant_id, products.mei_draft.variant_id],
    seller_order_id: [orders.bens.parts[0] ?? 0, orders.confirmed.parts[0] ?? 0],
    shipping_address_id: [market.ben_address_id],
    order_item_id: [orders.paid.item_ids[0] ?? 0, orders.bens.item_ids[0] ?? 0],
    image_id: [products.bowl.image_id],
    image_ids: [products.bowl.image_id],
    // Of products here, of orders there: none of these is anything of Sol's in either.
    ids: foreign_goods.filter((id) => !parts.has(id)),
    id: [products.bowl.variant_id, products.lamp.variant_id],
    category: [categories.cellar],
    parent: [],
  };
}

/** The answer of one change to many things, where the one that was named is not there. */
function isNotThere({ body }: Reply): boolean {
  const results: unknown = body?.results;
  return Array.isArray(results) && results.length === 1 && results[0].code === "not_found";
}

/** What is called an id and is none of ours. */
const WORDS = new Set(["tax_id"]);

test("every id in a body is looked for among what is the caller's", async (t) => {
  const market = await openMarket(t);
  const foreign = foreignIds(market);
  const samples = routeSamples(market);
  const canaries = await canariesOf(market);
  const watch = await watchRows(market);
  const tried = new Set<string>();
  for (const [name, route] of ROUTES) {
    if (!samples[name] || !route.body || (route.body_kind ?? "json") !== "json") continue;
    const sample = withIds(name, samples[name], market);
    const actor = ownerOf(route, sample);
    const good = sample.body ?? {};
    const leaves = leavesOf(shapeOf(route.body), good, []).filter(({ path, shape }) => {
      const field = fieldOf(path);
      return IS_ID.test(field) && !WORDS.has(field) && !shape.items;
    });
    if (leaves.length === 0) continue;
    const reply = await call(market, route, sample, actor);
    assert.ok(reply.status < 300, `${name} as it should be: ${reply.text.slice(0, 300)}`);
    await market.restore();
    await watch.renew();
    for (const { path } of leaves) {
      const field = fieldOf(path);
      const others = foreign[field];
      assert.ok(others, `${name}: say in foreignIds whose ${field} is not the caller's`);
      for (const id of [...others, NOWHERE]) {
        const refused = await call(market, route, sample, actor, { body: replaced(good, path, id) });
        const what = `${name} ${path.join(".")} ${id}`;
        const is_refused = refused.status === 404 || refused.status === 422 || isNotThere(refused);
        assert.ok(is_refused, `${what}: ${refused.status} ${refused.text.slice(0, 200)}`);
        canaries.check(actor, refused.text, what);
        await watch.unchanged(what);
        tried.add(field);
      }
    }
  }
  assert.deepEqual(
    Object.keys(foreign).filter((field) => !tried.has(field)),
    [],
  );
});

test("shipping is chosen among the sellers of the cart and their own methods", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  const { sol, mei } = market.people;
  const choices = [
    { [mei.seller_id]: "express" },
    { [NOWHERE]: "express" },
    { [sol.seller_id]: "courier" },
    { [sol.seller_id]: "express", [mei.seller_id]: "express" },
    { "0": "express" },
    { "01": "express" },
    { __proto__x: "express" },
  ];
  for (const shipping of choices) {
    const body = { ...samples["post /api/checkout/"]?.body, shipping };
    for (const path of ["/api/checkout/", "/api/checkout/quote/"]) {
      const reply = await market.post(path, body, { token: market.token("ada") });
      assert.equal(reply.status, 422, `${path} ${JSON.stringify(shipping)}: ${reply.text.slice(0, 200)}`);
    }
  }
  await watch.unchanged("choosing another's shipping");
});

test("a guest's order opens with its token and with nothing else", async (t) => {
  const market = await openMarket(t);
  const { guests, paid } = market.orders;
  const rows = await readRows(market);
  const row = rows.get("orders")?.find(({ id }) => id === guests.order_id);
  const wrong = [
    ...["", " ", "0", "null", "undefined", "[]", "[object Object]", "*", "%", "' OR 1=1 --", "\u00e9"],
    guests.token.slice(0, -1),
    guests.token.slice(0, 8),
    `${guests.token}A`,
    ` ${guests.token.toLowerCase()}`,
    String(row?.number),
    String(row?.token_hash),
    String(guests.order_id),
    market.guest_cart.token,
    market.people.ada.refresh,
  ];
  const watch = await watchRows(market);
  const nothing = (reply: Reply, what: string) => {
    assert.equal(reply.status, 404, what);
    assert.ok(!reply.text.includes("canary"), what);
  };
  const { order_id, payment_id } = guests;
  for (const token of wrong) {
    const headers = { "x-order-token": token };
    const query = `token=${encodeURIComponent(token)}`;
    for (const id of [order_id, paid.order_id]) {
      nothing(await market.get(`/api/orders/${id}/`, { headers }), `header ${token}`);
      nothing(await market.get(`/api/orders/${id}/?${query}`), `query ${token}`);
      nothing(await market.post(`/api/orders/${id}/cancel/`, {}, { headers }), `cancel ${token}`);
      const again = { payment_method: "card" };
      nothing(await market.post(`/api/orders/${id}/payments/`, again, { headers }), `payments ${token}`);
    }
    nothing(await market.post(`/api/payments/${payment_id}/complete/`, {}, { headers }), `complete ${token}`);
  }
  for (const query of [
    `token[]=${guests.token}`,
    `token[a]=${guests.token}`,
    `token=&token=${guests.token}`,
    `token=x&token=${guests.token}`,
    `TOKEN=${guests.token}`,
  ]) {
    nothing(await market.get(`/api/orders/${order_id}/?${query}`), query);
  }
  await watch.unchanged("trying tokens");
  const headers = { "x-order-token": guests.token };
  nothing(await market.get(`/api/orders/${paid.order_id}/`, { headers }), "another order");
  assert.equal((await market.get(`/api/orders/${order_id}/`, { headers })).body.id, order_id);
});

test("whoever tries tokens has to wait, and the right one still opens", async (t) => {
  const market = await openMarket(t);
  Object.assign(market.services.config, { rate_limit_factor: 1 });
  const path = `/api/orders/${market.orders.guests.order_id}/`;
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 30; attempt += 1) {
    statuses.push((await market.get(path, { headers: { "x-order-token": `wrong-${attempt}` } })).status);
  }
  assert.equal(statuses[0], 404);
  assert.equal(statuses.at(-1), 429);
  const headers = { "x-order-token": market.orders.guests.token };
  assert.equal((await market.get(path, { headers })).status, 200);
});

test("a cart is reached by its own token and by its account only", async (t) => {
  const market = await openMarket(t);
  const { token, item_id } = market.guest_cart;
  const [ada_item = 0] = market.ada_items;
  const hash = (await readRows(market)).get("carts")?.find((cart) => cart.token_hash !== null)?.token_hash;
  const wrong = [
    "",
    " ",
    "null",
    "0",
    token.slice(0, -1),
    `${token}A`,
    token.toLowerCase(),
    String(hash),
    "x,y",
  ];
  const watch = await watchRows(market);
  for (const cart of wrong) {
    const { body } = await market.get("/api/cart/", { headers: { "x-cart-token": cart } });
    assert.deepEqual([body.id, body.token, body.items], [null, null, []], cart);
    for (const id of [item_id, ada_item]) {
      const headers = { "x-cart-token": cart };
      assert.equal(
        (await market.put(`/api/cart/update/${id}/`, { quantity: 1 }, { headers })).status,
        404,
        cart,
      );
      assert.equal((await market.delete(`/api/cart/remove/${id}/`, { headers })).status, 404, cart);
    }
    assert.equal((await market.delete("/api/cart/", { headers: { "x-cart-token": cart } })).status, 200);
  }
  assert.equal((await market.delete(`/api/cart/remove/${ada_item}/`, { cart: token })).status, 404);
  const ben = { token: market.token("ben"), cart: token };
  assert.deepEqual((await market.get("/api/cart/", ben)).body.items, []);
  assert.equal((await market.delete(`/api/cart/remove/${item_id}/`, ben)).status, 404);
  await watch.unchanged("trying carts");
  assert.equal((await market.get("/api/cart/", { cart: token })).body.items[0].id, item_id);
});

test("a seller's lists hold the seller's own and all of it", async (t) => {
  const market = await openMarket(t);
  const rows = await readRows(market);
  const lists = [
    { path: "products/", table: "products", column: "id", field: "id" },
    { path: "inventory/", table: "stock_items", column: "variant_id", field: "variant_id" },
    { path: "inventory/movements/", table: "stock_movements", column: "id", field: "id" },
    { path: "shipping-methods/", table: "shipping_methods", column: "id", field: "id" },
    { path: "orders/", table: "seller_orders", column: "id", field: "id" },
    { path: "team/members/", table: "seller_members", column: "id", field: "id" },
    { path: "team/invitations/", table: "seller_invitations", column: "id", field: "id" },
  ];
  for (const name of ["sol", "kim", "mei", "sue", "pia", "rex"] as const) {
    const { seller_id } = market.people[name];
    for (const { path, table, column, field } of lists) {
      const token = market.token(name);
      const { results } = await done(market.get(`/api/seller/${path}?page_size=100`, { token }));
      const own = (rows.get(table) ?? []).filter(
        (row) => row.seller_id === seller_id && row.visible_at !== null,
      );
      const live = table === "stock_items" ? own.filter((row) => isLive(rows, row.variant_id)) : own;
      const shown = results.map((entry: Record<string, number>) => entry[field]);
      const expected = live.map((row) => Number(row[column]));
      assert.deepEqual(ascending(shown), ascending(expected), `${path} of ${name}`);
    }
  }
});

test("whoever is suspended, switched off or demoted is so at the next request", async (t) => {
  const market = await openMarket(t);
  const olga = { token: market.token("olga") };
  const sol = { token: market.token("sol") };
  const lamp = `/api/products/${market.products.lamp.product_id}/`;
  assert.equal((await market.patch(lamp, { name: "Lamp" }, sol)).status, 200);
  const seller = `/api/admin/sellers/${market.people.sol.seller_id}/suspension/`;
  await done(market.post(seller, { reason: "Complaints" }, olga));
  assert.equal((await market.patch(lamp, { name: "Lamp 2" }, sol)).body.code, "seller_suspended");
  assert.equal((await market.get(lamp)).status, 404, "buyers no longer see it");
  const shown = (await market.get("/api/products/?page_size=100")).text;
  assert.ok(!shown.includes("Sun shirt") && shown.includes("Iron pan"));
  const part = `/api/seller/orders/${market.orders.paid.parts[0]}/confirm/`;
  assert.equal((await market.post(part, {}, sol)).status, 200, "what is ordered is fulfilled");
  const account = (name: "ben" | "stan") => `/api/admin/users/${market.people[name].user_id}/`;
  await done(market.patch(account("ben"), { is_active: false }, olga));
  assert.equal((await market.get("/api/auth/profile/", { token: market.token("ben") })).status, 401);
  const { refresh } = market.people.ben;
  assert.equal((await market.post("/api/auth/refresh/", { refresh })).status, 401);
  const stan = { token: market.token("stan") };
  assert.equal((await market.get("/api/admin/orders/", stan)).status, 200);
  await done(market.patch(account("stan"), { permissions: [] }, olga));
  assert.equal((await market.get("/api/admin/orders/", stan)).status, 403);
  await done(market.patch(account("stan"), { role: "buyer", permissions: [] }, olga));
  assert.equal((await market.get("/api/admin/users/", stan)).body.code, "staff_only");
});

test("links are ours whatever the request calls us", async (t) => {
  const market = await openMarket(t);
  const evil = {
    ...{ host: "evil.example", "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
    ...{ "x-forwarded-proto": "javascript", "x-forwarded-prefix": "/evil", "x-original-url": "/evil" },
  };
  for (const path of ["/api/products/?page_size=1", "/api/schema/", "/api/sellers/?page_size=1"]) {
    const reply = await market.get(path, { headers: evil });
    assert.equal(reply.status, 200);
    assert.ok(!reply.text.includes("evil"), path);
  }
  await done(market.post("/api/auth/password/reset/", { email: "ben@example.com" }, { headers: evil }));
  const mails = (await readRows(market)).get("mails") ?? [];
  assert.ok(mails.every((mail) => !JSON.stringify(mail).includes("evil")));
});

test("jobs carry ids, never tokens", async (t) => {
  const market = await openMarket(t);
  const { people, orders, guest_cart, mailed } = market;
  const tokens = [orders.guests.token, guest_cart.token, mailed.reset, mailed.verify];
  for (const { access, refresh } of Object.values(people)) tokens.push(access, refresh);
  const jobs = JSON.stringify((await readRows(market)).get("jobs"));
  for (const token of tokens) assert.ok(token !== "" && !jobs.includes(token));
});

/** The samples that change a product change one with variants, so that these are named, too. */
function withIds(name: string, sample: Sample, { products }: MarketWorld): Sample {
  if (!/^(put|patch) \/api\/products\/\{id\}\/$/.test(name)) return sample;
  const [first, second] = products.shirt.variant_ids;
  const options = [{ name: "Size", values: ["S", "M"] }];
  const variants = [
    { id: first, options: { Size: "S" } },
    { id: second, options: { Size: "M" } },
  ];
  const { stock_quantity: _left_out, ...body } = { stock_quantity: 0, ...sample.body };
  return { ...sample, params: { id: products.shirt.product_id }, body: { ...body, options, variants } };
}

/** The field's name; an entry of a list is called by its list. */
function fieldOf(path: Path): string {
  return String(path.findLast((step) => typeof step === "string"));
}

function isLive(rows: Awaited<ReturnType<typeof readRows>>, variant_id: unknown): boolean {
  return rows.get("variants")?.some((row) => row.id === variant_id && row.archived_at === null) ?? false;
}

function ascending(ids: number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}
