// Kept pages: drawn anew when what they show changes, and not for what others do in the shop meanwhile.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type MarketWorld, openMarket } from "../../test/market.ts";
import { shopper } from "../../test/shopper.ts";
import { visitor } from "../../test/visitor.ts";

/** Opens the page as somebody new, and says how many statements that took. */
async function openAnew(market: MarketWorld, path: string) {
  const { statements } = market.services.database;
  const before = statements.count;
  const page = await visitor(market).get(path);
  assert.equal(page.status, 200, path);
  return { text: page.text, statements: statements.count - before };
}

const PRODUCT = "/products/desk-lamp/";

test("carts and sessions of others leave every public page as it was drawn", async (t) => {
  const market = await openMarket(t);
  const paths = [
    "/",
    "/de/",
    "/categories/",
    "/categories/lamps/",
    "/search/?q=lamp",
    "/deals/",
    "/sellers/",
  ];
  for (const path of [...paths, PRODUCT]) await openAnew(market, path);
  const { pan, bowl } = market.products;
  for (const { product_id, variant_id } of [pan, bowl]) {
    const added = await market.post("/api/cart/add/", { product_id, variant_id, quantity: 1 });
    assert.equal(added.status, 200);
  }
  await shopper(market, (await market.actor("ada")).user_id ?? 0);
  for (const path of [...paths, PRODUCT]) {
    assert.equal((await openAnew(market, path)).statements, 0, `${path} was drawn anew`);
  }
});

test("a page tells of a new name, price and stock as soon as they are committed", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.token("sol") };
  const { product_id, variant_id } = market.products.lamp;
  /** Of the forty on hand so many are held for orders: with as many on hand, none is left. */
  const held = 6;
  const edit = async (path: string, change: object) => {
    const etag = (await market.get(path, sol)).headers.get("etag") ?? "";
    const answer = await market.patch(path, change, { ...sol, headers: { "if-match": etag } });
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  };
  const product = `/api/products/${product_id}/`;
  assert.match((await openAnew(market, PRODUCT)).text, /Desk lamp/);
  await edit(product, { name: "Floor lamp" });
  assert.match((await openAnew(market, PRODUCT)).text, /Floor lamp/);
  await edit(product, { price: "23.45" });
  for (const path of [PRODUCT, "/categories/lamps/"]) {
    assert.match((await openAnew(market, path)).text, /23\.45/, path);
  }
  assert.match((await openAnew(market, PRODUCT)).text, /schema.org\/InStock/);
  await edit(`/api/seller/inventory/${variant_id}/`, { on_hand: held });
  assert.match((await openAnew(market, PRODUCT)).text, /schema.org\/OutOfStock/);
});
