// Figures: indexes that hold all that a sum of sales needs, and how often a product's page was opened.
import type { Migration } from "#platform/database";

export const analyticsTables: Migration = {
  name: "0011-analytics",
  up: ({ integer, options }) => [
    // Both hold every column that the sums read, so that a year of sales never touches the rows themselves.
    `CREATE INDEX seller_orders_sales ON seller_orders (seller_id, placed_at, status, visible_at, currency,
      total_minor, refunded_minor, commission_minor, order_id)`,
    `CREATE INDEX seller_orders_market ON seller_orders (placed_at, status, visible_at, currency,
      total_minor, refunded_minor, commission_minor, order_id, seller_id)`,
    `CREATE INDEX order_items_sales ON order_items (seller_order_id, product_id, quantity, total_minor,
      discount_minor)`,
    "CREATE INDEX orders_buyer ON orders (email_key, placed_at, id)",
    // day_at: the day's first moment in UTC. Nothing is kept of who looked.
    `CREATE TABLE product_views (
      product_id ${integer} NOT NULL,
      day_at ${integer} NOT NULL,
      views ${integer} NOT NULL,
      PRIMARY KEY (product_id, day_at),
      CHECK (views > 0),
      CHECK (day_at % 86400000 = 0),
      FOREIGN KEY (product_id) REFERENCES products (id)
    ) ${options}`,
    "CREATE INDEX product_views_day ON product_views (day_at, views)",
  ],
};
