// GET /api/products/ and its sisters, as clients see them.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { apiWorld } from "../../test/api.ts";
import { type TestProduct, testCatalogue } from "../../test/catalog-world.ts";

const POTS: TestProduct[] = Array.from({ length: 30 }, (_, index) => ({
  name: `Pot ${String(index + 1).padStart(2, "0")}`,
  seller: "Ivo",
  category: "pots",
  price_minor: 1000 + index,
  days_ago: index,
  specifications: [["Color", index % 2 ? "Red & blue" : "Black"]],
}));
const BEANS: TestProduct = { name: "Beans", seller: "Mei", category: "coffee", price_minor: 1500 };

async function open(t: TestContext) {
  const world = await apiWorld(t, { BUYBUY_URL: "https://shop.example" });
  return { world, catalogue: await testCatalogue(world, [...POTS, BEANS]) };
}

interface Card {
  id: number;
  name: string;
}

const names = (body: { results: Card[] }) => body.results.map(({ name }) => name);

test("wrong queries are refused with the field that is wrong", async (t) => {
  const { world } = await open(t);
  const wrong: [query: string, field: string][] = [
    ["page=0", "page"],
    ["page=x", "page"],
    ["page_size=101", "page_size"],
    ["page_size=0", "page_size"],
    ["page_size=-1", "page_size"],
    ["page_size=abc", "page_size"],
    ["page_size=1e9", "page_size"],
    ["ordering=size", "ordering"],
    ["ordering=relevance", "ordering"],
    ["in_stock=1", "in_stock"],
    ["on_sale=yes", "on_sale"],
    ["is_featured=True", "is_featured"],
    ["min_rating=6", "min_rating"],
    ["min_price=abc", "min_price"],
    ["max_price=-1", "max_price"],
    ["min_price=1.999", "min_price"],
    ["currency=usd", "currency"],
    ["currency=XXX", "currency"],
    ["cursor=nonsense", "cursor"],
    ["category=a&category=b", "category"],
    ["page=101&page_size=100", "page"],
  ];
  for (const [query, field] of wrong) {
    const reply = await world.get(`/api/products/?${query}`);
    assert.equal(reply.status, 422, query);
    assert.equal(reply.body.errors[0].field, field, query);
  }
  assert.equal((await world.get("/api/products/?page=101&page_size=100")).body.code, "use_cursor");
});

test("the envelope: counts, links, defaults, unknown parameters", async (t) => {
  const { world } = await open(t);
  const { status, body, headers } = await world.get("/api/products/?utm_source=mail&category=pots");
  assert.equal(status, 200);
  assert.deepEqual(Object.keys(body), ["count", "count_is_exact", "next", "previous", "results"]);
  assert.equal(body.count, 30);
  assert.equal(body.count_is_exact, true);
  assert.equal(body.previous, null);
  assert.equal(body.next, "https://shop.example/api/products/?utm_source=mail&category=pots&page=2");
  assert.equal(body.results.length, 24);
  assert.match(headers.get("content-type") ?? "", /^application\/json/);
  const second = await world.get("/api/products?category=pots&page=2");
  assert.deepEqual([second.body.results.length, second.body.next], [6, null]);
  assert.match(second.body.previous, /page=1/);
  const beyond = await world.get("/api/products/?category=pots&page=9");
  assert.deepEqual([beyond.status, beyond.body.results, beyond.body.count], [200, [], 30]);
});

test("a list entry has the public fields and no others", async (t) => {
  const { world } = await open(t);
  const { body } = await world.get("/api/products/?category=coffee");
  const [card] = body.results;
  assert.equal(card.price, "15.00");
  assert.equal(card.currency, "EUR");
  assert.deepEqual([card.in_stock, card.stock_quantity, card.low_stock], [true, 10, false]);
  for (const secret of ["cost_price", "status", "description", "variants", "specifications", "images"]) {
    assert.equal(secret in card, false, secret);
  }
});

test("specifications in the query: the same name or, other names and, odd characters", async (t) => {
  const { world } = await open(t);
  const count = async (query: string) => (await world.get(`/api/products/?${query}`)).body.count;
  assert.equal(await count("spec[Color]=Black"), 15);
  assert.equal(await count("spec%5BColor%5D=Red%20%26%20blue"), 15);
  assert.equal(await count("spec[Color]=Black&spec[Color]=Red+%26+blue"), 30);
  assert.equal(await count("spec[Color]=Black&spec[Size]=M"), 0);
  assert.equal(await count("spec[]=Black"), 31);
});

test("a list answers 304 until something on it changes", async (t) => {
  const { world } = await open(t);
  const first = await world.get("/api/products/?category=pots");
  const etag = first.headers.get("etag") ?? "";
  assert.match(etag, /^"[0-9a-z-]+"$/);
  const again = await world.get("/api/products/?category=pots", { headers: { "if-none-match": etag } });
  assert.deepEqual([again.status, again.text], [304, ""]);
  const other = await world.get("/api/products/?category=pots&page=2", {
    headers: { "if-none-match": etag },
  });
  assert.equal(other.status, 200);
  const faceted = await world.get("/api/products/?facets=true", { headers: { "if-none-match": etag } });
  assert.equal(faceted.status, 200);
  assert.deepEqual(
    faceted.body.facets.sellers.map(({ slug }: { slug: string }) => slug),
    ["ivo", "mei"],
  );
});

test("lists of a category and of a seller; what is not public is not there", async (t) => {
  const { world, catalogue } = await open(t);
  const { categories, sellers } = catalogue;
  for (const path of [
    `categories/${categories.coffee}`,
    "categories/coffee",
    "categories/kitchen",
    `sellers/${sellers.Mei}`,
    "sellers/mei",
  ]) {
    assert.deepEqual(names((await world.get(`/api/${path}/products/`)).body), ["Beans"], path);
  }
  assert.equal((await world.get("/api/sellers/ivo/products/?category=coffee")).body.count, 0);
  for (const path of [
    "categories/hidden",
    "categories/nowhere",
    "categories/0",
    "sellers/nobody",
    "sellers/999",
  ]) {
    assert.equal((await world.get(`/api/${path}/products/`)).status, 404, path);
  }
  assert.deepEqual((await world.get("/api/products/?category=nowhere")).body.results, []);
});

test("search, suggestions and related products over HTTP", async (t) => {
  const { world, catalogue } = await open(t);
  const typo = await world.get("/api/products/?search=beens");
  assert.deepEqual([typo.body.corrected, names(typo.body)], ["beans", ["Beans"]]);
  const odd = await world.get(`/api/products/?search=${encodeURIComponent(`"*^ OR NEAR( ' -- \u0000`)}`);
  assert.equal(odd.status, 200);
  assert.equal((await world.get(`/api/products/?search=${"a".repeat(9000)}`)).status, 200);
  const suggested = await world.get("/api/search/suggest/?q=bea");
  assert.deepEqual(
    suggested.body.products.map(({ name }: Card) => name),
    ["Beans"],
  );
  assert.equal((await world.get("/api/search/suggest/")).status, 200);
  const related = await world.get(`/api/products/${catalogue.products["Pot 01"]}/related/`);
  assert.equal(related.body.results.length, 12);
  assert.equal((await world.get("/api/products/p-31/related/")).status, 200);
  assert.equal((await world.get("/api/products/999999/related/")).status, 404);
});
