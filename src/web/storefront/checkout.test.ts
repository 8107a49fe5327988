// The checkout in a browser without scripts: what is refused, what is kept, and what is bought exactly once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GUEST, openShop, type Shop } from "../../../test/checkout-shop.ts";
import { type Fields, formOf, type Page, type Visitor } from "../../../test/visitor.ts";

test("forms without a token, with another's, or from another site buy nothing", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  const buy = (fields: Fields, headers = {}) =>
    guest.submit(page, "/checkout/", { ...GUEST, ...fields }, headers);
  const stranger = await atCheckout(shop);
  const { csrf = "" } = formOf(stranger.page.text, "/checkout/").fields;
  assert.equal((await buy({ csrf: null })).status, 403);
  assert.equal((await buy({ csrf })).status, 403);
  assert.equal((await buy({}, { "sec-fetch-site": "cross-site" })).status, 403);
  const headers = { "sec-fetch-site": "", origin: "http://evil.example" };
  assert.equal((await buy({}, headers)).status, 403);
  assert.equal(await shop.orderCount(), 0);
});

test("everything that is wrong is said at once, and nothing typed is lost", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  assert.match(page.text, /name="robots" content="noindex"/);
  assert.equal(page.headers.get("cache-control"), "private, no-store");
  const empty = await guest.submit(page, "/checkout/", { step: "place" });
  assert.equal(empty.status, 422);
  assert.match(empty.words, /There are 7 problems/);
  for (const id of ["email", "shipping_address-full_name", "shipping_address-state", "accept_terms"]) {
    assert.match(empty.text, new RegExp(`href="#field-${id}"`));
    assert.match(empty.text, new RegExp(`id="field-${id}-error"`));
  }
  const typed = {
    ...GUEST,
    email: "not an address",
    "shipping_address.full_name": 'Grace "<b>" Guest',
    "shipping_address.postal_code": "ABC",
    "shipping_address.phone": "call me",
    billing_same: null,
    "billing_address.city": "Berlin",
    "billing_address.country": "DE",
    payment_method: "bank_transfer",
    note: "Ring twice",
    accept_terms: null,
  };
  const wrong = await guest.submit(empty, "/checkout/", typed);
  assert.equal(wrong.status, 422);
  assert.match(wrong.words, /This isn’t how postal codes look in this country/);
  assert.match(wrong.words, /Please use digits, blanks/);
  assert.match(wrong.text, /id="field-billing_address-line1-error"/);
  assert.doesNotMatch(wrong.text, /Grace "<b>"/);
  const { fields } = formOf(wrong.text, "/checkout/");
  const { accept_terms: _terms, billing_same: _same, ...kept } = typed;
  for (const [name, value] of Object.entries<unknown>(kept)) {
    if (name !== "step") assert.equal(fields[name], value, name);
  }
  assert.equal("billing_same" in fields, false);
  assert.equal(await shop.orderCount(), 0);
});

test("a guest buys from three sellers: the first card is declined, the second one is taken", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop, shop.newcomer(), "/de");
  assert.match(page.words, /Kasse/);
  const declined = await buy(guest, page, { payment_token: "fake_decline" });
  assert.match(declined.path, /^\/de\/orders\/\d+\/pay\/\?token=/);
  assert.match(declined.words, /Ihre Zahlung hat nicht geklappt/);
  assert.match(declined.words, /Die Karte wurde abgelehnt/);
  const [cookie = ""] = declined.set_cookies.filter((line) => line.startsWith("buybuy_orders="));
  assert.match(cookie, /^buybuy_orders=\d+\.de\.[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=604800$/);
  assert.match((await guest.get("/de/cart/")).words, /Ihre letzte Zahlung hat nicht geklappt/);
  const action = /^\/de\/orders\/\d+\/pay\//;
  const again = await guest.submit(declined, action, { payment_token: "fake_decline" });
  assert.match(again.words, /Die Karte wurde abgelehnt/);
  const redirected = await guest.submit(again, action, { payment_token: "fake_redirect" });
  assert.match(redirected.path, /^\/api\/fake-provider\/payments\//);
  const decided = await guest.submit(redirected, "", { decision: "approve" });
  assert.match(decided.path, /^\/de\/orders\/\d+\/\?token=[\w-]+&placed=1$/);
  assert.equal(await shop.orderCount(), 1);
  await shop.work();
  const order = await shop.view(orderId(decided));
  assert.deepEqual([order.payment_status, order.parts.length], ["captured", 3]);
  assert.match((await guest.get("/de/cart/")).words, /Ihr Warenkorb ist leer.*Bestellung ansehen/);
  await shop.allIsWell();
});

test("the way back from the provider charges once, and is not there for anybody else", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  const provider = await buy(guest, page, { payment_token: "fake_redirect" });
  const back = new URL(provider.path, "http://x").searchParams.get("return_url") ?? "";
  const path = back.replace("http://localhost:3000", "");
  const waiting = await guest.get(path);
  assert.match(waiting.words, /We’re waiting for your payment/);
  assert.match(waiting.text, /href="http:\/\/localhost:3000\/api\/fake-provider/);
  const stranger = shop.newcomer();
  assert.equal((await stranger.get(path)).status, 404);
  const pay = path.replace(/return.*/, "pay/");
  assert.equal((await stranger.get(pay)).status, 404);
  assert.equal((await (await shop.signedIn()).get(path)).status, 404);
  assert.equal((await guest.get(path.replace(/payment=\d+/, "payment=999"))).status, 404);
  assert.match((await guest.get("/cart/")).words, /A payment for this cart is under way/);
  await guest.submit(provider, "", { decision: "approve" });
  for (const _time of [1, 2]) assert.match((await guest.get(path)).path, /placed=1$/);
  const payments = await shop.as().db.selectFrom("payments").select("status").execute();
  assert.deepEqual(payments, [{ status: "captured" }]);
  const paid = await guest.get(pay);
  assert.match(paid.path, /^\/orders\/\d+\/\?token=/);
});

test("bank transfer and cash on delivery", async (t) => {
  const shop = await openShop(t);
  for (const [payment_method, status] of [
    ["bank_transfer", "pending"],
    ["cash_on_delivery", "pending"],
  ] as const) {
    const { guest, page } = await atCheckout(shop);
    const placed = await buy(guest, page, { payment_method });
    assert.match(placed.path, /placed=1$/);
    const order = await shop.view(orderId(placed));
    assert.deepEqual([order.payment_method, order.payment_status], [payment_method, status]);
    assert.match((await guest.get("/cart/")).words, /Your cart is empty/);
  }
});

test("an account buys to an address of its book, and keeps a new one when it asks to", async (t) => {
  const shop = await openShop(t);
  const ada = await shop.signedIn();
  const first = await atCheckout(shop, ada);
  assert.doesNotMatch(first.page.text, /name="email"/);
  assert.match(first.page.text, /name="shipping_address\.full_name"[^>]*value="ada Test"/);
  const typed: Fields = { ...GUEST, email: null, save_address: "true" };
  const placed = await ada.submit(first.page, "/checkout/", typed);
  assert.match(placed.path, /^\/orders\/\d+\/\?placed=1$/);
  const order = await shop.view(orderId(placed));
  assert.deepEqual([order.email, order.payment_status], ["ada@example.com", "captured"]);
  const second = await atCheckout(shop, ada);
  const { fields } = formOf(second.page.text, "/checkout/");
  assert.match(String(fields.address_id), /^\d+$/);
  assert.match(second.page.words, /12 Main Street, Springfield, IL 62701, United States/);
  const foreign = await ada.submit(second.page, "/checkout/", { address_id: "999", accept_terms: "true" });
  assert.equal(foreign.status, 422);
  assert.match(foreign.words, /isn’t in your address book/);
  const again = await ada.submit(second.page, "/checkout/", { accept_terms: "true", step: "place" });
  const { shipping_address } = await shop.view(orderId(again));
  assert.deepEqual([shipping_address?.full_name, shipping_address?.state], ["Grace Guest", "IL"]);
  assert.equal((await shop.newcomer().get(again.path.replace("/?", "/pay/?"))).status, 404);
});

test("downloads need no parcel: only the bill's address is asked", async (t) => {
  const shop = await openShop(t);
  const guest = shop.newcomer();
  await shop.put(guest, [shop.song, 1]);
  const page = await guest.get("/checkout/");
  assert.doesNotMatch(page.text, /shipping_address|name="shipping\.|billing_same|cash_on_delivery/);
  const fields = Object.entries(GUEST).map(([name, value]) => [name.replace("shipping_", "billing_"), value]);
  const placed = await guest.submit(page, "/checkout/", Object.fromEntries(fields));
  assert.match(placed.path, /placed=1$/);
  const order = await shop.view(orderId(placed));
  assert.deepEqual([order.shipping_address, order.billing_address?.country], [null, "US"]);
});

test("another country and another method change the prices at once", async (t) => {
  const shop = await openShop(t);
  await shop.change((db) => db.updateTable("shipping_methods").set({ countries: "US,DE" }).execute());
  const { guest, page } = await atCheckout(shop);
  const ask = (fields: Fields) => guest.submit(page, "/checkout/", { ...fields, step: "update" });
  const german = await ask({ "shipping_address.country": "DE", email: "half@typed" });
  assert.equal(german.status, 200);
  assert.match(german.words, /of which tax/);
  assert.equal(formOf(german.text, "/checkout/").fields.email, "half@typed");
  assert.match(german.words, /State or region optional/);
  const french = await ask({ "shipping_address.country": "FR" });
  assert.match(french.words, /doesn’t ship to France/);
  const refused = await buy(guest, french, {
    "shipping_address.country": "FR",
    "shipping_address.postal_code": "75001",
  });
  assert.equal(refused.status, 409);
  assert.match(refused.words, /can’t be delivered there/);
  const nowhere = await ask({ "shipping_address.country": "XX" });
  assert.equal(nowhere.status, 200);
});

test("a changed price is shown and asked for once more", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  const before = formOf(page.text, "/checkout/").fields.expected_total;
  const { product_id } = shop.lamp;
  await shop.change((db) =>
    db.updateTable("products").set({ price_minor: 1100 }).where("id", "=", product_id).execute(),
  );
  const changed = await buy(guest, page, {});
  assert.equal(changed.status, 409);
  assert.match(changed.words, new RegExp(`The total has changed It was \\$${before} and is`));
  const { fields } = formOf(changed.text, "/checkout/");
  assert.notEqual(fields.expected_total, before);
  assert.equal(fields["shipping_address.city"], "Springfield");
  assert.equal(await shop.orderCount(), 0);
  const placed = await guest.submit(changed, "/checkout/", { accept_terms: "true", step: "place" });
  assert.match(placed.path, /placed=1$/);
});

test("what sold out at the last moment is put right without losing what was typed", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  const { variant_id } = shop.lamp;
  await shop.change((db) =>
    db.updateTable("stock_items").set({ on_hand: 0 }).where("variant_id", "=", variant_id).execute(),
  );
  const refused = await buy(guest, page, { note: "Ring twice" });
  assert.equal(refused.status, 409);
  assert.match(refused.words, /can’t be bought as it is.*It is sold out at the moment/);
  const fix = /name="fix" value="([\d.]+)"/.exec(refused.text)?.[1] ?? "";
  const fixed = await guest.submit(refused, "/checkout/", { fix });
  assert.doesNotMatch(fixed.words, /Desk lamp/);
  const placed = await guest.submit(fixed, "/checkout/", { accept_terms: "true", step: "place" });
  const order = await shop.view(orderId(placed));
  assert.deepEqual([order.note, order.parts.length], ["Ring twice", 2]);
});

test("sending the form twice orders once", async (t) => {
  const shop = await openShop(t);
  const { guest, page } = await atCheckout(shop);
  const pages = await Promise.all([buy(guest, page, {}), buy(guest, page, {})]);
  const later = await buy(guest, page, { note: "changed after going back" });
  assert.equal(new Set([...pages, later].map(orderId)).size, 1);
  assert.equal(await shop.orderCount(), 1);
  assert.equal((await guest.get("/checkout/")).path, "/cart/");
});

test("three languages, left to right and right to left", async (t) => {
  const shop = await openShop(t);
  for (const [prefix, words, direction] of [
    ["", /Delivery address.*Desk lamp/, "ltr"],
    ["/de", /Lieferadresse.*Desk lamp/, "ltr"],
    ["/ar", /عنوان التوصيل.*Desk lamp/, "rtl"],
  ] as const) {
    const { page } = await atCheckout(shop, shop.newcomer(), prefix);
    assert.match(page.words, words);
    assert.match(page.text, new RegExp(`dir="${direction}"`));
    assert.match(page.words, /Iron <pan>/);
  }
});

/** Somebody with one thing of each seller in the cart, at the checkout. */
async function atCheckout(shop: Shop, guest: Visitor = shop.newcomer(), prefix = "") {
  await shop.put(guest, [shop.lamp, 1], [shop.pan, 1], [shop.bowl, 1]);
  const page = await guest.get(`${prefix}/checkout/`);
  assert.equal(page.path, `${prefix}/checkout/`);
  return { guest, page };
}

function buy(guest: Visitor, page: Page, fields: Fields): Promise<Page> {
  return guest.submit(page, /\/checkout\/$/, { ...GUEST, ...fields });
}

function orderId(page: Page): number {
  const id = /\/orders\/(\d+)\//.exec(page.path)?.[1];
  assert.ok(id, `${page.status} ${page.path} ${page.words.slice(0, 600)}`);
  return Number(id);
}
