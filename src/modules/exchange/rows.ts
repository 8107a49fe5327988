// What a row says once its cells are read, and how a refusal of it is told: by row, column, code and
// sentence.
import type { ProductInput } from "#modules/catalog";
import type { Refusal } from "#platform/refusal";
import { clip } from "#platform/text";
import { type Cells, type ExchangeField, PRODUCT_FIELDS } from "./columns.ts";

/** A row of a file of products: what it says of the product, read by the same rules as a request's body. */
export interface ProductRow {
  sku: string;
  /** Slug, full path ("Home > Light") or id. */
  category: string | null;
  /** `{Size: "M"}`; what tells a variant from the others of its product. */
  options: Record<string, string> | null;
  on_hand: number | null;
  low_stock_threshold: number | null;
  changes: Partial<ProductInput>;
}

/** A row of a file of stock. */
export interface StockRow {
  sku: string;
  on_hand: number;
  low_stock_threshold: number | null;
}

/** How cells become values: the surface's own schemas, so that a file is judged as a request is. */
export interface RowReaders {
  /** Refuses (invalid) by column. */
  product(cells: Cells): ProductRow;
  /** Refuses (invalid) by column. */
  stock(cells: Cells): StockRow;
  /** What a new product is where nothing is said. */
  new_product: Omit<ProductInput, "name" | "price" | "category_id">;
}

/** What became of a row; `unchanged` said what was there already. */
export type RowOutcome = "created" | "changed" | "unchanged" | "blank" | "error";

export interface RowError {
  column_name: string;
  code: string;
  message: string;
}

const MAX_MESSAGE_LENGTH = 500;
const MAX_COLUMN_LENGTH = 120;
/** Refusals about the row as a whole, with the column that they mean. */
const COLUMN_OF_CODE: Record<string, ExchangeField> = {
  sku_taken: "sku",
  slug_taken: "slug",
  status_transition: "status",
  seller_not_approved: "status",
  below_reserved: "on_hand",
};
const COLUMN_OF_FIELD: Record<string, ExchangeField> = {
  stock_quantity: "on_hand",
  delta: "on_hand",
  category_id: "category",
};

/** Is this refusal about the row, so that the next row may go on? */
export function isAboutRow(refusal: Refusal): boolean {
  return refusal.kind === "invalid" || refusal.kind === "conflict" || refusal.code === "seller_not_approved";
}

/** The refusal by column. */
export function rowErrors(refusal: Refusal): RowError[] {
  const whole = { field: COLUMN_OF_CODE[refusal.code] ?? "", code: refusal.code, message: refusal.message };
  return (refusal.errors ?? [whole]).map(({ field, code, message }) => ({
    column_name: clip(columnOf(field), MAX_COLUMN_LENGTH),
    code,
    message: clip(message, MAX_MESSAGE_LENGTH),
  }));
}

/** `variants.3.price` is what the row calls `price`. */
function columnOf(field: string): string {
  const name = field.split(".").findLast((part) => !/^\d+$/.test(part)) ?? "";
  return COLUMN_OF_FIELD[name] ?? PRODUCT_FIELDS.find((known) => known === name) ?? field;
}
