// The living page of the parts that the seller centre and the back office share, in development and test.
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { freshForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { bulkBar } from "../ui/bulk-bar.ts";
import { button } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { emptyState } from "../ui/empty-state.ts";
import { selectField } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { timeline } from "../ui/timeline.ts";
import { workTable } from "../ui/work-table.ts";
import { workplace } from "../ui/workplace.ts";
import { DESIGN_WORK as SAMPLE } from "./design-work-words.ts";

const PATH = "/design/work/";
const EVENT_AT = Date.UTC(2026, 10, 12, 9);
const HOUR_MS = 3_600_000;
const TONES = ["neutral", "info", "success", "warning", "danger"] as const;

export const designWorkPage: PageRoute = pageRoute({
  method: "get",
  path: PATH,
  access: anyone,
  audience: "private",
  handle: async ({ context, visit }) => shown(designWork(await privateSite(context, visit))),
});

function designWork(site: Site): Markup {
  return workplace(site, {
    surface: "seller",
    name: SAMPLE.name,
    sections: SAMPLE.sections.map(({ label, places }) => ({ label, places: [...places] })),
    here: "products",
    title: SAMPLE.title,
    intro: SAMPLE.lead,
    elsewhere: [{ label: SAMPLE.elsewhere, path: "/design/" }],
    actions: html`${button(SAMPLE.secondary, { kind: "secondary", type: "button" })}
${button(SAMPLE.primary, { type: "button", icon: icon(site, "plus") })}`,
    content: html`<div class="stat-tiles">${SAMPLE.tiles.map((tile) => statTile(site, tile))}</div>
${list(site)}${details(site)}${panel(site, { title: SAMPLE.none, content: emptyTable(site) })}`,
  });
}

function list(site: Site): Markup {
  const actions = html`${button(SAMPLE.publish, { kind: "secondary" })}
${button(SAMPLE.archive, { kind: "danger" })}`;
  return html`${filterBar(site, {
    action: site.link(PATH),
    search: { name: "q", label: SAMPLE.search, value: "" },
    fields: selectField(site, freshForm(), {
      name: "state",
      label: SAMPLE.state,
      options: [...SAMPLE.states],
    }),
  })}<form id="sample" method="get" action="${site.link(PATH)}">${bulkBar(site, { form_id: "sample", actions })}</form>
${workTable(site, {
  caption: SAMPLE.caption,
  columns: SAMPLE.columns.map((label, at) => ({
    id: label,
    label,
    is_number: at > 2,
    ...(at !== 2 && { href: "#content" }),
    ...(at === 0 && { sorted: "asc" as const }),
  })),
  rows: SAMPLE.rows.map(([name, state, ...rest], at) => ({
    id: at + 1,
    href: "#content",
    cells: [name, stateBadge(state, SAMPLE.tones[at]), ...rest],
  })),
  empty: html``,
  selection: { form_id: "sample", name: "id" },
})}`;
}

function details(site: Site): Markup {
  const entries = SAMPLE.events.map((title, at) => ({
    at: EVENT_AT + at * HOUR_MS,
    title,
    tone: TONES[at] ?? "neutral",
    note: at === 2 ? SAMPLE.note : null,
  }));
  return html`<div class="panels">${panel(site, {
    title: SAMPLE.panel,
    actions: button(SAMPLE.archive, { kind: "quiet", type: "button" }),
    content: definitions(SAMPLE.facts),
  })}${panel(site, { title: SAMPLE.history, content: timeline(site, entries) })}${panel(site, {
    title: SAMPLE.badges,
    content: html`<div class="cluster">${TONES.map((tone) => stateBadge(tone, tone))}</div>`,
  })}</div>`;
}

function emptyTable(site: Site): Markup {
  const { none, none_text } = SAMPLE;
  const empty = emptyState(site, { icon: "tag", title: none, text: none_text });
  return workTable(site, { caption: none, columns: [], rows: [], empty });
}
