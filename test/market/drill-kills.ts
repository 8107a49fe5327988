// The drill's kills: a server under load dies again and again at random places, and no purchase is half done.
import assert from "node:assert/strict";
import { manualClock, pause } from "#platform/clock";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { FAULT_POINTS } from "#platform/fault";
import { checkInvariants } from "../../src/invariants.ts";
import { tasks } from "../../src/schedule.ts";
import { createApplicationOf, createJobWorker } from "../../src/surfaces.ts";
import type { Call, Reply } from "../api.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { clientOf } from "./client.ts";
import type { Result } from "./drill-races.ts";
import { type Mortal, openMortal } from "./mortal.ts";
import { type DatabaseKind, openPlace, type Place } from "./place.ts";
import { holdsAtRest } from "./reconcile.ts";
import { type Good, HOME, openStand, type Stand } from "./stand.ts";

const BUYERS = 8;
const LONGEST_LIFE_MS = 900;
const MAX_REPEATS = 200;
const MINUTE_MS = 60_000;
const TOKENS = [
  "fake_approve",
  "fake_approve",
  "fake_timeout_then_success",
  "fake_duplicate",
  "fake_decline",
];

interface Load {
  stand: Stand;
  server: Mortal;
  goods: Good[];
  chance: Chance;
  /** Orders that a buyer was told of, with what the payment was then. */
  told: Map<number, string>;
  cancelled: number;
  is_over: boolean;
  reviving: Promise<void> | null;
}

/**
 * Kills the server `kills` times, or until `end_at` (of `performance.now()`); half at fault points, half any
 * time.
 */
export async function drillKills(kind: DatabaseKind, kills: number, end_at: number): Promise<Result> {
  const start = performance.now();
  const place = await openPlace(kind);
  const endings: (() => unknown)[] = [];
  try {
    const stand = await openStand(place.services, clientOf(createApplicationOf(place.services)));
    const keepers = [await stand.seller("sol"), await stand.seller("kim")];
    const goods: Good[] = [];
    for (const keeper of [...keepers, ...keepers]) {
      goods.push(await stand.product(keeper, { stock_quantity: 100_000 }));
    }
    const chance = chanceOf(kills);
    const armed = () => (chance.percent(50) ? `${chance.pick(FAULT_POINTS)}:${1 + chance.below(6)}` : null);
    const test = { after: (ending: unknown) => endings.push(ending as () => unknown) };
    const server = await openMortal(test as Parameters<typeof openMortal>[0], place.services, armed);
    const load: Load = {
      ...{ stand, server, goods, chance, told: new Map(), cancelled: 0, is_over: false, reviving: null },
    };
    const failures: unknown[] = [];
    const fail = (error: unknown) => failures.push(error);
    const buyers = Array.from({ length: BUYERS }, (_, index) => buyOnAndOn(load, index).catch(fail));
    while (server.starts() <= kills && performance.now() < end_at && failures.length === 0) {
      await pause(chance.below(LONGEST_LIFE_MS));
      await server.kill();
      await revived(load);
    }
    const died = server.starts() - 1;
    load.is_over = true;
    await Promise.all(buyers);
    if (failures.length > 0) throw failures[0];
    await server.end();
    const orders = await comeToRest(place, load);
    const figures = `${died} kills of ${kills} asked for, ${orders} orders, ${load.cancelled} cancellations: none half, lost or doubled`;
    return {
      what: "kill -9 under load",
      database: kind,
      figures,
      seconds: (performance.now() - start) / 1000,
    };
  } finally {
    for (const ending of endings) await ending();
    await place.end();
  }
}

/**
 * One buyer: fills a cart, buys, sometimes cancels; repeats every call that got no answer until it has one.
 */
async function buyOnAndOn(load: Load, index: number): Promise<void> {
  const { chance, goods, told } = load;
  for (let turn = 0; !load.is_over; turn += 1) {
    let cart = "";
    for (const good of [chance.pick(goods), chance.pick(goods)]) {
      const body = { ...good, quantity: 1 };
      const reply = await insist(load, "POST", "/api/cart/add/", cart === "" ? { body } : { cart, body });
      cart = reply.body.token ?? cart;
    }
    const has_key = chance.percent(50);
    const order = await insist(load, "POST", "/api/checkout/", {
      cart,
      headers: has_key ? { "idempotency-key": `buy-${index}-${turn}` } : {},
      body: {
        shipping_address: HOME,
        payment_method: "card",
        payment_token: chance.pick(TOKENS),
        email: "guest@example.com",
      },
    });
    // The order was there already when the answer got lost, and no key leads to it: the guest has it by mail.
    if (order.status === 409 && !has_key) continue;
    assert.equal(order.status, 201, order.text);
    told.set(order.body.id, order.body.payment_status);
    if (!chance.percent(40)) continue;
    const headers = { "x-order-token": order.body.token };
    const reply = await insist(load, "POST", `/api/orders/${order.body.id}/cancel/`, { headers, body: {} });
    assert.ok(reply.status === 200 || reply.status === 409, reply.text);
    load.cancelled += 1;
  }
}

async function insist(load: Load, method: string, path: string, call: Call): Promise<Reply> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const reply = await load.server.client(method, path, call);
      if (reply.status < 500 && reply.body?.code !== "idempotency_in_progress") return reply;
      if (attempt > MAX_REPEATS) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    } catch (error) {
      if (attempt > MAX_REPEATS) throw error;
    }
    await revived(load);
    await pause(20);
  }
}

/** Many notice that the server is dead; it is started once. */
function revived(load: Load): Promise<void> {
  load.reviving ??= load.server.revive().finally(() => {
    load.reviving = null;
  });
  return load.reviving;
}

/**
 * Time passes and the background work is done; then everything must agree. Gives how many orders there are.
 */
async function comeToRest({ services }: Place, load: Load): Promise<number> {
  const clock = manualClock(Date.now());
  const later = { ...services, clock };
  const system = createContext(later, SYSTEM_ACTOR);
  for (let round = 0; round < 4; round += 1) {
    await createJobWorker(later).drain();
    clock.advance(40 * MINUTE_MS);
    for (const task of tasks) await task.run(system);
    await createJobWorker(later).drain();
  }
  assert.deepEqual(await checkInvariants(system), []);
  await holdsAtRest(system);
  const orders = await system.db.selectFrom("orders").select(["id", "payment_status"]).execute();
  const present = new Map(orders.map((order) => [order.id, order.payment_status]));
  for (const [id, status] of load.told) {
    assert.ok(present.has(id), `order ${id} is lost`);
    if (status === "captured")
      assert.match(present.get(id) ?? "", /^(captured|partially_refunded|refunded)$/);
  }
  return orders.length;
}
