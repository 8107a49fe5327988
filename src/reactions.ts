// When X happened, do Y: every reaction that crosses modules upwards, and every kind of background job, in
// one table.
import { categoryImageJobs, imageJobs, refuseRepricing, relistSeller } from "#modules/catalog";
import { checkoutJobs, giveDefaultShipping, noteManualRefund, renewShipping } from "#modules/checkout";
import { exchangeJobs } from "#modules/exchange";
import { giveStock, mailLowStock } from "#modules/inventory";
import {
  claimGuestOrders,
  endReplacedOrder,
  mailAttention,
  mailDelivered,
  mailNewOrder,
  mailOrderCancelled,
  mailPartCancelled,
  mailShipment,
  noteRefund,
} from "#modules/orders";
import { keepOwner, logoJobs } from "#modules/sellers";
import type { Events, TransactionContext } from "#platform/context";
import { mailJobs } from "#platform/mail";
import { enqueue, type JobHandler } from "#platform/queue";
import { rowReaders } from "./api/seller-exchange-rows.ts";

type Listener<P> = (context: TransactionContext, payload: P) => Promise<unknown>;
type Listeners = { [E in keyof Events]?: Listener<Events[E]>[] };

/** What must be true now: runs inside the transaction that emitted the event. */
const now: Listeners = {
  "product.stock_given": [giveStock],
  "seller.applied": [giveDefaultShipping],
  // Every decision about a seller says this too.
  "seller.changed": [relistSeller, renewShipping],
  "seller.currency_changing": [refuseRepricing],
  "user.switching_off": [keepOwner],
  "cart.reopened": [endReplacedOrder],
  "refund.settled": [noteRefund],
};

/**
 * What must become true: one job per event, all its listeners in one transaction, repeated until it is done.
 */
const later: Listeners = {
  "user.email_verified": [claimGuestOrders],
  "order.accepted": [mailNewOrder],
  "order.paid": [mailNewOrder],
  "order.cancelled": [mailOrderCancelled],
  "order.needs_attention": [mailAttention],
  "refund.awaits_staff": [noteManualRefund],
  "seller_order.cancelled": [mailPartCancelled],
  "seller_order.delivered": [mailDelivered],
  "shipment.created": [mailShipment],
  "stock.low": [mailLowStock],
};

/** Jobs that modules and platform ask for by themselves. */
const own_jobs: Record<string, JobHandler> = {
  ...mailJobs,
  ...checkoutJobs,
  ...imageJobs,
  ...categoryImageJobs,
  ...logoJobs,
  ...exchangeJobs(rowReaders),
};

/** Hands an event to everybody who listens; part of the transaction that emitted it. */
export async function publish(context: TransactionContext, event: string, payload: unknown): Promise<void> {
  for (const listener of listenersOf(now, event)) await listener(context, payload);
  if (listenersOf(later, event).length > 0) await enqueue(context, jobKind(event), payload as object);
}

/** Every kind of job with what it does: handed to the worker. */
export const jobHandlers: Record<string, JobHandler> = { ...own_jobs, ...eventJobs() };

function eventJobs(): Record<string, JobHandler> {
  const jobs: Record<string, JobHandler> = {};
  for (const event of Object.keys(later)) {
    jobs[jobKind(event)] = {
      kind: "transactional",
      run: async (context, payload: unknown) => {
        for (const listener of listenersOf(later, event)) await listener(context, payload);
      },
    };
  }
  return jobs;
}

function listenersOf(table: Listeners, event: string): Listener<unknown>[] {
  return (table as Record<string, Listener<unknown>[] | undefined>)[event] ?? [];
}

function jobKind(event: string): string {
  return `event:${event}`;
}
