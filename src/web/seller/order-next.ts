// What is to be done next with an order: confirm it, send a parcel, say that it arrived.
import type { SellerOrderView } from "#modules/orders";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { quantityField, whatIsLeft } from "./order-forms.ts";
import { ORDERS_PATH } from "./orders-asked.ts";

/** The panel for the next step; nothing when there is none. */
export function nextStep(site: Site, view: SellerOrderView, state: FormState): Markup {
  const { next: words } = site.words.selling.orders;
  const { part, order } = view;
  if (part.status === "pending") {
    return step(site, view, {
      title: words.pending_title,
      text: words.pending_text,
      act: "confirm",
      label: words.confirm,
      icon_name: "check",
    });
  }
  if (part.status === "confirmed" && whatIsLeft(part).length > 0) return parcel(site, view, state);
  if (part.status !== "shipped") return NOTHING;
  const is_cash = order.payment_method === "cash_on_delivery";
  return step(site, view, {
    title: words.deliver_title,
    text: is_cash ? `${words.deliver_text} ${words.deliver_cash}` : words.deliver_text,
    act: "deliver",
    label: words.deliver,
    icon_name: "package-check",
  });
}

interface StepFacts {
  title: string;
  text: string;
  act: "confirm" | "deliver";
  label: string;
  icon_name: string;
}

function step(site: Site, { part }: SellerOrderView, facts: StepFacts): Markup {
  const { title, text, act, label, icon_name } = facts;
  return panel(site, {
    title,
    content: html`<p>${text}</p>
<form method="post" action="${site.link(`${ORDERS_PATH}${part.id}/${act}/`)}">${csrfField(site)}${button(
      label,
      {
        icon: icon(site, icon_name),
      },
    )}</form>`,
  });
}

function parcel(site: Site, { part }: SellerOrderView, state: FormState): Markup {
  const { next: words } = site.words.selling.orders;
  return panel(site, {
    title: words.ship_title,
    content: html`<p>${words.ship_text}</p>${formProblems(site, state)}
<form class="parcel-form" method="post" action="${site.link(`${ORDERS_PATH}${part.id}/shipments/`)}">${csrfField(site)}
<div class="parcel-form__lines">${whatIsLeft(part).map(({ order_item_id, left, name }) =>
      field(site, state, {
        name: quantityField(order_item_id),
        label: words.quantity(name),
        hint: words.left(site.formats.number(left)),
        type: "number",
        inputmode: "numeric",
        min: 0,
        max: left,
        value: String(left),
        is_required: true,
      }),
    )}</div>
<div class="parcel-form__tracking">
${field(site, state, { name: "carrier", label: words.carrier, maxlength: 80 })}
${field(site, state, { name: "tracking_number", label: words.tracking_number, maxlength: 120 })}
${field(site, state, {
  name: "tracking_url",
  label: words.tracking_url,
  hint: words.tracking_url_hint,
  type: "url",
  maxlength: 500,
})}</div>
${button(words.ship, { icon: icon(site, "truck") })}</form>`,
  });
}
