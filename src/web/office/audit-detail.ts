// One line of the audit log: who, what, when and why, and what differs before and after.
import type { LoggedDeed } from "#modules/operations";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { workTable } from "../ui/work-table.ts";
import { AUDIT_PATH, actionWords, actorWords, addressWords, subjectWords } from "./audit-words.ts";
import { officePage } from "./office-frame.ts";
import { mayEnter, type OfficePermission } from "./office-places.ts";

/** Where things of a kind have their page, and who may open it. */
const PLACES: Readonly<Record<string, { path: string; permission: OfficePermission }>> = {
  seller: { path: "/admin/sellers/", permission: "sellers.decide" },
  user: { path: "/admin/users/", permission: "users.read" },
  category: { path: "/admin/categories/", permission: "catalog.manage" },
  product: { path: "/admin/products/", permission: "catalog.manage" },
  order: { path: "/admin/orders/", permission: "orders.manage" },
  setting: { path: "/admin/settings/", permission: "settings.manage" },
};
const GONE = /\.(removed|merged|discarded)$/;

/** A whole page. */
export function auditDetail(context: Context, site: Site, deed: LoggedDeed): Promise<Markup> {
  const { audit: words, reason } = site.words.control;
  const rows: [string, string | Markup][] = [
    [words.what, actionWords(site, deed)],
    [words.about, subjectWords(site, deed)],
    [words.who, actorWords(site, deed)],
    [words.address, addressWords(site, deed)],
    [words.at, site.formats.moment(deed.at)],
  ];
  if (deed.reason !== null) rows.push([reason, html`<bdi>${deed.reason}</bdi>`]);
  if (deed.request_id !== null) rows.push([words.request, html`<code dir="ltr">${deed.request_id}</code>`]);
  return officePage(context, site, {
    here: "audit",
    title: words.actions[deed.action] ?? deed.action,
    actions: html`${openButton(context, site, deed)}${buttonLink(words.back, site.link(AUDIT_PATH), { kind: "quiet" })}`,
    content: html`<div class="stack">${panel(site, { title: words.detail, content: definitions(rows) })}
${panel(site, { title: words.changes, content: difference(site, deed) })}</div>`,
  });
}

function openButton(context: Context, site: Site, { action, subject_type, subject_id }: LoggedDeed): Markup {
  const place = PLACES[subject_type];
  if (!place || subject_id === null || GONE.test(action)) return NOTHING;
  // Some settings are shaped on pages of their own and have no page by their name.
  if (subject_id === "shipping.defaults") return NOTHING;
  if (!mayEnter(context.actor, place.permission)) return NOTHING;
  const href = site.link(`${place.path}${encodeURIComponent(subject_id)}/`);
  return buttonLink(site.words.control.audit.open, href, {
    kind: "secondary",
    icon: icon(site, "external-link"),
  });
}

function difference(site: Site, { before, after }: LoggedDeed): Markup {
  const { audit: words } = site.words.control;
  const names = Object.keys({ ...before, ...after });
  return workTable(site, {
    caption: words.changes,
    columns: [
      { id: "field", label: words.field },
      { id: "before", label: words.before },
      { id: "after", label: words.after },
    ],
    rows: names.map((name) => ({
      id: name,
      cells: [html`<code dir="ltr">${name}</code>`, shownValue(before?.[name]), shownValue(after?.[name])],
    })),
    empty: html`<p class="quiet">${words.nothing}</p>`,
  });
}

/** Data as it is; a list or an object as its JSON. */
function shownValue(value: unknown): Markup {
  if (value === undefined || value === null) return html`–`;
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return html`<bdi class="control-value">${text}</bdi>`;
}
