// The parts of a product that stand in tables of their own and are replaced whole.
import type { TransactionContext } from "#platform/context";
import type { SpecificationInput, Tier } from "./product-input.ts";

/** The price tiers, ascending by quantity. */
export async function readTiersOf(tx: TransactionContext, product_id: number): Promise<Tier[]> {
  return tx.db
    .selectFrom("price_tiers")
    .select(["min_quantity", "price_minor"])
    .where("product_id", "=", product_id)
    .orderBy("min_quantity")
    .execute();
}

export async function replaceTiers(tx: TransactionContext, product_id: number, tiers: Tier[]): Promise<void> {
  await tx.db.deleteFrom("price_tiers").where("product_id", "=", product_id).execute();
  if (tiers.length === 0) return;
  const rows = tiers.map((tier) => ({ ...tier, product_id }));
  await tx.db.insertInto("price_tiers").values(rows).execute();
}

export async function replaceSpecifications(
  tx: TransactionContext,
  product_id: number,
  specifications: SpecificationInput[],
): Promise<void> {
  await tx.db.deleteFrom("product_specifications").where("product_id", "=", product_id).execute();
  if (specifications.length === 0) return;
  const rows = specifications.map((specification) => ({ ...specification, product_id }));
  await tx.db.insertInto("product_specifications").values(rows).execute();
}
