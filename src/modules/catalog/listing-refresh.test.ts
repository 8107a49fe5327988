// Listings follow everything they show, whoever changes it, also when many change at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { adjustStock, availability } from "#modules/inventory";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { addProduct, assertCatalogueHolds, openCatalogue } from "../../../test/catalogue.ts";
import { openWorld } from "../../../test/world.ts";
import { changeCategory } from "./category-change.ts";
import { cardTail } from "./listing-card.ts";
import { listingsLast, refreshListings, refuseRepricing, relistSeller } from "./listing-refresh.ts";
import { showStock } from "./listing-stock.ts";
import { findProduct } from "./product-read.ts";
import { archiveProduct, changeProduct } from "./product-write.ts";

async function listing(context: Context, product_id: number) {
  return context.db
    .selectFrom("listings")
    .selectAll()
    .where("product_id", "=", product_id)
    .executeTakeFirst();
}

test("a card is JSON once its tail is put on, and its stamp grows with every change", async (t) => {
  const world = await openWorld(t);
  const { sol, olga, public: nobody, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.pans, { name: 'Pan "28" </script>', stock_quantity: 3 });
  const stamps: number[] = [];
  const stamp = async () => stamps.push((await listing(nobody, id))?.version ?? 0);
  await stamp();
  const row = await listing(nobody, id);
  assert.ok(row);
  const card = JSON.parse(row.card_head + cardTail(row));
  assert.deepEqual([card.name, card.stock_quantity, card.in_stock], ['Pan "28" </script>', 3, true]);
  await changeProduct(sol, { product_id: id, changes: { price: "5.00" }, if_version: null });
  await stamp();
  const [variant] = (await findProduct(sol, String(id)))?.variants ?? [];
  await adjustStock(sol, { variant_id: variant?.id ?? 0, delta: 1, reason: null });
  await stamp();
  await changeCategory(olga, { category_id: categories.home, changes: { name: "House" } });
  await stamp();
  await archiveProduct(sol, { product_id: id, if_version: null });
  assert.equal(await listing(nobody, id), undefined);
  await changeProduct(sol, { product_id: id, changes: { status: "published" }, if_version: null });
  await stamp();
  assert.deepEqual(
    stamps,
    [...new Set(stamps)].sort((a, b) => a - b),
  );
  assert.match((await listing(nobody, id))?.card_head ?? "", /House > Kitchen > Pans/);
  await assertCatalogueHolds(olga);
});

test("two sales of one product's variants at once are both seen", async (t) => {
  const world = await openWorld(t);
  const { sol, public: nobody, ada, categories } = await openCatalogue(world);
  const values = ["S", "M", "L", "XL"];
  const id = await addProduct(sol, categories.bath, {
    options: [{ name: "Size", values }],
    variants: values.map((value) => ({ options: { Size: value }, stock_quantity: 50 })),
  });
  const { variants = [] } = (await findProduct(sol, String(id))) ?? {};
  const sales = Array.from({ length: 5 }, () =>
    variants.map((variant) => adjustStock(sol, { variant_id: variant.id, delta: -3, reason: null })),
  );
  const edits = Array.from({ length: 5 }, (_, index) =>
    changeProduct(sol, { product_id: id, changes: { name: `Shirt ${index}` }, if_version: null }),
  );
  await Promise.all([...sales.flat(), ...edits]);
  assert.equal((await listing(nobody, id))?.stock_quantity, 4 * (50 - 15));
  await assertCatalogueHolds(ada);
});

test("in stock means that the least quantity can be bought", async (t) => {
  const world = await openWorld(t);
  const { sol, public: nobody, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.bath, { min_quantity: 10, stock_quantity: 9 });
  assert.equal((await listing(nobody, id))?.in_stock, 0);
  const [variant] = (await findProduct(sol, String(id)))?.variants ?? [];
  await adjustStock(sol, { variant_id: variant?.id ?? 0, delta: 1, reason: null });
  assert.equal((await listing(nobody, id))?.in_stock, 1);
  assert.equal((await availability(nobody, [variant?.id ?? 0])).get(variant?.id ?? 0), 10);
});

test("stock of what is not listed costs one look, of several products a constant number", async (t) => {
  const world = await openWorld(t);
  const { sol, categories } = await openCatalogue(world);
  const ids: number[] = [];
  for (const name of ["A", "B", "C", "D", "E"]) {
    ids.push(await addProduct(sol, categories.bath, { name, stock_quantity: 1 }));
  }
  const draft = await addProduct(sol, categories.bath, { status: "draft" });
  const { statements } = world.services.database;
  const cost = async (products: number[]) => {
    const before = statements.count;
    await transaction(sol, (tx) => showStock(tx, products));
    return statements.count - before;
  };
  assert.deepEqual(
    [await cost([]), await cost([draft]), await cost([ids[0] ?? 0]), await cost(ids)],
    [0, 1, 3, 3],
  );
});

test("a category with hundreds of products is switched in batches of constant cost", async (t) => {
  const world = await openWorld(t);
  const { sol, mei, olga, public: nobody, categories } = await openCatalogue(world);
  const first = await addProduct(sol, categories.pans, { name: "First" });
  await addManyRows(world.as(), 450, { from: first, categories: [categories.pans, categories.kitchen] });
  await addProduct(mei, categories.bath, { name: "Towel" });
  const { statements } = world.services.database;
  statements.last = [];
  await changeCategory(olga, { category_id: categories.kitchen, changes: { is_active: false } });
  // SQLite's full-text table is asked row by row, in memory.
  const asked = statements.last.filter((statement) => !statement.includes("listing_texts"));
  statements.last = null;
  assert.ok(asked.length < 100, `${asked.length} statements`);
  const count = await nobody.db
    .selectFrom("listings")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  assert.equal(Number(count.count), 1);
  await assertCatalogueHolds(olga);
  await changeCategory(olga, { category_id: categories.kitchen, changes: { is_active: true } });
  const home = await nobody.db
    .selectFrom("categories")
    .select("product_count")
    .where("id", "=", categories.home)
    .executeTakeFirst();
  assert.equal(home?.product_count, 452);
  await assertCatalogueHolds(olga);
});

test("what waits for the end of many changes is written in short steps, others in between", async (t) => {
  const world = await openWorld(t);
  const { sol, olga, categories } = await openCatalogue(world);
  const ids: number[] = [];
  for (let number = 1; number <= 9; number += 1) {
    ids.push(await addProduct(sol, categories.bath, { name: `Towel ${number}` }));
  }
  const { statements } = world.services.database;
  const all = await transaction(sol, async (tx) => {
    const began = statements.count;
    await refreshListings(tx, ids);
    return statements.count - began;
  });
  const steps: number[] = [];
  await transaction(sol, async (tx) => {
    let began = statements.count;
    const step = async () => {
      steps.push(statements.count - began);
      began = statements.count;
    };
    const work = async () => {
      await refreshListings(tx, ids);
      assert.equal(statements.count, began, "not yet");
    };
    await listingsLast(tx, work, step);
    await step();
  });
  assert.ok(Math.max(...steps) < (all * 2) / 3, `${steps} statements at a time, ${all} in one go`);
  await assertCatalogueHolds(olga);
});

test("many who change products, categories and sellers at once leave everything true", async (t) => {
  const world = await openWorld(t);
  const { sol, kim, mei, olga, sellers, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.pans, { name: "Moving" });
  const jobs: Promise<unknown>[] = [];
  for (let round = 0; round < 6; round += 1) {
    const category_id = round % 2 === 0 ? categories.garden : categories.bath;
    const parent_id = round % 3 === 0 ? categories.garden : categories.home;
    const switching = { parent_id, is_active: round % 2 === 0 };
    jobs.push(
      addProduct(sol, categories.home, { stock_quantity: 3 }),
      addProduct(mei, categories.bath, { stock_quantity: 3 }),
      addProduct(kim, categories.garden, { stock_quantity: 3 }),
      changeProduct(sol, { product_id: id, changes: { category_id }, if_version: null }),
      changeCategory(olga, { category_id: categories.kitchen, changes: switching }),
      transaction(world.as(), async (tx) => {
        const is_on_vacation = round % 2 === 0 ? 1 : 0;
        await tx.db.updateTable("sellers").set({ is_on_vacation }).where("id", "=", sellers.mei).execute();
        await relistSeller(tx, { seller_id: sellers.mei });
      }),
    );
  }
  await Promise.all(jobs);
  await assertCatalogueHolds(olga);
});

test("a seller with products keeps its currency", async (t) => {
  const world = await openWorld(t);
  const { sol, kim, sellers, categories } = await openCatalogue(world);
  await addProduct(sol, categories.bath, { status: "draft" });
  const refuse = (seller_id: number) => transaction(sol, (tx) => refuseRepricing(tx, { seller_id }));
  await assert.rejects(refuse(sellers.sol), { code: "has_products" });
  await refuse(sellers.kim);
  await transaction(kim, (tx) => relistSeller(tx, { seller_id: sellers.kim }));
});

/** Copies of a product as rows, listed at once. */
async function addManyRows(
  context: Context,
  count: number,
  { from, categories }: { from: number; categories: number[] },
): Promise<void> {
  await transaction(context, async (tx) => {
    const { id: _id, ...row } = await tx.db
      .selectFrom("products")
      .selectAll()
      .where("id", "=", from)
      .executeTakeFirstOrThrow();
    const copies = Array.from({ length: count }, (_, index) => ({
      ...row,
      slug: `copy-${index}`,
      sku: null,
      category_id: categories[index % categories.length] ?? row.category_id,
    }));
    await tx.db.insertInto("products").values(copies).execute();
    const rows = await tx.db
      .selectFrom("products")
      .select(["id", "seller_id"])
      .where("id", ">", from)
      .execute();
    const variants = rows.map(({ id, seller_id }) => ({
      product_id: id,
      seller_id,
      options: "{}",
      options_key: "[]",
    }));
    await tx.db.insertInto("variants").values(variants).execute();
    await refreshListings(
      tx,
      rows.map(({ id }) => id),
    );
  });
}
