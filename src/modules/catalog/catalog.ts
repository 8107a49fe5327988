// The catalogue: categories, products, variants, images, and the listings that buyers search.
export {
  type CategoryInput,
  changeCategory,
  createCategory,
  deleteCategory,
} from "./category-change.ts";
export {
  categoryImageJobs,
  categoryImageSrcset,
  categoryImageUrl,
  setCategoryImage,
} from "./category-image.ts";
export { mergeCategory } from "./category-merge.ts";
export { hiddenBy, placeCategory, stepCategory } from "./category-order.ts";
export {
  CATEGORY_ORDERINGS,
  type Category,
  type CategoryNode,
  categoryTree,
  childCategories,
  findCategory,
  pageCategories,
} from "./category-read.ts";
export { countFacets, type Facets, NO_FACETS } from "./facet-counts.ts";
export { type FoundProduct, findProducts } from "./find-products.ts";
export { MAX_IMAGES } from "./image-rows.ts";
export {
  imageSrcset,
  imageUrl,
  type LinePicture,
  lineThumbnail,
  thumbnailOf,
  thumbnailUrl,
} from "./image-urls.ts";
export { addImage, changeImage, deleteImage, imageJobs, orderImages } from "./image-write.ts";
export { catalogInvariants } from "./invariants.ts";
export { type FoundList, listProducts, type ProductList } from "./list.ts";
export { insertPlaces, insertSpecifications } from "./list-places.ts";
export { LIST_ORDERINGS, type ListRequest } from "./list-request.ts";
export { findListedCategory, findListedProduct, findListedSeller } from "./list-target.ts";
export {
  type Card,
  type CardSource,
  cardFields,
  cardHead,
  cardTail,
  discountPercent,
  imageFields,
  pictureFields,
  ratingOf,
  stockFields,
} from "./listing-card.ts";
export { listingsLast, refreshListings, refuseRepricing, relistSeller } from "./listing-refresh.ts";
export { showStock } from "./listing-stock.ts";
export { type Moderation, moderateProduct } from "./moderate.ts";
export { type Popularity, setPopularity } from "./popularity.ts";
export { mayManageCatalog, productForChange } from "./product-access.ts";
export { duplicateProduct } from "./product-duplicate.ts";
export { type FieldChange, type HistoryEntry, productHistory } from "./product-history.ts";
export {
  MAX_OPTION_NAME,
  MAX_OPTION_VALUE,
  MAX_OPTION_VALUES,
  MAX_OPTIONS,
  MAX_PRICE_TIERS,
  MAX_SPECIFICATIONS,
  MAX_VARIANTS,
  optionsKey,
  type ProductInput,
  type VariantInput,
} from "./product-input.ts";
export {
  OWN_PRODUCT_ORDERINGS,
  type OwnProductRow,
  pageAllProducts,
  pageSellerProducts,
} from "./product-pages.ts";
export { findProduct, type ProductDetail, type VariantDetail } from "./product-read.ts";
export { MAX_PERCENT, type Repricing, repriceProduct } from "./product-reprice.ts";
export {
  OWN_PRODUCT_SORTS,
  type OwnProductSearch,
  type OwnProductSort,
  PICTURE_FILTERS,
  STOCK_FILTERS,
  type StockFilter,
  searchSellerProducts,
} from "./product-search.ts";
export { archiveProduct, changeProduct, createProduct, createProductOf } from "./product-write.ts";
export { relatedProducts } from "./related.ts";
export { indexedTexts, searchIndexOf } from "./search-text.ts";
export { knownWords, recountWords, wordsInUse } from "./search-vocabulary.ts";
export { queryWords } from "./search-words.ts";
export { type SitemapEntry, sitemapParts, sitemapProducts } from "./sitemap-read.ts";
export { type Suggestions, suggest } from "./suggest.ts";
export { type ProductStatus, READABLE, type TaxClass } from "./tables.ts";
export { comparePriceOf, priceOf, unitPrice } from "./variant-price.ts";
