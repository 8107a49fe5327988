// Every "no" leaves as a problem document (RFC 9457); bugs leave as a bare 500 with a request id and nothing
// else.
import type { z } from "@hono/zod-openapi";
import { type FieldError, Refusal, type RefusalKind } from "#platform/refusal";

/** The one place that knows which status a kind of refusal has. */
export const STATUS_OF: Record<RefusalKind, number> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  stale: 412,
  too_large: 413,
  wrong_type: 415,
  invalid: 422,
  version_required: 428,
  limited: 429,
  unavailable: 503,
};

const TITLES: Record<number, string> = {
  400: "Malformed request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  405: "Method not allowed",
  409: "Conflict",
  412: "Changed in the meantime",
  413: "Too large",
  415: "Unsupported media type",
  422: "Invalid input",
  428: "Version needed",
  429: "Too many requests",
  500: "Something went wrong",
  503: "Not available right now",
};

export const PROBLEM_TYPE = "application/problem+json";
const MAX_FIELD_ERRORS = 50;

/** The problem document as a JSON object. `request_id` lets support find the request in the logs. */
export function problemBody(
  status: number,
  code: string,
  detail: string,
  request_id: string,
  more: { errors?: FieldError[]; extra?: Record<string, unknown> } = {},
): Record<string, unknown> {
  return {
    ...more.extra,
    type: `urn:buybuy:problem:${code}`,
    title: TITLES[status] ?? "Error",
    status,
    detail,
    code,
    request_id,
    ...(more.errors ? { errors: more.errors } : {}),
  };
}

/** The response for whatever a handler threw: a refusal speaks, a bug says only that it happened. */
export function problemResponse(
  error: unknown,
  request_id: string,
  headers: Record<string, string>,
): Response {
  if (!(error instanceof Refusal)) {
    const body = problemBody(500, "internal_error", "This is our mistake; it has been recorded.", request_id);
    return jsonProblem(500, body, headers);
  }
  const status = STATUS_OF[error.kind];
  const body = problemBody(status, error.code, error.message, request_id, error);
  const extra: Record<string, string> = { ...headers };
  if (error.retry_after_seconds !== undefined)
    extra["Retry-After"] = String(Math.ceil(error.retry_after_seconds));
  if (status === 401) extra["WWW-Authenticate"] = 'Bearer realm="BuyBuy"';
  return jsonProblem(status, body, extra);
}

/** A problem response from a body made by `problemBody`. */
export function jsonProblem(status: number, body: object, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...headers, "Content-Type": PROBLEM_TYPE, "Cache-Control": "no-store" },
  });
}

/** Turns what the schema found into field errors with stable codes and dotted paths. */
export function refusalOfIssues(issues: readonly z.core.$ZodIssue[], input: unknown): Refusal {
  const errors = issues.flatMap((issue) => fieldErrors(issue, input)).slice(0, MAX_FIELD_ERRORS);
  return new Refusal("invalid", "invalid_input", "Some fields are not right; see errors.", { errors });
}

function fieldErrors(issue: z.core.$ZodIssue, input: unknown): FieldError[] {
  const field = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      field: field ? `${field}.${key}` : key,
      code: "unknown_field",
      message: "There is no such field here.",
    }));
  }
  if (issue.code === "invalid_type" && valueAt(input, issue.path) === undefined) {
    return [{ field, code: "required", message: "This field is required." }];
  }
  if (issue.code === "custom") {
    return [{ field, code: String(issue.params?.code ?? "invalid"), message: issue.message }];
  }
  return [{ field, code: issue.code, message: issue.message }];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
