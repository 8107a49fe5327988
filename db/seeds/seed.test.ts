// The three worlds: whole, repeatable, and the same as the live code would have written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { refreshListings } from "#modules/catalog";
import { readConfig } from "#platform/config";
import type { Context } from "#platform/context";
import { type Tables, transaction } from "#platform/database";
import { passwordCost, verifyPassword } from "#platform/password";
import { checkInvariants } from "../../src/invariants.ts";
import { openWorld } from "../../test/world.ts";
import { DEMO_PASSWORD } from "./demo/load.ts";
import { demoProducts, demoSellers } from "./demo/world.ts";
import { emptyWorld } from "./reset.ts";
import { seedWorld, worldIsEmpty } from "./seed.ts";

async function rowsOf(
  context: Context,
  table: keyof Tables,
  order: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT * FROM ${sql.table(table)} ORDER BY ${sql.raw(order)}`.execute(context.db);
  return rows.map((row) => ({ ...row }));
}

/** Everything that lists and search read, without the stamps that every writing changes. */
async function shownRows(context: Context) {
  const listings = await rowsOf(context, "listings", "product_id");
  const texts = context.services.database.dialect === "sqlite" ? "rowid" : "product_id";
  const values = await sql`SELECT s.product_id, v.name, v.value FROM listing_specifications s
    JOIN specification_values v ON v.id = s.value_id ORDER BY 1, 2, 3`.execute(context.db);
  return {
    listings: listings.map(({ version: _version, ...listing }) => listing),
    places: await rowsOf(context, "listing_places", "place, created_at, product_id"),
    values: values.rows.map((row) => ({ ...(row as object) })),
    texts: await rowsOf(context, "listing_texts", texts),
    words: (await rowsOf(context, "search_words", "word")).filter(({ uses }) => Number(uses) > 0),
    trigrams: await rowsOf(context, "search_trigrams", "trigram, word_length, word"),
    categories: await sql`SELECT id, product_count FROM categories ORDER BY id`
      .execute(context.db)
      .then(({ rows }) => rows.map((row) => ({ ...(row as object) }))),
    sellers: await sql`SELECT id, product_count FROM sellers ORDER BY id`
      .execute(context.db)
      .then(({ rows }) => rows.map((row) => ({ ...(row as object) }))),
  };
}

test("the empty world opens a shop without people or goods", async (t) => {
  const world = await openWorld(t);
  assert.equal(await worldIsEmpty(world.services), true);
  await seedWorld(world.services, "empty");
  assert.equal(await worldIsEmpty(world.services), false);
  const rates = await world
    .as()
    .db.selectFrom("tax_rates")
    .selectAll()
    .where("country", "=", "DE")
    .orderBy("rate_ppm")
    .execute();
  assert.deepEqual(
    rates.map(({ tax_class, rate_ppm }) => [tax_class, rate_ppm]),
    [
      ["zero", 0],
      ["reduced", 70_000],
      ["standard", 190_000],
    ],
  );
  const us = await world
    .as()
    .db.selectFrom("tax_countries")
    .selectAll()
    .where("country", "=", "US")
    .executeTakeFirst();
  assert.equal(us?.tax_included, 0);
  assert.deepEqual(await checkInvariants(world.as()), []);
});

test("the demo world is whole, and the same every time, also after a reset", async (t) => {
  const world = await openWorld(t);
  await seedWorld(world.services, "demo");
  const context = world.as();
  assert.deepEqual(await checkInvariants(context), []);
  const [{ products, listings } = { products: 0, listings: 0 }] = (
    await sql<{ products: number; listings: number }>`SELECT (SELECT COUNT(*) FROM products) AS products,
      (SELECT COUNT(*) FROM listings) AS listings`.execute(context.db)
  ).rows;
  assert.equal(products, demoProducts.length);
  const open = new Set(
    demoSellers
      .filter(({ status, on_vacation }) => status === "approved" && !on_vacation)
      .map(({ key }) => key),
  );
  const shown = demoProducts.filter(({ seller, status }) => status === "published" && open.has(seller));
  assert.ok(listings > 300 && listings <= shown.length);
  const ada = await context.db
    .selectFrom("users")
    .selectAll()
    .where("email_key", "=", "ada@example.com")
    .executeTakeFirstOrThrow();
  assert.equal(await verifyPassword(DEMO_PASSWORD, ada.password_hash, passwordCost("test")), true);
  const olga = await context.db
    .selectFrom("users")
    .select("role")
    .where("email_key", "=", "olga@example.com")
    .executeTakeFirst();
  assert.equal(olga?.role, "admin");
  const methods = await context.db
    .selectFrom("shipping_methods")
    .select("code")
    .where("seller_id", "=", 1)
    .orderBy("code")
    .execute();
  assert.deepEqual(
    methods.map(({ code }) => code),
    ["express", "standard"],
  );
  const first = await shownRows(world.as());
  await emptyWorld(world.services);
  assert.equal(await worldIsEmpty(world.services), true);
  await seedWorld(world.services, "demo");
  const second = await shownRows(world.as());
  assert.deepEqual(second.listings, first.listings);
  assert.deepEqual(second.places, first.places);
});

test("the bench world's rows are those that the live code writes", async (t) => {
  const world = await openWorld(t);
  await seedWorld(world.services, "bench", { size: 150 });
  assert.deepEqual(await checkInvariants(world.as()), []);
  const bulk = await shownRows(world.as());
  await transaction(world.as(), (tx) =>
    refreshListings(
      tx,
      Array.from({ length: 150 }, (_, index) => index + 1),
    ),
  );
  const live = await shownRows(world.as());
  for (const name of Object.keys(bulk) as (keyof typeof bulk)[])
    assert.deepEqual(live[name], bulk[name], name);
});

test("demo and bench never reach production, whatever was asked for", async (t) => {
  const world = await openWorld(t);
  const production = {
    ...world.services,
    config: { ...world.services.config, environment: "production" as const },
  };
  for (const name of ["demo", "bench"] as const) {
    await assert.rejects(seedWorld(production, name), /development only/);
  }
  await assert.rejects(emptyWorld(production), /Never in production/);
  assert.equal(await worldIsEmpty(world.services), true);
  assert.throws(
    () =>
      readConfig(
        {
          BUYBUY_ENV: "production",
          BUYBUY_SEED: "demo",
          BUYBUY_SECRET: "x".repeat(32),
          BUYBUY_URL: "https://shop.example",
        },
        "/nowhere",
      ),
    /BUYBUY_SEED=demo/,
  );
});
