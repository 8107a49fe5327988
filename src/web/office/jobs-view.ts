// The page of background jobs: figures, the jobs of one state, the regular work.
import type { Health, readJobs } from "#modules/operations";
import { SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import { JOB_STATES, type JobRow } from "#platform/queue";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { workTable } from "../ui/work-table.ts";
import type { JobsAsked } from "./jobs-pages.ts";
import { officePage } from "./office-frame.ts";
import { listAddress, listFoot } from "./office-list.ts";

/** Where the jobs are. */
export const JOBS_PATH = "/admin/jobs/";

/** A whole page. */
export function jobsPage(
  context: Context,
  site: Site,
  asked: JobsAsked,
  facts: { listed: Awaited<ReturnType<typeof readJobs>>; health: Health },
): Promise<Markup> {
  const { jobs: words } = site.words.control;
  const { done, ...list } = asked;
  return officePage(context, site, {
    here: "jobs",
    title: words.title,
    intro: words.intro,
    done: done && words.done[done],
    content: html`<div class="stack">${tiles(site, facts.health)}
<nav class="control-tabs" aria-label="${words.title}"><ul>${JOB_STATES.map((state) => tab(site, state, asked))}</ul></nav>
${jobsTable(site, asked, facts.listed.results)}
${listFoot(site, JOBS_PATH, list, facts.listed)}
${panel(site, { title: words.schedule, content: schedule(site, facts.health) })}</div>`,
  });
}

function tiles(site: Site, { queue, database, redis }: Health): Markup {
  const { jobs: words } = site.words.control;
  const { formats } = site;
  const seconds = Math.round(queue.oldest_due_ms / SECOND_MS);
  const state = (name: "ok" | "down" | "unused") =>
    stateBadge(words.health[name], name === "ok" ? "success" : name === "down" ? "danger" : "neutral");
  return html`<div class="control-tiles">
${statTile(site, { label: words.failed, value: formats.number(queue.dead) })}
${statTile(site, { label: words.waiting, value: formats.number(queue.waiting) })}
${statTile(site, { label: words.oldest, value: formats.plural(seconds, words.seconds) })}
${statTile(site, { label: words.database, value: state(database) })}
${statTile(site, { label: words.redis, value: state(redis) })}</div>`;
}

function tab(site: Site, state: JobsAsked["state"], asked: JobsAsked): Markup {
  const here = state === asked.state ? html` aria-current="true"` : html``;
  const label = site.words.control.jobs.states[state];
  return html`<li><a href="${listAddress(site, JOBS_PATH, { state })}"${here}>${label}</a></li>`;
}

function jobsTable(site: Site, { state }: JobsAsked, jobs: JobRow[]): Markup {
  const { jobs: words } = site.words.control;
  const is_failed = state === "failed";
  return workTable(site, {
    caption: words.states[state],
    columns: [
      { id: "kind", label: words.kind },
      { id: "about", label: words.about },
      { id: "attempts", label: words.attempts, is_number: true },
      { id: "error", label: words.error },
      { id: "time", label: is_failed ? words.since : words.next },
      ...(is_failed ? [{ id: "actions", label: words.actions }] : []),
    ],
    rows: jobs.map((job) => ({
      id: job.id,
      cells: [
        html`<code dir="ltr">${job.kind}</code>`,
        html`<code class="control-value" dir="ltr">${job.payload}</code>`,
        site.formats.number(job.attempts),
        html`<span class="control-value" dir="ltr">${job.last_error ?? "–"}</span>`,
        site.formats.moment(is_failed ? job.created_at : job.run_at),
        ...(is_failed ? [acts(site, job.id)] : []),
      ],
    })),
    empty: emptyState(site, { icon: "circle-check", title: words.none_title, text: words.none_text }),
  });
}

function acts(site: Site, id: number): Markup {
  const { jobs: words } = site.words.control;
  const form = (name: "retry" | "discard", label: string, long: string) =>
    html`<form method="post" action="${site.link(`${JOBS_PATH}${id}/${name}/`)}">${csrfField(site)}
${button(html`<span aria-hidden="true">${label}</span><span class="visually-hidden">${long}</span>`, { kind: name === "retry" ? "secondary" : "quiet" })}</form>`;
  return html`<div class="control-acts">${form("retry", words.retry, words.retry_name(id))}
${form("discard", words.discard, words.discard_name(id))}</div>`;
}

function schedule(site: Site, { schedule: runs }: Health): Markup {
  const { jobs: words } = site.words.control;
  return workTable(site, {
    caption: words.schedule,
    columns: [
      { id: "task", label: words.task },
      { id: "last", label: words.last_run },
      { id: "error", label: words.error },
    ],
    rows: runs.map(({ name, last_run_at, last_error }) => ({
      id: name,
      cells: [
        html`<code dir="ltr">${name}</code>`,
        site.formats.moment(last_run_at),
        html`<span class="control-value" dir="ltr">${last_error ?? "–"}</span>`,
      ],
    })),
    empty: html`<p class="quiet">${words.no_schedule}</p>`,
  });
}
