// Every invariant of the marketplace, in one table: `buybuy check` and the tests run them all.
import { analyticsInvariants } from "#modules/analytics";
import { catalogInvariants } from "#modules/catalog";
import { checkoutInvariants } from "#modules/checkout";
import { exchangeInvariants } from "#modules/exchange";
import { identityInvariants } from "#modules/identity";
import { inventoryInvariants } from "#modules/inventory";
import { ledgerInvariants } from "#modules/ledger";
import { orderInvariants } from "#modules/orders";
import { paymentInvariants } from "#modules/payments";
import { sellerInvariants } from "#modules/sellers";
import type { Context } from "#platform/context";
import { findViolations, type Invariant, type Violation } from "#platform/invariant";

export const invariants: Invariant[] = [
  ...identityInvariants,
  ...sellerInvariants,
  ...catalogInvariants,
  ...inventoryInvariants,
  ...paymentInvariants,
  ...ledgerInvariants,
  ...orderInvariants,
  ...checkoutInvariants,
  ...exchangeInvariants,
  ...analyticsInvariants,
];

/** What is broken in this database; nothing when all is well. */
export function checkInvariants(context: Context): Promise<Violation[]> {
  return findViolations(context, invariants);
}
