// One seller as the operator sees it: what it applied with, who works there, what it sells, what was decided.
import type { OwnProductRow } from "#modules/catalog";
import type { sellerCommission } from "#modules/ledger";
import type { OrderView } from "#modules/orders";
import {
  type Decision,
  type SellerHistoryEntry,
  type SellerPerson,
  type SellerRow,
  TRANSITIONS,
} from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { csrfField, formProblems, textareaField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { timeline } from "../ui/timeline.ts";
import { workTable } from "../ui/work-table.ts";
import { auditLink } from "./audit-link.ts";
import { officePage } from "./office-frame.ts";
import { productState, sellerState } from "./office-states.ts";
import { ordersTable } from "./orders-table.ts";
import { commissionPanel } from "./sellers-commission.ts";
import { sellerTeam } from "./sellers-team.ts";

const PATH = "/admin/sellers/";
const MAX_REASON = 1000;

/** The decisions, in the order of their buttons. */
export const DECISIONS = [
  "approval",
  "rejection",
  "suspension",
  "reinstatement",
] as const satisfies Decision[];

/** What the page shows; null for what this person may not see. */
export interface SellerFacts {
  seller: SellerRow;
  state: FormState;
  people: SellerPerson[];
  history: SellerHistoryEntry[];
  commission: Awaited<ReturnType<typeof sellerCommission>>;
  commission_state: FormState;
  owner_state: FormState;
  default_ppm: number;
  products: OwnProductRow[] | null;
  orders: OrderView[] | null;
  done?: string | undefined;
}

/** A whole page. */
export function sellerDetail(context: Context, site: Site, facts: SellerFacts): Promise<Markup> {
  const { seller, history, products, orders, done } = facts;
  const { sellers: words } = site.words.office;
  return officePage(context, site, {
    here: "sellers",
    title: seller.name,
    intro: sellerState(site, seller.status),
    done,
    actions: html`${auditLink(context, site, "seller", seller.id)}${
      seller.status === "approved"
        ? buttonLink(words.see_store, site.link(`/sellers/${seller.slug}/`), { kind: "secondary" })
        : NOTHING
    }`,
    content: html`<div class="panels panels--side"><div class="stack">
${panel(site, { title: words.application, content: application(site, seller) })}
${panel(site, { title: words.team, content: sellerTeam(context, site, facts) })}
${products ? productsPanel(site, seller, products) : NOTHING}
${orders ? ordersPanel(site, orders) : NOTHING}
</div><div class="stack">
${panel(site, { title: words.decide, content: decisionForm(site, facts) })}
${panel(site, { title: words.commission, content: commissionPanel(context, site, facts) })}
${panel(site, { title: words.history, content: timeline(site, historyOf(site, history)) })}
</div></div>`,
  });
}

/** The decisions that the seller's state leaves open. */
function openDecisions(seller: SellerRow): Decision[] {
  return DECISIONS.filter((name) => TRANSITIONS[name].from === seller.status);
}

function decisionForm(site: Site, { seller, state }: SellerFacts): Markup {
  const { sellers: words, reason } = site.words.office;
  const open = openDecisions(seller);
  const hint = html`<p class="quiet">${words.decide_hint[seller.status]}</p>`;
  if (open.length === 0) return hint;
  return html`${hint}<form method="post" action="${site.link(`${PATH}${seller.id}/decision/`)}" class="form">
${csrfField(site)}${formProblems(site, state)}
${textareaField(site, state, {
  name: "reason",
  label: reason,
  is_required: open.every((name) => TRANSITIONS[name].needs_reason),
  rows: 3,
  maxlength: MAX_REASON,
})}
<p class="form__actions">${open.map((name) =>
    button(words.decisions[name], {
      kind: TRANSITIONS[name].needs_reason ? "danger" : "primary",
      name: "decision",
      value: name,
    }),
  )}</p></form>`;
}

function application(site: Site, seller: SellerRow): Markup {
  const { sellers: words } = site.words.office;
  const { formats } = site;
  const address = [seller.line1, seller.line2, seller.postal_code, seller.city, seller.state].filter(
    (text) => text !== null,
  );
  const rows: [string, string | Markup | null][] = [
    [words.country, formats.country(seller.country)],
    [words.currency, seller.currency],
    [words.tagline, own(seller.tagline)],
    [words.contact, own([seller.email, seller.phone].filter(Boolean).join(" · ") || null)],
    [words.address, own(address.join(", ") || null)],
    [words.tax_id, own(seller.tax_id)],
    [words.vacation, seller.is_on_vacation === 1 ? words.on_vacation : null],
    [site.words.office.list.created, formats.moment(seller.created_at)],
    [words.approved_at, seller.approved_at === null ? null : formats.moment(seller.approved_at)],
  ];
  return html`${definitions(rows.filter((row): row is [string, string | Markup] => row[1] !== null))}
<h3 class="office-sub">${words.description}</h3>
<p class="office-text" dir="auto">${seller.description ?? words.no_description}</p>`;
}

function own(text: string | null): Markup | null {
  return text === null ? null : html`<bdi>${text}</bdi>`;
}

function ordersPanel(site: Site, orders: readonly OrderView[]): Markup {
  const { newest_orders: title, no_orders: none } = site.words.office.sellers;
  return panel(site, { title, content: ordersTable(site, { caption: title, orders, none }) });
}

function productsPanel(site: Site, seller: SellerRow, products: readonly OwnProductRow[]): Markup {
  const { sellers: words, products: product_words, list } = site.words.office;
  const all = site.link(`/admin/products/?seller=${seller.id}`);
  return panel(site, {
    title: words.newest_products,
    ...(products.length > 0 && { actions: buttonLink(words.all_products, all, { kind: "quiet" }) }),
    content: workTable(site, {
      caption: words.newest_products,
      columns: [
        { id: "name", label: product_words.name },
        { id: "status", label: list.state },
        { id: "price", label: product_words.price, is_number: true },
      ],
      rows: products.map(({ product }) => ({
        id: `product-${product.id}`,
        href: site.link(`/admin/products/${product.id}/`),
        cells: [
          html`<bdi>${product.name}</bdi>`,
          productState(site, product.status),
          site.formats.money(product.price_minor, product.currency),
        ],
      })),
      empty: html`<p class="quiet">${words.no_products}</p>`,
    }),
  });
}

const TONES = { approved: "success", suspended: "danger", rejected: "warning", pending: "info" } as const;

function historyOf(site: Site, history: readonly SellerHistoryEntry[]) {
  const { events } = site.words.office.sellers;
  return history.toReversed().map(({ at, event, to_status, reason }) => ({
    at,
    title: events[event] ?? event,
    note: reason === null ? null : html`<bdi>${reason}</bdi>`,
    tone: TONES[to_status as keyof typeof TONES],
  }));
}
