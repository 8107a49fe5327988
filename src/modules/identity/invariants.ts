// What is always true of accounts.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const identityInvariants: Invariant[] = [
  {
    name: "identity: a person has one default address for parcels and one for bills at most",
    query: sql`SELECT user_id FROM addresses GROUP BY user_id
      HAVING SUM(is_default_shipping) > 1 OR SUM(is_default_billing) > 1`,
  },
  {
    name: "identity: an open session has one refresh token that is not spent, at most",
    query: sql`SELECT session_id FROM refresh_tokens WHERE spent_at IS NULL
      GROUP BY session_id HAVING COUNT(*) > 1`,
  },
  {
    name: "identity: only staff have permissions",
    query: sql`SELECT id FROM users WHERE role <> 'staff' AND permissions <> '[]'`,
  },
];
