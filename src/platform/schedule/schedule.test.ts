// The schedule: each run once however many look, late tasks are seen, failing ones fail alone.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOUR_MS, MINUTE_MS } from "#platform/clock";
import { createScheduler, runDue, type ScheduledTask, scheduleHealth } from "#platform/schedule";
import { openWorld } from "../../../test/world.ts";

function counted(name: string, every_ms: number): { task: ScheduledTask; runs: { count: number } } {
  const runs = { count: 0 };
  const run = async () => {
    runs.count += 1;
  };
  return { task: { name, every_ms, run }, runs };
}

test("a task runs at once, then once per period", async (t) => {
  const world = await openWorld(t);
  const [hourly, often] = [counted("hourly", HOUR_MS), counted("often", MINUTE_MS)];
  const tasks = [hourly.task, often.task];
  assert.deepEqual(await runDue(world.services, tasks), ["hourly", "often"]);
  assert.deepEqual(await runDue(world.services, tasks), []);
  world.clock.advance(MINUTE_MS);
  assert.deepEqual(await runDue(world.services, tasks), ["often"]);
  world.clock.advance(HOUR_MS - MINUTE_MS - 1);
  assert.deepEqual(await runDue(world.services, tasks), ["often"]);
  world.clock.advance(1);
  assert.deepEqual(await runDue(world.services, tasks), ["hourly"]);
});

test("of ten nodes that look at the same time one runs it, the first time and every time", async (t) => {
  const world = await openWorld(t);
  const { task, runs } = counted("once", HOUR_MS);
  for (let period = 1; period <= 3; period += 1) {
    const looks = await Promise.all(Array.from({ length: 10 }, () => runDue(world.services, [task])));
    assert.equal(looks.flat().length, 1);
    assert.equal(runs.count, period);
    world.clock.advance(HOUR_MS);
  }
});

test("a failing task fails alone, leaves its error, and runs again in the next period", async (t) => {
  const world = await openWorld(t);
  let is_broken = true;
  const fine = counted("fine", HOUR_MS);
  const shaky: ScheduledTask = {
    name: "shaky",
    every_ms: HOUR_MS,
    run: async () => {
      if (is_broken) throw new Error("no luck");
    },
  };
  await runDue(world.services, [shaky, fine.task]);
  assert.equal(fine.runs.count, 1);
  const errors = async () => (await scheduleHealth(world.as(), [shaky])).map((task) => task.last_error);
  assert.deepEqual(await errors(), ["Error: no luck"]);
  is_broken = false;
  world.clock.advance(HOUR_MS);
  await runDue(world.services, [shaky]);
  assert.deepEqual(await errors(), [null]);
});

test("a task that has not run for twice its period is late, and one that never ran, too", async (t) => {
  const world = await openWorld(t);
  const { task } = counted("hourly", HOUR_MS);
  const isLate = async () => (await scheduleHealth(world.as(), [task])).map((health) => health.is_late);
  assert.deepEqual(await isLate(), [true]);
  await runDue(world.services, [task]);
  assert.deepEqual(await isLate(), [false]);
  world.clock.advance(2 * HOUR_MS);
  assert.deepEqual(await isLate(), [false]);
  world.clock.advance(1);
  assert.deepEqual(await isLate(), [true]);
});

test("the scheduler starts by itself, waits for what runs, and shows what is late", async (t) => {
  const world = await openWorld(t);
  const entered = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let is_done = false;
  const slow: ScheduledTask = {
    name: "slow",
    every_ms: HOUR_MS,
    run: async () => {
      entered.resolve();
      await gate.promise;
      is_done = true;
    },
  };
  const scheduler = createScheduler(world.services, [slow]);
  assert.match((await world.services.metrics.text()).body, /^buybuy_schedule_tasks_late 1$/m);
  scheduler.start();
  await entered.promise;
  const stopped = scheduler.stop();
  gate.resolve();
  await stopped;
  assert.equal(is_done, true);
  assert.match((await world.services.metrics.text()).body, /^buybuy_schedule_tasks_late 0$/m);
  await scheduler.stop();
});
