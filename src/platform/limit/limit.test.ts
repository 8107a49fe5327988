// Limits count alike in the database and in Redis, and go on when Redis is lost.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { MINUTE_MS, SECOND_MS } from "#platform/clock";
import { transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import {
  countLimit,
  deleteEndedWindows,
  peekLimit,
  resetLimit,
  takeLimit,
  tooManyRequests,
} from "#platform/limit";
import { Refusal } from "#platform/refusal";
import { openRedisProxy, until } from "../../../test/redis-proxy.ts";
import { openWorld, type World } from "../../../test/world.ts";

const NO_REDIS = "no Redis answers at TEST_REDIS_URL or on this machine";

function bucketOf(limit: number) {
  return { bucket: `test:${randomToken()}`, limit, window_ms: MINUTE_MS };
}

const stores: Record<string, (t: TestContext) => Promise<World | null>> = {
  database: (t) => openWorld(t),
  redis: async (t) => {
    const proxy = await openRedisProxy(t);
    return proxy && openWorld(t, { REDIS_URL: proxy.url });
  },
};

for (const [name, open] of Object.entries(stores)) {
  test(`${name}: the limit is what is allowed, then one waits for the end of the window`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const context = world.as();
    const input = bucketOf(3);
    const start = world.clock.now();
    assert.equal((await peekLimit(context, input)).remaining, 3);
    for (const remaining of [2, 1, 0]) {
      const state = await takeLimit(context, input);
      assert.equal(state.remaining, remaining);
      assert.equal(state.limit, 3);
      assert.ok(Math.abs(state.resets_at - start - MINUTE_MS) < 5 * SECOND_MS);
    }
    for (let again = 0; again < 2; again += 1) {
      await assert.rejects(takeLimit(context, input), (error: unknown) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.kind, "limited");
        assert.equal(error.code, "too_many_requests");
        assert.ok((error.retry_after_seconds ?? 0) > 54 && (error.retry_after_seconds ?? 0) <= 60);
        return true;
      });
    }
    assert.equal((await takeLimit(context, bucketOf(3))).remaining, 2, "other buckets are not touched");
  });

  test(`${name}: counting refuses nothing, and a reset begins anew`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const context = world.as();
    const input = bucketOf(2);
    for (const remaining of [1, 0, 0]) assert.equal((await countLimit(context, input)).remaining, remaining);
    assert.equal((await peekLimit(context, input)).remaining, 0);
    await assert.rejects(takeLimit(context, input), Refusal);
    await resetLimit(context, input.bucket);
    assert.equal((await peekLimit(context, input)).remaining, 2);
    assert.equal((await takeLimit(context, input)).remaining, 1);
  });

  test(`${name}: of many at the same time exactly the limit get through`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const input = bucketOf(5);
    const takes = Array.from({ length: 20 }, () => takeLimit(world.as(), input));
    const ends = await Promise.allSettled(takes);
    assert.equal(ends.filter((end) => end.status === "fulfilled").length, 5);
    const refused = ends.flatMap((end) => (end.status === "rejected" ? [end.reason] : []));
    assert.deepEqual([...new Set(refused.map((reason) => reason.code))], ["too_many_requests"]);
  });

  test(`${name}: a bucket may have any name, and a transaction may not count`, async (t) => {
    const world = await open(t);
    if (!world) return t.skip(NO_REDIS);
    const input = { ...bucketOf(1), bucket: `login:${"ä😀".repeat(300)}${randomToken()}` };
    await takeLimit(world.as(), input);
    await assert.rejects(takeLimit(world.as(), input), Refusal);
    const inside = transaction(world.as(), (tx) => countLimit(tx, input));
    await assert.rejects(inside, /while a transaction is open/);
  });
}

test("database: a window ends by the clock, and ended windows are cleaned up", async (t) => {
  const world = await openWorld(t);
  const context = world.as();
  const [ended, present] = [bucketOf(1), { ...bucketOf(1), window_ms: 10 * MINUTE_MS }];
  await takeLimit(context, ended);
  await takeLimit(context, present);
  world.clock.advance(MINUTE_MS - 1);
  await assert.rejects(takeLimit(context, ended), Refusal);
  world.clock.advance(1);
  assert.equal((await peekLimit(context, ended)).remaining, 1);
  await deleteEndedWindows(context);
  const rows = await context.db.selectFrom("rate_limits").select("bucket").execute();
  assert.deepEqual(
    rows.map((row) => row.bucket),
    [present.bucket],
  );
  assert.equal((await takeLimit(context, ended)).remaining, 0);
  world.clock.advance(MINUTE_MS);
  assert.equal((await takeLimit(context, ended)).remaining, 0, "a new window in the old row");
});

test("the wait is told in whole seconds and never as zero", async (t) => {
  const world = await openWorld(t);
  const refusalAfter = (ms: number) => tooManyRequests(world.as(), { resets_at: world.clock.now() + ms });
  assert.equal(refusalAfter(1).retry_after_seconds, 1);
  assert.equal(refusalAfter(1001).retry_after_seconds, 2);
  assert.equal(refusalAfter(-5).retry_after_seconds, 1);
});

test("redis: its loss neither frees nor fails anybody, and its return is used", async (t) => {
  const proxy = await openRedisProxy(t);
  if (!proxy) return t.skip(NO_REDIS);
  const world = await openWorld(t, { REDIS_URL: proxy.url });
  const context = world.as();
  const [used_up, half] = [bucketOf(2), bucketOf(4)];
  await takeLimit(context, used_up);
  await takeLimit(context, used_up);
  await takeLimit(context, half);
  await takeLimit(context, half);
  await proxy.cut();
  await until(() => world.services.redis?.isUp() === false);
  await assert.rejects(takeLimit(context, used_up), Refusal, "what was used up stays used up");
  assert.equal((await peekLimit(context, half)).remaining, 2);
  assert.equal((await takeLimit(context, half)).remaining, 1);
  assert.equal((await takeLimit(context, half)).remaining, 0);
  await assert.rejects(takeLimit(context, half), Refusal);
  await proxy.restore();
  await until(() => world.services.redis?.isUp() === true);
  const rows = () => context.db.selectFrom("rate_limits").select("bucket").execute();
  const before = await rows();
  await takeLimit(context, bucketOf(1));
  assert.deepEqual(await rows(), before, "counted in Redis again");
});

test("redis: one that hangs is left alone after a quarter of a second", async (t) => {
  const proxy = await openRedisProxy(t);
  if (!proxy) return t.skip(NO_REDIS);
  const world = await openWorld(t, { REDIS_URL: proxy.url });
  proxy.freeze();
  const input = bucketOf(100);
  for (let use = 0; use < 20; use += 1) await takeLimit(world.as(), input);
  assert.equal((await peekLimit(world.as(), input)).remaining, 80);
});
