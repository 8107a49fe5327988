// Every word that pages show, by language. A key that a language lacks does not compile.
import type { Language } from "#platform/i18n";
import { account as ar_account } from "./ar/account.ts";
import { catalog as ar_catalog } from "./ar/catalog.ts";
import { checkout as ar_checkout } from "./ar/checkout.ts";
import { common as ar_common } from "./ar/common.ts";
import { entry as ar_entry } from "./ar/entry.ts";
import { info as ar_info } from "./ar/info.ts";
import { account as de_account } from "./de/account.ts";
import { catalog as de_catalog } from "./de/catalog.ts";
import { checkout as de_checkout } from "./de/checkout.ts";
import { common as de_common } from "./de/common.ts";
import { entry as de_entry } from "./de/entry.ts";
import { info as de_info } from "./de/info.ts";
import { account } from "./en/account.ts";
import { catalog } from "./en/catalog.ts";
import { checkout } from "./en/checkout.ts";
import { common } from "./en/common.ts";
import { entry } from "./en/entry.ts";
import { info } from "./en/info.ts";

/** Sections by the part of the shop; English decides which keys there are. */
const english = { common, catalog, checkout, entry, account, info };
export type Words = typeof english;

export const WORDS: Readonly<Record<Language, Words>> = {
  en: english,
  de: {
    common: de_common,
    catalog: de_catalog,
    checkout: de_checkout,
    entry: de_entry,
    account: de_account,
    info: de_info,
  },
  ar: {
    common: ar_common,
    catalog: ar_catalog,
    checkout: ar_checkout,
    entry: ar_entry,
    account: ar_account,
    info: ar_info,
  },
};
