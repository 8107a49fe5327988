// A seller's figures: what it sold, compared with before, by day, and by product.
import { z } from "@hono/zod-openapi";
import { sellerProducts, sellerSales, sellerSummary } from "#modules/analytics";
import { ok, type Route, route } from "#platform/http/route";
import { sellerReads } from "./access.ts";
import {
  comparedSchema,
  dailySchema,
  figuresQuery,
  figuresRequest,
  presentCompared,
  presentDaily,
  presentProductSales,
  productLimit,
  productSalesSchema,
  RANGE_REFUSALS,
} from "./analytics-schema.ts";

const USUAL_PRODUCTS = 20;
const tag = "Seller analytics";
const access = sellerReads("money.read");
const query = z.object(figuresQuery);

export const sellerAnalyticsRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/seller/analytics/summary/",
    summary: "What we sold in a range of days, compared with the same number of days before",
    description:
      "A sale is our part of an order that was paid, or will be in cash, and is not cancelled; it counts on the day on which the order was placed. Revenue is what buyers pay for it less refunds.",
    tag,
    access,
    query,
    answers: { 200: { description: "The range and the one before.", schema: comparedSchema } },
    refusals: RANGE_REFUSALS,
    handle: async ({ context, query: asked }) =>
      ok(presentCompared(await sellerSummary(context, figuresRequest(context, asked)))),
  }),
  route({
    method: "get",
    path: "/api/seller/analytics/sales/",
    summary: "What we sold, day by day",
    tag,
    access,
    query,
    answers: { 200: { description: "Every day of the range.", schema: dailySchema } },
    refusals: RANGE_REFUSALS,
    handle: async ({ context, query: asked }) =>
      ok(presentDaily(await sellerSales(context, figuresRequest(context, asked)))),
  }),
  route({
    method: "get",
    path: "/api/seller/analytics/products/",
    summary: "Our products, the best sold first",
    tag,
    access,
    query: z.object({ ...figuresQuery, limit: productLimit }),
    answers: { 200: { description: "The products that were sold.", schema: productSalesSchema } },
    refusals: RANGE_REFUSALS,
    handle: async ({ context, query: { limit = USUAL_PRODUCTS, ...asked } }) => {
      const { currency, rows } = await sellerProducts(context, figuresRequest(context, asked), limit);
      return ok({ currency, results: rows.map((row) => presentProductSales(row, currency)) });
    },
  }),
];
