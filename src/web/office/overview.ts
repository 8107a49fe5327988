// The overview of the back office: queues that wait, sales of all sellers for whoever may see them, and how
// the system is.
import { emptySearches, type FiguresRequest, salesSummary, searchTerms } from "#modules/analytics";
import { mayAct } from "#modules/identity";
import { type Health, health } from "#modules/operations";
import { SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { takeAndRefunds } from "../figures-page.ts";
import { askedFigures, daysWords, figuresAddress, rangeBar } from "../figures-range.ts";
import { marketTiles, termsTable } from "../figures-tables.ts";
import { moneyChart, tiles } from "../figures-view.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { panel } from "../ui/panel.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { ANALYTICS_PATH } from "./analytics-pages.ts";
import { officePage } from "./office-frame.ts";
import { queuePanels, queuesFor, queueTiles } from "./overview-queues.ts";

const PATH = "/admin/";
const SHOWN_TERMS = 5;

/** A whole page; of what waits, of sales and of how the system is, everybody sees what they may. */
export async function overviewPage(context: Context, site: Site): Promise<Markup> {
  const { overview: words } = site.words.figures;
  const { actor } = context;
  const request = askedFigures(context, site, context.services.config.country);
  const queues = await queuesFor(context);
  const sees_figures = mayAct(actor, "figures.read");
  const state = mayAct(actor, "jobs.manage") ? await health(context) : null;
  return officePage(context, site, {
    here: "overview",
    title: words.title,
    ...(!sees_figures && { intro: words.work_intro }),
    content: html`${queueTiles(site, queues)}
<div class="figures">${
      sees_figures
        ? await figures(context, site, request)
        : html`${await queuePanels(context, site, queues)}
<div><h2 class="figures__title">${words.searched}</h2>
<p class="quiet">${daysWords(site, request)}</p></div>${await searches(context, site, request)}`
    }
${state ? panel(site, { title: words.health, content: healthFacts(site, state) }) : NOTHING}</div>`,
  });
}

async function figures(context: Context, site: Site, request: FiguresRequest): Promise<Markup> {
  const { gross_by_day: title } = site.words.figures.overview;
  const compared = await salesSummary(context, "market", request);
  const { currency, currencies } = compared;
  return html`${rangeBar(context, site, { path: PATH, request, currency, currencies })}
${tiles(site, compared, marketTiles(site, currency))}
${panel(site, {
  title,
  content: moneyChart(site, { title, compared, of: (sales) => sales.revenue_minor }),
})}
${takeAndRefunds(site, compared)}
${await searches(context, site, { ...request, currency })}`;
}

/** What shoppers searched for most, and in vain. */
async function searches(context: Context, site: Site, request: FiguresRequest): Promise<Markup> {
  const { analytics: words, dashboard, table } = site.words.figures;
  const led = await searchTerms(context, "market", request, SHOWN_TERMS);
  const nothing = await emptySearches(context, request, SHOWN_TERMS);
  const all = buttonLink(dashboard.all, figuresAddress(site, ANALYTICS_PATH, request), { kind: "quiet" });
  const led_here = termsTable(site, { caption: words.searches, head: table.views, rows: led });
  const in_vain = termsTable(site, { caption: words.empty, head: table.times, rows: nothing });
  return html`<div class="panels">
${panel(site, { title: words.searches, actions: all, content: led_here })}
${panel(site, { title: words.empty, content: in_vain })}</div>`;
}

function healthFacts(site: Site, { database, redis, queue, schedule }: Health): Markup {
  const { overview: words } = site.words.figures;
  const { number, plural, list } = site.formats;
  const tone = { ok: "success", down: "danger", unused: "neutral" } as const;
  const failed = schedule.filter(({ last_error }) => last_error !== null).map(({ name }) => name);
  return definitions([
    [words.database, stateBadge(words[database], tone[database])],
    [words.redis, stateBadge(words[redis], tone[redis])],
    [words.queue, number(queue.waiting)],
    [words.oldest, plural(Math.round(queue.oldest_due_ms / SECOND_MS), words.seconds)],
    [words.tasks, failed.length === 0 ? words.none : html`<bdi>${list(failed)}</bdi>`],
  ]);
}
