// The stock that listings show: kept in the transaction that changes it.
import { sql } from "kysely";
import type { TransactionContext } from "#platform/context";
import { compileOnce, flagOf, forUpdate, type Slots } from "#platform/database";
import { placeStock } from "./list-places.ts";
import { letWait } from "./listing-later.ts";

/** The columns of a stock item that count. */
export interface StockLine {
  product_id: number;
  on_hand: number;
  reserved: number;
  low_stock_threshold: number;
}

interface ShownStock {
  stock_quantity: number;
  low_stock_threshold: number;
  in_stock: 0 | 1;
}

/** What a product's live variants can give together; in stock when one of them reaches the least quantity. */
export function stockOfProduct(lines: readonly StockLine[], min_quantity: number): ShownStock {
  let stock_quantity = 0;
  let low_stock_threshold = 0;
  let in_stock = false;
  for (const line of lines) {
    const available = line.on_hand - line.reserved;
    stock_quantity += available;
    low_stock_threshold += line.low_stock_threshold;
    if (available >= min_quantity) in_stock = true;
  }
  return { stock_quantity, low_stock_threshold, in_stock: flagOf(in_stock) };
}

/**
 * Shows the stock of these products as `stock_items` has it now. Called by inventory in the transaction
 * that changed it, after the change; products that are not listed cost one look. Listings are locked first,
 * so of two sales of one product's variants the later one sees both. Within `listingsLast` it is put off.
 */
export async function showStock(tx: TransactionContext, product_ids: number[]): Promise<void> {
  if (product_ids.length === 0 || letWait(tx, "stock", product_ids)) return;
  const listed = tx.db.selectFrom("listings").select(["product_id", "in_stock"]);
  const rows = await listed
    .where("product_id", "in", product_ids)
    .orderBy("product_id")
    .$call(forUpdate(tx))
    .execute();
  if (rows.length === 0) return;
  const shown = await readStock(
    tx,
    rows.map(({ product_id }) => product_id),
  );
  await writeStock(tx, shown);
  for (const { product_id, in_stock } of rows) {
    const stock = shown.get(product_id);
    if (stock && stock.in_stock !== in_stock) await placeStock(tx, product_id, stock.in_stock);
  }
}

async function readStock(tx: TransactionContext, product_ids: number[]): Promise<Map<number, ShownStock>> {
  const slots = Object.fromEntries(product_ids.map((id, index) => [`product_id_${index}`, id]));
  const rows = await readShape(product_ids.length).all(tx.db, slots);
  const by_product = Map.groupBy(rows, ({ product_id }) => product_id);
  return new Map(
    product_ids.map((id) => {
      const lines = by_product.get(id) ?? [];
      return [id, stockOfProduct(lines, lines[0]?.min_quantity ?? 1)];
    }),
  );
}

async function writeStock(tx: TransactionContext, shown: Map<number, ShownStock>): Promise<void> {
  const slots: Record<string, number> = {};
  for (const [index, [product_id, stock]] of [...shown].entries()) {
    for (const [name, value] of Object.entries({ product_id, ...stock })) slots[`${name}_${index}`] = value;
  }
  await writeShape(shown.size).run(tx.db, slots);
}

/** Statements over a few products are compiled once per number of products: sales run them all day. */
const readShape = bySize((size) => {
  const shape = compileOnce((db, slot: Slots<Record<string, number>>) =>
    db
      .selectFrom("variants")
      .innerJoin("products", "products.id", "variants.product_id")
      .innerJoin("stock_items", "stock_items.variant_id", "variants.id")
      .select([
        "variants.product_id",
        "stock_items.on_hand",
        "stock_items.reserved",
        "stock_items.low_stock_threshold",
        "products.min_quantity",
      ])
      .where("variants.product_id", "in", numbered(slot, "product_id", size))
      .where("variants.archived_at", "is", null),
  );
  return shape;
});

const writeShape = bySize((size) => {
  const shape = compileOnce((db, slot: Slots<Record<string, number>>) => {
    const ids = numbered(slot, "product_id", size);
    const perProduct = <T extends number>(name: keyof ShownStock) => {
      const branches = ids.map((id, index) => sql`WHEN ${id} THEN ${slot(`${name}_${index}`)}`);
      return sql<T>`CASE product_id ${sql.join(branches, sql` `)} ELSE 0 END`;
    };
    return db
      .updateTable("listings")
      .set({
        stock_quantity: perProduct("stock_quantity"),
        low_stock_threshold: perProduct("low_stock_threshold"),
        in_stock: perProduct<0 | 1>("in_stock"),
        version: sql<number>`version + 1`,
      })
      .where("product_id", "in", ids);
  });
  return shape;
});

function numbered(slot: Slots<Record<string, number>>, name: string, size: number): number[] {
  return Array.from({ length: size }, (_, index) => slot(`${name}_${index}`));
}

function bySize<T>(build: (size: number) => T): (size: number) => T {
  const built = new Map<number, T>();
  return (size) => {
    const known = built.get(size) ?? build(size);
    built.set(size, known);
    return known;
  };
}
