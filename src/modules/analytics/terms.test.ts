// What was searched for: kept when it is a word of the shop or of several people, and never who searched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_MS } from "#platform/clock";
import { openMarket } from "../../../test/market.ts";
import { refusedAs } from "../../../test/purchases.ts";
import { START } from "../../../test/world.ts";
import { countEmptySearch, countSearchView, emptySearches, searchTerms, writeTerms } from "./analytics.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const RANGE = { from: "2026-01-15", to: "2026-01-16", time_zone: "UTC" };

test("words of the shop are kept at once, others when three people used them on one day", async (t) => {
  const market = await openMarket(t);
  const context = market.as();
  const { db } = context;
  const { slug, seller_id, name } = await db
    .selectFrom("products")
    .select(["slug", "seller_id", "name"])
    .where("status", "=", "published")
    .orderBy("id")
    .executeTakeFirstOrThrow();
  const word = name.split(" ")[0]?.toLowerCase() ?? "";
  const open = (term: string, address: string, user_agent: string | null = BROWSER) =>
    countSearchView(context, { slug, term, user_agent, address });
  open(` ${word.toUpperCase()}! `, "192.0.2.1");
  open(word, "192.0.2.1");
  open(word, "192.0.2.1", "Googlebot/2.1");
  open("jane doe 01761234567", "192.0.2.1");
  open("jane doe 01761234567", "192.0.2.1");
  open("jane doe 01761234567", "192.0.2.2");
  open("???", "192.0.2.1");
  const rows = () => db.selectFrom("term_views").selectAll().orderBy("term").execute();
  assert.deepEqual(await rows(), [], "nothing is written while a page is answered");
  assert.equal(await writeTerms(context), 2);
  assert.equal(await writeTerms(context), 0, "what is written is not written again");
  const day_at = START - (START % DAY_MS);
  assert.deepEqual(await rows(), [{ seller_id, day_at, term: word, views: 2 }]);

  open("jane doe 01761234567", "192.0.2.3");
  open(word, "192.0.2.9");
  assert.equal(await writeTerms(context), 5, "all views of a term count once three people used it");
  market.clock.advance(DAY_MS);
  for (const address of ["192.0.2.1", "192.0.2.2"]) open("jane doe 01761234567", address);
  assert.equal(await writeTerms(context), 0, "another day begins anew");
  market.clock.advance(DAY_MS);
  await writeTerms(context);
  market.clock.advance(-2 * DAY_MS);
  const own = await searchTerms(market.as(await market.actor("sol")), "seller", RANGE);
  const all = await searchTerms(market.as(await market.actor("olga")), "market", RANGE);
  assert.deepEqual(all, [
    { term: "jane doe 01761234567", views: 4 },
    { term: word, views: 3 },
  ]);
  const is_sols = seller_id === (await market.actor("sol")).seller?.seller_id;
  assert.deepEqual(own, is_sols ? all : []);
});

test("searches that found nothing are for staff", async (t) => {
  const market = await openMarket(t);
  const context = market.as();
  for (const address of ["192.0.2.1", "192.0.2.2", "192.0.2.3"]) {
    countEmptySearch(context, { term: "Unobtainium", user_agent: BROWSER, address });
  }
  countEmptySearch(context, { term: "my secret", user_agent: BROWSER, address: "192.0.2.1" });
  assert.equal(await writeTerms(context), 3);
  const olga = market.as(await market.actor("olga"));
  assert.deepEqual(await emptySearches(olga, RANGE), [{ term: "unobtainium", views: 3 }]);
  assert.deepEqual(await emptySearches(olga, RANGE, 1), [{ term: "unobtainium", views: 3 }]);
  assert.deepEqual(await searchTerms(olga, "market", RANGE), [], "they led nowhere");
  await assert.rejects(emptySearches(market.as(await market.actor("sol")), RANGE), refusedAs("staff_only"));
  await assert.rejects(
    searchTerms(market.as(await market.actor("ada")), "seller", RANGE),
    refusedAs("not_a_seller"),
  );
});

test("a flood of different terms stays within bounds", async (t) => {
  const market = await openMarket(t);
  const context = market.as();
  for (let at = 0; at < 6000; at += 1) {
    countEmptySearch(context, { term: `flood ${at}`, user_agent: BROWSER, address: "192.0.2.1" });
  }
  assert.equal(await writeTerms(context), 0);
  assert.deepEqual(await context.db.selectFrom("empty_searches").selectAll().execute(), []);
});
