// The reference, and the limit we are compared with: bare node:http, one prepared query over one plain table,
// JSON.stringify. Run as `node benchmarks/peers/bare.ts FILE` with PORT in the environment; bare-data.ts
// fills the file.
import { createServer } from "node:http";
import { DatabaseSync } from "node:sqlite";

const PAGE_SIZE = 24;
const CACHE_KIB = 64 * 1024;

const [file = ""] = process.argv.slice(2);
const database = new DatabaseSync(file, { readOnly: true });
database.exec(`PRAGMA cache_size = -${CACHE_KIB}`);
const list = database.prepare(
  `SELECT * FROM products WHERE category_id = ? ORDER BY created_at DESC, id DESC LIMIT ${PAGE_SIZE + 1}`,
);
// Arrays made into objects here are faster than the objects that node:sqlite makes.
list.setReturnArrays(true);
const columns = list.columns().map(({ name }) => name);
const categories = byId("categories");
const sellers = byId("sellers");
const counts = new Map(
  database
    .prepare("SELECT category_id, COUNT(*) AS count FROM products GROUP BY category_id")
    .all()
    .map((row) => [Number(row.category_id), Number(row.count)]),
);
const NONE: never[] = [];

type Row = Record<string, string | number | null>;

createServer((request, response) => {
  const url = request.url ?? "/";
  const asked = Number.parseInt(url.slice(url.indexOf("category=") + "category=".length), 10);
  const rows = (list.all(asked) as unknown as Row[string][][]).map(rowOf);
  const category_id = Number(rows[0]?.category_id ?? 0);
  const has_more = rows.length > PAGE_SIZE;
  if (has_more) rows.pop();
  const body = JSON.stringify({
    count: counts.get(category_id) ?? 0,
    count_is_exact: true,
    next: has_more ? `http://127.0.0.1${url}&page=2` : null,
    previous: null,
    results: rows.map(entry),
  });
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
  response.end(body);
}).listen(Number(process.env.PORT), "127.0.0.1");

process.once("SIGTERM", () => process.exit(0));

function rowOf(values: Row[string][]): Row {
  const row: Row = {};
  for (let index = 0; index < columns.length; index += 1)
    row[columns[index] as string] = values[index] ?? null;
  return row;
}

/** The same fields in the same order as an entry of our list. */
function entry(row: Row) {
  return {
    id: row.id,
    name: row.name,
    slug: row.slug,
    sku: row.sku,
    short_description: row.short_description,
    price: row.price,
    price_min: row.price_min,
    price_max: row.price_max,
    compare_price: row.compare_price,
    discount_percent: row.discount_percent,
    currency: row.currency,
    category: categories.get(row.category_id as number),
    seller: sellers.get(row.seller_id as number),
    is_active: row.is_active === 1,
    is_featured: row.is_featured === 1,
    is_digital: row.is_digital === 1,
    requires_shipping: row.is_digital === 0,
    weight: row.weight,
    dimensions: row.length === null ? null : { length: row.length, width: row.width, height: row.height },
    tax_class: row.tax_class,
    primary_image: row.image_id === null ? null : image(row),
    options: listOf(row.options),
    rating: { average: row.rating_average, count: row.rating_count },
    meta_title: row.meta_title,
    meta_description: row.meta_description,
    min_quantity: row.min_quantity,
    quantity_step: row.quantity_step,
    price_tiers: listOf(row.price_tiers),
    created_at: row.created_at,
    updated_at: row.updated_at,
    in_stock: (row.stock_quantity as number) > 0,
    stock_quantity: row.stock_quantity,
    low_stock: row.low_stock === 1,
  };
}

function image(row: Row) {
  return {
    id: row.image_id,
    url: row.image_url,
    srcset: row.image_srcset,
    alt_text: row.image_alt_text,
    is_primary: true,
    sort_order: 0,
    width: row.image_width,
    height: row.image_height,
  };
}

function listOf(text: string | number | null | undefined): unknown {
  return text === "[]" ? NONE : JSON.parse(String(text));
}

/** Small tables are held in memory, as a fast program would. */
function byId(table: "categories" | "sellers"): Map<number, unknown> {
  const rows = database.prepare(`SELECT id, body FROM ${table}`).all();
  return new Map(rows.map((row) => [Number(row.id), JSON.parse(String(row.body))]));
}
