// What waits in the back office: how much in each queue, the first of it, and the ways to one's other places.
import type { StaffPermission } from "#modules/identity";
import { readJobs } from "#modules/operations";
import { listAllOrders, listTransfers, ordersNeedingAttention } from "#modules/orders";
import { transfersWaiting } from "#modules/payments";
import { listAllSellers, sellersWaiting } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { queueFigures } from "#platform/queue";
import type { Words } from "../locales/words.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { type WorkColumn, type WorkRow, workTable } from "../ui/work-table.ts";
import { mayEnter, placesFor } from "./office-places.ts";

const SHOWN = 5;
const SLICE = { page_size: SHOWN, offset: 0 };

interface Queue {
  permission: StaffPermission;
  /** The list of all that waits. */
  path: string;
  label(words: Words["figures"]["overview"]): string;
  count(context: Context): Promise<number>;
  /** The heads of a table, and its first rows. */
  columns(words: Words): WorkColumn[];
  first(context: Context, site: Site): Promise<WorkRow[]>;
}

/** A queue with how much waits in it. */
export type Waiting = Queue & { waiting: number };

const QUEUES: readonly Queue[] = [
  {
    permission: "sellers.decide",
    path: "/admin/sellers/?status=pending",
    label: ({ sellers }) => sellers,
    count: sellersWaiting,
    columns: ({ office: { sellers, list } }) => [
      { id: "name", label: sellers.name },
      { id: "country", label: sellers.country },
      { id: "created", label: list.created, is_whole: true },
    ],
    first: firstSellers,
  },
  {
    permission: "orders.manage",
    path: "/admin/orders/?attention=true",
    label: ({ attention }) => attention,
    count: ordersNeedingAttention,
    columns: ({ office: { orders, reason } }) => [
      { id: "number", label: orders.number },
      { id: "reason", label: reason },
      { id: "placed", label: orders.placed, is_whole: true },
    ],
    first: firstOrders,
  },
  {
    permission: "payments.manage",
    path: "/admin/transfers/",
    label: ({ transfers }) => transfers,
    count: transfersWaiting,
    columns: ({ office: { orders, transfers } }) => [
      { id: "number", label: orders.number },
      { id: "until", label: transfers.until, is_whole: true },
      { id: "amount", label: orders.amount, is_number: true },
    ],
    first: firstTransfers,
  },
  {
    permission: "jobs.manage",
    path: "/admin/jobs/?state=failed",
    label: ({ failed_jobs }) => failed_jobs,
    count: async (context) => (await queueFigures(context)).dead,
    columns: ({ control: { jobs } }) => [
      { id: "kind", label: jobs.kind },
      { id: "error", label: jobs.error },
      { id: "since", label: jobs.since, is_whole: true },
    ],
    first: firstJobs,
  },
];

/** The queues that this person may work on. */
export function queuesFor(context: Context): Promise<Waiting[]> {
  const own = QUEUES.filter(({ permission }) => mayEnter(context.actor, permission));
  return Promise.all(own.map(async (queue) => ({ ...queue, waiting: await queue.count(context) })));
}

/** A tile for each; nothing for whoever works on none. */
export function queueTiles(site: Site, queues: readonly Waiting[]): Markup {
  const { overview: words } = site.words.figures;
  if (queues.length === 0) return NOTHING;
  return html`<section class="figures" aria-labelledby="overview-waiting">
<h2 class="figures__title" id="overview-waiting">${words.waiting}</h2>
<div class="stat-tiles">${queues.map(({ label, waiting, path }) =>
    statTile(site, { label: label(words), value: site.formats.number(waiting), href: site.link(path) }),
  )}</div></section>`;
}

/** The first that waits in each queue where something does; without a queue, the ways to one's places. */
export async function queuePanels(context: Context, site: Site, queues: readonly Waiting[]): Promise<Markup> {
  const { overview: words } = site.words.figures;
  if (queues.length === 0) return ways(context, site);
  const busy = queues.filter(({ waiting }) => waiting > 0);
  if (busy.length === 0) return notice(site, { tone: "success", content: words.nothing_waits });
  return html`<div class="panels panels--pairs">${await Promise.all(
    busy.map((queue) => queuePanel(context, site, queue)),
  )}</div>`;
}

async function queuePanel(context: Context, site: Site, queue: Waiting): Promise<Markup> {
  const { words } = site;
  const title = queue.label(words.figures.overview);
  return panel(site, {
    title,
    actions: buttonLink(words.figures.overview.see_all, site.link(queue.path), { kind: "quiet" }),
    content: workTable(site, {
      caption: title,
      columns: queue.columns(words),
      rows: await queue.first(context, site),
      empty: html`<p class="quiet">${words.figures.overview.nothing_waits}</p>`,
    }),
  });
}

/** The places that one was given, as large as queues are. */
function ways(context: Context, site: Site): Markup {
  const { overview: words } = site.words.figures;
  const own = placesFor(context.actor).filter(({ permission }) => permission !== "staff");
  if (own.length === 0) return notice(site, { tone: "info", content: words.no_permissions });
  return html`<section class="figures" aria-labelledby="overview-ways">
<h2 class="figures__title" id="overview-ways">${words.ways}</h2>
<ul class="office-ways">${own.map(
    ({ path, icon: name, label }) =>
      html`<li><a href="${site.link(path)}">${icon(site, name)}<span>${label(site.words)}</span></a></li>`,
  )}</ul></section>`;
}

async function firstSellers(context: Context, site: Site): Promise<WorkRow[]> {
  const slice = { ...SLICE, ordering: "created_at" } as const;
  const { results } = await listAllSellers(context, { status: "pending" }, slice);
  return results.map(({ id, name, country, created_at }) => ({
    id: `seller-${id}`,
    href: site.link(`/admin/sellers/${id}/`),
    cells: [html`<bdi>${name}</bdi>`, site.formats.country(country), site.formats.date(created_at)],
  }));
}

async function firstOrders(context: Context, site: Site): Promise<WorkRow[]> {
  const { results } = await listAllOrders(
    context,
    { needs_attention: true },
    { ...SLICE, oldest_first: true },
  );
  return results.map(({ id, number, attention_reason, placed_at }) => ({
    id: `order-${id}`,
    href: site.link(`/admin/orders/${id}/`),
    cells: [
      html`<bdi>${number}</bdi>`,
      html`<bdi>${attention_reason ?? "–"}</bdi>`,
      site.formats.date(placed_at),
    ],
  }));
}

async function firstTransfers(context: Context, site: Site): Promise<WorkRow[]> {
  const { results } = await listTransfers(context, {}, SLICE);
  const may_open = mayEnter(context.actor, "orders.manage");
  return results.map(({ payment_id, order_id, order_number, amount_minor, currency, expires_at }) => ({
    id: `transfer-${payment_id}`,
    href: may_open ? site.link(`/admin/orders/${order_id}/`) : undefined,
    cells: [
      html`<bdi>${order_number}</bdi>`,
      expires_at === null ? "–" : site.formats.date(expires_at),
      site.formats.money(amount_minor, currency),
    ],
  }));
}

async function firstJobs(context: Context, site: Site): Promise<WorkRow[]> {
  const { results } = await readJobs(context, "failed", SLICE);
  return results.map(({ id, kind, last_error, created_at }) => ({
    id: `job-${id}`,
    cells: [
      html`<code dir="ltr">${kind}</code>`,
      html`<span class="control-value" dir="ltr">${last_error ?? "–"}</span>`,
      site.formats.date(created_at),
    ],
  }));
}
