// The variants in the editor: a row for each combination, with its SKU, its price and its stock.
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import { errorWords } from "../forms.ts";
import type { Site } from "../site.ts";
import { fieldId } from "../ui/field-parts.ts";
import { type MatrixRow, matrixOf } from "./editor-matrix.ts";
import type { EditorScene } from "./editor-reading.ts";

/** Nothing for a product without options. */
export function matrixTable(site: Site, scene: EditorScene, state: FormState): Markup {
  const rows = matrixOf(state.values);
  if (rows.length === 0) return NOTHING;
  const { editor } = site.words.goods;
  const heads = [editor.variant, editor.sku, editor.variant_price, editor.stock, editor.offered];
  return html`<section class="goods-matrix" tabindex="0" aria-label="${editor.matrix}"><table>
<caption>${editor.matrix} <span>${editor.matrix_hint}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map((row, index) => matrixRow(site, scene, state, { row, index }))}</tbody></table></section>`;
}

function matrixRow(
  site: Site,
  scene: EditorScene,
  state: FormState,
  { row, index }: { row: MatrixRow; index: number },
): Markup {
  const { editor } = site.words.goods;
  const prefix = `variants.${index}.`;
  const name = row.values.join(" / ");
  const input = (part: string, label: string, value: string, mode: string, placeholder = "") =>
    cellInput(site, state, {
      ...{ name: `${prefix}${part}`, label: editor.of_variant(label, name), value, mode, placeholder },
    });
  const offered = `${prefix}is_offered`;
  return html`<tr><th scope="row"><bdi>${name}</bdi>
<input type="hidden" name="${prefix}values" value="${JSON.stringify(row.values)}">
<input type="hidden" name="${prefix}stock_before" value="${row.stock_before}"></th>
<td data-label="${editor.sku}">${input("sku", editor.sku, row.sku, "text")}</td>
<td data-label="${editor.variant_price}">${input("price", editor.variant_price, row.price, "decimal", scene.detail ? (state.values.price ?? "") : "")}</td>
<td data-label="${editor.stock}">${input("stock_quantity", editor.stock, row.stock, "numeric")}</td>
<td data-label="${editor.offered}"><input class="choice__input" type="checkbox" name="${offered}" value="true"
aria-label="${editor.of_variant(editor.offered, name)}"${flag("checked", row.is_offered)}></td></tr>`;
}

interface CellFacts {
  name: string;
  label: string;
  value: string;
  mode: string;
  placeholder: string;
}

function cellInput(
  site: Site,
  state: FormState,
  { name, label, value, mode, placeholder }: CellFacts,
): Markup {
  const id = fieldId({ name });
  const error = state.errors.get(name);
  const wrong = error ? html` aria-invalid="true" aria-describedby="${id}-error"` : NOTHING;
  return html`<input class="field__input" type="text" id="${id}" name="${name}" value="${value}" inputmode="${mode}" maxlength="80"
aria-label="${label}" placeholder="${placeholder}" autocomplete="off"${wrong}>${
    error ? html`<p class="field__error" id="${id}-error">${errorWords(site.words, error)}</p>` : NOTHING
  }`;
}
