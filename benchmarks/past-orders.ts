// The past of a large marketplace, written as rows: two years of orders with their parts, lines and views.
import { sql } from "kysely";
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import { type DatabaseHandle, openDatabase } from "#platform/database";
import type { World } from "./worlds.ts";

const DAYS = 2 * 365;
const BUYERS = 50_000;
/** Lines of an order: two and three in turns. */
const LINES = [2, 3];
/** One order in so many is the first seller's, whose figures are asked for. */
const FIRST_SELLER_EVERY = 5;
const CANCELLED_EVERY = 20;
const REFUNDED_EVERY = 33;
/** Their buyers never paid: nobody but them sees them. */
const UNPAID_EVERY = 50;
const SHIPPED_AFTER_MS = 2 * DAY_MS;
const DELIVERED_AFTER_MS = 5 * DAY_MS;
/** One product in so many was looked at on a day. */
const LOOKED_AT_EVERY = 10;
const BATCH = 2000;
const PRICES = [790, 1250, 2400, 4999, 12_900];

interface Good {
  id: number;
  product_id: number;
  currency: string;
}

/** Writes thousands of orders per transaction: what is measured is reading. */
export async function fillPast({ env }: World, asked: { orders: number; sellers: number }): Promise<void> {
  const handle = openDatabase(env.DATABASE_URL ?? "");
  try {
    const variants = await handle.reader
      .selectFrom("variants")
      .innerJoin("sellers", "sellers.id", "variants.seller_id")
      .select(["variants.id", "variants.product_id", "variants.seller_id", "sellers.currency"])
      .execute();
    const goods = Map.groupBy(variants, ({ seller_id }) => seller_id);
    const now = Date.now();
    const rows = rowsWriter(goods, { ...asked, now });
    for (let first = 1; first <= asked.orders; first += BATCH) {
      const count = Math.min(BATCH, asked.orders - first + 1);
      const written = Array.from({ length: count }, (_, at) => rows(first + at));
      await handle.run(async (db) => {
        for (const table of TABLES) {
          const values = written.flatMap((order) => order[table]).join(",");
          await sql.raw(`INSERT INTO ${table} (${COLUMNS[table]}) VALUES ${values}`).execute(db);
        }
      });
    }
    await fillViews(handle, variants, now);
    await handle.execute(handle.dialect === "sqlite" ? "ANALYZE" : `ANALYZE TABLE ${TABLES.join(", ")}`);
  } finally {
    await handle.close();
  }
}

/** Makes the rows of the order with this number, as they are written in SQL. */
function rowsWriter(
  goods: ReadonlyMap<number, Good[]>,
  { orders, sellers, now }: { orders: number; sellers: number; now: number },
) {
  let lines = 0;
  return (id: number): Record<(typeof TABLES)[number], string[]> => {
    const seller_id = id % FIRST_SELLER_EVERY === 0 ? 1 : 2 + (id % (sellers - 1));
    const own = goods.get(seller_id) ?? [];
    const at = Math.floor(now - DAYS * DAY_MS * (1 - id / (orders + 1)));
    const status = statusAt(id, now - at);
    const count = Math.min(LINES[id % LINES.length] ?? 1, own.length);
    const items = Array.from({ length: count }, (_, place) => {
      lines += 1;
      const price = PRICES[(id + place) % PRICES.length] ?? 0;
      const quantity = 1 + ((id + place) % 7 === 0 ? 2 : 0);
      return { line: lines, good: own[(id * 31 + place) % own.length], price, quantity };
    });
    const total = items.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
    const commission = Math.floor(total / 10);
    const refunded = status === "'cancelled'" ? total : id % REFUNDED_EVERY === 0 ? Math.floor(total / 4) : 0;
    const is_unpaid = status === "'pending'";
    const visible_at = is_unpaid ? "NULL" : at + 2 * MINUTE_MS;
    const currency = `'${own[0]?.currency ?? "USD"}'`;
    const email = `'buyer-${(id * 7919) % BUYERS}@example.com'`;
    const address = `'{"full_name": "A Buyer", "country": "${id % 3 === 0 ? "DE" : "US"}"}'`;
    const payment = is_unpaid ? "'voided'" : "'captured'";
    const order = [id, `'BB-${id}'`, id, email, email, status, payment, "'card'", currency, total];
    const part = [id, id, seller_id, `'BB-${id}-1'`, status, currency, total, 0, 0, 0, 1, total];
    return {
      carts: [`(${id}, 'bench-${id}', 'completed', ${at}, ${at})`],
      orders: [`(${[...order, 0, 0, 1, total, refunded, address, at, at]})`],
      seller_orders: [`(${[...part, refunded, commission, visible_at, at, at]})`],
      order_items: items.map(({ line, good, price, quantity }) => {
        const names = [good?.product_id, good?.id, "'Thing'", "'{}'", 0, "'standard'"];
        const amounts = [quantity, price, price * quantity, 0, 0, 100_000, Math.floor(price / 10), "'bench'"];
        return `(${[line, id, id, seller_id, ...names, ...amounts]})`;
      }),
    };
  };
}

function statusAt(id: number, age_ms: number): string {
  if (id % CANCELLED_EVERY === 0) return "'cancelled'";
  if (id % UNPAID_EVERY === 1) return "'pending'";
  if (age_ms > DELIVERED_AFTER_MS) return "'delivered'";
  return age_ms > SHIPPED_AFTER_MS ? "'shipped'" : "'confirmed'";
}

async function fillViews(
  handle: DatabaseHandle,
  variants: readonly { product_id: number }[],
  now: number,
): Promise<void> {
  const products = [...new Set(variants.map(({ product_id }) => product_id))];
  const today = now - (now % DAY_MS);
  await handle.run(async (db) => {
    for (let day = 0; day < DAYS; day += 1) {
      const day_at = today - day * DAY_MS;
      const looked_at = products.filter((_, at) => (at + day) % LOOKED_AT_EVERY === 0);
      const values = looked_at.map((product_id, at) => `(${[product_id, day_at, 1 + (at % 9)]})`).join(",");
      await sql.raw(`INSERT INTO product_views (product_id, day_at, views) VALUES ${values}`).execute(db);
    }
    await sql`INSERT INTO seller_views (seller_id, day_at, views) SELECT p.seller_id, v.day_at, SUM(v.views)
      FROM product_views v JOIN products p ON p.id = v.product_id GROUP BY p.seller_id, v.day_at`.execute(db);
  });
}

const TABLES = ["carts", "orders", "seller_orders", "order_items"] as const;

const COLUMNS: Readonly<Record<(typeof TABLES)[number], string>> = {
  carts: "id, token_hash, status, created_at, updated_at",
  orders:
    "id, number, cart_id, email, email_key, status, payment_status, payment_method, currency, " +
    "items_total_minor, shipping_total_minor, tax_total_minor, tax_included, total_minor, refunded_minor, " +
    "shipping_address, placed_at, updated_at",
  seller_orders:
    "id, order_id, seller_id, number, status, currency, items_total_minor, shipping_total_minor, " +
    "shipping_tax_minor, tax_total_minor, tax_included, total_minor, refunded_minor, commission_minor, " +
    "visible_at, placed_at, updated_at",
  order_items:
    "id, order_id, seller_order_id, seller_id, product_id, variant_id, name, options, is_digital, " +
    "tax_class, quantity, unit_price_minor, total_minor, tax_rate_ppm, tax_minor, " +
    "commission_rate_ppm, commission_minor, commission_rule",
};
