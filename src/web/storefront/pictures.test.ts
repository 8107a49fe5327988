// Pictures on pages: in their own tone at once, and as AVIF wherever they are shown as soon as that is there.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import sharp from "sharp";
import { createWorker } from "#platform/queue";
import { openMarket } from "../../../test/market.ts";
import { done } from "../../../test/market-people.ts";
import { shopper } from "../../../test/shopper.ts";
import { jobHandlers } from "../../reactions.ts";
import { toneClasses } from "../ui/tone.ts";

type Subject = "product" | "category" | "logo";
const COLOURS: Record<Subject, string> = { product: "#3f6f9f", category: "#d8b45a", logo: "#7d2f63" };

async function pictureOf(colour: string): Promise<FormData> {
  const image = sharp({ create: { width: 700, height: 500, channels: 3, background: colour } });
  const form = new FormData();
  form.set("image", new File([new Uint8Array(await image.png().toBuffer())], "x.png"));
  form.set("is_primary", "true");
  return form;
}

/** Sol's lamp, its category and Sol's store have pictures, and Ada has bought one lamp and thinks of another. */
async function open(t: TestContext) {
  const world = await openMarket(t);
  const { product_id } = world.products.lamp;
  const put = async (subject: Subject, method: "PUT" | "POST", path: string, token: string | undefined) => {
    const form = await pictureOf(COLOURS[subject]);
    if (subject !== "product") form.delete("is_primary");
    return done(world.request(method, path, { form, token }));
  };
  const ada = { token: world.token("ada") };
  const line = { product_id, quantity: 1 };
  const image = await put("product", "POST", `/api/products/${product_id}/images/`, world.token("sol"));
  await put("category", "PUT", `/api/admin/categories/${world.categories.home}/image/`, world.token("olga"));
  await put("logo", "PUT", "/api/seller/profile/logo/", world.token("sol"));
  await done(world.post("/api/cart/add/", line, ada));
  const address = { shipping_address_id: world.ada_address_id, payment_method: "card" };
  const order = await done(world.post("/api/checkout/", address, ada));
  await done(world.post("/api/cart/add/", line, ada));
  const { slug, seller } = await done(world.get(`/api/products/${product_id}/`));
  const store = `/sellers/${seller.slug}/`;
  const shown_at: Record<Subject, string[]> = {
    product: [
      "/",
      "/search/?q=lamp",
      "/categories/lamps/",
      store,
      `/products/${slug}/`,
      "/products/iron-pan/",
    ]
      .concat(["/cart/", "/checkout/", "/account/orders/", `/orders/${order.id}/`])
      .concat("/account/"),
    category: ["/", "/categories/", "/search/?q=nothing-at-all"],
    logo: ["/", "/sellers/", store],
  };
  const reader = await shopper(world, world.people.ada.user_id);
  return { world, image, shown_at, reader, sol: { token: world.token("sol") }, product_id };
}

test("a picture stands in its tone from the first moment, and is AVIF as soon as that is made", async (t) => {
  const { world, shown_at, reader } = await open(t);
  const pages = Object.entries(shown_at).flatMap(([subject, paths]) =>
    paths.map((path) => [subject as Subject, path] as const),
  );
  for (const [subject, path] of pages) {
    const page = await reader.get(path);
    assert.equal(page.status, 200, path);
    assert.ok(page.text.includes(`class="picture ${toneClasses(COLOURS[subject])}`), `${subject} at ${path}`);
    assert.doesNotMatch(page.text, /avif/, path);
  }
  await createWorker(world.services, jobHandlers).drain();
  for (const [subject, path] of pages) {
    const { text } = await reader.get(path);
    const source = new RegExp(
      `<picture><source type="image/avif" srcset="([^"]+)"[^>]*><img class="picture ${toneClasses(COLOURS[subject])}`,
    ).exec(text);
    assert.ok(source, `${subject} at ${path}`);
    for (const file of (source[1] ?? "").split(", ").map((one) => one.split(" ")[0] ?? "")) {
      const { status, headers } = await world.get(file);
      assert.deepEqual([status, headers.get("content-type")], [200, "image/avif"], file);
    }
  }
});

test("an order keeps the small picture when the product has it no more", async (t) => {
  const { world, image, shown_at, reader, sol, product_id } = await open(t);
  await createWorker(world.services, jobHandlers).drain();
  await world.delete(`/api/products/${product_id}/images/${image.id}/`, sol);
  const small = image.url.replace("-700.webp", "-320.webp");
  const { text } = await reader.get(shown_at.product.find((path) => /\/orders\/\d/.test(path)) ?? "");
  assert.ok(text.includes(`<img class="picture" src="${small}"`));
  assert.doesNotMatch(text, /avif/);
  assert.equal((await world.get(small)).status, 200);
});

test("a picture narrower than the small one is no AVIF where that is shown", async (t) => {
  const { world, reader, sol, product_id } = await open(t);
  const tiny = sharp({ create: { width: 90, height: 90, channels: 3, background: "#2288aa" } });
  const form = new FormData();
  form.set("image", new File([new Uint8Array(await tiny.png().toBuffer())], "x.png"));
  form.set("is_primary", "true");
  await done(world.request("POST", `/api/products/${product_id}/images/`, { ...sol, form }));
  await createWorker(world.services, jobHandlers).drain();
  const cart = await reader.get("/cart/");
  assert.match(
    cart.text,
    new RegExp(`"><img class="picture ${toneClasses("#2288aa")}" src="[^"]+-320\\.webp"`),
  );
  assert.match((await reader.get("/categories/lamps/")).text, /-90\.avif 90w/);
});
