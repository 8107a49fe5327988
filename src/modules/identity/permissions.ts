// What staff may do: an admin may do all of it, staff what their account lists.

/** Every permission that can be given to staff, with what it allows. */
export const STAFF_PERMISSIONS = {
  "figures.read": "See what all sellers sell, the take and the refunds",
  "users.read": "See accounts",
  "sellers.decide": "Approve, reject, suspend and reinstate sellers",
  "catalog.manage": "Change categories and any product",
  "orders.manage": "See and act on any order",
  "payments.manage": "Mark transfers as received and refund",
  "settings.manage": "Change taxes, shipping defaults and settings",
  "audit.read": "Read the audit log",
  "jobs.manage": "See, retry and discard background jobs",
} as const;

export type StaffPermission = keyof typeof STAFF_PERMISSIONS;

/** Is the text the name of a permission? */
export function isStaffPermission(text: string): text is StaffPermission {
  return Object.hasOwn(STAFF_PERMISSIONS, text);
}

/** The permissions kept in a row; names that are no longer known count for nothing. */
export function readPermissions(json: string): StaffPermission[] {
  const names: unknown = JSON.parse(json);
  return Array.isArray(names)
    ? names.filter((name) => typeof name === "string").filter(isStaffPermission)
    : [];
}
