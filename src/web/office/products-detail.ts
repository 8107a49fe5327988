// One product as the operator sees it, and the decision about it.
import { type ProductDetail, priceOf } from "#modules/catalog";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { csrfField, formProblems, textareaField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { workTable } from "../ui/work-table.ts";
import { auditLink } from "./audit-link.ts";
import { officePage } from "./office-frame.ts";
import { mayEnter } from "./office-places.ts";
import { productState } from "./office-states.ts";

const PATH = "/admin/products/";
const MAX_REASON = 500;

/** What the page shows. */
export interface ProductFacts {
  detail: ProductDetail;
  state: FormState;
  done?: string | undefined;
}

/** A whole page. */
export function productDetail(context: Context, site: Site, facts: ProductFacts): Promise<Markup> {
  const { detail, done } = facts;
  const { product } = detail;
  const { products: words } = site.words.office;
  const is_seen = product.listing_version !== null && product.status === "published";
  return officePage(context, site, {
    here: "products",
    title: product.name,
    intro: productState(site, product.status),
    done,
    actions: html`${auditLink(context, site, "product", product.id)}${
      is_seen
        ? buttonLink(words.see, site.link(`/products/${product.slug}/`), { kind: "secondary" })
        : NOTHING
    }`,
    content: html`<div class="panels panels--side"><div class="stack">
${panel(site, { title: words.facts, content: offer(context, site, detail) })}
${panel(site, { title: words.variants, content: variants(site, detail) })}
${panel(site, {
  title: words.description,
  content: html`<p class="office-text" dir="auto">${product.description ?? words.no_description}</p>`,
})}
</div><div class="stack">
${panel(site, { title: words.decide, content: decision(site, facts) })}
</div></div>`,
  });
}

function offer(context: Context, site: Site, { product, seller, category, stock }: ProductDetail): Markup {
  const { products: words, list } = site.words.office;
  const { formats } = site;
  const name = html`<bdi>${seller.name}</bdi>`;
  const href = site.link(`/admin/sellers/${seller.id}/`);
  const rows: [string, string | Markup][] = [
    [words.seller, mayEnter(context.actor, "sellers.decide") ? html`<a href="${href}">${name}</a>` : name],
    [words.category, html`<bdi>${category.full_path}</bdi>`],
    [words.price, formats.money(product.price_minor, product.currency)],
    [words.stock, formats.number(stock.stock_quantity)],
    [list.created, formats.moment(product.created_at)],
    [words.changed, formats.moment(product.updated_at)],
  ];
  if (product.published_at !== null) rows.push([words.published, formats.moment(product.published_at)]);
  return definitions(rows);
}

function variants(site: Site, { product, variants: all }: ProductDetail): Markup {
  const { products: words } = site.words.office;
  return workTable(site, {
    caption: words.variants,
    columns: [
      { id: "variant", label: words.variant },
      { id: "sku", label: words.sku },
      { id: "price", label: words.price, is_number: true },
      { id: "stock", label: words.stock, is_number: true },
    ],
    rows: all.map((variant) => ({
      id: variant.id,
      cells: [
        html`<bdi>${Object.values(variant.options).join(", ") || words.single}</bdi>`,
        html`<bdi>${variant.sku ?? "–"}</bdi>`,
        site.formats.money(priceOf(product, variant), product.currency),
        site.formats.number(variant.on_hand - variant.reserved),
      ],
    })),
    empty: NOTHING,
  });
}

function decision(site: Site, { detail, state }: ProductFacts): Markup {
  const { products: words, reason } = site.words.office;
  const { id, status } = detail.product;
  const hint = html`<p class="quiet">${words.hints[status]}</p>`;
  if (status === "draft") return hint;
  const moderation = status === "published" ? "archive" : "restore";
  return html`${hint}<form method="post" action="${site.link(`${PATH}${id}/decision/`)}" class="form">
${csrfField(site)}${formProblems(site, state)}
<input type="hidden" name="moderation" value="${moderation}">
${textareaField(site, state, { name: "reason", label: reason, is_required: true, rows: 3, maxlength: MAX_REASON })}
<p class="form__actions">${button(words[moderation], { kind: moderation === "archive" ? "danger" : "primary" })}</p></form>`;
}
