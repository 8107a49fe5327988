// Figures: sums of closed days, who bought first when, views by seller, and the words that led to products.
import type { ColumnTypes, Migration } from "#platform/database";

export const figures: Migration = {
  name: "0017-figures",
  up: (types) => [...closedDays(types), ...viewsBySeller(types), ...searchTerms(types)],
};

function closedDays({ dialect, id, integer, text, bytes, options }: ColumnTypes): string[] {
  return [
    // Every change of a sale long after its order was placed, until its day was summed again.
    `CREATE TABLE order_changes (
      id ${id},
      order_id ${integer} NOT NULL,
      placed_at ${integer} NOT NULL,
      FOREIGN KEY (order_id) REFERENCES orders (id)
    ) ${options}`,
    "CREATE INDEX order_changes_order ON order_changes (order_id)",
    "CREATE INDEX order_changes_placed ON order_changes (placed_at, order_id)",
    // One row: the days before closed_until are summed; version changes with every write to the sums.
    `CREATE TABLE sales_closing (
      id ${integer} PRIMARY KEY,
      closed_until ${integer} NOT NULL,
      version ${integer} NOT NULL,
      CHECK (id = 1),
      CHECK (closed_until % 86400000 = 0)
    ) ${options}`,
    // seller_id 0: of all sellers. day_at: the day's first moment in UTC. sales: see closed-day.ts.
    `CREATE TABLE sales_days (
      seller_id ${integer} NOT NULL,
      day_at ${integer} NOT NULL,
      currency ${text(3)} NOT NULL,
      sales ${bytes} NOT NULL,
      PRIMARY KEY (seller_id, day_at, currency),
      CHECK (day_at % 86400000 = 0)
    ) ${options}`,
    "CREATE INDEX sales_days_day ON sales_days (day_at)",
    // A buyer is known by the number of the first order with their address.
    `CREATE TABLE first_sales (
      buyer_id ${integer} NOT NULL,
      seller_id ${integer} NOT NULL,
      first_at ${integer} NOT NULL,
      PRIMARY KEY (buyer_id, seller_id)
    ) ${options}`,
    "CREATE INDEX first_sales_at ON first_sales (seller_id, first_at, buyer_id)",
    "CREATE INDEX orders_first ON orders (email_key, id)",
    dropped(dialect, "orders_buyer", "orders"),
  ];
}

function viewsBySeller({ dialect, integer, options }: ColumnTypes): string[] {
  return [
    `CREATE TABLE seller_views (
      seller_id ${integer} NOT NULL,
      day_at ${integer} NOT NULL,
      views ${integer} NOT NULL,
      PRIMARY KEY (seller_id, day_at),
      CHECK (views > 0),
      CHECK (day_at % 86400000 = 0),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE INDEX seller_views_day ON seller_views (day_at, views)",
    `INSERT INTO seller_views (seller_id, day_at, views)
      SELECT p.seller_id, v.day_at, SUM(v.views) FROM product_views v JOIN products p ON p.id = v.product_id
      GROUP BY p.seller_id, v.day_at`,
    dropped(dialect, "product_views_day", "product_views"),
  ];
}

function dropped(dialect: ColumnTypes["dialect"], index: string, table: string): string {
  return dialect === "sqlite" ? `DROP INDEX ${index}` : `DROP INDEX ${index} ON ${table}`;
}

function searchTerms({ integer, text, options }: ColumnTypes): string[] {
  return [
    // Views of a seller's products that a search led to, by what was searched for. Nothing is kept of who
    // searched; which terms are kept at all, terms.ts says.
    `CREATE TABLE term_views (
      seller_id ${integer} NOT NULL,
      day_at ${integer} NOT NULL,
      term ${text(80)} NOT NULL,
      views ${integer} NOT NULL,
      PRIMARY KEY (seller_id, day_at, term),
      CHECK (views > 0),
      CHECK (day_at % 86400000 = 0),
      FOREIGN KEY (seller_id) REFERENCES sellers (id)
    ) ${options}`,
    "CREATE INDEX term_views_day ON term_views (day_at, term, views)",
    // Searches that found nothing, kept in the same way.
    `CREATE TABLE empty_searches (
      day_at ${integer} NOT NULL,
      term ${text(80)} NOT NULL,
      views ${integer} NOT NULL,
      PRIMARY KEY (day_at, term),
      CHECK (views > 0),
      CHECK (day_at % 86400000 = 0)
    ) ${options}`,
  ];
}
