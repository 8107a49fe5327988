// One file: its columns to be named, how far it is, what came of it, and what is wrong row by row.
import {
  type ExchangeField,
  fieldsOf,
  type firstErrors,
  type Import,
  requiredFields,
} from "#modules/exchange";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { errorWords, type FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { selectField } from "../ui/field-choice.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { statTile } from "../ui/stat-tile.ts";
import { workTable } from "../ui/work-table.ts";
import { EXCHANGE_PATH } from "./exchange-view.ts";

/** Mistakes that the page itself shows. */
export const SHOWN_ERRORS = 20;
const MONEY = new Set(["price", "compare_price", "cost_price"]);

export type RowErrors = Awaited<ReturnType<typeof firstErrors>>;

/** What the page of a file holds in its present state. */
export function fileView(
  site: Site,
  file: Import,
  { state, errors }: { state: FormState; errors: RowErrors },
): Markup {
  const { columns, mistakes } = site.words.exchange;
  if (file.state === "mapping") {
    return panel(site, { title: columns.title, content: columnsForm(site, file, state) });
  }
  if (isAtWork(file)) return progress(site, file);
  const wrong =
    file.error_count === 0
      ? NOTHING
      : panel(site, {
          title: mistakes.title,
          actions: buttonLink(mistakes.download, site.link(`${EXCHANGE_PATH}${file.id}/errors/`), {
            kind: "secondary",
            icon: icon(site, "download"),
          }),
          content: errorTable(site, file, errors),
        });
  const again =
    file.state === "checked"
      ? html`<details class="exchange__again"${state.errors.size > 0 ? html` open` : NOTHING}><summary>${columns.again}${icon(site, "chevron-down")}</summary>${columnsForm(site, file, state)}</details>`
      : NOTHING;
  return html`<div class="exchange">${result(site, file)}${wrong}${again}</div>`;
}

/** Is the file worked off at this moment? */
export function isAtWork({ state }: Pick<Import, "state">): boolean {
  return state === "checking" || state === "running";
}

function columnsForm(site: Site, file: Import, state: FormState): Markup {
  const { columns } = site.words.exchange;
  const needed = requiredFields(file.kind);
  const headers = file.headers.map((header, place) => ({
    value: String(place),
    label: header || `${place + 1}`,
  }));
  const options = [{ value: "", label: columns.none }, ...headers];
  const fields = (names: readonly ExchangeField[]) =>
    html`<div class="exchange__columns">${names.map((name) => {
      const facts = { name, label: columns.fields[name], options, is_required: needed.includes(name) };
      return selectField(site, state, { ...facts, value: String(file.mapping[name] ?? "") });
    })}</div>`;
  const all = fieldsOf(file.kind);
  const found = all.filter((name) => needed.includes(name) || file.mapping[name] !== undefined);
  const rest = all.filter((name) => !found.includes(name));
  const is_open = found.length <= needed.length || rest.some((name) => state.errors.has(name));
  const more =
    rest.length === 0
      ? NOTHING
      : html`<details class="exchange__again"${is_open ? html` open` : NOTHING}><summary>${columns.more}${icon(site, "chevron-down")}</summary>${fields(rest)}</details>`;
  return html`<p>${columns.text}</p>
<form method="post" action="${site.link(`${EXCHANGE_PATH}${file.id}/`)}" class="form exchange__form">${csrfField(site)}
${fields(found)}${more}
${button(columns.go, { icon: icon(site, "play") })}</form>`;
}

function progress(site: Site, file: Import): Markup {
  const { progress: words } = site.words.exchange;
  const { number } = site.formats;
  const text = words.of(number(file.next_row), number(file.row_count));
  const title = file.state === "running" ? words.running : words.checking;
  return html`<div data-follow>${panel(site, {
    title,
    content: html`<div class="exchange__progress">
<progress max="${file.row_count}" value="${file.next_row}" aria-label="${title}">${text}</progress>
<p class="exchange__count"><strong>${text}</strong><span>${site.formats.percent(file.next_row / file.row_count)}</span></p>
${file.next_row > 0 ? figures(site, file) : NOTHING}<p class="exchange__leave">${words.leave}</p></div>`,
  })}</div>`;
}

function result(site: Site, file: Import): Markup {
  const { result: words, failures } = site.words.exchange;
  const { plural } = site.formats;
  const is_done = file.state === "done";
  const title = file.state === "failed" ? words.failed : is_done ? words.done : words.checked;
  const said =
    file.state === "failed"
      ? notice(site, { tone: "danger", content: failures[file.failure_code ?? ""] ?? failures.fallback })
      : file.error_count === 0
        ? notice(site, { tone: "success", content: saysNothing(file) ? words.nothing_new : words.clean })
        : notice(site, {
            tone: "warning",
            content: plural(file.error_count, is_done ? words.left_out : words.skipped),
          });
  return panel(site, { title, content: html`${said}${figures(site, file)}${next(site, file)}` });
}

/** What became of the rows so far; what is seldom is shown only where it is. */
function figures(site: Site, file: Import): Markup {
  const { result: words } = site.words.exchange;
  const tile = (label: string, count: number) => statTile(site, { label, value: site.formats.number(count) });
  const seldom = (label: string, count: number) => (count > 0 ? tile(label, count) : NOTHING);
  return html`<div class="exchange__figures">${tile(words.created, file.created_count)}
${tile(words.changed, file.changed_count)}${seldom(words.unchanged, file.unchanged_count)}${tile(
  words.wrong,
  file.error_count,
)}${seldom(words.blank, file.blank_count)}</div>`;
}

function saysNothing(file: Import): boolean {
  return file.unchanged_count > 0 && file.created_count + file.changed_count === 0;
}

function next(site: Site, file: Import): Markup {
  const { result: words } = site.words.exchange;
  if (file.state === "checked" && file.created_count + file.changed_count > 0) {
    return html`<form method="post" action="${site.link(`${EXCHANGE_PATH}${file.id}/run/`)}">${csrfField(site)}
${button(words.run, { icon: icon(site, "check") })}</form>`;
  }
  if (file.state !== "done") return NOTHING;
  return file.kind === "stock"
    ? buttonLink(words.to_stock, site.link("/seller/inventory/"), { kind: "secondary" })
    : buttonLink(words.to_products, site.link("/seller/products/"), { kind: "secondary" });
}

function errorTable(site: Site, file: Import, errors: RowErrors): Markup {
  const { mistakes, columns } = site.words.exchange;
  const names = columns.fields as Record<string, string>;
  const first =
    file.error_count > SHOWN_ERRORS
      ? html`<p>${mistakes.first(site.formats.number(SHOWN_ERRORS))}</p>`
      : NOTHING;
  return html`${first}${workTable(site, {
    caption: mistakes.title,
    columns: [
      { id: "row", label: mistakes.row },
      { id: "column", label: mistakes.column },
      { id: "what", label: mistakes.what },
    ],
    rows: errors.map((error) => ({
      id: `${error.file_row}-${error.place}`,
      cells: [
        site.formats.number(error.file_row),
        error.column_name === "" ? mistakes.whole_row : (names[error.column_name] ?? error.column_name),
        mistakes.codes[error.code] ??
          (MONEY.has(error.column_name) ? mistakes.money : errorWords(site.words, error)),
      ],
    })),
    empty: NOTHING,
  })}`;
}
