// Accounts: who somebody is, how they sign in, where they live.
export {
  type AccountInput,
  createAccount,
  type Login,
  type PreparedAccount,
  prepareAccount,
  register,
  signIn,
  USERNAME,
} from "./accounts.ts";
export {
  actingUserId,
  isUser,
  mayAct,
  requireAdmin,
  requirePermission,
  type UserActor,
  userOf,
} from "./actor.ts";
export {
  ADDRESS_LENGTHS,
  type Address,
  type AddressInput,
  addressLine,
  addressRules,
  COUNTRIES,
  checkAddress,
  PHONE,
} from "./address.ts";
export {
  type AddressBookInput,
  type AddressRow,
  addAddress,
  changeAddress,
  findAddress,
  listAddresses,
  removeAddress,
  replaceAddress,
} from "./address-book.ts";
export { resendVerification, verifyEmail } from "./email.ts";
export { identityInvariants } from "./invariants.ts";
export { RESET_PASSWORD_PATH, VERIFY_EMAIL_PATH } from "./mails.ts";
export { changePassword, requestPasswordReset, resetPassword } from "./passwords.ts";
export {
  isStaffPermission,
  readPermissions,
  STAFF_PERMISSIONS,
  type StaffPermission,
} from "./permissions.ts";
export { changeProfile, type ProfileChanges } from "./profile.ts";
export {
  changeSavedView,
  findSavedView,
  keepView,
  listSavedViews,
  MAX_SAVED_VIEWS,
  MAX_VIEW_NAME,
  MAX_VIEW_QUERY,
  removeSavedView,
  type SavedView,
} from "./saved-views.ts";
export {
  type Device,
  endAllSessions,
  endOtherSessions,
  endOwnSession,
  endSession,
  listSessions,
  type OpenSession,
  openSession,
  pruneSessions,
  removeSession,
  renewSession,
  type SessionView,
  touchSession,
  type WebSession,
} from "./sessions.ts";
export { READABLE, type Role } from "./tables.ts";
export { type FoundUser, findUsers } from "./user-search.ts";
export { endSessionOfUser, endSessionsOfUser, sessionsOfUser } from "./user-sessions.ts";
export {
  changeUser,
  createAdmin,
  findUser,
  listUsers,
  type UserChanges,
  type UserFilter,
  type UserSlice,
  type UserView,
} from "./users.ts";
