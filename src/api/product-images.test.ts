// Pictures over HTTP: what is taken, who may, one primary always, and how browsers get them.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import sharp from "sharp";
import { imageJobs, thumbnailUrl } from "#modules/catalog";
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { apiWorld } from "../../test/api.ts";
import { addProduct, assertCatalogueHolds, openCatalogue } from "../../test/catalogue.ts";
import { accessToken } from "../../test/stall.ts";

async function picture(width = 700, colour = "#cc3311"): Promise<Uint8Array<ArrayBuffer>> {
  const image = sharp({ create: { width, height: 500, channels: 3, background: colour } });
  return new Uint8Array(await image.png().toBuffer());
}

function form(bytes: Uint8Array<ArrayBuffer> | string, more: Record<string, string> = {}): FormData {
  const data = new FormData();
  data.set("image", new File([bytes], "../../etc/passwd.png", { type: "image/png" }));
  for (const [name, value] of Object.entries(more)) data.set(name, value);
  return data;
}

async function open(t: TestContext) {
  const world = await apiWorld(t);
  const shop = await openCatalogue(world);
  const tokenOf = ({ actor }: Context) => {
    assert.ok(isUser(actor));
    return accessToken(world, actor);
  };
  const tokens = { ada: await tokenOf(shop.ada), sol: await tokenOf(shop.sol), mei: await tokenOf(shop.mei) };
  const id = await addProduct(shop.sol, shop.categories.pans);
  const path = `/api/products/${id}/`;
  const images = `${path}images/`;
  const add = async (more: Record<string, string> = {}) => {
    const reply = await world.request("POST", images, {
      form: form(await picture(), more),
      token: tokens.sol,
    });
    assert.equal(reply.status, 201, reply.text);
    return reply.body;
  };
  const shown = async () => (await world.get(path)).body.images as { id: number; is_primary: boolean }[];
  return { world, shop, tokens, id, path, images, add, shown };
}

test("who may add a picture, and what is none", async (t) => {
  const { world, shop, tokens, images, shown } = await open(t);
  const post = async (token: string | undefined, data: FormData) =>
    (await world.request("POST", images, { form: data, token })).status;
  assert.equal(await post(undefined, form(await picture())), 401);
  assert.equal(await post(tokens.ada, form(await picture())), 403);
  assert.equal(await post(tokens.mei, form(await picture())), 404);
  const script = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
  for (const bytes of ["", script, "<html><script>alert(1)</script>", "\u0089PNG\r\n but not really"]) {
    assert.equal(await post(tokens.sol, form(bytes)), 422, bytes);
  }
  assert.equal(await post(tokens.sol, form(await picture(), { is_primary: "yes" })), 422);
  assert.equal(await post(tokens.sol, form(await picture(), { key: "products/1/x" })), 422);
  assert.equal(await post(tokens.sol, new FormData()), 422);
  const huge = new Uint8Array(11 * 1024 * 1024);
  const headers = { "content-length": String(huge.length) };
  const too_large = await world.request("POST", images, { form: form(huge), token: tokens.sol, headers });
  assert.equal(too_large.status, 413);
  assert.equal((await world.post(images, { image: "x" }, { token: tokens.sol })).status, 415);
  assert.deepEqual(await shown(), []);
  await assertCatalogueHolds(shop.ada);
});

test("the first is the primary, and there is always exactly one", async (t) => {
  const { world, shop, tokens, images, add, shown } = await open(t);
  const first = await add();
  assert.deepEqual([first.alt_text, first.is_primary, first.width], ["Iron pan", true, 700]);
  assert.match(first.url, /^\/media\/products\/\d+\/[\w-]+-700\.webp$/);
  assert.match(first.srcset, /-320\.webp 320w, .*-640\.webp 640w, .*-700\.webp 700w$/);
  const second = await add({ alt_text: "From above" });
  const third = await add({ is_primary: "true" });
  const primaries = async () => (await shown()).filter(({ is_primary }) => is_primary).map(({ id }) => id);
  assert.deepEqual(await primaries(), [third.id]);
  const patch = (id: number, body: object, token = tokens.sol) =>
    world.patch(`${images}${id}/`, body, { token });
  assert.equal((await patch(second.id, { is_primary: true }, tokens.mei)).status, 404);
  assert.equal((await patch(999, { is_primary: true })).status, 404);
  assert.equal((await patch(third.id, { is_primary: false })).status, 422);
  assert.equal((await patch(second.id, { url: "x" })).status, 422);
  assert.equal((await patch(second.id, { is_primary: true, alt_text: "Above" })).body.alt_text, "Above");
  assert.deepEqual(await primaries(), [second.id]);
  const order = (image_ids: number[]) => world.put(`${images}order/`, { image_ids }, { token: tokens.sol });
  assert.equal((await order([first.id, second.id])).status, 422);
  assert.equal((await order([first.id, second.id, second.id])).status, 422);
  const ordered = await order([third.id, first.id, second.id]);
  assert.deepEqual(
    ordered.body.images.map(({ id }: { id: number }) => id),
    [third.id, first.id, second.id],
  );
  assert.equal((await world.delete(`${images}${second.id}/`, { token: tokens.mei })).status, 404);
  assert.equal((await world.delete(`${images}${second.id}/`, { token: tokens.sol })).status, 204);
  assert.deepEqual(await primaries(), [third.id]);
  assert.equal((await world.get("/api/products/")).body.results[0].primary_image.id, third.id);
  await assertCatalogueHolds(shop.ada);
});

test("twenty pictures are enough, and the files of the next one are not kept", async (t) => {
  const { world, shop, id, tokens, images, add } = await open(t);
  const { storage_key } = await transaction(world.as(), async ({ db }) => {
    const row = {
      product_id: id,
      alt_text: "x",
      width: 10,
      height: 10,
      widths: "10",
      byte_size: 1,
      created_at: 0,
    };
    const rows = Array.from({ length: 20 }, (_, at) => ({ ...row, storage_key: `products/x/${at}` }));
    await db.insertInto("product_images").values(rows).execute();
    await db
      .updateTable("product_images")
      .set({ is_primary: 1 })
      .where("storage_key", "like", "%/0")
      .execute();
    return { storage_key: "products/x/0" };
  });
  const puts: string[] = [];
  const { storage } = world.services;
  const keep = storage.put;
  storage.put = async (key, bytes) => {
    puts.push(key);
    await keep(key, bytes);
  };
  const full = await world.request("POST", images, { form: form(await picture()), token: tokens.sol });
  assert.deepEqual([full.status, full.body.code], [409, "too_many_images"]);
  assert.equal(puts.length, 3);
  for (const key of puts) assert.equal(await storage.open(key), null);
  await transaction(world.as(), ({ db }) =>
    db.deleteFrom("product_images").where("storage_key", "<>", storage_key).execute(),
  );
  await add();
  await assertCatalogueHolds(shop.ada);
});

test("media: cached for ever, harmless, and gone with the picture but for what orders show", async (t) => {
  const { world, tokens, images, add } = await open(t);
  const image = await add();
  const { status, headers } = await world.get(image.url);
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "image/webp");
  assert.match(headers.get("cache-control") ?? "", /immutable/);
  assert.equal(headers.get("x-content-type-options"), "nosniff");
  assert.match(headers.get("content-security-policy") ?? "", /sandbox/);
  const again = await world.get(image.url, { headers: { "if-none-match": headers.get("etag") ?? "" } });
  assert.equal(again.status, 304);
  const wrong = [
    "nothing.webp",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "a%00b.webp",
    "%E0%A4%A",
  ];
  for (const path of wrong) {
    const reply = await world.get(`/media/${path}`);
    assert.ok(reply.status === 404 || reply.status === 400, `${path} ${reply.status}`);
  }
  await world.delete(`${images}${image.id}/`, { token: tokens.sol });
  assert.equal((await world.get(image.url)).status, 404);
  const key = image.url.replace("/media/", "").replace("-700.webp", "");
  assert.equal((await world.get(thumbnailUrl(key))).status, 200);
});

test("a narrow picture has its small file too", async (t) => {
  const { world, tokens, images } = await open(t);
  const reply = await world.request("POST", images, { form: form(await picture(100)), token: tokens.sol });
  assert.match(reply.body.srcset, /-100\.webp 100w$/);
  const key = reply.body.url.replace("/media/", "").replace("-100.webp", "");
  assert.equal((await world.get(thumbnailUrl(key))).status, 200);
});

/** What lists say of the product's picture, beside what the API says. */
async function shownPicture(context: Context, product_id: number) {
  const listings = context.db.selectFrom("listings").select(["picture_has_avif", "picture_tone"]);
  const row = await listings.where("product_id", "=", product_id).executeTakeFirst();
  return row && [row.picture_has_avif, row.picture_tone];
}

/** Runs the job of a picture as a worker would; false where there was nothing to do. */
async function makeAvif(
  world: Awaited<ReturnType<typeof open>>["world"],
  image_id: number,
): Promise<boolean> {
  const handler = imageJobs["image.avif"];
  assert.ok(handler?.kind === "external");
  const end = await handler.run(world.as(), { image_id } as never);
  if (end) await transaction(world.as(), end);
  return end !== undefined;
}

test("AVIF is made by a job, once more without harm, and not for what is gone", async (t) => {
  const { world, tokens, images, add } = await open(t);
  const image = await add();
  const [job] = await world.as().db.selectFrom("jobs").selectAll().where("kind", "=", "image.avif").execute();
  assert.deepEqual(JSON.parse(job?.payload ?? ""), { image_id: image.id });
  for (let time = 0; time < 2; time += 1) assert.ok(await makeAvif(world, image.id));
  const avif = await world.get(image.url.replace(".webp", ".avif"));
  assert.deepEqual([avif.status, avif.headers.get("content-type")], [200, "image/avif"]);
  await world.delete(`${images}${image.id}/`, { token: tokens.sol });
  assert.equal((await world.get(image.url.replace(".webp", ".avif"))).status, 404);
  assert.equal(await makeAvif(world, image.id), false);
});

test("lists learn of the primary picture's AVIF and tone; what the API says stays as it was", async (t) => {
  const { world, shop, tokens, id, path, images, add, shown } = await open(t);
  const { db } = world.as();
  const first = await add();
  assert.deepEqual(await shownPicture(world.as(), id), [0, "#cc3311"]);
  // As it was before pictures had tones.
  await transaction(world.as(), async (tx) => {
    await tx.db.updateTable("product_images").set({ tone: null }).execute();
    await tx.db.updateTable("listings").set({ picture_tone: null }).execute();
  });
  const before = { page: await world.get(path), list: await world.get("/api/products/") };
  await makeAvif(world, first.id);
  const [has_avif, tone] = (await shownPicture(world.as(), id)) ?? [];
  assert.equal(has_avif, 1);
  assert.match(String(tone), /^#c[b-d]3[2-4]1[0-2]$/, "nearly the upload's, seen from what was stored of it");

  for (const [address, reply] of [[path, before.page] as const, ["/api/products/", before.list] as const]) {
    const etag = reply.headers.get("etag") ?? "";
    assert.equal((await world.get(address, { headers: { "if-none-match": etag } })).status, 304, address);
  }
  await assertCatalogueHolds(shop.ada);
  const green = form(await picture(700, "#116633"), { is_primary: "true" });
  const second = (await world.request("POST", images, { form: green, token: tokens.sol })).body;
  assert.deepEqual(await shownPicture(world.as(), id), [0, "#116633"]);
  await makeAvif(world, first.id);
  assert.deepEqual(
    await shownPicture(world.as(), id),
    [0, "#116633"],
    "of the other picture lists say nothing",
  );
  await makeAvif(world, second.id);
  assert.deepEqual(await shownPicture(world.as(), id), [1, "#116633"]);
  for (const image of await shown()) await world.delete(`${images}${image.id}/`, { token: tokens.sol });
  assert.deepEqual(await shownPicture(world.as(), id), [0, null]);
  await assertCatalogueHolds(shop.ada);
  assert.equal((await db.selectFrom("product_images").select("id").execute()).length, 0);
});
