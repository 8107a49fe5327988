// A seller's stock on pages: corrected row by row, with a reason, by those who may.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canariesOf } from "../../../test/canaries.ts";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { visit } from "../../../test/shopper.ts";

const LIST = "/seller/inventory/";
const MOVEMENTS = `${LIST}movements/`;
const EVIL = "<img src=x onerror=alert(1)>";

const rowOf = (world: MarketWorld, variant_id: number) =>
  world
    .as()
    .db.selectFrom("stock_items")
    .selectAll()
    .where("variant_id", "=", variant_id)
    .executeTakeFirstOrThrow();

test("only those whose role includes it see stock, and fewer change it", async (t) => {
  const world = await openMarket(t);
  const { variant_id } = world.products.lamp;
  const own = `${LIST}${variant_id}/`;
  const before = await rowOf(world, variant_id);
  for (const path of [LIST, MOVEMENTS]) {
    assert.equal((await world.get(path)).status, 303, path);
    for (const name of ["ada", "fina", "stan"] as const) {
      assert.equal((await (await visit(world, name)).get(path)).status, 403, `${path} as ${name}`);
    }
  }
  const otto = await visit(world, "otto");
  const seen = await otto.get(LIST);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /goods-stock"/);
  assert.equal((await otto.post(own, { delta: "1", reason: "x" })).status, 403);
  const sue = await visit(world, "sue");
  assert.doesNotMatch((await sue.get(LIST)).text, /goods-stock"/);
  assert.equal((await sue.post(own, {})).status, 403);
  const mei = await visit(world, "mei");
  const page = await mei.get(LIST);
  const { variant_id: hers } = world.products.bowl;
  const stolen = await mei.submit(page, `${LIST}${hers}/`, { delta: "1", reason: "mine" });
  assert.equal(stolen.status, 200);
  const csrf = /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] ?? "";
  assert.equal((await mei.post(own, { csrf, delta: "1", reason: "mine" })).status, 404);
  assert.equal((await mei.get(`${MOVEMENTS}?variant=${variant_id}`)).status, 404);
  const sol = await visit(world, "sol");
  assert.equal((await sol.post(own, { delta: "1", reason: "x" })).status, 403);
  assert.deepEqual(await rowOf(world, variant_id), before);
});

test("a correction needs a reason; a count needs the stock as it was seen", async (t) => {
  const world = await openMarket(t);
  const { variant_id } = world.products.lamp;
  const own = `${LIST}${variant_id}/`;
  const cara = await visit(world, "cara");
  const { on_hand } = await rowOf(world, variant_id);
  const page = await cara.get(LIST);
  const without = await cara.submit(page, own, { delta: "-2" });
  assert.equal(without.status, 422);
  assert.match(without.words, /Please fill this in/);
  assert.match(without.text, /name="delta"[^>]*value="-2"/);
  const both = await cara.submit(page, own, { delta: "-2", on_hand: "3", reason: "x" });
  assert.match(both.words, /only one of the two/);
  const done = await cara.submit(page, own, { delta: "\u22122", reason: `broken ${EVIL}` });
  assert.equal(done.path, `${LIST}?done=saved`);
  assert.equal((await rowOf(world, variant_id)).on_hand, on_hand - 2);
  const stale = await cara.submit(page, own, { on_hand: "500", reason: "counted" });
  assert.equal(stale.status, 412);
  assert.match(stale.words, /Sold or changed meanwhile/);
  const counted = await cara.submit(stale, own, { on_hand: "500", low_stock_threshold: "501" });
  assert.equal(counted.path, `${LIST}?done=saved`);
  assert.equal((await rowOf(world, variant_id)).on_hand, 500);
  const low = await cara.get(`${LIST}?show=low&search=desk`);
  assert.match(low.words, /Desk lamp.*Low/);
  const { variant_id: held } = world.products.shirt;
  const less = await cara.submit(await cara.get(LIST), `${LIST}${held}/`, { delta: "-1000", reason: "gone" });
  assert.equal(less.status, 409);
  assert.match(less.words, /held for orders/);
});

test("movements say why, of everything and of one variant, in three languages", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const canaries = await canariesOf(world);
  const { variant_id } = world.products.lamp;
  await sol.submit(await sol.get(LIST), `${LIST}${variant_id}/`, { delta: "5", reason: `found ${EVIL}` });
  for (const [path, words] of [
    [MOVEMENTS, /Why the stock is what it is/],
    [`/de${MOVEMENTS}`, /Warum der Bestand ist, wie er ist/],
    [`/ar${MOVEMENTS}`, /لماذا صار المخزون كما هو/],
    [`/de${LIST}`, /Was von jeder Variante da ist/],
    [`/ar${LIST}`, /ما لديك من كل صنف/],
  ] as const) {
    const page = await sol.get(path);
    assert.equal(page.status, 200);
    assert.match(page.words, words);
    assert.doesNotMatch(page.text, /<img src=x/);
    canaries.check("sol", page.text, path);
  }
  const one = await sol.get(`${MOVEMENTS}?variant=${variant_id}&kind=adjustment`);
  assert.match(one.words, /Only Desk lamp/);
  assert.match(one.words, /Correction \+5 \d+ found/);
  assert.doesNotMatch(one.words, /First stock \+/);
  assert.match((await sol.get(`${MOVEMENTS}?kind=sale`)).text, /\/seller\/orders\/\d+\//);
});
