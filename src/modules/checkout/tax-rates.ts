// How countries tax: rates per class, and whether prices are meant with tax or without it there.
import type { TaxClass } from "#modules/catalog";
import { COUNTRIES, requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, flagOf, insertedOnce, type Slots, transaction } from "#platform/database";
import { invalid, missing } from "#platform/refusal";
import { type TaxRules, UNTAXED } from "./quote-math.ts";

/** A country with its rates in parts per million. */
export interface TaxCountry extends TaxRules {
  country: string;
}

const ofCountry = compileOnce((db, slot: Slots<{ country: string }>) =>
  db
    .selectFrom("tax_countries")
    .innerJoin("tax_rates", "tax_rates.country", "tax_countries.country")
    .select(["tax_countries.tax_included", "tax_rates.tax_class", "tax_rates.rate_ppm"])
    .where("tax_countries.country", "=", slot("country")),
);

/**
 * How this country taxes; one statement, read each time so that a change counts at once. A country without
 * rates (or none at all) taxes nothing: the operator has no duty there.
 */
export async function taxFor(context: Context, country: string | null): Promise<TaxRules> {
  if (country === null) return UNTAXED;
  const rows = await ofCountry.all(context.db, { country });
  return rulesOf(rows);
}

/** This country's rates. Refuses (missing) a country without any. */
export async function taxCountry(context: Context, country: string): Promise<TaxCountry> {
  const rows = await ofCountry.all(context.db, { country });
  if (rows.length === 0) throw missing("country with tax rates");
  return { country, ...rulesOf(rows) };
}

/** All countries with rates, in alphabetical order. */
export async function listTaxCountries(context: Context): Promise<TaxCountry[]> {
  const rows = await context.db
    .selectFrom("tax_countries")
    .innerJoin("tax_rates", "tax_rates.country", "tax_countries.country")
    .select([
      "tax_countries.country",
      "tax_countries.tax_included",
      "tax_rates.tax_class",
      "tax_rates.rate_ppm",
    ])
    .orderBy("tax_countries.country")
    .execute();
  const by_country = Map.groupBy(rows, (row) => row.country);
  return [...by_country].map(([country, own]) => ({ country, ...rulesOf(own) }));
}

/**
 * Writes a country's rates, all three classes at once. Orders that were placed keep what they copied.
 * Refuses: `forbidden` without the permission, `invalid` for a country that there is not.
 */
export async function setTaxCountry(context: Context, input: TaxCountry): Promise<TaxCountry> {
  requirePermission(context, "settings.manage");
  const { country } = input;
  if (!COUNTRIES.has(country)) throw invalid("country", "unknown_country", "There is no such country.");
  return transaction(context, async (tx) => {
    const before = await auditFacts(tx, country);
    const values = { tax_included: flagOf(input.tax_included), updated_at: now(tx) };
    const is_new = await insertedOnce(tx, () =>
      tx.db
        .insertInto("tax_countries")
        .values({ country, ...values })
        .execute(),
    );
    if (!is_new) {
      await tx.db.updateTable("tax_countries").set(values).where("country", "=", country).execute();
    }
    await removeRates(tx, country);
    const rates = Object.entries(input.rates) as [TaxClass, number][];
    await tx.db
      .insertInto("tax_rates")
      .values(rates.map(([tax_class, rate_ppm]) => ({ country, tax_class, rate_ppm, updated_at: now(tx) })))
      .execute();
    await recordAudit(tx, { ...deedOn(country, "changed"), before, after: await auditFacts(tx, country) });
    return input;
  });
}

/**
 * Forgets a country's rates: nothing is taxed there any more. Refuses: `forbidden` without the permission,
 * `missing` for a country without any.
 */
export async function deleteTaxCountry(context: Context, country: string): Promise<void> {
  requirePermission(context, "settings.manage");
  await transaction(context, async (tx) => {
    const before = await auditFacts(tx, country);
    await removeRates(tx, country);
    const [result] = await tx.db.deleteFrom("tax_countries").where("country", "=", country).execute();
    if (result?.numDeletedRows !== 1n) throw missing("country with tax rates");
    await recordAudit(tx, { ...deedOn(country, "removed"), before });
  });
}

function deedOn(country: string, what: "changed" | "removed") {
  return { action: `tax_country.${what}`, subject_type: "tax_country", subject_id: country };
}

/** Null for a country without rates. */
async function auditFacts(tx: TransactionContext, country: string) {
  const rows = await ofCountry.all(tx.db, { country });
  return rows.length === 0 ? null : { ...rulesOf(rows) };
}

async function removeRates(tx: TransactionContext, country: string): Promise<void> {
  await tx.db.deleteFrom("tax_rates").where("country", "=", country).execute();
}

function rulesOf(rows: readonly { tax_included: number; tax_class: TaxClass; rate_ppm: number }[]): TaxRules {
  const [first] = rows;
  if (!first) return UNTAXED;
  const rates = { ...UNTAXED.rates };
  for (const row of rows) rates[row.tax_class] = row.rate_ppm;
  return { tax_included: first.tax_included === 1, rates };
}
