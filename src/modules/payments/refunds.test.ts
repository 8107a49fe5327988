// Refunds: promised under the lock, sent by a job, settled once, never more than was paid nor than a
// seller's share.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import type { PaymentGateway, RefundOutcome } from "#platform/gateway";
import { findViolations } from "#platform/invariant";
import { orderRows } from "../../../test/order-rows.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import {
  applyOutcome,
  callProvider,
  createPayment,
  type GatewayMethod,
  paymentById,
  paymentInvariants,
  recordShares,
  refundById,
  refundsOf,
  requestRefund,
  sendRefund,
  settleManually,
  settleRefund,
  sharesOf,
  voidPayment,
} from "./payments.ts";

/** An order of two sellers, 60.00 and 40.00, with its shares and no payment. */
async function setUp(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as();
  const order = await orderRows(context, [
    { seller_id: stall.sellers.sol, total_minor: 6000 },
    { seller_id: stall.sellers.kim, total_minor: 4000 },
  ]);
  const { order_id } = order;
  const shares = order.parts.map((part) => ({ ...part, amount_minor: part.total_minor }));
  await transaction(context, (tx) => recordShares(tx, { order_id, shares }));
  const [sol, kim] = order.parts.map((part) => part.seller_order_id);
  return { ...world, context, order_id, sol, kim };
}

function begin(context: Context, order_id: number, method: GatewayMethod = "card") {
  const input = { order_id, method, amount_minor: 10_000, currency: "USD", expires_at: null };
  return transaction(context, (tx) => createPayment(tx, input));
}

/** The same, paid. */
async function paid(t: TestContext, method: GatewayMethod = "card") {
  const set_up = await setUp(t);
  const { context, order_id } = set_up;
  const payment = await begin(context, order_id, method);
  let outcome = await callProvider(context, payment.id);
  if (outcome.kind === "pending") {
    const { provider_payment_id } = outcome;
    const money = { amount_minor: 10_000, currency: "USD" };
    outcome = { kind: "captured", provider_payment_id: provider_payment_id ?? "", ...money };
  }
  const final = outcome;
  await transaction(context, (tx) => applyOutcome(tx, payment.id, final));
  return { ...set_up, payment_id: payment.id };
}

interface Request {
  order_id: number;
  seller_order_id?: number;
  payment_id?: number;
  amount_minor: number;
  unique_key: string;
}

const request = (context: Context, input: Request) =>
  transaction(context, (tx) => requestRefund(tx, { reason: "cancelled", ...input }));

async function send(context: Context, refund_id: number): Promise<void> {
  const ending = await sendRefund(context, { refund_id });
  if (ending) await transaction(context, ending);
}

async function assertSound(context: Context): Promise<void> {
  assert.deepEqual(await findViolations(context, paymentInvariants), []);
}

test("ten parallel refunds of 60 on a payment of 100: one is promised", async (t) => {
  const { context, order_id } = await paid(t);
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) =>
      request(context, { order_id, amount_minor: 6000, unique_key: `cancel:${index}` }),
    ),
  );
  const refused = results.filter((result) => result.status === "rejected");
  assert.equal(refused.length, 9);
  for (const { reason } of refused) {
    assert.equal(reason.code, "refund_exceeds_payment");
    assert.deepEqual(reason.extra, { available: "40.00" });
  }
  assert.equal((await refundsOf(context, order_id)).length, 1);
  await assertSound(context);
});

test("the same cause is one refund, also in parallel", async (t) => {
  const { context, order_id, kim } = await paid(t);
  const input = { order_id, seller_order_id: kim, amount_minor: 4000, unique_key: "cancel:kim" };
  const refunds = await Promise.all(Array.from({ length: 5 }, () => request(context, input)));
  assert.equal(new Set(refunds.map((refund) => refund.id)).size, 1);
  const jobs = await context.db.selectFrom("jobs").select("kind").execute();
  assert.deepEqual(
    jobs.map(({ kind }) => kind),
    ["refund.send"],
  );
});

test("a seller order can't spend its sibling's money", async (t) => {
  const { context, order_id, sol, kim } = await paid(t);
  const refused = { kind: "conflict", code: "refund_exceeds_payment" };
  const of = (seller_order_id: number | undefined, amount_minor: number, unique_key: string) =>
    request(context, { order_id, seller_order_id, amount_minor, unique_key });
  await assert.rejects(of(kim, 4001, "a"), refused);
  await assert.rejects(of(99_999, 1, "b"), refused);
  await of(kim, 3000, "c");
  await assert.rejects(of(kim, 1001, "d"), refused);
  await of(kim, 1000, "e");
  await of(sol, 6000, "f");
  await assert.rejects(of(undefined, 1, "g"), refused);
});

test("sent and settled once: payment, share and refund agree", async (t) => {
  const { context, order_id, payment_id, sol, kim } = await paid(t);
  const of_kim = { order_id, seller_order_id: kim, amount_minor: 4000, unique_key: "kim" };
  const first = await request(context, of_kim);
  await send(context, first.id);
  await send(context, first.id);
  const partly = await paymentById(context, payment_id);
  assert.deepEqual([partly.status, partly.refunded_minor], ["partially_refunded", 4000]);
  const shares = await sharesOf(context, order_id);
  assert.deepEqual(
    shares.map((share) => share.refunded_minor),
    [0, 4000],
  );
  const of_sol = { order_id, seller_order_id: sol, amount_minor: 6000, unique_key: "sol" };
  const second = await request(context, of_sol);
  await send(context, second.id);
  const wholly = await paymentById(context, payment_id);
  assert.deepEqual([wholly.status, wholly.refunded_minor], ["refunded", 10_000]);
  const fake = await context.db
    .selectFrom("fake_provider_payments")
    .select("refunded_minor")
    .where("status", "=", "captured")
    .executeTakeFirst();
  assert.equal(fake?.refunded_minor, 10_000);
  await assertSound(context);
});

test("a crash after the provider paid: the repeat pays nothing more", async (t) => {
  const { context, order_id, payment_id } = await paid(t);
  const refund = await request(context, { order_id, amount_minor: 2500, unique_key: "a" });
  await sendRefund(context, { refund_id: refund.id });
  assert.equal((await refundById(context, refund.id)).status, "pending");
  await send(context, refund.id);
  assert.equal((await paymentById(context, payment_id)).refunded_minor, 2500);
  const rows = await context.db
    .selectFrom("fake_provider_payments")
    .select("amount_minor")
    .where("status", "=", "refund")
    .execute();
  assert.deepEqual(
    rows.map(({ amount_minor }) => amount_minor),
    [2500],
  );
});

test("a refund that fails gives its money free again", async (t) => {
  const { context, order_id, payment_id, services } = await paid(t);
  const real = services.gateways;
  const refusing = async (): Promise<RefundOutcome> => ({ kind: "failed", code: "account_closed" });
  services.gateways = real.map((gateway): PaymentGateway => ({ ...gateway, refund: refusing }));
  const refund = await request(context, { order_id, amount_minor: 10_000, unique_key: "a" });
  await send(context, refund.id);
  services.gateways = real;
  const failed = await refundById(context, refund.id);
  assert.deepEqual([failed.status, failed.failure_code], ["failed", "account_closed"]);
  assert.equal((await paymentById(context, payment_id)).status, "captured");
  const next = await request(context, { order_id, amount_minor: 10_000, unique_key: "b" });
  await send(context, next.id);
  assert.equal((await paymentById(context, payment_id)).status, "refunded");
  await assertSound(context);
});

test("the provider's own news of a refund settles it; one that we never sent needs a person", async (t) => {
  const { context, order_id, payment_id } = await paid(t);
  const refund = await request(context, { order_id, amount_minor: 2500, unique_key: "a" });
  const payment = await paymentById(context, payment_id);
  const apply = (refund_key: string | null, amount_minor: number) =>
    transaction(context, (tx) =>
      applyOutcome(tx, payment_id, {
        kind: "refunded",
        refund_key,
        provider_refund_id: "r_1",
        provider_payment_id: payment.provider_payment_id ?? "",
        amount_minor,
        currency: payment.currency,
      }),
    );
  assert.equal((await apply(null, 2500)).trouble, "unknown_refund");
  assert.equal((await apply("refund:99999", 2500)).trouble, "unknown_refund");
  assert.equal((await apply(`refund:${refund.id}`, 2499)).trouble, "wrong_money");
  const applied = await apply(`refund:${refund.id}`, 2500);
  assert.deepEqual([applied.changed, applied.payment.status], [true, "partially_refunded"]);
  assert.equal((await apply(`refund:${refund.id}`, 2500)).changed, false);
  await send(context, refund.id);
  assert.equal((await paymentById(context, payment_id)).refunded_minor, 2500);
});

test("a bank transfer goes back by hand, once somebody says so", async (t) => {
  const { context, order_id, payment_id } = await paid(t, "bank_transfer");
  const refund = await request(context, { order_id, amount_minor: 10_000, unique_key: "a" });
  await send(context, refund.id);
  assert.equal((await refundById(context, refund.id)).status, "pending");
  const settled = await settleManually(context, { refund_id: refund.id, reference: "bank 18" });
  assert.deepEqual([settled.status, settled.provider_refund_id], ["succeeded", "bank 18"]);
  assert.equal((await paymentById(context, payment_id)).status, "refunded");
  await assert.rejects(settleManually(context, { refund_id: refund.id, reference: "bank 18" }), {
    kind: "conflict",
    code: "refund_settled",
  });
});

test("what a provider sends is not settled by hand; what is not paid can't go back", async (t) => {
  const { context, order_id } = await paid(t);
  const refund = await request(context, { order_id, amount_minor: 1, unique_key: "a" });
  await assert.rejects(settleManually(context, { refund_id: refund.id, reference: "x" }), {
    code: "not_manual",
  });
  await assert.rejects(request(context, { order_id: 99_999, amount_minor: 1, unique_key: "b" }), {
    code: "nothing_to_refund",
  });
  await assert.rejects(request(context, { order_id, amount_minor: 0, unique_key: "c" }));
  await assert.rejects(request(context, { order_id, amount_minor: 0.5, unique_key: "d" }));
  const failed = { kind: "failed" as const, code: "x" };
  await assert.rejects(
    transaction(context, (tx) => settleRefund(tx, { refund_id: 99_999, outcome: failed })),
    { kind: "missing" },
  );
});

test("money that came twice goes back from the payment it came by", async (t) => {
  const { context, order_id } = await setUp(t);
  const first = await begin(context, order_id);
  const early = await callProvider(context, first.id);
  await transaction(context, (tx) => voidPayment(tx, { payment_id: first.id }));
  const second = await begin(context, order_id);
  const outcome = await callProvider(context, second.id);
  await transaction(context, (tx) => applyOutcome(tx, second.id, outcome));
  const applied = await transaction(context, (tx) => applyOutcome(tx, first.id, early));
  assert.equal(applied.trouble, "second");
  const input = { order_id, payment_id: first.id, amount_minor: 10_000, unique_key: "second" };
  const refund = await request(context, input);
  await send(context, refund.id);
  const back = await paymentById(context, first.id);
  assert.deepEqual([back.status, back.captured_minor, back.refunded_minor], ["voided", 10_000, 10_000]);
  const kept = await paymentById(context, second.id);
  assert.deepEqual([kept.status, kept.refunded_minor], ["captured", 0]);
  await assertSound(context);
});
