// The list of the audit log: who did what to what, with its filters.
import { type LoggedDeed, MAX_EXPORT_ROWS, type readAuditLog } from "#modules/operations";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { field } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { icon } from "../ui/icon.ts";
import { workTable } from "../ui/work-table.ts";
import type { AuditAsked } from "./audit-pages.ts";
import { officePage } from "./office-frame.ts";
import { listAddress, listFoot, stateFilter } from "./office-list.ts";

/** Where the log is; lines and files stand below it. */
export const AUDIT_PATH = "/admin/audit/";

/** The kinds of thing that can be chosen. */
export const SUBJECTS = [
  ...(["seller", "seller_invitation", "user", "category", "product", "order", "payment"] as const),
  ...(["refund", "setting", "tax_country", "job"] as const),
] as const;

/** A whole page. */
export function auditList(
  context: Context,
  site: Site,
  asked: AuditAsked,
  listed: Awaited<ReturnType<typeof readAuditLog>>,
): Promise<Markup> {
  const { audit: words } = site.words.control;
  const { page: _page, ...filter } = asked;
  return officePage(context, site, {
    here: "audit",
    title: words.title,
    intro: words.intro,
    actions: buttonLink(words.export, listAddress(site, `${AUDIT_PATH}export/`, filter), {
      kind: "secondary",
      icon: icon(site, "download"),
    }),
    content: html`${filters(site, asked)}
${workTable(site, {
  caption: words.title,
  columns: [
    { id: "what", label: words.what },
    { id: "about", label: words.about },
    { id: "who", label: words.who },
    { id: "address", label: words.address },
    { id: "at", label: words.at, is_whole: true },
    { id: "reason", label: site.words.control.reason },
  ],
  rows: listed.results.map((deed) => ({
    id: deed.id,
    href: site.link(`${AUDIT_PATH}${deed.id}/`),
    cells: [
      actionWords(site, deed),
      subjectWords(site, deed),
      actorWords(site, deed),
      addressWords(site, deed),
      site.formats.moment(deed.at),
      html`<bdi class="control-clip">${deed.reason ?? ""}</bdi>`,
    ],
  })),
  empty: emptyState(site, { icon: "scroll-text", title: words.none_title, text: words.none_text }),
})}
${listFoot(site, { path: AUDIT_PATH, asked, listed })}
<p class="quiet">${words.export_hint(site.formats.number(MAX_EXPORT_ROWS))}</p>`,
  });
}

/** What was done, in the reader's words where there are some. */
export function actionWords(site: Site, { action }: Pick<LoggedDeed, "action">): string | Markup {
  return site.words.control.audit.actions[action] ?? html`<code dir="ltr">${action}</code>`;
}

/** To what it was done. */
export function subjectWords(site: Site, { subject_type, subject_id }: LoggedDeed): Markup {
  const name = site.words.control.audit.subjects[subject_type] ?? subject_type;
  return html`${name} <bdi dir="ltr">${subject_id ?? ""}</bdi>`;
}

/** Who did it. */
export function actorWords(site: Site, { actor, actor_user_id }: LoggedDeed): string | Markup {
  const { audit: words } = site.words.control;
  if (actor) return html`<bdi>${actor.email}</bdi>`;
  return actor_user_id === null ? words.program : words.gone(actor_user_id);
}

/** From where; a link to all that was done from there. */
export function addressWords(site: Site, { address }: Pick<LoggedDeed, "address">): Markup {
  if (address === null) return html`–`;
  const href = site.link(`${AUDIT_PATH}?address=${encodeURIComponent(address)}`);
  return html`<a href="${href}"><bdi dir="ltr">${address}</bdi></a>`;
}

function filters(site: Site, { actor, subject, subject_id, address, from, to }: AuditAsked): Markup {
  const { audit: words } = site.words.control;
  const none = freshForm();
  const text = (name: string, label: string, value: string | undefined, type: "text" | "date" = "text") =>
    field(site, none, { name, label, type, value: value ?? "", autocomplete: "off" });
  const subjects = Object.fromEntries(SUBJECTS.map((name) => [name, words.subjects[name] ?? name]));
  return filterBar(site, {
    action: site.link(AUDIT_PATH),
    search: { name: "actor", label: words.actor, value: actor ?? "" },
    fields: html`${stateFilter(site, { name: "subject", label: words.subject, words: subjects, value: subject })}
${text("subject_id", words.subject_id, subject_id)}${text("address", words.address, address)}
<div class="filter-bar__pair">${text("from", words.from, from, "date")}${text("to", words.to, to, "date")}</div>`,
  });
}
