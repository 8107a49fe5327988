// Files of products and stock that sellers bring in: how far each is worked off, and which rows were
// refused.
import type { Migration } from "#platform/database";

export const exchangeTables: Migration = {
  name: "0012-exchange",
  up: ({ id, integer, text, long_text, options }) => [
    `CREATE TABLE imports (
      id ${id},
      seller_id ${integer} NOT NULL,
      by_user_id ${integer} NOT NULL,
      kind ${text(10)} NOT NULL,
      state ${text(10)} NOT NULL,
      phase ${text(5)} NOT NULL,
      failure_code ${text(60)},
      file_name ${text(200)} NOT NULL,
      storage_key ${text(120)} NOT NULL,
      delimiter ${text(1)} NOT NULL,
      headers ${long_text} NOT NULL,
      mapping ${long_text} NOT NULL,
      row_count ${integer} NOT NULL,
      first_byte ${integer} NOT NULL,
      next_row ${integer} NOT NULL,
      next_byte ${integer} NOT NULL,
      created_count ${integer} NOT NULL DEFAULT 0,
      changed_count ${integer} NOT NULL DEFAULT 0,
      blank_count ${integer} NOT NULL DEFAULT 0,
      error_count ${integer} NOT NULL DEFAULT 0,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      finished_at ${integer},
      CHECK (kind IN ('products', 'stock')),
      CHECK (state IN ('mapping', 'checking', 'checked', 'running', 'done', 'failed')),
      CHECK (phase IN ('check', 'run')),
      CHECK (next_row BETWEEN 0 AND row_count),
      CHECK (created_count + changed_count + blank_count + error_count = next_row),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (by_user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX imports_seller ON imports (seller_id, id)",
    "CREATE INDEX imports_by ON imports (by_user_id)",
    "CREATE INDEX imports_created ON imports (created_at)",
    // `phase` keeps what the dry run found apart from what the run refused; `place` counts a row's errors.
    `CREATE TABLE import_errors (
      import_id ${integer} NOT NULL,
      phase ${text(5)} NOT NULL,
      file_row ${integer} NOT NULL,
      place ${integer} NOT NULL,
      column_name ${text(120)} NOT NULL,
      code ${text(60)} NOT NULL,
      message ${text(500)} NOT NULL,
      PRIMARY KEY (import_id, phase, file_row, place),
      CHECK (phase IN ('check', 'run')),
      FOREIGN KEY (import_id) REFERENCES imports (id)
    ) ${options}`,
  ],
};
