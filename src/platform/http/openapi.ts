// The OpenAPI 3.1 document, made from the same route table and schemas that serve the requests.
import { OpenAPIHono, z } from "@hono/zod-openapi";
import type { Documented, Route } from "./route.ts";

export interface ApiInfo {
  title: string;
  version: string;
  description: string;
  server_url: string;
  tags: { name: string; description: string }[];
  /** Headers by which callers are known besides the bearer token: scheme name → header and meaning. */
  token_headers: Record<string, { header: string; description: string }>;
}

const fieldError = z.strictObject({ field: z.string(), code: z.string(), message: z.string() });

/** The schema of every error answer (RFC 9457 with our `code`, `request_id` and `errors`). */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(fieldError).optional(),
  })
  .openapi("Problem", {
    example: {
      type: "urn:buybuy:problem:not_found",
      title: "Not found",
      status: 404,
      detail: "There is no such product.",
      code: "not_found",
      request_id: "Xb7c1vJ0T2q5m9w3R8y4Zg",
    },
  });

/** Header parameters that a route takes because of what it declares. */
const IDEMPOTENCY_HEADER = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "Makes a repeat safe: the first answer comes again, with Idempotency-Replayed: true.",
  schema: { type: "string", maxLength: 200 },
} as const;

/** Builds the document for all of `routes`. The same routes always give the same text. */
export function openApiDocument(routes: Route[], info: ApiInfo): Record<string, unknown> {
  const collector = new OpenAPIHono();
  collector.openAPIRegistry.registerComponent("securitySchemes", "bearer", {
    type: "http",
    scheme: "bearer",
    bearerFormat: "JWT",
    description: "The access token of POST /api/auth/login/.",
  });
  for (const [name, { header, description }] of Object.entries(info.token_headers)) {
    const scheme = { type: "apiKey", in: "header", name: header, description } as const;
    collector.openAPIRegistry.registerComponent("securitySchemes", name, scheme);
  }
  collector.openAPIRegistry.register("Problem", problemSchema);
  for (const route of routes) collector.openAPIRegistry.registerPath(pathConfig(route) as never);
  const document = collector.getOpenAPI31Document({
    openapi: "3.1.0",
    info: {
      title: info.title,
      version: info.version,
      description: info.description,
      license: { name: "MIT", identifier: "MIT" } as { name: string },
    },
    servers: [{ url: info.server_url }],
    tags: info.tags,
  });
  return JSON.parse(JSON.stringify(document));
}

/** `getApiProducts`: stable and unique, made from method and path. */
export function operationId(route: Pick<Route, "method" | "path">): string {
  const words = route.path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return route.method + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function pathConfig(route: Route): Record<string, unknown> {
  const request: Record<string, unknown> = {};
  if (route.params) request.params = route.params;
  if (route.query) request.query = route.query;
  if (route.body) request.body = requestBody(route);
  return {
    method: route.method,
    path: route.path,
    operationId: operationId(route),
    summary: route.summary,
    description: [route.description, `Who may call it: ${route.access.description}`]
      .filter(Boolean)
      .join("\n\n"),
    tags: [route.tag],
    security: securityOf(route),
    request,
    parameters: headerParameters(route),
    responses: responses(route),
  };
}

function securityOf({ access, credentials = [] }: Route): Record<string, string[]>[] {
  const ways = [{ bearer: [] }, ...credentials.map((name) => ({ [name]: [] }))];
  return access.needs_sign_in ? ways : [{}, ...ways];
}

function requestBody(route: Route): Record<string, unknown> {
  const media = {
    multipart: "multipart/form-data",
    form: "application/x-www-form-urlencoded",
    raw: "application/json",
    json: "application/json",
  };
  const content_type = media[route.body_kind ?? "json"];
  const content: Record<string, unknown> = { schema: route.body };
  if (route.example !== undefined) content.example = route.example;
  return { required: !route.body_optional, content: { [content_type]: content } };
}

function headerParameters(route: Route): object[] {
  const parameters: object[] = [];
  if (route.idempotent) parameters.push(IDEMPOTENCY_HEADER);
  if (route.if_match) {
    parameters.push({
      name: "If-Match",
      in: "header",
      required: route.if_match === "required",
      description: "The ETag that you read; 412 when somebody changed it since.",
      schema: { type: "string" },
    });
  }
  return parameters;
}

function responses(route: Route): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [status, documented] of Object.entries(route.answers)) {
    result[status] = { description: documented.description, content: contentOf(documented) };
  }
  for (const [status, reason] of Object.entries(problemsOf(route))) {
    result[status] ??= {
      description: reason,
      content: { "application/problem+json": { schema: problemSchema } },
    };
  }
  return result;
}

function contentOf(documented: Documented): Record<string, unknown> | undefined {
  if (!documented.schema) return undefined;
  return { [documented.content_type ?? "application/json"]: { schema: documented.schema } };
}

/** The problems that follow from what the route declares, with the codes it adds itself. */
function problemsOf(route: Route): Record<string, string> {
  const reasons: Record<string, string> = { 401: "No token where one is needed, or a bad one." };
  if (route.body) {
    reasons[400] = "The body cannot be read.";
    reasons[413] = "The body is too large.";
    reasons[415] = "The body has the wrong media type.";
  }
  if (route.access.needs_sign_in) reasons[403] = "This kind of actor may not do this.";
  if (route.params) reasons[404] = "Not there, or not yours.";
  if (route.body || route.query || route.idempotent) reasons[422] = "Some input is wrong; see errors.";
  if (route.if_match) reasons[412] = "Changed since you read it.";
  if (route.if_match === "required") reasons[428] = "If-Match is needed.";
  if (route.limit) reasons[429] = "Too often; see Retry-After.";
  for (const [status, codes] of Object.entries(route.refusals ?? {})) {
    const list = (codes ?? []).map((code) => `\`${code}\``).join(", ");
    reasons[status] = [reasons[status], `Codes: ${list}.`].filter(Boolean).join(" ");
  }
  return reasons;
}
