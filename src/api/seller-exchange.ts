// Products and stock as files: brought in, tried, run, and taken out.
import { z } from "@hono/zod-openapi";
import {
  createImport,
  errorsCsv,
  exportProducts,
  exportStock,
  findImport,
  listImports,
  runImport,
} from "#modules/exchange";
import type { Context } from "#platform/context";
import { csvStream } from "#platform/csv";
import { pageBody, pageOffset, pageQuery, pageSchema } from "#platform/http/page";
import { type Answer, ok, type Route, route } from "#platform/http/route";
import { sellerReads, sellerWrites } from "./access.ts";
import { idParams } from "./common.ts";
import { IMPORT_BODY_BYTES, importBody, importOutput, presentImport } from "./seller-exchange-schema.ts";

const TAG = "Seller: files";
const IMPORTS = "/api/seller/products/imports/";
const CSV = "text/csv; charset=utf-8";
const noBody = z.strictObject({});
const started = {
  202: { description: "The file; it is worked off in the background.", schema: importOutput },
};
const target = (context: Context, { id }: { id: number }) => findImport(context, id);

export const sellerExchangeRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/seller/products/import/",
    summary: "Bring products or stock as CSV",
    description:
      "UTF-8, commas, semicolons or tabs, at most 50,000 rows; products are found by SKU. A dry run changes nothing.",
    tag: TAG,
    access: sellerWrites("catalog.write"),
    body: importBody,
    body_kind: "multipart",
    body_limit: IMPORT_BODY_BYTES,
    answers: started,
    refusals: { 400: ["csv_malformed", "csv_not_text"], 409: ["import_running"] },
    handle: async ({ context, body }) => {
      const { file, kind, mapping: columns, dry_run = true } = body;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const next = dry_run ? "check" : "run";
      const id = await createImport(context, { kind, file_name: file.name, bytes, columns, next });
      return accepted(context, id);
    },
  }),
  route({
    method: "get",
    path: IMPORTS,
    summary: "Files that were brought",
    tag: TAG,
    access: sellerReads("catalog.write"),
    query: z.object(pageQuery),
    answers: { 200: { description: "Newest first.", schema: pageSchema(importOutput) } },
    handle: async ({ context, query, request }) => {
      const { page_size: limit, cursor } = query;
      const offset = cursor === undefined ? pageOffset(query) : 0;
      const page = await listImports(context, { limit, offset, cursor });
      return ok(pageBody(context.services.config.url, request, query, page, presentImport));
    },
  }),
  route({
    method: "get",
    path: `${IMPORTS}{id}/`,
    summary: "How a file stands",
    tag: TAG,
    access: sellerReads("catalog.write"),
    params: idParams,
    target,
    answers: { 200: { description: "The file.", schema: importOutput } },
    handle: ({ target: found }) => ok(presentImport(found)),
  }),
  route({
    method: "get",
    path: `${IMPORTS}{id}/errors/`,
    summary: "What is wrong, by row, as CSV",
    tag: TAG,
    access: sellerReads("catalog.write"),
    params: idParams,
    target,
    answers: { 200: { description: "Row, column, code, message.", content_type: CSV } },
    handle: ({ context, target: found }) =>
      csvAnswer(errorsCsv(context, found), `import-${found.id}-errors.csv`),
  }),
  route({
    method: "post",
    path: `${IMPORTS}{id}/run/`,
    summary: "Import what the dry run tried",
    tag: TAG,
    access: sellerWrites("catalog.write"),
    params: idParams,
    target,
    body: noBody,
    body_optional: true,
    answers: started,
    refusals: { 409: ["wrong_state", "import_running"] },
    handle: async ({ context, params }) => {
      await runImport(context, params.id);
      return accepted(context, params.id);
    },
  }),
  route({
    method: "get",
    path: "/api/seller/products/export/",
    summary: "All own products as CSV",
    tag: TAG,
    access: sellerReads("catalog.write"),
    answers: { 200: { description: "A line per variant.", content_type: CSV } },
    handle: ({ context }) => csvAnswer(exportProducts(context), "products.csv"),
  }),
  route({
    method: "get",
    path: "/api/seller/inventory/export/",
    summary: "All own stock as CSV",
    tag: TAG,
    access: sellerReads("inventory.write"),
    answers: { 200: { description: "A line per variant.", content_type: CSV } },
    handle: ({ context }) => csvAnswer(exportStock(context), "stock.csv"),
  }),
];

async function accepted(context: Context, id: number): Promise<Answer> {
  return {
    status: 202,
    body: presentImport(await findImport(context, id)),
    headers: { Location: `${IMPORTS}${id}/` },
  };
}

/** Written while it is sent. */
function csvAnswer(lines: AsyncGenerator<string>, file_name: string): Answer {
  const headers = {
    "Content-Disposition": `attachment; filename="${file_name}"`,
    "Cache-Control": "no-store",
  };
  return { status: 200, bytes: { data: csvStream(lines), content_type: CSV }, headers };
}
