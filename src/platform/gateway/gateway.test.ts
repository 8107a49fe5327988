// Every payment provider keeps the same promises; the fake one also misbehaves exactly as it is told.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { MINUTE_MS, SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { CURRENCIES } from "#platform/money";
import { openWorld, type World } from "../../../test/world.ts";
import { createFakeGateway } from "./fake.ts";
import {
  createGateways,
  decideFakePayment,
  FAKE_SIGNATURE_HEADER,
  type FakeDelivery,
  fakeDelivery,
  fakePayment,
  type GatewayMethod,
  GatewayTrouble,
  gatewayFor,
  gatewayNamed,
  type PaymentGateway,
  type StartInput,
  signFakeEvent,
} from "./gateway.ts";
import { guarded } from "./guard.ts";

function started(method: GatewayMethod, changes: Partial<StartInput> = {}): StartInput {
  return {
    payment_id: 7,
    method,
    amount_minor: 1999,
    currency: "USD",
    token: null,
    return_url: "http://localhost:3000/orders/1/",
    idempotency_key: "payment:7",
    ...changes,
  };
}

async function fake(t: TestContext): Promise<World & { context: Context; gateway: PaymentGateway }> {
  const world = await openWorld(t);
  const context = world.as();
  return { ...world, context, gateway: gatewayNamed(context, "fake") };
}

async function deliveries(context: Context): Promise<(FakeDelivery & { run_at: number })[]> {
  const rows = await context.db.selectFrom("jobs").select(["kind", "payload", "run_at"]).execute();
  return rows
    .filter((row) => row.kind === "fake_provider.deliver")
    .map((row) => ({ ...JSON.parse(row.payload), run_at: row.run_at }));
}

test("every provider: same key, same payment; nothing inside a transaction; refunds never guess", async (t) => {
  const { services, as } = await openWorld(t);
  const context = as();
  assert.deepEqual(
    services.gateways.map((gateway) => gateway.provider),
    ["fake", "manual"],
  );
  for (const gateway of services.gateways) {
    assert.deepEqual([...gateway.currencies], CURRENCIES);
    for (const method of gateway.methods) {
      const input = started(method, { idempotency_key: `payment:${method}` });
      const first = await gateway.start(context, input);
      assert.deepEqual(await gateway.start(context, input), first, "a repeated start is the same payment");
      const payment = { ...input, provider_payment_id: first.provider_payment_id };
      assert.deepEqual(await gateway.status(context, payment), first);
      const other = await gateway.start(context, { ...input, payment_id: 8, idempotency_key: `${method}:8` });
      assert.notEqual(other.provider_payment_id, first.provider_payment_id);
      const calls = [
        () => gateway.start(context, input),
        () => gateway.capture(context, payment),
        () => gateway.void(context, payment),
        () => gateway.status(context, payment),
      ];
      for (const call of calls) {
        await assert.rejects(
          transaction(context, () => call()),
          /while a transaction is open/,
        );
      }
      const header = () => "t=1,v1=00";
      assert.throws(() => gateway.verifyEvent(context, "{}", header), { name: "Refusal" });
    }
  }
});

test("a method is offered by the provider that has it, in the currencies it takes", async (t) => {
  const { as } = await openWorld(t);
  assert.equal(gatewayFor(as(), "card", "JPY")?.provider, "fake");
  assert.equal(gatewayFor(as(), "bank_transfer", "KWD")?.provider, "manual");
  assert.equal(gatewayFor(as(), "paypal", "USD"), null);
  assert.equal(gatewayFor(as(), "card", "XXX"), null);
  assert.throws(() => gatewayNamed(as(), "stripe"), { kind: "missing" });
});

test("in production there is no fake provider, and nobody can make one", async (t) => {
  const { services } = await openWorld(t);
  const production = { ...services.config, environment: "production" as const };
  assert.deepEqual(
    createGateways(production).map((gateway) => gateway.provider),
    ["manual"],
  );
  assert.throws(() => createFakeGateway(production), /not for production/);
});

test("a provider that hangs is given up after its time", async (t) => {
  const { context, gateway } = await fake(t);
  const hanging = guarded({ ...gateway, start: () => new Promise(() => {}) }, 5);
  await assert.rejects(hanging.start(context, started("card")), GatewayTrouble);
});

test("money of every kind arrives as the whole minor units that were sent", async (t) => {
  const { context, gateway } = await fake(t);
  for (const [currency, amount_minor] of Object.entries({
    JPY: 1980,
    KRW: 5,
    USD: 1999,
    KWD: 1005,
    BHD: 1,
  })) {
    const input = started("card", { currency, amount_minor, idempotency_key: `payment:${currency}` });
    const outcome = await gateway.start(context, input);
    assert.equal(outcome.kind, "captured");
    assert.ok(outcome.kind === "captured" && outcome.amount_minor === amount_minor);
  }
});

test("tokens: approved, declined and unknown cards", async (t) => {
  const { context, gateway } = await fake(t);
  const start = (token: string | null) =>
    gateway.start(context, started("card", { token, idempotency_key: `payment:${token}` }));
  assert.equal((await start(null)).kind, "captured");
  assert.equal((await start("fake_approve")).kind, "captured");
  const declined = await start("fake_decline");
  assert.ok(declined.kind === "failed" && declined.code === "card_declined");
  const unknown = await start("tok_visa");
  assert.ok(unknown.kind === "failed" && unknown.code === "invalid_payment_token");
  await assert.rejects(
    gateway.start(context, started("card", { idempotency_key: "payment:null", amount_minor: 1 })),
    /used for other money/,
  );
});

test("fake_redirect: a person decides on the provider's page, once, and an event follows", async (t) => {
  const { context, gateway } = await fake(t);
  const input = started("card", { token: "fake_redirect" });
  const outcome = await gateway.start(context, input);
  assert.ok(outcome.kind === "pending" && outcome.provider_payment_id);
  const { provider_payment_id: id } = outcome;
  assert.match(
    outcome.redirect_url ?? "",
    /^http:.*\/api\/fake-provider\/payments\/fake_[\w-]+\/\?return_url=http/,
  );
  assert.equal((await fakePayment(context, id))?.status, "pending");
  assert.equal((await decideFakePayment(context, id, "approve"))?.status, "captured");
  assert.equal((await decideFakePayment(context, id, "decline"))?.status, "captured", "decided is decided");
  assert.equal((await gateway.start(context, input)).kind, "captured");
  assert.equal((await deliveries(context)).length, 1);
  assert.equal(await fakePayment(context, "fake_none"), null);
  assert.equal(await decideFakePayment(context, "fake_none", "approve"), null);
});

test("fake_late: pending until its event captures it", async (t) => {
  const { context, gateway, clock } = await fake(t);
  const input = started("card", { token: "fake_late" });
  const outcome = await gateway.start(context, input);
  assert.ok(outcome.kind === "pending" && outcome.redirect_url === null);
  const [delivery, ...others] = await deliveries(context);
  assert.ok(delivery && others.length === 0 && delivery.run_at > clock.now());
  const event = await fakeDelivery(context, delivery);
  assert.ok(event);
  const verified = gateway.verifyEvent(context, event.raw, event.header);
  assert.equal(verified.outcome.kind, "captured");
  assert.equal(verified.provider_payment_id, outcome.provider_payment_id);
});

test("fake_timeout_then_success: the answer is lost, the deed is not", async (t) => {
  const { context, gateway } = await fake(t);
  const input = started("card", { token: "fake_timeout_then_success" });
  await assert.rejects(gateway.start(context, input), GatewayTrouble);
  assert.equal((await gateway.start(context, input)).kind, "captured");
  const rows = await context.db.selectFrom("fake_provider_payments").select("id").execute();
  assert.equal(rows.length, 1);
});

test("fake_duplicate: one payment, one event, delivered twice", async (t) => {
  const { context, gateway } = await fake(t);
  const input = started("card", { token: "fake_duplicate" });
  await gateway.start(context, input);
  await gateway.start(context, input);
  const [first, second, ...others] = await deliveries(context);
  assert.ok(first && second && others.length === 0);
  assert.equal(first.event_id, second.event_id);
});

test("authorized money is captured or given up, and never both", async (t) => {
  const { context, gateway } = await fake(t);
  const begin = async (payment_id: number) => {
    const input = started("card", {
      token: "fake_authorize",
      payment_id,
      idempotency_key: `payment:${payment_id}`,
    });
    const { provider_payment_id, kind } = await gateway.start(context, input);
    assert.equal(kind, "authorized");
    return { ...input, provider_payment_id };
  };
  const kept = await begin(1);
  assert.equal((await gateway.capture(context, kept)).kind, "captured");
  assert.equal((await gateway.capture(context, kept)).kind, "captured");
  assert.equal((await gateway.void(context, kept)).kind, "captured", "too late to give up");
  const given_up = await begin(2);
  assert.equal((await gateway.void(context, given_up)).kind, "voided");
  assert.equal((await gateway.capture(context, given_up)).kind, "voided");
  const unheard_of = { ...started("card", { idempotency_key: "payment:99" }), provider_payment_id: null };
  assert.equal((await gateway.void(context, unheard_of)).kind, "voided");
  assert.equal(await gateway.status(context, unheard_of), null);
});

test("refunds: once per key, never more than was captured", async (t) => {
  const { context, gateway } = await fake(t);
  const paid = await gateway.start(context, started("card"));
  const refund = (refund_id: number, amount_minor: number) =>
    gateway.refund(context, {
      refund_id,
      provider_payment_id: paid.provider_payment_id,
      amount_minor,
      currency: "USD",
      idempotency_key: `refund:${refund_id}`,
    });
  const first = await refund(1, 1000);
  assert.equal(first.kind, "succeeded");
  assert.deepEqual(await refund(1, 1000), first);
  assert.deepEqual(await refund(2, 1000), { kind: "failed", code: "more_than_captured" });
  assert.equal((await refund(3, 999)).kind, "succeeded");
  assert.deepEqual(await refund(1, 1000), first, "a repeat is known even when nothing is left");
  const declined = await gateway.start(
    context,
    started("card", { token: "fake_decline", idempotency_key: "x" }),
  );
  const none = await gateway.refund(context, {
    refund_id: 9,
    provider_payment_id: declined.provider_payment_id,
    amount_minor: 1,
    currency: "USD",
    idempotency_key: "refund:9",
  });
  assert.deepEqual(none, { kind: "failed", code: "not_captured" });
});

test("events are believed when the signature is right and fresh, and never otherwise", async (t) => {
  const { context, gateway, clock, services } = await fake(t);
  const raw = JSON.stringify({
    event_id: "event_1",
    kind: "payment.failed",
    provider_payment_id: "fake_1",
    outcome: { kind: "failed", provider_payment_id: "fake_1", code: "card_declined" },
  });
  const { secret } = services.config;
  const signature = signFakeEvent(secret, raw, clock.now());
  const verify = (body: string, value: string | null) =>
    gateway.verifyEvent(context, body, (name) => (name === FAKE_SIGNATURE_HEADER ? value : null));
  assert.equal(verify(raw, signature).event_id, "event_1");
  const reordered = JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(raw)).reverse()));
  const forged = [
    [raw, null],
    [raw, ""],
    [raw, "t=1"],
    [raw, signFakeEvent(`${secret}!`, raw, clock.now())],
    [raw, signature.replace(/t=\d+/, `t=${Math.floor(clock.now() / SECOND_MS) + 1}`)],
    [reordered, signature],
    [`${raw} `, signature],
    [raw, signFakeEvent(secret, raw, clock.now() - 10 * MINUTE_MS)],
    [raw, signFakeEvent(secret, raw, clock.now() + 10 * MINUTE_MS)],
  ] as const;
  for (const [body, value] of forged) {
    assert.throws(() => verify(body, value), { kind: "unauthenticated", code: "invalid_signature" });
  }
  for (const body of ["{", "[]", "null", "{}", '{"event_id":1}']) {
    const signed = signFakeEvent(secret, body, clock.now());
    assert.throws(() => verify(body, signed), { kind: "malformed" }, body);
  }
});
