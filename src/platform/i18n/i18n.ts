// Languages, and how each writes numbers, money, days and plurals: by Intl, formatters made once.
import { currencyDigits } from "#platform/money";

/** The languages that pages speak; the first is spoken where the address names none. */
export const LANGUAGES = ["en", "de", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];
export const DEFAULT_LANGUAGE: Language = "en";

/** What a language calls itself, and how it is written. */
export const LANGUAGE_FACTS: Readonly<
  Record<Language, { name: string; direction: "ltr" | "rtl"; locale: string }>
> = {
  en: { name: "English", direction: "ltr", locale: "en" },
  de: { name: "Deutsch", direction: "ltr", locale: "de" },
  // Latin digits, as most shops that write Arabic show them: an order number reads the same everywhere.
  ar: { name: "العربية", direction: "rtl", locale: "ar-u-nu-latn" },
};

/** Words for each plural category of a language (CLDR); `other` serves where one is not given. */
export type PluralWords = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How one language writes what is not words. */
export interface Formats {
  language: Language;
  number(value: number): string;
  /** Always one decimal, as averages are compared: 4 → "4.0". */
  tenths(value: number): string;
  /** A share of one: 0.19 → "19 %". */
  percent(share: number): string;
  /** Minor units with the currency's sign: 1999, "EUR" → "19,99 €". */
  money(minor: number, currency: string): string;
  /** The same for a decimal string, as list entries hold amounts: "19.99", "EUR" → "19,99 €". */
  amount(decimal: string, currency: string): string;
  /** A day, written out: "22 November 2026". Times are shown in UTC unless a zone is named. */
  day(at: number, time_zone?: string): string;
  /** A day without its year, for axes: "22 Nov". */
  shortDay(at: number, time_zone?: string): string;
  /** Money in few signs, for axes: 1234500, "USD" → "$12.3K". */
  shortMoney(minor: number, currency: string): string;
  /** A day with its year as short as it is usually written, for tables. */
  date(at: number, time_zone?: string): string;
  /** A day and a time, with the zone's name. */
  moment(at: number, time_zone?: string): string;
  /** The words for so many; `{n}` in them becomes the number. */
  plural(count: number, words: PluralWords): string;
  /** "a, b and c". */
  list(parts: readonly string[]): string;
  /** A country's name by its code. */
  country(code: string): string;
}

const made = new Map<Language, Formats>();

/** The formats of a language. */
export function formatsOf(language: Language): Formats {
  const known = made.get(language) ?? makeFormats(language);
  made.set(language, known);
  return known;
}

/** Is this one of ours? */
export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

/** The first of the reader's languages that we speak (RFC 9110, Accept-Language), or null. */
export function preferredLanguage(accept_language: string | null): Language | null {
  if (accept_language === null) return null;
  const wishes = accept_language
    .slice(0, MAX_HEADER)
    .split(",")
    .map((part) => {
      const [tag = "", quality = ""] = part.trim().split(";");
      const weight = /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(quality)?.[1];
      return {
        tag: tag.toLowerCase().split("-")[0] ?? "",
        weight: weight === undefined ? 1 : Number(weight),
      };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
  for (const { tag } of wishes) if (isLanguage(tag)) return tag;
  return null;
}

const MAX_HEADER = 200;

function makeFormats(language: Language): Formats {
  const { locale, direction } = LANGUAGE_FACTS[language];
  const whole = new Intl.NumberFormat(locale);
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 1 });
  const rules = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale);
  const regions = new Intl.DisplayNames(locale, { type: "region" });
  const currencies = keyed((currency) => new Intl.NumberFormat(locale, { style: "currency", currency }));
  const days = keyed((timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone }));
  const dates = keyed((timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone }));
  const short_days = keyed(
    (timeZone) => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone }),
  );
  const short_currencies = keyed(
    (currency) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        notation: "compact",
        minimumFractionDigits: 0,
        maximumFractionDigits: 1,
      }),
  );
  const moments = keyed(
    (timeZone) =>
      new Intl.DateTimeFormat(locale, {
        year: "numeric",
        month: "short",
        day: "numeric",
        hour: "2-digit",
        minute: "2-digit",
        timeZone,
        timeZoneName: "short",
      }),
  );
  const amount = (decimal: string, currency: string) => written(currencies(currency), decimal);
  const written = (format: Intl.NumberFormat, decimal: string) => {
    const literal = decimal as Intl.StringNumericLiteral;
    if (direction === "ltr") return format.format(literal);
    return format.formatToParts(literal).map(isolatedSign).join("");
  };
  return {
    language,
    number: (value) => whole.format(value),
    tenths: (value) => tenth.format(value),
    percent: (value) => share.format(value),
    money: (minor, currency) => amount(decimalOf(minor, currency), currency),
    amount,
    day: (at, time_zone = "UTC") => days(time_zone).format(at),
    date: (at, time_zone = "UTC") => dates(time_zone).format(at),
    shortDay: (at, time_zone = "UTC") => short_days(time_zone).format(at),
    shortMoney: (minor, currency) => written(short_currencies(currency), decimalOf(minor, currency)),
    moment: (at, time_zone = "UTC") => moments(time_zone).format(at),
    plural: (count, words) =>
      (words[rules.select(count)] ?? words.other).replaceAll("{n}", whole.format(count)),
    list: (parts) => lists.format(parts),
    country: (code) => regions.of(code) ?? code,
  };
}

/** Intl takes a decimal as text, so that no amount is ever a binary fraction. */
function decimalOf(minor: number, currency: string): string {
  return `${minor}E-${currencyDigits(currency)}`;
}

/** Alone the sign keeps its own direction: in a line from right to left, US$ would fall apart into $US. */
function isolatedSign({ type, value }: { type: string; value: string }): string {
  return type === "currency" ? `\u2068${value}\u2069` : value;
}

function keyed<V>(make: (key: string) => V): (key: string) => V {
  const values = new Map<string, V>();
  return (key) => {
    const value = values.get(key) ?? make(key);
    values.set(key, value);
    return value;
  };
}
