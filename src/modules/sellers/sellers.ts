// Sellers: businesses that sell, their members, their states and their public pages.
export {
  membershipOf,
  requireApprovedSeller,
  requireSeller,
  requireWritingSeller,
  type SellerMembership,
} from "./membership.ts";
export { countProducts } from "./product-count.ts";
export { type MemberRole, READABLE, type SellerStatus } from "./tables.ts";
