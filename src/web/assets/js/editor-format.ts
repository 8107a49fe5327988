// How the scripts of the editor write amounts and shares: as the server does.
/// <reference lib="dom" />

/** Arabic with the digits of the pages. */
const DIGITS = "ar-u-nu-latn";

/** An amount in the form's currency and language. */
export function money({ dataset }: HTMLFormElement, value: number): string {
  const format = { style: "currency", currency: dataset.currency } as const;
  return new Intl.NumberFormat(localeOf(dataset), format).format(value);
}

/** A share of one, as per cent with one digit at most. */
export function percent({ dataset }: HTMLFormElement, share: number): string {
  const format = { style: "percent", maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(localeOf(dataset), format).format(share);
}

function localeOf({ language }: DOMStringMap): string | undefined {
  return language === "ar" ? DIGITS : language;
}
