// The stock of a seller: what is there, what is held, and a small form in each row to put it right.
import { MAX_REASON_LENGTH, type StockRow } from "#modules/inventory";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField, selectField } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { icon } from "../ui/icon.ts";
import { pagination } from "../ui/pagination.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { type WorkColumn, workTable } from "../ui/work-table.ts";
import {
  INVENTORY_PAGE_SIZE,
  INVENTORY_PATH,
  type InventoryQuery,
  inventoryHref,
} from "./inventory-query.ts";

export interface InventoryScene {
  query: InventoryQuery;
  page: { results: StockRow[]; count: number };
  may_write: boolean;
  /** The row whose form was refused, with what was typed there. */
  refused: { variant_id: number; state: FormState } | null;
}

/** Everything below the page's heading. */
export function inventoryTable(site: Site, scene: InventoryScene): Markup {
  const { query, page, may_write } = scene;
  const { inventory } = site.words.goods;
  return html`${filters(site, query)}
<p class="goods-count" role="status">${site.formats.plural(page.count, inventory.count)}</p>
${workTable(site, {
  caption: inventory.title,
  columns: columnsOf(site, may_write),
  rows: page.results.map((row) => ({ id: row.variant_id, cells: cellsOf(site, scene, row) })),
  empty:
    query.show === "low"
      ? emptyState(site, { icon: "package-check", title: inventory.none_low, text: inventory.none_low_text })
      : emptyState(site, { icon: "package", title: inventory.empty_title, text: inventory.empty_text }),
})}
${pagination(site, {
  page: query.page,
  has_previous: query.page > 1,
  has_more: query.page * INVENTORY_PAGE_SIZE < page.count,
  href: (number) => inventoryHref(site, query, number),
  page_count: Math.max(1, Math.ceil(page.count / INVENTORY_PAGE_SIZE)),
})}`;
}

function filters(site: Site, query: InventoryQuery): Markup {
  const { inventory } = site.words.goods;
  return filterBar(site, {
    action: site.link(INVENTORY_PATH),
    search: { name: "search", label: inventory.search, value: query.search ?? "" },
    fields: selectField(site, freshForm({ show: query.show }), {
      ...{ name: "show", label: inventory.shown, is_required: true },
      options: [
        { value: "all", label: inventory.all },
        { value: "low", label: inventory.low },
      ],
    }),
  });
}

function columnsOf(site: Site, may_write: boolean): WorkColumn[] {
  const { column } = site.words.goods.inventory;
  const number = (id: "on_hand" | "reserved" | "available" | "threshold") => ({
    ...{ id, label: column[id], is_number: true },
  });
  return [
    { id: "product", label: column.product },
    number("on_hand"),
    number("reserved"),
    number("available"),
    ...(may_write ? [{ id: "change", label: column.change }] : [number("threshold")]),
  ];
}

/** "Desk lamp, Size M": how a row is called wherever it is spoken of. */
export function stockName(row: Pick<StockRow, "product_name" | "options">): string {
  const values = Object.values(JSON.parse(row.options) as Record<string, string>);
  return [row.product_name, ...values].join(" / ");
}

function cellsOf(site: Site, scene: InventoryScene, row: StockRow): (string | Markup)[] {
  const { formats, words } = site;
  const { inventory } = words.goods;
  const movements = site.link(`${INVENTORY_PATH}movements/?variant=${row.variant_id}`);
  const name = html`<a href="${site.link(`/seller/products/${row.product_id}/`)}"><bdi>${stockName(row)}</bdi></a>`;
  const available = html`${row.is_low === 1 ? html`${stateBadge(inventory.low_badge, "warning")} ` : NOTHING}${formats.number(row.available)}`;
  return [
    html`${name}<span class="goods-stock__more">${row.sku ? html`<bdi class="goods-stock__sku">${row.sku}</bdi>` : NOTHING}<a href="${movements}">${inventory.of_row}</a></span>`,
    formats.number(row.on_hand),
    formats.number(row.reserved),
    available,
    scene.may_write ? rowForm(site, scene, row) : formats.number(row.low_stock_threshold),
  ];
}

/** Adds or takes away with a reason, or counts anew with the version that was seen; and the threshold. */
function rowForm(site: Site, { query, refused }: InventoryScene, row: StockRow): Markup {
  const { inventory } = site.words.goods;
  const name = stockName(row);
  const state = refused?.variant_id === row.variant_id ? refused.state : freshForm();
  const text = (field: string, label: string, mode: "numeric" | "text", value = "") => {
    const id = `stock-${row.variant_id}-${field}`;
    const wrong = state.errors.has(field)
      ? html` aria-invalid="true" aria-describedby="${id}-error"`
      : NOTHING;
    return html`<label class="goods-stock__field goods-stock__field--${field}"><span aria-hidden="true">${label}</span>
<span class="visually-hidden">${inventory.of(label, name)}</span>
<input class="field__input" type="text" id="${id}" name="${field}" inputmode="${mode}" maxlength="${mode === "text" ? MAX_REASON_LENGTH : 11}"
autocomplete="off" value="${state.values[field] ?? value}"${wrong}></label>`;
  };
  const problems = [...state.errors].map(
    ([
      field,
      error,
    ]) => html`<p class="field__error" id="stock-${row.variant_id}-${field}-error" role="alert">${icon(site, "circle-alert")}
<span>${error.code === "stale_version" ? inventory.stale(site.formats.number(row.on_hand)) : errorWords(site.words, error)}</span></p>`,
  );
  return html`<form class="goods-stock" method="post" action="${site.link(`${INVENTORY_PATH}${row.variant_id}/`)}">
${csrfField(site)}<input type="hidden" name="version" value="${row.version}">
<input type="hidden" name="threshold_before" value="${row.low_stock_threshold}">
<input type="hidden" name="search" value="${query.search ?? ""}"><input type="hidden" name="show" value="${query.show}">
<input type="hidden" name="page" value="${query.page}">
${text("delta", inventory.delta, "numeric")}${text("on_hand", inventory.counted, "numeric")}
${text("reason", inventory.reason, "text")}${text("low_stock_threshold", inventory.threshold, "numeric", String(row.low_stock_threshold))}
${button(inventory.save, { kind: "secondary" })}${problems}</form>`;
}
