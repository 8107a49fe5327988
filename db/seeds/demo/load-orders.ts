// The demo world's past: orders of the last ninety days in every state, made by the same verbs that make live
// ones.
import { acceptPrices } from "#modules/cart";
import { captureTransfer, finalize, prepare } from "#modules/checkout";
import { checkAddress } from "#modules/identity";
import { cancelOrder, cancelSellerOrder, expireOrder, noteRefund, orderView } from "#modules/orders";
import { paymentById, refundsOf, settleRefund } from "#modules/payments";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock";
import { type Actor, now, type TransactionContext, withActor } from "#platform/context";
import { tokenHash } from "#platform/id";
import { formatMoney } from "#platform/money";
import { insertRows } from "../insert.ts";
import { fulfilOrder, sellerActor } from "./fulfil-orders.ts";
import { actorNamed } from "./load-office.ts";
import { type PlannedOrder, planOrders, type ShelfItem } from "./plan-orders.ts";

const COUNT = 220;
const CANCELLED_AFTER_MS = 3 * HOUR_MS;
const TRANSFER_TAKES_MS = 2 * DAY_MS;
const UNPAID_ENDS_AFTER_MS = 31 * MINUTE_MS;

interface Buyer {
  user_id: number | null;
  email: string;
  address: Parameters<typeof checkAddress>[0];
}

/** What the fake provider remembers of the past, so that its payments can be refunded. */
type ProviderRow = {
  id: string;
  idempotency_key: string;
  amount_minor: number;
  currency: string;
  at: number;
};

/**
 * Writes the past of the demo world inside its transaction; needs its people, products and stock. What was
 * sold is put on the shelf first, so that it ends as full as the products say. Gives how many orders there
 * are.
 */
export async function loadOrders(tx: TransactionContext): Promise<number> {
  const present = now(tx);
  const shelf = await readShelf(tx);
  const buyers = await readBuyers(tx);
  const plans = planOrders(shelf, { count: COUNT, buyers: buyers.length, time: present });
  await topUp(tx, plans);
  const provider_rows: ProviderRow[] = [];
  const accountant = await actorNamed(tx, "olga@example.com");
  for (const [index, plan] of plans.entries()) {
    const buyer = plan.buyer === null ? guestLike(buyers, index) : buyers[plan.buyer];
    if (buyer) await tell(tx, plan, buyer, { present, provider_rows, accountant, index });
  }
  await insertRows(
    tx.db,
    "fake_provider_payments",
    provider_rows.map(({ at, ...row }) => ({
      ...row,
      behaviour: "fake_approve",
      status: "captured" as const,
      refunded_minor: 0,
      created_at: at,
    })),
  );
  return plans.length;
}

interface Told {
  present: number;
  provider_rows: ProviderRow[];
  /** Who sees what has arrived on the bank account. */
  accountant: Actor;
  index: number;
}

async function tell(tx: TransactionContext, plan: PlannedOrder, buyer: Buyer, told: Told): Promise<void> {
  const { story, placed_at } = plan;
  const method = story === "transfer" ? "bank_transfer" : story === "cash" ? "cash_on_delivery" : "card";
  const order_id = await place(at(tx, placed_at), plan, buyer, { method, index: told.index });
  const paid_at = story === "transfer" ? placed_at + TRANSFER_TAKES_MS : placed_at + MINUTE_MS;
  if (story === "expired") return expire(tx, plan, order_id, told);
  if (story !== "cash") {
    if (paid_at >= told.present) return;
    await pay(at(tx, paid_at), order_id, told);
  }
  const cancelled_at = paid_at + CANCELLED_AFTER_MS;
  if ((story === "cancelled" || story === "part_cancelled") && cancelled_at < told.present) {
    await cancel(at(tx, cancelled_at), plan, order_id);
  }
  await fulfilOrder(tx, { order_id, plan, from: paid_at, present: told.present });
}

async function place(
  tx: TransactionContext,
  plan: PlannedOrder,
  buyer: Buyer,
  { method, index }: { method: string; index: number },
): Promise<number> {
  const time = now(tx);
  const token = buyer.user_id === null ? `demo-cart-${index}` : null;
  const [first] = plan.lines;
  const cart = await tx.db
    .insertInto("carts")
    .values({
      user_id: buyer.user_id,
      token_hash: token === null ? null : tokenHash(token),
      status: "active",
      currency: first?.item.currency ?? null,
      created_at: time,
      updated_at: time,
    })
    .executeTakeFirstOrThrow();
  await insertRows(
    tx.db,
    "cart_items",
    plan.lines.map(({ item, quantity }) => ({
      cart_id: Number(cart.insertId),
      product_id: item.product_id,
      variant_id: item.variant_id,
      quantity,
      seen_price_minor: item.price_minor,
      created_at: time,
    })),
  );
  // Tiers make some lines cheaper than the product's price: the buyer has seen that.
  await acceptPrices(tx, Number(cart.insertId));
  const address = checkAddress(buyer.address);
  const { order_id } = await prepare(tx, {
    owner: { user_id: buyer.user_id, token },
    destination: { shipping: address, billing: null },
    checkout_key: null,
    email: buyer.email,
    payment_method: method,
    payment_token: null,
    shipping: {},
    note: null,
    purchase_order_number: null,
    company_name: null,
    tax_id: null,
    accept_terms: true,
    expected_total: null,
  });
  return order_id;
}

/** The money arrives: at the fake provider's for cards, on the bank account for transfers. */
async function pay(tx: TransactionContext, order_id: number, told: Told): Promise<void> {
  const { payment } = await orderView(tx, order_id);
  if (!payment) return;
  const { id: payment_id, amount_minor, currency } = payment;
  if (payment.method !== "card") {
    const received = {
      payment_id,
      amount: formatMoney(amount_minor, currency),
      reference: `PAY-${payment_id}`,
    };
    await captureTransfer(withActor(tx, told.accountant), received);
    return;
  }
  const provider_payment_id = `fake_demo_${payment_id}`;
  const key = { id: provider_payment_id, idempotency_key: `payment:${payment_id}` };
  told.provider_rows.push({ ...key, amount_minor, currency, at: now(tx) });
  const outcome = { kind: "captured" as const, provider_payment_id, amount_minor, currency };
  await finalize(tx, { payment_id, order_id, outcome });
}

/** A declined card that was never replaced. */
async function expire(
  tx: TransactionContext,
  plan: PlannedOrder,
  order_id: number,
  told: Told,
): Promise<void> {
  const { payment, cart_id } = await orderView(tx, order_id);
  if (!payment) return;
  const outcome = { kind: "failed" as const, provider_payment_id: null, code: "card_declined" };
  await finalize(at(tx, plan.placed_at), { payment_id: payment.id, order_id, outcome });
  const ended_at = plan.placed_at + UNPAID_ENDS_AFTER_MS;
  if (ended_at < told.present) await expireOrder(at(tx, ended_at), order_id);
  // Its buyer went on with another cart.
  await tx.db.updateTable("carts").set({ status: "abandoned" }).where("id", "=", cart_id).execute();
}

/** The buyer takes the order back, or the seller its part; the refunds have arrived since. */
async function cancel(tx: TransactionContext, plan: PlannedOrder, order_id: number): Promise<void> {
  const { parts } = await orderView(tx, order_id);
  const [first] = parts;
  if (plan.story === "cancelled") await cancelOrder(tx, { order_id, reason: "Ordered by mistake" });
  else if (first) {
    const seller = withActor(tx, await sellerActor(tx, first.seller.id));
    await cancelSellerOrder(seller, { seller_order_id: first.id, reason: "Damaged in our warehouse" });
  }
  for (const refund of await refundsOf(tx, order_id)) {
    const { provider } = await paymentById(tx, refund.payment_id);
    const outcome = {
      kind: "succeeded" as const,
      provider_refund_id: `${provider}_demo_refund_${refund.id}`,
    };
    await settleRefund(tx, { refund_id: refund.id, outcome });
    await noteRefund(tx, { refund_id: refund.id });
  }
}

/** What is on sale now, with what buying it needs. */
async function readShelf(tx: TransactionContext): Promise<ShelfItem[]> {
  const rows = await tx.db
    .selectFrom("variants")
    .innerJoin("products", "products.id", "variants.product_id")
    .innerJoin("sellers", "sellers.id", "products.seller_id")
    .innerJoin("categories", "categories.id", "products.category_id")
    .innerJoin("stock_items", "stock_items.variant_id", "variants.id")
    .select(["variants.id as variant_id", "variants.product_id", "products.seller_id", "products.currency"])
    .select((of) => of.fn.coalesce("variants.price_minor", "products.price_minor").as("price_minor"))
    .select(["products.is_digital", "stock_items.on_hand", "products.min_quantity"])
    .select(["products.quantity_step", "products.created_at"])
    .where("products.status", "=", "published")
    .where("products.is_active", "=", 1)
    .where("categories.is_visible", "=", 1)
    .where("sellers.status", "=", "approved")
    .where("sellers.is_on_vacation", "=", 0)
    .where("variants.archived_at", "is", null)
    .where("stock_items.on_hand", ">", 0)
    .where("products.price_minor", ">", 0)
    .orderBy("variants.id")
    .execute();
  return rows.map((row) => ({ ...row, is_digital: row.is_digital === 1 }));
}

/** Everybody who only buys, with the address to which it goes. */
async function readBuyers(tx: TransactionContext): Promise<Buyer[]> {
  const rows = await tx.db
    .selectFrom("users")
    .innerJoin("addresses", "addresses.user_id", "users.id")
    .selectAll("addresses")
    .select("users.email")
    .where("addresses.is_default_shipping", "=", 1)
    .orderBy("users.id")
    .execute();
  return rows.map(({ user_id, email, ...row }) => {
    const { full_name, company, line1, line2, city, state, postal_code, country, phone } = row;
    const address = { full_name, company, line1, line2, city, state, postal_code, country, phone };
    return { user_id, email, address };
  });
}

/** A guest lives where one of the buyers lives. */
function guestLike(buyers: readonly Buyer[], index: number): Buyer | undefined {
  const neighbour = buyers[index % Math.max(1, buyers.length)];
  return neighbour && { ...neighbour, user_id: null, email: `guest${index}@example.com` };
}

/**
 * Puts on the shelf what was sold since and is not coming back, as part of each variant's first stock: what
 * is left after the telling is what the products say.
 */
async function topUp(tx: TransactionContext, plans: readonly PlannedOrder[]): Promise<void> {
  const sold = new Map<number, number>();
  for (const plan of plans.filter(({ story }) => story !== "cancelled" && story !== "expired")) {
    for (const { item, quantity } of plan.lines) {
      sold.set(item.variant_id, (sold.get(item.variant_id) ?? 0) + quantity);
    }
  }
  for (const [variant_id, quantity] of sold) {
    await tx.db
      .updateTable("stock_items")
      .set((of) => ({ on_hand: of("on_hand", "+", quantity) }))
      .where("variant_id", "=", variant_id)
      .execute();
    await tx.db
      .updateTable("stock_movements")
      .set((of) => ({ delta: of("delta", "+", quantity), on_hand_after: of("on_hand_after", "+", quantity) }))
      .where("variant_id", "=", variant_id)
      .where("kind", "=", "initial")
      .execute();
  }
}

/** The same transaction at another moment. */
function at(tx: TransactionContext, time: number): TransactionContext {
  return { ...tx, services: { ...tx.services, clock: { now: () => time } } };
}
