// The overview of the back office: sales of all sellers over time, queues that wait, and how the system is.
import { emptySearches, type FiguresRequest, salesSummary, searchTerms } from "#modules/analytics";
import { mayAct } from "#modules/identity";
import { type Health, health } from "#modules/operations";
import { ordersNeedingAttention } from "#modules/orders";
import { transfersWaiting } from "#modules/payments";
import { sellersWaiting } from "#modules/sellers";
import { SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { takeAndRefunds } from "../figures-page.ts";
import { askedFigures, figuresAddress, rangeBar } from "../figures-range.ts";
import { marketTiles, termsTable } from "../figures-tables.ts";
import { moneyChart, tiles } from "../figures-view.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { ANALYTICS_PATH } from "./analytics-pages.ts";
import { officePage } from "./office-frame.ts";

const PATH = "/admin/";
const SHOWN_TERMS = 5;

/** A whole page; of what waits and how the system is, everybody sees what they may act on. */
export async function overviewPage(context: Context, site: Site): Promise<Markup> {
  const { overview: words } = site.words.figures;
  const request = askedFigures(context, site, context.services.config.country);
  const compared = await salesSummary(context, "market", request);
  const { currency, currencies } = compared;
  const state = mayAct(context.actor, "jobs.manage") ? await health(context) : null;
  return officePage(context, site, {
    here: "overview",
    title: words.title,
    content: html`${await waitingSection(context, site, state)}
<div class="figures">
${rangeBar(context, site, { path: PATH, request, currency, currencies })}
${tiles(site, compared, marketTiles(site, currency))}
${panel(site, {
  title: words.gross_by_day,
  content: moneyChart(site, { title: words.gross_by_day, compared, of: (sales) => sales.revenue_minor }),
})}
${takeAndRefunds(site, compared)}
${await searches(context, site, { ...request, currency })}
${state ? panel(site, { title: words.health, content: healthFacts(site, state) }) : NOTHING}</div>`,
  });
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

async function waitingSection(context: Context, site: Site, state: Health | null): Promise<Markup> {
  const { overview: words } = site.words.figures;
  const { actor } = context;
  const queues: [string, number, string][] = [];
  if (mayAct(actor, "sellers.decide")) {
    queues.push([words.sellers, await sellersWaiting(context), "/admin/sellers/?status=pending"]);
  }
  if (mayAct(actor, "orders.manage")) {
    queues.push([words.attention, await ordersNeedingAttention(context), "/admin/orders/?attention=true"]);
  }
  if (mayAct(actor, "payments.manage")) {
    queues.push([words.transfers, await transfersWaiting(context), "/admin/transfers/"]);
  }
  if (state) queues.push([words.failed_jobs, state.queue.dead, "/admin/jobs/?state=failed"]);
  if (queues.length === 0) return NOTHING;
  return html`<section class="figures" aria-labelledby="overview-waiting">
<h2 class="figures__title" id="overview-waiting">${words.waiting}</h2>
<div class="stat-tiles">${queues.map(([label, count, path]) =>
    statTile(site, { label, value: site.formats.number(count), href: site.link(path) }),
  )}</div></section>`;
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
