// Figures over a million order lines: how long a seller's and the staff's summaries take, asked one by one.
import { closeDays } from "#modules/analytics";
import { DAY_MS } from "#platform/clock";
import { readConfig } from "#platform/config";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { createServices } from "../../src/app.ts";
import { type Line, quantile } from "../figures.ts";
import type { Scenario } from "../measure.ts";
import { fillPast } from "../past-orders.ts";
import { type Program, startShop } from "../programs.ts";
import type { World } from "../worlds.ts";

/** Two and a half lines each: a million lines. */
const ORDERS = Number(process.env.BENCH_ANALYTICS_ORDERS ?? 400_000);
const PRODUCTS = 5000;
const SELLERS = 50;
const TIMES = 40;
const MOST_MS = 50;

export const analytics: Scenario = {
  name: "analytics",
  words:
    "400,000 orders of two years with a million lines; one seller has a fifth of them. Each question is " +
    "asked 40 times, one after the other, over HTTP; the goal is for the usual thirty days with the thirty " +
    "before, and for a year with the year before.",
  run: async ({ worlds }) => {
    const world = await worlds.make({ size: PRODUCTS, sellers: SELLERS });
    await fillPast(world, { orders: ORDERS, sellers: SELLERS });
    const closing_ms = await closePast(world);
    const shop = await startShop(world);
    try {
      const sol = await signIn(shop, "sol@example.com");
      const olga = await signIn(shop, "olga@example.com");
      const year = `from=${daysAgo(364)}&to=${daysAgo(0)}`;
      const own = "/api/seller/analytics";
      const all = "/api/admin/analytics";
      const zone = "time_zone=Asia/Kathmandu";
      return [
        { what: "two years summed for the first time", value: closing_ms, unit: "ms" },
        await ask(shop, sol, "seller's summary, 30 days", `${own}/summary/`, MOST_MS),
        await ask(shop, sol, "the same in Kathmandu, UTC+5:45", `${own}/summary/?${zone}`, MOST_MS),
        await ask(shop, sol, "seller's sales by day, 30 days", `${own}/sales/`, MOST_MS),
        await ask(shop, sol, "seller's products, 30 days", `${own}/products/`, MOST_MS),
        await ask(shop, sol, "seller's summary, a year", `${own}/summary/?${year}`, MOST_MS),
        await ask(shop, sol, "seller's products, a year", `${own}/products/?${year}`),
        await ask(shop, olga, "marketplace's summary, 30 days", `${all}/summary/`, MOST_MS),
        await ask(shop, olga, "the same in Kathmandu, UTC+5:45", `${all}/summary/?${zone}`, MOST_MS),
        await ask(shop, olga, "marketplace's sales by day, 30 days", `${all}/sales/`, MOST_MS),
        await ask(shop, olga, "marketplace's products, 30 days", `${all}/products/`),
        await ask(shop, olga, "marketplace's summary, a year", `${all}/summary/?${year}`, MOST_MS),
      ];
    } finally {
      await shop.stop();
    }
  },
};

async function ask(shop: Program, token: string, what: string, path: string, most?: number): Promise<Line> {
  const durations: number[] = [];
  for (let time = 0; time <= TIMES; time += 1) {
    const begin = performance.now();
    const response = await fetch(shop.origin + path, { headers: { authorization: `Bearer ${token}` } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 200)}`);
    // The first reads what the system has not in memory yet.
    if (time > 0) durations.push(performance.now() - begin);
  }
  const [value, p99_ms] = [quantile(durations, 0.5), quantile(durations, 0.99)];
  const goal = most === undefined ? undefined : ({ of: "value", most } as const);
  return { what, value, unit: "ms", p50_ms: value, p99_ms, goal };
}

async function signIn(shop: Program, email: string): Promise<string> {
  const body = JSON.stringify({ email, password: "buybuy-demo" });
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${shop.origin}/api/auth/login/`, { method: "POST", headers, body });
  const { access } = (await response.json()) as { access?: string };
  if (access === undefined) throw new Error(`${email} could not sign in: ${response.status}`);
  return access;
}

/** Sums the past, as the schedule does it a hundred days at a time, and gives how long that took. */
async function closePast({ env }: World): Promise<number> {
  const services = await createServices(readConfig({ ...process.env, ...env }));
  try {
    const context = createContext(services, SYSTEM_ACTOR);
    const begin = performance.now();
    while ((await closeDays(context)) > 0);
    return performance.now() - begin;
  } finally {
    await services.close();
  }
}

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}
