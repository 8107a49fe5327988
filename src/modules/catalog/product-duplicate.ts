// A second product like the first: a draft to go on from.
import type { Context } from "#platform/context";
import { formatMoney } from "#platform/money";
import { missing } from "#platform/refusal";
import { productForChange } from "./product-access.ts";
import type { ProductInput } from "./product-input.ts";
import { findProduct, type ProductDetail } from "./product-read.ts";
import { createProductOf } from "./product-write.ts";

/**
 * Adds a draft that says the same as this product, under `name` when it is given, and returns its id. SKUs,
 * pictures and stock stay with the first. Refuses as `productForChange` and `createProduct` do.
 */
export async function duplicateProduct(
  context: Context,
  { product_id, name }: { product_id: number; name?: string },
): Promise<number> {
  const { seller_id } = await productForChange(context, product_id);
  const detail = await findProduct(context, String(product_id));
  if (!detail) throw missing("product");
  const input = inputOf(detail);
  return createProductOf(context, seller_id, { ...input, name: name ?? input.name });
}

function inputOf({ product, variants, specifications, tiers }: ProductDetail): ProductInput {
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, product.currency));
  const { length_mm, width_mm, height_mm } = product;
  const has_size = length_mm !== null && width_mm !== null && height_mm !== null;
  const { name, category_id, short_description, description, tax_class, weight_grams } = product;
  const { meta_title, meta_description, min_quantity, quantity_step } = product;
  return {
    ...{ name, category_id, short_description, description, tax_class, weight_grams },
    ...{ meta_title, meta_description, min_quantity, quantity_step, specifications },
    sku: null,
    status: "draft",
    price: formatMoney(product.price_minor, product.currency),
    compare_price: money(product.compare_price_minor),
    cost_price: money(product.cost_price_minor),
    is_active: product.is_active === 1,
    is_featured: product.is_featured === 1,
    is_digital: product.is_digital === 1,
    dimensions_mm: has_size ? { length: length_mm, width: width_mm, height: height_mm } : null,
    price_tiers: tiers.map((tier) => ({
      min_quantity: tier.min_quantity,
      price: formatMoney(tier.price_minor, product.currency),
    })),
    options: JSON.parse(product.options),
    variants: variants.map((variant) => ({
      options: variant.options,
      price: money(variant.price_minor),
      compare_price: money(variant.compare_price_minor),
      cost_price: money(variant.cost_price_minor),
    })),
  };
}
