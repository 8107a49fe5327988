// The cart in a browser without scripts: who may change it, what it says, and how problems are put right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openShop } from "../../../test/checkout-shop.ts";
import { formOf, type Page } from "../../../test/visitor.ts";

const JSON_ONLY = { accept: "application/json" };

test("forms of other sites and forms without a token change nothing", async (t) => {
  const shop = await openShop(t);
  const { product_id } = shop.lamp;
  const guest = shop.newcomer();
  const add = (headers: Record<string, string>) =>
    guest.post("/cart/add/", { product_id: String(product_id) }, headers);
  for (const site of ["cross-site", "same-site", "none"]) {
    assert.equal((await add({ "sec-fetch-site": site })).status, 403, site);
  }
  assert.equal(guest.cookies.size, 0);
  await shop.put(guest, [shop.lamp, 2]);
  const cart = await guest.get("/cart/");
  const { fields } = formOf(cart.text, "/cart/update/");
  const update = (changes: object, headers = {}) =>
    guest.post("/cart/update/", { ...fields, quantity: "5", ...changes }, headers);
  assert.equal((await update({ csrf: "made.up" })).status, 403);
  assert.equal((await update({ csrf: null })).status, 403);
  assert.equal((await update({}, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await guest.post("/cart/clear/", {})).status, 403);
  const stranger = shop.newcomer();
  await stranger.get("/cart/");
  assert.equal((await stranger.post("/cart/update/", { ...fields, quantity: "5" })).status, 403);
  assert.match((await guest.get("/cart/")).words, /2 items/);
});

test("adding answers a script with the count, and everybody else with the cart", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  const { product_id } = shop.lamp;
  const fields = { product_id: String(product_id), quantity: "2" };
  const scripted = await guest.post("/cart/add/", fields, JSON_ONLY);
  assert.equal(scripted.status, 200);
  assert.equal(JSON.parse(scripted.text).cart_count, 2);
  const [line = ""] = scripted.set_cookies;
  assert.match(line, /^buybuy_cart=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/);
  const glance = await guest.get("/glance/");
  assert.deepEqual(JSON.parse(glance.text), { name: null, cart_count: 2 });
  assert.equal(glance.headers.get("cache-control"), "private, no-store");
  const plain = await guest.post("/cart/add/", fields);
  assert.equal(plain.path, "/cart/");
  assert.match(plain.words, /Desk lamp.*4 items|4 items.*Desk lamp/);
  assert.equal(plain.headers.get("cache-control"), "private, no-store");
  assert.match(plain.text, /name="robots" content="noindex"/);
});

test("a refusal is said in words, with a way back", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  const fields = { product_id: String(shop.lamp.product_id), quantity: "11" };
  const scripted = await guest.post("/cart/add/", fields, JSON_ONLY);
  assert.equal(scripted.status, 409);
  assert.deepEqual(JSON.parse(scripted.text), { message: "Only 10 are left." });
  const referer = "http://localhost:3000/products/thing-1/?x=1";
  const plain = await guest.post("/cart/add/", fields, { referer });
  assert.equal(plain.status, 409);
  assert.match(plain.words, /Only 10 are left/);
  assert.match(plain.text, /href="\/products\/thing-1\/\?x=1"/);
  const foreign = await guest.post("/cart/add/", fields, { referer: "http://evil.example/x" });
  assert.doesNotMatch(foreign.text, /evil/);
  const unknown = await guest.post("/cart/add/", { product_id: "999999" }, JSON_ONLY);
  assert.equal(unknown.status, 422);
  const nonsense = await guest.post("/cart/add/", { product_id: "x" }, JSON_ONLY);
  assert.equal(nonsense.status, 422);
  assert.equal((await guest.get("/cart/")).status, 200);
});

test("an empty cart has a way on, in three languages", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  for (const [path, words] of [
    ["/cart/", /Your cart is empty/],
    ["/de/cart/", /Ihr Warenkorb ist leer/],
    ["/ar/cart/", /سلتك فارغة/],
  ] as const) {
    const page = await guest.get(path);
    assert.equal(page.status, 200);
    assert.match(page.words, words);
  }
});

test("lines stand by seller, change, leave and come back", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  await shop.put(guest, [shop.lamp, 1], [shop.pan, 2], [shop.bowl, 1], [shop.song, 1]);
  const cart = await guest.get("/cart/");
  assert.equal([...cart.text.matchAll(/class="cart-part"/g)].length, 3);
  assert.match(cart.words, /Iron <pan> \$20\.00 each/);
  assert.match(cart.words, /Items \$85\.00 Shipping \(estimated\) \$\d+\.\d\d Tax/);
  const [first] = [...cart.text.matchAll(/name="item_id" value="(\d+)"/g)];
  const { fields } = formOf(cart.text, "/cart/update/");
  const item_id = first?.[1] ?? "";
  const set = (quantity: string) => guest.post("/cart/update/", { ...fields, item_id, quantity });
  assert.match((await set("3")).words, /7 items/);
  const too_many = await set("11");
  assert.equal(too_many.status, 409);
  assert.match(too_many.words, /Only 10 are left/);
  assert.match(too_many.text, /value="11"/);
  assert.equal((await set("-1")).status, 422);
  const removed = await set("0");
  assert.match(removed.words, /Removed from your cart/);
  assert.doesNotMatch(removed.words, /Desk lamp/);
  const undone = await guest.submit(removed, "/cart/add/");
  assert.match(undone.words, /Desk lamp/);
  assert.match(undone.words, /7 items/);
  const cleared = await guest.submit(undone, "/cart/clear/");
  assert.match(cleared.words, /Your cart is empty/);
  assert.equal((await guest.get("/cart/?removed=nonsense")).status, 200);
});

test("every problem is explained with the way to put it right", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  await shop.put(guest, [shop.lamp, 5], [shop.pan, 1], [shop.bowl, 1]);
  const onHand = (variant_id: number, on_hand: number) =>
    shop.change((db) =>
      db.updateTable("stock_items").set({ on_hand }).where("variant_id", "=", variant_id).execute(),
    );
  await onHand(shop.lamp.variant_id, 2);
  await onHand(shop.pan.variant_id, 0);
  const { product_id } = shop.bowl;
  await shop.change((db) =>
    db.updateTable("products").set({ price_minor: 3500 }).where("id", "=", product_id).execute(),
  );
  let cart = await guest.get("/cart/");
  assert.match(cart.words, /Only 2 are left\. Reduce to 2/);
  assert.match(cart.words, /It is sold out at the moment\. Remove it/);
  assert.match(cart.words, /The price has changed from \$30\.00 to \$35\.00\. Accept the new price/);
  assert.match(cart.words, /can’t be bought as it is/);
  assert.doesNotMatch(cart.text, /href="\/checkout\/"/);
  assert.equal((await guest.get("/checkout/")).path, "/cart/");
  for (const label of ["Reduce to 2", "Remove it", "Accept the new price"]) {
    cart = await press(guest, cart, label);
    assert.doesNotMatch(cart.words, new RegExp(label));
  }
  assert.match(cart.text, /href="\/checkout\/"/);
  assert.equal((await guest.get("/checkout/")).path, "/checkout/");
});

test("nobody reaches another's line", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  const stranger = shop.newcomer();
  await shop.put(guest, [shop.lamp, 1]);
  await shop.put(stranger, [shop.pan, 1]);
  const { fields } = formOf((await guest.get("/cart/")).text, "/cart/update/");
  const own = formOf((await stranger.get("/cart/")).text, "/cart/update/").fields;
  const tried = await stranger.post("/cart/update/", {
    ...own,
    item_id: fields.item_id ?? "",
    quantity: "0",
  });
  assert.equal(tried.status, 404);
  assert.match((await guest.get("/cart/")).words, /Desk lamp/);
});

/** Presses the button with this label, which belongs to a form by its id. */
async function press(
  guest: ReturnType<Awaited<ReturnType<typeof openShop>>["newcomer"]>,
  page: Page,
  label: string,
) {
  const pattern = new RegExp(`<button[^>]*form="(steps-\\d+)"[^>]*value="(\\d+)">\\s*${label}`);
  const [, form_id = "", quantity = ""] = pattern.exec(page.text) ?? [];
  const [, markup = ""] = new RegExp(`(<form id="${form_id}"[\\s\\S]*?</form>)`).exec(page.text) ?? [];
  return guest.post("/cart/update/", { ...formOf(markup, "/cart/update/").fields, quantity });
}
