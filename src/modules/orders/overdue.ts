// Orders that nobody paid in time: over for every reader at once, tidied up by the sweeper later.
import type { OrderStatus } from "./tables.ts";

/** Is the order past its time without being paid or cancelled? `expires_at` is null once it is paid for. */
export function isOverdue(order: { status: OrderStatus; expires_at: number | null }, time: number): boolean {
  return order.status !== "cancelled" && order.expires_at !== null && order.expires_at <= time;
}
