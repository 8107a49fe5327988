// The queue as the people who look after the shop see it: what waits, runs and was given up.
import { type Context, now } from "#platform/context";
import { cursorOf, readCursor } from "#platform/database";
import type {} from "./tables.ts";

/** `waiting` counts what is due, what is for later and what will be tried again. */
export const JOB_STATES = ["waiting", "running", "failed"] as const;
export type JobState = (typeof JOB_STATES)[number];

export interface JobRow {
  id: number;
  kind: string;
  state: JobState;
  /** JSON of ids. */
  payload: string;
  /** Runs so far, the present one included. */
  attempts: number;
  /** Not before this moment. */
  run_at: number;
  /** What the last run failed with, without what looks like an address or a key. */
  last_error: string | null;
  created_at: number;
}

const COLUMNS = [
  ...(["id", "kind", "payload", "attempts", "run_at", "last_error", "created_at"] as const),
  ...(["is_dead", "leased_until"] as const),
];
const EMAIL = /[^\s<>"'=:,;/]+@[^\s<>"',;:/]+/g;
const CREDENTIALS = /\/\/[^\s/@]+@/g;
const KEY = /\b(?=\w*\d)[\w-]{20,}/g;
const MAX_COUNT = 10_000;
const HIDDEN = "•••";

export interface JobSlice {
  page_size: number;
  offset?: number;
  cursor?: string;
}

/** One page; the count stops at ten thousand. */
export interface JobPage {
  results: JobRow[];
  count: number;
  count_is_exact: boolean;
  next_cursor: string | null;
}

/** One page in this state, newest first. */
export async function listJobs(context: Context, state: JobState, slice: JobSlice): Promise<JobPage> {
  const time = now(context);
  let query = context.db.selectFrom("jobs").where("is_dead", "=", state === "failed" ? 1 : 0);
  if (state !== "failed") query = query.where("leased_until", state === "running" ? ">" : "<=", time);
  const counted = await context.db
    .selectFrom(
      query
        .select("id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  if (slice.cursor !== undefined) query = query.where("id", "<", Number(readCursor(slice.cursor, 1)[0]));
  const rows = await query
    .select(COLUMNS)
    .orderBy("id", "desc")
    .limit(slice.page_size + 1)
    .offset(slice.offset ?? 0)
    .execute();
  const last = rows.length > slice.page_size ? rows[slice.page_size - 1] : undefined;
  return {
    results: rows.slice(0, slice.page_size).map((row) => presented(row, time)),
    count: Math.min(Number(counted.rows), MAX_COUNT),
    count_is_exact: Number(counted.rows) <= MAX_COUNT,
    next_cursor: last ? cursorOf([last.id]) : null,
  };
}

/** One job, or undefined when it is done or was never there. */
export async function findJob(context: Context, id: number): Promise<JobRow | undefined> {
  const row = await context.db.selectFrom("jobs").select(COLUMNS).where("id", "=", id).executeTakeFirst();
  return row && presented(row, now(context));
}

/** An error's words without what looks like an address, a password in a link, or a key. */
export function redactedError(text: string): string {
  return text.replace(CREDENTIALS, `//${HIDDEN}@`).replace(EMAIL, HIDDEN).replace(KEY, HIDDEN);
}

function presented(
  row: Omit<JobRow, "state"> & { is_dead: number; leased_until: number },
  time: number,
): JobRow {
  const { is_dead, leased_until, last_error, ...rest } = row;
  const state = is_dead === 1 ? "failed" : leased_until > time ? "running" : "waiting";
  return { ...rest, state, last_error: last_error === null ? null : redactedError(last_error) };
}
