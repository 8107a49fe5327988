// A row of a file read as a request's body is: the same schemas judge it, so that no file brings what a
// form may not.
import { z } from "@hono/zod-openapi";
import type { Cells, ProductRow, RowReaders, StockRow } from "#modules/exchange";
import { refusalOfIssues } from "#platform/http/problems";
import { invalid } from "#platform/refusal";
import { changesOf, NEW_PRODUCT, productChanges } from "./products-schema.ts";
import { stockBody } from "./seller/inventory-schema.ts";

const YES = new Set(["yes", "true", "1", "ja", "y", "نعم"]);
const NO = new Set(["no", "false", "0", "nein", "n", "لا"]);
const FLAGS = ["is_active", "is_featured", "is_digital"] as const;
const NUMBERS = ["weight", "min_quantity", "quantity_step"] as const;
const MONEY = ["price", "compare_price", "cost_price"] as const;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** What stands in the row besides the product's own columns. */
const rowBody = z.object({
  sku: z.string("Every row needs a SKU.").trim().min(1).max(80),
  category: z.string().max(1000).optional(),
  on_hand: stockBody.shape.on_hand,
  low_stock_threshold: stockBody.shape.low_stock_threshold,
});
const stockRow = rowBody.omit({ category: true }).required({ on_hand: true });
const productColumns = productChanges.omit({ category: true });

/** How the columns of files become values; refuses (422) by column. */
export const rowReaders: RowReaders = { product: readProduct, stock: readStock, new_product: NEW_PRODUCT };

function readProduct(cells: Cells): ProductRow {
  const { options, on_hand, low_stock_threshold, category, ...texts } = cells;
  const values: Record<string, unknown> = { ...texts, ...typed(cells) };
  const row = rowBody.safeParse({ sku: texts.sku, category, ...counts(cells) });
  const columns = productColumns.safeParse(values);
  if (!row.success || !columns.success) {
    const issues = [...(row.error?.issues ?? []), ...(columns.error?.issues ?? [])];
    throw refusalOfIssues(withoutRepeats(issues), { ...values, category, on_hand, low_stock_threshold });
  }
  const { sku, ...changes } = changesOf(columns.data);
  return {
    sku: sku ?? row.data.sku,
    category: row.data.category ?? null,
    options: options === undefined ? null : readOptions(options),
    on_hand: row.data.on_hand ?? null,
    low_stock_threshold: row.data.low_stock_threshold ?? null,
    changes,
  };
}

function readStock(cells: Cells): StockRow {
  const values = { sku: cells.sku, ...counts(cells) };
  const parsed = stockRow.safeParse(values);
  if (!parsed.success) throw refusalOfIssues(parsed.error.issues, values);
  const { sku, on_hand, low_stock_threshold = null } = parsed.data;
  return { sku, on_hand, low_stock_threshold };
}

/** Cells are text: what is no number or no flag stays text, and the schema says so. */
function typed(cells: Cells): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of FLAGS) {
    const text = cells[field]?.toLowerCase();
    if (text !== undefined) values[field] = YES.has(text) ? true : NO.has(text) ? false : text;
  }
  for (const field of NUMBERS) if (cells[field] !== undefined) values[field] = numberOf(cells[field]);
  for (const field of MONEY) if (cells[field] !== undefined) values[field] = moneyOf(cells[field]);
  for (const field of ["status", "tax_class"] as const) {
    if (cells[field] !== undefined) values[field] = cells[field].toLowerCase();
  }
  return values;
}

function counts({ on_hand, low_stock_threshold }: Cells): Record<string, unknown> {
  return {
    ...(on_hand !== undefined && { on_hand: numberOf(on_hand) }),
    ...(low_stock_threshold !== undefined && { low_stock_threshold: numberOf(low_stock_threshold) }),
  };
}

/** A comma before the last digits is how half the world writes the point. */
function numberOf(text: string): unknown {
  return NUMBER.test(text) ? Number(text.replace(",", ".")) : text;
}

/** `19,9` and `19.90` are the same amount, and so are `1.234,50` and `1,234.50`. */
function moneyOf(text: string): string {
  if (/^\d{1,3}(\.\d{3})+,\d+$/.test(text)) return text.replaceAll(".", "").replace(",", ".");
  if (/^\d{1,3}(,\d{3})+\.\d+$/.test(text)) return text.replaceAll(",", "");
  return /^\d+,\d{1,3}$/.test(text) ? text.replace(",", ".") : text;
}

/** `Size: M; Color: Red`. What has no `:` is judged by the schema of options. */
function readOptions(text: string): Record<string, string> {
  const pairs = text.split(";").map((pair) => {
    const [name = "", ...value] = pair.split(":");
    return [name.trim(), value.join(":").trim()];
  });
  const parsed = z
    .record(z.string().min(1).max(40), z.string().min(1).max(80))
    .safeParse(Object.fromEntries(pairs));
  if (parsed.success) return parsed.data;
  throw invalid("options", "invalid", "Write options such as Size: M; Color: Red.");
}

function withoutRepeats<I extends { path: PropertyKey[] }>(issues: I[]): I[] {
  const seen = new Set<string>();
  return issues.filter(({ path }) => {
    const field = path.join(".");
    return !seen.has(field) && seen.add(field);
  });
}
