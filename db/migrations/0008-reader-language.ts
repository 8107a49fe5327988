// In which language an account's owner reads pages; nobody has said so of the accounts that are there.
import type { Migration } from "#platform/database";

export const readerLanguage: Migration = {
  name: "0008-reader-language",
  up: ({ text }) => [`ALTER TABLE users ADD COLUMN language ${text(2)}`],
};
