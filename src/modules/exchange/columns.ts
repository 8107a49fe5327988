// Which columns a file may have, by kind: what each is called in exports, and by which headers it is
// recognised.
import { invalid } from "#platform/refusal";
import type { ImportKind } from "./tables.ts";

/** Every column of a file of products; exports have them in this order. */
export const PRODUCT_FIELDS = [
  "sku",
  "name",
  "slug",
  "options",
  "category",
  "price",
  "compare_price",
  "cost_price",
  "status",
  "on_hand",
  "low_stock_threshold",
  "short_description",
  "description",
  "tax_class",
  "is_active",
  "is_featured",
  "is_digital",
  "weight",
  "min_quantity",
  "quantity_step",
  "meta_title",
  "meta_description",
] as const;

/** Every column of a file of stock. */
export const STOCK_FIELDS = ["sku", "on_hand", "low_stock_threshold"] as const;

export type ExchangeField = (typeof PRODUCT_FIELDS)[number];

/** Field → place of its column, from 0. */
export type Mapping = Partial<Record<ExchangeField, number>>;

/** The cells of a row by field; fields without a column, and empty cells, are left out. */
export type Cells = Partial<Record<ExchangeField, string>>;

/**
 * Other headers that say the same, in small letters and digits only, as other shops and people write
 * them.
 */
const SYNONYMS: Record<ExchangeField, readonly string[]> = {
  sku: ["variantsku", "artikelnummer", "articlenumber", "itemnumber", "productcode", "رمزالمنتج"],
  name: ["title", "productname", "product", "bezeichnung", "titel", "الاسم"],
  slug: ["handle", "urlkey"],
  options: ["variant", "variante", "optionen", "attributes"],
  category: ["kategorie", "categoryslug", "categories", "producttype", "الفئة"],
  price: ["variantprice", "regularprice", "preis", "unitprice", "السعر"],
  compare_price: ["compareatprice", "variantcompareatprice", "rrp", "msrp", "uvp", "oldprice"],
  cost_price: ["cost", "costperitem", "purchaseprice", "einkaufspreis"],
  status: ["state", "zustand"],
  on_hand: ["stock", "quantity", "qty", "stockquantity", "inventory", "bestand", "menge", "المخزون"],
  low_stock_threshold: ["lowstock", "threshold", "reorderlevel", "meldebestand"],
  short_description: ["summary", "excerpt", "kurzbeschreibung"],
  description: ["bodyhtml", "body", "longdescription", "beschreibung", "الوصف"],
  tax_class: ["tax", "steuerklasse"],
  is_active: ["active", "aktiv"],
  is_featured: ["featured"],
  is_digital: ["digital", "virtual", "downloadable"],
  weight: ["weightkg", "gewicht"],
  min_quantity: ["minimumquantity", "mindestmenge"],
  quantity_step: ["step"],
  meta_title: ["seotitle"],
  meta_description: ["seodescription"],
};

/** The columns that a kind of file may have. */
export function fieldsOf(kind: ImportKind): readonly ExchangeField[] {
  return kind === "products" ? PRODUCT_FIELDS : STOCK_FIELDS;
}

/** Without these a file of this kind says nothing. */
export function requiredFields(kind: ImportKind): readonly ExchangeField[] {
  return kind === "products" ? ["sku"] : ["sku", "on_hand"];
}

/** What the headers seem to mean: their own names first, then what others call them. */
export function guessMapping(kind: ImportKind, headers: readonly string[]): Mapping {
  const keys = headers.map(keyOf);
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (field: ExchangeField, names: readonly string[]) => {
    const place = keys.findIndex((key, index) => !taken.has(index) && names.includes(key));
    if (mapping[field] !== undefined || place === -1) return;
    mapping[field] = place;
    taken.add(place);
  };
  for (const field of fieldsOf(kind)) take(field, [keyOf(field)]);
  for (const field of fieldsOf(kind)) take(field, SYNONYMS[field]);
  return mapping;
}

/**
 * Refuses (422 on `mapping`) fields that this kind does not have, columns that are not there or are named
 * twice, and a mapping without the fields that must be there.
 */
export function judgeMapping(kind: ImportKind, mapping: Mapping, column_count: number): void {
  const fields = fieldsOf(kind);
  const taken = new Set<number>();
  for (const [field, place] of Object.entries(mapping)) {
    if (!fields.some((known) => known === field)) throw invalid(`mapping.${field}`, "unknown_field", UNKNOWN);
    if (place < 0 || place >= column_count) throw invalid(`mapping.${field}`, "unknown_column", NO_COLUMN);
    if (taken.has(place)) throw invalid(`mapping.${field}`, "repeated", TWICE);
    taken.add(place);
  }
  for (const field of requiredFields(kind)) {
    if (mapping[field] === undefined) throw invalid(`mapping.${field}`, "required", NEEDED);
  }
}

/** The row's cells by field. A cell of nothing but spaces counts as not there. */
export function cellsOf(cells: readonly string[], mapping: Mapping): Cells {
  const named: Cells = {};
  for (const [field, place] of Object.entries(mapping) as [ExchangeField, number][]) {
    const text = cells[place]?.trim() ?? "";
    if (text !== "") named[field] = text;
  }
  return named;
}

const UNKNOWN = "Files of this kind have no such field.";
const NO_COLUMN = "The file has no such column.";
const TWICE = "One column cannot be two fields.";
const NEEDED = "Say which column this is.";

function keyOf(header: string): string {
  return header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}
