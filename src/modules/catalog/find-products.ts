// Finding products of all sellers in every state: by the beginning of the name's words, or exactly by SKU.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { slugify } from "#platform/text";
import type { ProductStatus } from "./tables.ts";

/** Sorts behind every slug that begins alike. */
const LAST = "\u{10FFFF}";

/** A product as far as telling it from others goes. */
export interface FoundProduct {
  id: number;
  name: string;
  status: ProductStatus;
  seller_name: string;
}

/**
 * The first products whose address begins as the text does when it is written as one, and those with a
 * variant of exactly this SKU. Needs `catalog.manage`.
 */
export async function findProducts(context: Context, text: string, limit: number): Promise<FoundProduct[]> {
  requirePermission(context, "catalog.manage");
  const term = text.trim();
  if (term === "") return [];
  const products = () =>
    context.db
      .selectFrom("products as p")
      .innerJoin("sellers as s", "s.id", "p.seller_id")
      .select(["p.id", "p.name", "p.status", "s.name as seller_name"]);
  const with_sku = context.db.selectFrom("variants").select("product_id").where("live_sku", "=", term);
  const by_sku = await products().where("p.id", "in", with_sku).orderBy("p.id").limit(limit).execute();
  const slug = slugify(term, "");
  const by_name =
    slug === ""
      ? []
      : await products()
          .where("p.slug", ">=", slug)
          .where("p.slug", "<", slug + LAST)
          .orderBy("p.slug")
          .limit(limit)
          .execute();
  const known = new Map([...by_sku, ...by_name].map((row) => [row.id, row]));
  return [...known.values()].slice(0, limit);
}
