// The table of a seller's products: filters, columns of one's choice, and what to do with several at once.
import { type OwnProductRow, type OwnProductSort, thumbnailUrl } from "#modules/catalog";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { bulkBar } from "../ui/bulk-bar.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField, field, selectField } from "../ui/field.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { icon } from "../ui/icon.ts";
import { pagination } from "../ui/pagination.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { type WorkColumn, workTable } from "../ui/work-table.ts";
import type { CategoryOption } from "./product-categories.ts";
import {
  PRODUCT_COLUMNS,
  PRODUCT_STATES,
  PRODUCTS_PATH,
  type ProductColumn,
  type ProductsQuery,
  productsHref,
} from "./products-query.ts";

export const PRODUCTS_PAGE_SIZE = 50;
const BULK_FORM = "bulk-products";
export const STATE_TONES = { draft: "neutral", published: "success", archived: "warning" } as const;
const SORT_OF: Partial<Record<ProductColumn, OwnProductSort>> = {
  price: "price",
  sold: "sold",
  updated: "updated_at",
  created: "created_at",
};
const NUMBERS = new Set<ProductColumn>(["price", "margin", "stock", "sold"]);

export interface ProductsScene {
  query: ProductsQuery;
  page: { results: OwnProductRow[]; count: number; count_is_exact: boolean };
  categories: CategoryOption[];
  /** May this member change products, and their stock? */
  may_write: boolean;
}

/** Everything below the page's heading. */
export function productsTable(site: Site, scene: ProductsScene): Markup {
  const { query, page, may_write } = scene;
  const { list } = site.words.goods;
  const count = page.count_is_exact ? site.formats.plural(page.count, list.count) : list.many;
  return html`${filters(site, scene)}
${may_write && page.results.length > 0 ? bulkForm(site, query) : NOTHING}
<p class="goods-count" role="status">${count}</p>
${workTable(site, {
  caption: list.title,
  columns: [nameColumn(site, query), ...query.columns.map((column) => columnOf(site, query, column))],
  rows: page.results.map((row) => ({
    id: row.product.id,
    href: site.link(`${PRODUCTS_PATH}${row.product.id}/`),
    cells: [nameCell(site, row), ...query.columns.map((column) => cellOf(site, row, column))],
  })),
  empty: nothingHere(site, scene),
  selection: may_write ? { form_id: BULK_FORM, name: "ids" } : undefined,
})}
${pagination(site, {
  page: query.page,
  has_previous: query.page > 1,
  has_more: query.page * PRODUCTS_PAGE_SIZE < page.count,
  href: (number) => productsHref(site, query, { page: number }),
  page_count: Math.max(1, Math.ceil(page.count / PRODUCTS_PAGE_SIZE)),
})}`;
}

function filters(site: Site, { query, categories }: ProductsScene): Markup {
  const { list, states } = site.words.goods;
  const asked = freshForm({
    status: query.status ?? "",
    category: query.category === undefined ? "" : String(query.category),
    stock: query.stock ?? "",
    pictures: query.pictures ?? "",
  });
  const choice = (name: string, label: string, any: string, options: CategoryOption[]) =>
    selectField(site, asked, {
      ...{ name, label, is_required: false },
      options: [{ value: "", label: any }, ...options],
    });
  const state_options = PRODUCT_STATES.map((value) => ({ value, label: states[value] }));
  const stocks = Object.entries(list.stocks).map(([value, label]) => ({ value, label }));
  return filterBar(site, {
    action: site.link(PRODUCTS_PATH),
    search: { name: "search", label: list.search, value: query.search ?? "" },
    fields: html`${choice("status", list.state, list.any_state, state_options)}
${choice("category", list.category, list.any_category, categories)}
${choice("stock", list.stock, list.any_stock, stocks)}
${choice("pictures", list.pictures, list.any_pictures, [{ value: "none", label: list.no_pictures }])}
<input type="hidden" name="sort" value="${query.sort}">
<details class="goods-columns"><summary>${icon(site, "sliders-horizontal")}<span>${list.columns}</span></summary>
<fieldset><legend>${list.show_columns}</legend>
<p class="field__hint">${list.columns_hint}</p>
${PRODUCT_COLUMNS.map(
  (
    column,
  ) => html`<div class="choice"><input class="choice__input" type="checkbox" name="columns" value="${column}"
id="column-${column}"${flag("checked", query.columns.includes(column))}>
<label class="choice__label" for="column-${column}">${list.column[column]}</label></div>`,
)}</fieldset></details>`,
  });
}

function bulkForm(site: Site, query: ProductsQuery): Markup {
  const { bulk } = site.words.goods;
  const plain = freshForm();
  const act = (label: string, value: string) => button(label, { kind: "secondary", name: "action", value });
  const back = productsHref({ ...site, link: (path) => path }, query, { page: query.page });
  return html`<form id="${BULK_FORM}" class="goods-bulk" method="post" action="${site.link(`${PRODUCTS_PATH}bulk/`)}">
${csrfField(site)}<input type="hidden" name="back" value="${back}">
${bulkBar(site, {
  form_id: BULK_FORM,
  actions: html`${act(bulk.publish, "publish")}${act(bulk.archive, "archive")}
<details class="goods-bulk__more"><summary>${bulk.price}</summary><div>
${field(site, plain, { name: "percent", label: bulk.percent, inputmode: "decimal", maxlength: 8 })}
${field(site, plain, { name: "amount", label: bulk.amount, inputmode: "decimal", maxlength: 16 })}
${act(bulk.set_price, "price")}</div></details>
<details class="goods-bulk__more"><summary>${bulk.stock}</summary><div>
${field(site, plain, { name: "on_hand", label: bulk.set_stock, inputmode: "numeric", maxlength: 10 })}
${field(site, plain, { name: "delta", label: bulk.add_stock, inputmode: "numeric", maxlength: 10 })}
${field(site, plain, { name: "reason", label: bulk.reason, maxlength: 300 })}
${act(bulk.stock, "stock")}</div></details>`,
})}</form>`;
}

function nothingHere(site: Site, { query }: ProductsScene): Markup {
  const { list } = site.words.goods;
  const { search, status, category, stock, pictures, page } = query;
  const is_filtered = search || status || category || stock || pictures || page > 1;
  if (is_filtered) return emptyState(site, { icon: "search", title: list.none_title, text: list.none_text });
  return emptyState(site, {
    ...{ icon: "package", title: list.empty_title, text: list.empty_text },
    action: buttonLink(list.add, site.link(`${PRODUCTS_PATH}new/`)),
  });
}

function nameColumn(site: Site, query: ProductsQuery): WorkColumn {
  return { id: "name", label: site.words.goods.list.column.name, ...sorting(site, query, "name") };
}

function columnOf(site: Site, query: ProductsQuery, column: ProductColumn): WorkColumn {
  const sort = SORT_OF[column];
  return {
    id: column,
    label: site.words.goods.list.column[column],
    is_number: NUMBERS.has(column),
    ...(sort && sorting(site, query, sort)),
  };
}

function sorting(site: Site, query: ProductsQuery, sort: OwnProductSort): Partial<WorkColumn> {
  const is_ascending = query.sort === sort;
  return {
    href: productsHref(site, query, { sort: is_ascending ? `-${sort}` : sort }),
    sorted: is_ascending ? "asc" : query.sort === `-${sort}` ? "desc" : undefined,
  };
}

function nameCell(site: Site, { product, primary_image }: OwnProductRow): Markup {
  const picture = primary_image
    ? html`<img class="goods-thumb" src="${thumbnailUrl(primary_image.storage_key)}" alt="" width="40" height="40" loading="lazy" decoding="async">`
    : html`<span class="goods-thumb goods-thumb--none">${icon(site, "image")}</span>`;
  return html`<span class="goods-name">${picture}<bdi>${product.name}</bdi></span>`;
}

function cellOf(site: Site, row: OwnProductRow, column: ProductColumn): string | Markup {
  const { product, stock, category, price_min_minor, price_max_minor } = row;
  const { formats, words } = site;
  const { list, states } = words.goods;
  if (column === "state") return stateBadge(states[product.status], STATE_TONES[product.status]);
  if (column === "sku") return html`<bdi>${product.sku ?? ""}</bdi>`;
  if (column === "category") return html`<bdi>${category.full_path}</bdi>`;
  if (column === "price") {
    const price = formats.money(price_min_minor, product.currency);
    return price_min_minor === price_max_minor ? price : list.from(price);
  }
  if (column === "margin") {
    const { price_minor, cost_price_minor: cost } = product;
    return cost === null || price_minor === 0 ? "" : formats.percent((price_minor - cost) / price_minor);
  }
  if (column === "stock") {
    const number = formats.number(stock.stock_quantity);
    if (stock.stock_quantity <= 0) return html`${stateBadge(list.stocks.out, "danger")} ${number}`;
    return stock.stock_quantity <= stock.low_stock_threshold
      ? html`${stateBadge(list.stocks.low, "warning")} ${number}`
      : number;
  }
  if (column === "sold") return formats.number(product.sold_90_days);
  return formats.date(column === "updated" ? product.updated_at : product.created_at);
}
