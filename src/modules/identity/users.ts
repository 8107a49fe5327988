// Accounts as the operator's people see them, and what an admin may change of them.
import { type SqlBool, sql } from "kysely";
import { recordAudit } from "#platform/audit";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { cursorOf, flagOf, forUpdate, readCursor, transaction } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import { textKey } from "#platform/text";
import { type AccountInput, createAccount, prepareAccount } from "./accounts.ts";
import { requireAdmin, requirePermission } from "./actor.ts";
import { readPermissions, type StaffPermission } from "./permissions.ts";
import { revoke } from "./sessions.ts";
import type { Role, UsersTable } from "./tables.ts";
import { matchesUser } from "./user-search.ts";

declare module "#platform/context" {
  interface Events {
    /** An account is being switched off: whoever cannot do without it refuses. */
    "user.switching_off": { user_id: number };
  }
}

/** An account for staff: everything but its password. */
export interface UserView extends Omit<UsersTable, "id" | "password_hash" | "permissions"> {
  id: number;
  permissions: StaffPermission[];
}

export interface UserFilter {
  role?: Role;
  is_active?: boolean;
  /** Exactly this address, whatever its case. */
  email?: string;
  /** Words that begin the e-mail address or the username, or stand in the name. */
  search?: string;
}

export interface UserSlice {
  page_size: number;
  offset: number;
  cursor?: string;
  ordering: "created_at" | "-created_at";
}

export interface UserChanges {
  is_active?: boolean;
  role?: Role;
  permissions?: StaffPermission[];
}

const MAX_COUNT = 10_000;

/** One page of accounts. Needs `users.read`. */
export async function listUsers(context: Context, filter: UserFilter, slice: UserSlice) {
  requirePermission(context, "users.read");
  let query = context.db.selectFrom("users");
  if (filter.role) query = query.where("role", "=", filter.role);
  if (filter.is_active !== undefined) query = query.where("is_active", "=", flagOf(filter.is_active));
  if (filter.email !== undefined) query = query.where("email_key", "=", textKey(filter.email));
  if (filter.search !== undefined) query = query.where(matchesUser(filter.search));
  const counted = await context.db
    .selectFrom(
      query
        .select("id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  const direction = slice.ordering === "created_at" ? "asc" : "desc";
  let page = query
    .selectAll()
    .orderBy("created_at", direction)
    .orderBy("id", direction)
    .limit(slice.page_size + 1);
  if (slice.cursor === undefined) page = page.offset(slice.offset);
  else {
    const [created_at, id] = readCursor(slice.cursor, 2);
    const beyond = sql.raw(direction === "asc" ? ">" : "<");
    page = page.where(
      sql<SqlBool>`(created_at ${beyond} ${created_at} OR (created_at = ${created_at} AND id ${beyond} ${id}))`,
    );
  }
  const rows = await page.execute();
  const last = rows.length > slice.page_size ? rows[slice.page_size - 1] : undefined;
  return {
    results: rows.slice(0, slice.page_size).map(viewOf),
    count: Math.min(Number(counted.rows), MAX_COUNT),
    count_is_exact: Number(counted.rows) <= MAX_COUNT,
    next_cursor: last ? cursorOf([last.created_at, last.id]) : null,
  };
}

/** One account. Needs `users.read`; refuses `missing`. */
export async function findUser(context: Context, id: number): Promise<UserView> {
  requirePermission(context, "users.read");
  const row = await context.db.selectFrom("users").selectAll().where("id", "=", id).executeTakeFirst();
  if (!row) throw missing("user");
  return viewOf(row);
}

/**
 * Switches an account off or on, or gives it another role or other permissions. Admins only. Switching off
 * ends its sessions. Refuses `last_admin` (`conflict`) when nobody would be left who may do this, and
 * `last_owner` when a store that sells, or waits to, would be left without an owner.
 */
export async function changeUser(context: Context, id: number, changes: UserChanges): Promise<UserView> {
  requireAdmin(context);
  return transaction(context, async (tx) => {
    const admin_ids = await lockedAdmins(tx);
    const before = await findUser(tx, id);
    const role = changes.role ?? before.role;
    const is_active = changes.is_active ?? before.is_active === 1;
    const is_leaving = before.role === "admin" && (role !== "admin" || !is_active);
    if (is_leaving && admin_ids.every((admin_id) => admin_id === id)) {
      throw conflict("last_admin", "This is the last active admin; make another one first.");
    }
    const permissions = role === "staff" ? (changes.permissions ?? before.permissions) : [];
    await tx.db
      .updateTable("users")
      .set({
        role,
        is_active: flagOf(is_active),
        permissions: JSON.stringify([...new Set(permissions)]),
        updated_at: now(tx),
      })
      .where("id", "=", id)
      .execute();
    if (!is_active) await revoke(tx, id, {});
    if (!is_active && before.is_active === 1) await emit(tx, "user.switching_off", { user_id: id });
    const after = await findUser(tx, id);
    await recordAudit(tx, {
      action: "user.changed",
      subject_type: "user",
      subject_id: id,
      before: auditFacts(before),
      after: auditFacts(after),
    });
    return after;
  });
}

/** Makes an admin, for the command line. Refuses as `prepareAccount` does; only the program itself may. */
export async function createAdmin(context: Context, input: AccountInput): Promise<number> {
  if (context.actor.kind !== "system") throw new Error("Admins are made on the command line");
  const account = await prepareAccount(context, input);
  return transaction(context, (tx) => createAccount(tx, account, "admin"));
}

/** Holds all active admins, so that two of them cannot leave at the same time. */
async function lockedAdmins(tx: TransactionContext): Promise<number[]> {
  const rows = await tx.db
    .selectFrom("users")
    .select("id")
    .where("role", "=", "admin")
    .where("is_active", "=", 1)
    .orderBy("id")
    .$call(forUpdate(tx))
    .execute();
  return rows.map((row) => row.id);
}

function auditFacts({ role, is_active, permissions }: UserView) {
  return { role, is_active: is_active === 1, permissions };
}

function viewOf(row: Omit<UsersTable, "id"> & { id: number }): UserView {
  const { password_hash: _hidden, permissions, ...rest } = row;
  return { ...rest, permissions: readPermissions(permissions) };
}
