// What the path of a list names: found by id or slug, visible to the public, or not there.
import type { Context } from "#platform/context";
import { missing } from "#platform/refusal";
import { findScope } from "./list-scope.ts";

/** The id of a visible category. Refuses (missing). */
export async function findListedCategory(context: Context, id_or_slug: string): Promise<number> {
  const scope = await findScope(context, { category: id_or_slug, seller: null });
  if (!scope?.category) throw missing("category");
  return scope.category.id;
}

/** The id of a seller that the public can see. Refuses (missing). */
export async function findListedSeller(context: Context, id_or_slug: string): Promise<number> {
  const scope = await findScope(context, { category: null, seller: id_or_slug });
  if (!scope?.seller) throw missing("seller");
  return scope.seller.id;
}

/** The id of a product that buyers can see. Refuses (missing). */
export async function findListedProduct(context: Context, id_or_slug: string): Promise<number> {
  const by_id = /^\d{1,15}$/.test(id_or_slug);
  const row = await context.db
    .selectFrom("products as p")
    .innerJoin("listings as l", "l.product_id", "p.id")
    .select("p.id")
    .where(by_id ? "p.id" : "p.slug", "=", by_id ? Number(id_or_slug) : id_or_slug)
    .executeTakeFirst();
  if (!row) throw missing("product");
  return row.id;
}
