// What is featured or on sale has a place of its own, which follows the listing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { columnTypes, transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { windowPlaces } from "../../../db/migrations/0021-window-places.ts";
import { testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld } from "../../../test/world.ts";
import { catalogInvariants } from "./invariants.ts";
import { listProducts } from "./list.ts";
import type { ListRequest } from "./list-request.ts";
import { refreshListings } from "./listing-refresh.ts";

const WINDOWS = sql`place IN ('featured', 'deals')`;
const INVARIANTS = catalogInvariants.filter(({ name }) => name.includes("featured or on sale"));

test("what is featured or on sale is listed from its own place, as long as it is so", async (t) => {
  const world = await openWorld(t);
  const context = world.as();
  const { products } = await testCatalogue(world, [
    { name: "Mill", seller: "Sol", category: "grinders", price_minor: 100, compare_price_minor: 200 },
    { name: "Pot", seller: "Ivo", category: "pots", price_minor: 100, is_featured: true },
    { name: "Tin", seller: "Ivo", category: "tea", price_minor: 100 },
  ]);
  const names = async (asked: Partial<ListRequest>) => {
    const { cards, count } = await listProducts(context, { ordering: "name", page_size: 10, ...asked });
    assert.equal(count, cards.length);
    return cards.map(({ json }): string => JSON.parse(json).name);
  };
  const allIsWell = async () => assert.deepEqual(await findViolations(context, INVARIANTS), []);
  assert.deepEqual(await names({ on_sale: true }), ["Mill"]);
  assert.deepEqual(await names({ is_featured: true }), ["Pot"]);
  assert.deepEqual(await names({ is_featured: true, on_sale: true }), []);
  assert.deepEqual(await names({ is_featured: false }), ["Mill", "Tin"]);
  assert.deepEqual(await names({ on_sale: true, category: "tea" }), []);
  await allIsWell();
  await transaction(context, async (tx) => {
    const id = products.Tin ?? 0;
    await tx.db.updateTable("products").set({ is_featured: 1 }).where("id", "=", id).execute();
    await tx.db
      .updateTable("products")
      .set({ is_featured: 0 })
      .where("id", "=", products.Pot ?? 0)
      .execute();
    await refreshListings(tx, [id, products.Pot ?? 0]);
  });
  assert.deepEqual(await names({ is_featured: true }), ["Tin"]);
  await allIsWell();
});

test("an older database gets the places, and what lacks one is told", async (t) => {
  const world = await openWorld(t);
  const { database } = world.services;
  await testCatalogue(world, [
    { name: "Mill", seller: "Sol", category: "grinders", price_minor: 100, compare_price_minor: 200 },
    { name: "Pot", seller: "Ivo", category: "pots", price_minor: 100, is_featured: true },
  ]);
  const read = async () =>
    (await sql`SELECT * FROM listing_places WHERE ${WINDOWS} ORDER BY place`.execute(database.reader)).rows;
  const before = await read();
  assert.equal(before.length, 2);
  await database.run((db) => sql`DELETE FROM listing_places WHERE ${WINDOWS}`.execute(db));
  assert.equal((await findViolations(world.as(), INVARIANTS)).length, 2, "both are told");
  for (const text of windowPlaces.up(columnTypes(database.dialect))) await database.execute(text);
  assert.deepEqual(await read(), before);
});
