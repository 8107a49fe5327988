// Background jobs for staff: what waits, runs and failed; retry and discard; how the program is.
import { z } from "@hono/zod-openapi";
import { discardJob, health, readJob, readJobs, retryJob } from "#modules/operations";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { JOB_STATES, type JobRow } from "#platform/queue";
import { staff } from "../access.ts";
import { idParams, timeOutput } from "../common.ts";

const TAG = "Staff: operations";
const PATH = "/api/admin/jobs/";
const REFUSALS = { 403: ["permission_denied"] };

const schema = z
  .strictObject({
    id: z.int(),
    kind: z.string(),
    state: z.enum(JOB_STATES),
    payload: z.unknown().openapi({ description: "What it is about: ids only." }),
    attempts: z.int(),
    run_at: timeOutput,
    last_error: z.string().nullable(),
    created_at: timeOutput,
  })
  .openapi("Job");
const healthSchema = z
  .strictObject({
    queue: z.strictObject({ waiting: z.int(), failed: z.int(), oldest_due_seconds: z.number() }),
    database: z.enum(["ok", "down"]),
    redis: z.enum(["ok", "down", "unused"]),
    schedule: z.array(
      z.strictObject({ name: z.string(), last_run_at: timeOutput, last_error: z.string().nullable() }),
    ),
  })
  .openapi("ProgramHealth");

const target = (context: Context, { id }: { id: number }) => readJob(context, id);

export const adminJobRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Jobs in one state, newest first",
    tag: TAG,
    access: staff,
    query: z.object({ ...pageQuery, state: z.enum(JOB_STATES).default("failed") }),
    answers: { 200: { description: "A page of jobs.", schema: pageSchema(schema) } },
    refusals: { ...REFUSALS, 422: ["use_cursor", "invalid_cursor"] },
    handle: async ({ context, query, request }) => {
      const { page_size, cursor } = query;
      const offset = cursor === undefined ? pageOffset(query) : 0;
      const page = await readJobs(context, query.state, { page_size, cursor, offset });
      return ok(pageBody(context.services.config.url, request, query, page, present));
    },
  }),
  route({
    method: "get",
    path: `${PATH}health/`,
    summary: "How the queue, the database, Redis and the schedule stand",
    tag: TAG,
    access: staff,
    answers: { 200: { description: "Each part.", schema: healthSchema } },
    refusals: REFUSALS,
    handle: async ({ context }) => ok(presentHealth(await health(context))),
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One job; one that is done is gone",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "The job.", schema } },
    refusals: REFUSALS,
    handle: ({ target: job }) => ok(present(job)),
  }),
  route({
    method: "post",
    path: `${PATH}{id}/retry/`,
    summary: "Give a failed job all its attempts again",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "The job, waiting.", schema } },
    refusals: REFUSALS,
    handle: async ({ context, params }) => ok(present(await retryJob(context, params.id))),
  }),
  route({
    method: "delete",
    path: `${PATH}{id}/`,
    summary: "Forget a failed job: what it was to do never happens",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 204: { description: "Forgotten." } },
    refusals: REFUSALS,
    handle: async ({ context, params }) => {
      await discardJob(context, params.id);
      return noContent();
    },
  }),
];

function present({ run_at, created_at, payload, ...job }: JobRow) {
  const times = { run_at: isoTime(run_at), created_at: isoTime(created_at) };
  return { ...job, payload: JSON.parse(payload) as unknown, ...times };
}

function presentHealth({ queue, schedule, ...parts }: Awaited<ReturnType<typeof health>>) {
  return {
    ...parts,
    queue: { waiting: queue.waiting, failed: queue.dead, oldest_due_seconds: queue.oldest_due_ms / 1000 },
    schedule: schedule.map((run) => ({ ...run, last_run_at: isoTime(run.last_run_at) })),
  };
}
