// The fake bank's page and the providers' messages over HTTP: forged ones change nothing, repeated ones
// count once.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { completePayment } from "#modules/checkout";
import { MINUTE_MS } from "#platform/clock";
import { FAKE_SIGNATURE_HEADER, signFakeEvent } from "#platform/gateway";
import { openMarket } from "../../test/purchases.ts";
import { createApplicationOf } from "../surfaces.ts";

async function open(t: TestContext) {
  const market = await openMarket(t);
  const app = createApplicationOf(market.services);
  await market.fill([[await market.product(), 2]]);
  const order = await market.buy({ payment_token: "fake_redirect" });
  const [payment] = await market.as().db.selectFrom("payments").selectAll().execute();
  assert.ok(payment?.redirect_url);
  const address = new URL(payment.redirect_url);
  const decide = (form: Record<string, string>) =>
    app.request(address.pathname, {
      method: "POST",
      body: new URLSearchParams(form).toString(),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
  const status = async () => (await market.view(order.id)).payment_status;
  return { ...market, app, order, payment, address, decide, status };
}

test("the page asks once, escapes what it shows, and sends nobody elsewhere", async (t) => {
  const { app, address, decide, status, order, payment, buyer, allIsWell, work } = await open(t);
  const page = await app.request(address.pathname + address.search);
  assert.equal(page.status, 200);
  const text = await page.text();
  assert.match(text, /\d+\.\d\d USD/);
  assert.match(text, /value="approve"/);
  const style = /<link rel="stylesheet" href="([^"]+)">/.exec(text)?.[1] ?? "";
  assert.match((await app.request(style)).headers.get("content-type") ?? "", /^text\/css/);
  assert.match(page.headers.get("content-security-policy") ?? "", /default-src 'none'/);
  const evil = await app.request(
    `${address.pathname}?return_url=${encodeURIComponent('"><script>x</script>')}`,
  );
  assert.ok(!(await evil.text()).includes("<script>"));
  assert.equal((await app.request("/api/fake-provider/payments/fake_none/")).status, 404);
  assert.equal((await app.request("/api/fake-provider/payments/1/")).status, 404);
  assert.equal((await decide({})).status, 422);
  assert.equal((await decide({ decision: "refund" })).status, 422);
  assert.equal(await status(), "pending");

  const elsewhere = await decide({ decision: "approve", return_url: "https://evil.example/" });
  assert.equal(elsewhere.status, 200, "no address but the shop's own is followed");
  const back = await decide({
    decision: "decline",
    return_url: `${new URL("/orders/1/", address).href}?a=1`,
  });
  assert.equal(back.status, 303);
  assert.equal(back.headers.get("location"), `${address.origin}/orders/1/?a=1`);
  await completePayment(buyer, { payment_id: payment.id });
  assert.equal(await status(), "captured", "the first decision stands");
  await work();
  assert.equal((await app.request(address.pathname)).status, 200);
  assert.equal(order.payment_status, "pending");
  await allIsWell();
});

test("a declined payment leaves the order to the next attempt", async (t) => {
  const { decide, status, work, clock } = await open(t);
  await decide({ decision: "decline" });
  clock.advance(MINUTE_MS);
  await work();
  assert.equal(await status(), "failed");
});

test("in production there is no such page", async (t) => {
  const { services, address } = await open(t);
  const config = { ...services.config, environment: "production" as const };
  const app = createApplicationOf({ ...services, config });
  assert.equal((await app.request(address.pathname)).status, 404);
});

test("forged, old and garbled messages change nothing; a true one counts once", async (t) => {
  const { app, payment, status, services, clock, as, allIsWell } = await open(t);
  const { secret } = services.config;
  const event = {
    event_id: "event_1",
    kind: "payment.captured",
    provider_payment_id: payment.provider_payment_id,
    outcome: {
      kind: "captured",
      provider_payment_id: payment.provider_payment_id,
      amount_minor: payment.amount_minor,
      currency: payment.currency,
    },
  };
  const raw = JSON.stringify(event);
  const send = async (body: string, signature: string | null, provider = "fake") => {
    const headers: Record<string, string> = { "content-type": "application/json" };
    if (signature !== null) headers[FAKE_SIGNATURE_HEADER] = signature;
    return (await app.request(`/api/webhooks/${provider}/`, { method: "POST", body, headers })).status;
  };
  const sign = (body: string, at = clock.now()) => signFakeEvent(secret, body, at);
  assert.equal(await send(raw, null), 401);
  assert.equal(await send(raw, "t=1,v1=00"), 401);
  assert.equal(await send(raw, signFakeEvent("another secret", raw, clock.now())), 401);
  assert.equal(await send(raw, sign(raw, clock.now() - 10 * MINUTE_MS)), 401);
  assert.equal(await send(`${raw} `, sign(raw)), 401);
  assert.equal(await send("{", sign("{")), 400);
  assert.equal(await send(raw, sign(raw), "stripe"), 404);
  assert.equal(await send(raw, sign(raw), "manual"), 404);
  assert.equal(await status(), "pending");
  assert.equal((await as().db.selectFrom("provider_events").select("id").execute()).length, 0);

  const cheap = JSON.stringify({
    ...event,
    event_id: "event_0",
    outcome: { ...event.outcome, amount_minor: 1 },
  });
  assert.equal(await send(cheap, sign(cheap)), 200);
  assert.equal(await status(), "pending", "a message about other money pays nothing");

  const statuses = await Promise.all(Array.from({ length: 5 }, () => send(raw, sign(raw))));
  assert.deepEqual(new Set(statuses), new Set([200]));
  assert.equal(await send(raw, sign(raw)), 200);
  assert.equal(await status(), "captured");
  const charges = await as().db.selectFrom("charges").select("kind").execute();
  assert.equal(charges.length, 1);
  const foreign = JSON.stringify({ ...event, event_id: "event_2", provider_payment_id: "fake_of_others" });
  assert.equal(await send(foreign, sign(foreign)), 200);
  await allIsWell();
});
