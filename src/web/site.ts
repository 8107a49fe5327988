// What every page is made with: the reader's words and formats, addresses in their language, and the frame's
// own data.

import { ownerOf, readCart } from "#modules/cart";
import { categoryTree } from "#modules/catalog";
import { isUser } from "#modules/identity";
import { ownPerson } from "#modules/sellers";
import type { Context } from "#platform/context";
import type { Visit } from "#platform/http/page-route";
import { inLanguage } from "#platform/http/page-server";
import { type Formats, formatsOf, LANGUAGE_FACTS, type Language } from "#platform/i18n";
import { whileUnchanged } from "#platform/unchanged";
import { assets } from "./assets.ts";
import { CART_COOKIE } from "./cart-cookie.ts";
import { WORDS, type Words } from "./locales/words.ts";

/** A category in the menu of every page. */
export interface MenuCategory {
  name: string;
  slug: string;
}

/** What the frame says of its reader; null on public pages, where a script asks for it. */
export interface Glance {
  name: string | null;
  cart_count: number;
}

/** Handed to every view as its first argument. */
export interface Site {
  language: Language;
  direction: "ltr" | "rtl";
  words: Words;
  formats: Formats;
  visit: Visit;
  menu: MenuCategory[];
  glance: Glance | null;
  /** The public origin, for canonical addresses. */
  origin: string;
  /** The marketplace's own currency and country. */
  currency: string;
  country: string;
  environment: "development" | "test" | "production";
  year: number;
  /** A path in the reader's language. */
  link(path: string): string;
  /** The address of a file in `assets/`. */
  asset(name: string): string;
}

const MENU_MS = 30_000;
const MENU_KEY = "web menu";

/** The site for a page that is the same for everybody. */
export async function publicSite(context: Context, visit: Visit): Promise<Site> {
  return makeSite(context, visit, null, await menuOf(context));
}

/** The same for a page that is kept: its menu is read with it, because it stays with it. */
export async function keptSite(context: Context, visit: Visit): Promise<Site> {
  const menu = await whileUnchanged(context, MENU_KEY, () => readMenu(context));
  return makeSite(context, visit, null, menu);
}

/** The site for whoever is there, with their name and cart in the frame. */
export async function privateSite(context: Context, visit: Visit): Promise<Site> {
  return makeSite(context, visit, await glanceOf(context, visit), await menuOf(context));
}

/** The name and the cart of whoever is there. */
export async function glanceOf(context: Context, visit: Visit): Promise<Glance> {
  const cart = await readCart(context, ownerOf(context, visit.cookie(CART_COOKIE)));
  const person = isUser(context.actor) ? await ownPerson(context) : null;
  return { name: person?.first_name ?? null, cart_count: cart.item_count };
}

async function makeSite(
  context: Context,
  visit: Visit,
  glance: Glance | null,
  menu: MenuCategory[],
): Promise<Site> {
  const { language } = visit;
  const { config, clock } = context.services;
  return {
    language,
    direction: LANGUAGE_FACTS[language].direction,
    words: WORDS[language],
    formats: formatsOf(language),
    visit,
    menu,
    glance,
    origin: config.url,
    currency: config.currency,
    country: config.country,
    environment: config.environment,
    year: new Date(clock.now()).getUTCFullYear(),
    link: (path) => inLanguage(language, path),
    asset: assets.path,
  };
}

async function readMenu(context: Context): Promise<MenuCategory[]> {
  const tree = await categoryTree(context, { with_hidden: false });
  return tree.map(({ name, slug }) => ({ name, slug }));
}

/** The top of the category tree, at most half a minute old. */
async function menuOf(context: Context): Promise<MenuCategory[]> {
  const { cache } = context.services;
  const known = await cache.get(MENU_KEY);
  if (known !== null) return JSON.parse(known) as MenuCategory[];
  const menu = await readMenu(context);
  await cache.set(MENU_KEY, JSON.stringify(menu), MENU_MS);
  return menu;
}
