// What the address of the products' table says: words, filters, order, page and columns. To keep a view is to
// keep its address.
import { z } from "@hono/zod-openapi";
import { OWN_PRODUCT_SORTS, PICTURE_FILTERS, STOCK_FILTERS } from "#modules/catalog";
import type { Site } from "../site.ts";

export const PRODUCTS_PATH = "/seller/products/";
export const PRODUCT_STATES = ["draft", "published", "archived"] as const;
/** The name is always shown. */
export const PRODUCT_COLUMNS = [
  "state",
  "sku",
  "category",
  "price",
  "margin",
  "stock",
  "sold",
  "updated",
  "created",
] as const;
export type ProductColumn = (typeof PRODUCT_COLUMNS)[number];
const DEFAULT_COLUMNS: readonly ProductColumn[] = ["state", "sku", "price", "stock", "updated"];
const DEFAULT_SORT = "-updated_at";
const MAX_SEARCH = 80;
const MAX_PAGE = 400;

const SORTS = OWN_PRODUCT_SORTS.flatMap((sort) => [sort, `-${sort}`] as const);

/** What is not understood is as good as not there: an old bookmark still opens. */
export const productsQuery = z.object({
  search: z.string().trim().max(MAX_SEARCH).optional().catch(undefined),
  status: z.enum(PRODUCT_STATES).optional().catch(undefined),
  category: z.coerce.number().int().positive().optional().catch(undefined),
  stock: z.enum(STOCK_FILTERS).optional().catch(undefined),
  pictures: z.enum(PICTURE_FILTERS).optional().catch(undefined),
  sort: z.enum(SORTS).catch(DEFAULT_SORT),
  page: z.coerce.number().int().min(1).max(MAX_PAGE).catch(1),
  columns: z
    .union([z.enum(PRODUCT_COLUMNS), z.array(z.enum(PRODUCT_COLUMNS))])
    .transform((chosen) => [chosen].flat())
    .catch([...DEFAULT_COLUMNS]),
  done: z.coerce.number().int().min(0).optional().catch(undefined),
});
export type ProductsQuery = z.output<typeof productsQuery>;

/** The table's address with these changes; a change of anything but the page begins at the first one. */
export function productsHref(site: Site, query: ProductsQuery, changes: Partial<ProductsQuery> = {}): string {
  const asked = { ...query, page: 1, ...changes };
  const { search, status, category, stock, pictures, sort, page, columns } = asked;
  const sent = new URLSearchParams();
  const add = (name: string, value: string | number | undefined) => value && sent.append(name, String(value));
  add("search", search);
  add("status", status);
  add("category", category);
  add("stock", stock);
  add("pictures", pictures);
  if (sort !== DEFAULT_SORT) add("sort", sort);
  if (columns.join() !== DEFAULT_COLUMNS.join()) for (const column of columns) add("columns", column);
  if (page > 1) add("page", page);
  const text = sent.toString();
  return site.link(text === "" ? PRODUCTS_PATH : `${PRODUCTS_PATH}?${text}`);
}
