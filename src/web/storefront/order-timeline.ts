// How far one seller's part of an order has come, step by step.
import type { OrderView, PartView } from "#modules/orders";
import { isPaid } from "#modules/payments";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";
import { isoDay } from "./order-cards.ts";

type StepState = "done" | "current" | "open" | "stopped";

/** One step; `at` where its moment is known. */
export interface Step {
  label: string;
  at: number | null;
  state: StepState;
}

const ICONS: Readonly<Record<StepState, string>> = {
  done: "check",
  current: "clock",
  open: "minus",
  stopped: "x",
};

/** From the order to the door. */
export function timeline(site: Site, order: OrderView, part: PartView): Markup {
  return html`<ol class="timeline">${stepsOf(site, order, part).map((step) => stepItem(site, step))}</ol>`;
}

/** The steps that this part takes: what is digital is not sent, and cash is paid at the door. */
export function stepsOf(site: Site, order: OrderView, part: PartView): Step[] {
  const { steps } = site.words.account.order;
  const paid_at = order.history.find(({ event }) => event === "paid")?.at ?? null;
  const placed: Step = { label: steps.placed, at: order.placed_at, state: "done" };
  if (part.status === "cancelled") {
    const paid: Step[] = paid_at === null ? [] : [{ label: steps.paid, at: paid_at, state: "done" }];
    return [placed, ...paid, { label: steps.cancelled, at: part.cancelled_at, state: "stopped" }];
  }
  const wanted = [...paymentStep(site, order, paid_at), ...deliverySteps(site, part)];
  const current = wanted.findIndex(({ is_done }) => !is_done);
  const rest = wanted.map(({ label, waiting, at, is_done }, position): Step => {
    const state = is_done ? "done" : position === current ? "current" : "open";
    return { label: state === "current" ? waiting : label, at, state };
  });
  return [placed, ...rest];
}

interface Wanted {
  label: string;
  /** What to call it while it is waited for. */
  waiting: string;
  at: number | null;
  is_done: boolean;
}

function paymentStep(site: Site, order: OrderView, paid_at: number | null): Wanted[] {
  const { steps } = site.words.account.order;
  if (order.payment_method === "cash_on_delivery" || order.total_minor === 0) return [];
  const is_done = isPaid(order.payment_status);
  return [{ label: steps.paid, waiting: steps.unpaid, at: paid_at, is_done }];
}

function deliverySteps(site: Site, part: PartView): Wanted[] {
  const { steps } = site.words.account.order;
  const { status } = part;
  const delivered = { at: part.delivered_at, is_done: status === "delivered" };
  if (part.items.every((item) => item.is_digital)) {
    return [{ label: steps.delivered_digital, waiting: steps.delivered_digital, ...delivered }];
  }
  const is_sent = status === "shipped" || status === "delivered";
  const is_partly_sent = !is_sent && part.shipments.length > 0;
  return [
    {
      label: steps.confirmed,
      waiting: steps.unconfirmed,
      at: part.confirmed_at,
      is_done: status !== "pending",
    },
    {
      label: steps.shipped,
      waiting: is_partly_sent ? steps.partly_shipped : steps.packing,
      at: part.shipments.at(-1)?.shipped_at ?? null,
      is_done: is_sent,
    },
    { label: steps.delivered, waiting: steps.on_the_way, ...delivered },
  ];
}

function stepItem(site: Site, { label, at, state }: Step): Markup {
  const { steps } = site.words.account.order;
  const said = state === "stopped" ? steps.done : steps[state];
  return html`<li class="timeline__step timeline__step--${state}"${state === "current" ? html` aria-current="step"` : NOTHING}>
<span class="timeline__mark">${icon(site, ICONS[state])}</span>
<span class="timeline__label">${label} <span class="visually-hidden">(${said})</span></span>
${at === null ? NOTHING : html`<time class="timeline__time" datetime="${isoDay(at)}">${site.formats.day(at)}</time>`}</li>`;
}
