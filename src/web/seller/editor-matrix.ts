// The variants as the editor shows them: one row for each combination of the options that are typed.
import { MAX_VARIANTS, type ProductDetail } from "#modules/catalog";
import { formatMoney } from "#platform/money";
import { optionsOf } from "./editor-lines.ts";

export type Values = Readonly<Record<string, string>>;

/** One combination: `values` stand in the order of the options. */
export interface MatrixRow {
  values: string[];
  sku: string;
  price: string;
  stock: string;
  /** What could be sold when the page was made: only a difference is a change. */
  stock_before: string;
  is_offered: boolean;
}

/** What a seller may type into a row, by the names that the API has for them too. */
export const ROW_FIELDS = ["sku", "price", "stock_quantity"] as const;

/** The fields of a row, as the form sends them. */
export function rowValues(row: MatrixRow, index: number): Record<string, string> {
  const prefix = `variants.${index}.`;
  return {
    [`${prefix}values`]: JSON.stringify(row.values),
    [`${prefix}sku`]: row.sku,
    [`${prefix}price`]: row.price,
    [`${prefix}stock_quantity`]: row.stock,
    [`${prefix}stock_before`]: row.stock_before,
    ...(row.is_offered && { [`${prefix}is_offered`]: "true" }),
  };
}

/** The rows that a form holds, in their order. */
export function matrixOf(values: Values): MatrixRow[] {
  const rows: MatrixRow[] = [];
  for (let index = 0; index < MAX_VARIANTS; index += 1) {
    const field = (name: string) => values[`variants.${index}.${name}`] ?? "";
    const combination = stringsOf(field("values"));
    if (combination === null) break;
    rows.push({
      values: combination,
      sku: field("sku").trim(),
      price: field("price").trim(),
      stock: field("stock_quantity").trim(),
      stock_before: field("stock_before").trim(),
      is_offered: field("is_offered") === "true",
    });
  }
  return rows;
}

/**
 * The form with one row for each combination of its options: what was typed stays with its combination, new
 * combinations begin empty. Too many options leave no rows; the schema says why.
 */
export function withMatrix(values: Values): Values {
  const plain = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("variants.")));
  const typed = new Map(matrixOf(values).map((row) => [JSON.stringify(row.values), row]));
  const rows = combinationsOf(values.options ?? "").map(
    (combination) => typed.get(JSON.stringify(combination)) ?? emptyRow(combination),
  );
  return Object.assign(plain, ...rows.map(rowValues));
}

/** The rows of a product that is there; combinations that it does not have are not offered. */
export function matrixOfProduct({ product, variants }: ProductDetail, options_text: string): MatrixRow[] {
  const names = optionsOf(options_text).map(({ name }) => name);
  const known = new Map(
    variants.map((variant) => [JSON.stringify(names.map((name) => variant.options[name])), variant]),
  );
  return combinationsOf(options_text).map((combination) => {
    const variant = known.get(JSON.stringify(combination));
    if (!variant) return { ...emptyRow(combination), is_offered: false };
    const free = String(variant.on_hand - variant.reserved);
    const price = variant.price_minor === null ? "" : formatMoney(variant.price_minor, product.currency);
    return {
      ...{ values: combination, sku: variant.sku ?? "", price },
      ...{ stock: free, stock_before: free, is_offered: true },
    };
  });
}

function combinationsOf(options_text: string): string[][] {
  const lists = optionsOf(options_text).map(({ values }) => values);
  const count = lists.reduce((product, list) => product * list.length, 1);
  if (lists.length === 0 || count === 0 || count > MAX_VARIANTS) return [];
  return lists.reduce<string[][]>(
    (before, list) => before.flatMap((combination) => list.map((value) => [...combination, value])),
    [[]],
  );
}

function emptyRow(values: string[]): MatrixRow {
  return { values, sku: "", price: "", stock: "", stock_before: "", is_offered: true };
}

function stringsOf(text: string): string[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : null;
  } catch {
    return null;
  }
}
