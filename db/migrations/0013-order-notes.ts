// What a seller's people write about an order for each other; its buyer never reads it.
import type { Migration } from "#platform/database";

export const orderNotes: Migration = {
  name: "0013-order-notes",
  up: ({ id, integer, text, options }) => [
    `CREATE TABLE order_notes (
      id ${id},
      seller_order_id ${integer} NOT NULL,
      body ${text(2000)} NOT NULL,
      by_user_id ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      CHECK (body <> ''),
      FOREIGN KEY (seller_order_id) REFERENCES seller_orders (id),
      FOREIGN KEY (by_user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX order_notes_part ON order_notes (seller_order_id, id)",
    "CREATE INDEX order_notes_by ON order_notes (by_user_id)",
  ],
};
