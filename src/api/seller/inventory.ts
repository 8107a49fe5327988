// The seller's stock: rows, corrections, what runs low, and the movements.
import type { z } from "@hono/zod-openapi";
import {
  adjustStock,
  listMovements,
  listStock,
  type MovementRow,
  readStock,
  type StockRow,
} from "#modules/inventory";
import { requireSeller } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { pageBody, pageOffset } from "#platform/http/page";
import { ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { sellerReads, sellerWrites } from "../access.ts";
import {
  lowStockQuery,
  movementPage,
  movementsQuery,
  stockBody,
  stockPage,
  stockQuery,
  stockSchema,
  variantParams,
} from "./inventory-schema.ts";

const TAG = "Seller inventory";

export const sellerInventoryRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/seller/inventory/",
    summary: "Own stock by variant",
    tag: TAG,
    access: sellerReads("catalog.read"),
    query: stockQuery,
    answers: { 200: { description: "A page of stock.", schema: stockPage } },
    handle: async ({ context, query, request }) => ok(await stockBodyOf(context, query, request)),
  }),
  route({
    method: "get",
    path: "/api/seller/inventory/low-stock/",
    summary: "Own stock at its threshold or below",
    tag: TAG,
    access: sellerReads("catalog.read"),
    query: lowStockQuery,
    answers: { 200: { description: "A page of stock.", schema: stockPage } },
    handle: async ({ context, query, request }) =>
      ok(await stockBodyOf(context, { ...query, low: true }, request)),
  }),
  route({
    method: "get",
    path: "/api/seller/inventory/movements/",
    summary: "What changed own stock",
    tag: TAG,
    access: sellerReads("catalog.read"),
    query: movementsQuery,
    answers: { 200: { description: "A page of movements.", schema: movementPage } },
    handle: async ({ context, query, request }) => {
      const { seller_id } = requireSeller(context);
      const { variant: variant_id, ordering, cursor } = query;
      const slice = { limit: query.page_size, offset: cursor === undefined ? pageOffset(query) : 0, cursor };
      const oldest_first = ordering === "created_at";
      const page = await listMovements(context, { seller_id, variant_id, oldest_first, ...slice });
      return ok(pageBody(context.services.config.url, request, query, page, presentMovement));
    },
  }),
  route({
    method: "get",
    path: "/api/seller/inventory/{variant_id}/",
    summary: "Stock of one variant",
    tag: TAG,
    access: sellerReads("catalog.read"),
    params: variantParams,
    target: ownStock,
    answers: { 200: { description: "Its stock.", schema: stockSchema } },
    handle: ({ target }) => ok(presentStock(target), { headers: { ETag: `"${target.version}"` } }),
  }),
  route({
    method: "patch",
    path: "/api/seller/inventory/{variant_id}/",
    summary: "Correct the stock of a variant",
    description: "`delta` with a `reason`, or `on_hand` counted anew with `If-Match` of the row's version.",
    tag: TAG,
    access: sellerWrites("inventory.write"),
    params: variantParams,
    body: stockBody,
    example: { delta: -2, reason: "broken" },
    target: ownStock,
    if_match: "accepted",
    answers: { 200: { description: "Its stock now.", schema: stockSchema } },
    refusals: { 409: ["below_reserved"], 412: ["stale_version"], 428: ["version_required"] },
    handle: async ({ context, target: { variant_id }, body, request }) => {
      await adjustStock(context, { variant_id, ...body, version: request.if_match });
      const row = await ownStock(context, { variant_id });
      return ok(presentStock(row), { etag: String(row.version) });
    },
  }),
];

async function ownStock(context: Context, { variant_id }: { variant_id: number }): Promise<StockRow> {
  const { seller_id } = requireSeller(context);
  return readStock(context, { seller_id, variant_id });
}

async function stockBodyOf(context: Context, query: z.infer<typeof stockQuery>, request: RequestFacts) {
  const { seller_id } = requireSeller(context);
  const { low, search, cursor, page_size: limit } = query;
  const slice = { limit, offset: cursor === undefined ? pageOffset(query) : 0, cursor };
  const descending = query.ordering === "-id";
  const page = await listStock(context, { seller_id, low, search, descending, ...slice });
  return pageBody(context.services.config.url, request, query, page, presentStock);
}

function presentStock(row: StockRow): z.infer<typeof stockSchema> {
  return {
    variant_id: row.variant_id,
    product: { id: row.product_id, name: row.product_name },
    options: JSON.parse(row.options) as Record<string, string>,
    sku: row.sku,
    on_hand: row.on_hand,
    reserved: row.reserved,
    available: row.available,
    low_stock_threshold: row.low_stock_threshold,
    is_low: row.is_low === 1,
    version: row.version,
    updated_at: isoTime(row.updated_at),
  };
}

function presentMovement(row: MovementRow) {
  return { ...row, created_at: isoTime(row.created_at) };
}
