// The worlds: repeatable, and the same as the live code would have written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { refreshListings } from "#modules/catalog";
import { readConfig } from "#platform/config";
import { transaction } from "#platform/database";
import { checkInvariants } from "../../src/invariants.ts";
import { openWorld } from "../../test/world.ts";
import { emptyWorld } from "./reset.ts";
import { seedWorld, worldIsEmpty } from "./seed.ts";
import { shownRows } from "./shown-rows.ts";

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
