// Import and export as a seller sees them: what can be taken out, what is brought in, and how each file
// stands.
import { type Import, MAX_IMPORT_ROWS } from "#modules/exchange";
import { html, type Markup } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField } from "../ui/field.ts";
import { radioGroup } from "../ui/field-choice.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { type StateTone, stateBadge } from "../ui/state-badge.ts";
import { workTable } from "../ui/work-table.ts";

export const EXCHANGE_PATH = "/seller/exchange/";

const STATE_TONES: Record<Import["state"], StateTone> = {
  mapping: "warning",
  checking: "info",
  checked: "warning",
  running: "info",
  done: "success",
  failed: "danger",
};

/** Where the way in and the way out begin. */
export function exchangeView(
  site: Site,
  { state, mistake, imports }: { state: FormState; mistake: Markup; imports: Import[] },
): Markup {
  const { upload, out, list } = site.words.exchange;
  return html`<div class="exchange">
<div class="exchange__ways">${panel(site, { title: upload.title, content: uploadForm(site, state, mistake) })}
${panel(site, {
  title: out.title,
  content: html`<p>${out.text}</p><div class="exchange__downloads">${download(site, "products")}${download(site, "stock")}</div>`,
})}</div>
${panel(site, { title: list.title, content: importTable(site, imports) })}</div>`;
}

/** The state of a file in a word. */
export function importState(site: Site, { state }: Pick<Import, "state">): Markup {
  return stateBadge(site.words.exchange.states[state], STATE_TONES[state]);
}

function download(site: Site, what: "products" | "stock"): Markup {
  const href = site.link(`${EXCHANGE_PATH}export/${what}/`);
  return buttonLink(site.words.exchange.out[what], href, { kind: "secondary", icon: icon(site, "download") });
}

function uploadForm(site: Site, state: FormState, mistake: Markup): Markup {
  const { upload } = site.words.exchange;
  const kinds = (["products", "stock"] as const).map((value) => ({
    value,
    label: upload.kinds[value],
    hint: upload.kind_hints[value],
    is_checked: value === "products",
  }));
  return html`${mistake}<p>${upload.text}</p>
<form method="post" action="${site.link(EXCHANGE_PATH)}" enctype="multipart/form-data" class="form">${csrfField(site)}
${radioGroup(site, state, { name: "kind", legend: upload.kind, options: kinds })}
<div class="field"><label class="field__label" for="field-file">${upload.file}</label>
<p class="field__hint" id="field-file-hint">${upload.file_hint(site.formats.number(MAX_IMPORT_ROWS))}</p>
<input class="field__input" type="file" id="field-file" name="file" accept=".csv,text/csv" required aria-describedby="field-file-hint"></div>
${button(upload.go, { icon: icon(site, "upload") })}</form>`;
}

function importTable(site: Site, imports: Import[]): Markup {
  const { list, upload } = site.words.exchange;
  const { number, moment } = site.formats;
  return workTable(site, {
    caption: list.title,
    columns: [
      { id: "file", label: list.file },
      { id: "kind", label: list.kind },
      { id: "state", label: list.state },
      { id: "rows", label: list.rows, is_number: true },
      { id: "errors", label: list.errors, is_number: true },
      { id: "date", label: list.date, is_whole: true },
    ],
    rows: imports.map((one) => ({
      id: one.id,
      href: site.link(`${EXCHANGE_PATH}${one.id}/`),
      cells: [
        html`<bdi>${one.file_name}</bdi>`,
        upload.kinds[one.kind],
        importState(site, one),
        number(one.row_count),
        one.state === "mapping" ? "–" : number(one.error_count),
        moment(one.created_at),
      ],
    })),
    empty: emptyState(site, { icon: "file-spreadsheet", title: list.empty_title, text: list.empty }),
  });
}
