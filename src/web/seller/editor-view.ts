// The editor of a product: one form in parts, with what it would look like to buyers and search engines.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { checkboxField, csrfField, field, formProblems, selectField, textareaField } from "../ui/field.ts";
import { panel } from "../ui/panel.ts";
import { conflictNotice } from "./editor-conflict.ts";
import { matrixTable } from "./editor-matrix-view.ts";
import type { EditorScene } from "./editor-reading.ts";
import { seoPreview } from "./editor-seo.ts";

const TAXES = ["standard", "reduced", "zero"] as const;

/** The whole form; for whoever may only look, its fields stand still and nothing can be sent. */
export function editorForm(site: Site, scene: EditorScene, state: FormState): Markup {
  const { action, detail } = scene;
  const version = state.values.version ?? "";
  if (detail !== null && !scene.may_write) {
    return html`<fieldset class="goods-editor__form" disabled>
<legend class="visually-hidden">${site.words.goods.editor.read_only}</legend>
${parts(site, scene, state)}</fieldset>`;
  }
  return html`<form class="goods-editor__form" method="post" action="${site.link(action)}" data-editor data-guards
data-currency="${scene.currency}" data-language="${site.language}">
${csrfField(site)}<input type="hidden" name="version" value="${version}">
${state.code === "stale_version" ? conflictNotice(site, scene, state) : formProblems(site, state)}
${parts(site, scene, state)}
${actions(site, scene)}
</form>`;
}

function parts(site: Site, scene: EditorScene, state: FormState): Markup {
  return html`${basics(site, scene, state)}
${prices(site, scene, state)}
${variants(site, scene, state)}
${delivery(site, state)}
${details(site, state)}
${searchEngines(site, scene, state)}`;
}

function basics(site: Site, { categories }: EditorScene, state: FormState): Markup {
  const { editor } = site.words.goods;
  return panel(site, {
    title: editor.basics,
    content: html`${field(site, state, { name: "name", label: editor.name, is_required: true, maxlength: 200 })}
${selectField(site, state, {
  ...{ name: "category", label: editor.category, is_required: true },
  options: [{ value: "", label: editor.choose_category }, ...categories],
})}
${textareaField(site, state, { name: "short_description", label: editor.short_description, hint: editor.short_hint, rows: 2, maxlength: 500 })}
${textareaField(site, state, { name: "description", label: editor.description, rows: 8, maxlength: 20_000 })}`,
  });
}

function prices(site: Site, { currency }: EditorScene, state: FormState): Markup {
  const { editor } = site.words.goods;
  const money = (name: string, label: string, more: { hint?: string; is_required?: boolean } = {}) =>
    field(site, state, { name, label, inputmode: "decimal", maxlength: 16, autocomplete: "off", ...more });
  const { price = "", cost_price = "" } = state.values;
  return panel(site, {
    title: editor.prices,
    content: html`<div class="goods-fields">${money("price", editor.price(currency), { is_required: true })}
${money("compare_price", editor.compare_price, { hint: editor.compare_hint })}
${money("cost_price", editor.cost_price, { hint: editor.cost_hint })}</div>
<p class="goods-margin">${editor.margin}: <output data-margin data-none="${editor.no_margin}">${
      marginWords(site, price, cost_price, currency) ?? editor.no_margin
    }</output></p>
<div class="goods-fields">${selectField(site, state, {
      ...{ name: "tax_class", label: editor.tax_class, is_required: true, value: "standard" },
      options: TAXES.map((value) => ({ value, label: editor.taxes[value] })),
    })}</div>
${textareaField(site, state, { name: "price_tiers", label: editor.tiers, hint: editor.tiers_hint, rows: 3 })}`,
  });
}

function variants(site: Site, scene: EditorScene, state: FormState): Markup {
  const { editor } = site.words.goods;
  const has_matrix = (state.values.options ?? "").trim() !== "";
  const stock = html`${field(site, state, { name: "stock_quantity", label: editor.stock, hint: editor.stock_hint, inputmode: "numeric", maxlength: 10 })}
<input type="hidden" name="stock_before" value="${state.values.stock_before ?? ""}">`;
  return panel(site, {
    title: editor.variants,
    content: html`<div class="goods-fields">${field(site, state, { name: "sku", label: editor.sku, hint: editor.sku_hint, maxlength: 80 })}
${has_matrix ? NOTHING : stock}
${field(site, state, { name: "low_stock_threshold", label: editor.threshold, hint: editor.threshold_hint, inputmode: "numeric", maxlength: 10 })}</div>
<input type="hidden" name="threshold_before" value="${state.values.threshold_before ?? ""}">
${textareaField(site, state, { name: "options", label: editor.options, hint: editor.options_hint, rows: 3 })}
<p class="goods-matrix-preview" data-matrix-preview data-words="${editor.matrix_preview}" aria-live="polite" hidden></p>
${matrixTable(site, scene, state)}`,
  });
}

function delivery(site: Site, state: FormState): Markup {
  const { editor } = site.words.goods;
  const number = (name: string, label: string, value?: string) =>
    field(site, state, {
      ...{ name, label, maxlength: 10, inputmode: "decimal" },
      ...(value !== undefined && { value }),
    });
  return panel(site, {
    title: editor.quantities,
    content: html`<div class="goods-fields">${number("min_quantity", editor.min_quantity, "1")}
${number("quantity_step", editor.quantity_step, "1")}${number("weight", editor.weight)}</div>
<div class="goods-fields">${number("length", editor.length)}${number("width", editor.width)}
${number("height", editor.height)}</div>
${checkboxField(site, state, { name: "is_digital", label: editor.is_digital })}`,
  });
}

function details(site: Site, state: FormState): Markup {
  const { editor } = site.words.goods;
  return panel(site, {
    title: editor.details,
    content: textareaField(site, state, {
      ...{ name: "specifications", label: editor.specifications, hint: editor.specifications_hint, rows: 5 },
    }),
  });
}

function searchEngines(site: Site, scene: EditorScene, state: FormState): Markup {
  const { editor } = site.words.goods;
  return panel(site, {
    title: editor.seo,
    content: html`${field(site, state, { name: "meta_title", label: editor.meta_title, hint: editor.meta_title_hint, maxlength: 200 })}
${textareaField(site, state, { name: "meta_description", label: editor.meta_description, hint: editor.meta_description_hint, rows: 2, maxlength: 400 })}
${field(site, state, { name: "slug", label: editor.slug, hint: editor.slug_hint, maxlength: 120 })}
${seoPreview(site, scene, state)}`,
  });
}

/** What can be done from the product's present state. */
function actions(site: Site, { detail, may_publish }: EditorScene): Markup {
  const { editor } = site.words.goods;
  const status = detail?.product.status ?? "draft";
  const act = (label: string, value: string, kind: "primary" | "secondary" | "quiet") =>
    button(label, { kind, name: "status", value });
  if (status === "published") {
    return bar(html`${act(editor.save, "", "primary")}${act(editor.archive, "archived", "quiet")}`);
  }
  const publish = status === "archived" ? editor.publish_again : editor.next;
  const save = status === "archived" ? editor.save : editor.save_draft;
  return bar(html`${act(save, "", may_publish ? "secondary" : "primary")}
${may_publish ? act(publish, "published", "primary") : html`<p class="goods-editor__waiting">${editor.waiting}</p>`}
${detail && status === "draft" ? act(editor.archive, "archived", "quiet") : NOTHING}`);
}

function bar(content: Markup): Markup {
  return html`<div class="goods-editor__bar">${content}</div>`;
}

/** Of the price, when both are numbers: what is left, and its share. */
function marginWords(site: Site, price: string, cost: string, currency: string): string | null {
  const [gets, costs] = [Number(price), Number(cost)];
  if (price.trim() === "" || cost.trim() === "" || !(gets > 0) || Number.isNaN(costs)) return null;
  const left = site.formats.amount((gets - costs).toFixed(2), currency);
  return site.words.goods.editor.margin_of(left, site.formats.percent((gets - costs) / gets));
}
