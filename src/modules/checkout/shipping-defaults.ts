// The operator's default shipping: what a new seller gets as `standard`, per currency.
import { z } from "zod";
import { type Context, now, type TransactionContext } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { CURRENCIES, currencyDigits } from "#platform/money";
import { readSetting, type Setting, writeSetting } from "#platform/settings";

/** The terms of `standard` in one currency. */
export interface DefaultShipping {
  currency: string;
  price_minor: number;
  free_above_minor: number | null;
  min_days: number;
  max_days: number;
}

const MAX_DAYS = 365;
const terms = z
  .strictObject({
    currency: z.enum(CURRENCIES),
    price_minor: z.int().min(0),
    free_above_minor: z.int().min(0).nullable(),
    min_days: z.int().min(0).max(MAX_DAYS),
    max_days: z.int().min(0).max(MAX_DAYS),
  })
  .refine(({ min_days, max_days }) => max_days >= min_days);

const SETTING: Setting<DefaultShipping[]> = {
  name: "shipping.defaults",
  schema: z.array(terms),
  initial: [],
};

/** Five whole units (5.00 USD, 5 JPY would be a gift) until staff say otherwise: see `initialPrice`. */
const INITIAL_PRICE_UNITS = 5;
/** Currencies without minor units are written in hundreds: 500 JPY, not 5. */
const INITIAL_PRICE_WITHOUT_DIGITS = 500;
const INITIAL_DAYS = { min_days: 3, max_days: 5 };
const CODE = "standard";
const NAME = "Standard";

/** The default in each currency that staff wrote one for, in alphabetical order. */
export async function listDefaultShipping(context: Context): Promise<DefaultShipping[]> {
  return readSetting(context, SETTING);
}

/** The default in this currency; until staff write one, a flat price and three to five days. */
export async function defaultShipping(context: Context, currency: string): Promise<DefaultShipping> {
  const written = await readSetting(context, SETTING);
  return (
    written.find((known) => known.currency === currency) ?? {
      currency,
      price_minor: initialPrice(currency),
      free_above_minor: null,
      ...INITIAL_DAYS,
    }
  );
}

/** Replaces all defaults. Sellers who have theirs keep it; only new ones get the new terms. */
export async function setDefaultShipping(
  context: Context,
  defaults: readonly DefaultShipping[],
): Promise<DefaultShipping[]> {
  const sorted = [...defaults].sort((left, right) => (left.currency < right.currency ? -1 : 1));
  await transaction(context, (tx) => writeSetting(tx, SETTING, sorted));
  return sorted;
}

/** Gives a new seller `standard` in the seller's currency; nothing when there is one already. */
export async function giveDefaultShipping(
  tx: TransactionContext,
  input: { seller_id: number },
): Promise<void> {
  const seller = await tx.db
    .selectFrom("sellers")
    .select("currency")
    .where("id", "=", input.seller_id)
    .executeTakeFirstOrThrow();
  const { seller_id } = input;
  const { currency, ...given } = await defaultShipping(tx, seller.currency);
  const row = { seller_id, currency, ...given, code: CODE, name: NAME, countries: "" };
  await insertedOnce(tx, () =>
    tx.db
      .insertInto("shipping_methods")
      .values({ ...row, created_at: now(tx), updated_at: now(tx) })
      .execute(),
  );
}

function initialPrice(currency: string): number {
  const digits = currencyDigits(currency);
  return digits === 0 ? INITIAL_PRICE_WITHOUT_DIGITS : INITIAL_PRICE_UNITS * 10 ** digits;
}
