// The working places in a browser: a store from its application to its first delivery, by mouse and on a
// phone; an operator by keyboard alone; and what people of a store see of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import sharp from "sharp";
import { NO_BROWSER, openShop } from "../browser.ts";
import { signIn } from "./journeys.ts";
import { DEMO_PASSWORD, demoWorld } from "./scenes.ts";
import { type Mode, type Walker, walker } from "./walker.ts";

const PASSWORD = "kiln-and-glaze-at-dawn";
const DESKTOP: Mode = { name: "at a desktop" };
const PHONE: Mode = { name: "on a phone of 360 pixels", width: 360, height: 740 };
const NO_SCRIPTS: Mode = { name: "without scripts", has_scripts: false };
const KEYBOARD: Mode = { name: "by keyboard alone", by_keyboard: true };

for (const mode of [DESKTOP, PHONE, NO_SCRIPTS, KEYBOARD]) {
  const store = `Nora's Kiln ${mode.name}`;

  test(`a store, from its application to its first delivery, ${mode.name}`, {
    skip: NO_BROWSER,
    timeout: 90_000,
  }, async () => {
    const nora = await walker(mode);
    const email = `nora-${mode.name.replaceAll(/\W/g, "-")}@example.com`;
    await apply(nora, { email, store });
    await approve(store);
    const product_id = await addProduct(nora);
    const number = await buy(product_id, email);
    await fulfil(nora, number);
    await nora.open("/seller/");
    assert.match(await nora.text(), /48\.00/, "the dashboard counts what was sold");
    nora.assertClean();
    await nora.context.close();
  });
}

/** Signs up as a seller; the centre says that the store waits. */
async function apply(nora: Walker, { email, store }: { email: string; store: string }): Promise<void> {
  const { page } = nora;
  await nora.open("/sign-up/?role=seller");
  await nora.type(page.locator("#field-first_name"), "Nora");
  await nora.type(page.locator("#field-last_name"), "Kiln");
  await nora.type(page.locator("#field-email"), email);
  await nora.type(page.locator("#field-password"), PASSWORD);
  await nora.type(page.locator("#field-store_name"), store);
  const form = page.locator("form:has(#field-password)");
  await nora.follow(form.locator("[type=submit]").last(), /^(?!.*\/sign-up\/(\?|$))/);
  await nora.open("/seller/");
  assert.match(await nora.text(), /review|waits|pending|approv/i);
}

/** Olga finds the application where it waits, and approves it. */
async function approve(store: string): Promise<void> {
  const olga = await walker(DESKTOP);
  const { page } = olga;
  await signIn(olga, "olga@example.com", DEMO_PASSWORD);
  await olga.open("/admin/sellers/?status=pending");
  await olga.follow(page.locator(".work-table tbody th a", { hasText: store }), /\/admin\/sellers\/\d+/);
  await olga.type(page.locator("form.form textarea").last(), "Fine pots, all papers are there.");
  await olga.follow(page.locator("button[name=decision][value=approval]"), /\/admin\/sellers\/\d+/);
  assert.match(await olga.text(), /Approved/);
  olga.assertClean();
  await olga.context.close();
}

/** A product with two variants, stock and a picture, published. */
async function addProduct(nora: Walker): Promise<number> {
  const { page } = nora;
  await nora.open("/seller/products/new/");
  await nora.type(page.locator("#field-name"), "Celadon tea bowl");
  const category = page.locator("#field-category");
  const value = await category.locator("option").last().getAttribute("value");
  await nora.choose(category, value ?? "");
  await nora.type(page.locator("#field-price"), "24.00");
  await nora.type(page.locator("#field-options"), "Size: Small, Large");
  await nora.follow(page.locator("button[name=status]").first(), /\/seller\/products\/\d+/);
  const id = Number(/products\/(\d+)/.exec(page.url())?.[1]);
  for (const index of [0, 1]) {
    await nora.type(page.locator(`[name="variants.${index}.stock_quantity"]`), "5");
  }
  await nora.follow(page.locator("button[name=status]").first(), /\/seller\/products\/\d+/);
  const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background: "#7fb5a0" } })
    .png()
    .toBuffer();
  const files = page.locator("#image-files");
  await files.setInputFiles({ name: "bowl.png", mimeType: "image/png", buffer: picture });
  const form = page.locator("form:has(#image-files)");
  await nora.press(form.locator("[type=submit]"));
  await page.locator(".goods-image__picture").first().waitFor();
  await nora.open(`/seller/products/${id}/`);
  await nora.follow(page.locator("button[name=status][value=published]"), /\/seller\/products\/\d+/);
  assert.match(await nora.text(), /Published/);
  return id;
}

/** Two of one variant, bought by a guest through the API; answers with the order's number. */
async function buy(product_id: number, seller_email: string): Promise<string> {
  const { origin } = await openShop();
  const { call } = demoWorld(origin);
  const { body: product } = await call("GET", `/products/${product_id}/`);
  const [variant] = product.variants;
  const line = { product_id, variant_id: variant.id, quantity: 2 };
  const { body: cart } = await call("POST", "/cart/add/", line);
  const address = { full_name: "Ada Byron", line1: "12 Main Street", city: "Springfield", state: "IL" };
  const order = {
    email: `buyer-of-${seller_email}`,
    shipping_address: { ...address, postal_code: "62701", country: "US" },
    payment_method: "card",
    payment_token: "fake_approve",
    accept_terms: true,
  };
  const headers = { "x-cart-token": cart.token, "idempotency-key": crypto.randomUUID() };
  const { status, body } = await call("POST", "/checkout/", order, headers);
  assert.ok(status < 300, JSON.stringify(body));
  assert.ok(body.number, JSON.stringify(body).slice(0, 300));
  return body.number;
}

/** Confirms, sends one, then the other, and says that both arrived. */
async function fulfil(nora: Walker, number: string): Promise<void> {
  const { page } = nora;
  await nora.open("/seller/orders/");
  await nora.follow(page.locator(".work-table tbody th a", { hasText: number }), /\/seller\/orders\/\d+/);
  const main = page.locator("main");
  await nora.follow(main.locator("form[action$='/confirm/'] [type=submit]"), /\/seller\/orders\/\d+/);
  const parcel = page.locator(".parcel-form");
  const quantity = parcel.locator("input[name^=quantity_]");
  await nora.type(quantity, "1");
  await nora.type(parcel.locator("[name=carrier]"), "UPS");
  await nora.type(parcel.locator("[name=tracking_number]"), "1Z-FIRST");
  await nora.follow(parcel.locator("[type=submit]"), /\/seller\/orders\/\d+/);
  assert.match(await nora.text(), /1Z-FIRST/);
  await nora.type(quantity, "1");
  await nora.follow(parcel.locator("[type=submit]"), /\/seller\/orders\/\d+/);
  const deliver = main.locator("form[action*='/deliver'] [type=submit]");
  await nora.follow(deliver, /\/seller\/orders\/\d+/);
  assert.match(await nora.text(), /Delivered/);
}

/** What the operator does to whom, in each way of working. */
const OPERATORS = [
  { mode: KEYBOARD, closed: "Kestrel", category: "Candles", parent: "Furniture", percent: "12" },
  { mode: PHONE, closed: "Fathom", category: "Tea", parent: "Books", percent: "13" },
] as const;

for (const { mode, closed, category, parent, percent } of OPERATORS) {
  test(`an operator approves, suspends, moves a category, changes a setting and finds it all, ${mode.name}`, {
    skip: NO_BROWSER,
    timeout: 90_000,
  }, async () => {
    const store = `Waiting ${mode.name}`;
    await applyByApi(store);
    const olga = await walker(mode);
    const { page } = olga;
    await signIn(olga, "olga@example.com", DEMO_PASSWORD);
    const approved = await decide(olga, { store, decision: "approval", reason: "All papers are there." });
    const suspended = await decide(olga, { store: closed, decision: "suspension", reason: "Complaints." });
    await olga.open("/admin/categories/");
    const way = page.locator("main a[href*='/admin/categories/']", { hasText: category }).first();
    await olga.follow(way, /categories\/\d+/);
    const moved = idIn(page.url());
    const options = page.locator("#field-parent option", { hasText: parent });
    await olga.choose(page.locator("#field-parent"), (await options.first().getAttribute("value")) ?? "");
    await olga.follow(page.locator("form:has(#field-parent) [type=submit]"), /\/admin\/categories\//);
    await olga.open("/admin/settings/commission.default_rate_ppm/");
    const before = await page.locator("#field-value").inputValue();
    await olga.type(page.locator("#field-value"), percent);
    await olga.type(page.locator("#field-reason"), "Cards became dearer.");
    await olga.follow(page.locator("form:has(#field-value) [type=submit]"), /\/admin\/settings\//);
    const entries = [
      { subject: "seller", id: approved, says: /Seller approved.*All papers are there\./ },
      { subject: "seller", id: suspended, says: /Seller suspended.*Complaints\./ },
      { subject: "category", id: moved, says: /Category changed/ },
      {
        subject: "setting",
        id: "commission.default_rate_ppm",
        says: /Setting changed.*Cards became dearer\./,
      },
    ];
    for (const { subject, id, says } of entries) {
      await olga.open(`/admin/audit/?actor=olga@example.com&subject=${subject}&subject_id=${id}`);
      const first = page.locator(".work-table tbody tr").first();
      assert.match((await first.innerText()).replaceAll(/\s+/g, " "), says, `${subject} ${id}`);
      await olga.follow(first.locator("th a"), /\/admin\/audit\/\d+/);
    }
    const change = (await olga.text()).replaceAll(",", "");
    assert.match(
      change,
      new RegExp(`${Number(before) * 10_000} ${Number(percent) * 10_000}`),
      "before and after",
    );
    olga.assertClean();
    await olga.context.close();
  });
}

/** A store that waits for its approval. */
async function applyByApi(store: string): Promise<void> {
  const { origin } = await openShop();
  const { call } = demoWorld(origin);
  const account = {
    email: `${store.replaceAll(/\W/g, "-")}@example.com`,
    password: PASSWORD,
    first_name: "Wanda",
    last_name: "Waits",
  };
  const { status, body } = await call("POST", "/auth/register/", {
    ...account,
    role: "seller",
    store_name: store,
  });
  assert.equal(status, 201, JSON.stringify(body));
  assert.equal(body.user.seller.status, "pending");
}

/** Finds the store, by the palette where there are keys and in the list where not, and decides about it. */
async function decide(
  olga: Walker,
  { store, decision, reason }: { store: string; decision: "approval" | "suspension"; reason: string },
): Promise<string> {
  const { page, mode } = olga;
  if (mode.by_keyboard) await findByPalette(olga, store);
  else {
    await olga.open(`/admin/sellers/?search=${encodeURIComponent(store)}`);
    await olga.follow(page.locator(".work-table tbody th a").first(), /\/admin\/sellers\/\d+/);
  }
  await olga.type(page.locator("form[action$='/decision/'] textarea"), reason);
  await olga.follow(page.locator(`button[name=decision][value=${decision}]`), /\/admin\/sellers\/\d+/);
  assert.match(
    await olga.text(),
    decision === "approval" ? /The store is approved/ : /The store is suspended/,
  );
  return idIn(page.url());
}

async function findByPalette(olga: Walker, store: string): Promise<void> {
  const { page } = olga;
  await olga.open("/admin/");
  await page.keyboard.press("ControlOrMeta+K");
  await page.locator("#palette[open]").waitFor();
  await page.keyboard.type(store);
  await page.locator("#palette-results [role=option]", { hasText: store }).first().waitFor();
  const arrived = page.waitForURL(/\/admin\/sellers\/\d+/);
  await page.keyboard.press("Enter");
  await arrived;
}

/** The number in an address of a thing. */
function idIn(url: string): string {
  const id = /\/(\d+)\//.exec(new URL(url).pathname)?.[1];
  assert.ok(id, url);
  return id;
}

test("who keeps the catalogue is invited by mail and sees no money", {
  skip: NO_BROWSER,
  timeout: 90_000,
}, async () => {
  const email = "vera-keeps@example.com";
  const sol = await walker(DESKTOP);
  await signIn(sol, "sol@example.com", DEMO_PASSWORD);
  await sol.open("/seller/team/");
  await sol.type(sol.page.locator("#field-email"), email);
  await sol.tick(sol.page.locator("input[name=role][value=catalogue]"));
  await sol.follow(sol.page.locator("form:has(#field-email) [type=submit]"), /\/seller\/team\//);
  const vera = await walker(DESKTOP);
  const { page } = vera;
  await accept(vera, await invitationOf(email), email);
  await vera.open("/seller/");
  assert.doesNotMatch(await vera.text(), /Revenue|[$€]\s?\d/);
  const menu = page.locator(".work-side__nav");
  assert.equal(await menu.locator("a[href='/seller/products/']").count(), 1);
  // What shoppers search for is for whoever names products; what was sold for how much is not.
  await vera.open("/seller/analytics/");
  assert.doesNotMatch(await vera.text(), /Revenue|[$€]\s?\d/);
  for (const closed of ["/seller/orders/", "/seller/settings/"]) {
    assert.equal(await menu.locator(`a[href='${closed}']`).count(), 0, closed);
    assert.equal((await page.goto(closed))?.status(), 403, closed);
  }
  vera.assertClean();
  sol.assertClean();
  await vera.context.close();
  await sol.context.close();
});

/** The path of the link in the mail that invites this address. */
async function invitationOf(email: string): Promise<string> {
  const shop = await openShop();
  const { page, context } = await shop.open();
  await page.goto("/outbox/");
  await page.locator("tbody tr").filter({ hasText: email }).first().locator("a").click();
  const text = (await page.locator(".letter").textContent()) ?? "";
  await context.close();
  const link = /https?:\/\/[^/\s]+(\/\S*invitation\/\?\S+)/.exec(text)?.[1];
  assert.ok(link, text);
  return link;
}

/** Signs up by the link and joins. */
async function accept(vera: Walker, link: string, email: string): Promise<void> {
  const { page } = vera;
  await vera.open(link);
  await vera.follow(page.locator("main a[href*='/sign-up/']").first(), /\/sign-up\//);
  await vera.type(page.locator("#field-first_name"), "Vera");
  await vera.type(page.locator("#field-last_name"), "Keeper");
  await vera.type(page.locator("#field-email"), email);
  await vera.type(page.locator("#field-password"), PASSWORD);
  await vera.follow(page.locator("form:has(#field-password) [type=submit]").last(), /./);
  await vera.open(link);
  await vera.follow(page.locator("form[action$='/invitation/'] [type=submit]"), /\/seller\//);
}
