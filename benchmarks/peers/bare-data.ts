// Fills the reference's file with the very products of the shop, read through its public API.
import { DatabaseSync } from "node:sqlite";

const PAGE_SIZE = 100;

const COLUMNS = [
  "id INTEGER PRIMARY KEY",
  "category_id INTEGER NOT NULL",
  "seller_id INTEGER NOT NULL",
  "name TEXT NOT NULL",
  "slug TEXT NOT NULL",
  "sku TEXT",
  "short_description TEXT",
  "price TEXT NOT NULL",
  "price_min TEXT NOT NULL",
  "price_max TEXT NOT NULL",
  "compare_price TEXT",
  "discount_percent INTEGER NOT NULL",
  "currency TEXT NOT NULL",
  "is_active INTEGER NOT NULL",
  "is_featured INTEGER NOT NULL",
  "is_digital INTEGER NOT NULL",
  "weight REAL",
  "length REAL",
  "width REAL",
  "height REAL",
  "tax_class TEXT NOT NULL",
  "image_id INTEGER",
  "image_url TEXT",
  "image_srcset TEXT",
  "image_alt_text TEXT",
  "image_width INTEGER",
  "image_height INTEGER",
  "options TEXT NOT NULL",
  "rating_average REAL",
  "rating_count INTEGER NOT NULL",
  "meta_title TEXT",
  "meta_description TEXT",
  "min_quantity INTEGER NOT NULL",
  "quantity_step INTEGER NOT NULL",
  "price_tiers TEXT NOT NULL",
  "stock_quantity INTEGER NOT NULL",
  "low_stock INTEGER NOT NULL",
  "created_at TEXT NOT NULL",
  "updated_at TEXT NOT NULL",
];

/** What the list's entries look like, as far as they are copied. */
interface Entry {
  [field: string]: unknown;
  id: number;
  category: { id: number };
  seller: { id: number };
  dimensions: { length: number; width: number; height: number } | null;
  primary_image: Record<string, string | number> | null;
  rating: { average: number | null; count: number };
}

/** Copies every product that `origin` lists into a new file at `path`. Gives their number. */
export async function fillBare(origin: string, path: string): Promise<number> {
  const database = new DatabaseSync(path);
  database.exec("PRAGMA journal_mode = wal");
  database.exec(`CREATE TABLE products (${COLUMNS.join(", ")})`);
  for (const table of ["categories", "sellers"]) {
    database.exec(`CREATE TABLE ${table} (id INTEGER PRIMARY KEY, body TEXT NOT NULL)`);
  }
  const names = COLUMNS.map((column) => column.split(" ")[0] ?? "");
  const product = database.prepare(`INSERT INTO products VALUES (${names.map(() => "?").join(", ")})`);
  const category = database.prepare("INSERT OR IGNORE INTO categories VALUES (?, ?)");
  const seller = database.prepare("INSERT OR IGNORE INTO sellers VALUES (?, ?)");
  let copied = 0;
  database.exec("BEGIN");
  for await (const entry of allEntries(origin)) {
    const flat = flatten(entry);
    product.run(...(names.map((name) => flat[name] ?? null) as never[]));
    category.run(entry.category.id, JSON.stringify(entry.category));
    seller.run(entry.seller.id, JSON.stringify(entry.seller));
    copied += 1;
  }
  database.exec("CREATE INDEX products_category ON products (category_id, created_at, id)");
  database.exec("COMMIT");
  database.exec("ANALYZE");
  database.close();
  return copied;
}

async function* allEntries(origin: string): AsyncGenerator<Entry> {
  let path: string | null = `/api/products/?page_size=${PAGE_SIZE}`;
  while (path !== null) {
    const response = await fetch(origin + path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}`);
    const page = (await response.json()) as { next: string | null; results: Entry[] };
    yield* page.results;
    path = page.next === null ? null : page.next.slice(new URL(page.next).origin.length);
  }
}

function flatten(entry: Entry): Record<string, unknown> {
  const { category, seller, dimensions, primary_image: image, rating } = entry;
  const values: Record<string, unknown> = {
    ...entry,
    category_id: category.id,
    seller_id: seller.id,
    ...dimensions,
    rating_average: rating.average,
    rating_count: rating.count,
    options: JSON.stringify(entry.options),
    price_tiers: JSON.stringify(entry.price_tiers),
  };
  for (const [name, value] of Object.entries(image ?? {})) values[`image_${name}`] = value;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === "boolean" ? Number(value) : value]),
  );
}
