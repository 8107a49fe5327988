// How many database statements one request takes, and that more rows do not take more of them.
import { getRequestListener } from "@hono/node-server";
import { readConfig } from "#platform/config";
import { createServices } from "../../src/app.ts";
import { createApplicationOf } from "../../src/surfaces.ts";
import type { Line } from "../figures.ts";
import type { Scenario } from "../measure.ts";
import { startShop } from "../programs.ts";
import { type Samples, takeSamples } from "../samples.ts";
import { MANY_SELLERS, type World } from "../worlds.ts";

const SIZE = 5000;
const ORIGIN = "http://127.0.0.1:1";
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
  words: "Statements per request, counted in one process without background work; nothing is remembered.",
  run: async ({ worlds }) => {
    const world = await worlds.make({ size: SIZE, sellers: MANY_SELLERS });
    const shop = await startShop(world);
    const samples = await takeSamples(shop.origin);
    await shop.stop();
    return countAll(world, samples);
  },
};

async function countAll(world: World, samples: Samples): Promise<Line[]> {
  const services = await createServices(readConfig({ ...world.env, LOG_LEVEL: "silent" }, world.folder));
  const app = createApplicationOf(services);
  getRequestListener(app.fetch);
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await app.fetch(new Request(ORIGIN + path, init));
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  };
  const post = (path: string, body: unknown, token = "") =>
    ask(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token ? { "X-Cart-Token": token } : {}) },
      body: JSON.stringify(body),
    });
  const count = async (what: string, work: () => Promise<unknown>, most?: number): Promise<Line> => {
    const before = services.database.statements.count;
    await work();
    const value = services.database.statements.count - before;
    return { what, value, unit: "statements", goal: most === undefined ? undefined : { of: "value", most } };
  };
  const fillCart = async (lines: number): Promise<string> => {
    let token = "";
    for (const product_id of samples.buyable.slice(0, lines)) {
      token = (await post("/api/cart/add/", { product_id }, token)).token;
    }
    return token;
  };
  const checkout = async (what: string, lines: number, most?: number): Promise<Line> => {
    const token = await fillCart(lines);
    const body = { email: "bench@example.com", shipping_address: ADDRESS, payment_method: "card" };
    return count(what, () => post("/api/checkout/", body, token), most);
  };
  try {
    await checkout("the first order makes accounts in the books", 5);
    const list = `/api/products/?category=${samples.leaf_categories[0]}`;
    return [
      await count("product list, 24 entries", () => ask(list), 4),
      await count("product list, 100 entries", () => ask(`${list}&page_size=100`), 4),
      await count("product detail", () => ask(`/api/products/${samples.products[0]}/`), 7),
      await count("search", () => ask(`/api/products/?search=${samples.words[0]}`), 4),
      await count("list with facets", () => ask(`${list}&facets=true`)),
      await count("category tree", () => ask("/api/categories/tree/")),
      await count("add to a new cart", () => fillCart(1)),
      await checkout("checkout of one line by card", 1),
      await checkout("checkout of five lines by card", 5, 40),
    ];
  } finally {
    await services.close();
  }
}
