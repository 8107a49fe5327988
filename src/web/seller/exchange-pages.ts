// The pages of import and export: bring a file, name its columns, try it, run it, read what is wrong.
import { z } from "@hono/zod-openapi";
import {
  checkImport,
  createImport,
  errorsCsv,
  exportProducts,
  exportStock,
  fieldsOf,
  findImport,
  firstErrors,
  type Import,
  listImports,
  type Mapping,
  runImport,
} from "#modules/exchange";
import type { Context } from "#platform/context";
import { csvStream } from "#platform/csv";
import { html, type Markup, NOTHING } from "#platform/http/html";
import {
  type Form,
  type PageAnswer,
  type PageRoute,
  pageRoute,
  seeOther,
  shown,
} from "#platform/http/page-route";
import { STATUS_OF } from "#platform/http/problems";
import { invalid, Refusal } from "#platform/refusal";
import { sellerReads, sellerWrites } from "../../api/access.ts";
import { idParams } from "../../api/common.ts";
import { IMPORT_BODY_BYTES, importFile, importKind } from "../../api/seller-exchange-schema.ts";
import { type FormState, freshForm, refusedForm } from "../forms.ts";
import { privateSite, type Site } from "../site.ts";
import { notice } from "../ui/notice.ts";
import { fileView, isAtWork, SHOWN_ERRORS } from "./exchange-file-view.ts";
import { EXCHANGE_PATH, exchangeView, importState } from "./exchange-view.ts";
import { sellerPage } from "./seller-frame.ts";

const LISTED = 20;
const CSV = "text/csv; charset=utf-8";
/** The page of a file that is worked off looks again by itself, also without scripts. */
const LOOK_AGAIN = html`<noscript><meta http-equiv="refresh" content="3"></noscript>`;
/** Refusals that the page itself answers. */
const ANSWERED = new Set(["invalid", "conflict", "malformed"]);

const filePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: `${EXCHANGE_PATH}{id}/`,
    access: sellerReads("catalog.write"),
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params }) => {
      const file = await findImport(context, params.id);
      return shown(await filePage(context, await privateSite(context, visit), file, freshForm()));
    },
  }),
  pageRoute({
    method: "post",
    path: `${EXCHANGE_PATH}{id}/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: idParams,
    handle: ({ context, visit, params, form }) =>
      acted(context, params.id, form, privateSite(context, visit), (file) =>
        checkImport(context, file.id, mappingOf(file, form)),
      ),
  }),
  pageRoute({
    method: "post",
    path: `${EXCHANGE_PATH}{id}/run/`,
    access: sellerWrites("catalog.write"),
    audience: "private",
    params: idParams,
    handle: ({ context, visit, params, form }) =>
      acted(context, params.id, form, privateSite(context, visit), ({ id }) => runImport(context, id)),
  }),
  pageRoute({
    method: "get",
    path: `${EXCHANGE_PATH}{id}/errors/`,
    access: sellerReads("catalog.write"),
    audience: "private",
    params: idParams,
    handle: async ({ context, params }) => {
      const file = await findImport(context, params.id);
      return download(errorsCsv(context, file), `import-${file.id}-errors.csv`);
    },
  }),
];

export const exchangePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: EXCHANGE_PATH,
    access: sellerReads("catalog.write"),
    audience: "private",
    handle: async ({ context, visit }) =>
      shown(await startPage(context, await privateSite(context, visit), freshForm())),
  }),
  pageRoute({
    method: "post",
    path: EXCHANGE_PATH,
    access: sellerWrites("catalog.write"),
    audience: "private",
    upload_limit: IMPORT_BODY_BYTES,
    handle: async ({ context, visit, form }) => {
      const site = await privateSite(context, visit);
      try {
        const id = await upload(context, form);
        return seeOther(site.link(`${EXCHANGE_PATH}${id}/`));
      } catch (error) {
        const { state, status } = answered(form, error);
        return shown(await startPage(context, site, state), { status });
      }
    },
  }),
  pageRoute({
    method: "get",
    path: `${EXCHANGE_PATH}export/{what}/`,
    access: sellerReads("catalog.write"),
    audience: "private",
    params: z.object({ what: importKind }),
    handle: ({ context, params: { what } }) =>
      download(what === "stock" ? exportStock(context) : exportProducts(context), `${what}.csv`),
  }),
  ...filePages,
];

async function upload(context: Context, form: Form): Promise<number> {
  const file = importFile.safeParse(form.files("file")[0]);
  if (!file.success) throw invalid("file", "no_rows", "Send the CSV as a file.");
  const kind = importKind.catch("products").parse(form.values.kind);
  const bytes = new Uint8Array(await file.data.arrayBuffer());
  return createImport(context, { kind, file_name: file.data.name, bytes, next: "wait" });
}

async function acted(
  context: Context,
  id: number,
  form: Form,
  asked: Promise<Site>,
  act: (file: Import) => Promise<void>,
): Promise<PageAnswer> {
  const file = await findImport(context, id);
  const site = await asked;
  try {
    await act(file);
    return seeOther(site.link(`${EXCHANGE_PATH}${id}/`));
  } catch (error) {
    const { state, status } = answered(form, error);
    return shown(await filePage(context, site, await findImport(context, id), state), { status });
  }
}

/** What a refusal makes of the form; any other error goes on. Errors of columns stand at their fields. */
function answered(form: Form, error: unknown): { state: FormState; status: number } {
  if (!(error instanceof Refusal) || !ANSWERED.has(error.kind)) throw error;
  const state = refusedForm(form.values, error);
  const errors = new Map([...state.errors].map(([field, said]) => [field.replace(/^mapping\./, ""), said]));
  return { state: { ...state, errors }, status: STATUS_OF[error.kind] };
}

/** The columns that were chosen, by place. */
function mappingOf(file: Import, form: Form): Mapping {
  const chosen = fieldsOf(file.kind).flatMap((field) => {
    const text = form.values[field] ?? "";
    return /^\d{1,3}$/.test(text) ? [[field, Number(text)]] : [];
  });
  return Object.fromEntries(chosen) as Mapping;
}

async function startPage(context: Context, site: Site, state: FormState): Promise<Markup> {
  const { title, intro } = site.words.exchange;
  const { results } = await listImports(context, { limit: LISTED });
  const content = exchangeView(site, { state, mistake: mistakeOf(site, state), imports: results });
  return sellerPage(context, site, { here: "exchange", title, intro, content });
}

async function filePage(context: Context, site: Site, file: Import, state: FormState): Promise<Markup> {
  const errors = await firstErrors(context, file, SHOWN_ERRORS);
  return sellerPage(context, site, {
    here: "exchange",
    title: file.file_name,
    head: isAtWork(file) ? LOOK_AGAIN : undefined,
    intro: html`${site.words.exchange.upload.kinds[file.kind]} ${importState(site, file)}`,
    content: html`${mistakeOf(site, state)}${fileView(site, file, { state, errors })}`,
  });
}

/** What is wrong with the whole, where no field of the form can say it. */
function mistakeOf(site: Site, state: FormState): Markup {
  const { errors: words } = site.words.exchange;
  const known = [...state.errors.values()].map(({ code }) => words[code as keyof typeof words]);
  const text =
    known.find((one) => one !== undefined) ??
    (state.errors.size > 0 ? site.words.common.errors.fallback : null);
  return text === null ? NOTHING : notice(site, { tone: "danger", content: text });
}

function download(lines: AsyncGenerator<string>, file_name: string): PageAnswer {
  const headers = { "Content-Disposition": `attachment; filename="${file_name}"` };
  return { status: 200, stream: { body: csvStream(lines), content_type: CSV }, headers };
}
