// Popularity: set for the products that are named, where lists look, and only where it has changed.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { type TestProduct, testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld } from "../../../test/world.ts";
import { catalogInvariants } from "./invariants.ts";
import { listProducts } from "./list.ts";
import { refreshListings } from "./listing-refresh.ts";
import { setPopularity } from "./popularity.ts";

const PRODUCTS: TestProduct[] = [
  { name: "Mill", seller: "Sol", category: "grinders", price_minor: 100, sold_90_days: 7 },
  { name: "Pot", seller: "Ivo", category: "pots", price_minor: 100 },
  { name: "Tin", seller: "Ivo", category: "tea", price_minor: 100 },
  { name: "Sketch", seller: "Sol", category: "tea", price_minor: 100, status: "draft" },
];

async function open(t: TestContext, products = PRODUCTS) {
  const world = await openWorld(t);
  const context = world.as();
  const catalogue = await testCatalogue(world, products);
  const id = (name: string) => catalogue.products[name] ?? 0;
  const best = async (category?: string) => {
    const where = category === undefined ? {} : { category };
    const { cards } = await listProducts(context, { ordering: "-popularity", page_size: 10, ...where });
    return cards.map(({ json }): string => JSON.parse(json).name);
  };
  const allIsWell = async () => {
    const popularity = catalogInvariants.filter((invariant) => invariant.name.includes("popularity"));
    assert.equal(popularity.length, 1);
    assert.deepEqual(await findViolations(context, popularity), []);
  };
  return { world, context, id, best, allIsWell };
}

test("lists follow in every place; those that are not named keep theirs", async (t) => {
  const { context, id, best, allIsWell } = await open(t);
  assert.deepEqual(await best(), ["Mill", "Tin", "Pot"]);
  const changed = await setPopularity(context, [
    { product_id: id("Tin"), units: 9 },
    { product_id: id("Pot"), units: 3 },
    { product_id: id("Sketch"), units: 5 },
    { product_id: 999_999, units: 1 },
  ]);
  assert.equal(changed, 3, "an unknown product is passed over");
  assert.deepEqual(await best(), ["Tin", "Mill", "Pot"]);
  assert.deepEqual(await best("kitchen"), ["Tin", "Mill"]);
  await allIsWell();
  await setPopularity(context, [{ product_id: id("Mill"), units: 0 }]);
  assert.deepEqual(await best(), ["Tin", "Pot", "Mill"], "what fell to 0 is last");
  const publish = { status: "published" as const };
  await transaction(context, async (tx) => {
    await tx.db.updateTable("products").set(publish).where("id", "=", id("Sketch")).execute();
    await refreshListings(tx, [id("Sketch")]);
  });
  assert.deepEqual(await best(), ["Tin", "Sketch", "Pot", "Mill"], "a draft comes with what it sold");
  await allIsWell();
});

test("what has not changed is not written, and statements do not grow within a batch", async (t) => {
  const many = Array.from({ length: 250 }, (_, index) => ({
    name: `Pot ${index}`,
    seller: "Sol" as const,
    category: "pots",
    price_minor: 100,
  }));
  const { world, context, id, allIsWell } = await open(t, many);
  const entries = many.map(({ name }, index) => ({ product_id: id(name), units: index + 1 }));
  const { statements } = world.services.database;
  const cost = async (some: typeof entries) => {
    const before = statements.count;
    const changed = await setPopularity(context, some);
    return { changed, count: statements.count - before };
  };
  const few = await cost(entries.slice(0, 2));
  const batch = await cost(entries.slice(2, 12));
  assert.deepEqual([few.changed, batch.changed], [2, 10]);
  assert.equal(batch.count, few.count);
  assert.equal((await cost(entries)).changed, 238);
  assert.deepEqual(await cost(entries), { changed: 0, count: 2 }, "one look per batch, and no write");
  assert.deepEqual(await cost([]), { changed: 0, count: 0 });
  await allIsWell();
});
