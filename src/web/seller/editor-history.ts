// Who changed what of a product and when, beside its editor.
import type { FieldChange, HistoryEntry } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { panel } from "../ui/panel.ts";
import { timeline } from "../ui/timeline.ts";
import { PRODUCT_STATES } from "./products-query.ts";

/** Newest first; what is no single value is only named. */
export function historyPanel(site: Site, entries: readonly HistoryEntry[], currency: string): Markup {
  const { history } = site.words.goods;
  return panel(site, {
    title: history.title,
    content:
      entries.length === 0
        ? html`<p>${history.empty}</p>`
        : timeline(
            site,
            entries.map(({ at, by_name, changes }) => {
              const is_new = changes.some(({ field }) => field === "created");
              const by = by_name === null ? history.by_staff : history.by(by_name);
              return {
                at,
                title: html`${is_new ? history.created : history.changed} <bdi>${by}</bdi>`,
                note: noteOf(site, changes, currency),
              };
            }),
          ),
  });
}

function noteOf(site: Site, changes: readonly FieldChange[], currency: string): Markup {
  const labels = labelsOf(site);
  const known = changes.flatMap((change) => {
    const label = labels[change.field];
    return label === undefined ? [] : [{ ...change, label }];
  });
  if (known.length === 0) return NOTHING;
  return html`<ul class="goods-history">${known.map((change) => html`<li><bdi>${lineOf(site, change, currency)}</bdi></li>`)}</ul>`;
}

function lineOf(site: Site, change: FieldChange & { label: string }, currency: string): string {
  const { goods } = site.words;
  const { field, label } = change;
  const shown = (value: string | number | null | undefined) => {
    if (value === null || value === undefined || value === "") return goods.editor.nothing;
    if (field.endsWith("_minor")) return site.formats.money(Number(value), currency);
    const state = PRODUCT_STATES.find((one) => field === "status" && one === value);
    return state ? goods.states[state] : String(value);
  };
  return VALUED.has(field) ? goods.history.became(label, shown(change.before), shown(change.after)) : label;
}

/** Fields whose values say something in one line. */
const VALUED = new Set([
  "name",
  "slug",
  "sku",
  "status",
  "price_minor",
  "compare_price_minor",
  "cost_price_minor",
  "min_quantity",
  "quantity_step",
]);

function labelsOf(site: Site): Record<string, string> {
  const { editor, images } = site.words.goods;
  return {
    ...{ name: editor.name, slug: editor.slug, sku: editor.sku, status: editor.state },
    price_minor: editor.prices,
    compare_price_minor: editor.compare_price,
    cost_price_minor: editor.cost_price,
    category_id: editor.category,
    short_description: editor.short_description,
    description: editor.description,
    tax_class: editor.tax_class,
    is_digital: editor.is_digital,
    weight_grams: editor.weight,
    length_mm: editor.length,
    width_mm: editor.width,
    height_mm: editor.height,
    min_quantity: editor.min_quantity,
    quantity_step: editor.quantity_step,
    meta_title: `${editor.seo}: ${editor.meta_title}`,
    meta_description: `${editor.seo}: ${editor.meta_description}`,
    options: editor.options,
    variants: editor.matrix,
    price_tiers: editor.tiers,
    specifications: editor.specifications,
    images: images.title,
  };
}
