// Merging, ordering and switching off categories: what may not be, and that everything that hangs on them
// follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listAudit } from "#platform/audit";
import { Refusal } from "#platform/refusal";
import { addProduct, assertCatalogueHolds, category, openCatalogue } from "../../../test/catalogue.ts";
import { openWorld } from "../../../test/world.ts";
import { changeCategory, createCategory } from "./category-change.ts";
import { mergeCategory } from "./category-merge.ts";
import { hiddenBy, placeCategory, stepCategory } from "./category-order.ts";
import { categoryTree, childCategories, findCategory } from "./category-read.ts";
import { findProduct } from "./product-read.ts";
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

test("who may not merge, and what cannot be merged; nothing has changed then", async (t) => {
  const world = await openWorld(t);
  const { olga, sol, ada, public: nobody, categories } = await openCatalogue(world);
  const { home, kitchen, pans, garden } = categories;
  let deep = garden;
  for (const letter of ["t", "u", "v", "w"]) {
    deep = await createCategory(olga, category(letter, deep, { slug: letter.repeat(140) }));
  }
  await addProduct(sol, pans, { status: "published" });
  const before = await categoryTree(olga, STAFF);
  const deeds = (await listAudit(olga, {}, { page_size: 1 })).count;
  const merge = (category_id: number, into_id: number, context = olga) =>
    mergeCategory(context, { category_id, into_id });
  for (const context of [sol, ada, nobody]) {
    await assert.rejects(merge(pans, garden, context), refused("forbidden", "permission_denied"));
    await assert.rejects(
      stepCategory(context, { category_id: pans, step: "up" }),
      refused("forbidden", "permission_denied"),
    );
    await assert.rejects(hiddenBy(context, pans), refused("forbidden", "permission_denied"));
  }
  await assert.rejects(merge(999, garden), refused("missing", "not_found"));
  await assert.rejects(merge(garden, 999), refused("invalid", "into:not_found"));
  await assert.rejects(merge(home, home), refused("invalid", "into:cycle"));
  await assert.rejects(merge(home, pans), refused("invalid", "into:cycle"));
  const long = await createCategory(olga, category("z".repeat(60), null, { slug: "z".repeat(90) }));
  const longer = await createCategory(olga, category("Below", long, { slug: "q".repeat(140) }));
  await assert.rejects(merge(long, deep), refused("invalid", "parent:too_deep"));
  await assert.rejects(stepCategory(olga, { category_id: 999, step: "up" }), refused("missing", "not_found"));
  await assert.rejects(hiddenBy(olga, 999), refused("missing", "not_found"));
  const after = await categoryTree(olga, STAFF);
  const old = after.filter(({ id }) => id !== long);
  assert.deepEqual(old, before);
  assert.deepEqual(
    after.find(({ id }) => id === long)?.children.map(({ id }) => id),
    [longer],
  );
  assert.equal((await listAudit(olga, {}, { page_size: 1 })).count, deeds + 2);
  assert.equal((await findCategory(nobody, "kitchen", PUBLIC))?.id, kitchen);
  await assertCatalogueHolds(olga);
});

test("products of every state and all branches move; counts, listings and old addresses follow", async (t) => {
  const world = await openWorld(t);
  const { olga, sol, mei, public: nobody, categories } = await openCatalogue(world);
  const { kitchen, pans, garden } = categories;
  const shown = await addProduct(sol, kitchen, { name: "Whisk", status: "published" });
  const draft = await addProduct(mei, kitchen, { name: "Bowl", status: "draft" });
  const gone = await addProduct(sol, kitchen, { name: "Ladle" });
  await archiveProduct(sol, { product_id: gone, if_version: null });
  await addProduct(sol, pans, { name: "Pan", status: "published" });
  await addProduct(mei, garden, { name: "Rake", status: "published" });
  await changeCategory(olga, { category_id: kitchen, changes: { name: "Cooking" } });
  await mergeCategory(olga, { category_id: kitchen, into_id: garden });
  for (const slug of ["kitchen", "cooking", "garden"]) {
    assert.equal((await findCategory(nobody, slug, PUBLIC))?.id, garden, slug);
  }
  assert.equal(await findCategory(olga, String(kitchen), STAFF), null);
  assert.equal((await findCategory(nobody, "garden", PUBLIC))?.product_count, 3);
  assert.equal((await findCategory(nobody, "home", PUBLIC))?.product_count, 0);
  const moved = await findCategory(nobody, "pans", PUBLIC);
  assert.deepEqual([moved?.path, moved?.product_count], ["garden/pans", 1]);
  for (const [id, context] of [
    [shown, nobody],
    [draft, olga],
    [gone, olga],
  ] as const) {
    assert.equal((await findProduct(context, String(id)))?.category.id, garden);
  }
  const rows = await olga.db.selectFrom("listings").select("product_id").where("category_id", "=", garden);
  assert.equal((await rows.execute()).length, 2);
  const [deed] = (await listAudit(olga, { action: "category.merged" }, { page_size: 5 })).results;
  assert.equal(deed?.subject_id, String(kitchen));
  assert.deepEqual(deed?.after?.into_id, garden);
  assert.deepEqual(deed?.after?.products_moved, 3);
  await assertCatalogueHolds(olga);
});

test("what moves below something hidden is hidden, and comes back out of it", async (t) => {
  const world = await openWorld(t);
  const { olga, sol, public: nobody, categories } = await openCatalogue(world);
  const { kitchen, pans, garden, bath } = categories;
  await addProduct(sol, kitchen, { name: "Whisk", status: "published" });
  await addProduct(sol, pans, { name: "Pan", status: "published" });
  assert.deepEqual(await hiddenBy(olga, kitchen), { categories: 2, products: 2 });
  await changeCategory(olga, { category_id: garden, changes: { is_active: false } });
  assert.deepEqual(await hiddenBy(olga, garden), { categories: 0, products: 0 });
  await mergeCategory(olga, { category_id: kitchen, into_id: garden });
  assert.equal(await findCategory(nobody, "pans", PUBLIC), null);
  assert.equal((await olga.db.selectFrom("listings").select("product_id").execute()).length, 0);
  await assertCatalogueHolds(olga);
  await mergeCategory(olga, { category_id: garden, into_id: bath });
  assert.equal((await findCategory(nobody, "bath", PUBLIC))?.product_count, 2);
  await assertCatalogueHolds(olga);
});

test("a category steps up and down among its neighbours only, and stops at the end", async (t) => {
  const world = await openWorld(t);
  const { olga, categories } = await openCatalogue(world);
  const { home, kitchen, bath } = categories;
  const order = async () => (await childCategories(olga, home, STAFF)).map(({ id }) => id);
  const attic = await createCategory(olga, category("Attic", home));
  assert.deepEqual(await order(), [kitchen, bath, attic]);
  const step = (category_id: number, way: "up" | "down") => stepCategory(olga, { category_id, step: way });
  await step(attic, "up");
  assert.deepEqual(await order(), [kitchen, attic, bath]);
  await step(kitchen, "up");
  await step(bath, "down");
  assert.deepEqual(await order(), [kitchen, attic, bath]);
  await step(kitchen, "down");
  assert.deepEqual(await order(), [attic, kitchen, bath]);
  const roots = (await categoryTree(olga, STAFF)).map(({ id }) => id);
  await step(categories.garden, "up");
  assert.deepEqual(
    (await categoryTree(olga, STAFF)).map(({ id }) => id),
    roots.reverse(),
  );
  assert.equal((await listAudit(olga, { action: "category.changed" }, { page_size: 9 })).results.length, 3);
});

test("a category is put below another and at a place of its choice, but never below itself", async (t) => {
  const world = await openWorld(t);
  const { olga, categories } = await openCatalogue(world);
  const { home, kitchen, bath, pans } = categories;
  const below = async (id: number) => (await childCategories(olga, id, STAFF)).map((one) => one.id);
  const put = (category_id: number, parent_id: number | null, place: number) =>
    placeCategory(olga, { category_id, parent_id, place });
  await assert.rejects(put(home, pans, 0), refused("invalid", "parent:cycle"));
  await assert.rejects(put(pans, 999, 0), refused("invalid", "parent:not_found"));
  await assert.rejects(put(999, home, 0), refused("missing", "not_found"));
  assert.deepEqual(await below(home), [kitchen, bath]);
  await put(pans, home, 1);
  assert.deepEqual(await below(home), [kitchen, pans, bath]);
  assert.deepEqual(await below(kitchen), []);
  await put(pans, home, 99);
  assert.deepEqual(await below(home), [kitchen, bath, pans]);
  await put(pans, null, 0);
  assert.equal((await categoryTree(olga, STAFF))[0]?.id, pans);
  await assertCatalogueHolds(olga);
});
