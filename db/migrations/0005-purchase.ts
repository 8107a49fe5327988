// Carts, shipping methods, tax rates, orders with their parts, shipments and history.
import type { Migration } from "#platform/database";

export const purchaseTables: Migration = {
  name: "0005-purchase",
  up: (types) => [
    ...cartTables(types),
    ...conditionTables(types),
    ...orderTables(types),
    ...shipmentTables(types),
  ],
};

type Types = Parameters<Migration["up"]>[0];

function cartTables({ id, integer, text, options }: Types): string[] {
  return [
    // active_* are null once the cart is over, so that a person or a token has one active cart at most.
    `CREATE TABLE carts (
      id ${id},
      user_id ${integer},
      token_hash ${text(44)},
      status ${text(10)} NOT NULL,
      currency ${text(3)},
      order_id ${integer},
      merged_into_id ${integer},
      version ${integer} NOT NULL DEFAULT 1,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      active_user_id ${integer} GENERATED ALWAYS AS (CASE WHEN status = 'active' THEN user_id END) VIRTUAL,
      active_token_hash ${text(44)} GENERATED ALWAYS AS (CASE WHEN status = 'active' THEN token_hash END) VIRTUAL,
      CHECK (status IN ('active', 'completed', 'merged', 'abandoned')),
      CHECK (user_id IS NOT NULL OR token_hash IS NOT NULL),
      FOREIGN KEY (user_id) REFERENCES users (id),
      FOREIGN KEY (merged_into_id) REFERENCES carts (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX carts_active_user ON carts (active_user_id)",
    "CREATE UNIQUE INDEX carts_active_token ON carts (active_token_hash)",
    "CREATE INDEX carts_user ON carts (user_id, id)",
    "CREATE INDEX carts_token ON carts (token_hash, id)",
    "CREATE INDEX carts_idle ON carts (status, updated_at)",
    "CREATE INDEX carts_merged ON carts (merged_into_id)",
    `CREATE TABLE cart_items (
      id ${id},
      cart_id ${integer} NOT NULL,
      product_id ${integer} NOT NULL,
      variant_id ${integer} NOT NULL,
      quantity ${integer} NOT NULL,
      seen_price_minor ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      CHECK (quantity > 0),
      FOREIGN KEY (cart_id) REFERENCES carts (id),
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (variant_id) REFERENCES variants (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX cart_items_variant ON cart_items (cart_id, variant_id)",
    "CREATE INDEX cart_items_product ON cart_items (product_id)",
    "CREATE INDEX cart_items_of_variant ON cart_items (variant_id)",
  ];
}

function conditionTables({ id, integer, flag, text, options }: Types): string[] {
  return [
    // countries: a comma-separated list such as "US,CA"; empty means everywhere.
    `CREATE TABLE shipping_methods (
      id ${id},
      seller_id ${integer} NOT NULL,
      code ${text(40)} NOT NULL,
      name ${text(120)} NOT NULL,
      price_minor ${integer} NOT NULL,
      free_above_minor ${integer},
      currency ${text(3)} NOT NULL,
      countries ${text(800)} NOT NULL DEFAULT '',
      min_days ${integer} NOT NULL,
      max_days ${integer} NOT NULL,
      is_active ${flag} NOT NULL DEFAULT 1,
      sort_order ${integer} NOT NULL DEFAULT 0,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (price_minor >= 0),
      CHECK (min_days >= 0 AND max_days >= min_days),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX shipping_methods_code ON shipping_methods (seller_id, code)",
    // rate_ppm: parts per million, 190000 is 19 %. tax_included says how prices are meant in that country.
    `CREATE TABLE tax_countries (
      country ${text(2)} PRIMARY KEY,
      tax_included ${flag} NOT NULL,
      updated_at ${integer} NOT NULL
    ) ${options}`,
    `CREATE TABLE tax_rates (
      id ${id},
      country ${text(2)} NOT NULL,
      tax_class ${text(10)} NOT NULL,
      rate_ppm ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (tax_class IN ('standard', 'reduced', 'zero')),
      CHECK (rate_ppm >= 0 AND rate_ppm <= 1000000),
      FOREIGN KEY (country) REFERENCES tax_countries (country)
    ) ${options}`,
    "CREATE UNIQUE INDEX tax_rates_class ON tax_rates (country, tax_class)",
  ];
}

function orderTables({ id, integer, flag, text, long_text, options }: Types): string[] {
  return [
    // One purchase. cart_id is unique: however often checkout is repeated, a cart becomes one order.
    `CREATE TABLE orders (
      id ${id},
      number ${text(24)} UNIQUE,
      cart_id ${integer} NOT NULL UNIQUE,
      user_id ${integer},
      email ${text(254)} NOT NULL,
      email_key ${text(254)} NOT NULL,
      token_hash ${text(44)} UNIQUE,
      status ${text(20)} NOT NULL,
      payment_status ${text(20)} NOT NULL,
      payment_method ${text(20)} NOT NULL,
      needs_attention ${flag} NOT NULL DEFAULT 0,
      attention_reason ${text(300)},
      currency ${text(3)} NOT NULL,
      items_total_minor ${integer} NOT NULL,
      discount_total_minor ${integer} NOT NULL DEFAULT 0,
      shipping_total_minor ${integer} NOT NULL,
      tax_total_minor ${integer} NOT NULL,
      tax_included ${flag} NOT NULL,
      total_minor ${integer} NOT NULL,
      refunded_minor ${integer} NOT NULL DEFAULT 0,
      shipping_address ${long_text},
      billing_address ${long_text},
      note ${text(1000)},
      purchase_order_number ${text(80)},
      company_name ${text(200)},
      tax_id ${text(60)},
      terms_version ${text(40)},
      stock_committed_at ${integer},
      expires_at ${integer},
      placed_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (status IN ('pending', 'confirmed', 'partially_shipped', 'shipped', 'delivered',
                        'partially_cancelled', 'cancelled')),
      CHECK (payment_status IN ('pending', 'authorized', 'captured', 'partially_refunded', 'refunded',
                                'voided', 'failed')),
      CHECK (total_minor >= 0 AND refunded_minor >= 0 AND refunded_minor <= total_minor),
      CHECK (needs_attention IN (0, 1)),
      FOREIGN KEY (cart_id) REFERENCES carts (id),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX orders_user ON orders (user_id, placed_at, id)",
    "CREATE INDEX orders_user_status ON orders (user_id, status, placed_at, id)",
    "CREATE INDEX orders_email ON orders (email_key, user_id)",
    "CREATE INDEX orders_placed ON orders (placed_at, id)",
    "CREATE INDEX orders_status ON orders (status, placed_at, id)",
    "CREATE INDEX orders_expiry ON orders (expires_at)",
    "CREATE INDEX orders_attention ON orders (needs_attention, id)",
    // One seller's part. visible_at: when its seller may see it (paid, or cash on delivery).
    `CREATE TABLE seller_orders (
      id ${id},
      order_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      number ${text(28)} UNIQUE,
      status ${text(12)} NOT NULL,
      currency ${text(3)} NOT NULL,
      items_total_minor ${integer} NOT NULL,
      discount_total_minor ${integer} NOT NULL DEFAULT 0,
      shipping_total_minor ${integer} NOT NULL,
      shipping_tax_minor ${integer} NOT NULL,
      tax_total_minor ${integer} NOT NULL,
      tax_included ${flag} NOT NULL,
      total_minor ${integer} NOT NULL,
      refunded_minor ${integer} NOT NULL DEFAULT 0,
      commission_minor ${integer} NOT NULL DEFAULT 0,
      shipping_code ${text(40)},
      shipping_name ${text(120)},
      shipping_min_days ${integer},
      shipping_max_days ${integer},
      visible_at ${integer},
      confirmed_at ${integer},
      delivered_at ${integer},
      cancelled_at ${integer},
      placed_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (status IN ('pending', 'confirmed', 'shipped', 'delivered', 'cancelled')),
      CHECK (total_minor >= 0 AND refunded_minor >= 0 AND refunded_minor <= total_minor),
      FOREIGN KEY (order_id) REFERENCES orders (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX seller_orders_order ON seller_orders (order_id, seller_id)",
    "CREATE INDEX seller_orders_seller ON seller_orders (seller_id, placed_at, id)",
    "CREATE INDEX seller_orders_status ON seller_orders (seller_id, status, placed_at, id)",
    `CREATE TABLE order_items (
      id ${id},
      order_id ${integer} NOT NULL,
      seller_order_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      product_id ${integer} NOT NULL,
      variant_id ${integer} NOT NULL,
      name ${text(200)} NOT NULL,
      sku ${text(80)},
      options ${text(1000)} NOT NULL,
      image_key ${text(200)},
      is_digital ${flag} NOT NULL,
      tax_class ${text(10)} NOT NULL,
      quantity ${integer} NOT NULL,
      shipped_quantity ${integer} NOT NULL DEFAULT 0,
      unit_price_minor ${integer} NOT NULL,
      total_minor ${integer} NOT NULL,
      discount_minor ${integer} NOT NULL DEFAULT 0,
      tax_rate_ppm ${integer} NOT NULL,
      tax_minor ${integer} NOT NULL,
      commission_rate_ppm ${integer} NOT NULL,
      commission_minor ${integer} NOT NULL,
      commission_rule ${text(120)} NOT NULL,
      CHECK (quantity > 0),
      CHECK (shipped_quantity >= 0 AND shipped_quantity <= quantity),
      FOREIGN KEY (order_id) REFERENCES orders (id),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (variant_id) REFERENCES variants (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX order_items_variant ON order_items (order_id, variant_id)",
    "CREATE INDEX order_items_part ON order_items (seller_order_id, id)",
    "CREATE INDEX order_items_product ON order_items (product_id, id)",
    "CREATE INDEX order_items_of_variant ON order_items (variant_id)",
    "CREATE INDEX order_items_seller ON order_items (seller_id)",
    // What happened, in order. Status changes carry from and to, so that a status always equals its last row.
    `CREATE TABLE order_history (
      id ${id},
      order_id ${integer} NOT NULL,
      seller_order_id ${integer},
      event ${text(40)} NOT NULL,
      from_status ${text(20)},
      to_status ${text(20)},
      by_kind ${text(8)} NOT NULL,
      by_user_id ${integer},
      note ${text(1000)},
      created_at ${integer} NOT NULL,
      CHECK (by_kind IN ('buyer', 'seller', 'staff', 'system')),
      FOREIGN KEY (order_id) REFERENCES orders (id),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id),
      FOREIGN KEY (by_user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX order_history_order ON order_history (order_id, id)",
    "CREATE INDEX order_history_part ON order_history (seller_order_id, id)",
    "CREATE INDEX order_history_by ON order_history (by_user_id)",
  ];
}

function shipmentTables({ id, integer, text, options }: Types): string[] {
  return [
    `CREATE TABLE shipments (
      id ${id},
      seller_order_id ${integer} NOT NULL,
      carrier ${text(80)},
      tracking_number ${text(120)},
      tracking_url ${text(500)},
      shipped_at ${integer} NOT NULL,
      delivered_at ${integer},
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id)
    ) ${options}`,
    "CREATE INDEX shipments_part ON shipments (seller_order_id, id)",
    `CREATE TABLE shipment_items (
      id ${id},
      shipment_id ${integer} NOT NULL,
      order_item_id ${integer} NOT NULL,
      quantity ${integer} NOT NULL,
      CHECK (quantity > 0),
      FOREIGN KEY (shipment_id) REFERENCES shipments (id),
      FOREIGN KEY (order_item_id) REFERENCES order_items (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX shipment_items_once ON shipment_items (shipment_id, order_item_id)",
    "CREATE INDEX shipment_items_item ON shipment_items (order_item_id)",
  ];
}
