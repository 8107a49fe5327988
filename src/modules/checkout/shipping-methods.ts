// How a seller ships: methods with a flat price, free from a sum on, to all countries or to some.
import type { Selectable } from "kysely";
import { COUNTRIES, isUser } from "#modules/identity";
import { requireSellerPermission } from "#modules/sellers";
import { type Context, now } from "#platform/context";
import { flagOf, forUpdate, transaction } from "#platform/database";
import { conflict, invalid, missing } from "#platform/refusal";
import type { ShippingMethodsTable } from "./tables.ts";

/** A shipping method as the seller sees it; `countries` empty means everywhere. */
export interface ShippingMethod {
  id: number;
  seller_id: number;
  code: string;
  name: string;
  price_minor: number;
  free_above_minor: number | null;
  currency: string;
  countries: string[];
  min_days: number;
  max_days: number;
  is_active: boolean;
  sort_order: number;
}

/** What a seller decides about a method. */
export type ShippingTerms = Omit<ShippingMethod, "id" | "seller_id" | "currency">;

/** More than this helps no buyer to choose. */
const MAX_METHODS = 50;

/** The seller's methods in the order in which they are shown, inactive ones too. */
export async function listShippingMethods(context: Context, seller_id: number): Promise<ShippingMethod[]> {
  const rows = await context.db
    .selectFrom("shipping_methods")
    .selectAll()
    .where("seller_id", "=", seller_id)
    .orderBy("sort_order")
    .orderBy("id")
    .execute();
  return rows.map(methodOf);
}

/** One method of this seller. Refuses (missing) what is not there or another seller's. */
export async function shippingMethod(
  context: Context,
  input: { seller_id: number; id: number },
): Promise<ShippingMethod> {
  const row = await context.db
    .selectFrom("shipping_methods")
    .selectAll()
    .where("id", "=", input.id)
    .where("seller_id", "=", input.seller_id)
    .executeTakeFirst();
  if (!row) throw missing("shipping method");
  return methodOf(row);
}

/**
 * Adds a method in the seller's currency. Refuses: `max_days` below `min_days` and unknown countries (422),
 * `code_taken` and `too_many_shipping_methods` (409).
 */
export async function createShippingMethod(
  context: Context,
  input: { seller_id: number; currency: string; terms: ShippingTerms },
): Promise<ShippingMethod> {
  requireOwnSettings(context, input.seller_id);
  assertSensible(input.terms);
  const { seller_id, currency } = input;
  return transaction(context, async (tx) => {
    const own = await listShippingMethods(tx, seller_id);
    if (own.length >= MAX_METHODS) {
      throw conflict("too_many_shipping_methods", `A seller has at most ${MAX_METHODS} shipping methods.`);
    }
    const row = { ...rowOf(input.terms), seller_id, currency, created_at: now(tx), updated_at: now(tx) };
    const result = await orCodeTaken(tx, () =>
      tx.db.insertInto("shipping_methods").values(row).executeTakeFirstOrThrow(),
    );
    return methodOf({ id: Number(result.insertId), ...row });
  });
}

/** Changes what `terms` names. Refuses as `createShippingMethod`, and (missing) what is not this seller's. */
export async function updateShippingMethod(
  context: Context,
  input: { seller_id: number; id: number; terms: Partial<ShippingTerms> },
): Promise<ShippingMethod> {
  requireOwnSettings(context, input.seller_id);
  return transaction(context, async (tx) => {
    const row = await tx.db
      .selectFrom("shipping_methods")
      .selectAll()
      .where("id", "=", input.id)
      .where("seller_id", "=", input.seller_id)
      .$call(forUpdate(tx))
      .executeTakeFirst();
    if (!row) throw missing("shipping method");
    const changed = { ...methodOf(row), ...input.terms };
    assertSensible(changed);
    await orCodeTaken(tx, () =>
      tx.db
        .updateTable("shipping_methods")
        .set({ ...rowOf(changed), updated_at: now(tx) })
        .where("id", "=", row.id)
        .execute(),
    );
    return { ...changed, countries: sortedOnce(changed.countries) };
  });
}

/**
 * Removes a method; orders keep what they copied of it. The last one may go too: a seller of digital goods
 * needs none, and for the others checkout then says `cannot_ship`. Refuses (missing) what is not this
 * seller's.
 */
export async function deleteShippingMethod(
  context: Context,
  input: { seller_id: number; id: number },
): Promise<void> {
  requireOwnSettings(context, input.seller_id);
  await transaction(context, async (tx) => {
    const [result] = await tx.db
      .deleteFrom("shipping_methods")
      .where("id", "=", input.id)
      .where("seller_id", "=", input.seller_id)
      .execute();
    if (result?.numDeletedRows !== 1n) throw missing("shipping method");
  });
}

/** A row as the modules see it. */
export function methodOf(row: Selectable<ShippingMethodsTable>): ShippingMethod {
  const { created_at: _created, updated_at: _updated, ...rest } = row;
  return {
    ...rest,
    countries: row.countries === "" ? [] : row.countries.split(","),
    is_active: row.is_active === 1,
  };
}

function rowOf(terms: ShippingTerms) {
  return {
    code: terms.code,
    name: terms.name,
    price_minor: terms.price_minor,
    free_above_minor: terms.free_above_minor,
    countries: sortedOnce(terms.countries).join(","),
    min_days: terms.min_days,
    max_days: terms.max_days,
    is_active: flagOf(terms.is_active),
    sort_order: terms.sort_order,
  };
}

function sortedOnce(countries: readonly string[]): string[] {
  return [...new Set(countries)].sort();
}

/** People need `settings.write` of this very seller; the program itself sets methods up for everybody. */
function requireOwnSettings(context: Context, seller_id: number): void {
  if (!isUser(context.actor)) return;
  if (requireSellerPermission(context, "settings.write").seller_id !== seller_id) {
    throw missing("shipping method");
  }
}

function assertSensible(terms: ShippingTerms): void {
  const unknown = terms.countries.findIndex((country) => !COUNTRIES.has(country));
  if (unknown >= 0) throw invalid(`countries.${unknown}`, "unknown_country", "There is no such country.");
  if (terms.max_days < terms.min_days) {
    throw invalid("max_days", "too_small", "The longest time is not below the shortest.");
  }
}

async function orCodeTaken<T>(context: Context, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (context.services.database.duplicateKey(error) === null) throw error;
    throw conflict("code_taken", "Another shipping method of yours has this code.");
  }
}
