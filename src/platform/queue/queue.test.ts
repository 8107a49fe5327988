// The queue keeps its promises: commits with its cause, one effect, retries, dead letters, taking over.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { type TestContext, test } from "node:test";
import { HOUR_MS, SECOND_MS } from "#platform/clock";
import { now } from "#platform/context";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import {
  createWorker,
  deleteDeadJob,
  enqueue,
  type JobHandler,
  listDeadJobs,
  queueFigures,
  retryDeadJob,
} from "#platform/queue";
import { Refusal } from "#platform/refusal";
import { openWorld, type World } from "../../../test/world.ts";
import { leaseToken } from "./owner.ts";

/** Effects are rows, so that the database says how many there were. */
const note: JobHandler = {
  kind: "transactional",
  run: async (tx, payload: { note: string }) => {
    await tx.db
      .insertInto("mails")
      .values({
        unique_key: `note:${payload.note}`,
        recipient: "olga@example.com",
        subject: payload.note,
        text_body: "",
        html_body: "",
        sent_at: null,
        created_at: now(tx),
      })
      .execute();
  },
};

const broken: JobHandler = {
  kind: "transactional",
  run: async (tx, payload: { note: string }) => {
    await note.run(tx as never, payload as never);
    throw new Error("no luck");
  },
};

function add(world: World, kind: string, name: string, options = {}): Promise<boolean> {
  return transaction(world.as(), (tx) => enqueue(tx, kind, { note: name }, options));
}

async function notes(world: World): Promise<string[]> {
  const rows = await world.as().db.selectFrom("mails").select("subject").orderBy("id").execute();
  return rows.map((row) => row.subject);
}

async function openQueue(t: TestContext, handlers: Record<string, JobHandler> = { note, broken }) {
  const world = await openWorld(t);
  return { world, worker: createWorker(world.services, handlers, { concurrency: 1 }) };
}

test("a job of a transaction that was undone does not exist", async (t) => {
  const { world, worker } = await openQueue(t);
  const undone = transaction(world.as(), async (tx) => {
    await enqueue(tx, "note", { note: "never" });
    throw new Error("changed my mind");
  });
  await assert.rejects(undone, /changed my mind/);
  assert.deepEqual(await worker.drain(), { done: 0, failed: 0 });
  assert.deepEqual(await notes(world), []);
});

test("jobs run in the order in which they are due, and not before", async (t) => {
  const { world, worker } = await openQueue(t);
  await add(world, "note", "later", { run_at: world.clock.now() + HOUR_MS });
  await add(world, "note", "first");
  await add(world, "note", "second");
  assert.deepEqual(await worker.drain(), { done: 2, failed: 0 });
  assert.deepEqual(await notes(world), ["first", "second"]);
  world.clock.advance(HOUR_MS);
  await worker.drain();
  assert.deepEqual(await notes(world), ["first", "second", "later"]);
  assert.deepEqual(await queueFigures(world.as()), { waiting: 0, dead: 0, oldest_due_ms: 0 });
});

test("a unique key admits one waiting job, and another one once it is done", async (t) => {
  const { world, worker } = await openQueue(t);
  assert.equal(await add(world, "note", "one", { unique_key: "k" }), true);
  assert.equal(await add(world, "note", "two", { unique_key: "k" }), false);
  await worker.drain();
  assert.equal(await add(world, "note", "three", { unique_key: "k" }), true);
  await worker.drain();
  assert.deepEqual(await notes(world), ["one", "three"]);
});

test("a failing job leaves no effect, waits longer each time, and ends among the dead", async (t) => {
  const { world, worker } = await openQueue(t);
  await add(world, "broken", "half done");
  await add(world, "note", "the queue moves on");
  assert.deepEqual(await worker.drain(), { done: 1, failed: 1 });
  assert.deepEqual(await worker.drain(), { done: 0, failed: 0 }, "not again at once");
  world.clock.advance(4 * SECOND_MS);
  assert.deepEqual(await worker.drain(), { done: 0, failed: 0 }, "not before its time");
  for (let run = 2; run <= 12; run += 1) {
    world.clock.advance(2 * HOUR_MS);
    assert.deepEqual(await worker.drain(), { done: 0, failed: 1 });
  }
  world.clock.advance(24 * HOUR_MS);
  assert.deepEqual(await worker.drain(), { done: 0, failed: 0 }, "dead jobs rest");
  assert.deepEqual(await notes(world), ["the queue moves on"]);
  const [dead, ...others] = await listDeadJobs(world.as());
  assert.equal(others.length, 0);
  assert.equal(dead?.attempts, 12);
  assert.match(dead?.last_error ?? "", /no luck/);
  const { body } = await world.services.metrics.text();
  assert.match(body, /job_duration_seconds_count\{kind="broken",outcome="dead"\} 1/);
  assert.match(body, /job_duration_seconds_count\{kind="broken",outcome="retried"\} 11/);
});

test("a dead job can be brought back, by hand or by its cause, or forgotten", async (t) => {
  const { world } = await openQueue(t);
  const helpless = createWorker(world.services, {});
  await add(world, "note", "unknown kind", { unique_key: "k" });
  for (let run = 1; run <= 12; run += 1) {
    await helpless.drain();
    world.clock.advance(2 * HOUR_MS);
  }
  const [dead] = await listDeadJobs(world.as());
  const id = dead?.id ?? 0;
  assert.match(dead?.last_error ?? "", /No worker knows jobs of kind note/);
  assert.deepEqual(await queueFigures(world.as()), { waiting: 0, dead: 1, oldest_due_ms: 0 });

  await assert.rejects(retryDeadJob(world.as(), id + 1), refusal("not_found"));
  await assert.rejects(deleteDeadJob(world.as(), id + 1), refusal("not_found"));
  await retryDeadJob(world.as(), id);
  await assert.rejects(
    deleteDeadJob(world.as(), id),
    refusal("not_found"),
    "a live job is not to be forgotten",
  );
  const worker = createWorker(world.services, { note });
  assert.deepEqual(await worker.drain(), { done: 1, failed: 0 });

  await world.as().services.database.run(async (db) => {
    await db
      .insertInto("jobs")
      .values({
        kind: "note",
        payload: '{"note":"revived"}',
        unique_key: "r",
        run_at: 0,
        created_at: 0,
        is_dead: 1,
        attempts: 12,
      })
      .execute();
    await db
      .insertInto("jobs")
      .values({ kind: "note", payload: "{}", unique_key: null, run_at: 0, created_at: 0, is_dead: 1 })
      .execute();
  });
  assert.equal(await add(world, "note", "ignored", { unique_key: "r" }), false);
  const [forgotten] = await listDeadJobs(world.as());
  await deleteDeadJob(world.as(), forgotten?.id ?? 0);
  await worker.drain();
  assert.deepEqual(await notes(world), ["unknown kind", "revived"]);
  assert.deepEqual(await listDeadJobs(world.as()), []);
});

test("a transactional job that dies before its end has no effect until it runs again", async (t) => {
  const { world, worker } = await openQueue(t);
  let deaths = 0;
  const disarm = armFault("job.before_done", () => {
    deaths += 1;
    if (deaths <= 2) throw new Error("the process ended");
  });
  t.after(disarm);
  await add(world, "note", "once");
  for (let run = 1; run <= 3; run += 1) {
    await worker.drain();
    world.clock.advance(HOUR_MS);
  }
  assert.equal(deaths, 3);
  assert.deepEqual(await notes(world), ["once"]);
});

test("an external job runs outside transactions; its call may repeat, its ending does not", async (t) => {
  const world = await openWorld(t);
  let calls = 0;
  const external: JobHandler = {
    kind: "external",
    run: async (context, payload: { note: string }) => {
      assert.equal(context.transaction, null);
      calls += 1;
      return (tx) => note.run(tx as never, payload as never) as Promise<void>;
    },
  };
  const worker = createWorker(world.services, { external });
  const disarm = armFault("job.before_done", () => {
    if (calls === 1) throw new Error("the process ended");
  });
  t.after(disarm);
  await add(world, "external", "told");
  await worker.drain();
  world.clock.advance(HOUR_MS);
  await worker.drain();
  assert.equal(calls, 2);
  assert.deepEqual(await notes(world), ["told"]);
});

test("a worker that was too slow changes nothing: the one that took over has the say", async (t) => {
  const world = await openWorld(t);
  const order: string[] = [];
  const second = createWorker(
    world.services,
    { slow: noteAs("second", async () => {}) },
    { lease_ms: SECOND_MS },
  );
  const first = createWorker(
    world.services,
    {
      slow: noteAs("first", async () => {
        world.clock.advance(2 * SECOND_MS);
        assert.deepEqual(await second.drain(), { done: 1, failed: 0 });
      }),
    },
    { lease_ms: SECOND_MS },
  );
  function noteAs(name: string, during: () => Promise<void>): JobHandler {
    return {
      kind: "external",
      run: async () => {
        order.push(name);
        await during();
        return (tx) => note.run(tx as never, { note: name } as never) as Promise<void>;
      },
    };
  }
  await add(world, "slow", "x");
  await first.drain();
  assert.deepEqual(order, ["first", "second"]);
  assert.deepEqual(await notes(world), ["second"]);
});

test("many workers share the jobs and none is run twice", async (t) => {
  const { world } = await openQueue(t);
  await transaction(world.as(), async (tx) => {
    for (let index = 0; index < 40; index += 1) await enqueue(tx, "note", { note: `n${index}` });
  });
  const workers = Array.from({ length: 5 }, () => createWorker(world.services, { note }, { concurrency: 3 }));
  const drained = await Promise.all(workers.map((worker) => worker.drain()));
  assert.equal(
    drained.reduce((sum, { done }) => sum + done, 0),
    40,
  );
  assert.equal(new Set(await notes(world)).size, 40);
});

test("a started worker is woken by the commit, and stop waits for what runs", async (t) => {
  const world = await openWorld(t);
  const gate = Promise.withResolvers<void>();
  const entered = Promise.withResolvers<void>();
  const handlers: Record<string, JobHandler> = {
    note,
    slow: {
      kind: "external",
      run: async (_context, payload: { note: string }) => {
        entered.resolve();
        await gate.promise;
        return (tx) => note.run(tx as never, payload as never) as Promise<void>;
      },
    },
  };
  // Without the ring the job would wait for the hour.
  const worker = createWorker(world.services, handlers, { concurrency: 1, poll_ms: HOUR_MS });
  worker.start();
  await add(world, "slow", "in flight");
  await add(world, "note", "left for others");
  await entered.promise;
  const stopped = worker.stop();
  gate.resolve();
  await stopped;
  assert.deepEqual(await notes(world), ["in flight"]);
  assert.equal((await queueFigures(world.as())).waiting, 1);
  await worker.stop();
});

function refusal(code: string) {
  return (error: unknown) => error instanceof Refusal && error.code === code;
}

test("a worker that starts takes up at once what a dead process of its machine has left", async (t) => {
  const { world, worker } = await openQueue(t);
  await add(world, "note", "left");
  const [, machine] = leaseToken().split(".");
  const gone = spawnSync(process.execPath, ["--version"]).pid.toString(36);
  await transaction(world.as(), ({ db }) =>
    db
      .updateTable("jobs")
      .set({ lease_token: `${gone}.${machine}.chance`, leased_until: world.clock.now() + HOUR_MS })
      .execute(),
  );
  assert.deepEqual(await worker.drain(), { done: 0, failed: 0 });
  worker.start();
  while ((await notes(world)).length === 0) await new Promise((resolve) => setImmediate(resolve));
  await worker.stop();
  assert.deepEqual(await notes(world), ["left"]);
});
