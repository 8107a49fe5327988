// The one way in which stock changes: lock the rows, change them in one conditional statement, tell who must
// know.
import { sql } from "kysely";
import { showStock } from "#modules/catalog";
import { emit, now, type TransactionContext } from "#platform/context";
import { compileOnce, flagOf, forUpdate, type Shape, type Slots } from "#platform/database";

declare module "#platform/context" {
  interface Events {
    /** Told once each time what can be sold falls to the threshold or below. */
    "stock.low": {
      variant_id: number;
      product_id: number;
      seller_id: number;
      available: number;
      /** Together with the variant it names this crossing. */
      crossed_at: number;
    };
  }
}

/** A variant's stock, its row locked until the transaction ends. */
export interface LockedStock {
  variant_id: number;
  product_id: number;
  seller_id: number;
  on_hand: number;
  reserved: number;
  low_stock_threshold: number;
  is_low: 0 | 1;
  version: number;
}

/** What to add to a row (negative to take), and a new threshold when there is one. */
export interface StockChange {
  variant_id: number;
  on_hand?: number;
  reserved?: number;
  low_stock_threshold?: number;
}

/** Is this little enough for the seller to hear of it? */
export function isLow(stock: { on_hand: number; reserved: number; low_stock_threshold: number }): 0 | 1 {
  return flagOf(stock.on_hand - stock.reserved <= stock.low_stock_threshold);
}

/** Locks the stock of these variants in ascending order. A variant without stock is not in the answer. */
export async function lockStock(
  tx: TransactionContext,
  variant_ids: readonly number[],
): Promise<Map<number, LockedStock>> {
  if (variant_ids.length === 0) return new Map();
  const rows = await tx.db
    .selectFrom("stock_items")
    .select(["variant_id", "product_id", "seller_id", "on_hand", "reserved"])
    .select(["low_stock_threshold", "is_low", "version"])
    .where("variant_id", "in", [...variant_ids])
    .orderBy("variant_id")
    .$call(forUpdate(tx))
    .execute();
  return new Map(rows.map((row) => [row.variant_id, row]));
}

/** The row of a variant that must have one: a missing row is a bug, not an answer. */
export function stockOf(stock: Map<number, LockedStock>, variant_id: number): LockedStock {
  const row = stock.get(variant_id);
  if (!row) throw new Error(`Variant ${variant_id} has no stock item`);
  return row;
}

/**
 * Applies `changes` (one per variant) to locked rows and brings `stock` up to date with them. The statement
 * itself takes nothing that is not there: were a row not locked, it would throw rather than oversell. Then
 * listings are shown the new numbers, and `stock.low` is told for every variant that has just become low.
 */
export async function changeStock(
  tx: TransactionContext,
  stock: Map<number, LockedStock>,
  changes: readonly StockChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const values: Record<string, number> = { at: now(tx) };
  const newly_low: LockedStock[] = [];
  changes.forEach((change, index) => {
    const row = stockOf(stock, change.variant_id);
    const { on_hand = 0, reserved = 0, low_stock_threshold = row.low_stock_threshold } = change;
    const is_new_version = on_hand !== 0 || low_stock_threshold !== row.low_stock_threshold;
    row.on_hand += on_hand;
    row.reserved += reserved;
    row.low_stock_threshold = low_stock_threshold;
    row.version += flagOf(is_new_version);
    const was_low = row.is_low;
    row.is_low = isLow(row);
    if (row.is_low && !was_low) newly_low.push(row);
    const slots = { variant_id: row.variant_id, on_hand, reserved, low_stock_threshold, is_low: row.is_low };
    for (const [name, value] of Object.entries(slots)) values[`${name}_${index}`] = value;
    values[`version_${index}`] = flagOf(is_new_version);
  });
  const result = await changeShape(changes.length).run(tx.db, values);
  if (Number(result.numAffectedRows) !== changes.length) throw new Error("Stock changed under its lock");
  await tellStock(tx, stock, changes, newly_low);
}

async function tellStock(
  tx: TransactionContext,
  stock: Map<number, LockedStock>,
  changes: readonly StockChange[],
  newly_low: readonly LockedStock[],
): Promise<void> {
  // What was held and is now sold could not be sold before either: listings show the same number.
  const visible = changes.filter(({ on_hand = 0, reserved = 0 }) => on_hand !== reserved);
  const product_ids = new Set(visible.map((change) => stockOf(stock, change.variant_id).product_id));
  await showStock(
    tx,
    [...product_ids].sort((left, right) => left - right),
  );
  for (const { variant_id, product_id, seller_id, on_hand, reserved } of newly_low) {
    const available = on_hand - reserved;
    await emit(tx, "stock.low", { variant_id, product_id, seller_id, available, crossed_at: now(tx) });
  }
}

const change_shapes = new Map<number, Shape<Record<string, number>, unknown>>();

/** The statement that changes `size` rows at once, compiled once per size. */
function changeShape(size: number): Shape<Record<string, number>, unknown> {
  const known = change_shapes.get(size);
  if (known) return known;
  const shape = compileOnce((db, slot: Slots<Record<string, number>>) => {
    const indexes = Array.from({ length: size }, (_, index) => index);
    const ids = indexes.map((index) => slot(`variant_id_${index}`));
    const by_row = (name: string) => {
      const branches = indexes.map((index) => sql`WHEN ${ids[index]} THEN ${slot(`${name}_${index}`)}`);
      return sql<number>`CASE variant_id ${sql.join(branches, sql` `)} ELSE 0 END`;
    };
    return db
      .updateTable("stock_items")
      .set({
        on_hand: sql<number>`on_hand + ${by_row("on_hand")}`,
        reserved: sql<number>`reserved + ${by_row("reserved")}`,
        low_stock_threshold: by_row("low_stock_threshold"),
        is_low: sql<0 | 1>`${by_row("is_low")}`,
        version: sql<number>`version + ${by_row("version")}`,
        updated_at: slot("at"),
      })
      .where("variant_id", "in", ids)
      .where(sql<boolean>`on_hand + ${by_row("on_hand")} >= reserved + ${by_row("reserved")}`)
      .where(sql<boolean>`reserved + ${by_row("reserved")} >= 0`);
  });
  change_shapes.set(size, shape);
  return shape;
}
