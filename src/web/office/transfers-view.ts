// The list of bank transfers that are waited for, each with the form that marks it as received.
import type { listTransfers, WaitingTransfer } from "#modules/orders";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { commonAttributes, errorOf, fieldId } from "../ui/field-parts.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { listFoot } from "./office-list.ts";
import { mayEnter } from "./office-places.ts";
import type { TransfersAsked } from "./transfers-pages.ts";

/** Where the list is. */
export const TRANSFERS_PATH = "/admin/transfers/";
/** The longest reference that is kept. */
export const MAX_REFERENCE = 190;

/** Many wait on one page: each has its own field. */
export function referenceField(payment_id: number): string {
  return `reference_${payment_id}`;
}

/** What the page shows. */
export interface TransfersFacts {
  asked: TransfersAsked;
  listed: Awaited<ReturnType<typeof listTransfers>>;
  state: FormState;
  is_done: boolean;
}

/** A whole page. */
export function transfersList(context: Context, site: Site, facts: TransfersFacts): Promise<Markup> {
  const { asked, listed, state } = facts;
  const { transfers: words, orders } = site.words.office;
  const may_open = mayEnter(context.actor, "orders.manage");
  return officePage(context, site, {
    here: "transfers",
    title: words.title,
    intro: words.intro,
    done: facts.is_done ? orders.received.done : undefined,
    content: html`${filterBar(site, {
      action: site.link(TRANSFERS_PATH),
      search: { name: "search", label: words.search, value: asked.search ?? "" },
      fields: NOTHING,
    })}
${formProblems(site, state)}
${workTable(site, {
  caption: words.title,
  columns: [
    { id: "number", label: orders.number },
    { id: "amount", label: orders.amount, is_number: true },
    { id: "buyer", label: orders.buyer },
    { id: "placed", label: orders.placed },
    { id: "until", label: words.until },
    { id: "act", label: orders.received.reference },
  ],
  rows: listed.results.map((transfer) => ({
    id: transfer.payment_id,
    href: may_open ? site.link(`/admin/orders/${transfer.order_id}/`) : undefined,
    cells: cells(site, transfer, state),
  })),
  empty: emptyState(site, { icon: "landmark", title: words.none_title, text: words.none_text }),
})}
${listFoot(site, TRANSFERS_PATH, asked, listed)}`,
  });
}

function cells(site: Site, transfer: WaitingTransfer, state: FormState): (string | Markup)[] {
  const { formats } = site;
  const { order_number, amount_minor, currency, email, placed_at, expires_at } = transfer;
  return [
    html`<bdi class="office-whole">${order_number}</bdi>`,
    formats.money(amount_minor, currency),
    html`<bdi>${email}</bdi>`,
    formats.day(placed_at),
    expires_at === null ? "–" : formats.day(expires_at),
    received(site, transfer, state),
  ];
}

/** One line: the reference and its button; what the field is called stands in the head of its column. */
function received(site: Site, { payment_id, order_number }: WaitingTransfer, state: FormState): Markup {
  const { received: words } = site.words.office.orders;
  const name = referenceField(payment_id);
  const facts = { name, label: words.reference, is_required: true };
  return html`<form method="post" action="${site.link(`${TRANSFERS_PATH}${payment_id}/received/`)}" class="office-transfer">
${csrfField(site)}<label class="visually-hidden" for="${fieldId(facts)}">${words.reference}: ${order_number}</label>
<input class="field__input" type="text" id="${fieldId(facts)}" name="${name}" maxlength="${MAX_REFERENCE}" autocomplete="off"
value="${state.values[name] ?? ""}"${commonAttributes(state, facts)}>
${button(words.mark, { kind: "secondary" })}${errorOf(site, state, facts)}</form>`;
}
