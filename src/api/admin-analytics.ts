// The marketplace's figures, for its staff: sales for whoever may see them, searches for everybody of it.
import type { Route } from "#platform/http/route";
import { staff } from "./access.ts";
import {
  emptySearchRoute,
  type FiguresPlace,
  rankingRoutes,
  salesRoutes,
  termRoute,
} from "./analytics-routes.ts";

const place: FiguresPlace = {
  whose: "market",
  path: "/api/admin/analytics/",
  tag: "Staff",
  access: staff,
  who: "all sellers",
  refusals: { 403: ["permission_denied"] },
};

export const adminAnalyticsRoutes: Route[] = [
  ...salesRoutes(place),
  ...rankingRoutes(place),
  termRoute(place),
  emptySearchRoute(place),
];
