// What happened to an order: its parcels, its history, and what the team wrote about it.
import type { HistoryView, NoteView, SellerOrderView, ShipmentView } from "#modules/orders";
import { html, type Markup, NOTHING, safeUrl } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, formProblems, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import type { StateTone } from "../ui/state-badge.ts";
import { timeline } from "../ui/timeline.ts";
import { ORDERS_PATH } from "./orders-asked.ts";

const MAX_NOTE = 2000;
const TONES: Readonly<Record<string, StateTone>> = {
  paid: "success",
  delivered: "success",
  cancelled: "danger",
  payment_failed: "danger",
  needs_attention: "warning",
};

/** Everything that was sent, parcel by parcel; nothing before the first. */
export function parcels(site: Site, view: SellerOrderView): Markup {
  const { parcels: words } = site.words.selling.orders;
  const { shipments } = view.part;
  if (shipments.length === 0) return NOTHING;
  return panel(site, {
    title: words.title,
    content: html`<ol class="parcels">${shipments.map((shipment, at) => parcel(site, view, shipment, at + 1))}</ol>`,
  });
}

function parcel(site: Site, { part }: SellerOrderView, shipment: ShipmentView, position: number): Markup {
  const { parcels: words } = site.words.selling.orders;
  const { formats } = site;
  const { carrier, tracking_number, shipped_at, delivered_at } = shipment;
  const href = safeUrl(shipment.tracking_url ?? "");
  const names = shipment.items.flatMap(({ order_item_id, quantity }) => {
    const item = part.items.find(({ id }) => id === order_item_id);
    return item ? [html`<li>${formats.number(quantity)} × <bdi>${item.name}</bdi></li>`] : [];
  });
  return html`<li class="parcels__one"><p class="parcels__title">${icon(site, "package")}${words.number(formats.number(position))}</p>
<p>${words.sent(formats.day(shipped_at))}${delivered_at === null ? NOTHING : html` · ${words.arrived(formats.day(delivered_at))}`}</p>
${carrier || tracking_number ? html`<p><bdi>${[carrier, tracking_number].filter(Boolean).join(" ")}</bdi></p>` : NOTHING}
<ul>${names}</ul>
${href === "#" ? NOTHING : html`<p><a href="${href}" rel="noopener noreferrer nofollow">${words.track}</a></p>`}</li>`;
}

/** The history, newest first. */
export function story(site: Site, { order }: SellerOrderView): Markup {
  const { history: words } = site.words.selling.orders;
  const entries = order.history.toReversed().map((row) => ({
    at: row.at,
    title: html`${words.events[row.event] ?? words.events.fallback} <span class="story__by">${words.by[row.by]}</span>`,
    note: noteOf(site, row),
    tone: TONES[row.event] ?? "neutral",
  }));
  return panel(site, { title: words.title, content: timeline(site, entries) });
}

/** What the program notes is a code; what people note is theirs. */
function noteOf(site: Site, { by, event, note }: HistoryView): Markup | null {
  if (note === null || event === "needs_attention") return null;
  const cause = site.words.selling.orders.history.causes[note];
  return by === "system" && cause !== undefined ? html`<p>${cause}</p>` : html`<p><bdi>${note}</bdi></p>`;
}

/** What the team wrote, and the form to write more. */
export function notes(
  site: Site,
  facts: { part_id: number; written: readonly NoteView[]; state: FormState; may_write: boolean },
): Markup {
  const { notes: words } = site.words.selling.orders;
  const { part_id, written, state, may_write } = facts;
  if (!may_write && written.length === 0) return NOTHING;
  const form = html`${formProblems(site, state)}<form class="form" method="post" action="${site.link(`${ORDERS_PATH}${part_id}/notes/`)}">${csrfField(site)}
${textareaField(site, state, { name: "text", label: words.label, rows: 3, maxlength: MAX_NOTE, is_required: true })}
${button(words.add, { kind: "secondary" })}</form>`;
  return panel(site, {
    title: words.title,
    content: html`<p class="quiet">${words.intro}</p>
${written.length === 0 ? NOTHING : html`<ul class="notes">${written.map((one) => note(site, one))}</ul>`}
${may_write ? form : NOTHING}`,
  });
}

function note(site: Site, { text, by, at }: NoteView): Markup {
  const lines = text.split("\n").map((line, index) => (index === 0 ? html`${line}` : html`<br>${line}`));
  const said = site.words.selling.orders.notes.by(by, site.formats.moment(at));
  return html`<li class="notes__one"><p><bdi>${lines}</bdi></p><p class="notes__by">${said}</p></li>`;
}
