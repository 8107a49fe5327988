// The catalogue: categories, products, variants, images, and the listings that buyers search.
export { imageSrcset, imageUrl, mediaUrl } from "./image-urls.ts";
export { cardFields, cardTail, discountPercent, imageFields, ratingOf, stockFields } from "./listing-card.ts";
export { type ProductStatus, READABLE, type TaxClass } from "./tables.ts";
