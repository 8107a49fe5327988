// Every word that pages show, by language. A key that a language lacks does not compile.
import type { Language } from "#platform/i18n";
import { account as ar_account } from "./ar/account.ts";
import { catalog as ar_catalog } from "./ar/catalog.ts";
import { checkout as ar_checkout } from "./ar/checkout.ts";
import { common as ar_common } from "./ar/common.ts";
import { control as ar_control } from "./ar/control.ts";
import { entry as ar_entry } from "./ar/entry.ts";
import { exchange as ar_exchange } from "./ar/exchange.ts";
import { figures as ar_figures } from "./ar/figures.ts";
import { goods as ar_goods } from "./ar/goods.ts";
import { info as ar_info } from "./ar/info.ts";
import { office as ar_office } from "./ar/office.ts";
import { selling as ar_selling } from "./ar/selling.ts";
import { team as ar_team } from "./ar/team.ts";
import { workplace as ar_workplace } from "./ar/workplace.ts";
import { account as de_account } from "./de/account.ts";
import { catalog as de_catalog } from "./de/catalog.ts";
import { checkout as de_checkout } from "./de/checkout.ts";
import { common as de_common } from "./de/common.ts";
import { control as de_control } from "./de/control.ts";
import { entry as de_entry } from "./de/entry.ts";
import { exchange as de_exchange } from "./de/exchange.ts";
import { figures as de_figures } from "./de/figures.ts";
import { goods as de_goods } from "./de/goods.ts";
import { info as de_info } from "./de/info.ts";
import { office as de_office } from "./de/office.ts";
import { selling as de_selling } from "./de/selling.ts";
import { team as de_team } from "./de/team.ts";
import { workplace as de_workplace } from "./de/workplace.ts";
import { account } from "./en/account.ts";
import { catalog } from "./en/catalog.ts";
import { checkout } from "./en/checkout.ts";
import { common } from "./en/common.ts";
import { control } from "./en/control.ts";
import { entry } from "./en/entry.ts";
import { exchange } from "./en/exchange.ts";
import { figures } from "./en/figures.ts";
import { goods } from "./en/goods.ts";
import { info } from "./en/info.ts";
import { office } from "./en/office.ts";
import { selling } from "./en/selling.ts";
import { team } from "./en/team.ts";
import { workplace } from "./en/workplace.ts";

/** Sections by the part of the shop; English decides which keys there are. */
const english = {
  common,
  control,
  catalog,
  checkout,
  entry,
  exchange,
  account,
  info,
  figures,
  workplace,
  office,
  selling,
  team,
  goods,
};
export type Words = typeof english;

export const WORDS: Readonly<Record<Language, Words>> = {
  en: english,
  de: {
    common: de_common,
    control: de_control,
    catalog: de_catalog,
    checkout: de_checkout,
    entry: de_entry,
    exchange: de_exchange,
    account: de_account,
    info: de_info,
    figures: de_figures,
    goods: de_goods,
    selling: de_selling,
    workplace: de_workplace,
    team: de_team,
    office: de_office,
  },
  ar: {
    common: ar_common,
    control: ar_control,
    catalog: ar_catalog,
    checkout: ar_checkout,
    entry: ar_entry,
    exchange: ar_exchange,
    account: ar_account,
    info: ar_info,
    figures: ar_figures,
    goods: ar_goods,
    selling: ar_selling,
    workplace: ar_workplace,
    team: ar_team,
    office: ar_office,
  },
};
