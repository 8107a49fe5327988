// Categories, products, variants, images, and the denormalised rows that lists and search read.
import type { Migration } from "#platform/database";

export const catalogTables: Migration = {
  name: "0003-catalog",
  up: (types) => [...categoryTables(types), ...productTables(types), ...listingTables(types)],
};

type Types = Parameters<Migration["up"]>[0];

function categoryTables({ id, integer, flag, text, options }: Types): string[] {
  return [
    // is_visible is is_active of itself and of all above; kept by the verb that changes either.
    `CREATE TABLE categories (
      id ${id},
      parent_id ${integer},
      name ${text(120)} NOT NULL,
      slug ${text(140)} NOT NULL UNIQUE,
      description ${text(2000)},
      path ${text(700)} NOT NULL,
      full_path ${text(1000)} NOT NULL,
      level ${integer} NOT NULL,
      sort_order ${integer} NOT NULL DEFAULT 0,
      is_active ${flag} NOT NULL DEFAULT 1,
      is_visible ${flag} NOT NULL DEFAULT 1,
      product_count ${integer} NOT NULL DEFAULT 0,
      meta_title ${text(200)},
      meta_description ${text(400)},
      image_key ${text(200)},
      version ${integer} NOT NULL DEFAULT 1,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (is_active IN (0, 1)),
      CHECK (is_visible IN (0, 1)),
      CHECK (product_count >= 0),
      FOREIGN KEY (parent_id) REFERENCES categories (id)
    ) ${options}`,
    "CREATE INDEX categories_parent ON categories (parent_id, sort_order, id)",
    // Every category with each of its ancestors and itself (depth 0).
    `CREATE TABLE category_ancestors (
      category_id ${integer} NOT NULL,
      ancestor_id ${integer} NOT NULL,
      depth ${integer} NOT NULL,
      PRIMARY KEY (category_id, ancestor_id),
      FOREIGN KEY (category_id) REFERENCES categories (id),
      FOREIGN KEY (ancestor_id) REFERENCES categories (id)
    ) ${options}`,
    "CREATE INDEX category_ancestors_below ON category_ancestors (ancestor_id, depth)",
    `CREATE TABLE category_slugs (
      slug ${text(140)} PRIMARY KEY,
      category_id ${integer} NOT NULL,
      FOREIGN KEY (category_id) REFERENCES categories (id)
    ) ${options}`,
    "CREATE INDEX category_slugs_category ON category_slugs (category_id)",
  ];
}

function productTables({ id, integer, flag, text, long_text, options }: Types): string[] {
  return [
    `CREATE TABLE products (
      id ${id},
      seller_id ${integer} NOT NULL,
      category_id ${integer} NOT NULL,
      name ${text(200)} NOT NULL,
      slug ${text(220)} NOT NULL UNIQUE,
      sku ${text(80)},
      short_description ${text(500)},
      description ${long_text},
      currency ${text(3)} NOT NULL,
      price_minor ${integer} NOT NULL,
      compare_price_minor ${integer},
      cost_price_minor ${integer},
      tax_class ${text(10)} NOT NULL DEFAULT 'standard',
      status ${text(10)} NOT NULL,
      is_active ${flag} NOT NULL DEFAULT 1,
      is_featured ${flag} NOT NULL DEFAULT 0,
      is_digital ${flag} NOT NULL DEFAULT 0,
      weight_grams ${integer},
      length_mm ${integer},
      width_mm ${integer},
      height_mm ${integer},
      options ${long_text} NOT NULL,
      meta_title ${text(200)},
      meta_description ${text(400)},
      min_quantity ${integer} NOT NULL DEFAULT 1,
      quantity_step ${integer} NOT NULL DEFAULT 1,
      sold_90_days ${integer} NOT NULL DEFAULT 0,
      rating_sum ${integer} NOT NULL DEFAULT 0,
      rating_count ${integer} NOT NULL DEFAULT 0,
      version ${integer} NOT NULL DEFAULT 1,
      published_at ${integer},
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (status IN ('draft', 'published', 'archived')),
      CHECK (tax_class IN ('standard', 'reduced', 'zero')),
      CHECK (price_minor >= 0),
      CHECK (compare_price_minor IS NULL OR compare_price_minor > price_minor),
      CHECK (cost_price_minor IS NULL OR cost_price_minor >= 0),
      CHECK (min_quantity >= 1 AND quantity_step >= 1),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (category_id) REFERENCES categories (id)
    ) ${options}`,
    "CREATE INDEX products_seller ON products (seller_id, status, id)",
    "CREATE INDEX products_seller_created ON products (seller_id, created_at, id)",
    "CREATE INDEX products_category ON products (category_id, id)",
    "CREATE INDEX products_created ON products (created_at, id)",
    `CREATE TABLE product_slugs (
      slug ${text(220)} PRIMARY KEY,
      product_id ${integer} NOT NULL,
      FOREIGN KEY (product_id) REFERENCES products (id)
    ) ${options}`,
    "CREATE INDEX product_slugs_product ON product_slugs (product_id)",
    // What has a SKU, a price and stock. live_* are null once archived, so a SKU can be used again.
    `CREATE TABLE variants (
      id ${id},
      product_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      sku ${text(80)},
      options ${text(1000)} NOT NULL,
      options_key ${text(500)} NOT NULL,
      price_minor ${integer},
      compare_price_minor ${integer},
      cost_price_minor ${integer},
      image_id ${integer},
      sort_order ${integer} NOT NULL DEFAULT 0,
      archived_at ${integer},
      live_sku ${text(80)} GENERATED ALWAYS AS (CASE WHEN archived_at IS NULL THEN sku END) VIRTUAL,
      live_options_key ${text(500)} GENERATED ALWAYS AS
        (CASE WHEN archived_at IS NULL THEN options_key END) VIRTUAL,
      CHECK (price_minor IS NULL OR price_minor >= 0),
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX variants_live_sku ON variants (seller_id, live_sku)",
    "CREATE UNIQUE INDEX variants_live_options ON variants (product_id, live_options_key)",
    `CREATE TABLE product_images (
      id ${id},
      product_id ${integer} NOT NULL,
      storage_key ${text(200)} NOT NULL,
      alt_text ${text(300)} NOT NULL,
      is_primary ${flag} NOT NULL DEFAULT 0,
      sort_order ${integer} NOT NULL DEFAULT 0,
      width ${integer} NOT NULL,
      height ${integer} NOT NULL,
      widths ${text(100)} NOT NULL,
      has_avif ${flag} NOT NULL DEFAULT 0,
      byte_size ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      primary_of ${integer} GENERATED ALWAYS AS (CASE WHEN is_primary = 1 THEN product_id END) VIRTUAL,
      CHECK (is_primary IN (0, 1)),
      FOREIGN KEY (product_id) REFERENCES products (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX product_images_primary ON product_images (primary_of)",
    "CREATE INDEX product_images_product ON product_images (product_id, sort_order, id)",
    `CREATE TABLE product_specifications (
      id ${id},
      product_id ${integer} NOT NULL,
      name ${text(80)} NOT NULL,
      value ${text(300)} NOT NULL,
      sort_order ${integer} NOT NULL,
      FOREIGN KEY (product_id) REFERENCES products (id)
    ) ${options}`,
    "CREATE INDEX product_specifications_product ON product_specifications (product_id, sort_order, id)",
    "CREATE INDEX product_specifications_value ON product_specifications (name, value, product_id)",
    `CREATE TABLE price_tiers (
      id ${id},
      product_id ${integer} NOT NULL,
      min_quantity ${integer} NOT NULL,
      price_minor ${integer} NOT NULL,
      CHECK (min_quantity >= 2),
      CHECK (price_minor >= 0),
      FOREIGN KEY (product_id) REFERENCES products (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX price_tiers_quantity ON price_tiers (product_id, min_quantity)",
  ];
}

function listingTables({ dialect, id, integer, flag, text, long_text, options }: Types): string[] {
  // SQLite keeps a table without rowid in primary-key order, as InnoDB does: the index is the table.
  const clustered = dialect === "sqlite" ? "STRICT, WITHOUT ROWID" : options;
  return [
    // One row per product that buyers can see. card_head is the list entry's JSON up to what changes with
    // every sale.
    `CREATE TABLE listings (
      product_id ${integer} PRIMARY KEY,
      seller_id ${integer} NOT NULL,
      category_id ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      price_minor ${integer} NOT NULL,
      price_max_minor ${integer} NOT NULL,
      name_key ${text(200)} NOT NULL,
      popularity ${integer} NOT NULL DEFAULT 0,
      rating_milli ${integer} NOT NULL DEFAULT 0,
      is_on_sale ${flag} NOT NULL,
      is_featured ${flag} NOT NULL,
      in_stock ${flag} NOT NULL,
      stock_quantity ${integer} NOT NULL,
      low_stock_threshold ${integer} NOT NULL DEFAULT 0,
      version ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      card_head ${long_text} NOT NULL,
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (category_id) REFERENCES categories (id)
    ) ${options}`,
    "CREATE INDEX listings_seller ON listings (seller_id, product_id)",
    "CREATE INDEX listings_category ON listings (category_id, product_id)",
    // Where a listing stands: the whole shop (all), its seller (s7), its category and every one above (c12).
    // Any list in any order is one walk over this narrow table, however broad the place. Written by
    // list-places.ts only.
    `CREATE TABLE listing_places (
      place ${text(20)} NOT NULL,
      created_at ${integer} NOT NULL,
      product_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      category_id ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      price_minor ${integer} NOT NULL,
      popularity ${integer} NOT NULL,
      rating_milli ${integer} NOT NULL,
      in_stock ${flag} NOT NULL,
      is_on_sale ${flag} NOT NULL,
      is_featured ${flag} NOT NULL,
      name_key ${text(200)} NOT NULL,
      PRIMARY KEY (place, created_at, product_id),
      FOREIGN KEY (product_id) REFERENCES listings (product_id)
    ) ${clustered}`,
    "CREATE INDEX listing_places_product ON listing_places (product_id, place)",
    "CREATE INDEX listing_places_price ON listing_places (place, currency, price_minor, product_id)",
    "CREATE INDEX listing_places_popularity ON listing_places (place, popularity, product_id)",
    "CREATE INDEX listing_places_rating ON listing_places (place, rating_milli, product_id)",
    "CREATE INDEX listing_places_name ON listing_places (place, name_key, product_id)",
    // What listings say of themselves, each name and value once, so that facets count numbers and not texts.
    `CREATE TABLE specification_values (
      id ${id},
      name ${text(80)} NOT NULL,
      value ${text(300)} NOT NULL
    ) ${options}`,
    "CREATE UNIQUE INDEX specification_values_name ON specification_values (name, value)",
    `CREATE TABLE listing_specifications (
      product_id ${integer} NOT NULL,
      value_id ${integer} NOT NULL,
      PRIMARY KEY (product_id, value_id),
      FOREIGN KEY (product_id) REFERENCES listings (product_id),
      FOREIGN KEY (value_id) REFERENCES specification_values (id)
    ) ${clustered}`,
    "CREATE INDEX listing_specifications_value ON listing_specifications (value_id, product_id)",
    // Words of the names and keywords of all listings, how many listings use each, and their trigrams: typos
    // and prefixes are found here.
    `CREATE TABLE search_words (
      word ${text(60)} PRIMARY KEY,
      uses ${integer} NOT NULL
    ) ${clustered}`,
    `CREATE TABLE search_trigrams (
      trigram ${text(3)} NOT NULL,
      word_length ${integer} NOT NULL,
      word ${text(60)} NOT NULL,
      PRIMARY KEY (trigram, word_length, word)
    ) ${clustered}`,
    ...(dialect === "sqlite"
      ? [
          `CREATE VIRTUAL TABLE listing_texts USING fts5 (
            name, keywords, body, tokenize = "unicode61 remove_diacritics 0", prefix = '2 3'
          )`,
        ]
      : [
          `CREATE TABLE listing_texts (
            product_id ${integer} PRIMARY KEY,
            name ${text(1500)} NOT NULL,
            keywords ${long_text} NOT NULL,
            body ${long_text} NOT NULL,
            FULLTEXT KEY listing_texts_name (name),
            FULLTEXT KEY listing_texts_known (name, keywords),
            FULLTEXT KEY listing_texts_all (name, keywords, body)
          ) ${options}`,
        ]),
  ];
}
