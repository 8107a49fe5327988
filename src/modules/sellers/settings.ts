// What a seller says of itself, and whether it is on vacation.

import { COUNTRIES } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { CURRENCIES } from "#platform/money";
import { invalid } from "#platform/refusal";
import { textKey } from "#platform/text";
import { requireWritingSeller } from "./membership.ts";
import { requireSellerPermission } from "./permissions.ts";
import { keepFormerSlug, withFreeSlug } from "./slugs.ts";
import { lockedSeller, type SellerRow, sellerById } from "./states.ts";
import { vacationAfter } from "./vacation.ts";

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
  /** Begins by itself then; what has passed begins at once. */
  vacation_from?: number | null;
  /** Ends by itself then. */
  vacation_until?: number | null;
  company_name?: string | null;
}

/**
 * Changes the caller's seller. A new name brings a new slug; the old one keeps leading there. Needs
 * `settings.write`, and not while suspended. Refuses unknown countries and currencies, and a vacation that
 * can't be (`invalid`), and another currency when there are prices.
 */
export async function updateSeller(context: Context, changes: SellerChanges): Promise<SellerRow> {
  const { seller_id } = requireSellerPermission(context, "settings.write");
  requireWritingSeller(context);
  return transaction(context, async (tx) => {
    const before = await lockedSeller(tx, seller_id);
    const after = await changeSeller(tx, seller_id, changes);
    const subject = { subject_type: "seller", subject_id: seller_id };
    const facts = { before: factsOf(before, changes), after: factsOf(after, changes) };
    await recordAudit(tx, { action: "seller.settings_changed", ...subject, ...facts });
    return after;
  });
}

/** As `updateSeller`, for a caller that has settled who may. */
export async function changeSeller(
  tx: TransactionContext,
  seller_id: number,
  changes: SellerChanges,
): Promise<SellerRow> {
  refuseUnknown(changes);
  const before = await lockedSeller(tx, seller_id);
  const { name, is_on_vacation: _asked, ...rest } = changes;
  if (rest.currency !== undefined && rest.currency !== before.currency) {
    await emit(tx, "seller.currency_changing", { seller_id });
  }
  const vacation = vacationAfter(before, changes, now(tx));
  await tx.db
    .updateTable("sellers")
    .set((of) => ({ ...rest, ...vacation, version: of("version", "+", 1), updated_at: now(tx) }))
    .where("id", "=", seller_id)
    .execute();
  if (name !== undefined && name !== before.name) await rename(tx, before, name);
  await emit(tx, "seller.changed", { seller_id });
  return sellerById(tx, seller_id);
}

/** What the audit log keeps: the fields that were asked to change. */
function factsOf(seller: SellerRow, changes: SellerChanges): Record<string, unknown> {
  return Object.fromEntries(
    Object.keys(changes).map((name) => [name, seller[name as keyof SellerChanges] ?? null]),
  );
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
