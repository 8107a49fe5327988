// The bench world: as many products as asked for, with the same rows that the live code would write.
import { sql } from "kysely";
import {
  insertPlaces,
  insertSpecifications,
  knownWords,
  recountWords,
  searchIndexOf,
} from "#modules/catalog";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { loadEmpty } from "../empty/load.ts";
import { insertRows } from "../insert.ts";
import { beginBulkOnMysql } from "./bulk.mysql.ts";
import { beginBulkOnSqlite } from "./bulk.sqlite.ts";
import { BENCH_SELLERS, loadCategories, loadPeople, loadSellers } from "./frame.ts";
import { type BenchFrame, type BenchProduct, benchProduct } from "./products.ts";
import { brands, colors, materials } from "./words.ts";

const DEFAULT_SIZE = 20_000;
/** Products per transaction. */
const BATCH = 20_000;
/** A seller has this many products or more, so small worlds have fewer sellers. */
const MIN_PER_SELLER = 4;

/** Fills an empty database with `size` products of up to `sellers` sellers. */
export async function loadBench(
  context: Context,
  { size = DEFAULT_SIZE, sellers = BENCH_SELLERS }: { size?: number; sellers?: number } = {},
): Promise<void> {
  const handle = context.services.database;
  const begin = handle.dialect === "sqlite" ? beginBulkOnSqlite : beginBulkOnMysql;
  const frame = await transaction(context, (tx) => loadFrame(tx, size, sellers));
  const finish = await begin(handle);
  const uses = new Map<string, number>();
  for (let first = 1; first <= size; first += BATCH) {
    const count = Math.min(BATCH, size - first + 1);
    const products = Array.from({ length: count }, (_, index) => benchProduct(frame, first + index));
    await transaction(context, (tx) => loadProducts(tx, products));
    for (const { texts } of products) {
      for (const word of knownWords(texts)) uses.set(word, (uses.get(word) ?? 0) + 1);
    }
  }
  await transaction(context, (tx) => insertPlaces(tx.db));
  await transaction(context, async (tx) => {
    await loadSpecificationValues(tx);
    await insertSpecifications(tx.db);
    await recountWords(tx, uses);
    await countProducts(tx);
  });
  await finish();
}

async function loadFrame(tx: TransactionContext, size: number, most: number): Promise<BenchFrame> {
  const time = now(tx);
  await loadEmpty(tx);
  await loadPeople(tx, time);
  const seller_count = Math.max(2, Math.min(most, Math.floor(size / MIN_PER_SELLER)));
  const sellers = await loadSellers(tx, seller_count, time);
  const categories = await loadCategories(tx, time);
  return { sellers, categories, time, size };
}

async function loadProducts(tx: TransactionContext, products: BenchProduct[]): Promise<void> {
  const { db } = tx;
  await insertRows(
    db,
    "products",
    products.map(({ product }) => product),
  );
  await insertRows(
    db,
    "variants",
    products.map(({ variant }) => variant),
  );
  await insertRows(
    db,
    "product_images",
    products.map(({ image }) => image),
  );
  await insertRows(
    db,
    "product_specifications",
    products.flatMap(({ specifications }) => specifications),
  );
  await insertRows(
    db,
    "stock_items",
    products.map(({ stock_item }) => stock_item),
  );
  const moved = products.filter(({ movement }) => movement.delta > 0);
  await insertRows(
    db,
    "stock_movements",
    moved.map(({ movement }) => movement),
  );
  await insertRows(
    db,
    "listings",
    products.map(({ listing }) => listing),
  );
  const index = searchIndexOf(tx);
  for (let start = 0; start < products.length; start += TEXTS) {
    await index.insert(
      db,
      products.slice(start, start + TEXTS).map(({ texts }) => texts),
    );
  }
}

/** Texts per statement. */
const TEXTS = 200;

async function loadSpecificationValues(tx: TransactionContext): Promise<void> {
  const values = Object.entries({ Brand: brands, Color: colors, Material: materials });
  const rows = values.flatMap(([name, list]) => list.map((value) => ({ name, value })));
  await insertRows(tx.db, "specification_values", rows);
}

async function countProducts({ db }: TransactionContext): Promise<void> {
  await sql`UPDATE categories SET product_count =
    (SELECT COUNT(*) FROM listing_places WHERE place = CONCAT('c', categories.id))`.execute(db);
  await sql`UPDATE sellers SET product_count =
    (SELECT COUNT(*) FROM listing_places WHERE place = CONCAT('s', sellers.id))`.execute(db);
}
