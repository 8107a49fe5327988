// What others do wrong for a while: a provider that hangs, a database that is busy or gone, Redis away.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { openDatabase } from "#platform/database";
import { armFault, type FaultPoint } from "#platform/fault";
import { done, race, statuses } from "./market/client.ts";
import { openOverSockets } from "./market/open.ts";
import { openRedisProxy, until } from "./redis-proxy.ts";

const IS_MYSQL = process.env.TEST_DATABASE === "mysql";

/** The first that passes this point hangs there until it is let go. */
function hang(point: FaultPoint): { reached: Promise<void>; letGo(): void; disarm(): void } {
  const reached = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  let is_first = true;
  const disarm = armFault(point, () => {
    if (!is_first) return undefined;
    is_first = false;
    reached.resolve();
    return free.promise;
  });
  return { reached: reached.promise, letGo: () => free.resolve(), disarm };
}

for (const point of ["checkout.prepared", "checkout.paid"] as const) {
  test(`a provider that hangs (${point}) holds up nobody but its own buyer`, async (t) => {
    const market = await openOverSockets(t);
    const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
    const token = await market.buyer("ada");
    await done(market.add({ token }, lamp));
    const fault = hang(point);
    t.after(fault.disarm);
    const hanging = market.checkOut({ token });
    await fault.reached;
    const carts = await Promise.all(Array.from({ length: 10 }, () => market.guestCart([lamp])));
    const others = await race(market.client, 10, (index) => market.checkOut({ cart: carts[index] }));
    assert.deepEqual(statuses(others), { 201: 10 });
    const change = await market.add({ token }, lamp);
    assert.deepEqual([change.status, change.body.code], [409, "cart_in_checkout"]);
    fault.letGo();
    assert.equal((await hanging).status, 201);
    assert.deepEqual(await market.stock(lamp), { on_hand: 89, reserved: 0 });
    await market.drain();
    assert.equal(await market.mails("order-confirmed"), 11);
    await market.allIsWell();
  });
}

test("a database that somebody else holds: readers go on, writers wait or are told to come back", async (t) => {
  const market = await openOverSockets(t);
  const sol = await market.seller("sol");
  const [lamp, pan] = [await market.product(sol), await market.product(sol)];
  const carts = await Promise.all([lamp, lamp, pan, pan].map((good) => market.guestCart([good])));
  const { config } = market.services;
  const other = openDatabase(config.database_url, { pool_size: 1 });
  const held = Promise.withResolvers<void>();
  const free = Promise.withResolvers<void>();
  t.after(async () => {
    free.resolve();
    await other.close();
  });
  const holding = other.run(async (db) => {
    // On SQLite the whole database, on MySQL the stock of one product.
    await db
      .updateTable("stock_items")
      .set({ updated_at: 1 })
      .where("variant_id", "=", lamp.variant_id)
      .execute();
    held.resolve();
    await free.promise;
  });
  await held.promise;
  const buying = carts.map((cart) => market.checkOut({ cart }));
  assert.equal((await market.client("GET", "/api/products/")).status, 200);
  if (IS_MYSQL) {
    const pans = await Promise.all(buying.slice(2));
    assert.deepEqual(statuses(pans), { 201: 2 });
  } else {
    const replies = await Promise.all(buying);
    for (const { status, headers, text } of replies) {
      assert.equal(status, 503, text);
      assert.ok(Number(headers.get("retry-after")) > 0);
    }
  }
  free.resolve();
  await holding;
  const first = await Promise.all(buying);
  const again = await Promise.all(
    carts.map((cart, index) => (first[index]?.status === 201 ? first[index] : market.checkOut({ cart }))),
  );
  assert.deepEqual(statuses(again), { 201: 4 });
  assert.equal(await market.count("orders"), 4);
  await market.allIsWell();
});

test("Redis goes and comes back in the middle of the business", async (t) => {
  const proxy = await openRedisProxy(t);
  if (!proxy) return t.skip("no Redis answers");
  const market = await openOverSockets(t, { REDIS_URL: proxy.url });
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
  const buy = async () => {
    const carts = await Promise.all(Array.from({ length: 5 }, () => market.guestCart([lamp])));
    const replies = await race(market.client, 5, (index) => market.checkOut({ cart: carts[index] }));
    assert.deepEqual(statuses(replies), { 201: 5 });
  };
  await buy();
  await proxy.cut();
  await buy();
  await proxy.restore();
  await until(() => market.services.redis?.isUp() === true);
  proxy.freeze();
  await buy();
  await proxy.restore();
  await buy();
  assert.deepEqual(await market.stock(lamp), { on_hand: 80, reserved: 0 });
  await market.drain();
  await market.allIsWell();
});

test("connections to the database die, idle and in the middle: repeated calls find everything whole", async (t) => {
  if (!IS_MYSQL) return t.skip("SQLite has no connection to lose");
  const market = await openOverSockets(t);
  const lamp = await market.product(await market.seller("sol"), { stock_quantity: 100 });
  const { config } = market.services;
  const own = new URL(config.database_url).pathname.slice(1);
  const killer = openDatabase(config.database_url, { pool_size: 1 });
  t.after(() => killer.close());
  const killAll = async () => {
    const { rows } = await sql<{ id: number }>`SELECT id FROM information_schema.processlist
      WHERE db = ${own} AND id <> CONNECTION_ID() AND command <> 'Killed'`.execute(killer.reader);
    for (const { id } of rows) await killer.execute(`KILL ${Number(id)}`).catch(() => undefined);
  };
  const insist = async (cart: string) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const reply = await market.checkOut({ cart });
      if (reply.status === 201) return;
      assert.ok(reply.status === 503, `${reply.status} ${reply.text}`);
    }
    assert.fail("it did not recover");
  };
  const points: FaultPoint[] = ["checkout.preparing", "checkout.prepared", "checkout.finalizing"];
  for (const point of points) {
    const cart = await market.guestCart([lamp]);
    let is_first = true;
    const disarm = armFault(point, async () => {
      if (is_first) await killAll();
      is_first = false;
    });
    await insist(cart);
    disarm();
  }
  await killAll();
  await insist(await market.guestCart([lamp]));
  assert.equal(await market.count("orders"), 4);
  assert.deepEqual(await market.stock(lamp), { on_hand: 96, reserved: 0 });
  await market.drain();
  await market.allIsWell();
});
