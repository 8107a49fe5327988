// Does a row say anything that is not so already? Most rows of a file that was taken out and brought back do
// not.
import type { ProductInput } from "#modules/catalog";
import { formatMoney } from "#platform/money";
import type { OwnProduct } from "./own-products.ts";

const MONEY = new Set(["price", "compare_price", "cost_price"]);

/** Is the product in all that the row says of it as the row says? */
export function isSameProduct(there: OwnProduct, changes: Partial<ProductInput>): boolean {
  const said = saidOf(there);
  return Object.entries(changes).every(([field, value]) => {
    if (!(field in said)) return false;
    const old = said[field];
    if (!MONEY.has(field) || typeof value !== "string" || typeof old !== "string") return value === old;
    return value === old || (/^\d+\.\d+$/.test(value) && Number(value) === Number(old));
  });
}

/** Are the counts those of the row? What it does not name counts as the same. */
export function isSameStock(
  there: Pick<OwnProduct, "on_hand" | "stock_threshold">,
  row: { on_hand: number | null; low_stock_threshold: number | null },
): boolean {
  const { on_hand, low_stock_threshold } = row;
  return (
    (on_hand === null || on_hand === there.on_hand) &&
    (low_stock_threshold === null || low_stock_threshold === there.stock_threshold)
  );
}

/** The product by the names of `ProductInput`, with the variant's own prices, as exports write it. */
function saidOf(row: OwnProduct): Record<string, unknown> {
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, row.currency));
  const compare = row.own_compare ?? (row.own_price === null ? row.compare_price_minor : null);
  return {
    ...row,
    is_active: row.is_active === 1,
    is_featured: row.is_featured === 1,
    is_digital: row.is_digital === 1,
    price: money(row.own_price ?? row.price_minor),
    compare_price: money(compare),
    cost_price: money(row.own_cost ?? row.cost_price_minor),
  };
}
