// Sellers: businesses that sell, their members, their states and their public pages.
export { type ApplicationInput, applyToSell, reapply, registerSeller } from "./application.ts";
export { sellingCurrencies } from "./currencies.ts";
export { type Decision, decideSeller, type SellerHistoryEntry, sellerHistory } from "./decisions.ts";
export {
  listAllSellers,
  listSellers,
  publicSeller,
  SELLER_ORDERINGS,
  type SellerPage,
  type SellerSlice,
} from "./directory.ts";
export { sellerInvariants } from "./invariants.ts";
export {
  membershipOf,
  requireApprovedSeller,
  requireSeller,
  requireWritingSeller,
  type SellerMembership,
} from "./membership.ts";
export { ownersOf, type SellerOwner } from "./owners.ts";
export { actorOfSession, ownPerson, type Person, personById } from "./people.ts";
export { countProducts } from "./product-count.ts";
export { type SellerChanges, updateSeller } from "./settings.ts";
export { type SellerEntry, sellerParts, sellersOfPart } from "./sitemap-read.ts";
export { type SellerRow, sellerById, TRANSITIONS } from "./states.ts";
export { type MemberRole, READABLE, type SellerStatus } from "./tables.ts";
