// From what was asked to where it is: the place a list walks, and how many listings stand there.
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { categoryPlace, EVERYWHERE, sellerPlace } from "./list-places.ts";
import type { JudgedRequest } from "./list-request.ts";

/** Where a list looks. */
export interface Scope {
  category: { id: number; product_count: number } | null;
  seller: { id: number; product_count: number } | null;
  /** Listings in the whole shop. */
  total: number;
}

const SLUG_NOT_ID = /\D/;

const categoryById = compileOnce((db, slot: Slots<{ id: number }>) =>
  db
    .selectFrom("categories")
    .select(["id", "product_count"])
    .where("id", "=", slot("id"))
    .where("is_visible", "=", 1),
);
const categoryBySlug = compileOnce((db, slot: Slots<{ slug: string }>) =>
  db
    .selectFrom("categories")
    .select(["id", "product_count"])
    .where("slug", "=", slot("slug"))
    .where("is_visible", "=", 1),
);
const sellerById = compileOnce((db, slot: Slots<{ id: number }>) =>
  db
    .selectFrom("sellers")
    .select(["id", "product_count"])
    .where("id", "=", slot("id"))
    .where("status", "=", "approved"),
);
const sellerBySlug = compileOnce((db, slot: Slots<{ slug: string }>) =>
  db
    .selectFrom("sellers")
    .select(["id", "product_count"])
    .where("slug", "=", slot("slug"))
    .where("status", "=", "approved"),
);
const everything = compileOnce((db) =>
  db
    .selectFrom("categories")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("product_count"), eb.lit(0)).as("total"))
    .where("parent_id", "is", null),
);

/**
 * Finds the category and the seller that a list names, with their maintained counts; null when one is not
 * there.
 */
export async function findScope(
  context: Context,
  { category, seller }: Pick<JudgedRequest, "category" | "seller">,
): Promise<Scope | null> {
  const { db } = context;
  const scope: Scope = { category: null, seller: null, total: 0 };
  if (category !== null) {
    const found = SLUG_NOT_ID.test(category)
      ? await categoryBySlug.first(db, { slug: category })
      : await categoryById.first(db, { id: Number(category) });
    if (!found) return null;
    scope.category = found;
  }
  if (seller !== null) {
    const found = SLUG_NOT_ID.test(seller)
      ? await sellerBySlug.first(db, { slug: seller })
      : await sellerById.first(db, { id: Number(seller) });
    if (!found) return null;
    scope.seller = found;
  }
  if (category === null && seller === null) {
    const all = await everything.first(db, {});
    scope.total = Number(all?.total ?? 0);
  }
  return scope;
}

/** The smallest place that holds the scope, and its count. */
export function placeOf({ category, seller, total }: Scope): { place: string; count: number } {
  if (category && (!seller || category.product_count <= seller.product_count)) {
    return { place: categoryPlace(category.id), count: category.product_count };
  }
  if (seller) return { place: sellerPlace(seller.id), count: seller.product_count };
  return { place: EVERYWHERE, count: total };
}
