// Mails about orders: each written once per cause, by later-listeners that know ids and read the rest when
// they run.
import type { Context, TransactionContext } from "#platform/context";
import { tokenHash } from "#platform/id";
import { sendMail } from "#platform/mail";
import { guestToken } from "./guest-token.ts";
import {
  attentionLetter,
  cancelledLetter,
  confirmationLetter,
  deliveredLetter,
  type Letter,
  newOrderLetter,
  sellerCancelledLetter,
  shipmentLetter,
  staffAttentionLetter,
} from "./mail-words.ts";
import { type OrderView, readOrder } from "./order-view.ts";
import type { PartView } from "./part-view.ts";

/** Why an order ended, for its buyer. */
const CAUSES: Readonly<Record<string, string>> = {
  payment_expired: "It was not paid in time.",
  seller: "The seller could not fulfil it.",
  staff: "We had to cancel it.",
};

/**
 * One confirmation to the buyer and one mail to each seller, as soon as it is their business: card orders
 * when they are paid, the others when they are placed. Later-listener of `order.accepted` and of
 * `order.paid`.
 */
export async function mailNewOrder(
  tx: TransactionContext,
  { order_id }: { order_id: number },
): Promise<void> {
  const order = await readOrder(tx, order_id);
  if (!order) return;
  if (order.status !== "cancelled") {
    await toBuyer(tx, order, `order-confirmed:${order_id}`, (url) => confirmationLetter(order, url));
  }
  for (const part of order.parts) {
    if (part.visible_at === null || part.status === "cancelled") continue;
    await toSeller(tx, part, `seller-order-new:${part.id}`, (url) => newOrderLetter(order, part, url));
  }
}

/** Later-listener of `order.cancelled`. A buyer who went back to the cart has not asked for a mail. */
export async function mailOrderCancelled(
  tx: TransactionContext,
  { order_id, cause }: { order_id: number; cause: string },
): Promise<void> {
  if (cause === "replaced") return;
  const order = await readOrder(tx, order_id);
  if (!order) return;
  const reason = CAUSES[cause] ?? "";
  await toBuyer(tx, order, `order-cancelled:${order_id}`, (url) => cancelledLetter(order, null, reason, url));
}

/**
 * Later-listener of `seller_order.cancelled`: the seller hears of it, and the buyer unless all of it ended.
 */
export async function mailPartCancelled(
  tx: TransactionContext,
  { order_id, seller_order_id, cause }: { order_id: number; seller_order_id: number; cause: string },
): Promise<void> {
  const found = await findPart(tx, order_id, seller_order_id);
  if (!found) return;
  const { order, part } = found;
  if (part.visible_at !== null && cause !== "seller") {
    await toSeller(tx, part, `seller-order-cancelled:${part.id}`, (url) =>
      sellerCancelledLetter(order, part, url),
    );
  }
  if (order.status === "cancelled") return;
  const reason = CAUSES[cause] ?? "";
  await toBuyer(tx, order, `part-cancelled:${part.id}`, (url) => cancelledLetter(order, part, reason, url));
}

/** Later-listener of `shipment.created`. */
export async function mailShipment(
  tx: TransactionContext,
  ids: { order_id: number; seller_order_id: number; shipment_id: number },
): Promise<void> {
  const found = await findPart(tx, ids.order_id, ids.seller_order_id);
  const shipment = found?.part.shipments.find((candidate) => candidate.id === ids.shipment_id);
  if (!found || !shipment) return;
  await toBuyer(tx, found.order, `shipment:${ids.shipment_id}`, (url) =>
    shipmentLetter(found.order, found.part, shipment, url),
  );
}

/** Later-listener of `seller_order.delivered`. What is downloaded was delivered with its confirmation. */
export async function mailDelivered(
  tx: TransactionContext,
  { order_id, seller_order_id }: { order_id: number; seller_order_id: number },
): Promise<void> {
  const found = await findPart(tx, order_id, seller_order_id);
  if (!found || found.part.items.every((item) => item.is_digital)) return;
  await toBuyer(tx, found.order, `part-delivered:${seller_order_id}`, (url) =>
    deliveredLetter(found.order, found.part, url),
  );
}

/** Later-listener of `order.needs_attention`: the buyer and every admin. */
export async function mailAttention(
  tx: TransactionContext,
  { order_id }: { order_id: number },
): Promise<void> {
  const order = await readOrder(tx, order_id);
  if (!order) return;
  await toBuyer(tx, order, `order-attention:${order_id}`, (url) => attentionLetter(order, url));
  const admins = await tx.db
    .selectFrom("users")
    .select(["id", "email"])
    .where("role", "=", "admin")
    .where("is_active", "=", 1)
    .execute();
  const url = `${tx.services.config.url}/admin/orders/${order_id}/`;
  for (const admin of admins) {
    const unique_key = `order-attention:${order_id}:${admin.id}`;
    await sendMail(tx, { unique_key, to: admin.email, ...staffAttentionLetter(order, url) });
  }
}

async function findPart(
  tx: TransactionContext,
  order_id: number,
  seller_order_id: number,
): Promise<{ order: OrderView; part: PartView } | null> {
  const order = await readOrder(tx, order_id);
  const part = order?.parts.find((candidate) => candidate.id === seller_order_id);
  return order && part ? { order, part } : null;
}

async function toBuyer(
  tx: TransactionContext,
  order: OrderView,
  unique_key: string,
  write: (url: string) => Letter,
): Promise<void> {
  await sendMail(tx, { unique_key, to: order.email, ...write(await buyerLink(tx, order)) });
}

async function toSeller(
  tx: TransactionContext,
  part: PartView,
  unique_key: string,
  write: (url: string) => Letter,
): Promise<void> {
  const to = await sellerAddress(tx, part.seller.id);
  if (to === null) return;
  const url = `${tx.services.config.url}/seller/orders/${part.id}/`;
  await sendMail(tx, { unique_key, to, ...write(url) });
}

/** The seller's own address, else its owner's. */
async function sellerAddress(tx: TransactionContext, seller_id: number): Promise<string | null> {
  const row = await tx.db
    .selectFrom("sellers")
    .leftJoin("seller_members", (join) =>
      join.onRef("seller_members.seller_id", "=", "sellers.id").on("seller_members.role", "=", "owner"),
    )
    .leftJoin("users", "users.id", "seller_members.user_id")
    .select((of) => of.fn.coalesce("sellers.email", "users.email").as("address"))
    .where("sellers.id", "=", seller_id)
    .orderBy("seller_members.id")
    .executeTakeFirst();
  return row?.address ?? null;
}

/** A guest's link carries the token; one that no longer fits (the shop's secret changed) is left out. */
async function buyerLink(context: Context, order: OrderView): Promise<string> {
  const page = `${context.services.config.url}/orders/${order.id}/`;
  if (order.user_id !== null) return page;
  const token = guestToken(context, order.cart_id);
  const row = await context.db
    .selectFrom("orders")
    .select("token_hash")
    .where("id", "=", order.id)
    .executeTakeFirst();
  return row?.token_hash === tokenHash(token) ? `${page}?token=${token}` : page;
}
