// Stock that comes in: what a seller gives with a product, and what a cancellation brings back.
import { z } from "zod";
import { showStock } from "#modules/catalog";
import { now, type TransactionContext } from "#platform/context";
import { readSetting, type Setting } from "#platform/settings";
import { freeExpired } from "./expiry.ts";
import { recordMovements } from "./movements.ts";
import type { StockLine } from "./reservations.ts";
import { changeStock, isLow, lockStock, type StockChange, stockOf } from "./stock.ts";

/** From how many pieces down a variant is low whose seller named no threshold; counts for new variants. */
export const LOW_STOCK_THRESHOLD: Setting<number> = {
  name: "inventory.low_stock_threshold",
  schema: z.int().min(0).max(10_000),
  initial: 5,
};

/** What the catalogue tells when a product was written: what can be sold of its variants from now. */
export interface StockGiven {
  product_id: number;
  seller_id: number;
  variants: readonly GivenVariant[];
}

export interface GivenVariant {
  variant_id: number;
  /** How much can be sold from now; null leaves it as it is (nothing, for a new variant). */
  stock_quantity: number | null;
  /** null leaves it as it is. */
  low_stock_threshold?: number | null;
}

/**
 * Listens to `product.stock_given`: a variant without stock gets its stock item and an `initial` movement;
 * for one that has it, on_hand becomes what is reserved plus what can be sold from now, with an `adjustment`.
 */
export async function giveStock(tx: TransactionContext, given: StockGiven): Promise<void> {
  const ids = given.variants.map((variant) => variant.variant_id);
  const stock = await lockStock(tx, ids);
  await openStock(
    tx,
    given,
    given.variants.filter((variant) => !stock.has(variant.variant_id)),
  );
  const known = given.variants.filter((variant) => stock.has(variant.variant_id));
  const counted = known.filter((variant) => variant.stock_quantity !== null);
  const freed = await freeExpired(
    tx,
    counted.map((variant) => variant.variant_id),
  );
  const changes: StockChange[] = known.map(({ variant_id, stock_quantity, low_stock_threshold }) => {
    const row = stockOf(stock, variant_id);
    const reserved = row.reserved - (freed.get(variant_id) ?? 0);
    const on_hand = stock_quantity === null ? row.on_hand : reserved + stock_quantity;
    return {
      variant_id,
      on_hand: on_hand - row.on_hand,
      reserved: reserved - row.reserved,
      low_stock_threshold: low_stock_threshold ?? row.low_stock_threshold,
    };
  });
  const movements = changes.map(({ variant_id, on_hand = 0 }) => ({ variant_id, delta: on_hand }));
  await changeStock(tx, stock, changes);
  await recordMovements(tx, stock, movements, { kind: "adjustment" });
}

/**
 * Takes back what was sold to an order: on_hand rises, with `cancellation` movements. The caller's state
 * decides that it happens once.
 */
export async function returnStock(
  tx: TransactionContext,
  { order_id, lines, reason }: { order_id: number; lines: readonly StockLine[]; reason: string | null },
): Promise<void> {
  const quantities = new Map<number, number>();
  for (const { variant_id, quantity } of lines) {
    quantities.set(variant_id, (quantities.get(variant_id) ?? 0) + quantity);
  }
  const stock = await lockStock(tx, [...quantities.keys()]);
  const movements = [...quantities].map(([variant_id, delta]) => ({ variant_id, delta }));
  const changes = movements.map(({ variant_id, delta }) => ({ variant_id, on_hand: delta }));
  await changeStock(tx, stock, changes);
  await recordMovements(tx, stock, movements, { kind: "cancellation", order_id, reason });
}

/**
 * Writes the first stock of variants that have none. Little stock from the start is no news to its seller.
 */
async function openStock(
  tx: TransactionContext,
  { product_id, seller_id }: StockGiven,
  variants: readonly GivenVariant[],
): Promise<void> {
  if (variants.length === 0) return;
  const threshold = await readSetting(tx, LOW_STOCK_THRESHOLD);
  const rows = variants.map(({ variant_id, stock_quantity, low_stock_threshold }) => {
    const levels = {
      on_hand: stock_quantity ?? 0,
      reserved: 0,
      low_stock_threshold: low_stock_threshold ?? threshold,
    };
    return { variant_id, product_id, seller_id, ...levels, is_low: isLow(levels), version: 1 };
  });
  await tx.db
    .insertInto("stock_items")
    .values(rows.map((row) => ({ ...row, updated_at: now(tx) })))
    .execute();
  const movements = rows.map((row) => ({ variant_id: row.variant_id, delta: row.on_hand }));
  const stock = new Map(rows.map((row) => [row.variant_id, row]));
  await recordMovements(tx, stock, movements, { kind: "initial" });
  await showStock(tx, [product_id]);
}
