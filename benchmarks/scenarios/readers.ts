// Buyers who look at pages at a steady rate, whether the last one was answered or not, and who sometimes buy.
import { setTimeout as pause } from "node:timers/promises";
import type { Program } from "../programs.ts";

const PAGES_PER_SECOND = 20;
const CARTS_PER_SECOND = 2;

interface Listed {
  id: number;
  slug: string;
  category: { slug: string };
}

/** What buyers open, and what they put into carts. */
export interface Shelf {
  pages: string[];
  product_id: number;
}

export interface Reading {
  /** Ends it and gives how long each page took, in milliseconds. Rejects when any was not answered. */
  stop(): Promise<number[]>;
}

/** The start page, lists, a search, and many products: what buyers look at. */
export async function shelfOf(shop: Program): Promise<Shelf> {
  const list = await fetch(`${shop.origin}/api/products/?page_size=40`);
  const { results } = (await list.json()) as { results: Listed[] };
  const categories = [...new Set(results.map(({ category }) => `/categories/${category.slug}/`))];
  const pages = results.flatMap(({ slug }, index) => {
    const other = ["/", "/search/?q=lamp", categories[index % categories.length] ?? "/"][index % 3] ?? "/";
    return [`/products/${slug}/`, other];
  });
  return { pages, product_id: results[0]?.id ?? 0 };
}

/** Begins to open pages until `stop`. */
export function readPages(shop: Program, { pages, product_id }: Shelf): Reading {
  const durations: number[] = [];
  const failed: unknown[] = [];
  const open = new Set<Promise<unknown>>();
  let turn = 0;
  const every = (per_second: number, act: () => Promise<unknown>) =>
    setInterval(() => {
      const one = act()
        .catch((error: unknown) => failed.push(error))
        .finally(() => open.delete(one));
      open.add(one);
    }, 1000 / per_second);
  const reading = every(PAGES_PER_SECOND, async () => {
    const path = pages[turn % pages.length] ?? "/";
    turn += 1;
    durations.push(await timed(shop.origin + path));
  });
  // Somebody always buys; what pages are remembered by does not last longer than that.
  const buying = every(CARTS_PER_SECOND, () => putIntoCart(shop, product_id));
  const stop = async () => {
    clearInterval(reading);
    clearInterval(buying);
    await Promise.all(open);
    if (failed.length > 0) throw new Error(`${failed.length} requests failed`, { cause: failed[0] });
    return durations;
  };
  return { stop };
}

/** The same for so many seconds. */
export async function readFor(shop: Program, shelf: Shelf, seconds: number): Promise<number[]> {
  const reading = readPages(shop, shelf);
  await pause(seconds * 1000);
  return reading.stop();
}

async function putIntoCart(shop: Program, product_id: number): Promise<void> {
  const body = JSON.stringify({ product_id, quantity: 1 });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${shop.origin}/api/cart/add/`, { method: "POST", headers, body });
  await response.arrayBuffer();
}

async function timed(url: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(url);
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - started;
}
