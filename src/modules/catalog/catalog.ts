// The catalogue: categories, products, variants, images, and the listings that buyers search.

export type { ProductStatus, TaxClass } from "./tables.ts";
export { READABLE } from "./tables.ts";
