// The jobs that payments ask for: telling providers what was given up, sending refunds, the fake provider's
// messages.
import { lockOrder } from "#modules/orders";
import { paymentById, refundById, sendRefund, sendVoid } from "#modules/payments";
import type { Context, TransactionContext } from "#platform/context";
import { faultPoint } from "#platform/fault";
import { type FakeDelivery, fakeDelivery } from "#platform/gateway";
import type { JobHandler } from "#platform/queue";
import { finalize } from "./finalize.ts";
import { receiveProviderEvent } from "./provider-news.ts";

/** Part of the worker's table. */
export const checkoutJobs: Record<string, JobHandler> = {
  "payment.void": { kind: "external", run: giveUpAtProvider },
  "refund.send": { kind: "external", run: sendPromisedRefund },
  "fake_provider.deliver": { kind: "external", run: deliverFakeEvent },
};

/**
 * Tells the provider that an attempt was given up. When the money was taken all the same, it is dealt with
 * now.
 */
async function giveUpAtProvider(context: Context, { payment_id }: { payment_id: number }) {
  const outcome = await sendVoid(context, { payment_id });
  if (!outcome) return undefined;
  const { order_id } = await paymentById(context, payment_id);
  await finalize(context, { payment_id, order_id, outcome });
  return undefined;
}

/** Sends a refund; its end is written with the order locked first, as everywhere. */
async function sendPromisedRefund(context: Context, { refund_id }: { refund_id: number }) {
  const ending = await sendRefund(context, { refund_id });
  if (!ending) return undefined;
  await faultPoint("refund.sent");
  const { order_id } = await refundById(context, refund_id);
  return async (tx: TransactionContext) => {
    await lockOrder(tx, order_id);
    await ending(tx);
  };
}

async function deliverFakeEvent(context: Context, delivery: FakeDelivery) {
  const event = await fakeDelivery(context, delivery);
  if (event) await receiveProviderEvent(context, { provider: "fake", ...event });
  return undefined;
}
