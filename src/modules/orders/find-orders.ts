// Finding orders by the beginning of their number or of the buyer's e-mail address.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import type { OrderStatus } from "./tables.ts";

/** Sorts behind every text that begins alike. */
const LAST = "\u{10FFFF}";

/** An order as far as telling it from others goes. */
export interface FoundOrder {
  id: number;
  number: string;
  email: string;
  status: OrderStatus;
  placed_at: number;
}

/** The newest orders first, by number and then by e-mail address. Needs `orders.manage`. */
export async function findOrders(context: Context, text: string, limit: number): Promise<FoundOrder[]> {
  requirePermission(context, "orders.manage");
  const term = text.trim();
  if (term === "") return [];
  const of = (column: "number" | "email_key", key: string) =>
    context.db
      .selectFrom("orders")
      .select(["id", "number", "email", "status", "placed_at"])
      .where(column, ">=", key)
      .where(column, "<", key + LAST)
      .orderBy(column, "desc")
      .orderBy("id", "desc")
      .limit(limit)
      .execute();
  const rows = [...(await of("number", term.toUpperCase())), ...(await of("email_key", term.toLowerCase()))];
  const known = new Map(rows.map((row) => [row.id, { ...row, number: row.number ?? "" }]));
  return [...known.values()].slice(0, limit);
}
