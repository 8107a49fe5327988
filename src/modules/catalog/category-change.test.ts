// The tree of categories: who may shape it, and that everything that hangs on it follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Refusal } from "#platform/refusal";
import { addProduct, assertCatalogueHolds, category, openCatalogue } from "../../../test/catalogue.ts";
import { openWorld } from "../../../test/world.ts";
import { changeCategory, createCategory, deleteCategory } from "./category-change.ts";
import { categoryTree, childCategories, findCategory, pageCategories } from "./category-read.ts";
import { archiveProduct } from "./product-write.ts";

const PUBLIC = { with_hidden: false };
const STAFF = { with_hidden: true };

function refused(kind: string, code: string) {
  return (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error));
    const field = error.errors?.[0];
    assert.deepEqual([error.kind, field ? `${field.field}:${field.code}` : error.code], [kind, code]);
    return true;
  };
}

test("who may not, and what is not possible", async (t) => {
  const world = await openWorld(t);
  const { olga, sol, ada, public: nobody, categories } = await openCatalogue(world);
  const { home, kitchen, pans, garden } = categories;
  const before = await categoryTree(olga, STAFF);
  for (const [actor] of [[sol], [ada], [nobody]] as const) {
    await assert.rejects(createCategory(actor, category("Toys")), refused("forbidden", "permission_denied"));
    await assert.rejects(deleteCategory(actor, garden), refused("forbidden", "permission_denied"));
  }
  const move = (category_id: number, parent_id: number) =>
    changeCategory(olga, { category_id, changes: { parent_id } });
  await assert.rejects(createCategory(olga, category("Toys", 999)), refused("invalid", "parent:not_found"));
  await assert.rejects(move(garden, 999), refused("invalid", "parent:not_found"));
  await assert.rejects(move(home, home), refused("invalid", "parent:cycle"));
  await assert.rejects(move(home, pans), refused("invalid", "parent:cycle"));
  await assert.rejects(move(999, home), refused("missing", "not_found"));
  await assert.rejects(deleteCategory(olga, 999), refused("missing", "not_found"));
  await assert.rejects(deleteCategory(olga, kitchen), refused("conflict", "category_not_empty"));
  await assert.rejects(
    createCategory(olga, category("Yard", null, { slug: "garden" })),
    refused("conflict", "slug_taken"),
  );
  await assert.rejects(
    createCategory(olga, category("x".repeat(120), pans, { slug: "x".repeat(700) })),
    refused("invalid", "parent:too_deep"),
  );
  assert.deepEqual(await categoryTree(olga, STAFF), before);
});

test("a category with any product stays, an archived one too", async (t) => {
  const world = await openWorld(t);
  const { olga, sol, categories } = await openCatalogue(world);
  const product_id = await addProduct(sol, categories.bath);
  await archiveProduct(sol, { product_id, if_version: null });
  await assert.rejects(deleteCategory(olga, categories.bath), refused("conflict", "category_not_empty"));
  await deleteCategory(olga, categories.garden);
  assert.equal(await findCategory(olga, "garden", STAFF), null);
  await assertCatalogueHolds(olga);
});

test("paths, ancestors and children", async (t) => {
  const world = await openWorld(t);
  const { olga, public: nobody, categories } = await openCatalogue(world);
  const pans = await findCategory(nobody, "pans", PUBLIC);
  assert.equal(pans?.path, "home/kitchen/pans");
  assert.equal(pans?.full_path, "Home > Kitchen > Pans");
  assert.equal(pans?.level, 2);
  assert.deepEqual(
    pans?.ancestors.map(({ slug }) => slug),
    ["home", "kitchen"],
  );
  await changeCategory(olga, { category_id: categories.bath, changes: { sort_order: -1 } });
  const children = await childCategories(nobody, categories.home, PUBLIC);
  assert.deepEqual(
    children.map(({ slug }) => slug),
    ["bath", "kitchen"],
  );
  const page = await pageCategories(nobody, { ...PUBLIC, ordering: "-name", offset: 1, limit: 2 });
  assert.equal(page.count, 5);
  assert.deepEqual(
    page.results.map(({ name, ancestors }) => [name, ancestors.length]),
    [
      ["Kitchen", 1],
      ["Home", 0],
    ],
  );
  const tree = await categoryTree(nobody, PUBLIC);
  assert.deepEqual(
    tree.map(({ slug, children: below }) => [slug, below.length]),
    [
      ["home", 2],
      ["garden", 0],
    ],
  );
});

test("a rename rewrites the branch and keeps the old slug", async (t) => {
  const world = await openWorld(t);
  const { olga, public: nobody, sol, categories } = await openCatalogue(world);
  await addProduct(sol, categories.pans);
  await changeCategory(olga, { category_id: categories.kitchen, changes: { name: "Küche & Herd" } });
  const pans = await findCategory(nobody, "pans", PUBLIC);
  assert.equal(pans?.path, "home/kueche-herd/pans");
  assert.equal(pans?.full_path, "Home > Küche & Herd > Pans");
  assert.equal((await findCategory(nobody, "kitchen", PUBLIC))?.slug, "kueche-herd");
  const listing = await nobody.db.selectFrom("listings").select("card_head").executeTakeFirstOrThrow();
  assert.match(listing.card_head, /Home > Küche & Herd > Pans/);
  const other = await createCategory(olga, category("Kitchen"));
  assert.notEqual((await findCategory(nobody, String(other), PUBLIC))?.slug, "kitchen");
  await changeCategory(olga, { category_id: categories.kitchen, changes: { name: "Kitchen" } });
  assert.equal((await findCategory(nobody, String(categories.kitchen), PUBLIC))?.slug, "kitchen");
  await assertCatalogueHolds(olga);
});

test("a move takes the branch, its listings and their counts along", async (t) => {
  const world = await openWorld(t);
  const { olga, public: nobody, sol, mei, categories } = await openCatalogue(world);
  await addProduct(sol, categories.pans);
  await addProduct(mei, categories.kitchen, { name: "Pot" });
  await addProduct(sol, categories.bath, { name: "Towel" });
  const counts = async () => {
    const page = await pageCategories(nobody, { ...PUBLIC, ordering: "sort_order", offset: 0, limit: 9 });
    return Object.fromEntries(page.results.map(({ slug, product_count }) => [slug, product_count]));
  };
  assert.deepEqual(await counts(), { home: 3, kitchen: 2, pans: 1, bath: 1, garden: 0 });
  await changeCategory(olga, { category_id: categories.kitchen, changes: { parent_id: categories.garden } });
  assert.deepEqual(await counts(), { home: 1, kitchen: 2, pans: 1, bath: 1, garden: 2 });
  assert.equal((await findCategory(nobody, "pans", PUBLIC))?.path, "garden/kitchen/pans");
  await changeCategory(olga, { category_id: categories.pans, changes: { parent_id: null } });
  assert.deepEqual(await counts(), { home: 1, kitchen: 1, pans: 1, bath: 1, garden: 1 });
  assert.equal((await findCategory(nobody, "pans", PUBLIC))?.level, 0);
  await changeCategory(olga, { category_id: categories.home, changes: { parent_id: categories.pans } });
  assert.deepEqual(await counts(), { home: 1, kitchen: 1, pans: 2, bath: 1, garden: 1 });
  await assertCatalogueHolds(olga);
});

test("switching off hides the branch and what is in it, switching on brings back what is active", async (t) => {
  const world = await openWorld(t);
  const { olga, public: nobody, sol, categories } = await openCatalogue(world);
  await addProduct(sol, categories.pans);
  await addProduct(sol, categories.bath, { name: "Towel" });
  const listed = async () => {
    const rows = await nobody.db
      .selectFrom("listings")
      .select("category_id")
      .orderBy("category_id")
      .execute();
    return rows.map(({ category_id }) => category_id);
  };
  await changeCategory(olga, { category_id: categories.kitchen, changes: { is_active: false } });
  assert.equal(await findCategory(nobody, "pans", PUBLIC), null);
  assert.equal((await findCategory(olga, "pans", STAFF))?.product_count, 0);
  assert.deepEqual(await listed(), [categories.bath]);
  await changeCategory(olga, { category_id: categories.home, changes: { is_active: false } });
  assert.deepEqual(await listed(), []);
  await assertCatalogueHolds(olga);
  await changeCategory(olga, { category_id: categories.home, changes: { is_active: true } });
  assert.deepEqual(await listed(), [categories.bath]);
  assert.equal(await findCategory(nobody, "kitchen", PUBLIC), null);
  await changeCategory(olga, { category_id: categories.pans, changes: { parent_id: categories.home } });
  assert.deepEqual(await listed(), [categories.pans, categories.bath]);
  await changeCategory(olga, { category_id: categories.kitchen, changes: { is_active: true } });
  assert.equal((await findCategory(nobody, "home", PUBLIC))?.product_count, 2);
  await assertCatalogueHolds(olga);
});

test("the tree has no depth of its own", async (t) => {
  const world = await openWorld(t);
  const { olga, public: nobody, sol } = await openCatalogue(world);
  let parent: number | null = null;
  for (let level = 0; level < 40; level += 1)
    parent = await createCategory(olga, category(`L${level}`, parent));
  const product_id = await addProduct(sol, parent ?? 0);
  const top = await findCategory(nobody, "l0", PUBLIC);
  assert.equal(top?.product_count, 1);
  assert.equal((await findCategory(nobody, "l39", PUBLIC))?.ancestors.length, 39);
  await archiveProduct(sol, { product_id, if_version: null });
  assert.equal((await findCategory(nobody, "l0", PUBLIC))?.product_count, 0);
  await assertCatalogueHolds(olga);
});

test("two moves at once never close a cycle", async (t) => {
  const world = await openWorld(t);
  const { olga, categories } = await openCatalogue(world);
  const { home, garden } = categories;
  const results = await Promise.allSettled([
    changeCategory(olga, { category_id: home, changes: { parent_id: garden } }),
    changeCategory(olga, { category_id: garden, changes: { parent_id: home } }),
  ]);
  assert.deepEqual(results.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  await assertCatalogueHolds(olga);
});
