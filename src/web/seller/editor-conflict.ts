// Two people changed the same product: what differs, side by side, and the choice between them.
import { html, type Markup } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { notice } from "../ui/notice.ts";
import { table } from "../ui/table.ts";
import { valuesOf } from "./editor-form.ts";
import type { EditorScene } from "./editor-reading.ts";

/** Saving the form that follows saves what was typed over what is there: its version is the present one. */
export function conflictNotice(site: Site, { detail, action }: EditorScene, { values }: FormState): Markup {
  const { editor } = site.words.goods;
  const theirs = detail ? valuesOf(detail) : {};
  const differing = Object.entries(fieldLabels(site)).filter(
    ([name]) => plain(theirs[name]) !== plain(values[name]),
  );
  const cell = (text: string | undefined) =>
    html`<bdi class="goods-lines">${plain(text) || editor.nothing}</bdi>`;
  const rows = differing.map(([name, label]) => [label, cell(theirs[name]), cell(values[name])]);
  const head = [editor.conflict_field, editor.conflict_theirs, editor.conflict_mine];
  return notice(site, {
    tone: "warning",
    title: editor.conflict_title,
    content: html`<p>${editor.conflict_text}</p>
${table({ caption: editor.conflict_title, head, rows })}
<p class="goods-conflict__ways">${button(editor.save, { name: "status", value: "" })}
${buttonLink(editor.conflict_take, site.link(action), { kind: "secondary" })}</p>`,
  });
}

/** Browsers send line ends as CR LF. */
function plain(text = ""): string {
  return text.replaceAll("\r\n", "\n").trim();
}

function fieldLabels(site: Site): Record<string, string> {
  const { editor } = site.words.goods;
  return {
    name: editor.name,
    category: editor.category,
    short_description: editor.short_description,
    description: editor.description,
    price: editor.prices,
    compare_price: editor.compare_price,
    cost_price: editor.cost_price,
    tax_class: editor.tax_class,
    price_tiers: editor.tiers,
    options: editor.options,
    sku: editor.sku,
    specifications: editor.specifications,
    min_quantity: editor.min_quantity,
    quantity_step: editor.quantity_step,
    weight: editor.weight,
    meta_title: editor.meta_title,
    meta_description: editor.meta_description,
    slug: editor.slug,
  };
}
