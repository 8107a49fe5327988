// Accounts: who somebody is, how they sign in, where they live.
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
  isStaffPermission,
  readPermissions,
  STAFF_PERMISSIONS,
  type StaffPermission,
} from "./permissions.ts";
export { READABLE, type Role } from "./tables.ts";
