// A card provider that lives in our own database and misbehaves on command; for development and tests only.
import { SECOND_MS } from "#platform/clock";
import type { Config } from "#platform/config";
import { type Context, now, type TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { CURRENCIES } from "#platform/money";
import { enqueue } from "#platform/queue";
import { FAKE_SIGNATURE_HEADER, signFakeEvent, verifyFakeEvent } from "./fake-events.ts";
import { type FakeRow, locked, move, recall, remember } from "./fake-memory.ts";
import type { GatewayEvent, GatewayOutcome, PaymentGateway, RefundInput, StartInput } from "./gateway.ts";
import { GatewayTrouble } from "./guard.ts";
import type { FakeStatus } from "./tables.ts";

/** A job of this kind tells the shop, by a signed event, how a fake payment stands. */
const DELIVERY_JOB = "fake_provider.deliver";
const EVENT_DELAY_MS = SECOND_MS;
/** How long `fake_late` lets the shop wait. */
const LATE_DELAY_MS = 3 * SECOND_MS;

/** How a payment begins, by the token that the buyer's browser sent. */
const BEGINNINGS: Record<string, FakeStatus> = {
  fake_approve: "captured",
  fake_authorize: "authorized",
  fake_decline: "failed",
  fake_redirect: "pending",
  fake_late: "pending",
  fake_timeout_then_success: "captured",
  fake_duplicate: "captured",
};
const DEFAULT_TOKEN = "fake_approve";
const FAILURE_CODES: Record<string, string> = {
  fake_decline: "card_declined",
  fake_redirect: "card_declined",
};

/** What a person at the fake provider's page may choose. */
export type FakeDecision = "approve" | "decline";

/** What the page shows of a payment. */
export type FakePayment = Pick<FakeRow, "id" | "amount_minor" | "currency" | "status">;

/** The payload of a delivery job. */
export interface FakeDelivery {
  id: string;
  /** The payment is captured only now, when the event leaves. */
  is_late: boolean;
  /** Differs between events; the same for one that is sent twice. */
  event_id: string;
}

/** Makes the fake provider. Throws in production, where no payment may be fake. */
export function createFakeGateway(config: Config): PaymentGateway {
  if (config.environment === "production") throw new Error("The fake payment provider is not for production");
  return {
    provider: "fake",
    methods: ["card"],
    currencies: CURRENCIES,
    start,
    capture: async (context, payment) => {
      const row = await known(context, payment.provider_payment_id, payment.idempotency_key);
      return outcomeOf(context, (await move(context, row.id, ["authorized"], "captured")) ?? row);
    },
    void: async (context, payment) => {
      const row = await recall(context, payment.provider_payment_id, payment.idempotency_key);
      if (!row) return { kind: "voided", provider_payment_id: null };
      return outcomeOf(context, (await move(context, row.id, ["pending", "authorized"], "voided")) ?? row);
    },
    refund,
    status: async (context, payment) => {
      const row = await recall(context, payment.provider_payment_id, payment.idempotency_key);
      return row ? outcomeOf(context, row) : null;
    },
    verifyEvent: (context, raw, header) =>
      verifyFakeEvent(context.services.config.secret, raw, header(FAKE_SIGNATURE_HEADER), now(context)),
  };
}

/** A payment as its page shows it, or null. */
export async function fakePayment(context: Context, id: string): Promise<FakePayment | null> {
  const row = await recall(context, id, "");
  return row && row.status !== "refund" ? row : null;
}

/** A tester approves or declines on the page; the shop is told by an event. Once decided it stays so. */
export async function decideFakePayment(
  context: Context,
  id: string,
  decision: FakeDecision,
): Promise<FakePayment | null> {
  const status = decision === "approve" ? "captured" : "failed";
  return transaction(context, async (tx) => {
    const before = await locked(tx, id);
    if (!before || before.status === "refund") return null;
    if (before.status !== "pending") return before;
    await tx.db.updateTable("fake_provider_payments").set({ status }).where("id", "=", id).execute();
    await sendLater(tx, id, { is_late: false, delay_ms: EVENT_DELAY_MS, times: 1 });
    return { ...before, status };
  });
}

/**
 * The signed event of a delivery job, as it would arrive at `POST /api/webhooks/fake/`. Captures the
 * payment first when that is what the event is to say. Null when there is nothing to tell.
 */
export async function fakeDelivery(
  context: Context,
  delivery: FakeDelivery,
): Promise<{ raw: string; header(name: string): string | null } | null> {
  const row = delivery.is_late
    ? await move(context, delivery.id, ["pending"], "captured")
    : await recall(context, delivery.id, "");
  if (!row) return null;
  const outcome = outcomeOf(context, row);
  const event: GatewayEvent = {
    event_id: delivery.event_id,
    kind: `payment.${outcome.kind}`,
    provider_payment_id: row.id,
    outcome,
  };
  const raw = JSON.stringify(event);
  const signature = signFakeEvent(context.services.config.secret, raw, now(context));
  return { raw, header: (name) => (name === FAKE_SIGNATURE_HEADER ? signature : null) };
}

async function start(context: Context, input: StartInput): Promise<GatewayOutcome> {
  const token = input.token ?? DEFAULT_TOKEN;
  const { row, is_new } = await transaction(context, async (tx) => {
    const answer = await remember(tx, {
      idempotency_key: input.idempotency_key,
      amount_minor: input.amount_minor,
      currency: input.currency,
      behaviour: token in BEGINNINGS ? token : "unknown",
      status: BEGINNINGS[token] ?? "failed",
    });
    const { id } = answer.row;
    if (answer.is_new && token === "fake_late") {
      await sendLater(tx, id, { is_late: true, delay_ms: LATE_DELAY_MS, times: 1 });
    }
    if (answer.is_new && token === "fake_duplicate") {
      await sendLater(tx, id, { is_late: false, delay_ms: 0, times: 2 });
    }
    return answer;
  });
  if (is_new && token === "fake_timeout_then_success") {
    throw new GatewayTrouble("timeout", "The fake provider did it and does not say so");
  }
  return outcomeOf(context, row, input.return_url);
}

async function refund(context: Context, input: RefundInput) {
  return transaction(context, async (tx) => {
    const payment = await locked(tx, input.provider_payment_id ?? "");
    if (payment?.status !== "captured") return { kind: "failed" as const, code: "not_captured" };
    const is_too_much = payment.refunded_minor + input.amount_minor > payment.amount_minor;
    const earlier = await recall(tx, null, input.idempotency_key);
    if (!earlier && is_too_much) return { kind: "failed" as const, code: "more_than_captured" };
    const { row, is_new } = await remember(tx, {
      idempotency_key: input.idempotency_key,
      amount_minor: input.amount_minor,
      currency: input.currency,
      behaviour: payment.id,
      status: "refund",
    });
    if (is_new) {
      await tx.db
        .updateTable("fake_provider_payments")
        .set((of) => ({ refunded_minor: of("refunded_minor", "+", input.amount_minor) }))
        .where("id", "=", payment.id)
        .execute();
    }
    return { kind: "succeeded" as const, provider_refund_id: row.id };
  });
}

async function known(context: Context, id: string | null, idempotency_key: string): Promise<FakeRow> {
  const row = await recall(context, id, idempotency_key);
  if (!row) throw new Error(`The fake provider knows no payment ${idempotency_key}`);
  return row;
}

function outcomeOf(context: Context, row: FakeRow, return_url = ""): GatewayOutcome {
  const money = { provider_payment_id: row.id, amount_minor: row.amount_minor, currency: row.currency };
  if (row.status === "captured") return { kind: "captured", ...money };
  if (row.status === "authorized") return { kind: "authorized", ...money };
  if (row.status === "voided") return { kind: "voided", provider_payment_id: row.id };
  if (row.status === "failed") {
    const code = FAILURE_CODES[row.behaviour] ?? "invalid_payment_token";
    return { kind: "failed", provider_payment_id: row.id, code };
  }
  const page = `${context.services.config.url}/api/fake-provider/payments/${row.id}/`;
  return {
    kind: "pending",
    provider_payment_id: row.id,
    redirect_url:
      row.behaviour === "fake_redirect" ? `${page}?return_url=${encodeURIComponent(return_url)}` : null,
    client_secret: null,
    reference: null,
  };
}

async function sendLater(
  tx: TransactionContext,
  id: string,
  { is_late, delay_ms, times }: { is_late: boolean; delay_ms: number; times: number },
): Promise<void> {
  const delivery: FakeDelivery = { id, is_late, event_id: `event_${id}` };
  for (let time = 0; time < times; time += 1) {
    await enqueue(tx, DELIVERY_JOB, delivery, { run_at: now(tx) + delay_ms });
  }
}
