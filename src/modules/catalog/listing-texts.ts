// What search knows of a listing: its name, the words people know it by, and its description.
import type { TransactionContext } from "#platform/context";
import type { Parts } from "./listing-parts.ts";
import type { ListingTexts } from "./search-contract.ts";

/** The texts of these listings; their specifications are read in one statement. */
export async function readTexts(tx: TransactionContext, parts: Parts[]): Promise<ListingTexts[]> {
  const rows = await tx.db
    .selectFrom("product_specifications")
    .select(["product_id", "value"])
    .where(
      "product_id",
      "in",
      parts.map(({ card }) => card.product.id),
    )
    .orderBy("product_id")
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  const values = Map.groupBy(rows, ({ product_id }) => product_id);
  return parts.map(({ card: { product, category, seller }, skus }) => ({
    product_id: product.id,
    name: product.name,
    keywords: [
      product.sku ?? "",
      ...skus,
      category.full_path,
      seller.name,
      ...(values.get(product.id) ?? []).map(({ value }) => value),
    ].join(" "),
    body: [product.short_description, product.description].filter(Boolean).join(" "),
  }));
}
