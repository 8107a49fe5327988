// What a seller says of itself, and whether it is on vacation.
import { COUNTRIES } from "#modules/identity";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { flagOf, transaction } from "#platform/database";
import { CURRENCIES } from "#platform/money";
import { forbidden, invalid } from "#platform/refusal";
import { textKey } from "#platform/text";
import { requireWritingSeller } from "./membership.ts";
import { keepFormerSlug, withFreeSlug } from "./slugs.ts";
import { lockedSeller, type SellerRow, sellerById } from "./states.ts";

/** What may be changed; what is left out stays. */
export interface SellerChanges {
  name?: string;
  tagline?: string | null;
  description?: string | null;
  email?: string | null;
  phone?: string | null;
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  state?: string | null;
  postal_code?: string | null;
  country?: string;
  /** Only while the seller has no products. */
  currency?: string;
  tax_id?: string | null;
  shipping_policy?: string | null;
  return_policy?: string | null;
  is_on_vacation?: boolean;
  vacation_note?: string | null;
}

/**
 * Changes the caller's seller. A new name brings a new slug; the old one keeps leading there. Owners only,
 * and not while suspended. Refuses unknown countries and currencies (`invalid`), and another currency when
 * there are prices.
 */
export async function updateSeller(context: Context, changes: SellerChanges): Promise<SellerRow> {
  const { seller_id, member_role } = requireWritingSeller(context);
  if (member_role !== "owner") throw forbidden("owner_only", "Only the seller's owner may change this.");
  return transaction(context, (tx) => changeSeller(tx, seller_id, changes));
}

/** As `updateSeller`, for a caller that has settled who may. */
export async function changeSeller(
  tx: TransactionContext,
  seller_id: number,
  changes: SellerChanges,
): Promise<SellerRow> {
  refuseUnknown(changes);
  const before = await lockedSeller(tx, seller_id);
  const { name, is_on_vacation, ...rest } = changes;
  if (rest.currency !== undefined && rest.currency !== before.currency) {
    await emit(tx, "seller.currency_changing", { seller_id });
  }
  const flags = is_on_vacation === undefined ? {} : { is_on_vacation: flagOf(is_on_vacation) };
  await tx.db
    .updateTable("sellers")
    .set((of) => ({ ...rest, ...flags, version: of("version", "+", 1), updated_at: now(tx) }))
    .where("id", "=", seller_id)
    .execute();
  if (name !== undefined && name !== before.name) await rename(tx, before, name);
  await emit(tx, "seller.changed", { seller_id });
  return sellerById(tx, seller_id);
}

async function rename(tx: TransactionContext, seller: SellerRow, name: string): Promise<void> {
  const slug = await withFreeSlug(tx, name, seller.id, (free) =>
    tx.db
      .updateTable("sellers")
      .set({ name, name_key: textKey(name), slug: free })
      .where("id", "=", seller.id)
      .execute(),
  );
  if (slug !== seller.slug) await keepFormerSlug(tx, seller.id, seller.slug, slug);
}

function refuseUnknown({ country, currency }: SellerChanges): void {
  if (country !== undefined && !COUNTRIES.has(country)) {
    throw invalid("country", "unknown_country", "Two letters of ISO 3166, such as US.");
  }
  if (currency !== undefined && !CURRENCIES.includes(currency)) {
    throw invalid("currency", "unknown_currency", "This is no currency of the marketplace.");
  }
}
