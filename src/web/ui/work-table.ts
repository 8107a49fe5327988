// The table of a working place: sorted by its heads, ticked by its rows, cards where a screen is narrow.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

export interface WorkColumn {
  id: string;
  label: string;
  /** Where the list is sorted by this column, or the other way round. */
  href?: string | undefined;
  sorted?: "asc" | "desc" | undefined;
  /** Numbers stand at the end of their cell, one digit under the other. */
  is_number?: boolean;
  /** What it holds is short and stays on one line: moments, numbers of orders. */
  is_whole?: boolean;
}

export interface WorkRow {
  id: string | number;
  /** One for each column; the first names the row. */
  cells: readonly (string | Markup)[];
  /** Where the first cell leads. */
  href?: string | undefined;
}

export interface WorkTable {
  /** Read out, not shown. */
  caption: string;
  columns: readonly WorkColumn[];
  rows: readonly WorkRow[];
  /** Stands there instead of a table without rows. */
  empty: Markup;
  /** Boxes before each row that belong to the form `form_id` and send their row's id as `name`. */
  selection?: { form_id: string; name: string } | undefined;
}

/** More columns than these scroll by themselves on any screen. */
const MOST_COLUMNS = 7;
const SORT_ICONS = { asc: "arrow-up", desc: "arrow-down", none: "chevrons-up-down" } as const;

/** A table of work, or what stands there instead when there is none. */
export function workTable(site: Site, facts: WorkTable): Markup {
  const { caption, columns, rows, empty, selection } = facts;
  if (rows.length === 0) return html`<div class="work-table work-table--empty">${empty}</div>`;
  const classes = columns.length > MOST_COLUMNS ? "work-table work-table--wide" : "work-table";
  return html`<section class="${classes}" tabindex="0" aria-label="${caption}"><table>
<caption class="visually-hidden">${caption}</caption>
<thead><tr>${selection ? selectAll(site, selection) : NOTHING}
${columns.map((one) => head(site, one))}</tr></thead>
<tbody>${rows.map((row) => body(site, facts, row))}</tbody></table></section>`;
}

function selectAll(site: Site, { form_id }: { form_id: string }): Markup {
  const { table } = site.words.workplace;
  return html`<th scope="col" class="work-table__box"><span class="visually-hidden">${table.select}</span>
<input type="checkbox" class="choice__input" aria-label="${table.select_all}" data-selects="${form_id}" hidden></th>`;
}

function head(site: Site, { label, href, sorted, is_number }: WorkColumn): Markup {
  const order = sorted === "asc" ? "ascending" : "descending";
  const name =
    href === undefined
      ? html`<span>${label}</span>`
      : html`<a href="${href}">${label}${icon(site, SORT_ICONS[sorted ?? "none"])}</a>`;
  const kind = `${is_number ? "is-number " : ""}${href === undefined ? "is-plain" : "is-sortable"}`;
  return html`<th scope="col" class="${kind}"${sorted ? html` aria-sort="${order}"` : NOTHING}>${name}</th>`;
}

function body(site: Site, { columns, selection }: WorkTable, row: WorkRow): Markup {
  const name_id = `row-${selection?.form_id ?? "work"}-${row.id}`.replaceAll(/[^\w-]/g, "-");
  const box = selection
    ? html`<td class="work-table__box"><input type="checkbox" class="choice__input" name="${selection.name}" value="${row.id}"
form="${selection.form_id}" id="box-${name_id}" aria-label="${site.words.workplace.table.select}"
aria-labelledby="box-${name_id} ${name_id}"></td>`
    : NOTHING;
  return html`<tr>${box}${columns.map((column, at) => cell(column, at, row, name_id))}</tr>`;
}

function cell(column: WorkColumn, at: number, row: WorkRow, name_id: string): Markup {
  const content = row.cells[at] ?? "";
  if (at === 0) {
    const name = row.href === undefined ? content : html`<a href="${row.href}">${content}</a>`;
    return html`<th scope="row" id="${name_id}">${name}</th>`;
  }
  const kind = column.is_number ? "is-number" : column.is_whole ? "is-whole" : null;
  return html`<td${kind === null ? NOTHING : html` class="${kind}"`} data-label="${column.label}">${content}</td>`;
}
