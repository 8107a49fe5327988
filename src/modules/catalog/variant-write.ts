// Writes a product's variants as a whole: all of them, in a number of statements that does not grow with
// them.
import { type RawBuilder, sql } from "kysely";
import { now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { conflict } from "#platform/refusal";
import type { VariantState } from "./product-input.ts";

/** `archived_at` of a variant that rests with its archived product and comes back with it. */
export const RESTS_WITH_PRODUCT = 0;

interface Owner {
  product_id: number;
  seller_id: number;
  is_archived: boolean;
}

const COLUMNS = [
  "sku",
  "options",
  "options_key",
  "price_minor",
  "compare_price_minor",
  "cost_price_minor",
  "image_id",
  "sort_order",
] as const;

/** The product's present variants in their order, locked; those resting with an archived product too. */
export async function lockVariants(tx: TransactionContext, product_id: number): Promise<VariantState[]> {
  const rows = await tx.db
    .selectFrom("variants")
    .select(["id", ...COLUMNS])
    .where("product_id", "=", product_id)
    .where((eb) => eb.or([eb("archived_at", "is", null), eb("archived_at", "=", RESTS_WITH_PRODUCT)]))
    .orderBy("id")
    .$call(forUpdate(tx))
    .execute();
  return rows
    .sort((left, right) => left.sort_order - right.sort_order)
    .map(({ sort_order: _order, options, ...row }) => ({
      ...row,
      options: JSON.parse(options) as Record<string, string>,
      stock_quantity: null,
    }));
}

/**
 * Makes these the product's variants: kept by id, added, or archived when they are not among them. Answers
 * with their ids in the same order. Refuses: conflict sku_taken when another live variant of the seller has
 * the SKU.
 */
export async function writeVariants(
  tx: TransactionContext,
  owner: Owner,
  before: VariantState[],
  after: VariantState[],
): Promise<number[]> {
  if (before.length > 0) {
    // All rest for a moment, so that two of them may swap their SKUs or options.
    const ids = before.flatMap(({ id }) => (id === null ? [] : [id]));
    await tx.db
      .updateTable("variants")
      .set({ archived_at: now(tx) })
      .where("id", "in", ids)
      .execute();
  }
  await refuseTakenSku(tx, async () => {
    await updateKept(tx, owner, after);
    await insertNew(tx, owner, after);
  });
  const rows = await lockVariants(tx, owner.product_id);
  const ids = new Map(rows.map(({ id, options_key }) => [options_key, id]));
  return after.map(({ options_key }) => {
    const id = ids.get(options_key);
    if (!id) throw new Error(`Variant ${options_key} of product ${owner.product_id} was not written`);
    return id;
  });
}

/**
 * Puts all variants to rest with their product, or wakes those that rest with it. Refuses: conflict
 * sku_taken.
 */
export async function restVariants(
  tx: TransactionContext,
  product_id: number,
  is_archived: boolean,
): Promise<void> {
  const all = tx.db.updateTable("variants").where("product_id", "=", product_id);
  await refuseTakenSku(tx, () =>
    is_archived
      ? all.set({ archived_at: RESTS_WITH_PRODUCT }).where("archived_at", "is", null).execute()
      : all.set({ archived_at: null }).where("archived_at", "=", RESTS_WITH_PRODUCT).execute(),
  );
}

async function updateKept(tx: TransactionContext, owner: Owner, after: VariantState[]): Promise<void> {
  const kept = after.flatMap((state, index) =>
    state.id === null ? [] : [{ ...rowOf(state, index), id: state.id }],
  );
  if (kept.length === 0) return;
  const perVariant = <T>(column: (typeof COLUMNS)[number]): RawBuilder<T> => {
    const branches = kept.map((row) => sql`WHEN ${row.id} THEN ${row[column]}`);
    return sql<T>`CASE id ${sql.join(branches, sql` `)} END`;
  };
  await tx.db
    .updateTable("variants")
    .set({
      sku: perVariant<string | null>("sku"),
      options: perVariant<string>("options"),
      options_key: perVariant<string>("options_key"),
      price_minor: perVariant<number | null>("price_minor"),
      compare_price_minor: perVariant<number | null>("compare_price_minor"),
      cost_price_minor: perVariant<number | null>("cost_price_minor"),
      image_id: perVariant<number | null>("image_id"),
      sort_order: perVariant<number>("sort_order"),
      archived_at: owner.is_archived ? RESTS_WITH_PRODUCT : null,
    })
    .where(
      "id",
      "in",
      kept.map(({ id }) => id),
    )
    .execute();
}

async function insertNew(tx: TransactionContext, owner: Owner, after: VariantState[]): Promise<void> {
  const rows = after.flatMap((state, index) => (state.id === null ? [rowOf(state, index)] : []));
  if (rows.length === 0) return;
  const { product_id, seller_id } = owner;
  const archived_at = owner.is_archived ? RESTS_WITH_PRODUCT : null;
  await tx.db
    .insertInto("variants")
    .values(rows.map((row) => ({ ...row, product_id, seller_id, archived_at })))
    .execute();
}

function rowOf(state: VariantState, sort_order: number) {
  const { id: _id, stock_quantity: _stock, options, ...columns } = state;
  return { ...columns, options: JSON.stringify(options), sort_order };
}

async function refuseTakenSku(tx: TransactionContext, write: () => Promise<unknown>): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (tx.services.database.duplicateKey(error)?.includes("sku")) {
      throw conflict("sku_taken", "Another product of this seller has this SKU.");
    }
    throw error;
  }
}
