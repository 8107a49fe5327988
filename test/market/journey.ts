// One purchase that passes every fault point: two carts become one, it is bought, half of it is cancelled.
import assert from "node:assert/strict";
import type { Call, Reply } from "../api.ts";
import type { Client } from "./client.ts";
import { type Good, HOME, PASSWORD, type Stand } from "./stand.ts";

/** Calls until there is an answer that is no crash; says what the client does after each crash. */
export type Insist = (method: string, path: string, call: Call) => Promise<Reply>;

export interface Journey {
  name: string;
  token: string;
  goods: [Good, Good];
  cart: string;
}

/** Ada has one thing in her cart; as a guest she chose another. `name` sets one journey apart from others. */
export async function packJourney(stand: Stand, name = "ada"): Promise<Journey> {
  const lamp = await stand.product(await stand.seller(`sol-${name}`));
  const pan = await stand.product(await stand.seller(`kim-${name}`), { price: "25.00" });
  const token = await stand.buyer(name);
  const added = await stand.add({ token }, lamp);
  assert.equal(added.status, 200);
  return { name, token, goods: [lamp, pan], cart: await stand.guestCart([pan]) };
}

/** A client that repeats a call which ended in a crash, after `recover` has been waited for. */
export function insisting(client: () => Client, recover: () => Promise<void>, max_tries = 5): Insist {
  return async (method, path, call) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const reply = await client()(method, path, call);
        if (reply.status < 500) return reply;
        if (attempt >= max_tries) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
      } catch (error) {
        if (attempt >= max_tries) throw error;
      }
      await recover();
    }
  };
}

/**
 * Walks it. After a crash of what was done already, the repeat is told so; that is an answer like any other.
 */
export async function walk(journey: Journey, insist: Insist): Promise<void> {
  const { name, token, cart } = journey;
  const login = { email: `${name}@example.com`, password: PASSWORD };
  const merged = await insist("POST", "/api/auth/login/", { cart, body: login });
  assert.equal(merged.status, 200, merged.text);
  const body = { shipping_address: HOME, payment_method: "card" };
  const headers = { "idempotency-key": "journey" };
  const bought = await insist("POST", "/api/checkout/", { token, body, headers });
  assert.equal(bought.status, 201, bought.text);
  const { body: page } = await insist("GET", "/api/orders/", { token });
  assert.equal(page.count, 1, "one order");
  const [order] = page.results;
  assert.equal(bought.body.id, order.id, "its key leads to it");
  const cancelled = await insist("POST", `/api/orders/${order.id}/cancel/`, {
    token,
    body: { seller_order_id: order.seller_orders[1].id },
  });
  assert.ok(cancelled.status === 200 || cancelled.body.code === "not_cancellable", cancelled.text);
}

/** What must be true in the end, whatever crashed where. */
export async function arrived(stand: Stand, insist: Insist, { token, goods }: Journey): Promise<void> {
  const { body: page } = await insist("GET", "/api/orders/", { token });
  const [order] = page.results;
  const states = [page.count, order.status, order.payment_status];
  assert.deepEqual(states, [1, "partially_cancelled", "partially_refunded"]);
  const [live, cancelled] = order.seller_orders;
  assert.equal(order.refunded_total, cancelled.total_amount);
  assert.deepEqual(await stand.stock(goods[0]), { on_hand: 9, reserved: 0 });
  assert.deepEqual(await stand.stock(goods[1]), { on_hand: 10, reserved: 0 });
  const { db } = stand.system;
  const payments = await db.selectFrom("payments").select("id").where("order_id", "=", order.id).execute();
  assert.equal(payments.length, 1, "one attempt");
  const money = await db
    .selectFrom("fake_provider_payments")
    .select(["status", "amount_minor", "refunded_minor"])
    .where("idempotency_key", "=", `payment:${payments[0]?.id}`)
    .execute();
  const held = money.map((row) => [row.status, row.amount_minor - row.refunded_minor]);
  assert.deepEqual(
    held,
    [["captured", Number(live.total_amount.replace(".", ""))]],
    "charged and refunded once",
  );
  assert.equal(await stand.mails(`order-confirmed:${order.id}`), 1);
  assert.equal(await stand.mails(`part-cancelled:${cancelled.id}`), 1);
  await stand.allIsWell();
}
