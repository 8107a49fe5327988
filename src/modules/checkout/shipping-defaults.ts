// The operator's default shipping: what a new seller gets as `standard`, per currency.
import { z } from "zod";
import { requirePermission } from "#modules/identity";
import { type Context, now, type TransactionContext } from "#platform/context";
import { insertedOnce, transaction } from "#platform/database";
import { CURRENCIES, currencyDigits } from "#platform/money";
import { invalid } from "#platform/refusal";
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

/** Five whole units, such as 5.00 USD, until staff say otherwise. */
const INITIAL_PRICE_UNITS = 5;
/** Currencies without minor units count in hundreds: 500 JPY, not 5. */
const INITIAL_PRICE_WITHOUT_DIGITS = 500;
const INITIAL_DAYS = { min_days: 3, max_days: 5 };
const CODE = "standard";
const NAME = "Standard";

/**
 * The default in each currency that staff wrote one for, and in the marketplace's own; in alphabetical
 * order.
 */
export async function listDefaultShipping(context: Context): Promise<DefaultShipping[]> {
  const written = await readSetting(context, SETTING);
  const { currency } = context.services.config;
  const is_told = written.some((known) => known.currency === currency);
  return byCurrency(is_told ? written : [...written, initialTerms(currency)]);
}

/** The default in this currency; until staff write one, a flat price and three to five days. */
export async function defaultShipping(context: Context, currency: string): Promise<DefaultShipping> {
  const written = await readSetting(context, SETTING);
  return written.find((known) => known.currency === currency) ?? initialTerms(currency);
}

/**
 * Replaces all defaults. Sellers who have theirs keep it; only new ones get the new terms. Refuses:
 * `forbidden` without the permission, `invalid` for a currency named twice and for days that end before
 * they begin.
 */
export async function setDefaultShipping(
  context: Context,
  defaults: readonly DefaultShipping[],
): Promise<DefaultShipping[]> {
  requirePermission(context, "settings.manage");
  defaults.forEach(({ currency, min_days, max_days }, index) => {
    if (defaults.findIndex((other) => other.currency === currency) < index) {
      throw invalid(`defaults.${index}.currency`, "duplicate", "Name each currency once.");
    }
    if (max_days < min_days) {
      throw invalid(`defaults.${index}.max_days`, "too_small", "The longest time is not below the shortest.");
    }
  });
  await transaction(context, (tx) => writeSetting(tx, SETTING, [...defaults]));
  return listDefaultShipping(context);
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

/**
 * After a seller chose another currency (only possible while it has no prices): methods in the old one have
 * no price any more and go; `standard` comes back at the default. Nothing happens to a seller whose methods
 * are in its currency.
 */
export async function renewShipping(tx: TransactionContext, input: { seller_id: number }): Promise<void> {
  const { seller_id } = input;
  const stale = await tx.db
    .selectFrom("shipping_methods")
    .innerJoin("sellers", "sellers.id", "shipping_methods.seller_id")
    .select("shipping_methods.id")
    .where("seller_id", "=", seller_id)
    .whereRef("shipping_methods.currency", "<>", "sellers.currency")
    .orderBy("shipping_methods.id")
    .execute();
  if (stale.length === 0) return;
  const ids = stale.map((method) => method.id);
  await tx.db.deleteFrom("shipping_methods").where("id", "in", ids).execute();
  await giveDefaultShipping(tx, { seller_id });
}

function initialTerms(currency: string): DefaultShipping {
  const digits = currencyDigits(currency);
  const price_minor = digits === 0 ? INITIAL_PRICE_WITHOUT_DIGITS : INITIAL_PRICE_UNITS * 10 ** digits;
  return { currency, price_minor, free_above_minor: null, ...INITIAL_DAYS };
}

function byCurrency(defaults: readonly DefaultShipping[]): DefaultShipping[] {
  return [...defaults].sort((left, right) => (left.currency < right.currency ? -1 : 1));
}
