// The cache over both implementations: the same promises, and no error when Redis goes.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { MINUTE_MS } from "#platform/clock";
import { randomToken } from "#platform/id";
import { openRedisProxy, type RedisProxy, until } from "../../../test/redis-proxy.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { createMemory } from "./memory.ts";

const NO_REDIS = "no Redis answers at TEST_REDIS_URL or on this machine";

const caches: Record<string, (t: TestContext) => Promise<World | null>> = {
  memory: (t) => openWorld(t),
  redis: async (t) => (await withRedis(t))?.world ?? null,
};

for (const [name, open] of Object.entries(caches)) {
  test(`${name}: values are there until deleted, replaced or too old`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const { cache } = world.services;
    const key = randomToken();
    assert.equal(await cache.get(key), null);
    await cache.set(key, "ä\n😀", MINUTE_MS);
    assert.equal(await cache.get(key), "ä\n😀");
    await cache.set(key, "", MINUTE_MS);
    assert.equal(await cache.get(key), "", "an empty value is a value");
    await cache.delete(key);
    await cache.delete(key);
    assert.equal(await cache.get(key), null);
    await cache.set(key, "short", 20);
    world.clock.advance(20);
    await until(async () => (await cache.get(key)) === null);
    await cache.ping();
  });

  test(`${name}: news reach those who listen to the channel, once, until they stop`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const { cache } = world.services;
    const heard: string[] = [];
    const channel = randomToken();
    const stop = cache.subscribe(channel, (message) => message !== null && heard.push(message));
    cache.subscribe(randomToken(), (message) => assert.equal(message, null, "not this channel"));
    await cache.publish(channel, "one");
    assert.deepEqual(heard, ["one"], "this process hears at once");
    stop();
    await cache.publish(channel, "two");
    await cache.set(channel, "x", MINUTE_MS);
    assert.deepEqual(heard, ["one"], "and its own news do not come back to it");
  });
}

test("redis: two processes share values and news", async (t) => {
  const first = await withRedis(t);
  if (!first) return t.skip(NO_REDIS);
  const second = await openWorld(t, { REDIS_URL: first.proxy.url });
  const key = randomToken();
  await first.world.services.cache.set(key, "shared", MINUTE_MS);
  assert.equal(await second.services.cache.get(key), "shared");
  const heard: (string | null)[] = [];
  second.services.cache.subscribe(key, (message) => heard.push(message));
  await until(async () => {
    await first.world.services.cache.publish(key, "changed");
    return heard.includes("changed");
  });
});

test("redis: without it the cache goes on alone; nothing stale remains when it is back", async (t) => {
  const first = await withRedis(t);
  if (!first) return t.skip(NO_REDIS);
  const { proxy } = first;
  const { cache, redis } = first.world.services;
  const other = await withRedis(t);
  const elsewhere = other?.world.services.cache;
  const [deleted, replaced, kept] = [randomToken(), randomToken(), randomToken()];
  for (const key of [deleted, replaced, kept]) await cache.set(key, "old", MINUTE_MS);
  const heard: (string | null)[] = [];
  cache.subscribe("prices", (message) => heard.push(message));
  const heard_elsewhere: (string | null)[] = [];
  elsewhere?.subscribe("prices", (message) => heard_elsewhere.push(message));

  await proxy.cut();
  await until(() => redis?.isUp() === false);
  assert.equal(await cache.get(kept), null);
  await cache.delete(deleted);
  await cache.set(replaced, "new", MINUTE_MS);
  assert.equal(await cache.get(replaced), "new", "this process remembers by itself");
  await cache.publish("prices", "changed");
  await cache.ping();

  await proxy.restore();
  await until(() => redis?.isUp() === true);
  assert.equal(await cache.get(deleted), null);
  assert.equal(await cache.get(replaced), null);
  assert.equal(await elsewhere?.get(replaced), null);
  assert.equal(await cache.get(kept), "old", "what did not change is still good");
  await until(() => heard.includes(null));
  await until(() => heard_elsewhere.includes(null));
});

test("an address where no Redis is: one clear line, and the program starts", async (t) => {
  const world = await openWorld(t, { REDIS_URL: "redis://127.0.0.1:1" });
  await world.services.cache.set("key", "value", MINUTE_MS);
  assert.equal(await world.services.cache.get("key"), "value");
});

test("the memory is bounded by number and size, and forgets what was used least recently", () => {
  const clock = { now: () => 0 };
  const memory = createMemory(clock, {
    max_entries: 3,
    max_size: 100,
    sizeOf: (value: string) => value.length,
  });
  for (const key of ["a", "b", "c"]) memory.set(key, key, 1);
  memory.get("a");
  memory.set("d", "d", 1);
  assert.deepEqual(
    ["a", "b", "c", "d"].map((key) => memory.get(key)),
    ["a", null, "c", "d"],
  );
  memory.set("big", "x".repeat(97), 1);
  assert.equal(memory.get("d"), null);
  assert.equal(memory.get("big")?.length, 97);
  memory.set("bigger", "x".repeat(101), 1);
  assert.equal(memory.get("bigger"), null, "what is larger than all is not kept");
  assert.equal(memory.get("big"), null);
  for (let index = 0; index < 10_000; index += 1) memory.set(`query:${index}`, "v", 1);
  assert.equal(memory.get("query:9996"), null);
  assert.equal(memory.get("query:9999"), "v");
  memory.clear();
  assert.equal(memory.get("query:9999"), null);
});

async function withRedis(t: TestContext): Promise<{ world: World; proxy: RedisProxy } | null> {
  const proxy = await openRedisProxy(t);
  return proxy && { world: await openWorld(t, { REDIS_URL: proxy.url }), proxy };
}
