// What buyers and guests do in the simulation: fill carts, buy, pay again, come back from the provider,
// cancel.
import { FAKE_SIGNATURE_HEADER, fakeDelivery } from "#platform/gateway";
import type { Call, Reply } from "../api.ts";
import {
  ask,
  askAs,
  callFor,
  type KnownOrder,
  type Market,
  type Person,
  sawOrder,
  someOrder,
  tokenOf,
} from "./model.ts";
import { HOME, PASSWORD } from "./stand.ts";

const TOKENS = {
  fake_approve: 8,
  fake_decline: 4,
  fake_redirect: 5,
  fake_late: 3,
  fake_timeout_then_success: 3,
  fake_duplicate: 3,
};
const METHODS = { card: 14, bank_transfer: 3, cash_on_delivery: 4 };
const PLACES = [
  HOME,
  { ...HOME, line1: "Hauptstraße 5", city: "Berlin", postal_code: "10115", state: null, country: "DE" },
  { ...HOME, line1: "1-1 Chiyoda", city: "Tokyo", postal_code: "100-0001", country: "JP" },
];
const MAX_CARTS = 30;

/** Whoever buys next: an account, or a guest with a cart. */
async function somebody(market: Market): Promise<{ call: Call; person: Person | null }> {
  const cart = market.chance.percent(35) ? market.chance.maybe(market.carts) : null;
  if (cart) return { call: { cart }, person: null };
  const person = market.chance.pick(market.buyers);
  return { call: { token: await tokenOf(market, person) }, person };
}

async function register(market: Market): Promise<void> {
  const name = `buyer${market.buyers.length + 1}`;
  const person = { first_name: name, last_name: "Test", username: name };
  const body = { email: `${name}@example.com`, password: PASSWORD, ...person };
  const cart = market.chance.percent(40) ? market.chance.maybe(market.carts) : null;
  const reply = await ask(market, "POST", "/api/auth/register/", { body, ...(cart && { cart }) });
  // After a crash the account may be there although its owner never heard of it: then it can sign in.
  market.buyers.push({ name, token: reply.body?.access ?? "", fresh_until: reply.status === 201 ? 1 : 0 });
  if (reply.status === 201 || reply.status === 409) return;
  const again = await ask(market, "POST", "/api/auth/login/", {
    body: { email: body.email, password: PASSWORD },
  });
  if (again.status !== 200) market.buyers.pop();
}

async function add(market: Market): Promise<void> {
  const { chance } = market;
  const is_new_guest = chance.percent(25) && market.carts.length < MAX_CARTS;
  const { call } = is_new_guest ? { call: {} } : await somebody(market);
  const body = chance.percent(85) ? await goodOnSale(market, null) : anyGood(market);
  if (!body) return;
  const times = chance.percent(12) ? 3 : 1;
  const calls = Array.from({ length: times }, () => ask(market, "POST", "/api/cart/add/", { ...call, body }));
  for (const { status, body: cart } of await Promise.all(calls)) {
    if (status === 200 && cart.token && !market.carts.includes(cart.token)) market.carts.push(cart.token);
  }
}

/** Something that buyers see, as the list says. */
async function goodOnSale(market: Market, currency: string | null): Promise<object | null> {
  const { chance } = market;
  const query = `currency=${currency ?? chance.pick(["USD", "USD", "EUR"])}&in_stock=true&page_size=100`;
  const { body } = await ask(market, "GET", `/api/products/?${query}`);
  const product = chance.maybe<{ id: number; min_quantity: number }>(body?.results ?? []);
  const variant_ids = market.products.find(({ id }) => id === product?.id)?.variant_ids ?? [];
  if (!product || variant_ids.length === 0) return null;
  const quantity = product.min_quantity * (1 + chance.below(3));
  return { product_id: product.id, variant_id: chance.pick(variant_ids), quantity };
}

/** Something that may be hidden, sold out, or wanted too often. */
function anyGood(market: Market): object | null {
  const { chance } = market;
  const product = chance.maybe(market.products);
  if (!product) return null;
  const quantity = chance.percent(30) ? 40 : 1 + chance.below(3);
  return { product_id: product.id, variant_id: chance.pick(product.variant_ids), quantity };
}

/** Puts one to three things into a cart that is empty, as people do before they buy. */
async function fill(market: Market, call: Call, cart: Reply["body"]): Promise<void> {
  if ((cart?.items ?? []).length > 0) return;
  const currency = market.chance.pick(["USD", "USD", "EUR"]);
  for (let count = 1 + market.chance.below(3); count > 0; count -= 1) {
    const body = await goodOnSale(market, currency);
    if (body) await ask(market, "POST", "/api/cart/add/", { ...call, body });
  }
}

/** Takes out what can't be bought: a buyer who is told so does. */
async function clean(market: Market, call: Call, cart: Reply["body"]): Promise<void> {
  for (const item of cart?.items ?? []) {
    if (item.problem === null || item.problem === "price_changed") continue;
    await ask(market, "DELETE", `/api/cart/remove/${item.id}/`, call);
  }
}

async function change(market: Market): Promise<void> {
  const { call } = await somebody(market);
  const cart = await ask(market, "GET", "/api/cart/", call);
  const item: { id: number } | null = market.chance.maybe(cart.body?.items ?? []);
  if (!item) return;
  const act = market.chance.weighted({ update: 6, remove: 2, clear: 1 });
  if (act === "clear") await ask(market, "DELETE", "/api/cart/", call);
  else if (act === "remove") await ask(market, "DELETE", `/api/cart/remove/${item.id}/`, call);
  else {
    const body = { quantity: market.chance.below(5) };
    await ask(market, "PUT", `/api/cart/update/${item.id}/`, { ...call, body });
  }
}

async function merge(market: Market): Promise<void> {
  const cart = market.chance.maybe(market.carts);
  if (!cart) return;
  const person = market.chance.pick(market.buyers);
  await Promise.all([
    tokenOf(market, person, cart),
    ...(market.chance.percent(30) ? [tokenOf(market, person, cart)] : []),
  ]);
  market.carts = market.carts.filter((known) => known !== cart);
}

function wishes(market: Market, is_guest: boolean): Record<string, unknown> {
  const { chance } = market;
  return {
    shipping_address: chance.pick(PLACES),
    payment_method: chance.weighted(METHODS),
    payment_token: chance.weighted(TOKENS),
    ...(is_guest && { email: "guest@example.com" }),
  };
}

async function quote(market: Market): Promise<void> {
  const { call, person } = await somebody(market);
  await ask(market, "POST", "/api/checkout/quote/", { ...call, body: wishes(market, person === null) });
}

async function buy(market: Market): Promise<void> {
  const { chance } = market;
  const { call, person } = await somebody(market);
  const body = wishes(market, person === null);
  const cart = await ask(market, "GET", "/api/cart/", call);
  if (chance.percent(80)) await clean(market, call, cart.body);
  if (chance.percent(95)) await fill(market, call, cart.body);
  if (chance.percent(70)) {
    const seen = await ask(market, "POST", "/api/checkout/quote/", { ...call, body });
    if (seen.status === 200) body.expected_total = chance.percent(5) ? "0.01" : seen.body.total_amount;
  }
  const headers: Record<string, string> = chance.percent(60)
    ? { "idempotency-key": `buy-${market.log.length}` }
    : {};
  const send = () => ask(market, "POST", "/api/checkout/", { ...call, body, headers });
  const replies = chance.percent(12) ? await Promise.all([send(), send(), send()]) : [await send()];
  if (chance.percent(25) || replies.some((reply) => reply.status >= 500)) {
    market.count.repeated += 1;
    replies.push(await send());
  }
  if (headers["idempotency-key"]) sameAnswers(replies);
  const ids = new Set<number>();
  for (const { status, body: order } of replies) {
    if (status !== 201) continue;
    ids.add(order.id);
    if (person === null)
      market.carts = market.carts.filter((known) => known !== call.cart || order.payment_status === "failed");
    sawOrder(market, order, { person, token: order.token ?? "" });
  }
  if (ids.size > 1 && headers["idempotency-key"]) throw new Error(`One key, orders ${[...ids].join(", ")}`);
}

/** Answers that were kept are the same for every repeat. */
function sameAnswers(replies: readonly Reply[]): void {
  const kept = replies.filter(
    ({ status, body }) => status === 201 || (status === 409 && body.code !== "idempotency_in_progress"),
  );
  const texts = new Set(kept.map((reply) => `${reply.status} ${reply.text}`));
  if (texts.size > 1) throw new Error(`One key, different answers:\n${[...texts].join("\n")}`);
}

async function look(market: Market, order: KnownOrder): Promise<void> {
  const reply = await ask(market, "GET", `/api/orders/${order.id}/`, await callFor(market, order));
  if (reply.status === 200) sawOrder(market, reply.body, order.owner);
}

async function lookAtOne(market: Market): Promise<void> {
  const order = someOrder(market, () => true);
  if (order) await look(market, order);
  const person = market.chance.pick(market.buyers);
  if (market.chance.percent(20)) await askAs(market, person, "GET", "/api/orders/");
}

async function payAgain(market: Market): Promise<void> {
  const { chance } = market;
  const wanted = chance.percent(70) ? "failed" : "pending";
  const order = someOrder(market, ({ payment_status }) => payment_status === wanted);
  if (!order) return;
  const body = { payment_method: chance.weighted(METHODS), payment_token: chance.weighted(TOKENS) };
  const call = await callFor(market, order);
  const send = () => ask(market, "POST", `/api/orders/${order.id}/payments/`, { ...call, body });
  await Promise.all(chance.percent(20) ? [send(), send()] : [send()]);
  await look(market, order);
}

async function comeBack(market: Market): Promise<void> {
  const order = someOrder(market, ({ payment_id, method }) => payment_id > 0 && method === "card");
  if (!order) return;
  const call = await callFor(market, order);
  const send = () =>
    ask(market, "POST", `/api/payments/${order.payment_id}/complete/`, { ...call, body: {} });
  const others = market.chance.percent(30) ? [send(), tell(market, order)] : [];
  await Promise.all([send(), ...others]);
  await look(market, order);
}

async function decide(market: Market): Promise<void> {
  const order = someOrder(market, ({ redirect_url }) => redirect_url !== null);
  const [, id = ""] = /payments\/(fake_[\w-]+)\//.exec(order?.redirect_url ?? "") ?? [];
  if (id === "") return;
  const body = market.chance.percent(75) ? "decision=approve" : "decision=decline";
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  await ask(market, "POST", `/api/fake-provider/payments/${id}/`, { body, headers });
}

/** The provider tells how a payment stands, perhaps once more, perhaps before its job would. */
async function tell(market: Market, order: KnownOrder): Promise<void> {
  const { system } = market.stand;
  const payment = await system.db
    .selectFrom("payments")
    .innerJoin("fake_provider_payments as theirs", "theirs.id", "payments.provider_payment_id")
    .select(["theirs.id", "theirs.status"])
    .where("order_id", "=", order.id)
    .orderBy("payments.id", "desc")
    .executeTakeFirst();
  if (!payment) return;
  const is_late = payment.status === "pending" && market.chance.percent(30);
  // The same event has the same id, and another one another.
  const event_id = `told_${payment.id}_${is_late ? "captured" : payment.status}`;
  const event = await fakeDelivery(system, { id: payment.id, is_late, event_id });
  if (!event) return;
  const signature = event.header(FAKE_SIGNATURE_HEADER) ?? "";
  const headers = { [FAKE_SIGNATURE_HEADER]: signature };
  await ask(market, "POST", "/api/webhooks/fake/", { body: event.raw, headers });
}

async function hear(market: Market): Promise<void> {
  const order = someOrder(market, ({ method }) => method === "card");
  if (order) await tell(market, order);
}

async function cancel(market: Market): Promise<void> {
  const { chance } = market;
  const order = someOrder(market, () => true);
  if (!order) return;
  const part = chance.percent(50) ? chance.pick(order.parts) : null;
  const body = part ? { seller_order_id: part.id } : { reason: "Changed my mind" };
  const headers: Record<string, string> = chance.percent(50)
    ? { "idempotency-key": `cancel-${market.log.length}` }
    : {};
  const call = await callFor(market, order);
  const send = () =>
    ask(market, "POST", `/api/orders/${order.id}/cancel/`, {
      ...call,
      body,
      headers: { ...call.headers, ...headers },
    });
  const replies = chance.percent(25) ? await Promise.all([send(), send()]) : [await send()];
  if (replies.some((reply) => reply.status >= 500) || chance.percent(20)) replies.push(await send());
  if (headers["idempotency-key"]) sameAnswers(replies);
  await look(market, order);
}

/** Each act with its weight. */
export const buyerActs = {
  register: { weight: 2, run: register },
  add: { weight: 18, run: add },
  change: { weight: 6, run: change },
  merge: { weight: 3, run: merge },
  quote: { weight: 2, run: quote },
  buy: { weight: 28, run: buy },
  look: { weight: 4, run: lookAtOne },
  pay_again: { weight: 6, run: payAgain },
  come_back: { weight: 7, run: comeBack },
  decide: { weight: 7, run: decide },
  hear: { weight: 4, run: hear },
  cancel: { weight: 5, run: cancel },
};
