// The frame of the seller centre: whose store it is, what the member may open, what waits, how it stands.
import { stockWaiting } from "#modules/inventory";
import { ordersWaiting } from "#modules/orders";
import { maySell, requireSeller, type SellerRow, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { notice } from "../ui/notice.ts";
import { type WorkSection, workplace } from "../ui/workplace.ts";
import { SELLER_SECTIONS, type Waiting } from "./seller-places.ts";

/** What a page of the seller centre says of itself. */
export interface SellerFacts {
  /** The id of its place in `SELLER_SECTIONS`. */
  here: string;
  title: string;
  intro?: string | Markup;
  /** What was just done, said above everything else. */
  done?: string | undefined;
  /** Beside the heading. */
  actions?: Markup;
  head?: Markup | undefined;
  content: Markup;
}

/** A whole page of the seller centre, for a member of a seller; its heading is the page's only h1. */
export async function sellerPage(context: Context, site: Site, facts: SellerFacts): Promise<Markup> {
  const seller = await sellerById(context, requireSeller(context).seller_id);
  const { selling } = site.words;
  const { done, ...shown } = facts;
  const to_shop = { label: selling.nav.shop, path: "/" };
  const to_store = { label: selling.nav.store, path: `/sellers/${seller.slug}/` };
  return workplace(site, {
    ...shown,
    surface: "seller",
    name: seller.name,
    sections: sectionsFor(context, site, await waitingFor(context)),
    notices: html`${standing(context, site, seller)}${done ? notice(site, { tone: "success", content: done }) : NOTHING}`,
    elsewhere: seller.status === "approved" ? [to_store, to_shop] : [to_shop],
  });
}

/** Only the places that the member's role may open. */
function sectionsFor(context: Context, site: Site, waiting: Waiting): WorkSection[] {
  const { words } = site;
  return SELLER_SECTIONS.flatMap(({ label, places }) => {
    const own = places.filter(({ permission }) => permission === null || maySell(context.actor, permission));
    if (own.length === 0) return [];
    return {
      label: label === null ? null : label(words),
      places: own.map(({ id, label: named, path, icon, waiting: count }) => ({
        id,
        label: named(words),
        path,
        icon,
        waiting: count ? count(waiting) : 0,
      })),
    };
  });
}

/** Counted only for those who may see what is counted. */
async function waitingFor(context: Context): Promise<Waiting> {
  const orders = maySell(context.actor, "orders.read")
    ? await ordersWaiting(context)
    : { to_confirm: 0, to_ship: 0 };
  const low_stock = maySell(context.actor, "catalog.read") ? await stockWaiting(context) : 0;
  return { ...orders, low_stock };
}

/** Said on every page while the store does not sell: why, and what can be done about it. */
function standing(context: Context, site: Site, { status, status_reason }: SellerRow): Markup {
  if (status === "approved") return NOTHING;
  const may_reapply = status === "rejected" && maySell(context.actor, "settings.write");
  const words = site.words.selling.standing;
  const { title, text } = words[status];
  return notice(site, {
    tone: status === "pending" ? "info" : "danger",
    title,
    content: html`<p>${text}</p>
${status_reason ? html`<p><strong>${words.reason}</strong> <bdi>${status_reason}</bdi></p>` : NOTHING}
${may_reapply ? html`<p><a href="${site.link("/seller/")}#reapply">${words.reapply}</a></p>` : NOTHING}`,
  });
}
