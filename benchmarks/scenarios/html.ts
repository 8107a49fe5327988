// The pages that buyers see, signed out: start page, listing, product.
import { setTimeout } from "node:timers/promises";
import type { Line } from "../figures.ts";
import { type Bench, compareReads, type Scenario } from "../measure.ts";
import { get } from "../samples.ts";

const GOAL = { of: "ratio", least: 0.5 } as const;
/** So many of each kind are asked for in turn: as many as are remembered side by side. */
const PAGES = 100;
const DISTINCT_QUESTIONS = 8000;
const FAR = 1_000_000;
const BETWEEN_CARTS_MS = 20;

interface Found {
  slug: string;
  category: { slug: string };
}

export const html: Scenario = {
  name: "html",
  words:
    `Start page, and in turn ${PAGES} product pages and as many listings, as HTML, signed out. Pages are remembered while ` +
    'nothing that they show is changed; "read anew" asks so that hardly any is. Bare is the JSON list of 24.',
  run: async (bench) => {
    const { shop, samples } = await bench.main();
    const found = await Promise.all(
      samples.products.slice(0, PAGES).map((id) => get<Found>(shop.origin, `/api/products/${id}/`)),
    );
    const products = found.map(({ slug }) => `/products/${slug}/`);
    const listings = [...new Set(found.map(({ category }) => `/categories/${category.slug}/`))];
    // A version that there is not shows the product as it is; a high bound of the price leaves everything in.
    const products_anew = distinct(products, (turn) => `?variant=${FAR + turn}`);
    const listings_anew = distinct(listings, (turn) => `?max_price=${FAR + turn}`);
    return [
      await compareReads(bench, "start page", ["/", "/de/", "/ar/"], GOAL),
      await compareReads(bench, "listing page", listings, GOAL),
      await compareReads(bench, "product page", products, GOAL),
      await besideCarts(bench, products),
      await compareReads(bench, "listing page with a price filter, read anew", listings_anew),
      await compareReads(bench, "product page, read anew", products_anew),
    ];
  },
};

/** So many different addresses of these pages that remembering hardly helps. */
function distinct(paths: readonly string[], query: (turn: number) => string): string[] {
  return Array.from(
    { length: DISTINCT_QUESTIONS },
    (_, turn) => `${paths[turn % paths.length]}${query(turn)}`,
  );
}

/** The product page again, while others fill carts beside it. */
async function besideCarts(bench: Bench, paths: string[]): Promise<Line> {
  const { shop, samples } = await bench.main();
  const others = new AbortController();
  const filling = fillCarts(shop.origin, samples.buyable[0], others.signal);
  try {
    return await compareReads(bench, "product page, carts filled beside it", paths);
  } finally {
    others.abort();
    await filling;
  }
}

/** One thing after the other goes into carts, with a pause between. */
async function fillCarts(origin: string, product_id: number | undefined, end: AbortSignal): Promise<void> {
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ product_id, quantity: 1 });
  while (!end.aborted) {
    const response = await fetch(`${origin}/api/cart/add/`, { method: "POST", headers, body });
    if (!response.ok) throw new Error(`adding to a cart answered ${response.status}`);
    await setTimeout(BETWEEN_CARTS_MS);
  }
}
