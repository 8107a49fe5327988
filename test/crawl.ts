// Opens every page that links lead to, as somebody, without a socket: for what must be true of all pages.
import assert from "node:assert/strict";
import { openSession } from "#modules/identity";
import { SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import type { PageRoute } from "#platform/http/page-route";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGES } from "#platform/i18n";
import { pagesOf } from "../src/web/web.ts";
import type { MarketWorld } from "./market.ts";
import type { Person } from "./market-people.ts";
import { type Page, type Visitor, visitor } from "./visitor.ts";

/** What lies below these is not a page of the storefront. */
const NO_PAGE = /^\/(api|assets|media|files|health|ready|metrics)\/|^\/(sitemap|robots)|\.\w{2,5}$/;
const MAX_PAGES = 1500;
const ANYWHERE = /./;
/** The seller centre and the back office, in English and in every language. */
export const WORK = /^\/(seller|admin)\//;
export const WORK_IN_ANY_LANGUAGE = /^\/(?:\w\w\/)?(?:seller|admin)\//;

/** Everything that is not of the working places, in English and in every language. */
export const SHOP = /^(?!\/(?:de|ar|seller|admin)\/)/;
export const SHOP_IN_ANY_LANGUAGE = /^(?!\/(?:\w\w\/)?(?:seller|admin)\/)/;
/** Whose crawls together come by every page of a part, in every state that the market has. */
export const SHOP_PEOPLE = ["nobody", "ada", "guest", "ben", "tom", "uma", "rita", "sol", "pia"] as const;
export const WORK_PEOPLE = [
  "sol",
  "olga",
  "mei",
  "pia",
  "rex",
  "sue",
  "cara",
  "otto",
  "fina",
  "stan",
  "sid",
] as const;
export type Crawler = (typeof SHOP_PEOPLE)[number] | (typeof WORK_PEOPLE)[number];
/** No HTML, or only a way to another page. */
const NO_HTML =
  /cart\/\w|suggestions|glance|sitemap|robots|manifest|opensearch|return\/|export|errors\/|\.\w+$/;

/** A page that was opened, and which entry of the table of pages it is. */
export interface Seen {
  path: string;
  page: Page;
  /** Null for an address that no entry of the table has. */
  route: PageRoute | null;
}

/** The entry of the table of pages that an address leads to. */
export function routeOf(routes: readonly PageRoute[], path: string, method = "get"): PageRoute | null {
  const { pathname } = new URL(path, "http://x");
  const prefix = LANGUAGES.find((language) => pathname.startsWith(`/${language}/`));
  const own = prefix ? pathname.slice(prefix.length + 1) : pathname;
  const fits = routes.filter((route) => route.method === method && patternOf(route.path).test(own));
  return fits.toSorted((a, b) => a.path.split("{").length - b.path.split("{").length)[0] ?? null;
}

const patterns = new Map<string, RegExp>();

function patternOf(path: string): RegExp {
  const known = patterns.get(path);
  if (known) return known;
  const parts = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^$()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^${parts.join("[^/]+")}$`);
  patterns.set(path, pattern);
  return pattern;
}

export interface CrawlPlan {
  start: readonly string[];
  /** So many addresses of one kind of page and one language are enough. */
  per_kind: number;
  /** Follows only links to such addresses. */
  within?: RegExp;
}

/** Follows links from `start`; in every language where links lead there. */
export async function crawl(market: MarketWorld, who: Visitor, plan: CrawlPlan): Promise<Seen[]> {
  const routes = pagesOf(market.services.config);
  const waiting = [...plan.start];
  const known = new Set(waiting);
  const counts = new Map<string, number>();
  const seen: Seen[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(routes, path);
    const kind = `${LANGUAGES.find((one) => path.startsWith(`/${one}/`)) ?? ""} ${route?.path ?? path.split("?")[0]}`;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    if (count > plan.per_kind) continue;
    assert.ok(seen.length < MAX_PAGES, "the crawl does not end");
    const page = await who.get(path);
    seen.push({ path, page, route });
    for (const link of linksOf(page)) {
      if (known.has(link) || !(plan.within ?? ANYWHERE).test(link)) continue;
      known.add(link);
      waiting.push(link);
    }
  }
  return seen;
}

/** Where a page's links lead, within the storefront. */
export function linksOf(page: Pick<Page, "text" | "path">): string[] {
  if (!/^\s*<!doctype html>/i.test(page.text)) return [];
  const found = [...page.text.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = ""]) =>
    href.replaceAll("&amp;", "&").replaceAll("&#39;", "'"),
  );
  return found.flatMap((href) => {
    if (!URL.canParse(href, `http://x${page.path}`)) return [];
    const url = new URL(href, `http://x${page.path}`);
    if (url.origin !== "http://x" || NO_PAGE.test(url.pathname)) return [];
    return [url.pathname + url.search];
  });
}

/** Somebody whose browser is signed in as this person already. */
export async function signedIn(market: MarketWorld, name: Person): Promise<Visitor> {
  const who = visitor(market);
  const device = { user_agent: "crawl", address: null };
  const { web_secret } = await transaction(market.as(SYSTEM_ACTOR), (tx) =>
    openSession(tx, market.people[name].user_id, device),
  );
  who.cookies.set("buybuy_session", web_secret);
  return who;
}

/** A guest with a cart. */
export function guest(market: MarketWorld): Visitor {
  const who = visitor(market);
  who.cookies.set("buybuy_cart", market.guest_cart.token);
  return who;
}

/** A person of the market with their browser, a guest with a cart, or somebody new. */
export function crawler(market: MarketWorld, name: Crawler): Promise<Visitor> | Visitor {
  if (name === "nobody") return visitor(market);
  return name === "guest" ? guest(market) : signedIn(market, name);
}

/** Pages of this part that nobody came by. */
export function unseenPages(market: MarketWorld, part: RegExp, seen: ReadonlySet<string>): string[] {
  return pagesOf(market.services.config)
    .filter(({ method, path }) => method === "get" && part.test(path) && !NO_HTML.test(path))
    .map(({ path }) => path)
    .filter((path) => !path.includes("{file}") && !seen.has(path));
}

export interface RefusedForm {
  /** Which of the page's forms it is, from 0. */
  position: number;
  answer: Page;
}

/** Sends every form of a page that asks for something with nothing in it. */
export async function refusedForms(market: MarketWorld, who: Visitor, page: Page): Promise<RefusedForm[]> {
  const refused: RefusedForm[] = [];
  const routes = pagesOf(market.services.config);
  const forms = [...page.text.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)];
  for (const [position, [markup, head = ""]] of forms.entries()) {
    const action = /\saction="([^"]*)"/.exec(head)?.[1] ?? "";
    if (!/method="post"/.test(head) || !/<(input|select|textarea)\b[^>]*\srequired/.test(markup)) continue;
    if (!routeOf(routes, action, "post")) continue;
    const names = [
      ...markup.matchAll(/<(?:input|select|textarea)\b(?![^>]*type="hidden")[^>]*\sname="([^"]+)"/g),
    ];
    const empty = Object.fromEntries(names.map(([, name = ""]) => [name, null]));
    refused.push({ position, answer: await who.submit({ text: markup, path: page.path }, action, empty) });
  }
  return refused;
}

/** Where crawls of the working places begin: every page of theirs without a name in its address. */
export function workPaths(market: MarketWorld): string[] {
  const routes = pagesOf(market.services.config);
  return routes
    .filter(({ method, path }) => method === "get" && WORK.test(path) && !path.includes("{"))
    .map(({ path }) => path);
}

/** Where crawls begin: the start page in each language, and pages that only a form or a mail leads to. */
export function startPaths(market: MarketWorld): string[] {
  const { orders, mailed } = market;
  const paths = [
    "/",
    "/search/?q=lamp",
    "/search/?q=nothing-like-this",
    "/cart/",
    "/checkout/",
    "/account/",
    "/sign-in/",
    "/sign-up/",
    "/sign-up/welcome/",
    "/sign-out/",
    "/account/reset-password/",
    `/account/reset-password/?token=${mailed.reset}`,
    `/account/verify-email/?token=${mailed.verify}`,
    `/orders/${orders.guests.order_id}/?token=${orders.guests.token}`,
    `/invitation/?token=${market.invitation.token}`,
    "/offline/",
    "/nowhere/",
  ];
  // A page without a name in its address needs no link to be found.
  for (const { method, path, is_neutral } of pagesOf(market.services.config)) {
    if (method !== "get" || is_neutral || path.includes("{") || WORK.test(path)) continue;
    if (!paths.includes(path)) paths.push(path);
  }
  return [...LANGUAGES.flatMap((language) => paths.map((path) => inLanguage(language, path))), "/outbox/"];
}
