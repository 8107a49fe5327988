// A seller's figures: what it sold, compared with before, by day, and what it is made of.
import type { Route } from "#platform/http/route";
import { sellerReads } from "./access.ts";
import { type FiguresPlace, rankingRoutes, salesRoutes, termRoute } from "./analytics-routes.ts";

const place: FiguresPlace = {
  whose: "seller",
  path: "/api/seller/analytics/",
  tag: "Seller analytics",
  access: sellerReads("money.read"),
  who: "we",
};

export const sellerAnalyticsRoutes: Route[] = [
  ...salesRoutes(place),
  ...rankingRoutes(place),
  termRoute({ ...place, access: sellerReads("searches.read") }),
];
