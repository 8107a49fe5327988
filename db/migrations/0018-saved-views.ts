// Lists as somebody wants to see them again: what was asked of one, under a name of its owner's choice.
import type { Migration } from "#platform/database";

export const savedViews: Migration = {
  name: "0018-saved-views",
  up: ({ id, integer, text, options }) => [
    `CREATE TABLE saved_views (
      id ${id},
      user_id ${integer} NOT NULL,
      place ${text(40)} NOT NULL,
      name ${text(60)} NOT NULL,
      name_key ${text(120)} NOT NULL,
      query ${text(1000)} NOT NULL,
      created_at ${integer} NOT NULL,
      updated_at ${integer} NOT NULL,
      CHECK (name <> ''),
      FOREIGN KEY (user_id) REFERENCES users (id)
    ) ${options}`,
    "CREATE UNIQUE INDEX saved_views_name ON saved_views (user_id, place, name_key)",
  ],
};
