// What robots read: robots.txt, sitemaps that miss nothing, whom to tell of a weakness, how browsers search.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type ApiWorld, apiWorld } from "../../../test/api.ts";
import { testCatalogue } from "../../../test/catalog-world.ts";
import { FIXED_PATHS, sitemapFile, sitemapIndex } from "./seo-sitemaps.ts";

const ORIGIN = "http://localhost:3000";
const SMALL = 3;
const COUNT = 12;

async function open(t: TestContext): Promise<ApiWorld> {
  const world = await apiWorld(t);
  const products = Array.from({ length: COUNT }, (_, index) => ({
    name: `Cup ${index + 1}`,
    seller: "Sol" as const,
    category: "tea",
    price_minor: 100 + index,
    // Five in a row are drafts, so that one part of three is empty, wherever the ids begin.
    status: index >= 3 && index < 8 ? ("draft" as const) : ("published" as const),
  }));
  await testCatalogue(world, products);
  return world;
}

function addresses(text: string): string[] {
  return [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, address = ""]) => address);
}

test("a sitemap that is not there is not there", async (t) => {
  const { get } = await open(t);
  for (const file of ["products-99.xml", "products-0.xml", "products-1.txt", "other.xml", "sellers-2.xml"]) {
    assert.equal((await get(`/sitemaps/${file}`)).status, 404, file);
  }
});

test("every listed product stands in exactly one part, in every language, and nothing else does", async (t) => {
  const world = await open(t);
  const context = world.as({ kind: "anonymous" });
  const files = addresses(await sitemapIndex(context, SMALL))
    .map((address) => address.replace(`${ORIGIN}/sitemaps/`, ""))
    .filter((file) => file.startsWith("products-"));
  const found: string[] = [];
  for (const file of files) found.push(...addresses((await sitemapFile(context, file, SMALL)) ?? ""));
  const listed = await context.db
    .selectFrom("listings")
    .innerJoin("products", "products.id", "listings.product_id")
    .select(["products.slug", "products.id"])
    .execute();
  const parts = [...new Set(listed.map(({ id }) => Math.ceil(id / SMALL)))].toSorted((a, b) => a - b);
  assert.deepEqual(
    files,
    parts.map((part) => `products-${part}.xml`),
  );
  const expected = listed.flatMap(({ slug }) =>
    ["", "/de", "/ar"].map((prefix) => `${ORIGIN}${prefix}/products/${slug}/`),
  );
  assert.equal(expected.length, 7 * 3);
  assert.deepEqual(found.toSorted(), expected.toSorted());
  const empty = Array.from({ length: COUNT }, (_, step) => (parts[0] ?? 0) + step).find(
    (part) => !parts.includes(part),
  );
  assert.equal(await sitemapFile(context, `products-${empty}.xml`, SMALL), null);
});

test("each entry says when it changed and names the same page in other languages", async (t) => {
  const { get } = await open(t);
  const { status, text, headers } = await get("/sitemaps/products-1.xml");
  assert.equal(status, 200);
  assert.match(headers.get("content-type") ?? "", /^application\/xml/);
  assert.equal(text.match(/<lastmod>2026-01-15T12:00:00\.000Z<\/lastmod>/g)?.length, 7 * 3);
  for (const language of ["en", "de", "ar", "x-default"]) assert.ok(text.includes(`hreflang="${language}"`));
  assert.match(
    (await get("/sitemap.xml")).text,
    /<loc>http:\/\/localhost:3000\/sitemaps\/products-1\.xml<\/loc>/,
  );
});

test("categories and sellers that can be seen are listed, hidden ones are not", async (t) => {
  const { get } = await open(t);
  const categories = addresses((await get("/sitemaps/categories.xml")).text);
  assert.ok(categories.includes(`${ORIGIN}/de/categories/grinders/`));
  assert.ok(!categories.some((address) => address.includes("hidden")));
  const sellers = addresses((await get("/sitemaps/sellers-1.xml")).text);
  assert.equal(sellers.length, 3 * 3);
});

test("the fixed pages that are listed are there", async (t) => {
  const { get } = await open(t);
  assert.equal(addresses((await get("/sitemaps/pages.xml")).text).length, FIXED_PATHS.length * 3);
  for (const path of FIXED_PATHS) assert.equal((await get(path)).status, 200, path);
});

test("robots keep out of carts, accounts and searches in every language", async (t) => {
  const { get } = await open(t);
  const { text, headers } = await get("/robots.txt");
  assert.match(headers.get("content-type") ?? "", /^text\/plain/);
  const lines = text.split("\n");
  for (const path of ["/cart/", "/checkout/", "/account/", "/sign-in/", "/search/"]) {
    for (const prefix of ["", "/de", "/ar"]) assert.ok(lines.includes(`Disallow: ${prefix}${path}`));
  }
  assert.ok(lines.includes("Disallow: /api/") && lines.includes("Allow: /api/docs/"));
  assert.ok(lines.includes(`Sitemap: ${ORIGIN}/sitemap.xml`));
  assert.ok(!lines.some((line) => /products|categories|sellers/.test(line)));
});

test("a weakness can be reported, and browsers learn how to search", async (t) => {
  const { get } = await open(t);
  const { text } = await get("/.well-known/security.txt");
  assert.match(text, /^Contact: http:\/\/localhost:3000\/help\/$/m);
  const expires = Date.parse(/^Expires: (.*)$/m.exec(text)?.[1] ?? "");
  assert.ok(expires > Date.UTC(2026, 1, 15) && expires < Date.UTC(2027, 0, 15));
  const search = await get("/de/opensearch.xml");
  assert.match(search.headers.get("content-type") ?? "", /opensearchdescription/);
  assert.match(search.text, /template="http:\/\/localhost:3000\/de\/search\/\?q=\{searchTerms\}"/);
});
