// A row of a file of products becomes what its SKU names: a new product, another variant, or a change.
import { changeProduct, createProduct, type ProductInput, type VariantInput } from "#modules/catalog";
import type { TransactionContext } from "#platform/context";
import { formatMoney } from "#platform/money";
import { invalid } from "#platform/refusal";
import { setOnHand } from "./apply-stock.ts";
import type { Mapping } from "./columns.ts";
import { type OwnProduct, ownProductBySlug, type WholeProduct, wholeProduct } from "./own-products.ts";
import type { ProductRow, RowReaders } from "./rows.ts";
import { isSameProduct, isSameStock } from "./same.ts";
import type { SkuPlaces } from "./sku-places.ts";

/** What rows of one file share while they are worked off. */
export interface Bench {
  seller_id: number;
  readers: RowReaders;
  mapping: Mapping;
  column_count: number;
  /** What cells have been found to mean, so that a thousand rows of one category ask once. */
  categories: Map<string, number>;
  places: SkuPlaces;
}

/**
 * Does what the row says, in the caller's transaction and with the actor's rights. A SKU of this seller
 * (`there`) is changed where the row says anything new, any other is added; ids never count. Refuses as
 * `createProduct`, `changeProduct` and `adjustStock` do.
 */
export async function applyProductRow(
  tx: TransactionContext,
  bench: Bench,
  row: ProductRow,
  there: OwnProduct | null,
): Promise<"created" | "changed" | "unchanged"> {
  const { seller_id } = bench;
  const category_id = row.category === null ? undefined : await categoryOf(tx, bench, row.category);
  const changes = { ...row.changes, ...(category_id !== undefined && { category_id }) };
  if (there) {
    const is_same = isSameProduct(there, changes);
    if (is_same && isSameStock(there, row)) return "unchanged";
    if (await changeOne(tx, bench, there, row, is_same ? {} : changes)) return "changed";
  }
  const parent =
    row.options && changes.slug !== undefined ? await ownProductBySlug(tx, seller_id, changes.slug) : null;
  if (parent && row.options) await addVariant(tx, parent, row, row.options);
  else await createOne(tx, bench, row, changes);
  return "created";
}

async function createOne(
  tx: TransactionContext,
  { readers }: Bench,
  row: ProductRow,
  changes: Partial<ProductInput>,
): Promise<void> {
  const { name, price, category_id } = changes;
  if (name === undefined) throw invalid("name", "required", "A new product needs a name.");
  if (price === undefined) throw invalid("price", "required", "A new product needs a price.");
  if (category_id === undefined) throw invalid("category", "required", "A new product needs a category.");
  const stock = {
    ...(row.on_hand !== null && { stock_quantity: row.on_hand }),
    ...(row.low_stock_threshold !== null && { low_stock_threshold: row.low_stock_threshold }),
  };
  const { options } = row;
  const shape = options
    ? {
        sku: null,
        options: Object.entries(options).map(([option, value]) => ({ name: option, values: [value] })),
        variants: [{ sku: row.sku, options }],
      }
    : { sku: row.sku };
  await createProduct(tx, {
    ...readers.new_product,
    ...changes,
    ...stock,
    ...shape,
    name,
    price,
    category_id,
  });
}

/**
 * A variant keeps its own price; what is the product's own is said of the product. False when the SKU has gone
 * with its product meanwhile.
 */
async function changeOne(
  tx: TransactionContext,
  { seller_id }: Bench,
  there: OwnProduct,
  row: ProductRow,
  changes: Partial<ProductInput>,
): Promise<boolean> {
  const whole = await wholeProduct(tx, there);
  if (!whole.variants.some(({ sku }) => sku === row.sku)) return false;
  const wanted = whole.options.length === 0 ? changes : ofVariant(whole, row.sku, changes);
  if (Object.keys(wanted).length > 0) {
    await changeProduct(tx, { product_id: there.id, changes: wanted, if_version: null });
  }
  const { on_hand, low_stock_threshold } = row;
  if (!isSameStock(there, row)) {
    await setOnHand(tx, { seller_id, sku: row.sku, on_hand, low_stock_threshold });
  }
  return true;
}

function ofVariant(there: WholeProduct, sku: string, changes: Partial<ProductInput>): Partial<ProductInput> {
  const { price, compare_price, cost_price, ...of_product } = changes;
  if (price === undefined && compare_price === undefined && cost_price === undefined) return of_product;
  const variants = variantsOf(there).map((variant) => {
    if (variant.sku !== sku) return variant;
    const is_own = variant.price !== null || price !== there.price;
    return {
      ...variant,
      ...(price !== undefined && is_own && { price }),
      ...(compare_price !== undefined && is_own && { compare_price }),
      ...(cost_price !== undefined && { cost_price }),
    };
  });
  return { ...of_product, variants };
}

async function addVariant(
  tx: TransactionContext,
  parent: WholeProduct,
  row: ProductRow,
  options: Record<string, string>,
): Promise<void> {
  const { price, cost_price } = row.changes;
  const declared = parent.options.map(({ name, values }) => {
    const value = options[name];
    return { name, values: value === undefined || values.includes(value) ? values : [...values, value] };
  });
  const variant: VariantInput = {
    sku: row.sku,
    options,
    ...(price !== undefined && price !== parent.price && { price }),
    ...(cost_price !== undefined && { cost_price }),
    ...(row.on_hand !== null && { stock_quantity: row.on_hand }),
  };
  const changes = { options: declared, variants: [...variantsOf(parent), variant] };
  await changeProduct(tx, { product_id: parent.id, changes, if_version: null });
}

/** The variants as they are, for a change that must name all of them. */
function variantsOf({ variants, currency }: WholeProduct): (VariantInput & { price: string | null })[] {
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, currency));
  return variants.map(({ id, sku, options, image_id, ...prices }) => ({
    id,
    sku,
    options,
    image_id,
    price: money(prices.price_minor),
    compare_price: money(prices.compare_price_minor),
    cost_price: money(prices.cost_price_minor),
  }));
}

/** Refuses (422 on `category`) what names none that is open. */
async function categoryOf(tx: TransactionContext, { categories }: Bench, text: string): Promise<number> {
  const known = categories.get(text);
  if (known !== undefined) return known;
  const row = await tx.db
    .selectFrom("categories")
    .select("id")
    .where("is_visible", "=", 1)
    .where((of) => of.or([of("slug", "=", text), of("full_path", "=", text), of("id", "=", idOf(text))]))
    .orderBy("id")
    .executeTakeFirst();
  if (!row) throw invalid("category", "not_found", "There is no such category; give its slug or its path.");
  categories.set(text, row.id);
  return row.id;
}

/** No category has the id 0. */
function idOf(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}
