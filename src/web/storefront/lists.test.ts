// Pages of lists: what is not there, what moved, what filters say in addresses, and what search engines read.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { apiWorld } from "../../../test/api.ts";
import { type TestProduct, testCatalogue } from "../../../test/catalog-world.ts";
import { type Page, visitor } from "../../../test/visitor.ts";

const CANARY = `<b title="x">canary & co</b>`;
const DEAR = { seller: "Mei", category: "tea", price_minor: 9900 } as const;

const PRODUCTS: TestProduct[] = [
  {
    name: `Burr ${CANARY}`,
    seller: "Sol",
    category: "grinders",
    price_minor: 5000,
    compare_price_minor: 8000,
  },
  { name: "Hand grinder", seller: "Ivo", category: "grinders", price_minor: 2500, stock: 0 },
  { name: "Tea pot", ...DEAR, specifications: [["Colour", "Blue & white"]], ratings: [48, 10] },
  { name: "Tea cup", seller: "Sol", category: "tea", price_minor: 700, specifications: [["Colour", "Red"]] },
  { name: "Flower pot", seller: "Sol", category: "pots", price_minor: 1200, min_quantity: 6 },
  { name: "Hidden lamp", seller: "Sol", category: "hidden", price_minor: 100 },
];

async function open(t: TestContext, products: TestProduct[] = PRODUCTS) {
  const world = await apiWorld(t);
  const catalogue = await testCatalogue(world, products);
  const reader = visitor(world);
  return { world, catalogue, get: (path: string) => reader.get(path) };
}

/** The names of the cards, in their order. */
function namesOf(page: Page): string[] {
  return [...page.text.matchAll(/product-card__name"><a [^>]*><bdi>(.*?)<\/bdi>/g)].map(
    (match) => match[1] ?? "",
  );
}

function canonicalOf(page: Page): string | undefined {
  return /<link rel="canonical" href="([^"]*)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&");
}

function chipsOf(page: Page): string[] {
  return [...page.text.matchAll(/<a class="chip"\s+href="([^"]*)"/g)].map((match) =>
    (match[1] ?? "").replaceAll("&amp;", "&"),
  );
}

test("what is not there is a page that says so", async (t) => {
  const { get } = await open(t);
  const paths = [
    "/categories/nope/",
    "/categories/hidden/",
    "/categories/tea/?page=0",
    "/categories/tea/?page=2",
    "/categories/tea/?page=99999",
    "/categories/tea/?page=two",
    "/categories/tea/?cursor=nonsense",
    "/search/?q=tea&cursor=nonsense",
    "/sellers/nope/",
    "/sellers/?page=2",
    "/sellers/?page=x",
    "/deals/?page=2",
  ];
  for (const path of paths) {
    const page = await get(path);
    assert.equal(page.status, 404, path);
    assert.match(page.headers.get("content-type") ?? "", /text\/html/, path);
    assert.match(page.text, /<h1>/, path);
  }
});

test("wrong values in an address are passed over", async (t) => {
  const { get } = await open(t);
  const wrong =
    "min_price=abc&max_price=-1&currency=XXX&min_rating=9&ordering=upwards&in_stock=perhaps&spec[%00]=x";
  const page = await get(`/categories/kitchen/?${wrong}`);
  assert.equal(page.status, 200);
  assert.equal(namesOf(page).length, 4);
  assert.deepEqual(chipsOf(page), []);
});

test("former slugs and ids lead to the present address, in the reader's language", async (t) => {
  const { world, catalogue } = await open(t);
  await world.services.database.run(async (db) => {
    await db
      .insertInto("category_slugs")
      .values({ slug: "teas", category_id: catalogue.categories.tea ?? 0 })
      .execute();
    await db
      .insertInto("seller_slugs")
      .values({ slug: "solo", seller_id: catalogue.sellers.Sol ?? 0 })
      .execute();
  });
  const moved = [
    ["/categories/teas/", "/categories/tea/"],
    ["/de/categories/teas/", "/de/categories/tea/"],
    [`/categories/${catalogue.categories.tea}/`, "/categories/tea/"],
    ["/ar/sellers/solo/", "/ar/sellers/sol/"],
  ];
  for (const [from = "", to] of moved) {
    const reply = await world.get(from);
    assert.deepEqual([reply.status, reply.headers.get("location")], [301, to], from);
  }
});

test("the bare start page speaks the reader's language, and stays where it was chosen", async (t) => {
  const { world } = await open(t);
  const ask = async (path: string, headers: Record<string, string>) => {
    const reply = await world.get(path, { headers });
    return [reply.status, reply.headers.get("location")];
  };
  const german = { "accept-language": "de-DE,de;q=0.9,en;q=0.5" };
  assert.deepEqual(await ask("/", german), [302, "/de/"]);
  assert.deepEqual(await ask("/", { "accept-language": "ar" }), [302, "/ar/"]);
  assert.deepEqual(await ask("/", { "accept-language": "fr,en;q=0.5" }), [200, null]);
  assert.deepEqual(await ask("/", {}), [200, null]);
  assert.deepEqual(await ask("/?language=en", german), [200, null]);
  assert.deepEqual(await ask("/", { ...german, "sec-fetch-site": "same-origin" }), [200, null]);
  assert.deepEqual(await ask("/ar/", german), [200, null]);
  assert.deepEqual(await ask("/categories/", german), [200, null]);
  const home = await world.get("/", { headers: german });
  assert.equal(home.headers.get("vary"), "Accept-Language, Sec-Fetch-Site, Accept-Encoding");
  assert.match((await world.get("/de/")).text, /href="\/\?language=en" hreflang="en"/);
});

test("filters stand in the address, as chips, and each can be taken away", async (t) => {
  const { get } = await open(t);
  const path = "/categories/kitchen/?seller=sol&in_stock=true&spec[Colour]=Red";
  const page = await get(path);
  assert.deepEqual(namesOf(page), ["Tea cup"]);
  assert.deepEqual(chipsOf(page), [
    "/categories/kitchen/?seller=sol&spec%5BColour%5D=Red",
    "/categories/kitchen/?in_stock=true&spec%5BColour%5D=Red",
    "/categories/kitchen/?seller=sol&in_stock=true",
  ]);
  assert.match(page.text, /aria-label="Remove filter: Colour: Red"/);
  assert.match(page.text, /name="in_stock" value="true" checked/);
  assert.match(page.text, /name="seller" value="sol" checked/);
  assert.match((await get("/categories/tea/")).text, /name="spec\[Colour\]" value="Blue &amp; white"/);
  assert.equal(canonicalOf(page), "http://localhost:3000/categories/kitchen/");
  assert.match(page.text, /<meta name="robots" content="noindex">/);
});

test("a list that filters leave empty keeps what was chosen, and says how to go on", async (t) => {
  const { get } = await open(t);
  const page = await get("/categories/kitchen/?seller=nobody&min_price=5,50&spec[Colour]=Green");
  assert.deepEqual(namesOf(page), []);
  assert.match(page.words, /Nothing matches these filters/);
  assert.match(page.text, /name="seller" value="nobody" checked/);
  assert.match(page.text, /name="spec\[Colour\]" value="Green" checked/);
  assert.match(page.text, /name="min_price"[^>]* value="5.50"/);
});

test("prices are compared in one currency, and the page says so", async (t) => {
  const { get } = await open(t);
  const page = await get("/categories/kitchen/?ordering=price");
  assert.deepEqual(namesOf(page).slice(0, 2), ["Tea cup", "Hand grinder"]);
  assert.match(page.words, /Only products priced in USD are shown/);
  const euro = await get("/categories/kitchen/?ordering=price&currency=EUR");
  assert.deepEqual(namesOf(euro), ["Tea pot"]);
  const mei = await get("/sellers/mei/?max_price=100");
  assert.deepEqual(namesOf(mei), ["Tea pot"]);
  assert.match(mei.words, /Up to €100/);
});

test("pages have their own address, and order and cursors have not", async (t) => {
  const many = Array.from({ length: 30 }, (_, place) => ({
    ...DEAR,
    name: `Tea ${String(place + 1).padStart(2, "0")}`,
    days_ago: place,
  }));
  const { get } = await open(t, many);
  const first = await get("/categories/tea/?ordering=name");
  assert.deepEqual([namesOf(first).length, namesOf(first)[0]], [24, "Tea 01"]);
  assert.match(first.text, /href="\/categories\/tea\/\?ordering=name&amp;page=2" rel="next"/);
  assert.match(first.text, /<meta name="robots" content="noindex">/);
  assert.match(first.words, /30 products/);
  const plain = await get("/categories/tea/?page=1&in_stock=&min_price=");
  assert.equal(canonicalOf(plain), "http://localhost:3000/categories/tea/");
  assert.doesNotMatch(plain.text, /noindex/);
  const second = await get("/de/categories/tea/?page=2");
  assert.equal(namesOf(second).length, 6);
  assert.equal(canonicalOf(second), "http://localhost:3000/de/categories/tea/?page=2");
  assert.match(second.text, /<title>Tea \(Seite 2\) · BuyBuy<\/title>/);
  assert.match(second.text, /href="\/de\/categories\/tea\/" rel="prev"/);
});

test("a search is understood, corrected, and helped on when it finds nothing", async (t) => {
  const { get } = await open(t);
  const found = await get("/search/?q=tea");
  assert.deepEqual(namesOf(found).toSorted(), ["Tea cup", "Tea pot"]);
  assert.match(found.text, /<meta name="robots" content="noindex">/);
  assert.match(
    (await get("/search/?q=flwer")).words,
    /Nothing was found for “flwer”\. Showing results for “flower”/,
  );
  const nothing = await get(`/search/?q=${encodeURIComponent(CANARY)}zz`);
  assert.match(nothing.words, /Nothing found for/);
  assert.match(nothing.words, /Popular categories/);
  assert.doesNotMatch(nothing.text, /<b title/);
  assert.match((await get("/ar/search/")).words, /عمّ تبحث؟/);
});

test("suggestions lead to pages in the reader's language", async (t) => {
  const { world } = await open(t);
  const { body, headers } = await world.get("/de/search/suggestions/?q=tea");
  assert.match(headers.get("content-type") ?? "", /application\/json/);
  assert.deepEqual(body.products.map((product: { name: string }) => product.name).toSorted(), [
    "Tea cup",
    "Tea pot",
  ]);
  assert.deepEqual(body.categories, [{ name: "Tea", href: "/de/categories/tea/" }]);
  assert.deepEqual(body.words, [{ text: "tea", href: "/de/search/?q=tea" }]);
  assert.match(body.products[0].href, /^\/de\/products\/p-\d\/$/);
  const empty = await world.get(`/search/suggestions/?q=${"x".repeat(300)}`);
  assert.deepEqual([empty.status, empty.body], [200, { products: [], categories: [], words: [] }]);
});

test("deals, directory and sellers show what is theirs", async (t) => {
  const { get } = await open(t);
  assert.equal(namesOf(await get("/deals/")).length, 1);
  const directory = await get("/sellers/?q=%20SO%20");
  assert.match(directory.text, /href="\/sellers\/sol\/"/);
  assert.doesNotMatch(directory.text, /href="\/sellers\/mei\/"/);
  assert.match((await get("/sellers/?q=zz")).words, /No seller by this name/);
  const sol = await get("/sellers/sol/");
  assert.deepEqual(namesOf(sol).length, 3);
  assert.match(sol.text, /"@type":"Store","name":"Sol"/);
  assert.doesNotMatch(sol.text, /name="seller"/);
  assert.match(sol.words, /From 6 pieces/);
});

test("pages speak three languages, escape everything, and are the same for everybody", async (t) => {
  const { world } = await open(t);
  const paths = [
    "/",
    "/categories/",
    "/categories/kitchen/",
    "/search/?q=tea",
    "/deals/",
    "/sellers/",
    "/sellers/sol/",
  ];
  const headings = new Map<string, Set<string>>();
  for (const path of paths) {
    for (const prefix of ["", "/de", "/ar"]) {
      const reply = await world.get(prefix + path, {
        headers: { cookie: "session=x; buybuy_session=x; cart=y" },
      });
      assert.equal(reply.status, 200, prefix + path);
      assert.doesNotMatch(reply.text, /<b title/, prefix + path);
      assert.equal(reply.text.match(/<h1/g)?.length, 1, prefix + path);
      assert.equal(reply.headers.get("set-cookie"), null, prefix + path);
      assert.equal(reply.headers.get("cache-control"), "public, no-cache", prefix + path);
      const etag = reply.headers.get("etag") ?? "";
      const again = await world.get(prefix + path, { headers: { "if-none-match": etag } });
      assert.equal(again.status, 304, prefix + path);
      const title = /<title>(.*?)<\/title>|<h1>(.*?)<\/h1>/.exec(reply.text)?.[0] ?? "";
      headings.set(path, (headings.get(path) ?? new Set()).add(title));
    }
  }
  assert.equal(headings.get("/categories/")?.size, 3);
  assert.equal(headings.get("/sellers/")?.size, 3);
});

test("a page changes with the goods: nothing old is kept", async (t) => {
  const { world, get, catalogue } = await open(t);
  assert.match((await get("/categories/pots/")).text, /Flower pot/);
  await world.services.database.run((db) =>
    db
      .updateTable("listings")
      .set({ in_stock: 0, stock_quantity: 0 })
      .where("product_id", "=", catalogue.products["Flower pot"] ?? 0)
      .execute(),
  );
  assert.match((await get("/categories/pots/")).words, /Sold out/);
});
