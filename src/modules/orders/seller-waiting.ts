// How much waits for a seller: what it has to confirm, and what it has to send.
import { type Context, now } from "#platform/context";
import { seeingSeller } from "./find-order.ts";

/** Counting stops here; nobody reads more from a badge. */
const MAX_COUNT = 1000;

/** What of the actor's own seller waits, each counted to 1,000. Refuses `forbidden`. */
export async function ordersWaiting(context: Context): Promise<{ to_confirm: number; to_ship: number }> {
  const seller_id = seeingSeller(context);
  const count = (status: "pending" | "confirmed") => countOf(context, seller_id, status);
  return { to_confirm: await count("pending"), to_ship: await count("confirmed") };
}

async function countOf(context: Context, seller_id: number, status: "pending" | "confirmed") {
  const found = context.db
    .selectFrom("seller_orders")
    .select("id")
    .where("seller_id", "=", seller_id)
    .where("status", "=", status)
    .where("visible_at", "<=", now(context))
    .limit(MAX_COUNT);
  const row = await context.db
    .selectFrom(found.as("found"))
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  return Number(row.rows);
}
