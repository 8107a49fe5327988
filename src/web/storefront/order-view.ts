// The page of one order: what to do next, every delivery, and what it all came to.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { breadcrumb } from "../ui/breadcrumb.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";
import { orderBadge, paymentNews } from "./order-badges.ts";
import { isoDay } from "./order-cards.ts";
import { nextStep, nextStepOf } from "./order-next.ts";
import { partSection } from "./order-part.ts";
import { orderPath, type ReachedOrder } from "./order-reach.ts";
import { orderSummary } from "./order-summary.ts";
import { placedBanner } from "./payment-view.ts";

/** What happened just before the page is shown. */
export interface OrderNews {
  is_placed_now: boolean;
  /** Something of it was cancelled. */
  is_cancelled_now: boolean;
}

/** A whole page. */
export function orderPage(site: Site, reached: ReachedOrder, news: OrderNews): Markup {
  const { order } = reached;
  const { order: words } = site.words.account;
  return layout(site, {
    title: words.title(order.number),
    is_indexed: false,
    page_name: "order",
    content: html`<div class="order">
${trail(site, reached)}
${news.is_cancelled_now && order.status !== "cancelled" ? notice(site, { tone: "success", content: words.cancelling.done }) : NOTHING}
${news.is_placed_now ? placedBanner(site, order) : NOTHING}
${head(site, reached)}
${news.is_placed_now && nextStepOf(order) === "progress" ? NOTHING : nextStep(site, reached)}
<div class="order__columns">
<section class="order__parts" aria-labelledby="deliveries">
<h2 id="deliveries">${site.formats.plural(order.parts.length, words.parts_title)}</h2>
${order.parts.map((part) => partSection(site, reached, part))}
</section>
${orderSummary(site, reached)}
</div>
${reached.order.user_id === null ? guestOffer(site, reached) : NOTHING}
</div>`,
  });
}

/** The way back to the account; a guest has none. */
export function trail(site: Site, { order, token }: ReachedOrder): Markup {
  if (token !== null) return NOTHING;
  const { account } = site.words;
  return breadcrumb(site, [
    { name: account.nav.label, href: site.link("/account/") },
    { name: account.nav.orders, href: site.link("/account/orders/") },
    { name: account.order.title(order.number) },
  ]);
}

function head(site: Site, reached: ReachedOrder): Markup {
  const { order } = reached;
  const { order: words } = site.words.account;
  return html`<header class="order__head">
<div>
<h1>${words.title(order.number)}</h1>
<p class="order__facts"><time datetime="${isoDay(order.placed_at)}">${words.placed_on(site.formats.day(order.placed_at))}</time>
${orderBadge(site, order.status)} ${paymentNews(site, order) ?? NOTHING}</p>
</div>
<p class="order__actions">${buttonLink(words.print, orderPath(site, reached, "print/"), { kind: "secondary", icon: icon(site, "printer") })}${
    order.cancel_refused_reason === null
      ? buttonLink(words.cancel, orderPath(site, reached, "cancel/"), { kind: "quiet" })
      : NOTHING
  }</p>
</header>`;
}

function guestOffer(site: Site, { order }: ReachedOrder): Markup {
  const { guest } = site.words.account.order;
  return html`<section class="order-offer">
<div><h2>${guest.title}</h2><p>${guest.text(order.email)}</p><p>${guest.link_hint}</p></div>
${buttonLink(guest.sign_up, site.link("/sign-up/"), { kind: "primary" })}
</section>`;
}
