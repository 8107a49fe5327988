// How many database statements one request takes, and that more rows do not take more of them.
import { type Line, median } from "../figures.ts";
import type { Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";
import { get, type Samples, takeSamples } from "../samples.ts";
import { MANY_SELLERS } from "../worlds.ts";

const TIMES = 9;
const SMALL_WORLD = 2000;
const COUNTER = /^buybuy_database_statements_total (\d+)/m;
const ADDRESS = {
  full_name: "Bench Buyer",
  line1: "1 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

export const statements: Scenario = {
  name: "statements",
  words:
    "Statements per request, told by `/metrics`; the middle of nine requests, background work taken off.",
  run: async ({ worlds }) => {
    const shop = await startShop(await worlds.make({ size: SMALL_WORLD, sellers: MANY_SELLERS }));
    try {
      return await countAll(shop, await takeSamples(shop.origin));
    } finally {
      await shop.stop();
    }
  },
};

async function countAll(shop: Program, samples: Samples): Promise<Line[]> {
  const [category = 0] = samples.leaf_categories;
  const read = (path: string) => () => get<unknown>(shop.origin, path);
  const base = await count(shop, async () => {});
  const line = async (what: string, work: () => Promise<unknown>, most?: number): Promise<Line> => ({
    what,
    value: (await count(shop, work)) - base,
    unit: "statements",
    goal: most === undefined ? undefined : { of: "value", most },
  });
  const list = `/api/products/?category=${category}`;
  return [
    await line("product list, 24 entries", read(list), 4),
    await line("product list, 100 entries", read(`${list}&page_size=100`), 4),
    await line("product detail", read(`/api/products/${samples.products[0]}/`), 7),
    await line("search", read(`/api/products/?search=${samples.words[0]}`), 4),
    await line("list with facets", read(`${list}&facets=true`)),
    await line("category tree", read("/api/categories/tree/")),
    await line("add to a new cart", () => fillCart(shop, samples, 1)),
    await checkoutLine(shop, samples, 1, base),
    await checkoutLine(shop, samples, 5, base, 40),
  ];
}

async function checkoutLine(
  shop: Program,
  samples: Samples,
  lines: number,
  base: number,
  most?: number,
): Promise<Line> {
  const counts: number[] = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    const token = await fillCart(shop, samples, lines);
    const body = { email: "bench@example.com", shipping_address: ADDRESS, payment_method: "card" };
    counts.push(await count(shop, () => post(shop, "/api/checkout/", body, { "X-Cart-Token": token }), 1));
  }
  const what = `checkout of ${lines === 1 ? "one line" : `${lines} lines`} by card`;
  const goal = most === undefined ? undefined : { of: "value" as const, most };
  return { what, value: median(counts) - base, unit: "statements", goal };
}

/**
 * The counter's growth over `work`, the middle of some times. Reading the metrics is part of it: see `base`.
 */
async function count(shop: Program, work: () => Promise<unknown>, times = TIMES): Promise<number> {
  const growths: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const before = await counter(shop);
    await work();
    growths.push((await counter(shop)) - before);
  }
  return median(growths);
}

async function counter(shop: Program): Promise<number> {
  const text = await (await fetch(`${shop.origin}/metrics`)).text();
  const found = COUNTER.exec(text)?.[1];
  if (found === undefined) throw new Error("/metrics does not count statements");
  return Number(found);
}

async function fillCart(shop: Program, samples: Samples, lines: number): Promise<string> {
  let token = "";
  for (const product_id of samples.buyable.slice(0, lines)) {
    const headers: Record<string, string> = token === "" ? {} : { "X-Cart-Token": token };
    const cart = await post<{ token: string }>(shop, "/api/cart/add/", { product_id }, headers);
    token = cart.token;
  }
  return token;
}

async function post<T>(
  shop: Program,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<T> {
  const response = await fetch(shop.origin + path, {
    method: "POST",
    headers: { ...headers, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}
