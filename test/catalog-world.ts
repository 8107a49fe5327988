// A small catalogue for tests: three sellers in two countries and currencies, a tree of categories, varied
// products.
import { refreshListings } from "#modules/catalog";
import { DAY_MS } from "#platform/clock";
import type { TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { textKey } from "#platform/text";
import { START, type World } from "./world.ts";

/** A product of the test catalogue; what is left out is plain. */
export interface TestProduct {
  name: string;
  seller: "Sol" | "Mei" | "Ivo";
  /** Slug. */
  category: string;
  price_minor: number;
  compare_price_minor?: number;
  stock?: number;
  min_quantity?: number;
  is_featured?: boolean;
  sold_90_days?: number;
  /** Sum and number of ratings. */
  ratings?: [sum: number, count: number];
  specifications?: [name: string, value: string][];
  description?: string;
  status?: "published" | "draft" | "archived";
  is_active?: boolean;
  days_ago?: number;
}

export const TEST_SELLERS = [
  { name: "Sol", country: "US", currency: "USD" },
  { name: "Mei", country: "DE", currency: "EUR" },
  { name: "Ivo", country: "US", currency: "USD" },
] as const;

/** Slug → parent's slug. */
export const TEST_CATEGORIES: Record<string, string | null> = {
  kitchen: null,
  coffee: "kitchen",
  grinders: "coffee",
  tea: "kitchen",
  garden: null,
  pots: "garden",
  hidden: null,
};

export interface TestCatalogue {
  sellers: Record<string, number>;
  categories: Record<string, number>;
  /** Name → id. */
  products: Record<string, number>;
}

/** Writes sellers, categories and these products, and their listings. */
export async function testCatalogue(world: World, products: TestProduct[]): Promise<TestCatalogue> {
  return transaction(world.as(), async (tx) => {
    const sellers = await addSellers(tx);
    const categories = await addCategories(tx);
    const catalogue: TestCatalogue = { sellers, categories, products: {} };
    for (const product of products) {
      catalogue.products[product.name] = await addProduct(tx, catalogue, product);
    }
    await refreshListings(tx, Object.values(catalogue.products));
    return catalogue;
  });
}

async function addSellers(tx: TransactionContext): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const { name, country, currency } of TEST_SELLERS) {
    const row = {
      name,
      name_key: textKey(name),
      slug: name.toLowerCase(),
      status: "approved" as const,
      country,
      currency,
      created_at: START,
      updated_at: START,
    };
    ids[name] = Number((await tx.db.insertInto("sellers").values(row).executeTakeFirstOrThrow()).insertId);
  }
  return ids;
}

async function addCategories(tx: TransactionContext): Promise<Record<string, number>> {
  const ids: Record<string, number> = {};
  for (const slug of Object.keys(TEST_CATEGORIES)) {
    const chain: string[] = [];
    for (let each: string | null = slug; each !== null; each = TEST_CATEGORIES[each] ?? null)
      chain.unshift(each);
    const row = {
      parent_id: ids[chain.at(-2) ?? ""] ?? null,
      name: slug[0]?.toUpperCase() + slug.slice(1),
      slug,
      path: chain.join("/"),
      full_path: chain.map((each) => each[0]?.toUpperCase() + each.slice(1)).join(" > "),
      level: chain.length - 1,
      is_visible: slug === "hidden" ? (0 as const) : (1 as const),
      created_at: START,
      updated_at: START,
    };
    const id = Number((await tx.db.insertInto("categories").values(row).executeTakeFirstOrThrow()).insertId);
    ids[slug] = id;
    const above = chain.map((each, level) => ({
      category_id: id,
      ancestor_id: ids[each] ?? 0,
      depth: chain.length - 1 - level,
    }));
    await tx.db.insertInto("category_ancestors").values(above).execute();
  }
  return ids;
}

async function addProduct(
  tx: TransactionContext,
  { sellers, categories, products }: TestCatalogue,
  product: TestProduct,
): Promise<number> {
  const created_at = START - (product.days_ago ?? 0) * DAY_MS;
  const seller_id = sellers[product.seller] ?? 0;
  const [rating_sum, rating_count] = product.ratings ?? [0, 0];
  const row = {
    seller_id,
    category_id: categories[product.category] ?? 0,
    name: product.name,
    slug: `p-${Object.keys(products).length + 1}`,
    description: product.description ?? null,
    currency: TEST_SELLERS.find(({ name }) => name === product.seller)?.currency ?? "USD",
    price_minor: product.price_minor,
    compare_price_minor: product.compare_price_minor ?? null,
    status: product.status ?? ("published" as const),
    is_active: product.is_active === false ? (0 as const) : (1 as const),
    is_featured: product.is_featured ? (1 as const) : (0 as const),
    options: "[]",
    min_quantity: product.min_quantity ?? 1,
    sold_90_days: product.sold_90_days ?? 0,
    rating_sum,
    rating_count,
    created_at,
    updated_at: created_at,
  };
  const id = Number((await tx.db.insertInto("products").values(row).executeTakeFirstOrThrow()).insertId);
  const variant = { product_id: id, seller_id, options: "{}", options_key: "" };
  const { insertId } = await tx.db.insertInto("variants").values(variant).executeTakeFirstOrThrow();
  await tx.db
    .insertInto("stock_items")
    .values({
      variant_id: Number(insertId),
      product_id: id,
      seller_id,
      on_hand: product.stock ?? 10,
      updated_at: START,
    })
    .execute();
  const specifications = (product.specifications ?? []).map(([name, value], sort_order) => ({
    product_id: id,
    name,
    value,
    sort_order,
  }));
  if (specifications.length > 0) {
    await tx.db.insertInto("product_specifications").values(specifications).execute();
  }
  return id;
}
