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
import { auditTables } from "./0009-audit.ts";
import { team } from "./0010-team.ts";
import { analyticsTables } from "./0011-analytics.ts";
import { exchangeTables } from "./0012-exchange.ts";
import { orderNotes } from "./0013-order-notes.ts";
import { backOffice } from "./0014-back-office.ts";
import { productChanges } from "./0015-product-changes.ts";
import { pictureTones } from "./0016-picture-tones.ts";
import { figures } from "./0017-figures.ts";
import { savedViews } from "./0018-saved-views.ts";
import { auditAddress } from "./0019-audit-address.ts";
import { unchangedRows } from "./0020-unchanged-rows.ts";
import { windowPlaces } from "./0021-window-places.ts";

export const migrations: Migration[] = [
  platformTables,
  peopleTables,
  catalogTables,
  stockTables,
  purchaseTables,
  moneyTables,
  repeatKeys,
  readerLanguage,
  auditTables,
  team,
  analyticsTables,
  exchangeTables,
  orderNotes,
  backOffice,
  productChanges,
  pictureTones,
  figures,
  savedViews,
  auditAddress,
  unchangedRows,
  windowPlaces,
];
