// What the mails about orders say; every amount comes from the stored totals.
import { type MailContent, mailLayout } from "#platform/mail";
import { formatMoney } from "#platform/money";
import type { OrderView } from "./order-view.ts";
import type { PartView, ShipmentView } from "./part-view.ts";

const FOOTER = "You get this mail because of an order at BuyBuy.";

/** A mail without its recipient and key. */
export interface Letter {
  subject: string;
  text: string;
  html: string;
}

type Rows = NonNullable<MailContent["rows"]>;

/** The buyer's confirmation: what was ordered, what it costs, how to follow it. */
export function confirmationLetter(order: OrderView, url: string): Letter {
  const paragraphs = [`Thank you. Your order ${order.number} is in.`, paymentSentence(order)];
  if (order.parts.length > 1) paragraphs.push("Each seller sends its own part; all of it is one order.");
  return letter(`Your order ${order.number}`, {
    title: "Thank you for your order",
    paragraphs,
    rows: orderRows(order),
    action: { label: "See your order", url },
    footer: FOOTER,
  });
}

/** Tells a seller what to send. */
export function newOrderLetter(order: OrderView, part: PartView, url: string): Letter {
  const sentence =
    order.payment_method === "cash_on_delivery"
      ? "The buyer pays in cash when it is handed over."
      : "It is paid. Please confirm it and send it soon.";
  return letter(`New order ${part.number}`, {
    title: "You have a new order",
    paragraphs: [sentence],
    rows: partRows(order, part),
    action: { label: "See the order", url },
    footer: FOOTER,
  });
}

/** Says that the order, or one seller's part of it, is cancelled, and what happens to the money. */
export function cancelledLetter(
  order: OrderView,
  part: PartView | null,
  reason: string,
  url: string,
): Letter {
  const what = part
    ? `The part of your order ${order.number} from ${part.seller.name}`
    : `Your order ${order.number}`;
  const total_minor = part ? part.total_minor : order.total_minor;
  const paid = ["captured", "partially_refunded", "refunded"].includes(order.payment_status);
  const money = paid
    ? `${amountOf(total_minor, order)} goes back to you the way you paid.`
    : "Nothing was charged for it.";
  return letter(`Cancelled: ${part ? part.number : order.number}`, {
    title: part ? "A part of your order is cancelled" : "Your order is cancelled",
    paragraphs: [`${what} is cancelled. ${reason}`.trim(), money],
    rows: part ? partRows(order, part) : orderRows(order),
    action: { label: "See your order", url },
    footer: FOOTER,
  });
}

/** Tells a seller not to send what was cancelled. */
export function sellerCancelledLetter(order: OrderView, part: PartView, url: string): Letter {
  return letter(`Cancelled: ${part.number}`, {
    title: "An order was cancelled",
    paragraphs: ["Please don't send it. Your stock has it back."],
    rows: partRows(order, part),
    action: { label: "See the order", url },
    footer: FOOTER,
  });
}

/** A parcel is on its way. */
export function shipmentLetter(
  order: OrderView,
  part: PartView,
  shipment: ShipmentView,
  url: string,
): Letter {
  const carrier = [shipment.carrier, shipment.tracking_number].filter(Boolean).join(" ");
  const rows = shipment.items.flatMap((sent) => {
    const item = part.items.find((candidate) => candidate.id === sent.order_item_id);
    return item ? [{ label: item.name, value: `× ${sent.quantity}` }] : [];
  });
  return letter(`On its way: ${part.number}`, {
    title: "Your parcel is on its way",
    paragraphs: [`${part.seller.name} has sent a parcel of your order ${order.number}.`, carrier].filter(
      Boolean,
    ),
    rows,
    action: shipment.tracking_url
      ? { label: "Follow the parcel", url: shipment.tracking_url }
      : { label: "See your order", url },
    footer: FOOTER,
  });
}

/** Everything of a part has arrived. */
export function deliveredLetter(order: OrderView, part: PartView, url: string): Letter {
  return letter(`Delivered: ${part.number}`, {
    title: "Your order has arrived",
    paragraphs: [
      `${part.seller.name} says that its part of your order ${order.number} has arrived. Enjoy it.`,
    ],
    action: { label: "See your order", url },
    footer: FOOTER,
  });
}

/** Paid, but something is wrong: the buyer hears it from us first. */
export function attentionLetter(order: OrderView, url: string): Letter {
  return letter(`About your order ${order.number}`, {
    title: "We are sorry: there is a problem with your order",
    paragraphs: [
      order.attention_reason ?? "Something went wrong with this order.",
      "Your money is safe. You can cancel what is not sent yet and get it back, or wait until we have settled it.",
    ],
    rows: orderRows(order),
    action: { label: "See your order", url },
    footer: FOOTER,
  });
}

/** The same for the operator's people. */
export function staffAttentionLetter(order: OrderView, url: string): Letter {
  return letter(`Needs attention: ${order.number}`, {
    title: `Order ${order.number} needs attention`,
    paragraphs: [order.attention_reason ?? "Please look at it."],
    action: { label: "See the order", url },
    footer: "You get this mail because you look after orders at BuyBuy.",
  });
}

function letter(subject: string, content: MailContent): Letter {
  return { subject, ...mailLayout(content) };
}

function paymentSentence(order: OrderView): string {
  if (order.total_minor === 0) return "There is nothing to pay.";
  if (order.payment_method === "bank_transfer" && order.payment_status === "pending") {
    const amount = amountOf(order.payment?.amount_minor ?? order.total_minor, order);
    return `Please transfer ${amount} with the reference ${order.payment?.reference ?? order.number}.`;
  }
  if (order.payment_method === "cash_on_delivery") return "You pay in cash when it is handed over.";
  return "Your payment has arrived.";
}

function orderRows(order: OrderView): Rows {
  const items = order.parts.flatMap((part) => itemRows(order, part));
  return [...items, ...totalRows(order, order)];
}

function partRows(order: OrderView, part: PartView): Rows {
  return [...itemRows(order, part), ...totalRows(order, part)];
}

function itemRows(order: OrderView, part: PartView): Rows {
  return part.items.map((item) => {
    const options = Object.values(item.options).join(", ");
    const label = `${item.quantity} × ${item.name}${options ? ` (${options})` : ""}`;
    return { label, value: amountOf(item.total_minor, order) };
  });
}

type Totals = Pick<
  PartView,
  "discount_total_minor" | "shipping_total_minor" | "tax_total_minor" | "total_minor"
>;

function totalRows(order: OrderView, totals: Totals): Rows {
  const tax = order.tax_included ? "Tax, included" : "Tax";
  return [
    ...(totals.discount_total_minor > 0
      ? [{ label: "Discount", value: `−${amountOf(totals.discount_total_minor, order)}` }]
      : []),
    { label: "Shipping", value: amountOf(totals.shipping_total_minor, order) },
    { label: tax, value: amountOf(totals.tax_total_minor, order) },
    { label: "Total", value: amountOf(totals.total_minor, order), is_total: true },
  ];
}

function amountOf(minor: number, { currency }: { currency: string }): string {
  return `${formatMoney(minor, currency)} ${currency}`;
}
