// A seller's vacation as buyers see it: planned, on, and over, on its page, on its goods and in the cart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { turnVacations } from "#modules/sellers";
import { DAY_MS } from "#platform/clock";
import { openMarket } from "../../../test/market.ts";
import { visitor } from "../../../test/visitor.ts";
import { START } from "../../../test/world.ts";

const FROM = START + 3 * DAY_MS;
const UNTIL = START + 10 * DAY_MS;

test("a vacation is told before, while it lasts with the day of return, and no more when it is over", async (t) => {
  const market = await openMarket(t);
  const token = { token: market.token("sol") };
  const { product_id } = market.products.lamp;
  const { slug, seller } = (await market.get(`/api/products/${product_id}/`)).body;
  const store = `/sellers/${seller.slug}/`;
  const goods = `/products/${slug}/`;
  const guest = visitor(market);
  await guest.post("/cart/add/", { product_id: String(product_id), quantity: "1" });
  for (const path of [store, goods]) assert.doesNotMatch((await guest.get(path)).words, /vacation/i, path);

  const plan = {
    vacation_from: new Date(FROM).toISOString(),
    vacation_until: new Date(UNTIL).toISOString(),
    vacation_note: "Surf's <b>up</b>",
  };
  assert.equal((await market.patch("/api/seller/profile/", plan, token)).status, 200);
  for (const path of [store, goods]) {
    const { words } = await guest.get(path);
    assert.match(words, /On vacation from 18 January 2026|On vacation from January 18, 2026/, path);
    assert.match(words, /Surf's <b>up<\/b>/, path);
  }
  const planned = (await market.get(`/api/sellers/${seller.id}/`)).body;
  assert.deepEqual([planned.vacation_from, planned.is_on_vacation], [plan.vacation_from, false]);
  assert.doesNotMatch((await guest.get("/cart/")).words, /vacation/i);

  market.clock.advance(3 * DAY_MS);
  await turnVacations(market.as());
  const away = (await guest.get(store)).words;
  assert.match(away, /This seller is on vacation Orders are taken again from (25 January|January 25,) 2026/);
  assert.equal((await guest.get(goods)).status, 404, "what can't be bought isn't shown");
  const cart = await guest.get("/cart/");
  assert.match(
    cart.words,
    /Sun Lamps is on vacation and takes orders again from (25 January|January 25,) 2026/,
  );
  assert.match((await guest.get("/de/cart/")).words, /Sun Lamps ist im Urlaub/);
  assert.match((await guest.get("/ar/cart/")).words, /في إجازة/);
  const shown = (await market.get(`/api/sellers/${seller.id}/`)).body;
  assert.deepEqual([shown.vacation_until, shown.is_on_vacation], [plan.vacation_until, true]);
  assert.equal((await guest.post("/cart/add/", { product_id: String(product_id) })).status >= 400, true);

  market.clock.advance(7 * DAY_MS);
  await turnVacations(market.as());
  for (const path of [store, goods, "/cart/"]) {
    const { words, status } = await guest.get(path);
    assert.equal(status, 200, path);
    assert.doesNotMatch(words, /vacation/i, path);
  }
});

test("a vacation without an end says no day, and a closed store is no vacation", async (t) => {
  const market = await openMarket(t);
  const { product_id } = market.products.lamp;
  const guest = visitor(market);
  await guest.post("/cart/add/", { product_id: String(product_id), quantity: "1" });
  const token = { token: market.token("sol") };
  assert.equal((await market.patch("/api/seller/profile/", { is_on_vacation: true }, token)).status, 200);
  assert.match(
    (await guest.get("/cart/")).words,
    /Sun Lamps is on vacation and takes no orders at the moment/,
  );
  const path = `/api/admin/sellers/${market.people.sol.seller_id}/suspension/`;
  await market.post(path, { reason: "Complaints" }, { token: market.token("olga") });
  const { words } = await guest.get("/cart/");
  assert.match(words, /Its seller isn’t selling at the moment/);
  assert.doesNotMatch(words, /vacation/i);
});
