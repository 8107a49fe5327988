// An order as JSON for its buyer: exactly these fields.
import { thumbnailUrl } from "#modules/catalog";
import type { HistoryView, ItemView, OrderView, PartView, ShipmentView } from "#modules/orders";
import type { Payment } from "#modules/payments";
import { isoTime } from "#platform/clock";
import { formatMoney } from "#platform/money";

/** The buyer's view. */
export function presentOrder(order: OrderView) {
  const { currency } = order;
  return {
    id: order.id,
    number: order.number,
    status: order.status,
    payment_status: order.payment_status,
    payment: order.payment && presentPayment(order.payment),
    needs_attention: order.needs_attention,
    email: order.email,
    currency,
    ...presentTotals(order, currency),
    tax_included: order.tax_included,
    refunded_total: formatMoney(order.refunded_minor, currency),
    shipping_address: order.shipping_address,
    billing_address: order.billing_address,
    note: order.note,
    purchase_order_number: order.purchase_order_number,
    company_name: order.company_name,
    tax_id: order.tax_id,
    placed_at: isoTime(order.placed_at),
    seller_orders: order.parts.map((part) => presentPart(part, currency)),
    history: order.history.map(presentHappening),
    can_cancel: order.cancel_refused_reason === null,
    cancel_refused_reason: order.cancel_refused_reason,
  };
}

/** One attempt to pay, with what the buyer has to know of it. */
export function presentPayment(payment: Payment) {
  const is_open = payment.status === "pending" || payment.status === "authorized";
  return {
    id: payment.id,
    status: payment.status,
    method: payment.method,
    ...(payment.failure_code !== null && { code: payment.failure_code }),
    ...(is_open && payment.redirect_url !== null && { redirect_url: payment.redirect_url }),
    ...(is_open && payment.client_secret !== null && { client_secret: payment.client_secret }),
    ...(payment.method === "bank_transfer" && payment.reference !== null && { reference: payment.reference }),
  };
}

function presentPart(part: PartView, currency: string) {
  return {
    id: part.id,
    number: part.number,
    seller: part.seller,
    status: part.status,
    items: part.items.map((item) => presentItem(item, currency)),
    ...presentTotals(part, currency),
    shipping_method: part.shipping_method,
    shipments: part.shipments.map(presentShipment),
    can_cancel: part.cancel_refused_reason === null,
  };
}

type Totals = Pick<
  PartView,
  "items_total_minor" | "discount_total_minor" | "shipping_total_minor" | "tax_total_minor" | "total_minor"
>;

export function presentTotals(totals: Totals, currency: string) {
  return {
    items_total: formatMoney(totals.items_total_minor, currency),
    discount_total: formatMoney(totals.discount_total_minor, currency),
    shipping_total: formatMoney(totals.shipping_total_minor, currency),
    tax_total: formatMoney(totals.tax_total_minor, currency),
    total_amount: formatMoney(totals.total_minor, currency),
  };
}

export function presentItem(item: ItemView, currency: string) {
  return {
    id: item.id,
    product_id: item.product_id,
    variant_id: item.variant_id,
    name: item.name,
    sku: item.sku,
    options: item.options,
    image: item.image_key === null ? null : thumbnailUrl(item.image_key),
    quantity: item.quantity,
    unit_price: formatMoney(item.unit_price_minor, currency),
    total_price: formatMoney(item.total_minor, currency),
  };
}

export function presentShipment(shipment: ShipmentView) {
  return {
    id: shipment.id,
    carrier: shipment.carrier,
    tracking_number: shipment.tracking_number,
    tracking_url: shipment.tracking_url,
    shipped_at: isoTime(shipment.shipped_at),
    delivered_at: shipment.delivered_at === null ? null : isoTime(shipment.delivered_at),
    items: shipment.items,
  };
}

export function presentHappening({ at, event, by, note }: HistoryView) {
  return { at: isoTime(at), event, by, note };
}
