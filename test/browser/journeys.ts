// The ways through the shop that every buyer must be able to go, step by step, for a walker in any mode.
import assert from "node:assert/strict";
import { demoWorld } from "./scenes.ts";
import type { Walker } from "./walker.ts";

export const ADDRESS = {
  full_name: "Nora Kiln",
  line1: "12 Mill Lane",
  postal_code: "97201",
  city: "Portland",
  state: "OR",
} as const;

/** A product with versions, and others of two more sellers, all in one currency and in stock. */
export interface Wishes {
  /** Its name, to be searched for. */
  name: string;
  slug: string;
  others: string[];
}

/** What there is to buy in the demo world; asked once per file. */
export function wishes(origin: string): Promise<Wishes> {
  known ??= findWishes(origin);
  return known;
}

let known: Promise<Wishes> | null = null;

interface Entry {
  name: string;
  slug: string;
  price_min: string;
  price_max: string;
  is_digital: boolean;
  min_quantity: number;
  seller: { id: number };
  stock_quantity?: number;
}

async function findWishes(origin: string): Promise<Wishes> {
  const { call } = demoWorld(origin);
  const { body } = await call("GET", "/products/?currency=USD&in_stock=true&page_size=100");
  const goods = (body.results as Entry[]).filter((one) => !one.is_digital && one.min_quantity === 1);
  const with_versions = goods.filter(({ price_min, price_max }) => price_min !== price_max);
  const main = with_versions[0];
  assert.ok(main, "the demo world sells something with versions");
  const sellers = new Set([main.seller.id]);
  const others: string[] = [];
  for (const { slug, seller, price_min, price_max } of goods) {
    if (others.length === 2 || sellers.has(seller.id) || price_min !== price_max) continue;
    sellers.add(seller.id);
    others.push(slug);
  }
  return { name: main.name, slug: main.slug, others };
}

/** Browse, filter, search: from the start page to a product with versions. */
export async function findProduct(walker: Walker, { name, slug }: Wishes): Promise<void> {
  const { page } = walker;
  await walker.open("/");
  await walker.follow(page.locator(".site-menu a[href*='/categories/']").nth(1), /\/categories\/\w+/);
  await filter(walker);
  assert.ok((await page.locator(".product-card").count()) > 0, "the filter leaves something");
  assert.equal(await page.locator("input[name=in_stock]").isChecked(), true);
  await walker.type(page.locator("#site-search"), name);
  await walker.follow(page.locator(".site-search [type=submit]"), /\/search\/\?q=/);
  await walker.follow(page.locator(`.product-card a[href*="/products/${slug}/"]`).first(), /\/products\//);
}

/** Ticks "in stock": at once where scripts run, else by a button; on a phone in a panel of its own. */
async function filter(walker: Walker): Promise<void> {
  const { page, mode } = walker;
  const box = page.locator("input[name=in_stock]");
  const button = page.locator("#list-filters .filters__foot [type=submit]");
  const opener = page.locator(".list-toolbar__filters");
  const is_panel = await opener.isVisible();
  if (is_panel) await walker.press(opener);
  await walker.tick(box);
  if (mode.has_scripts === false) return walker.follow(button, /in_stock=true/);
  if (is_panel) await walker.press(button);
  await page.waitForURL(/in_stock=true/);
  await page.locator("[data-listing]:not([aria-busy])").waitFor();
}

/** Chooses another version than the one shown; its price and the form follow. */
export async function chooseVersion(walker: Walker): Promise<void> {
  const { page } = walker;
  const before = await page.locator("input[name=variant_id]").first().inputValue();
  const value = page.locator("a.option__value--free").first();
  const text = await value.getAttribute("data-value");
  await walker.press(value);
  await page.locator(`a[data-value="${text}"][aria-current=true]`).waitFor();
  const after = await page.locator("input[name=variant_id]").first().inputValue();
  assert.notEqual(after, before, "another version is in the form");
}

/** Puts what is shown into the cart: without leaving the page where scripts run. */
export async function addToCart(walker: Walker, count: number): Promise<void> {
  const { page } = walker;
  const button = page.locator("form[data-add-to-cart] [type=submit]").first();
  if (walker.mode.has_scripts === false) {
    await walker.follow(button, /\/cart\//);
    return;
  }
  const address = page.url();
  await walker.press(button);
  await page.locator(`[data-cart-count="${count}"]:not([hidden])`).waitFor();
  await page.locator("#toasts > *").first().waitFor();
  assert.equal(page.url(), address);
}

/** A cart of three sellers' goods, from the start page on. */
export async function fillCart(walker: Walker, wanted: Wishes): Promise<void> {
  await findProduct(walker, wanted);
  await chooseVersion(walker);
  await addToCart(walker, 1);
  for (const [position, slug] of wanted.others.entries()) {
    await walker.open(`/products/${slug}/`);
    await addToCart(walker, position + 2);
  }
  await walker.follow(walker.page.locator(".site-header__link[href$='/cart/']"), /\/cart\//);
  assert.equal(await walker.page.locator(".cart-part").count(), 3, "three sellers");
}

/** From the cart to the checkout. */
export async function goToCheckout(walker: Walker): Promise<void> {
  await walker.follow(walker.page.locator("main a[href$='/checkout/']"), /\/checkout\//);
}

/** Fills in the form of the checkout as a guest. */
export async function fillAsGuest(walker: Walker, email: string): Promise<void> {
  const { page } = walker;
  await walker.type(page.locator("#field-email"), email);
  await walker.choose(page.locator("#field-shipping_address-country"), "US");
  for (const name of ["full_name", "line1", "postal_code", "city", "state"] as const) {
    await walker.type(page.locator(`#field-shipping_address-${name}`), ADDRESS[name]);
  }
}

/** Chooses the card, accepts the terms, and buys. */
export async function payBy(walker: Walker, card: string, address: RegExp): Promise<void> {
  const { page } = walker;
  await walker.tick(page.locator("input[name=payment_method][value=card]"));
  await walker.choose(page.locator("select[name=payment_token]"), card);
  const terms = page.locator("input[name=accept_terms]");
  if ((await terms.count()) > 0) await walker.tick(terms);
  const button = page.locator(".checkout__form [value=place], .pay__form [type=submit]").last();
  await walker.follow(button, address);
}

/** Signs in as one of the demo's people, from the header. */
export async function signIn(walker: Walker, login: string, password: string): Promise<void> {
  const { page } = walker;
  await walker.open("/sign-in/");
  await walker.type(page.locator("#field-login"), login);
  await walker.type(page.locator("#field-password"), password);
  const form = page.locator("form:has(#field-login)");
  await walker.follow(form.locator("[type=submit]"), /^(?!.*\/sign-in\/)/);
}
