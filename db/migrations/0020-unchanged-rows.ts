// Rows of a file that say what is there already: counted among the changed ones, and told apart.
import type { Migration } from "#platform/database";

export const unchangedRows: Migration = {
  name: "0020-unchanged-rows",
  up: ({ integer }) => [`ALTER TABLE imports ADD COLUMN unchanged_count ${integer} NOT NULL DEFAULT 0`],
};
