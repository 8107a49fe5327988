// A guest's order behind the secret link of its mail: what was bought, from whom, and where it is.
import type { OrderView } from "#modules/orders";
import { isoTime } from "#platform/clock";
import { html, type Markup } from "#platform/http/html";
import { formatMoney } from "#platform/money";
import { frame } from "./ui/frame.ts";

/** The order with every part and every amount as it is stored. */
export function orderPage(order: OrderView): Markup {
  const money = (minor: number) => `${formatMoney(minor, order.currency)} ${order.currency}`;
  return frame(
    `Order ${order.number}`,
    html`<p class="lead">Placed ${isoTime(order.placed_at).slice(0, 10)}, ${words(order.status)}; payment
${words(order.payment_status)}.</p>
${order.parts.map((part) => partSection(part, money))}
<div class="scroll"><table>
<tbody>
<tr><th scope="row">Items</th><td>${money(order.items_total_minor)}</td></tr>
<tr><th scope="row">Shipping</th><td>${money(order.shipping_total_minor)}</td></tr>
<tr><th scope="row">Tax${order.tax_included ? ", included" : ""}</th><td>${money(order.tax_total_minor)}</td></tr>
<tr><th scope="row">Total</th><td><strong>${money(order.total_minor)}</strong></td></tr>
</tbody>
</table></div>`,
  );
}

function partSection(part: OrderView["parts"][number], money: (minor: number) => string): Markup {
  return html`<section class="card"><h2>${part.seller.name}: ${words(part.status)}</h2>
<div class="scroll"><table>
<thead><tr><th scope="col">Item</th><th scope="col">Quantity</th><th scope="col">Amount</th></tr></thead>
<tbody>${part.items.map(
    (item) =>
      html`<tr><td>${item.name}</td><td>${item.quantity}</td><td>${money(item.total_minor)}</td></tr>`,
  )}</tbody>
</table></div></section>`;
}

function words(status: string): string {
  return status.replaceAll("_", " ");
}
