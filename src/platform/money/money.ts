// Money is a whole number of minor units beside an ISO 4217 currency; nothing here ever holds a fraction.
import { invalid } from "#platform/refusal";

/** Digits after the point per currency (ISO 4217, list one, 2026). A currency not listed is refused. */
const DIGITS: Record<string, number> = {
  AED: 2,
  AUD: 2,
  BHD: 3,
  BRL: 2,
  CAD: 2,
  CHF: 2,
  CLP: 0,
  CNY: 2,
  CZK: 2,
  DKK: 2,
  EGP: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  HUF: 2,
  IDR: 2,
  ILS: 2,
  INR: 2,
  ISK: 0,
  JOD: 3,
  JPY: 0,
  KES: 2,
  KRW: 0,
  KWD: 3,
  MAD: 2,
  MXN: 2,
  MYR: 2,
  NGN: 2,
  NOK: 2,
  NZD: 2,
  OMR: 3,
  PHP: 2,
  PLN: 2,
  RON: 2,
  SAR: 2,
  SEK: 2,
  SGD: 2,
  THB: 2,
  TND: 3,
  TRY: 2,
  TWD: 2,
  UAH: 2,
  USD: 2,
  VND: 0,
  ZAR: 2,
};

const CANONICAL = /^(0|[1-9]\d{0,11})(\.\d+)?$/;

/** Every currency the marketplace can hold. */
export const CURRENCIES = Object.keys(DIGITS);

/**
 * How many digits the currency has after the point: JPY 0, USD 2, KWD 3. Throws on a currency we do not hold.
 */
export function currencyDigits(currency: string): number {
  const digits = DIGITS[currency];
  if (digits === undefined) throw new Error(`Unknown currency ${currency}`);
  return digits;
}

/** Throws unless `minor` is a safe whole number: NaN, fractions and overflow never become money. */
export function assertMinor(minor: number): number {
  if (!Number.isSafeInteger(minor)) throw new Error(`Not an amount of money: ${minor}`);
  return minor;
}

/** `1999, "USD"` → `"19.99"`; always all the currency's digits. */
export function formatMoney(minor: number, currency: string): string {
  assertMinor(minor);
  const digits = currencyDigits(currency);
  if (digits === 0) return String(minor);
  const text = String(Math.abs(minor)).padStart(digits + 1, "0");
  return `${minor < 0 ? "-" : ""}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * `"19.99", "USD"` → 1999. Refuses (kind `invalid`, on `field`) anything but a canonical decimal string with at most
 * the currency's digits, such as `"1.234,56"`, `"1e3"` or `"19.999"` in USD.
 */
export function parseMoney(text: string, currency: string, field: string): number {
  if (!CANONICAL.test(text)) {
    throw invalid(field, "invalid_money", 'Write the amount as a decimal string such as "19.99".');
  }
  const digits = currencyDigits(currency);
  const [whole = "0", fraction = ""] = text.split(".");
  if (fraction.length > digits) {
    throw invalid(field, "too_many_digits", `${currency} has ${digits} digits after the point.`);
  }
  return assertMinor(Number(whole + fraction.padEnd(digits, "0")));
}

/**
 * `value × numerator / denominator`, rounded half up (away from zero for negatives), without floating point.
 */
export function multiplyRatio(value: number, numerator: number, denominator: number): number {
  assertMinor(value);
  if (denominator <= 0 || !Number.isSafeInteger(numerator)) throw new Error("Not a ratio");
  const product = BigInt(value) * BigInt(numerator);
  const divisor = BigInt(denominator);
  const sign = product < 0n ? -1n : 1n;
  const magnitude = product * sign;
  return assertMinor(Number(sign * ((magnitude * 2n + divisor) / (divisor * 2n))));
}

/** Rates are whole parts per million: 19 % is 190,000. */
export const RATE_SCALE = 1_000_000;

/** Tax that is added to a net amount. Rounded once, half up. */
export function taxOnNet(net_minor: number, rate_ppm: number): number {
  return multiplyRatio(net_minor, rate_ppm, RATE_SCALE);
}

/**
 * Tax inside a gross amount: round(gross × r / (1 + r)); net is gross minus this, so the two always add up.
 */
export function taxInGross(gross_minor: number, rate_ppm: number): number {
  return multiplyRatio(gross_minor, rate_ppm, RATE_SCALE + rate_ppm);
}

/**
 * Splits `total_minor` over `weights` so that the parts add up to the total exactly: largest remainder, ties
 * to the earlier part. Weights are whole and not negative; when all are zero, the parts are as equal as can
 * be.
 */
export function allocate(total_minor: number, weights: readonly number[]): number[] {
  assertMinor(total_minor);
  if (weights.length === 0) {
    if (total_minor !== 0) throw new Error("Nothing to allocate to");
    return [];
  }
  if (weights.some((weight) => !Number.isSafeInteger(weight) || weight < 0)) throw new Error("Not a weight");
  const sum = weights.reduce((left, right) => left + BigInt(right), 0n);
  const shares = sum === 0n ? weights.map(() => 1n) : weights.map(BigInt);
  const whole = sum === 0n ? BigInt(weights.length) : sum;
  const sign = total_minor < 0 ? -1 : 1;
  const total = BigInt(Math.abs(total_minor));
  const parts = shares.map((share) => Number((total * share) / whole));
  const order = shares
    .map((share, index) => ({ index, remainder: (total * share) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  let left = Math.abs(total_minor) - parts.reduce((a, b) => a + b, 0);
  for (const { index } of order) {
    if (left === 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
    left -= 1;
  }
  return parts.map((part) => (part === 0 ? 0 : part * sign));
}
