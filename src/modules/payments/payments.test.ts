// Attempts, what providers say of them, and the state machine: each effect once, never backwards, whoever
// comes first.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { fakePayment, type GatewayOutcome, GatewayTrouble, type PaymentGateway } from "#platform/gateway";
import { seededRandom } from "#platform/id";
import { findViolations } from "#platform/invariant";
import { type OrderRows, orderRows } from "../../../test/order-rows.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld, START } from "../../../test/world.ts";
import {
  applyOutcome,
  callProvider,
  captureCash,
  captureManually,
  createPayment,
  failPayment,
  type GatewayMethod,
  latestPayment,
  mayBecome,
  type Payment,
  type PaymentStatus,
  paymentById,
  paymentInvariants,
  paymentMethods,
  paymentStatusOf,
  paymentsOf,
  recordShares,
  requirePaymentMethod,
  sendVoid,
  voidPayment,
} from "./payments.ts";

async function setUp(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as();
  const order = await orderRows(context, [
    { seller_id: stall.sellers.sol, total_minor: 6000 },
    { seller_id: stall.sellers.kim, total_minor: 4000 },
  ]);
  const shares = order.parts.map((part) => ({ ...part, amount_minor: part.total_minor }));
  await transaction(context, (tx) => recordShares(tx, { order_id: order.order_id, shares }));
  return { ...world, stall, context, order };
}

async function assertSound(context: Context): Promise<void> {
  assert.deepEqual(await findViolations(context, paymentInvariants), []);
}

function begin(
  context: Context,
  order: OrderRows,
  token: string | null = null,
  method: GatewayMethod = "card",
  expires_at: number | null = START + 30 * MINUTE_MS,
): Promise<Payment> {
  const { order_id, total_minor: amount_minor, currency } = order;
  return transaction(context, (tx) =>
    createPayment(tx, { order_id, method, amount_minor, currency, token, expires_at }),
  );
}

const apply = (context: Context, payment_id: number, outcome: GatewayOutcome) =>
  transaction(context, (tx) => applyOutcome(tx, payment_id, outcome));

function captured(payment: Payment, changes: object = {}): GatewayOutcome {
  const { amount_minor, currency } = payment;
  return { kind: "captured", provider_payment_id: `p_${payment.id}`, amount_minor, currency, ...changes };
}

test("a method is refused where it is not open, and offered where it is", async (t) => {
  const { context, order } = await setUp(t);
  const situation = { currency: "USD", country: "US", total_minor: 100, has_physical: true };
  const codes = (changes: object) =>
    paymentMethods(context, { ...situation, ...changes }).map(({ code }) => code);
  assert.deepEqual(codes({}), ["card", "bank_transfer", "cash_on_delivery"]);
  assert.deepEqual(codes({ has_physical: false }), ["card", "bank_transfer"]);
  assert.deepEqual(codes({ total_minor: 0 }), []);
  const refusal = { kind: "invalid", code: "payment_method_unavailable" };
  assert.throws(() => requirePaymentMethod(context, "paypal", situation), refusal);
  const digital = { ...situation, has_physical: false };
  assert.throws(() => requirePaymentMethod(context, "cash_on_delivery", digital), refusal);
  await assert.rejects(begin(context, { ...order, currency: "XXX" }), refusal);
  assert.equal(await latestPayment(context, order.order_id), null);
});

test("three declined cards, then a good one: one order, one captured payment", async (t) => {
  const { context, order } = await setUp(t);
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const payment = await begin(context, order, "fake_decline");
    await assert.rejects(begin(context, order), { kind: "conflict", code: "payment_in_progress" });
    const outcome = await callProvider(context, payment.id);
    const applied = await apply(context, payment.id, outcome);
    assert.deepEqual([applied.changed, applied.payment.status], [true, "failed"]);
    assert.equal(applied.payment.failure_code, "card_declined");
    assert.deepEqual(await callProvider(context, payment.id), outcome);
  }
  const last = await begin(context, order, "fake_approve");
  const applied = await apply(context, last.id, await callProvider(context, last.id));
  assert.deepEqual([applied.changed, applied.payment.status, applied.trouble], [true, "captured", null]);
  assert.equal(applied.payment.captured_minor, 10_000);
  await assert.rejects(begin(context, order), { kind: "conflict", code: "already_paid" });
  const attempts = (await paymentsOf(context, [order.order_id])).get(order.order_id) ?? [];
  assert.deepEqual(
    attempts.map(({ status }) => status),
    ["failed", "failed", "failed", "captured"],
  );
  assert.equal(paymentStatusOf(attempts), "captured");
  await assertSound(context);
});

test("browser, event and sweeper all come: the money counts once", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order);
  const results = await Promise.all(
    Array.from({ length: 8 }, async () =>
      apply(context, payment.id, await callProvider(context, payment.id)),
    ),
  );
  assert.equal(results.filter(({ changed }) => changed).length, 1);
  const charges = await context.db.selectFrom("charges").select(["kind", "amount_minor"]).execute();
  assert.deepEqual(
    charges.map(({ kind, amount_minor }) => [kind, amount_minor]),
    [["capture", 10_000]],
  );
});

test("a lost answer is found again; a provider that stays silent leaves the attempt pending", async (t) => {
  const { context, order, services } = await setUp(t);
  const payment = await begin(context, order, "fake_timeout_then_success");
  assert.equal((await callProvider(context, payment.id)).kind, "captured");
  const silent = async () => {
    throw new GatewayTrouble("unavailable", "nobody there");
  };
  const real = services.gateways;
  services.gateways = real.map((gateway): PaymentGateway => ({ ...gateway, start: silent, status: silent }));
  const outcome = await callProvider(context, payment.id);
  assert.equal(outcome.kind, "pending");
  assert.equal((await apply(context, payment.id, outcome)).changed, false);
  services.gateways = real;
  assert.equal((await callProvider(context, payment.id)).kind, "captured");
});

test("an authorization is captured at once", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order, "fake_authorize");
  assert.equal((await callProvider(context, payment.id)).kind, "captured");
});

test("no provider is asked while a transaction is open", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order);
  await assert.rejects(
    transaction(context, (tx) => callProvider(tx, payment.id)),
    /while a transaction is open/,
  );
});

test("an attempt whose time is over is not begun, but what was taken before counts", async (t) => {
  const { context, order, clock } = await setUp(t);
  const payment = await begin(context, order);
  clock.advance(30 * MINUTE_MS);
  assert.deepEqual(await callProvider(context, payment.id), {
    kind: "failed",
    provider_payment_id: null,
    code: "payment_expired",
  });
  assert.equal((await context.db.selectFrom("fake_provider_payments").selectAll().execute()).length, 0);
  clock.set(START);
  await callProvider(context, payment.id);
  clock.advance(30 * MINUTE_MS);
  assert.equal((await callProvider(context, payment.id)).kind, "captured");
});

test("another amount, currency or provider payment is never our money", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order);
  for (const wrong of [{ amount_minor: 1 }, { amount_minor: 10_001 }, { currency: "EUR" }]) {
    const applied = await apply(context, payment.id, captured(payment, wrong));
    assert.deepEqual([applied.changed, applied.trouble], [false, "wrong_money"]);
  }
  await apply(context, payment.id, {
    kind: "pending",
    provider_payment_id: `p_${payment.id}`,
    redirect_url: "http://localhost/",
    client_secret: null,
    reference: null,
  });
  const foreign = await apply(context, payment.id, captured(payment, { provider_payment_id: "p_other" }));
  assert.deepEqual([foreign.changed, foreign.trouble], [false, "wrong_money"]);
  const after = await paymentById(context, payment.id);
  assert.deepEqual([after.status, after.captured_minor], ["pending", 0]);
  assert.equal((await apply(context, payment.id, captured(payment))).payment.status, "captured");
});

test("news in any order, any number of times, end in the same state", async (t) => {
  const { context, stall } = await setUp(t);
  const random = seededRandom(7);
  for (let round = 0; round < 40; round += 1) {
    const order = await orderRows(context, [{ seller_id: stall.sellers.sol, total_minor: 500 }]);
    const payment = await begin(context, order);
    const provider_payment_id = `p_${payment.id}`;
    const { amount_minor, currency } = payment;
    const news: GatewayOutcome[] = [
      { kind: "authorized", provider_payment_id, amount_minor, currency },
      captured(payment),
      { kind: "failed", provider_payment_id, code: "card_declined" },
    ];
    const stream = [...news, ...news].sort(() => random() - 0.5);
    for (const outcome of stream) await apply(context, payment.id, outcome);
    const { status, captured_minor } = await paymentById(context, payment.id);
    assert.deepEqual([status, captured_minor], ["captured", 500]);
  }
  await assertSound(context);
});

test("no state leads back", () => {
  const states: PaymentStatus[] = ["captured", "partially_refunded", "refunded"];
  for (const state of states) {
    for (const back of ["pending", "authorized", "failed", "voided"] as const) {
      assert.equal(mayBecome(state, back), false, `${state} → ${back}`);
    }
  }
  assert.equal(mayBecome("authorized", "pending"), false);
  assert.equal(mayBecome("refunded", "partially_refunded"), false);
});

test("money for an attempt that was given up is late, not lost", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order, "fake_redirect");
  await apply(context, payment.id, await callProvider(context, payment.id));
  const failed = await transaction(context, (tx) =>
    failPayment(tx, { payment_id: payment.id, code: "payment_expired" }),
  );
  assert.deepEqual([failed.changed, failed.payment.status], [true, "failed"]);
  const outcome = captured(payment, { provider_payment_id: failed.payment.provider_payment_id });
  const applied = await apply(context, payment.id, outcome);
  assert.deepEqual(
    [applied.changed, applied.was, applied.payment.status, applied.trouble],
    [true, "failed", "captured", "late"],
  );
  assert.equal((await apply(context, payment.id, outcome)).changed, false);
  await assertSound(context);
});

test("money that comes twice is flagged and stays beside the order", async (t) => {
  const { context, order } = await setUp(t);
  const first = await begin(context, order);
  await transaction(context, (tx) => voidPayment(tx, { payment_id: first.id }));
  const second = await begin(context, order);
  await apply(context, second.id, captured(second));
  const applied = await apply(context, first.id, captured(first));
  assert.deepEqual(
    [applied.changed, applied.payment.status, applied.payment.captured_minor, applied.trouble],
    [true, "voided", 10_000, "second"],
  );
  assert.equal((await apply(context, first.id, captured(first))).changed, false);
  const attempts = (await paymentsOf(context, [order.order_id])).get(order.order_id) ?? [];
  assert.equal(paymentStatusOf(attempts), "captured");
  await assertSound(context);
});

test("giving up tells the provider, and learns when it is too late", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order, "fake_redirect");
  await apply(context, payment.id, await callProvider(context, payment.id));
  const voided = await transaction(context, (tx) => voidPayment(tx, { payment_id: payment.id }));
  assert.deepEqual([voided.changed, voided.payment.status], [true, "voided"]);
  const again = await transaction(context, (tx) => voidPayment(tx, { payment_id: payment.id }));
  assert.equal(again.changed, false);
  const jobs = await context.db.selectFrom("jobs").select("kind").execute();
  assert.deepEqual(
    jobs.map(({ kind }) => kind),
    ["payment.void"],
  );
  assert.equal(await sendVoid(context, { payment_id: payment.id }), null);
  const at_provider = await fakePayment(context, voided.payment.provider_payment_id ?? "");
  assert.equal(at_provider?.status, "voided");

  const taken = await begin(context, order);
  await callProvider(context, taken.id);
  await transaction(context, (tx) => voidPayment(tx, { payment_id: taken.id }));
  assert.equal((await sendVoid(context, { payment_id: taken.id }))?.kind, "captured");
});

test("a bank transfer waits until staff say that exactly what is due came", async (t) => {
  const { context, order } = await setUp(t);
  const payment = await begin(context, order, null, "bank_transfer", null);
  const outcome = await callProvider(context, payment.id);
  const waiting = await apply(context, payment.id, outcome);
  assert.deepEqual([waiting.payment.status, waiting.payment.reference], ["pending", `PAY-${payment.id}`]);
  const input = { payment_id: payment.id, amount_minor: 10_000, reference: "bank 17" };
  for (const amount_minor of [0, 1, 9999, 10_001]) {
    await assert.rejects(captureManually(context, { ...input, amount_minor }), { kind: "invalid" });
  }
  await assert.rejects(captureManually(context, { ...input, payment_id: 9999 }), { kind: "missing" });
  const judged = await captureManually(context, input);
  const applied = await apply(context, payment.id, judged.outcome);
  assert.deepEqual([applied.payment.status, applied.payment.reference], ["captured", "bank 17"]);
  await assert.rejects(captureManually(context, input), { kind: "conflict", code: "already_paid" });
});

test("only an open bank transfer is captured by hand", async (t) => {
  const { context, order } = await setUp(t);
  const card = await begin(context, order);
  const input = { payment_id: card.id, amount_minor: 10_000, reference: "bank 17" };
  await assert.rejects(captureManually(context, input), { kind: "conflict", code: "not_a_transfer" });
  await transaction(context, (tx) => voidPayment(tx, { payment_id: card.id }));
  const transfer = await begin(context, order, null, "bank_transfer", null);
  await transaction(context, (tx) => failPayment(tx, { payment_id: transfer.id, code: "payment_expired" }));
  await assert.rejects(captureManually(context, { ...input, payment_id: transfer.id }), {
    kind: "conflict",
    code: "payment_closed",
  });
});

test("cash counts once, for what was delivered of the order", async (t) => {
  const { context, order } = await setUp(t);
  const take = (amount_minor: number) =>
    transaction(context, (tx) => captureCash(tx, { order_id: order.order_id, amount_minor }));
  assert.equal(await take(6000), null, "nothing to take without a cash payment");
  await begin(context, order, null, "cash_on_delivery", null);
  await assert.rejects(take(10_001));
  await assert.rejects(take(0));
  const payment = await take(6000);
  assert.deepEqual([payment?.status, payment?.captured_minor], ["captured", 6000]);
  assert.equal(await take(6000), null);
  await assertSound(context);
});

test("creating and settling a payment costs few statements", async (t) => {
  const { context, order, services } = await setUp(t);
  const before = services.database.statements.count;
  const payment = await begin(context, order);
  await apply(context, payment.id, captured(payment));
  assert.equal(services.database.statements.count - before, 4);
});
