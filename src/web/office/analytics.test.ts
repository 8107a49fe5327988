// The marketplace's figures in the back office: what the verbs say, as pages and files, and the words shoppers used.
import assert from "node:assert/strict";
import { test } from "node:test";
import { productSales, salesSummary, writeTerms } from "#modules/analytics";
import { formatsOf } from "#platform/i18n";
import { openMarket } from "../../../test/market.ts";
import { visit } from "../../../test/shopper.ts";
import { ORIGIN, visitor } from "../../../test/visitor.ts";

const ANALYTICS = "/admin/analytics/";
const FILES = ["sales", "products", "categories", "countries", "buyers", "searches", "empty"];
const RANGE = { from: "2025-12-17", to: "2026-01-15", time_zone: "America/New_York" };
const BROWSER = { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };

const plain = (text: string) => text.replace(/\s/g, " ");

test("staff see all sellers' products, categories, countries and buyers, in three languages", async (t) => {
  const world = await openMarket(t);
  const stan = await visit(world, "stan");
  const olga = world.as(await world.actor("olga"));
  const { current, currency } = await salesSummary(olga, "market", RANGE);
  const [best] = (await productSales(olga, "market", RANGE)).rows;
  assert.ok(best);
  for (const [prefix, language] of [
    ["", "en"],
    ["/de", "de"],
    ["/ar", "ar"],
  ] as const) {
    const page = await stan.get(`${prefix}${ANALYTICS}`);
    assert.equal(page.status, 200);
    const { money } = formatsOf(language);
    for (const minor of [current.revenue_minor, current.commission_minor, best.goods_minor]) {
      assert.ok(page.words.includes(plain(money(minor, currency))), `${prefix} ${minor}`);
    }
    assert.ok(page.words.includes(best.name));
    assert.doesNotMatch(page.text, / style=|<script>/);
  }
  assert.match((await stan.get("/admin/")).text, /href="\/admin\/analytics\/\?/);
});

test("every table of the marketplace is a file for staff alone", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const sol = await visit(world, "sol");
  for (const file of FILES) {
    const reply = await olga.get(`${ANALYTICS}export/${file}/`);
    assert.equal(reply.status, 200, file);
    assert.match(reply.headers.get("content-type") ?? "", /^text\/csv/);
    assert.equal((await sol.get(`${ANALYTICS}export/${file}/`)).status, 403, file);
  }
  assert.equal((await sol.get(ANALYTICS)).status, 403);
  assert.equal((await sol.get("/seller/analytics/export/empty/")).status, 403, "of all sellers only");
});

test("a search that led to a product, and one that found nothing, are on the pages of figures", async (t) => {
  const world = await openMarket(t);
  const { slug } = await world
    .as()
    .db.selectFrom("products")
    .select("slug")
    .where("id", "=", world.products.lamp.product_id)
    .executeTakeFirstOrThrow();
  const person = visitor(world);
  const open = (referer: string) => person.get(`/products/${slug}/`, { ...BROWSER, Referer: referer });
  await open(`${ORIGIN}/de/search/?q=LAMP&page=1`);
  await open(`${ORIGIN}/categories/`);
  await open("https://elsewhere.example/search/?q=lamp");
  await open("no address");
  assert.equal(await writeTerms(world.as()), 1, "only a page of ours says what was searched for");
  for (let time = 0; time < 2; time += 1) {
    const empty = await person.get("/search/?q=zzyzx+lamp+unobtainium", BROWSER);
    assert.equal(empty.status, 200);
  }
  assert.equal(await writeTerms(world.as()), 0, "one person's word is not kept");
  for (const page of [
    await (await visit(world, "sol")).get("/seller/analytics/"),
    await (await visit(world, "olga")).get(ANALYTICS),
  ]) {
    assert.match(page.words, /Searches that led here .*lamp 1/);
    assert.doesNotMatch(page.words, /zzyzx/);
  }
});
