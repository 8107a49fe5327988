// Background jobs in the back office: how the program is, what waits and failed, and what to do about it.
import { z } from "@hono/zod-openapi";
import { discardJob, health, readJobs, retryJob } from "#modules/operations";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { JOB_STATES } from "#platform/queue";
import { Refusal } from "#platform/refusal";
import { idParams } from "../../api/common.ts";
import { privateSite } from "../site.ts";
import { JOBS_PATH, jobsPage } from "./jobs-view.ts";
import { PAGE_SIZE, pageNumber } from "./office-list.ts";
import { officeAccess } from "./office-places.ts";

const access = officeAccess("jobs.manage");

const listQuery = z.object({
  page: pageNumber,
  state: z.enum(JOB_STATES).default("failed"),
  done: z.enum(["retried", "discarded", "gone"]).optional().catch(undefined),
});
export type JobsAsked = z.output<typeof listQuery>;

export const jobsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: JOBS_PATH,
    access,
    audience: "private",
    query: listQuery,
    handle: async ({ context, visit, query }) => {
      const site = await privateSite(context, visit);
      const slice = { page_size: PAGE_SIZE, offset: (query.page - 1) * PAGE_SIZE };
      const listed = await readJobs(context, query.state, slice);
      return shown(await jobsPage(context, site, query, { listed, health: await health(context) }));
    },
  }),
  act("retry", "retried", async (context, id) => {
    await retryJob(context, id);
  }),
  act("discard", "discarded", discardJob),
];

function act(
  name: "retry" | "discard",
  done: "retried" | "discarded",
  change: (context: Context, id: number) => Promise<void>,
): PageRoute {
  return pageRoute({
    method: "post",
    path: `${JOBS_PATH}{id}/${name}/`,
    access,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const { link } = await privateSite(context, visit);
      const is_done = await change(context, params.id).then(() => true, isGone);
      return seeOther(link(`${JOBS_PATH}?done=${is_done ? done : "gone"}`));
    },
  });
}

/** Somebody else was quicker, which is no mistake of whoever pressed the button. */
function isGone(error: unknown): false {
  if (error instanceof Refusal && error.kind === "missing") return false;
  throw error;
}
