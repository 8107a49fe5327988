// Categories over HTTP: everybody reads what can be seen, staff shape the tree.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import sharp from "sharp";
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { createWorker } from "#platform/queue";
import { apiWorld } from "../../test/api.ts";
import { addProduct, assertCatalogueHolds, openCatalogue } from "../../test/catalogue.ts";
import { accessToken } from "../../test/stall.ts";
import { jobHandlers } from "../reactions.ts";

const CATEGORIES = "/api/categories/";

async function open(t: TestContext) {
  const world = await apiWorld(t);
  const shop = await openCatalogue(world);
  const tokenOf = ({ actor }: Context) => {
    assert.ok(isUser(actor));
    return accessToken(world, actor);
  };
  const tokens = {
    ada: await tokenOf(shop.ada),
    sol: await tokenOf(shop.sol),
    olga: await tokenOf(shop.olga),
  };
  return { world, shop, tokens, ids: shop.categories };
}

test("only staff with the permission shape the tree", async (t) => {
  const { world, shop, tokens, ids } = await open(t);
  const { user_id = 0 } = shop.ada.actor;
  const path = `${CATEGORIES}${ids.garden}/`;
  const write = async (token: string | undefined) => [
    (await world.post(CATEGORIES, { name: "Toys" }, { token })).status,
    (await world.put(path, { name: "Toys" }, { token })).status,
    (await world.patch(path, { name: "Toys" }, { token })).status,
    (await world.delete(path, { token })).status,
    (await world.get("/api/admin/categories/", { token })).status,
  ];
  assert.deepEqual(await write(undefined), [401, 401, 401, 401, 401]);
  for (const token of [tokens.ada, tokens.sol])
    assert.deepEqual(await write(token), [403, 403, 403, 403, 403]);
  const setRole = (permissions: string) =>
    transaction(world.as(), ({ db }) =>
      db.updateTable("users").set({ role: "staff", permissions }).where("id", "=", user_id).execute(),
    );
  await setRole('["orders.manage"]');
  assert.deepEqual((await write(tokens.ada)).slice(0, 4), [403, 403, 403, 403]);
  assert.equal((await world.get(path)).body.name, "Garden");
  await setRole('["catalog.manage"]');
  assert.deepEqual(await write(tokens.ada), [201, 200, 200, 204, 200]);
  await assertCatalogueHolds(shop.olga);
});

test("what is wrong is 422 on its field", async (t) => {
  const { world, tokens, ids } = await open(t);
  const path = `${CATEGORIES}${ids.home}/`;
  const cases: [string, object][] = [
    ["name", { name: "" }],
    ["name", { name: "x".repeat(121) }],
    ["slug", { slug: "123" }],
    ["slug", { slug: "a--b" }],
    ["parent", { parent: "home" }],
    ["parent", { parent: 999 }],
    ["sort_order", { sort_order: 1.5 }],
    ["is_active", { is_active: 1 }],
    ["path", { path: "a/b" }],
    ["product_count", { product_count: 5 }],
    ["level", { level: 0 }],
  ];
  for (const [field, wrong] of cases) {
    const posted = await world.post(CATEGORIES, { name: "Toys", ...wrong }, { token: tokens.olga });
    const patched = await world.patch(path, wrong, { token: tokens.olga });
    for (const reply of [posted, patched]) {
      assert.deepEqual([reply.status, reply.body.errors?.[0].field], [422, field], JSON.stringify(wrong));
    }
  }
  for (const parent of [ids.home, ids.pans]) {
    const cycle = await world.patch(path, { parent }, { token: tokens.olga });
    assert.deepEqual([cycle.status, cycle.body.errors[0].field], [422, "parent"]);
  }
  assert.equal((await world.post(CATEGORIES, {}, { token: tokens.olga })).status, 422);
  const taken = await world.post(CATEGORIES, { name: "Y", slug: "garden" }, { token: tokens.olga });
  assert.deepEqual([taken.status, taken.body.code], [409, "slug_taken"]);
  const full = await world.delete(path, { token: tokens.olga });
  assert.deepEqual([full.status, full.body.code], [409, "category_not_empty"]);
  assert.equal((await world.get(CATEGORIES)).body.count, 5);
});

test("a category from its making to its end", async (t) => {
  const { world, shop, tokens, ids } = await open(t);
  const made = await world.post(
    CATEGORIES,
    { name: "Woks & Co", parent: ids.kitchen, description: "Round", sort_order: 3, meta_title: "Woks" },
    { token: tokens.olga },
  );
  assert.equal(made.status, 201);
  assert.match(made.headers.get("location") ?? "", new RegExp(`/api/categories/${made.body.id}/$`));
  assert.deepEqual(made.body, {
    id: made.body.id,
    name: "Woks & Co",
    slug: "woks-co",
    description: "Round",
    parent: ids.kitchen,
    path: "home/kitchen/woks-co",
    full_path: "Home > Kitchen > Woks & Co",
    ancestors: [
      { id: ids.home, name: "Home", slug: "home" },
      { id: ids.kitchen, name: "Kitchen", slug: "kitchen" },
    ],
    level: 2,
    sort_order: 3,
    is_active: true,
    product_count: 0,
    meta_title: "Woks",
    meta_description: null,
    image: null,
  });
  const path = `${CATEGORIES}${made.body.id}/`;
  const product = await addProduct(shop.sol, made.body.id);
  const before = await world.get(path);
  assert.equal(before.body.product_count, 1);
  await world.delete(`/api/products/${product}/`, { token: tokens.sol });
  assert.notEqual((await world.get(path)).headers.get("etag"), before.headers.get("etag"));
  const put = await world.put(path, { name: "Woks" }, { token: tokens.olga });
  assert.deepEqual(
    [put.body.parent, put.body.path, put.body.description, put.body.sort_order],
    [null, "woks", null, 0],
  );
  const moved = await world.get(`${CATEGORIES}woks-co/`);
  assert.equal(moved.status, 301);
  assert.match(moved.headers.get("location") ?? "", /\/api\/categories\/woks\/$/);
  assert.equal((await world.delete(path, { token: tokens.olga })).body.code, "category_not_empty");
  assert.equal((await world.delete(`${CATEGORIES}${ids.garden}/`, { token: tokens.olga })).status, 204);
  assert.equal((await world.get(`${CATEGORIES}garden/`)).status, 404);
  await assertCatalogueHolds(shop.olga);
});

test("what is inactive, and all below it, is 404 to the public and there for staff", async (t) => {
  const { world, tokens, ids } = await open(t);
  await world.patch(`${CATEGORIES}${ids.kitchen}/`, { is_active: false }, { token: tokens.olga });
  for (const key of ["kitchen", "pans", ids.pans]) {
    for (const rest of ["", "children/"]) {
      assert.equal((await world.get(`${CATEGORIES}${key}/${rest}`)).status, 404);
      assert.equal((await world.get(`${CATEGORIES}${key}/${rest}`, { token: tokens.sol })).status, 404);
      assert.equal((await world.get(`${CATEGORIES}${key}/${rest}`, { token: tokens.olga })).status, 200);
    }
  }
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  assert.deepEqual(names((await world.get(`${CATEGORIES}?ordering=name`)).body.results), [
    "Bath",
    "Garden",
    "Home",
  ]);
  assert.deepEqual(names((await world.get(`${CATEGORIES}home/children/`)).body), ["Bath"]);
  const tree = (await world.get(`${CATEGORIES}tree/`)).body;
  assert.deepEqual([names(tree), names(tree[0].children)], [["Home", "Garden"], ["Bath"]]);
  const all = await world.get("/api/admin/categories/?ordering=-name&page_size=2", { token: tokens.olga });
  assert.deepEqual([all.body.count, names(all.body.results)], [5, ["Pans", "Kitchen"]]);
  assert.match(all.body.next, /page=2/);
  const whole = (await world.get("/api/admin/categories/tree/", { token: tokens.olga })).body;
  assert.deepEqual(names(whole[0].children), ["Kitchen", "Bath"]);
  const wrong = ["page=0", "page_size=101", "page_size=a", "ordering=path", "page=999&page_size=100"];
  for (const query of wrong) assert.equal((await world.get(`${CATEGORIES}?${query}`)).status, 422, query);
});

test("a product cannot go where the public cannot", async (t) => {
  const { world, tokens, ids } = await open(t);
  const body = { name: "Pan", price: "1.00", category: ids.pans };
  const { id } = (await world.post("/api/products/", body, { token: tokens.sol })).body;
  await world.patch(`${CATEGORIES}${ids.kitchen}/`, { is_active: false }, { token: tokens.olga });
  const refused = await world.post("/api/products/", body, { token: tokens.sol });
  assert.deepEqual([refused.status, refused.body.errors[0].field], [422, "category"]);
  assert.equal((await world.get(`/api/products/${id}/`)).status, 404);
  const kept = await world.put(`/api/products/${id}/`, { ...body, name: "Same" }, { token: tokens.sol });
  assert.equal(kept.status, 200);
});

test("a category's picture is put, replaced and taken away", async (t) => {
  const { world, tokens, ids } = await open(t);
  const path = `/api/admin/categories/${ids.home}/image/`;
  const form = async (bytes?: string) => {
    const image = sharp({ create: { width: 900, height: 600, channels: 3, background: "#08c" } });
    const data = new FormData();
    data.set("image", new File([bytes ?? new Uint8Array(await image.png().toBuffer())], "x.png"));
    return data;
  };
  const put = async (token: string, bytes?: string) =>
    world.request("PUT", path, { form: await form(bytes), token });
  const looks = async () => {
    const { db } = world.as();
    const row = await db.selectFrom("categories").selectAll().where("id", "=", ids.home).executeTakeFirst();
    return row && [row.image_has_avif, row.image_tone];
  };
  assert.equal((await put(tokens.sol)).status, 403);
  assert.equal((await put(tokens.olga, "no picture")).status, 422);
  const first = (await put(tokens.olga)).body.image;
  assert.equal((await world.get(first)).status, 200);
  const avifOf = (image: string) => world.get(image.replace(".webp", ".avif"));
  await createWorker(world.services, jobHandlers).drain();
  assert.deepEqual([(await avifOf(first)).status, await looks()], [200, [1, "#0088cc"]]);
  const second = (await put(tokens.olga)).body.image;
  assert.deepEqual([(await world.get(first)).status, (await world.get(second)).status], [404, 200]);
  assert.deepEqual([(await avifOf(first)).status, await looks()], [404, [0, "#0088cc"]]);
  assert.equal((await world.delete(path, { token: tokens.olga })).status, 204);
  assert.equal((await world.get(second)).status, 404);
  await createWorker(world.services, jobHandlers).drain();
  assert.deepEqual([(await avifOf(second)).status, await looks()], [404, [0, null]], "made for nobody");
  assert.equal((await world.get(`${CATEGORIES}home/`)).body.image, null);
});
