// Finding accounts by what somebody remembers of them: a name, an e-mail address, a username.
import { type SqlBool, sql } from "kysely";
import type { Context } from "#platform/context";
import { textKey } from "#platform/text";
import { requirePermission } from "./actor.ts";
import type { Role } from "./tables.ts";

/** More words than these narrow nothing down. */
const MAX_WORDS = 5;
/** Sorts behind every text that begins alike. */
const LAST = "\u{10FFFF}";
const LOOKS_LIKE_EMAIL = /@/;

/** An account as far as telling it from others goes. */
export interface FoundUser {
  id: number;
  email: string;
  first_name: string;
  last_name: string;
  role: Role;
}

/** Every word must begin the e-mail address or the username, or stand in the name. */
export function matchesUser(search: string) {
  const words = textKey(search).split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
  const one = (word: string) => sql<SqlBool>`((email_key >= ${word} AND email_key < ${word + LAST})
    OR (username_key >= ${word} AND username_key < ${word + LAST})
    OR instr(lower(first_name), ${word}) > 0 OR instr(lower(last_name), ${word}) > 0)`;
  return words.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(words.map(one), sql` AND `)})`;
}

/**
 * The first accounts whose e-mail address or username begins with the text; both are read from an index,
 * however many accounts there are. Needs `users.read`.
 */
export async function findUsers(context: Context, text: string, limit: number): Promise<FoundUser[]> {
  requirePermission(context, "users.read");
  const key = textKey(text);
  if (key === "") return [];
  const columns = ["id", "email", "first_name", "last_name", "role"] as const;
  const begins = (column: "email_key" | "username_key") =>
    context.db
      .selectFrom("users")
      .select(columns)
      .where(column, ">=", key)
      .where(column, "<", key + LAST)
      .orderBy(column)
      .limit(limit)
      .execute();
  const by_email = await begins("email_key");
  if (LOOKS_LIKE_EMAIL.test(key)) return by_email;
  const known = new Map([...by_email, ...(await begins("username_key"))].map((row) => [row.id, row]));
  return [...known.values()].slice(0, limit);
}
