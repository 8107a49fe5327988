// One order as its seller works on it: the next step, what is in it, its parcels and notes; the facts beside.
import { thumbnailUrl } from "#modules/catalog";
import type { ItemView, NoteView, SellerOrderView } from "#modules/orders";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { lineOptions } from "../ui/line-options.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { workTable } from "../ui/work-table.ts";
import { orderFacts } from "./order-facts.ts";
import { MAX_REASON } from "./order-forms.ts";
import { nextStep } from "./order-next.ts";
import { notes, parcels, story } from "./order-story.ts";
import { ORDERS_PATH } from "./orders-asked.ts";
import { mayFulfil, partState } from "./orders-states.ts";
import { sellerPage } from "./seller-frame.ts";

/** What just happened on the page. */
export const DONE = ["confirmed", "shipped", "delivered", "cancelled", "noted"] as const;
export type Done = (typeof DONE)[number];

/** The form that was refused, with what was typed. */
export interface RefusedForm {
  of: "step" | "note";
  state: FormState;
}

const THUMBNAIL = 48;

/** A whole page. */
export async function orderPage(
  context: Context,
  site: Site,
  facts: {
    view: SellerOrderView;
    written: readonly NoteView[];
    done?: Done | undefined;
    refused?: RefusedForm;
  },
): Promise<Markup> {
  const { orders: words } = site.words.selling;
  const { view, written, done, refused } = facts;
  const { part, order } = view;
  const stateOf = (form: RefusedForm["of"]) => (refused?.of === form ? refused.state : freshForm());
  const may_act = mayFulfil(context);
  const step = stateOf("step");
  // Without a form of its own on the page, a refused step is explained above everything else.
  const has_parcel_form = part.status === "confirmed" && may_act;
  return sellerPage(context, site, {
    here: "orders",
    title: words.one.title(part.number),
    intro: html`${partState(site, view)} ${words.one.placed(site.formats.moment(order.placed_at))} · ${words.one.part_of} <bdi>${order.number}</bdi>`,
    done: done && words.done[done],
    actions: actions(site, view, may_act),
    content: html`${order.needs_attention ? notice(site, { tone: "warning", content: words.one.attention }) : NOTHING}
${has_parcel_form ? NOTHING : formProblems(site, step)}
<div class="order-desk"><div class="order-desk__work">
${may_act ? nextStep(site, view, step) : NOTHING}
${items(site, view)}${parcels(site, view)}
${notes(site, { part_id: part.id, written, state: stateOf("note"), may_write: may_act })}
${story(site, view)}</div>
<div class="order-desk__facts">${orderFacts(site, view)}</div></div>`,
  });
}

function actions(site: Site, { part }: SellerOrderView, may_act: boolean): Markup {
  const { one } = site.words.selling.orders;
  const path = (end: string) => site.link(`${ORDERS_PATH}${part.id}/${end}`);
  const can_cancel = may_act && part.cancel_refused_reason === null;
  return html`${buttonLink(one.packing_slip, path("packing-slip/"), { kind: "secondary", icon: icon(site, "printer") })}
${buttonLink(one.invoice, path("invoice/"), { kind: "secondary", icon: icon(site, "receipt") })}
${can_cancel ? buttonLink(one.cancel, path("cancel/"), { kind: "quiet", icon: icon(site, "x") }) : NOTHING}`;
}

function items(site: Site, { part, order }: SellerOrderView): Markup {
  const { items: words } = site.words.selling.orders;
  const { formats } = site;
  const money = (minor: number) => formats.money(minor, order.currency);
  return panel(site, {
    title: words.title,
    content: workTable(site, {
      caption: words.title,
      columns: [
        { id: "item", label: words.item },
        { id: "sku", label: words.sku },
        { id: "quantity", label: words.quantity, is_number: true },
        { id: "sent", label: words.sent, is_number: true },
        { id: "price", label: words.price, is_number: true },
        { id: "total", label: words.total, is_number: true },
      ],
      rows: part.items.map((item) => ({
        id: item.id,
        cells: [
          named(item),
          html`<bdi>${item.sku ?? "–"}</bdi>`,
          formats.number(item.quantity),
          item.is_digital ? words.digital : formats.number(item.shipped_quantity),
          money(item.unit_price_minor),
          money(item.total_minor),
        ],
      })),
      empty: NOTHING,
    }),
  });
}

function named(item: ItemView): Markup {
  const picture =
    item.image_key === null
      ? NOTHING
      : html`<img src="${thumbnailUrl(item.image_key)}" alt="" width="${THUMBNAIL}" height="${THUMBNAIL}" loading="lazy">`;
  return html`<span class="order-line">${picture}<span><bdi>${item.name}</bdi>${lineOptions(item.options)}</span></span>`;
}

/** Asks before an order is cancelled; says why where it can't be any more. */
export async function cancelPage(
  context: Context,
  site: Site,
  { part }: SellerOrderView,
  state: FormState,
): Promise<Markup> {
  const { cancelling: words } = site.words.selling.orders;
  const back = site.link(`${ORDERS_PATH}${part.id}/`);
  const refused = part.cancel_refused_reason;
  const content =
    refused === null
      ? html`<p>${words.text}</p>${formProblems(site, state)}
<form class="form order-form" method="post" action="${back}cancel/">${csrfField(site)}
${textareaField(site, state, {
  name: "reason",
  label: words.reason,
  hint: words.reason_hint,
  rows: 3,
  maxlength: MAX_REASON,
  is_required: true,
})}
<div class="cluster">${button(words.confirm, { kind: "danger" })}${buttonLink(words.keep, back, { kind: "quiet" })}</div></form>`
      : html`<p>${words.refused[refused] ?? words.refused_title}</p>${buttonLink(words.keep, back, { kind: "secondary" })}`;
  const title = refused === null ? words.title(part.number) : words.refused_title;
  return sellerPage(context, site, {
    here: "orders",
    title,
    content: html`<div class="panel"><div class="panel__content">${content}</div></div>`,
  });
}
