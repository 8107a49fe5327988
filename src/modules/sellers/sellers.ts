// Sellers: businesses that sell, their members, their states and their public pages.
export { acceptInvitation, type InvitationOffer, invitationOffer } from "./accept-invitation.ts";
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
  findInvitation,
  type Invitation,
  invite,
  listInvitations,
  resendInvitation,
  revokeInvitation,
} from "./invitations.ts";
export { logoJobs, setLogo } from "./logo.ts";
export { actorOfMember } from "./member-actor.ts";
export { type FoundSeller, findSellers, type SellerPerson, sellerPeople } from "./members-for-staff.ts";
export {
  membershipOf,
  requireApprovedSeller,
  requireSeller,
  requireWritingSeller,
  type SellerMembership,
} from "./membership.ts";
export { type NamedOwner, nameOwner } from "./name-owner.ts";
export { ownersOf, type SellerOwner } from "./owners.ts";
export { actorOfSession, ownPerson, type Person, personById } from "./people.ts";
export {
  MEMBER_ROLES,
  maySell,
  ROLE_PERMISSIONS,
  requireSellerPermission,
  SELLER_PERMISSIONS,
  type SellerPermission,
  sellerPermissionDenied,
} from "./permissions.ts";
export { countProducts } from "./product-count.ts";
export { type SellerChanges, updateSeller } from "./settings.ts";
export { type SellerEntry, sellerParts, sellersOfPart } from "./sitemap-read.ts";
export { type SellerRow, sellerById, TRANSITIONS } from "./states.ts";
export { type MemberRole, READABLE, type SellerStatus } from "./tables.ts";
export {
  changeMemberRole,
  findMember,
  leaveTeam,
  listMembers,
  removeMember,
  type TeamMember,
} from "./team.ts";
export { keepOwner } from "./team-lock.ts";
export { INVITATION_PATH } from "./team-mails.ts";
export { turnVacations } from "./vacation.ts";
export { sellersWaiting } from "./waiting.ts";
