// The catalogue's tables as Kysely sees them.
import type { Generated, GeneratedAlways } from "kysely";

type Flag = 0 | 1;
export type ProductStatus = "draft" | "published" | "archived";
export type TaxClass = "standard" | "reduced" | "zero";

export interface CategoriesTable {
  id: Generated<number>;
  parent_id: number | null;
  name: string;
  slug: string;
  description: string | null;
  path: string;
  full_path: string;
  level: number;
  sort_order: Generated<number>;
  is_active: Generated<Flag>;
  /** is_active of itself and of all above. */
  is_visible: Generated<Flag>;
  /** Listings here and below. */
  product_count: Generated<number>;
  meta_title: string | null;
  meta_description: string | null;
  image_key: string | null;
  /** As in `ProductImagesTable`. */
  image_tone: string | null;
  image_has_avif: Generated<Flag>;
  version: Generated<number>;
  created_at: number;
  updated_at: number;
}

export interface CategoryAncestorsTable {
  category_id: number;
  ancestor_id: number;
  /** 0 for the category itself. */
  depth: number;
}

export interface CategorySlugsTable {
  slug: string;
  category_id: number;
}

export interface ProductsTable {
  id: Generated<number>;
  seller_id: number;
  category_id: number;
  name: string;
  slug: string;
  sku: string | null;
  short_description: string | null;
  description: string | null;
  currency: string;
  price_minor: number;
  compare_price_minor: number | null;
  cost_price_minor: number | null;
  tax_class: Generated<TaxClass>;
  status: ProductStatus;
  is_active: Generated<Flag>;
  is_featured: Generated<Flag>;
  is_digital: Generated<Flag>;
  weight_grams: number | null;
  length_mm: number | null;
  width_mm: number | null;
  height_mm: number | null;
  /** JSON: `[{name, values}]`. */
  options: string;
  meta_title: string | null;
  meta_description: string | null;
  min_quantity: Generated<number>;
  quantity_step: Generated<number>;
  sold_90_days: Generated<number>;
  rating_sum: Generated<number>;
  rating_count: Generated<number>;
  version: Generated<number>;
  published_at: number | null;
  created_at: number;
  updated_at: number;
}

export interface ProductSlugsTable {
  slug: string;
  product_id: number;
}

export interface VariantsTable {
  id: Generated<number>;
  product_id: number;
  seller_id: number;
  sku: string | null;
  /** JSON: `{"Size": "M"}`. */
  options: string;
  /** The same for equality: JSON of the values in the order of the product's options, `["M","red"]`. */
  options_key: string;
  price_minor: number | null;
  compare_price_minor: number | null;
  cost_price_minor: number | null;
  image_id: number | null;
  sort_order: Generated<number>;
  /** null: live. 0: rests with its archived product and comes back with it. Else: when it was left out. */
  archived_at: number | null;
  live_sku: GeneratedAlways<string | null>;
  live_options_key: GeneratedAlways<string | null>;
}

export interface ProductImagesTable {
  id: Generated<number>;
  product_id: number;
  storage_key: string;
  alt_text: string;
  is_primary: Generated<Flag>;
  sort_order: Generated<number>;
  width: number;
  height: number;
  /** The widths that were made, ascending, with commas: `320,640,1280`. */
  widths: string;
  has_avif: Generated<Flag>;
  /** `#rrggbb`; null where something shines through the picture, or where nobody has looked yet. */
  tone: string | null;
  byte_size: number;
  created_at: number;
  primary_of: GeneratedAlways<number | null>;
}

export interface ProductSpecificationsTable {
  id: Generated<number>;
  product_id: number;
  name: string;
  value: string;
  sort_order: number;
}

export interface PriceTiersTable {
  id: Generated<number>;
  product_id: number;
  min_quantity: number;
  price_minor: number;
}

/** One row for each time that a person changed a product; never changed afterwards. */
export interface ProductChangesTable {
  id: Generated<number>;
  product_id: number;
  by_user_id: number;
  /** JSON: `[{field, before, after}]`. */
  changes: string;
  created_at: number;
}

/** One row per product that buyers can see. */
export interface ListingsTable {
  product_id: number;
  seller_id: number;
  category_id: number;
  currency: string;
  /** The lowest and the highest price of its live variants. */
  price_minor: number;
  price_max_minor: number;
  name_key: string;
  popularity: Generated<number>;
  rating_milli: Generated<number>;
  is_on_sale: Flag;
  is_featured: Flag;
  in_stock: Flag;
  stock_quantity: number;
  low_stock_threshold: Generated<number>;
  version: number;
  created_at: number;
  updated_at: number;
  /** The list entry's JSON up to what changes with every sale; see `listing-card.ts`. */
  card_head: string;
  /** Of the primary picture; for pages, the API says neither. */
  picture_tone: string | null;
  picture_has_avif: Generated<Flag>;
}

/**
 * Where a listing stands: `all`, `s` + seller, `c` + category (its own and each above). See `list-places.ts`.
 */
export interface ListingPlacesTable {
  place: string;
  created_at: number;
  product_id: number;
  seller_id: number;
  category_id: number;
  currency: string;
  price_minor: number;
  popularity: number;
  rating_milli: number;
  in_stock: Flag;
  is_on_sale: Flag;
  is_featured: Flag;
  name_key: string;
}

export interface SpecificationValuesTable {
  id: Generated<number>;
  name: string;
  value: string;
}

export interface ListingSpecificationsTable {
  product_id: number;
  value_id: number;
}

export interface SearchWordsTable {
  word: string;
  uses: number;
}

export interface SearchTrigramsTable {
  trigram: string;
  word_length: number;
  word: string;
}

/** Full text: on SQLite an FTS5 table whose `rowid` is the product, on MySQL one with `product_id`. */
export interface ListingTextsTable {
  rowid: number;
  product_id: number;
  name: string;
  keywords: string;
  body: string;
}

declare module "#platform/database" {
  interface Tables {
    categories: CategoriesTable;
    category_ancestors: CategoryAncestorsTable;
    category_slugs: CategorySlugsTable;
    products: ProductsTable;
    product_slugs: ProductSlugsTable;
    variants: VariantsTable;
    product_images: ProductImagesTable;
    product_specifications: ProductSpecificationsTable;
    price_tiers: PriceTiersTable;
    product_changes: ProductChangesTable;
    listings: ListingsTable;
    listing_places: ListingPlacesTable;
    specification_values: SpecificationValuesTable;
    listing_specifications: ListingSpecificationsTable;
    search_words: SearchWordsTable;
    search_trigrams: SearchTrigramsTable;
    listing_texts: ListingTextsTable;
  }
}

/** Tables that later modules may join in their SELECTs. */
export const READABLE = [
  "categories",
  "category_ancestors",
  "products",
  "variants",
  "product_images",
  "price_tiers",
  "listings",
] as const;
