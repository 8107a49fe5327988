// The editor's form and the product: from what is saved to fields, and from fields to what the API takes.
import { MAX_VARIANTS, type ProductDetail } from "#modules/catalog";
import { formatMoney } from "#platform/money";
import { invalid, invalidFields, Refusal } from "#platform/refusal";
import {
  optionLines,
  optionsOf,
  specificationLines,
  specificationsOf,
  tierLines,
  tiersOf,
} from "./editor-lines.ts";
import { matrixOf, matrixOfProduct, ROW_FIELDS, rowValues, type Values } from "./editor-matrix.ts";
import { plainNumber } from "./editor-numbers.ts";

const GRAMS_PER_KILOGRAM = 1000;
const MILLIMETRES_PER_CENTIMETRE = 10;

/** What the form of this product holds before anybody types. */
export function valuesOf(detail: ProductDetail): Values {
  const { product, tiers, specifications, variants, stock } = detail;
  const money = (minor: number | null) => (minor === null ? "" : formatMoney(minor, product.currency));
  const centimetres = (length: number | null) =>
    length === null ? "" : String(length / MILLIMETRES_PER_CENTIMETRE);
  const options = optionLines(JSON.parse(product.options));
  const free = String(stock.stock_quantity);
  const threshold = String(variants[0]?.low_stock_threshold ?? "");
  const { name, slug, tax_class, weight_grams } = product;
  const rows = matrixOfProduct(detail, options).map(rowValues);
  return Object.assign(
    {
      ...{ name, slug, tax_class, options },
      version: String(product.version),
      category: String(product.category_id),
      short_description: product.short_description ?? "",
      description: product.description ?? "",
      price: money(product.price_minor),
      compare_price: money(product.compare_price_minor),
      cost_price: money(product.cost_price_minor),
      is_digital: product.is_digital === 1 ? "true" : "",
      weight: weight_grams === null ? "" : String(weight_grams / GRAMS_PER_KILOGRAM),
      length: centimetres(product.length_mm),
      width: centimetres(product.width_mm),
      height: centimetres(product.height_mm),
      min_quantity: String(product.min_quantity),
      quantity_step: String(product.quantity_step),
      price_tiers: tierLines(tiers.map((tier) => ({ ...tier, price: money(tier.price_minor) }))),
      specifications: specificationLines(specifications),
      meta_title: product.meta_title ?? "",
      meta_description: product.meta_description ?? "",
      sku: product.sku ?? "",
      stock_quantity: free,
      stock_before: free,
      low_stock_threshold: threshold,
      threshold_before: threshold,
    },
    ...rows,
  );
}

/** The fields as the API's body, with `detail` for what the form does not show. An emptied field is null. */
export function bodyOf(values: Values, detail: ProductDetail | null): Record<string, unknown> {
  const text = (name: string) => (values[name] ?? "").trim();
  const number = (name: string) => (text(name) === "" ? null : Number(plainNumber(text(name))));
  const money = (name: string) => (text(name) === "" ? null : plainNumber(text(name)));
  const options = optionsOf(values.options ?? "");
  const sides = ["length", "width", "height"] as const;
  const has_size = sides.some((side) => text(side) !== "");
  return {
    ...named("name", text("name")),
    ...named("price", money("price") ?? ""),
    ...named("slug", text("slug")),
    ...(text("category") !== "" && { category: Number(text("category")) }),
    ...{ sku: text("sku"), short_description: text("short_description"), description: text("description") },
    ...{ compare_price: money("compare_price"), cost_price: money("cost_price") },
    tax_class: text("tax_class") || "standard",
    is_digital: text("is_digital") === "true",
    weight: number("weight"),
    dimensions: has_size ? Object.fromEntries(sides.map((side) => [side, number(side) ?? 0])) : null,
    ...{ meta_title: text("meta_title"), meta_description: text("meta_description") },
    ...{ min_quantity: number("min_quantity") ?? 1, quantity_step: number("quantity_step") ?? 1 },
    ...{ specifications: specificationsOf(values.specifications ?? ""), options },
    price_tiers: tiersOf(values.price_tiers ?? ""),
    ...changed(text("low_stock_threshold"), text("threshold_before"), "low_stock_threshold"),
    ...(options.length === 0 ? stockOf(values, detail) : { variants: variantsOf(values, detail) }),
  };
}

/** Refuses (invalid) more combinations than a product may have; the matrix then has no rows at all. */
export function refuseTooMany(values: Values): void {
  const count = optionsOf(values.options ?? "").reduce((all, option) => all * option.values.length, 1);
  if (count > MAX_VARIANTS) throw invalid("options", "too_many_variants", "These are too many combinations.");
}

/** The refusal with the names of the form's fields instead of the API's. */
export function forForm(refusal: Refusal, values: Values): Refusal {
  if (refusal.code === "slug_taken" || (refusal.code === "sku_taken" && !values.options?.trim())) {
    const field = refusal.code === "slug_taken" ? "slug" : "sku";
    return invalidFields([{ field, code: refusal.code, message: refusal.message }]);
  }
  if (!refusal.errors) return refusal;
  const offered = matrixOf(values).flatMap((row, index) => (row.is_offered ? [index] : []));
  const errors = refusal.errors.map((error) => ({ ...error, field: formField(error.field, offered) }));
  return new Refusal(refusal.kind, refusal.code, refusal.message, { errors });
}

function formField(field: string, offered: readonly number[]): string {
  const [first = "", index, name = ""] = field.split(".");
  if (first === "dimensions") return index ?? "length";
  if (first !== "variants") return first;
  const row = offered[Number(index)];
  const is_shown = (ROW_FIELDS as readonly string[]).includes(name);
  return row === undefined || !is_shown ? "options" : `variants.${row}.${name}`;
}

function variantsOf(values: Values, detail: ProductDetail | null) {
  const names = optionsOf(values.options ?? "").map(({ name }) => name);
  return matrixOf(values)
    .filter(({ is_offered }) => is_offered)
    .map((row) => {
      const options = Object.fromEntries(row.values.map((value, index) => [names[index] ?? "", value]));
      const known = detail?.variants.find((variant) =>
        names.every((name) => variant.options[name] === options[name]),
      );
      const money = (minor: number | null) =>
        minor === null ? null : formatMoney(minor, detail?.product.currency ?? "");
      const free = known ? known.on_hand - known.reserved : 0;
      return {
        options,
        sku: row.sku,
        price: row.price === "" ? null : plainNumber(row.price),
        ...(known && {
          compare_price: money(known.compare_price_minor),
          cost_price: money(known.cost_price_minor),
          image_id: known.image_id,
        }),
        ...moved(row.stock, row.stock_before, free),
      };
    });
}

function stockOf(values: Values, detail: ProductDetail | null) {
  const free = detail?.stock.stock_quantity ?? 0;
  return moved((values.stock_quantity ?? "").trim(), (values.stock_before ?? "").trim(), free);
}

/** What was sold since the page was made stays sold: only the difference that was typed counts. */
function moved(typed: string, before: string, free: number) {
  if (typed === "" || typed === before) return {};
  const wanted = Number(typed);
  if (before === "" || !Number.isInteger(wanted) || wanted < 0) return { stock_quantity: wanted };
  return { stock_quantity: Math.max(0, free + wanted - Number(before)) };
}

function changed(typed: string, before: string, name: string) {
  return typed === "" || typed === before ? {} : { [name]: Number(typed) };
}

function named(name: string, value: string) {
  return value === "" ? {} : { [name]: value };
}
