// The directory of sellers: found by a part of the name, and the currencies that buyers meet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listSellers, sellingCurrencies } from "#modules/sellers";
import { testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld } from "../../../test/world.ts";

test("sellers are found by any part of their name, however it is written", async (t) => {
  const world = await openWorld(t);
  await testCatalogue(world, []);
  const names = async (search: string) => {
    const page = await listSellers(world.as(), { ordering: "name", page_size: 10, offset: 0, search });
    assert.equal(page.count, page.results.length);
    return page.results.map(({ name }) => name);
  };
  assert.deepEqual(await names(" OL"), ["Sol"]);
  assert.deepEqual(await names("o"), ["Ivo", "Sol"]);
  assert.deepEqual(await names(""), ["Ivo", "Mei", "Sol"]);
  for (const nothing of ["x", "%", "_", "s%l", "'"]) assert.deepEqual(await names(nothing), [], nothing);
});

test("only currencies in which something is for sale are met", async (t) => {
  const tea = { category: "tea", price_minor: 9900 } as const;
  const currencies = async (sellers: ("Mei" | "Ivo")[]) => {
    const world = await openWorld(t);
    await testCatalogue(
      world,
      sellers.map((seller) => ({ ...tea, seller, name: `Tea of ${seller}` })),
    );
    return sellingCurrencies(world.as());
  };
  assert.deepEqual(await currencies([]), []);
  assert.deepEqual(await currencies(["Mei"]), ["EUR"]);
  assert.deepEqual(await currencies(["Ivo", "Mei"]), ["EUR", "USD"]);
});
