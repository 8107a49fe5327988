// The marketplace's figures, for its staff.
import { z } from "@hono/zod-openapi";
import { marketSales, marketSummary } from "#modules/analytics";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "./access.ts";
import {
  comparedSchema,
  dailySchema,
  figuresQuery,
  figuresRequest,
  presentCompared,
  presentDaily,
  RANGE_REFUSALS,
} from "./analytics-schema.ts";

const tag = "Staff";
const query = z.object(figuresQuery);

export const adminAnalyticsRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/analytics/summary/",
    summary: "What all sellers sold in a range of days, compared with the same number of days before",
    description:
      "Revenue is the gross merchandise value, commission the marketplace's take. An order of several sellers is one order.",
    tag,
    access: staff,
    query,
    answers: { 200: { description: "The range and the one before.", schema: comparedSchema } },
    refusals: RANGE_REFUSALS,
    handle: async ({ context, query: asked }) =>
      ok(presentCompared(await marketSummary(context, figuresRequest(context, asked)))),
  }),
  route({
    method: "get",
    path: "/api/admin/analytics/sales/",
    summary: "What all sellers sold, day by day",
    tag,
    access: staff,
    query,
    answers: { 200: { description: "Every day of the range.", schema: dailySchema } },
    refusals: RANGE_REFUSALS,
    handle: async ({ context, query: asked }) =>
      ok(presentDaily(await marketSales(context, figuresRequest(context, asked)))),
  }),
];
