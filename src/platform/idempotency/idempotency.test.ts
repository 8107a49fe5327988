// One key, one run: replays, other bodies, what is kept, parallel repeats, and crashed owners.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_MS, SECOND_MS } from "#platform/clock";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { deleteExpiredKeys, type Once, type StoredAnswer, withIdempotency } from "#platform/idempotency";
import { invalid, Refusal } from "#platform/refusal";
import { openWorld, type World } from "../../../test/world.ts";

const INPUT = { scope: "user:1", route: "post /api/checkout/", key: "k-1", body_hash: "hash-a" };

/** Runs that are counted and answer with their number. */
function counter(status = 201) {
  const runs = { count: 0 };
  const run = async (): Promise<StoredAnswer> => {
    runs.count += 1;
    return {
      status,
      headers: { Location: `/orders/${runs.count}/` },
      body: `{"token":"secret-${runs.count}"}`,
    };
  };
  return { runs, run };
}

test("a key with another body is refused, whether the first is done or not", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  const other = { ...INPUT, body_hash: "hash-b" };
  await withIdempotency(world.as(), INPUT, async () => {
    await assert.rejects(
      withIdempotency(world.as(), other, run),
      refusal("invalid", "idempotency_key_reused"),
    );
    return run();
  });
  await assert.rejects(withIdempotency(world.as(), other, run), refusal("invalid", "idempotency_key_reused"));
  assert.equal(runs.count, 1);
});

test("a repeat gets the first answer, down to its headers, and nothing runs", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  const first = await withIdempotency(world.as(), INPUT, run);
  const again = await withIdempotency(world.as(), INPUT, run);
  assert.equal(first.replayed, false);
  assert.deepEqual(again, { ...first, replayed: true });
  assert.equal(again.status, 201);
  assert.equal(again.headers.Location, "/orders/1/");
  assert.equal(again.body, '{"token":"secret-1"}');
  assert.equal(runs.count, 1);
});

test("keys of other callers, other routes and other keys are other keys", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  const others = [
    INPUT,
    { ...INPUT, scope: "user:2" },
    { ...INPUT, scope: "user:1post", route: " /api/checkout/" },
    { ...INPUT, route: "post /api/orders/1/payments/" },
    { ...INPUT, key: "k-2" },
    { ...INPUT, key: "x".repeat(200), scope: `token:${"y".repeat(200)}` },
  ];
  for (const input of others) assert.equal((await withIdempotency(world.as(), input, run)).replayed, false);
  assert.equal(runs.count, others.length);
});

test("a business conflict is kept; input errors, server errors and thrown errors are not", async (t) => {
  const world = await openWorld(t);
  const conflict = counter(409);
  await withIdempotency(world.as(), INPUT, conflict.run);
  assert.equal((await withIdempotency(world.as(), INPUT, conflict.run)).replayed, true);
  assert.equal(conflict.runs.count, 1);
  for (const status of [301, 400, 404, 422, 429]) {
    const input = { ...INPUT, key: `status-${status}` };
    const { runs, run } = counter(status);
    await withIdempotency(world.as(), input, run);
    assert.equal((await withIdempotency(world.as(), input, run)).replayed, false, String(status));
    assert.equal(runs.count, 2);
    assert.equal(
      (await withIdempotency(world.as(), { ...input, body_hash: "corrected" }, counter().run)).status,
      201,
    );
  }
  const key = { ...INPUT, key: "thrown" };
  const thrown = withIdempotency(world.as(), key, async () => {
    throw invalid("quantity", "too_small", "At least one.");
  });
  await assert.rejects(thrown, refusal("invalid", "invalid_input"));
  assert.equal((await withIdempotency(world.as(), key, counter().run)).replayed, false);
});

test("what ended in an unknown state is gone on with: same body, same name, and told so", async (t) => {
  const world = await openWorld(t);
  const ends: [string, () => Promise<StoredAnswer>][] = [
    ["status-500", counter(500).run],
    ["status-503", counter(503).run],
    ["bug", () => Promise.reject(new Error("a bug"))],
    ["outage", () => Promise.reject(new Refusal("unavailable", "busy", "Later."))],
  ];
  const names = new Set<string>();
  for (const [key, run] of ends) {
    const input = { ...INPUT, key };
    const seen: Once[] = [];
    const noting = (inner: () => Promise<StoredAnswer>) => (once: Once) => {
      seen.push(once);
      return inner();
    };
    await withIdempotency(world.as(), input, noting(run)).catch(() => null);
    const other = withIdempotency(world.as(), { ...input, body_hash: "hash-b" }, counter().run);
    await assert.rejects(other, refusal("invalid", "idempotency_key_reused"));
    world.clock.advance(SECOND_MS);
    assert.equal((await withIdempotency(world.as(), input, noting(counter().run))).status, 201);
    assert.deepEqual(
      seen.map((once) => once.is_repeat),
      [false, true],
    );
    assert.equal(seen[0]?.key, seen[1]?.key);
    names.add(seen[0]?.key ?? "");
  }
  assert.equal(names.size, ends.length);
});

test("twenty at the same time: one run, one answer for all", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => withIdempotency(world.as(), INPUT, run)),
  );
  assert.equal(runs.count, 1);
  assert.equal(answers.filter((answer) => !answer.replayed).length, 1);
  assert.deepEqual([...new Set(answers.map((answer) => answer.body))], ['{"token":"secret-1"}']);
});

test("a repeat that has waited long enough is told so; when the first fails, it runs itself", async (t) => {
  const world = await openWorld(t);
  const gate = Promise.withResolvers<StoredAnswer>();
  const entered = Promise.withResolvers<void>();
  const first = withIdempotency(world.as(), INPUT, () => {
    entered.resolve();
    return gate.promise;
  });
  await entered.promise;
  const { runs, run } = counter();
  const impatient = withIdempotency(world.as(), { ...INPUT, wait_ms: 0 }, run);
  await assert.rejects(impatient, refusal("conflict", "idempotency_in_progress"));
  const patient = withIdempotency(world.as(), INPUT, run);
  gate.resolve({ status: 503, headers: {}, body: "" });
  assert.equal((await first).status, 503);
  assert.equal((await patient).status, 201);
  assert.equal(runs.count, 1);
});

test("a crashed owner's key is free after thirty seconds, and its late answer changes nothing", async (t) => {
  const world = await openWorld(t);
  const gate = Promise.withResolvers<StoredAnswer>();
  const entered = Promise.withResolvers<void>();
  const stuck = withIdempotency(world.as(), INPUT, () => {
    entered.resolve();
    return gate.promise;
  });
  await entered.promise;
  const { run } = counter();
  world.clock.advance(30 * SECOND_MS - 1);
  await assert.rejects(withIdempotency(world.as(), { ...INPUT, wait_ms: 0 }, run), Refusal);
  world.clock.advance(1);
  assert.equal((await withIdempotency(world.as(), { ...INPUT, wait_ms: 0 }, run)).replayed, false);
  gate.resolve({ status: 200, headers: {}, body: "late" });
  assert.equal((await stuck).body, "late");
  assert.equal((await withIdempotency(world.as(), INPUT, run)).body, '{"token":"secret-1"}');
});

test("a key of yesterday's crash names other work today", async (t) => {
  const world = await openWorld(t);
  const seen: Once[] = [];
  const noting = async (once: Once): Promise<StoredAnswer> => {
    seen.push(once);
    throw new Error("a bug");
  };
  await assert.rejects(withIdempotency(world.as(), INPUT, noting));
  world.clock.advance(DAY_MS);
  await assert.rejects(withIdempotency(world.as(), INPUT, noting));
  assert.deepEqual(
    seen.map((once) => once.is_repeat),
    [false, false],
  );
  assert.notEqual(seen[0]?.key, seen[1]?.key);
});

test("after a day the key is free again, and old rows are cleaned up", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  await withIdempotency(world.as(), INPUT, run);
  world.clock.advance(DAY_MS - 1);
  await deleteExpiredKeys(world.as());
  assert.equal((await withIdempotency(world.as(), INPUT, run)).replayed, true);
  world.clock.advance(1);
  const answer = await withIdempotency(world.as(), { ...INPUT, body_hash: "hash-b" }, run);
  assert.equal(answer.replayed, false);
  assert.equal(runs.count, 2);
  world.clock.advance(DAY_MS);
  await deleteExpiredKeys(world.as());
  assert.deepEqual(await rows(world), []);
});

test("what rests in the database can be read with the program's secret only", async (t) => {
  const world = await openWorld(t);
  const { runs, run } = counter();
  await withIdempotency(world.as(), INPUT, run);
  assert.doesNotMatch(JSON.stringify(await rows(world)), /secret-1|user:1|k-1|orders/);
  const config = { ...world.services.config, secret: "x".repeat(32) };
  const rotated = createContext({ ...world.services, config }, SYSTEM_ACTOR);
  await assert.rejects(withIdempotency(rotated, INPUT, run), refusal("conflict", "idempotency_answer_lost"));
  assert.equal(runs.count, 1);
});

test("inside a transaction there is no waiting for others", async (t) => {
  const world = await openWorld(t);
  const inside = transaction(world.as(), (tx) => withIdempotency(tx, INPUT, counter().run));
  await assert.rejects(inside, /while a transaction is open/);
});

function rows(world: World) {
  return world.as().db.selectFrom("idempotency_keys").selectAll().execute();
}

function refusal(kind: string, code: string) {
  return (error: unknown) => error instanceof Refusal && error.kind === kind && error.code === code;
}
