// Figures over a million order lines: how long a seller's and the staff's summaries take, asked one by one.
import { sql } from "kysely";
import { openDatabase } from "#platform/database";
import { type Line, quantile } from "../figures.ts";
import type { Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";
import type { World } from "../worlds.ts";

const ORDERS = Number(process.env.BENCH_ANALYTICS_ORDERS ?? 400_000);
/** Two lines and three in turns. */
const LINES = [2, 3];
const YEARS_MS = 2 * 365 * 24 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;
const BUYERS = 50_000;
/** One order in so many is Sol's, whose figures are asked for; one in so many is cancelled. */
const SOL_EVERY = 5;
const CANCELLED_EVERY = 20;
const SELLERS = 50;
const BATCH = 10_000;
const PRICE_MINOR = 1000;
const TIMES = 40;
const MOST_MS = 50;

export const analytics: Scenario = {
  name: "analytics",
  words:
    "400,000 orders of two years with a million lines; one seller has a fifth of them. Each question is " +
    "asked 40 times, one after the other, over HTTP; the goal is for the usual thirty days with the thirty before.",
  run: async ({ worlds }) => {
    const world = await worlds.make({ size: 5000, sellers: SELLERS });
    await fillOrders(world);
    const shop = await startShop(world);
    try {
      const sol = await signIn(shop, "sol@example.com");
      const olga = await signIn(shop, "olga@example.com");
      const year = `?from=${daysAgo(364)}&to=${daysAgo(0)}`;
      const own = "/api/seller/analytics";
      const all = "/api/admin/analytics";
      return [
        await ask(shop, sol, "seller's summary, 30 days", `${own}/summary/`, MOST_MS),
        await ask(shop, sol, "seller's sales by day, 30 days", `${own}/sales/`, MOST_MS),
        await ask(shop, sol, "seller's products, 30 days", `${own}/products/`, MOST_MS),
        await ask(shop, sol, "seller's summary, a year", `${own}/summary/${year}`),
        await ask(shop, olga, "marketplace's summary, 30 days", `${all}/summary/?currency=USD`, MOST_MS),
        await ask(shop, olga, "marketplace's sales by day, 30 days", `${all}/sales/?currency=USD`, MOST_MS),
        await ask(shop, olga, "marketplace's summary, a year", `${all}/summary/${year}`),
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

/** Written as rows, thousands of orders per transaction: what is measured is reading. */
async function fillOrders({ env }: World): Promise<void> {
  const handle = openDatabase(env.DATABASE_URL ?? "");
  try {
    const variants = await handle.reader
      .selectFrom("variants")
      .innerJoin("sellers", "sellers.id", "variants.seller_id")
      .select(["variants.id", "variants.product_id", "variants.seller_id", "sellers.currency"])
      .execute();
    const goods = Map.groupBy(variants, ({ seller_id }) => seller_id);
    const rows = rowsWriter(goods, Date.now());
    for (let first = 1; first <= ORDERS; first += BATCH) {
      const written = Array.from({ length: Math.min(BATCH, ORDERS - first + 1) }, (_, at) =>
        rows(first + at),
      );
      await handle.run(async (db) => {
        for (const table of Object.keys(COLUMNS) as (keyof typeof COLUMNS)[]) {
          const values = written.flatMap((order) => order[table]).join(",");
          await sql.raw(`INSERT INTO ${table} (${COLUMNS[table]}) VALUES ${values}`).execute(db);
        }
      });
    }
    const tables = Object.keys(COLUMNS).join(", ");
    await handle.execute(handle.dialect === "sqlite" ? "ANALYZE" : `ANALYZE TABLE ${tables}`);
  } finally {
    await handle.close();
  }
}

interface Good {
  id: number;
  product_id: number;
  currency: string;
}

/** Makes the rows of the order with this number, as they are written in SQL. */
function rowsWriter(goods: ReadonlyMap<number, Good[]>, now: number) {
  let lines = 0;
  return (id: number): Record<keyof typeof COLUMNS, string[]> => {
    const seller_id = id % SOL_EVERY === 0 ? 1 : 2 + (id % (SELLERS - 1));
    const own = goods.get(seller_id) ?? [];
    const count = Math.min(LINES[id % LINES.length] ?? 1, own.length);
    const at = Math.floor(now - YEARS_MS + (id / ORDERS) * YEARS_MS);
    const currency = `'${own[0]?.currency ?? "USD"}'`;
    const email = `'buyer-${(id * 7919) % BUYERS}@example.com'`;
    const status = id % CANCELLED_EVERY === 0 ? "'cancelled'" : "'delivered'";
    const total = PRICE_MINOR * count;
    const address = `'{"full_name": "A Buyer", "country": "${id % 3 === 0 ? "DE" : "US"}"}'`;
    const order = [id, `'BB-${id}'`, id, email, email, status, "'captured'", "'card'", currency, total];
    const part = [id, id, seller_id, `'BB-${id}-1'`, status, currency, total, 0, 0, 0, 1, total, total / 10];
    const line = (place: number) => {
      lines += 1;
      const good = own[(id * 31 + place) % own.length];
      const names = [good?.product_id, good?.id, "'Thing'", "'{}'", 0, "'standard'"];
      const amounts = [1, PRICE_MINOR, PRICE_MINOR, 0, 0, 100_000, PRICE_MINOR / 10, "'bench'"];
      return `(${[lines, id, id, seller_id, ...names, ...amounts]})`;
    };
    return {
      carts: [`(${id}, 'bench-${id}', 'completed', ${at}, ${at})`],
      orders: [`(${[...order, 0, 0, 1, total, address, at, at]})`],
      seller_orders: [`(${[...part, at, at, at]})`],
      order_items: Array.from({ length: count }, (_, place) => line(place)),
    };
  };
}

const COLUMNS = {
  carts: "id, token_hash, status, created_at, updated_at",
  orders:
    "id, number, cart_id, email, email_key, status, payment_status, payment_method, currency, " +
    "items_total_minor, shipping_total_minor, tax_total_minor, tax_included, total_minor, " +
    "shipping_address, placed_at, updated_at",
  seller_orders:
    "id, order_id, seller_id, number, status, currency, items_total_minor, shipping_total_minor, " +
    "shipping_tax_minor, tax_total_minor, tax_included, total_minor, commission_minor, visible_at, " +
    "placed_at, updated_at",
  order_items:
    "id, order_id, seller_order_id, seller_id, product_id, variant_id, name, options, is_digital, " +
    "tax_class, quantity, unit_price_minor, total_minor, tax_rate_ppm, tax_minor, " +
    "commission_rate_ppm, commission_minor, commission_rule",
};

function daysAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}
