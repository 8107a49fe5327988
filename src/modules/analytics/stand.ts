// Who asks for figures, and of what: sellers of their own, staff of the marketplace's.
import { isUser, requirePermission } from "#modules/identity";
import { requireSellerPermission, type SellerPermission, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { CURRENCIES } from "#platform/money";
import { forbidden, invalid } from "#platform/refusal";
import type { DayRange } from "./calendar.ts";
import type { Scope } from "./counted.ts";

/** Whose figures are asked for: those of the seller that the actor works for, or of all sellers. */
export type Whose = "seller" | "market";

/** Which figures are asked for. Without `currency`: the seller's own, or the marketplace's. */
export interface FiguresRequest extends DayRange {
  currency?: string | undefined;
}

/** The scope of whoever asks, with its currency. */
export interface Stand {
  scope: Scope;
  currency: string;
}

/**
 * Judges who asks for sales. Refuses `seller_permission_denied` without `money.read`, `permission_denied`
 * without `figures.read` for the marketplace's, and (422) currencies that nobody knows.
 */
export async function standOf(context: Context, whose: Whose, { currency }: FiguresRequest): Promise<Stand> {
  const scope = scopeOf(context, whose, "money.read");
  if (whose === "market") requirePermission(context, "figures.read");
  if (currency !== undefined && !CURRENCIES.includes(currency)) {
    throw invalid("currency", "unknown_currency", "No such currency is known here.");
  }
  if (currency !== undefined) return { scope, currency };
  if (scope.seller_id === null) return { scope, currency: context.services.config.currency };
  return { scope, currency: (await sellerById(context, scope.seller_id)).currency };
}

/** Judges who asks: a seller's people need the permission; for the marketplace's, any staff will do so far. */
export function scopeOf(context: Context, whose: Whose, permission: SellerPermission): Scope {
  if (whose === "seller") return { seller_id: requireSellerPermission(context, permission).seller_id };
  const { actor } = context;
  const is_staff = actor.kind === "system" || (isUser(actor) && actor.role !== "buyer");
  if (!is_staff) throw forbidden("staff_only", "Only the marketplace's staff may do this.");
  return { seller_id: null };
}
