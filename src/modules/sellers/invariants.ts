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
    name: "sellers: who sells, or waits to, has an owner with a live account",
    query: sql`SELECT s.id FROM sellers s WHERE s.status IN ('approved', 'pending')
      AND EXISTS (SELECT 1 FROM seller_members a WHERE a.seller_id = s.id)
      AND NOT EXISTS (SELECT 1 FROM seller_members m JOIN users u ON u.id = m.user_id
        WHERE m.seller_id = s.id AND m.role = 'owner' AND u.is_active = 1)`,
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
