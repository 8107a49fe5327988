// Stock items, the reservations that hold them, and the movements that explain them.
import type { Migration } from "#platform/database";

export const stockTables: Migration = {
  name: "0004-stock",
  up: ({ id, integer, flag, text, options }) => [
    `CREATE TABLE stock_items (
      variant_id ${integer} PRIMARY KEY,
      product_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      on_hand ${integer} NOT NULL DEFAULT 0,
      reserved ${integer} NOT NULL DEFAULT 0,
      low_stock_threshold ${integer} NOT NULL DEFAULT 5,
      is_low ${flag} NOT NULL DEFAULT 0,
      version ${integer} NOT NULL DEFAULT 1,
      updated_at ${integer} NOT NULL,
      CHECK (reserved >= 0),
      CHECK (on_hand >= reserved),
      CHECK (is_low IN (0, 1)),
      FOREIGN KEY (variant_id) REFERENCES variants (id),
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE INDEX stock_items_product ON stock_items (product_id, variant_id)",
    "CREATE INDEX stock_items_seller ON stock_items (seller_id, is_low, variant_id)",
    // open → committed (sold) or released (given back). An open one past its time counts as given back at
    // once.
    `CREATE TABLE reservations (
      id ${id},
      variant_id ${integer} NOT NULL,
      order_id ${integer} NOT NULL,
      quantity ${integer} NOT NULL,
      state ${text(10)} NOT NULL,
      expires_at ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      open_variant_id ${integer} GENERATED ALWAYS AS (CASE WHEN state = 'open' THEN variant_id END) VIRTUAL,
      CHECK (quantity > 0),
      CHECK (state IN ('open', 'committed', 'released')),
      FOREIGN KEY (variant_id) REFERENCES variants (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX reservations_order ON reservations (order_id, variant_id)",
    "CREATE INDEX reservations_variant ON reservations (variant_id)",
    "CREATE INDEX reservations_open ON reservations (open_variant_id, expires_at)",
    "CREATE INDEX reservations_expiry ON reservations (state, expires_at)",
    `CREATE TABLE stock_movements (
      id ${id},
      variant_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      delta ${integer} NOT NULL,
      on_hand_after ${integer} NOT NULL,
      kind ${text(12)} NOT NULL,
      reason ${text(300)},
      order_id ${integer},
      by_user_id ${integer},
      created_at ${integer} NOT NULL,
      CHECK (delta <> 0),
      CHECK (on_hand_after >= 0),
      CHECK (kind IN ('initial', 'adjustment', 'sale', 'cancellation')),
      FOREIGN KEY (variant_id) REFERENCES variants (id),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (by_user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX stock_movements_variant ON stock_movements (variant_id, id)",
    "CREATE INDEX stock_movements_seller ON stock_movements (seller_id, id)",
    "CREATE INDEX stock_movements_order ON stock_movements (order_id, variant_id)",
    "CREATE INDEX stock_movements_by ON stock_movements (by_user_id)",
  ],
};
