// What the simulation knows by itself: who is there, what was bought, and what must follow from the answers
// it got.
import type { ManualClock } from "#platform/clock";
import type { Services } from "#platform/context";
import type { Call, Reply } from "../api.ts";
import type { Chance } from "./chance.ts";
import type { Client } from "./client.ts";
import type { Stand } from "./stand.ts";

/** Somebody with an account; the access token is renewed when its time is over. */
export interface Person {
  name: string;
  token: string;
  fresh_until: number;
}

export interface Seller extends Person {
  seller_id: number;
  currency: string;
}

export interface Product {
  id: number;
  seller: Seller;
  variant_ids: number[];
}

/** An order as its buyer saw it last. */
export interface KnownOrder {
  id: number;
  number: string;
  total: string;
  /** Who may open it. */
  owner: { person: Person | null; token: string };
  payment_id: number;
  payment_status: string;
  method: string;
  redirect_url: string | null;
  parts: { id: number; status: string }[];
}

export interface Market {
  services: Services;
  clock: ManualClock;
  chance: Chance;
  client: Client;
  stand: Stand;
  admin: Person;
  buyers: Person[];
  sellers: Seller[];
  products: Product[];
  category_ids: number[];
  /** Tokens of guests' carts. */
  carts: string[];
  orders: Map<number, KnownOrder>;
  /** Variant id → what its seller put there, all in all. */
  given: Map<number, number>;
  /** What happened, one line per call. */
  log: string[];
  /** Undoes the armed fault point; null when none is armed: then no call may end in a 5xx. */
  disarm: (() => void) | null;
  count: { calls: number; refused: number; crashed: number; repeated: number };
}

const TOKEN_LIFE_MS = 9 * 60_000;
const RANKS = ["pending", "confirmed", "shipped", "delivered"];
const PAID = ["captured", "partially_refunded", "refunded"];

/** A call that must not end in a bug. Fails on 5xx, unless a fault is armed. */
export async function ask(market: Market, method: string, path: string, call: Call = {}): Promise<Reply> {
  const reply = await market.client(method, path, call);
  market.count.calls += 1;
  const body = call.body === undefined ? "" : ` ${JSON.stringify(call.body)}`;
  const key = call.headers?.["idempotency-key"] ? ` key ${call.headers["idempotency-key"]}` : "";
  market.log.push(`${method} ${path}${key}${body} → ${reply.status} ${reply.body?.code ?? ""}`);
  if (reply.status >= 500) {
    if (!market.disarm) throw new Error(`${method} ${path} ended in ${reply.status}: ${reply.text}`);
    market.count.crashed += 1;
  } else if (reply.status >= 400) market.count.refused += 1;
  return reply;
}

/** As `ask`, with the token of `person`. */
export async function askAs(
  market: Market,
  person: Person,
  method: string,
  path: string,
  call: Call = {},
): Promise<Reply> {
  return ask(market, method, path, { ...call, token: await tokenOf(market, person) });
}

/** The person's access token; signs in again when the old one is over. */
export async function tokenOf(market: Market, person: Person, cart?: string): Promise<string> {
  if (person.fresh_until > market.clock.now() && cart === undefined) return person.token;
  const body = { email: `${person.name}@example.com`, password: "correct-horse-battery" };
  const reply = await ask(market, "POST", "/api/auth/login/", { body, ...(cart && { cart }) });
  if (reply.status !== 200) {
    if (market.disarm) return tokenOf(market, person, cart);
    throw new Error(`${person.name} could not sign in: ${reply.text}`);
  }
  person.token = reply.body.access;
  person.fresh_until = market.clock.now() + TOKEN_LIFE_MS;
  return person.token;
}

/** How to call for an order: as its buyer, or with the guest's token. */
export async function callFor(market: Market, order: KnownOrder): Promise<Call> {
  const { person, token } = order.owner;
  if (person) return { token: await tokenOf(market, person) };
  return { headers: { "x-order-token": token } };
}

/**
 * Remembers an order as it was answered. Fails when it says something else than before: another total or
 * number, a part that went backwards, money that is no longer there.
 */
export function sawOrder(market: Market, body: Reply["body"], owner: KnownOrder["owner"]): KnownOrder {
  const known = market.orders.get(body.id);
  const parts: KnownOrder["parts"] = body.seller_orders.map((part: { id: number; status: string }) => ({
    id: part.id,
    status: part.status,
  }));
  if (known) {
    const fail = (what: string) => {
      throw new Error(`Order ${body.id}: ${what}`);
    };
    if (known.total !== body.total_amount) fail(`its total was ${known.total}, now ${body.total_amount}`);
    if (known.number !== body.number) fail(`its number was ${known.number}, now ${body.number}`);
    if (PAID.indexOf(body.payment_status) < PAID.indexOf(known.payment_status))
      fail(`was ${known.payment_status}, is ${body.payment_status}`);
    parts.forEach((part, index) => {
      const before = known.parts[index]?.status ?? "";
      const is_back = part.status !== "cancelled" && RANKS.indexOf(part.status) < RANKS.indexOf(before);
      if (is_back) fail(`part ${part.id} was ${before}, is ${part.status}`);
    });
  }
  const order: KnownOrder = {
    id: body.id,
    number: body.number,
    total: body.total_amount,
    owner: known?.owner ?? owner,
    payment_id: body.payment?.id ?? 0,
    payment_status: body.payment_status,
    method: body.payment?.method ?? "",
    redirect_url: body.payment?.redirect_url ?? null,
    parts,
  };
  market.orders.set(order.id, order);
  return order;
}

/** One of the orders that the simulation looks after; the latest ones more often than old ones. */
export function someOrder(market: Market, wanted: (order: KnownOrder) => boolean): KnownOrder | null {
  const recent = [...market.orders.values()].slice(-LOOKED_AFTER).filter(wanted);
  return market.chance.maybe(recent);
}

const LOOKED_AFTER = 60;
