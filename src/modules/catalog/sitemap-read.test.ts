// What sitemaps list: parts by ranges of ids, complete however few rows are read at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld } from "../../../test/world.ts";
import { sitemapParts, sitemapProducts } from "./sitemap-read.ts";

test("no listing, no part", async (t) => {
  const world = await openWorld(t);
  assert.deepEqual(await sitemapParts(world.as(), 3), []);
  assert.deepEqual(await sitemapProducts(world.as(), { part: 1, size: 3 }), []);
});

test("a part holds its ids, whether read in one go or row by row", async (t) => {
  const world = await openWorld(t);
  const products = Array.from({ length: 10 }, (_, index) => ({
    name: `Pot ${index}`,
    seller: "Sol" as const,
    category: "pots",
    price_minor: 100,
    status: index === 4 ? ("archived" as const) : ("published" as const),
  }));
  const { products: ids } = await testCatalogue(world, products);
  const last = Math.max(...Object.values(ids));
  const whole = await sitemapProducts(world.as(), { part: 1, size: last });
  assert.equal(whole.length, 9);
  for (const limit of [1, 2, 9, 10]) {
    assert.deepEqual(await sitemapProducts(world.as(), { part: 1, size: last, limit }), whole);
  }
  const parts = await sitemapParts(world.as(), 2);
  const pieces = await Promise.all(parts.map((part) => sitemapProducts(world.as(), { part, size: 2 })));
  assert.deepEqual(pieces.flat(), whole);
  assert.ok(pieces.every((piece) => piece.length > 0));
});
