// The route table: every route of the REST API, in the order of the documentation.
import type { Route } from "#platform/http/route";
import { documentationRoutes } from "./documentation.ts";
import { systemRoutes } from "./system.ts";

/** All routes. The OpenAPI document, the authorization matrix and `buybuy routes` are made from this list. */
export const apiRoutes: Route[] = [...systemRoutes, ...documentationRoutes(() => apiRoutes)];
