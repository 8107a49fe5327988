// What was changed of a product, by whom and when: for the seller's people, who share its editor.
import type { Migration } from "#platform/database";

export const productChanges: Migration = {
  name: "0015-product-changes",
  up: ({ id, integer, text, options }) => [
    `CREATE TABLE product_changes (
      id ${id},
      product_id ${integer} NOT NULL,
      by_user_id ${integer} NOT NULL,
      changes ${text(8000)} NOT NULL,
      created_at ${integer} NOT NULL,
      CHECK (changes <> ''),
      FOREIGN KEY (product_id) REFERENCES products (id),
      FOREIGN KEY (by_user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX product_changes_product ON product_changes (product_id, id)",
    "CREATE INDEX product_changes_by ON product_changes (by_user_id)",
  ],
};
