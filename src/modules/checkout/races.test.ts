// Many at once: the last unit, the same purchase twenty times, the webhook beside the browser.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addItem } from "#modules/cart";
import { FAKE_SIGNATURE_HEADER, fakeDelivery, signFakeEvent } from "#platform/gateway";
import { Refusal } from "#platform/refusal";
import { type Market, openMarket, US_ADDRESS } from "../../../test/purchases.ts";
import { completePayment, payOrder } from "./attempts.ts";
import { checkOut } from "./check-out.ts";
import { receiveProviderEvent } from "./provider-news.ts";

const GUEST = { email: "g@example.com", shipping_address: US_ADDRESS, payment_method: "card" };

async function count(market: Market, table: "orders" | "payments" | "charges" | "mails"): Promise<number> {
  return (await market.as().db.selectFrom(table).select("id").execute()).length;
}

/** The codes of what was refused; anything but a refusal is thrown. */
function refusals(results: readonly PromiseSettledResult<unknown>[]): string[] {
  return results.flatMap((result) => {
    if (result.status === "fulfilled") return [];
    if (!(result.reason instanceof Refusal)) throw result.reason;
    return [result.reason.code];
  });
}

test("one unit, fifty buyers: one order and forty-nine refusals", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 1 });
  const tokens: (string | null)[] = [];
  for (let index = 0; index < 50; index += 1) {
    const owner = { user_id: null, token: null };
    tokens.push((await addItem(market.guest, { owner, ...lamp, quantity: 1 })).token);
  }
  const results = await Promise.allSettled(
    tokens.map((cart_token) => checkOut(market.guest, { ...GUEST, cart_token })),
  );
  const codes = refusals(results);
  assert.equal(codes.length, 49);
  assert.deepEqual([...new Set(codes)], ["insufficient_stock"]);
  assert.equal(await count(market, "orders"), 1);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 0, reserved: 0 });
  await market.allIsWell();
});

test("twenty completions of one cart: one order, one charge, one mail", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 30 });
  const mug = await market.product({ seller_id: market.sellers.kim });
  await market.fill([
    [mug, 1],
    [lamp, 1],
  ]);
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      checkOut(market.buyer, { cart_token: null, shipping_address: US_ADDRESS, payment_method: "card" }),
    ),
  );
  const ids = results.flatMap((result) => (result.status === "fulfilled" ? [result.value.order_id] : []));
  assert.equal(new Set(ids).size, 1);
  for (const code of refusals(results)) assert.equal(code, "cart_empty", "whoever came after the end");
  assert.equal(await count(market, "orders"), 1);
  assert.equal(await count(market, "payments"), 1);
  assert.equal(await count(market, "charges"), 1);
  await market.work();
  const confirmations = (await market.mails()).filter((mail) =>
    mail.unique_key.startsWith("order-confirmed"),
  );
  assert.equal(confirmations.length, 1);
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 29, reserved: 0 });
  await market.allIsWell();
});

test("baskets in opposite order do not stop each other", async (t) => {
  const market = await openMarket(t);
  const things = [];
  for (let index = 0; index < 4; index += 1) things.push(await market.product({ stock: 500 }));
  const tokens: (string | null)[] = [];
  for (let index = 0; index < 24; index += 1) {
    const ordered = index % 2 === 0 ? things : [...things].reverse();
    tokens.push(
      await market.fill(
        ordered.map((thing) => [thing, 1] as [typeof thing, number]),
        market.guest,
      ),
    );
  }
  const results = await Promise.allSettled(
    tokens.map((cart_token) => checkOut(market.guest, { ...GUEST, cart_token })),
  );
  assert.deepEqual(refusals(results), []);
  for (const thing of things) {
    assert.deepEqual(await market.stock(thing.variant_id), { on_hand: 476, reserved: 0 });
  }
  await market.allIsWell();
});

test("two attempts at once: one begins, the other hears of it", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  await market.fill([[lamp, 1]]);
  const { id: order_id } = await market.buy({ payment_token: "fake_decline" });
  const again = () =>
    payOrder(market.buyer, { order_id, payment_method: "card", payment_token: "fake_redirect" });
  const codes = refusals(await Promise.allSettled([again(), again(), again()]));
  assert.deepEqual(codes, ["payment_in_progress", "payment_in_progress"]);
  await market.allIsWell();
});

/** An order that waits at the provider, and its signed event as the provider would send it. */
async function paidAtProvider(market: Market) {
  const lamp = await market.product({ stock: 5 });
  await market.fill([[lamp, 1]]);
  const order = await market.buy({ payment_token: "fake_redirect" });
  const id = order.payment?.provider_payment_id ?? "";
  const { decideFakePayment } = await import("#platform/gateway");
  await decideFakePayment(market.as(), id, "approve");
  const event = await fakeDelivery(market.as(), { id, is_late: false, event_id: `event_${id}` });
  assert.ok(event && order.payment);
  return { order, payment_id: order.payment.id, news: { provider: "fake", ...event } };
}

test("webhook and browser at the same time, either first: one sale, one mail", async (t) => {
  const market = await openMarket(t);
  for (const order_of_calls of ["webhook", "browser", "both"]) {
    const { order, payment_id, news } = await paidAtProvider(market);
    const webhook = () => receiveProviderEvent(market.guest, news);
    const browser = () => completePayment(market.buyer, { payment_id });
    if (order_of_calls === "webhook") await webhook().then(browser);
    else if (order_of_calls === "browser") await browser().then(webhook);
    else await Promise.all([webhook(), browser(), webhook(), browser(), webhook()]);
    const paid = await market.view(order.id);
    assert.equal(paid.payment_status, "captured");
    assert.equal(paid.history.filter((row) => row.event === "paid").length, 1);
    await market.work();
    const mails = (await market.mails()).filter((mail) => mail.unique_key === `order-confirmed:${order.id}`);
    assert.equal(mails.length, 1);
    await market.allIsWell();
  }
});

test("what nobody signed is not believed", async (t) => {
  const market = await openMarket(t);
  const { order, news } = await paidAtProvider(market);
  const secret = market.services.config.secret;
  const old = signFakeEvent(secret, news.raw, market.clock.now() - 10 * 60_000);
  const forged = signFakeEvent("another secret of thirty-two characters", news.raw, market.clock.now());
  for (const signature of [null, "", "t=1,v1=00", old, forged]) {
    const header = (name: string) => (name === FAKE_SIGNATURE_HEADER ? signature : null);
    await assert.rejects(
      receiveProviderEvent(market.guest, { provider: "fake", raw: news.raw, header }),
      (error: unknown) => error instanceof Refusal && error.kind === "unauthenticated",
    );
  }
  await assert.rejects(receiveProviderEvent(market.guest, { ...news, provider: "stripe" }));
  assert.equal((await market.view(order.id)).payment_status, "pending");
});
