// What is always true of sellers.
import { sql } from "kysely";
import type { Invariant } from "#platform/invariant";

export const sellerInvariants: Invariant[] = [
  {
    name: "sellers: a team has an owner",
    query: sql`SELECT m.seller_id FROM seller_members m GROUP BY m.seller_id
      HAVING SUM(CASE WHEN m.role = 'owner' THEN 1 ELSE 0 END) = 0`,
  },
  {
    name: "sellers: the status equals the last row of the history, where there is one",
    query: sql`SELECT s.id, s.status, h.to_status FROM sellers s JOIN seller_history h ON h.seller_id = s.id
      WHERE h.id = (SELECT MAX(l.id) FROM seller_history l WHERE l.seller_id = s.id) AND h.to_status <> s.status`,
  },
  {
    name: "sellers: a former slug is nobody's present one",
    query: sql`SELECT s.id, s.slug FROM sellers s JOIN seller_slugs f ON f.slug = s.slug`,
  },
];
