// All migrations in the order in which they run. Once released, a migration is never edited; a new one
// follows it.
import type { Migration } from "#platform/database";
import { platformTables } from "./0001-platform.ts";
import { peopleTables } from "./0002-people.ts";
import { catalogTables } from "./0003-catalog.ts";
import { stockTables } from "./0004-stock.ts";
import { purchaseTables } from "./0005-purchase.ts";
import { moneyTables } from "./0006-money.ts";
import { repeatKeys } from "./0007-repeats.ts";
import { readerLanguage } from "./0008-reader-language.ts";

export const migrations: Migration[] = [
  platformTables,
  peopleTables,
  catalogTables,
  stockTables,
  purchaseTables,
  moneyTables,
  repeatKeys,
  readerLanguage,
];
