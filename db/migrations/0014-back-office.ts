// What single sellers pay instead of the default commission, the newest row of each counts; and orders found
// by what is in them.
import type { Migration } from "#platform/database";

export const backOffice: Migration = {
  name: "0014-back-office",
  up: ({ id, integer, text, options }) => [
    `CREATE TABLE seller_commissions (
      id ${id},
      seller_id ${integer} NOT NULL,
      rate_ppm ${integer},
      reason ${text(500)} NOT NULL,
      by_user_id ${integer},
      created_at ${integer} NOT NULL,
      CHECK (rate_ppm IS NULL OR (rate_ppm >= 0 AND rate_ppm <= 1000000)),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE INDEX seller_commissions_seller ON seller_commissions (seller_id, id)",
    "CREATE INDEX order_items_sku ON order_items (sku, order_id)",
  ],
};
