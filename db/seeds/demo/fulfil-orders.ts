// How the demo world's sellers went on with their orders: quickly or slowly, in one parcel or two, up to the
// present.

import type { PartView } from "#modules/orders";
import { confirmSellerOrder, deliverSellerOrder, orderView, shipSellerOrder } from "#modules/orders";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { type Actor, type Context, type TransactionContext, withActor } from "#platform/context";
import type { PlannedOrder } from "./plan-orders.ts";

const SLOWEST_CONFIRMATION_MS = 30 * HOUR_MS;
const SLOWEST_PARCEL_MS = 3 * DAY_MS;
const FASTEST_TRAVEL_MS = 2 * DAY_MS;
const SLOWEST_TRAVEL_MS = 6 * DAY_MS;
const SECOND_PARCEL_AFTER_MS = DAY_MS;
const CARRIERS = ["DHL", "UPS", "DPD", "GLS", "FedEx"] as const;

interface Fulfilling {
  order_id: number;
  plan: PlannedOrder;
  /** When its sellers may see it. */
  from: number;
  present: number;
}

/** Tells everything that has happened to the order's parts until now. */
export async function fulfilOrder(tx: TransactionContext, fulfilling: Fulfilling): Promise<void> {
  const { parts } = await orderView(tx, fulfilling.order_id);
  for (const [index, part] of parts.entries()) {
    if (part.status === "pending") await fulfilPart(tx, part, fulfilling, index);
  }
}

/** Who sees to the seller's orders, for acting in its name: whoever has that role, or else the owner. */
export async function sellerActor(context: Context, seller_id: number): Promise<Actor> {
  const { user_id, member_role } = await context.db
    .selectFrom("seller_members")
    .select(["user_id", "role as member_role"])
    .where("seller_id", "=", seller_id)
    .where("role", "in", ["orders", "owner"])
    // "orders" comes before "owner".
    .orderBy("role")
    .executeTakeFirstOrThrow();
  const seller = { seller_id, status: "approved" as const, member_role };
  return { kind: "user", user_id, session_id: 0, role: "buyer", permissions: [], seller };
}

async function fulfilPart(
  tx: TransactionContext,
  part: PartView,
  { plan, from, present }: Fulfilling,
  index: number,
): Promise<void> {
  const { haste, story } = plan;
  const actor = await sellerActor(tx, part.seller.id);
  const on = (time: number) =>
    withActor({ ...tx, services: { ...tx.services, clock: { now: () => time } } }, actor);
  const slowness = Math.min(1, haste + index * 0.2);
  const confirmed_at = Math.floor(from + HOUR_MS + slowness * SLOWEST_CONFIRMATION_MS);
  const sent_at = Math.floor(confirmed_at + HOUR_MS + slowness * SLOWEST_PARCEL_MS);
  const seller_order_id = part.id;
  if (confirmed_at >= present) return;
  await confirmSellerOrder(on(confirmed_at), { seller_order_id });
  if (sent_at >= present) return;
  const parcel = parcelOf(part);
  const first = part.items.find((item) => !item.is_digital);
  const is_split = story === "in_parcels" && first && (part.items.length > 1 || first.quantity > 1);
  let last_sent_at = sent_at;
  if (is_split) {
    const items = [{ order_item_id: first.id, quantity: 1 }];
    await shipSellerOrder(on(sent_at), { seller_order_id, ...parcel, items });
    last_sent_at = sent_at + SECOND_PARCEL_AFTER_MS;
    if (last_sent_at >= present) return;
  }
  await shipSellerOrder(on(last_sent_at), { seller_order_id, ...parcel });
  const travels_ms = FASTEST_TRAVEL_MS + haste * (SLOWEST_TRAVEL_MS - FASTEST_TRAVEL_MS);
  const arrived_at = Math.floor(last_sent_at + travels_ms);
  if (arrived_at < present) await deliverSellerOrder(on(arrived_at), { seller_order_id });
}

function parcelOf(part: PartView): { carrier: string; tracking_number: string } {
  const carrier = CARRIERS[part.seller.id % CARRIERS.length] ?? "DHL";
  return { carrier, tracking_number: `DEMO${String(part.id).padStart(10, "0")}` };
}
