// The list of the audit log: who did what to what, with its filters.
import { z } from "@hono/zod-openapi";
import { type LoggedDeed, MAX_EXPORT_ROWS, readAuditLog } from "#modules/operations";
import { DAY_MS } from "#platform/clock";
import { html, type Markup } from "#platform/http/html";
import { viewPlace } from "../../api/view-places.ts";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { field } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { AUDIT_PATH, actionWords, actorWords, addressWords, SUBJECTS, subjectWords } from "./audit-words.ts";
import {
  choice,
  day,
  dayFilter,
  listAddress,
  officeList,
  pageNumber,
  searchText,
  stateFilter,
} from "./office-list.ts";
import { officeAccess } from "./office-places.ts";

/** What the log can be asked; the file of it too. */
export const auditQuery = z.object({
  actor: searchText(254),
  subject: choice(SUBJECTS),
  subject_id: searchText(120),
  address: searchText(64),
  from: day,
  to: day,
});
type Asked = z.output<typeof auditQuery>;

export const auditListPage = officeList<Asked & { page: number }, LoggedDeed>({
  place: viewPlace("admin", "audit"),
  access: officeAccess("audit.read"),
  query: auditQuery.extend({ page: pageNumber }),
  read: (context, asked, slice) => readAuditLog(context, auditFilter(asked), slice),
  draw: (site, asked) => {
    const { audit: words, reason } = site.words.control;
    return {
      words,
      icon: "scroll-text",
      none: { title: words.none_title, text: words.none_text },
      search: { name: "actor", label: words.actor, value: asked.actor },
      filters: filters(site, asked),
      columns: [
        { id: "what", label: words.what },
        { id: "about", label: words.about },
        { id: "who", label: words.who },
        { id: "address", label: words.address },
        { id: "at", label: words.at, is_whole: true },
        { id: "reason", label: reason },
      ],
      row: (deed) => ({ id: deed.id, cells: cells(site, deed) }),
      actions: buttonLink(words.export, listAddress(site, `${AUDIT_PATH}export/`, asked), {
        ...{ kind: "secondary", icon: icon(site, "download") },
      }),
      foot: html`<p class="quiet">${words.export_hint(site.formats.number(MAX_EXPORT_ROWS))}</p>`,
    };
  },
});

/** What is asked, as the log's reader takes it; the last day is meant whole. */
export function auditFilter({ actor, subject, subject_id, address, from, to }: Asked) {
  return {
    ...(actor !== undefined && { actor }),
    ...(subject !== undefined && { subject_type: subject }),
    ...(subject_id !== undefined && { subject_id }),
    ...(address !== undefined && { address }),
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(to !== undefined && { to: Date.parse(to) + DAY_MS }),
  };
}

function cells(site: Site, deed: LoggedDeed): (string | Markup)[] {
  return [
    actionWords(site, deed),
    subjectWords(site, deed),
    actorWords(site, deed),
    addressWords(site, deed),
    site.formats.moment(deed.at),
    html`<bdi class="control-clip">${deed.reason ?? ""}</bdi>`,
  ];
}

function filters(site: Site, { subject, subject_id, address, from, to }: Asked): Markup {
  const { audit: words } = site.words.control;
  const subjects = Object.fromEntries(SUBJECTS.map((name) => [name, words.subjects[name] ?? name]));
  const text = (name: string, label: string, value = "") =>
    field(site, freshForm(), { name, label, value, autocomplete: "off" });
  return html`${stateFilter(site, { name: "subject", label: words.subject, words: subjects, value: subject })}
${text("subject_id", words.subject_id, subject_id)}${text("address", words.address, address)}
<div class="filter-bar__pair">${dayFilter(site, { name: "from", label: words.from, value: from })}
${dayFilter(site, { name: "to", label: words.to, value: to })}</div>`;
}
