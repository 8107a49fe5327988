// The empty world: no people and no goods, but what every shop needs to open.
import { now, type TransactionContext } from "#platform/context";
import { flagOf } from "#platform/database";
import { RATE_SCALE } from "#platform/money";
import { insertRows } from "../insert.ts";
import { country_taxes } from "./tax.ts";

const PERCENT = 100;

/** Writes how countries tax. */
export async function loadEmpty(tx: TransactionContext): Promise<void> {
  const updated_at = now(tx);
  await insertRows(
    tx.db,
    "tax_countries",
    country_taxes.map(({ country, included }) => ({ country, tax_included: flagOf(included), updated_at })),
  );
  await insertRows(
    tx.db,
    "tax_rates",
    country_taxes.flatMap(({ country, standard, reduced }) => [
      { country, tax_class: "standard" as const, rate_ppm: partsPerMillion(standard), updated_at },
      { country, tax_class: "reduced" as const, rate_ppm: partsPerMillion(reduced), updated_at },
      { country, tax_class: "zero" as const, rate_ppm: 0, updated_at },
    ]),
  );
}

function partsPerMillion(percent: number): number {
  return Math.round((percent * RATE_SCALE) / PERCENT);
}
