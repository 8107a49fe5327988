// The metrics: few series, every figure there, and readable also when something is down.
import assert from "node:assert/strict";
import { test } from "node:test";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { createMetrics } from "#platform/metrics";
import { enqueue } from "#platform/queue";
import { openWorld } from "../../../test/world.ts";

test("requests are counted by pattern and status, jobs by kind and outcome, statements in all", async () => {
  let statements = 7;
  const metrics = createMetrics(() => statements);
  const route = "/api/products/{id}/";
  for (const status of [200, 200, 404])
    metrics.requestAnswered({ method: "get", route, status, duration_ms: 3 });
  metrics.jobFinished({ kind: "mail.send", outcome: "done", duration_ms: 20 });
  const { body, content_type } = await metrics.text();
  assert.match(content_type, /^text\/plain/);
  assert.match(body, /http_request_duration_seconds_count\{method="get",route="[^"]+",status="200"\} 2/);
  assert.match(body, /http_request_duration_seconds_count\{method="get",route="[^"]+",status="404"\} 1/);
  assert.match(body, /_bucket\{le="0.005",method="get",route="[^"]+",status="200"\} 2/);
  assert.match(body, /buybuy_job_duration_seconds_count\{kind="mail.send",outcome="done"\} 1/);
  assert.match(body, /^buybuy_database_statements_total 7$/m);
  assert.match(body, /^process_resident_memory_bytes \d+$/m);
  statements = 9;
  assert.match((await metrics.text()).body, /^buybuy_database_statements_total 9$/m);
});

test("a figure that cannot be read is NaN, and the others are there", async () => {
  const metrics = createMetrics(() => 0);
  metrics.watch("broken", "Throws.", () => {
    throw new Error("down");
  });
  metrics.watch("gone", "Rejects.", () => Promise.reject(new Error("down")));
  metrics.watch("fine", "Is replaced.", () => 1);
  metrics.watch("fine", "Counts.", async () => 2);
  const { body } = await metrics.text();
  assert.match(body, /^buybuy_broken Nan$/im);
  assert.match(body, /^buybuy_gone Nan$/im);
  assert.match(body, /^buybuy_fine 2$/m);
});

test("the queue shows how much waits and for how long", async (t) => {
  const world = await openWorld(t);
  await transaction(createContext(world.services, SYSTEM_ACTOR), (tx) => enqueue(tx, "unheard", {}));
  world.clock.advance(5000);
  const { body } = await world.services.metrics.text();
  assert.match(body, /^buybuy_jobs_waiting 1$/m);
  assert.match(body, /^buybuy_jobs_dead 0$/m);
  assert.match(body, /^buybuy_jobs_oldest_due_seconds 5$/m);
  assert.match(body, /^buybuy_redis_up 0$/m);
});
