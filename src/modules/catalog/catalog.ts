// The catalogue: categories, products, variants, images, and the listings that buyers search.
export {
  type CategoryInput,
  changeCategory,
  createCategory,
  deleteCategory,
} from "./category-change.ts";
export {
  CATEGORY_ORDERINGS,
  type Category,
  type CategoryNode,
  categoryTree,
  childCategories,
  findCategory,
  pageCategories,
} from "./category-read.ts";
export { imageSrcset, imageUrl, mediaUrl } from "./image-urls.ts";
export { catalogInvariants } from "./invariants.ts";
export { cardFields, cardTail, discountPercent, imageFields, ratingOf, stockFields } from "./listing-card.ts";
export { refreshListings, relistSeller } from "./listing-refresh.ts";
export { showStock } from "./listing-stock.ts";
export { productForChange, readingSeller } from "./product-access.ts";
export {
  MAX_OPTION_NAME,
  MAX_OPTION_VALUE,
  MAX_OPTION_VALUES,
  MAX_OPTIONS,
  MAX_PRICE_TIERS,
  MAX_SPECIFICATIONS,
  MAX_VARIANTS,
  type ProductInput,
} from "./product-input.ts";
export { findProduct, type ProductDetail, type VariantDetail } from "./product-read.ts";
export { archiveProduct, changeProduct, createProduct, createProductOf } from "./product-write.ts";
export { type ProductStatus, READABLE, type TaxClass } from "./tables.ts";
export { comparePriceOf, priceOf, unitPrice } from "./variant-price.ts";
