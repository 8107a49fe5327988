// A seller's products on pages: nobody else's, changed only by those who may, and nothing typed is lost.
import assert from "node:assert/strict";
import { test } from "node:test";
import { canariesOf } from "../../../test/canaries.ts";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { pictureForm } from "../../../test/market-goods.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf, type Visitor } from "../../../test/visitor.ts";

const LIST = "/seller/products/";
const EVIL = '"><script>alert(1)</script>';

const pathOf = ({ product_id }: { product_id: number }) => `${LIST}${product_id}/`;
const idIn = (path: string) => Number(/products\/(\d+)\//.exec(path)?.[1]);

const productRow = (world: MarketWorld, id: number) =>
  world.as().db.selectFrom("products").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
const variantRows = (world: MarketWorld, product_id: number) =>
  world
    .as()
    .db.selectFrom("variants as v")
    .innerJoin("stock_items as i", "i.variant_id", "v.id")
    .select(["v.sku", "v.options", "v.price_minor", "i.on_hand"])
    .where("v.product_id", "=", product_id)
    .where("v.archived_at", "is", null)
    .orderBy("v.sort_order")
    .execute();

/** Sends pictures as the upload form does. */
async function upload(world: MarketWorld, who: Visitor, product_id: number, files: Blob[]) {
  const page = await who.get(pathOf({ product_id }));
  const { fields } = formOf(page.text, `${pathOf({ product_id })}images/`);
  const form = new FormData();
  form.set("csrf", String(fields.csrf));
  for (const file of files) form.append("images", file, "picture.png");
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const path = `${pathOf({ product_id })}images/`;
  const answer = await world.app.request(path, { method: "POST", headers, body: form });
  return { status: answer.status, text: await answer.text() };
}

test("who is not signed in, who sells nothing and whose role does not include it stay outside", async (t) => {
  const world = await openMarket(t);
  const own = pathOf(world.products.lamp);
  for (const path of [LIST, `${LIST}new/`, own]) {
    const reply = await world.get(path);
    assert.equal(reply.status, 303, path);
    for (const name of ["ada", "fina", "stan"] as const) {
      assert.equal((await (await visit(world, name)).get(path)).status, 403, `${path} as ${name}`);
    }
  }
  const otto = await visit(world, "otto");
  const seen = await otto.get(own);
  assert.equal(seen.status, 200);
  assert.match(seen.words, /may look at this product, but not change it/);
  assert.equal((await otto.get(`${LIST}new/`)).status, 403);
  const cara = await visit(world, "cara");
  const { fields } = formOf((await cara.get(own)).text, own);
  assert.equal((await otto.post(own, { ...fields, csrf: "x" })).status, 403);
  assert.equal((await otto.post(`${own}duplicate/`, {})).status, 403);
});

test("another seller's product is not there, and a form of elsewhere changes nothing", async (t) => {
  const world = await openMarket(t);
  const mei = await visit(world, "mei");
  const sol = await visit(world, "sol");
  const { lamp } = world.products;
  const own = pathOf(lamp);
  assert.equal((await mei.get(own)).status, 404);
  assert.equal((await mei.get(`/ar${own}`)).status, 404);
  const { fields } = formOf((await mei.get(pathOf(world.products.bowl))).text, pathOf(world.products.bowl));
  for (const path of [own, `${own}duplicate/`, `${own}images/order/`, `${own}images/${lamp.image_id}/`]) {
    const sent = await mei.post(path, { ...fields, name: "Taken", action: "remove" });
    assert.equal(sent.status, 404, path);
  }
  const bulk = formOf((await mei.get(LIST)).text, `${LIST}bulk/`);
  const foreign = { ...bulk.fields, ids: String(lamp.product_id), action: "archive" };
  assert.equal((await mei.post(`${LIST}bulk/`, foreign)).status, 422);
  const mine = formOf((await sol.get(own)).text, own);
  assert.equal((await sol.post(own, { ...mine.fields, csrf: "made.up" })).status, 403);
  assert.equal((await sol.post(own, { ...mine.fields, csrf: null })).status, 403);
  const elsewhere = { "sec-fetch-site": "cross-site" };
  assert.equal((await sol.post(own, { ...mine.fields, name: "No" }, elsewhere)).status, 403);
  const row = await productRow(world, lamp.product_id);
  assert.deepEqual([row.name, row.status], ["Desk lamp", "published"]);
});

test("a pending seller drafts but does not publish; a suspended one only reads", async (t) => {
  const world = await openMarket(t);
  const pia = await visit(world, "pia");
  const own = pathOf(world.products.pot);
  const page = await pia.get(own);
  assert.match(page.words, /once your store is approved/);
  assert.doesNotMatch(page.text, /value="published"/);
  const saved = await pia.submit(page, own, { short_description: "Round" });
  assert.equal(saved.path, `${own}?done=saved`);
  const published = await pia.submit(saved, own, { short_description: "Rounder", status: "published" });
  assert.equal(published.status, 403);
  assert.match(published.words, /not approved yet: save it as a draft/);
  assert.match(published.text, /Rounder/);
  const sue = await visit(world, "sue");
  const soap = await sue.get(pathOf(world.products.soap));
  assert.match(soap.words, /may look at this product, but not change it/);
  assert.doesNotMatch(soap.text, /goods-editor__bar|data-upload/);
  assert.equal((await sue.get(`${LIST}new/`)).status, 403);
  assert.equal((await sue.post(pathOf(world.products.soap), {})).status, 403);
  assert.doesNotMatch((await sue.get(LIST)).text, /bulk-products/);
});

test("a product with two variants and pictures, from nothing to the shop, in one go", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const basics = { name: "Oak stool", category: String(world.categories.lamps), price: "49,90" };
  const refused = await sol.submit(await sol.get(`${LIST}new/`), `${LIST}new/`, {
    ...basics,
    ...{ compare_price: "12.00", description: `Sturdy ${EVIL}`, options: "Height: low, high" },
  });
  assert.equal(refused.status, 422);
  assert.match(refused.words, /must be higher than the price/);
  assert.match(refused.text, /id="field-compare_price-error"/);
  assert.doesNotMatch(refused.text, /<script>alert/);
  assert.match(refused.text, /Sturdy &quot;|Sturdy "/);
  const created = await sol.submit(refused, `${LIST}new/`, {
    ...{ compare_price: "59.00", cost_price: "20", specifications: "Wood: Oak\nRatio 1:2: yes" },
    ...{ price_tiers: "5: 44.00", length: "30", width: "30.5", height: "45", weight: "2,5" },
    ...{ "variants.0.sku": "ST-L", "variants.0.stock_quantity": "3", "variants.1.sku": "ST-H" },
    ...{ "variants.1.stock_quantity": "4", "variants.1.price": "54.90" },
  });
  assert.match(created.path, /\/seller\/products\/\d+\/\?done=created/, created.words.slice(0, 900));
  const id = idIn(created.path);
  const row = await productRow(world, id);
  assert.deepEqual([row.status, row.price_minor, row.weight_grams, row.width_mm], ["draft", 4990, 2500, 305]);
  assert.deepEqual(
    (await variantRows(world, id)).map(({ sku, price_minor, on_hand }) => [sku, price_minor, on_hand]),
    [
      ["ST-L", null, 3],
      ["ST-H", 5490, 4],
    ],
  );
  assert.match(created.words, /Margin: \$29\.90 \(59\.9%\)/);
  assert.match(created.text, /Ratio 1:2: yes/);
  const file = (await pictureForm()).get("image") as Blob;
  assert.equal((await upload(world, sol, id, [file, file])).status, 303);
  assert.equal((await upload(world, sol, id, [file, new Blob(["no picture"])])).status, 422);
  const with_pictures = await sol.get(pathOf({ product_id: id }));
  assert.equal([...with_pictures.text.matchAll(/data-image="(\d+)"/g)].length, 2);
  assert.match(with_pictures.words, /Say what is to be seen/);
  const published = await sol.submit(with_pictures, pathOf({ product_id: id }), { status: "published" });
  assert.match(published.words, /Published\. Buyers can see it now/);
  const shown = await sol.get(`/products/${row.slug}/`);
  assert.equal(shown.status, 200);
  assert.match(shown.words, /Oak stool.*\$49\.90/);
});

test("pictures are described, arranged and removed without scripts", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const { lamp } = world.products;
  const own = pathOf(lamp);
  const file = (await pictureForm()).get("image") as Blob;
  await upload(world, sol, lamp.product_id, [file]);
  let page = await sol.get(own);
  const [, second = ""] = [...page.text.matchAll(/data-image="(\d+)"/g)].map(([, id]) => id ?? "");
  page = await sol.submit(page, `${own}images/order/`, { move: `earlier-${second}` });
  assert.match(page.text, new RegExp(`data-image="${second}"[\\s\\S]*data-image="${lamp.image_id}"`));
  page = await sol.submit(page, `${own}images/${second}/`, {
    action: "describe",
    alt_text: `From above ${EVIL}`,
  });
  assert.match(page.words, /The pictures are changed/);
  assert.doesNotMatch(page.text, /<script>alert/);
  page = await sol.submit(page, `${own}images/${second}/`, { action: "lead" });
  page = await sol.submit(page, `${own}images/${lamp.image_id}/`, { action: "remove" });
  assert.equal([...page.text.matchAll(/data-image=/g)].length, 1);
  assert.equal((await sol.post(`${own}images/999999/`, { action: "remove" })).status, 403);
});

test("what two people change at once is shown to both, and what is sold meanwhile stays sold", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const cara = await visit(world, "cara");
  const { lamp } = world.products;
  const own = pathOf(lamp);
  const hers = await cara.get(own);
  const his = await sol.submit(await sol.get(own), own, { price: "22.00", stock_quantity: "60" });
  assert.match(his.words, /Saved\./);
  const stale = await cara.submit(hers, own, { name: "Brass lamp" });
  assert.equal(stale.status, 412);
  assert.match(stale.words, /Somebody else changed this product/);
  assert.match(stale.words, /Name Desk lamp Brass lamp/);
  assert.match(stale.words, /History Changed by .*Price: \$20\.00 → \$22\.00/);
  assert.match(stale.words, /Price 22\.00 20\.00/);
  const meant = await cara.submit(stale, own, { price: "22.00" });
  assert.match(meant.words, /Saved\./);
  const row = await productRow(world, lamp.product_id);
  assert.deepEqual([row.name, row.price_minor], ["Brass lamp", 2200]);
  const before = await sol.get(own);
  const [variant] = await variantRows(world, lamp.product_id);
  const taken = { delta: -7, reason: "sold" };
  await world.patch(`/api/seller/inventory/${lamp.variant_id}/`, taken, { token: world.token("sol") });
  const { fields } = formOf(before.text, own);
  await sol.submit(before, own, { stock_quantity: String(Number(fields.stock_quantity) + 10) });
  const [after] = await variantRows(world, lamp.product_id);
  assert.equal(after?.on_hand, (variant?.on_hand ?? 0) - 7 + 10);
});

test("options that change keep what was typed, and a variant can be left out", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const own = pathOf(world.products.shirt);
  const page = await sol.get(own);
  const wider = await sol.submit(page, own, { options: "Size: S, M, L" });
  assert.match(wider.words, /Saved\./);
  const rows = await variantRows(world, world.products.shirt.product_id);
  assert.deepEqual(
    rows.map(({ sku, on_hand }) => [sku, on_hand]),
    [
      ["SHIRT-S", rows[0]?.on_hand],
      ["SHIRT-M", rows[1]?.on_hand],
      [null, 0],
    ],
  );
  assert.ok((rows[0]?.on_hand ?? 0) > 0);
  const fewer = await sol.submit(wider, own, { "variants.1.is_offered": null });
  assert.match(fewer.words, /Saved\./);
  assert.equal((await variantRows(world, world.products.shirt.product_id)).length, 2);
  const many = await sol.submit(fewer, own, {
    options: ["A", "B", "C"].map((name) => `${name}: 1, 2, 3, 4, 5`).join("\n"),
  });
  assert.equal(many.status, 422);
  assert.match(many.words, /more than 100 combinations/);
  const taken = await sol.submit(fewer, own, { "variants.2.sku": "SHIRT-S" });
  assert.equal(taken.status, 409);
  assert.match(taken.words, /has this SKU/);
});

test("a copy is a draft without SKUs and stock", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const own = pathOf(world.products.shirt);
  const copy = await sol.submit(await sol.get(own), `${own}duplicate/`);
  assert.match(copy.words, /This is the copy/);
  assert.match(copy.words, /Sun shirt \(copy\)/);
  const rows = await variantRows(world, idIn(copy.path));
  assert.deepEqual(
    rows.map(({ sku, on_hand }) => [sku, on_hand]),
    [
      [null, 0],
      [null, 0],
    ],
  );
});

test("the table is found, filtered, sorted and changed; what stays as it was is named", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const canaries = await canariesOf(world);
  for (const [path, words] of [
    [LIST, /Everything you sell/],
    [`/de${LIST}`, /Alles, was Sie verkaufen/],
    [`/ar${LIST}`, /كل ما تبيعه/],
  ] as const) {
    const page = await sol.get(path);
    assert.equal(page.status, 200);
    assert.match(page.words, words);
    canaries.check("sol", page.text, path);
  }
  const found = async (query: string) => {
    const { text } = await sol.get(`${LIST}?${query}`);
    return [...text.matchAll(/goods-name">[\s\S]*?<bdi>(.*?)<\/bdi>/g)].map(([, name]) => name);
  };
  assert.deepEqual(await found("search=LAMP&sort=name"), ["Desk lamp", "Lamp manual"]);
  assert.deepEqual(await found("search=shirt-m"), ["Sun shirt"]);
  assert.deepEqual(await found("status=draft"), ["draft-canary-sol"]);
  assert.deepEqual(await found(`search=${encodeURIComponent("100%")}`), []);
  assert.deepEqual((await found("status=published&sort=-price"))[0], "Desk lamp");
  assert.deepEqual(await found("page=2"), []);
  const columns = await sol.get(`${LIST}?columns=margin&columns=sold&nonsense=1&status=none`);
  assert.match(columns.words, /Product .*Margin Sold in 90 days/);
  const own = [world.products.lamp, world.products.shirt].map(({ product_id }) => String(product_id));
  const bulk = (fields: object, ids = own) =>
    sol.get(LIST).then((page) => sol.submit(page, `${LIST}bulk/`, { ids, ...fields }));
  const cheaper = await bulk({ action: "price", percent: "-10", amount: "" });
  assert.match(cheaper.words, /2 products changed/);
  const prices = await Promise.all(own.map((id) => productRow(world, Number(id))));
  assert.deepEqual(
    prices.map(({ price_minor }) => price_minor),
    [1800, 1350],
  );
  assert.match(
    (await bulk({ action: "stock", on_hand: "0" })).words,
    /Not changed Product Why .*held for orders/,
  );
  assert.match((await bulk({ action: "price" })).words, /fill this in/);
  assert.match((await bulk({ action: "publish" }, [])).words, /Tick at least one product/);
  const archived = await bulk({ action: "archive", back: "//evil.example/" }, own.slice(1));
  assert.equal(archived.path, `${LIST}?done=1`);
  const outcome = await bulk({ action: "price", amount: "-14.00" });
  assert.match(outcome.words, /fall to nothing or below/);
  assert.match(outcome.words, /1 product changed/);
});

test("a draft is shown as buyers will see it, to its seller's people alone, and can't be bought", async (t) => {
  const world = await openMarket(t);
  const { draft } = world.products;
  const path = `${pathOf(draft)}preview/`;
  assert.equal((await world.get(path)).status, 303);
  assert.equal((await (await visit(world, "mei")).get(path)).status, 404);
  assert.equal((await (await visit(world, "fina")).get(path)).status, 403);
  const sol = await visit(world, "sol");
  const shown = await sol.get(path);
  assert.equal(shown.status, 200);
  assert.match(shown.words, /This is a preview/);
  assert.match(shown.words, /draft-canary-sol/);
  assert.match(shown.text, /<meta name="robots" content="noindex">/);
  assert.match(shown.headers.get("cache-control") ?? "", /private/);
  assert.doesNotMatch(shown.text, /action="[^"]*\/cart\/add\/|rel="canonical"|application\/ld\+json/);
  const row = await productRow(world, draft.product_id);
  assert.equal((await world.get(`/products/${row.slug}/`)).status, 404, "the shop still knows nothing of it");
});

test("beside the form stands the card of the shop's lists, with what was typed", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const page = await sol.get(pathOf(world.products.lamp));
  const typed = { name: "A <b>bold</b> lamp", price: "30", compare_price: "nothing" };
  const refused = await sol.submit(page, pathOf(world.products.lamp), typed);
  assert.equal(refused.status, 422);
  const card = /<figure class="goods-card"[\s\S]*?<template/.exec(refused.text)?.[0] ?? "";
  assert.match(card, /A &lt;b&gt;bold&lt;\/b&gt; lamp/);
  assert.match(card, /\$30\.00/);
  assert.doesNotMatch(card, /price__before/, "no discount where there is no amount");
  const fresh = await sol.get(`${LIST}new/`);
  assert.match(fresh.words, /In lists of the shop Sold out Name of the product \$0\.00 Sun Lamps/);
});
