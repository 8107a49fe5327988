// The test market as a stage for axe: every page in every state, and none twice that has nothing new on it.
import type { TestContext } from "node:test";
import type { Page } from "playwright-core";
import { listen } from "#platform/http/listen";
import { pagesOf } from "../../src/web/web.ts";
import { launchBrowser, openWindow } from "../chromium.ts";
import {
  type Crawler,
  crawl,
  crawler,
  refusedForms,
  routeOf,
  SHOP,
  SHOP_PEOPLE,
  startPaths,
  unseenPages,
  WORK,
  WORK_PEOPLE,
  workPaths,
} from "../crawl.ts";
import { type MarketWorld, openMarket } from "../market.ts";
import type { Page as SeenPage } from "../visitor.ts";
import { type Scene, type Stage, sendEmpty } from "./scenes.ts";

/** A market on a port, and the windows of its people. */
export interface OpenMarket extends Pick<Stage<Crawler>, "open"> {
  market: MarketWorld;
}

const PARTS = {
  shop: { people: SHOP_PEOPLE, within: SHOP, startOf: startPaths },
  work: { people: WORK_PEOPLE, within: WORK, startOf: workPaths },
} as const;
export type Part = keyof typeof PARTS;
const PER_KIND = 3;

/** Opens a market on a port, and Chromium to look at it. */
export async function marketForBrowsers(t: TestContext): Promise<OpenMarket> {
  const [market, browser] = await Promise.all([openMarket(t), launchBrowser()]);
  t.after(() => browser.close());
  const { port, server, close } = await listen(market.app, {
    port: 0,
    host: "127.0.0.1",
    traffic: market.services.traffic,
  });
  t.after(async () => {
    server.closeAllConnections();
    await close();
  });
  const origin = `http://localhost:${port}`;
  const routes = pagesOf(market.services.config);
  const open: OpenMarket["open"] = async (who, look) => {
    const window = await openWindow(browser, origin, look);
    const { cookies } = await crawler(market, who);
    await window.context.addCookies([...cookies].map(([name, value]) => ({ name, value, url: origin })));
    const at = (path: string) => (routeOf(routes, path)?.is_neutral ? path : window.at(path));
    return { ...window, at };
  };
  return { market, open };
}

/** The scenes of the shop or of the working places, and which of their pages are in none. */
export async function marketScenes(market: MarketWorld, part: Part) {
  const { scenes, kinds } = await foundScenes(market, part);
  // A form that asks for nothing but a word on why was sent without it, and done.
  await market.restore();
  const unseen = unseenPages(market, PARTS[part].within, kinds);
  return { scenes: part === "shop" ? [...scenes, ...SCRIPTED] : scenes, unseen };
}

/** Every page that people of this part come by and every form of it refused, where there is something new. */
async function foundScenes(market: MarketWorld, part: Part) {
  const { people, within, startOf } = PARTS[part];
  const isNew = novelty(market);
  const scenes: Scene<Crawler>[] = [];
  const kinds = new Set<string>();
  for (const who of people) {
    const browser = await crawler(market, who);
    const start = startOf(market).filter((path) => within.test(path));
    const pages = await crawl(market, browser, { start, within, per_kind: PER_KIND });
    for (const { path, page, route } of pages) {
      const is_there = page.status < 400 && routeOf(pagesOf(market.services.config), page.path) === route;
      if (route && is_there) kinds.add(route.path);
      const scene = { name: `${path} as ${who}`, who, path, status: page.status };
      if (isNew(page, "")) scenes.push(scene);
      for (const { position, answer } of await refusedForms(market, browser, page)) {
        if (!isNew(answer, `form of ${route?.path}`)) continue;
        const act = (window: Page) => sendEmpty(window, position);
        scenes.push({ ...scene, name: `${scene.name}, form ${position} refused`, act });
      }
    }
  }
  return { scenes, kinds };
}

/** What only scripts make of a page of the shop, once somebody has typed or pressed something. */
const SCRIPTED: Scene<Crawler>[] = [
  { name: "suggestions", who: "nobody", path: "/", act: suggest },
  { name: "a toast", who: "nobody", path: "/products/blue-bowl/", act: addToCart },
];

async function suggest(page: Page): Promise<void> {
  await page.locator(".site-search input").pressSequentially("lamp");
  await page.locator("[role=option]").first().waitFor();
}

async function addToCart(page: Page): Promise<void> {
  await page.locator("form[data-add-to-cart] [type=submit]").first().click();
  await page.locator(".toast").waitFor();
}

/** Tells whether a page is of a new kind, or holds an element that none before it held. */
function novelty(market: MarketWorld): (page: SeenPage, how: string) => boolean {
  const routes = pagesOf(market.services.config);
  const kinds = new Set<string>();
  const elements = new Set<string>();
  return ({ text, status, path }, how) => {
    if (!/^\s*<!doctype html>/i.test(text)) return false;
    const page = /<body[^>]*data-page="([^"]*)"/.exec(text)?.[1];
    const kind = `${how} ${status} ${page === "problem" ? page : routeOf(routes, path)?.path}`;
    const own = elementsOf(text);
    const is_new = !kinds.has(kind) || own.some((one) => !elements.has(one));
    kinds.add(kind);
    for (const one of own) elements.add(one);
    return is_new;
  };
}

/** What axe could judge differently: an element's name, its classes and what it tells assistive technology. */
function elementsOf(text: string): string[] {
  return [...text.matchAll(/<([a-z][\w-]*)\b([^>]*)>/g)].map(([, name, rest = ""]) => {
    const facts = rest.matchAll(
      /\s((?:class|type|role|aria-(?:current|invalid|disabled|selected|expanded))(?:="[^"]*")?|disabled|open|readonly)(?=[\s>]|$)/g,
    );
    return [name, ...[...facts].map(([, fact]) => fact)].join(" ");
  });
}
