// Every page of the shop in every state worth looking at: what axe judges and what screenshots show.
import type { Browser, Page } from "playwright-core";
import { type Look, openWindow, type Window } from "../chromium.ts";
import { workScenes } from "./work-scenes.ts";
import { bringFiles, workStates } from "./work-states.ts";

export const DEMO_PASSWORD = "buybuy-demo";

/**
 * Who opens a scene: somebody new, a guest with three sellers' goods in the cart, Ada, who buys, Sol, who sells,
 * Priya, who sees to Sol's orders, owners of a store that waits and of one that is suspended, Olga, who operates, and
 * Samir, who may do only some of it.
 */
export type Person = "nobody" | "guest" | SignedIn;
const SIGNED_IN = ["ada", "sol", "priya.nair", "terrence.webb", "rick.danvers", "olga", "samir"] as const;
type SignedIn = (typeof SIGNED_IN)[number];

export interface Scene<Who extends string = Person> {
  /** A file name: `product-variants`. */
  name: string;
  who: Who;
  /** Without a language's prefix. */
  path: string;
  /** What makes the state: opens a dialog, sends an empty form. */
  act?: (page: Page) => Promise<void>;
  /** 200 unless told. */
  status?: number;
  /** One of several states of a page of the working places. */
  is_state?: boolean;
}

/** Cookies by person, and the addresses of what the demo world holds. */
export interface Stage<Who extends string = Person> {
  scenes: Scene<Who>[];
  open(who: Who, look: Look): Promise<Window>;
}

export interface DemoStage extends Stage {
  /** Those of the scenes that are states of the working places which no link leads to. */
  work_states: Scene[];
}

/**
 * Sends a page's main form with nothing in it but what is chosen of several, or any of its forms with nothing
 * at all, past the browser's own checks.
 */
export async function sendEmpty(page: Page, position?: number): Promise<void> {
  const form =
    position === undefined
      ? page.locator("main form[method=post]:has([required])").first()
      : page.locator("form").nth(position);
  await Promise.all([page.waitForNavigation(), form.evaluate(SEND_EMPTY, position === undefined)]);
}

const SEND_EMPTY = new Function(
  "form",
  "keeps_choices",
  `form.noValidate = true;
   form.removeAttribute("data-guards");
   for (const one of form.elements) if (one.type !== "hidden" && "value" in one) {
     if (one.type === "radio") one.checked &&= keeps_choices;
     else if (one.type === "checkbox") one.checked = false;
     else if (!["submit", "button"].includes(one.type)) one.value = "";
   }
   HTMLFormElement.prototype.submit.call(form);`,
) as (form: unknown, keeps_choices: boolean) => void;

/** Prepares people and addresses in a running demo world. */
export async function setStage(browser: Browser, origin: string): Promise<DemoStage> {
  const world = demoWorld(origin);
  const facts = await world.facts();
  type Cookies = Awaited<ReturnType<typeof signInAs>>;
  const cookies = new Map<Person, Cookies>([
    ["guest", [{ name: "buybuy_cart", value: await world.guestCart(), url: origin }]],
  ]);
  for (const name of SIGNED_IN) cookies.set(name, await signInAs(browser, origin, name));
  const cookieOf = (who: Person) =>
    (cookies.get(who) ?? []).map(({ name, value }) => `${name}=${value}`).join("; ");
  const open = async (who: Person, look: Look) => {
    const window = await openWindow(browser, origin, look);
    await window.context.addCookies(cookies.get(who) ?? []);
    return window;
  };
  const desk = await open("sol", {});
  const new_file = await bringFiles(desk.page);
  await desk.context.close();
  const work_states = await workStates(origin, cookieOf, new_file);
  return {
    work_states,
    scenes: [
      ...scenesOf(facts),
      ...(await workScenes(origin, "sol", cookieOf("sol"), sendEmpty)),
      ...(await workScenes(origin, "olga", cookieOf("olga"), sendEmpty)),
      ...work_states,
    ],
    open,
  };
}

async function signInAs(browser: Browser, origin: string, name: string) {
  const { page, context } = await openWindow(browser, origin, { has_scripts: false });
  await page.goto("/sign-in/");
  await page.locator("#field-login").fill(`${name}@example.com`);
  await page.locator("#field-password").fill(DEMO_PASSWORD);
  await Promise.all([
    page.waitForURL(/^(?!.*\/sign-in\/)/),
    page.locator("form:has(#field-login) [type=submit]").last().click(),
  ]);
  const cookies = (await context.cookies()).map(({ name, value }) => ({ name, value, url: origin }));
  await context.close();
  return cookies;
}

interface Facts {
  category: string;
  product: string;
  simple: string;
  sold_out: string;
  seller: string;
  order: number;
  paid_order: number;
}

// biome-ignore lint/suspicious/noExplicitAny: the API's own tests judge its shapes
type Loose = any;

/** The demo world as its API tells of it. */
export function demoWorld(origin: string) {
  const call = async (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${origin}/api${path}`, {
      method,
      headers: { ...(body !== undefined && { "content-type": "application/json" }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json().catch(() => null)) as Loose };
  };
  const guestCart = async (): Promise<string> => {
    const { body } = await call("GET", "/products/?currency=USD&in_stock=true&page_size=100");
    const sellers = new Set<number>();
    let token = "";
    for (const { id, seller, is_digital } of body.results) {
      if (sellers.size === 3 || sellers.has(seller.id) || is_digital) continue;
      const headers: Record<string, string> = token === "" ? {} : { "x-cart-token": token };
      const added = await call("POST", "/cart/add/", { product_id: id }, headers);
      if (added.status > 299) continue;
      sellers.add(seller.id);
      token = added.body.token ?? token;
    }
    return token;
  };
  return { call, guestCart, facts: () => factsOf(call) };
}

async function factsOf(call: ReturnType<typeof demoWorld>["call"]): Promise<Facts> {
  const list = async (query: string) => (await call("GET", `/products/?page_size=100&${query}`)).body.results;
  const all = await list("currency=USD");
  const of_options = all.find((one: Loose) => one.price_min !== one.price_max) ?? all[0];
  const simple = all.find((one: Loose) => one.price_min === one.price_max) ?? all[0];
  const sold_out = (await list("in_stock=false")).find((one: Loose) => one.in_stock === false) ?? simple;
  const categories = (await call("GET", "/categories/?page_size=100")).body.results;
  const category = categories.find((one: Loose) => one.product_count > 20) ?? categories[0];
  const login = { email: "ada@example.com", password: DEMO_PASSWORD };
  const { access } = (await call("POST", "/auth/login/", login)).body;
  const orders = (
    await call("GET", "/orders/?page_size=50", undefined, { authorization: `Bearer ${access}` })
  ).body.results;
  return {
    category: category.slug,
    product: of_options.slug,
    simple: simple.slug,
    sold_out: sold_out.slug,
    seller: simple.seller.slug,
    order: orders[0].id,
    paid_order: (orders.find((one: Loose) => one.status === "completed") ?? orders[0]).id,
  };
}

function scenesOf(facts: Facts): Scene[] {
  const { category, product, simple, sold_out, seller, order, paid_order } = facts;
  const nobody = (name: string, path: string, act?: Scene["act"]): Scene => ({
    name,
    who: "nobody",
    path,
    ...(act && { act }),
  });
  const guest = (name: string, path: string, act?: Scene["act"]): Scene => ({
    ...nobody(name, path, act),
    who: "guest",
  });
  const ada = (name: string, path: string, act?: Scene["act"]): Scene => ({
    ...nobody(name, path, act),
    who: "ada",
  });
  return [
    nobody("home", "/"),
    nobody("categories", "/categories/"),
    nobody("category", `/categories/${category}/`),
    nobody("category-filtered", `/categories/${category}/?in_stock=true&on_sale=true`),
    nobody("category-nothing", `/categories/${category}/?min_price=99999`),
    nobody("search", "/search/?q=tea"),
    nobody("search-nothing", "/search/?q=xylophonist+zeppelin"),
    nobody("deals", "/deals/"),
    nobody("sellers", "/sellers/"),
    nobody("seller", `/sellers/${seller}/`),
    nobody("product-variants", `/products/${product}/`),
    nobody("product", `/products/${simple}/`),
    nobody("product-sold-out", `/products/${sold_out}/`),
    nobody("cart-empty", "/cart/"),
    guest("cart", "/cart/"),
    guest("checkout", "/checkout/"),
    guest("checkout-refused", "/checkout/", sendEmpty),
    nobody("sign-in", "/sign-in/"),
    nobody("sign-in-refused", "/sign-in/", sendEmpty),
    nobody("sign-up", "/sign-up/"),
    nobody("sign-up-refused", "/sign-up/", sendEmpty),
    nobody("reset-password", "/account/reset-password/"),
    nobody("reset-password-spent", "/account/reset-password/?token=spent"),
    nobody("verify-email", "/account/verify-email/?token=spent"),
    ada("account", "/account/"),
    ada("orders", "/account/orders/"),
    ada("order", `/orders/${order}/`),
    ada("order-done", `/orders/${paid_order}/`),
    { ...ada("order-cancel-refused", `/orders/${order}/cancel/`), status: 409 },
    ada("order-print", `/orders/${paid_order}/print/`),
    ada("addresses", "/account/addresses/"),
    ada("address-new", "/account/addresses/new/"),
    ada("address-refused", "/account/addresses/new/", sendEmpty),
    ada("profile", "/account/profile/"),
    ada("password", "/account/password/"),
    ada("password-refused", "/account/password/", sendEmpty),
    ada("sessions", "/account/sessions/"),
    nobody("about", "/about/"),
    nobody("offline", "/offline/"),
    nobody("help", "/help/"),
    { ...nobody("not-found", "/nowhere/"), status: 404 },
    nobody("policy", "/policies/returns/"),
    nobody("design", "/design/"),
    nobody("design-work", "/design/work/"),
  ];
}
