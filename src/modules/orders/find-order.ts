// Who may reach an order: its buyer, whoever holds its token, a seller its own part, staff all of them.
import { isUser, requirePermission } from "#modules/identity";
import { requireSellerPermission } from "#modules/sellers";
import { type Context, now } from "#platform/context";
import { sameSecret, tokenHash } from "#platform/id";
import { forbidden, missing } from "#platform/refusal";
import { type OrderView, readOrder } from "./order-view.ts";
import type { PartView } from "./part-view.ts";
import type { PaymentState } from "./tables.ts";

/** An order that its buyer may reach. */
export interface OwnOrder {
  order_id: number;
  /** Reached by the guest's token, not by an account. */
  by_token: boolean;
}

/**
 * The buyer's own order, by account or by the token of a guest's order. Refuses `missing` for everybody else:
 * an account that is none never equals the account that an order lacks, and an empty token opens nothing.
 */
export async function findOwnOrder(
  context: Context,
  order_id: number,
  guest_token: string | null,
): Promise<OwnOrder> {
  const row = await context.db
    .selectFrom("orders")
    .select(["id", "user_id", "token_hash"])
    .where("id", "=", order_id)
    .executeTakeFirst();
  if (!row) throw missing("order");
  if (isUser(context.actor) && row.user_id !== null && row.user_id === context.actor.user_id) {
    return { order_id, by_token: false };
  }
  const token_fits =
    guest_token !== null &&
    guest_token !== "" &&
    row.token_hash !== null &&
    sameSecret(tokenHash(guest_token), row.token_hash);
  if (!token_fits) throw missing("order");
  return { order_id, by_token: true };
}

/** The order that was made by the checkout of this key, or null. */
export async function orderOfCheckout(context: Context, checkout_key: string): Promise<number | null> {
  const row = await context.db
    .selectFrom("orders")
    .select("id")
    .where("checkout_key", "=", checkout_key)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return row?.id ?? null;
}

/** The order as its reader sees it; who may was decided before. Refuses `missing`. */
export async function orderView(context: Context, order_id: number): Promise<OrderView> {
  const view = await readOrder(context, order_id);
  if (!view) throw missing("order");
  return view;
}

/** One part as its seller sees it: with the order it belongs to, but nothing of the other sellers. */
export interface SellerOrderView {
  part: PartView;
  order: Omit<OrderView, "parts" | "user_id" | "cart_id" | "payment">;
  /** How this part's share of the payment stands. */
  payment_status: PaymentState;
}

/**
 * Finds the seller order for the actor's own seller. Refuses `missing` when it is another's or not to be seen
 * yet.
 */
export async function findSellerOrder(
  context: Context,
  seller_order_id: number,
): Promise<{ seller_order_id: number; order_id: number }> {
  const seller_id = seeingSeller(context);
  const row = await context.db
    .selectFrom("seller_orders")
    .select(["id", "order_id"])
    .where("id", "=", seller_order_id)
    .where("seller_id", "=", seller_id)
    .where("visible_at", "<=", now(context))
    .executeTakeFirst();
  if (!row) throw missing("order");
  return { seller_order_id: row.id, order_id: row.order_id };
}

/** The actor's seller's part of an order. Refuses `missing`. */
export async function sellerOrderView(context: Context, seller_order_id: number): Promise<SellerOrderView> {
  const { order_id } = await findSellerOrder(context, seller_order_id);
  const view = await orderView(context, order_id);
  const own = sellerViewOf(view, seller_order_id);
  if (!own) throw missing("order");
  return own;
}

/** What of an order belongs to one of its parts. */
export function sellerViewOf(view: OrderView, seller_order_id: number): SellerOrderView | null {
  const part = view.parts.find((candidate) => candidate.id === seller_order_id);
  if (!part) return null;
  const { parts: _parts, user_id: _user, cart_id: _cart, payment: _payment, history, ...order } = view;
  return {
    part,
    order: { ...order, history: history.filter((row) => isOfPart(row, seller_order_id)) },
    payment_status: shareStatus(order.payment_status, part),
  };
}

/** A part is refunded by its own share: what happened to the others' shares is none of its business. */
function shareStatus(of_order: PaymentState, part: PartView): PaymentState {
  if (of_order !== "partially_refunded" && of_order !== "refunded") return of_order;
  if (part.refunded_minor === 0) return "captured";
  return part.refunded_minor >= part.total_minor ? "refunded" : "partially_refunded";
}

function isOfPart(row: { seller_order_id: number | null; event: string }, seller_order_id: number): boolean {
  return row.seller_order_id === seller_order_id || row.event === "placed";
}

/** The seller whose orders the actor sees. Refuses `forbidden`. */
export function seeingSeller(context: Context): number {
  return requireSellerPermission(context, "orders.read").seller_id;
}

/** The seller for whom the actor confirms, ships and cancels. Refuses `forbidden`. */
export function actingSeller(context: Context): number {
  const membership = requireSellerPermission(context, "orders.fulfil");
  if (membership.status !== "approved" && membership.status !== "suspended") {
    throw forbidden("seller_not_approved", "This seller is not approved yet.");
  }
  return membership.seller_id;
}

/** Any order, for staff. Refuses `forbidden` without the permission, `missing` when there is none. */
export async function staffOrderView(context: Context, order_id: number): Promise<OrderView> {
  requirePermission(context, "orders.manage");
  return orderView(context, order_id);
}
