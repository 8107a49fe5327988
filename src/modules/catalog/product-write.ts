// What sellers and staff do with products: add, change, archive.
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { invalid, missing } from "#platform/refusal";
import { lockRootsOf } from "./category-tree.ts";
import { refreshListings } from "./listing-refresh.ts";
import { catalogueSeller, productForChange } from "./product-access.ts";
import { recordByStaff } from "./product-audit.ts";
import { changesBetween, noteChanges } from "./product-history.ts";
import type { ProductInput, VariantState } from "./product-input.ts";
import { readTiersOf, replaceSpecifications, replaceTiers } from "./product-parts.ts";
import {
  type Before,
  type Columns,
  makePlan,
  type Plan,
  refuseStale,
  refuseTransition,
  refuseUnapproved,
} from "./product-plan.ts";
import { chosenSlug, replaceSlug, slugFits, slugFor, writeSlug } from "./slugs.ts";
import type { ProductStatus } from "./tables.ts";
import { lockVariants, restVariants, writeVariants } from "./variant-write.ts";

declare module "#platform/context" {
  interface Events {
    /**
     * Told with every new variant and whenever a seller says how much can be sold: inventory writes it down
     * in the same transaction. null leaves what is there.
     */
    "product.stock_given": {
      product_id: number;
      seller_id: number;
      variants: {
        variant_id: number;
        stock_quantity: number | null;
        low_stock_threshold?: number | null;
        is_new: boolean;
      }[];
    };
  }
}

/**
 * Adds a product of the actor's seller and returns its id. It is published unless told otherwise. Refuses:
 * forbidden to others than the seller's people, seller_suspended, and seller_not_approved for anything but
 * a draft; invalid input by field; conflict sku_taken and slug_taken.
 */
export async function createProduct(context: Context, input: ProductInput): Promise<number> {
  return createProductOf(context, catalogueSeller(context), input);
}

/** As `createProduct`, for the program itself: seeds and imports name the seller. */
export async function createProductOf(
  context: Context,
  seller_id: number,
  input: ProductInput,
): Promise<number> {
  return transaction(context, async (tx) => {
    const seller = await lockSeller(tx, seller_id);
    const status = input.status ?? "published";
    if (status === "published") refuseUnapproved(seller.status);
    await openCategory(tx, input.category_id);
    const plan = makePlan(input, null, { currency: seller.currency, tiers: [], image_ids: new Set() });
    const chosen = input.slug === undefined ? null : await chosenSlug(tx, "product", input.slug, null);
    const wished = chosen ?? (await slugFor(tx, "product", input.name, null));
    const time = now(tx);
    let id = 0;
    await writeSlug(tx, wished, chosen !== null, async (slug) => {
      const result = await tx.db
        .insertInto("products")
        .values({
          // A whole input names every column.
          ...(plan.columns as Columns),
          name: input.name,
          category_id: input.category_id,
          slug,
          status,
          seller_id,
          currency: seller.currency,
          published_at: status === "published" ? time : null,
          created_at: time,
          updated_at: time,
        })
        .executeTakeFirstOrThrow();
      id = Number(result.insertId);
    });
    await writeParts(tx, { id, seller_id, status, status_before: status, before: [] }, input, plan);
    await noteChanges(tx, id, [{ field: "created" }]);
    return id;
  });
}

/**
 * Changes what is named; arrays are replaced whole. Refuses: forbidden and missing as `productForChange`
 * says; stale when `if_version` is given and gone; seller_suspended; seller_not_approved when it would be
 * published; status_transition for a way that does not exist; invalid input by field, judged on the product
 * as it would be; conflict sku_taken and slug_taken.
 */
export async function changeProduct(
  context: Context,
  request: {
    product_id: number;
    changes: Partial<ProductInput>;
    if_version: number | null;
    /** Why, where staff do it: for the audit log. */
    reason?: string | null;
  },
): Promise<void> {
  const { product_id: id, changes, if_version, reason = null } = request;
  await transaction(context, async (tx) => {
    const { seller_id, category_id } = await productForChange(tx, id);
    const seller = await lockSeller(tx, seller_id);
    if (changes.category_id !== undefined && changes.category_id !== category_id) {
      await openCategory(tx, changes.category_id);
    }
    await lockRootsOf(tx, [category_id, changes.category_id ?? category_id]);
    const before = await lockProduct(tx, id);
    const status = changes.status ?? before.status;
    const plan = makePlan(changes, before, {
      currency: before.currency,
      tiers: changes.price_tiers ? [] : await readTiersOf(tx, id),
      image_ids: await imageIds(tx, id),
    });
    refuseStale(before.version, if_version);
    refuseTransition(before.status, status);
    if (status === "published" && before.status !== "published") refuseUnapproved(seller.status);
    const values = await writeProduct(tx, before, { ...changes, status }, plan);
    await noteChanges(tx, id, await changesBetween(tx, before, values, { plan, input: changes }));
    await recordByStaff(tx, before, { status, fields: Object.keys(changes) }, reason);
    await writeParts(
      tx,
      { id, seller_id, status, status_before: before.status, before: before.variants },
      changes,
      plan,
    );
  });
}

/**
 * Archives a product: buyers no longer see it, orders keep it, its SKUs are free. Refuses as
 * `changeProduct` does.
 */
export async function archiveProduct(
  context: Context,
  { product_id, if_version }: { product_id: number; if_version: number | null },
): Promise<void> {
  await changeProduct(context, { product_id, changes: { status: "archived" }, if_version });
}

/** Writes the product's row and answers with what it holds now, by column. */
async function writeProduct(
  tx: TransactionContext,
  before: Before,
  changes: Partial<ProductInput> & { status: ProductStatus },
  { columns }: Plan,
): Promise<Record<string, unknown>> {
  const { id } = before;
  const name = changes.name ?? before.name;
  const chosen = changes.slug !== undefined && changes.slug !== before.slug ? changes.slug : null;
  const keeps = chosen === null && (changes.slug === before.slug || slugFits(before.slug, name, "product"));
  const wished = keeps
    ? before.slug
    : chosen === null
      ? await slugFor(tx, "product", name, id)
      : await chosenSlug(tx, "product", chosen, id);
  const time = now(tx);
  const published_at = before.published_at ?? (changes.status === "published" ? time : null);
  const values = { ...columns, name, status: changes.status, published_at, updated_at: time };
  const category = changes.category_id === undefined ? {} : { category_id: changes.category_id };
  const slug = await writeSlug(tx, wished, chosen !== null || keeps, (candidate) =>
    tx.db
      .updateTable("products")
      .set((eb) => ({ ...values, ...category, slug: candidate, version: eb("version", "+", 1) }))
      .where("id", "=", id)
      .execute(),
  );
  if (slug !== before.slug) await replaceSlug(tx, "product", id, { before: before.slug, after: slug });
  return { ...values, ...category, slug };
}

/** Writes what stands in other tables, tells of stock, and brings the listing to the truth. */
async function writeParts(
  tx: TransactionContext,
  product: {
    id: number;
    seller_id: number;
    status: ProductStatus;
    status_before: ProductStatus;
    before: VariantState[];
  },
  input: Partial<ProductInput>,
  { variants, tiers }: Plan,
): Promise<void> {
  const { id, seller_id, status, before } = product;
  const is_archived = status === "archived";
  const is_new = before.length === 0;
  const { specifications } = input;
  // A new product has none that could be replaced.
  if (tiers && !(is_new && tiers.length === 0)) await replaceTiers(tx, id, tiers);
  if (specifications && !(is_new && specifications.length === 0)) {
    await replaceSpecifications(tx, id, specifications);
  }
  if (is_new || input.variants || input.options || input.sku !== undefined) {
    const ids = await writeVariants(tx, { product_id: id, seller_id, is_archived }, before, variants);
    await giveStock(tx, { id, seller_id }, input, variants, ids);
  } else {
    await giveStock(
      tx,
      { id, seller_id },
      input,
      variants,
      variants.map((variant) => variant.id ?? 0),
    );
    if (status !== product.status_before) await restVariants(tx, id, is_archived);
  }
  await refreshListings(tx, [id]);
}

async function giveStock(
  tx: TransactionContext,
  product: { id: number; seller_id: number },
  input: Partial<ProductInput>,
  variants: VariantState[],
  ids: number[],
): Promise<void> {
  const { low_stock_threshold = null, stock_quantity = null } = input;
  const given = variants.map((variant, index) => ({
    variant_id: ids[index] ?? 0,
    stock_quantity: variant.stock_quantity ?? stock_quantity,
    low_stock_threshold,
    is_new: variant.id === null,
  }));
  const told = given.filter(
    (line) => line.is_new || line.stock_quantity !== null || low_stock_threshold !== null,
  );
  if (told.length === 0) return;
  await emit(tx, "product.stock_given", {
    product_id: product.id,
    seller_id: product.seller_id,
    variants: told,
  });
}

/** The seller's row, held so that it is not suspended while it publishes. */
async function lockSeller(tx: TransactionContext, seller_id: number) {
  const query = tx.db.selectFrom("sellers").select(["status", "currency"]).where("id", "=", seller_id);
  return query.$call(forUpdate(tx)).executeTakeFirstOrThrow();
}

/** Refuses (422 on `category`) a category that the public cannot see. Holds its root. */
async function openCategory(tx: TransactionContext, category_id: number): Promise<void> {
  await lockRootsOf(tx, [category_id]);
  const row = await tx.db
    .selectFrom("categories")
    .select("id")
    .where("id", "=", category_id)
    .where("is_visible", "=", 1)
    .executeTakeFirst();
  if (!row) throw invalid("category", "not_found", "There is no such category.");
}

async function lockProduct(tx: TransactionContext, id: number): Promise<Before> {
  const row = await tx.db
    .selectFrom("products")
    .selectAll()
    .where("id", "=", id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!row) throw missing("product");
  return { ...row, options: JSON.parse(row.options), variants: await lockVariants(tx, id) };
}

async function imageIds(tx: TransactionContext, product_id: number): Promise<Set<number>> {
  const rows = await tx.db
    .selectFrom("product_images")
    .select("id")
    .where("product_id", "=", product_id)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
