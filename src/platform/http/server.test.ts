// The pipeline: the order of its checks, what it refuses by itself, and what it adds to every answer.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { z } from "@hono/zod-openapi";
import { conflict, forbidden, missing, Refusal } from "#platform/refusal";
import { openWorld } from "../../../test/world.ts";
import type { Access, Route } from "./route.ts";
import { noContent, ok, route } from "./route.ts";
import { createApplication } from "./server.ts";

const anyone: Access = { name: "anyone", description: "everybody", needs_sign_in: false, check: () => {} };
const chosen: Access = {
  name: "chosen",
  description: "the chosen",
  needs_sign_in: true,
  check: (actor) => {
    if ((actor as { name?: string }).name !== "chosen") throw forbidden("not_chosen", "Only the chosen may.");
  },
};

const answers = { 200: { description: "Done.", schema: z.looseObject({}) } };

const routes: Route[] = [
  route({
    method: "put",
    path: "/api/things/{id}/",
    summary: "Everything at once.",
    tag: "Test",
    access: chosen,
    params: z.object({ id: z.string().regex(/^\d+$/).transform(Number) }),
    body: z.strictObject({ name: z.string().min(2), inner: z.strictObject({ size: z.int() }).optional() }),
    body_limit: 200,
    if_match: "required",
    target: async (_context, { id }) => {
      if (id !== 1) throw missing("thing");
      return { id };
    },
    answers,
    handle: ({ body, target, request }) => {
      if (request.if_match !== 7) throw new Refusal("stale", "stale_version", "Somebody was faster.");
      if (body.name === "taken") throw conflict("name_taken", "The name is taken.", { by: 2 });
      return ok({ ...target, ...body }, { etag: "8" });
    },
  }),
  route({
    method: "get",
    path: "/api/things/",
    summary: "A public list.",
    tag: "Test",
    access: anyone,
    query: z.object({ size: z.string().regex(/^\d+$/).transform(Number).optional() }),
    answers,
    handle: ({ query }) => ok({ size: query.size ?? null }, { etag: "a1" }),
  }),
  route({
    method: "get",
    path: "/api/bug/",
    summary: "Breaks.",
    tag: "Test",
    access: anyone,
    answers,
    handle: () => {
      throw new Error("secret detail");
    },
  }),
  route({
    method: "get",
    path: "/api/undocumented/",
    summary: "Answers other than it says.",
    tag: "Test",
    access: anyone,
    answers,
    handle: () => noContent(),
  }),
];

async function pipeline(t: TestContext) {
  const { services } = await openWorld(t, { CORS_ORIGINS: "https://app.example" });
  const app = createApplication(services, {
    routes,
    actorOf: async (_context, facts) => {
      const token = facts.header("authorization");
      if (token === null) return { kind: "anonymous" };
      if (token === "bad") throw new Refusal("unauthenticated", "invalid_token", "This token is not good.");
      return { kind: "user", name: token } as never;
    },
    callerOf: () => "nobody",
    takeLimit: async () => ({}),
    runOnce: async (_context, { key }, run) => run({ key, is_repeat: false }),
    observe: () => {},
    pages: null,
  });
  return async (method: string, path: string, headers: Record<string, string> = {}, body?: string) => {
    const response = await app.request(path, { method, headers, body });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: text ? JSON.parse(text) : null };
  };
}

const JSON_TYPE = { "content-type": "application/json" };
const CHOSEN = { authorization: "chosen", ...JSON_TYPE };

test("the checks come in the contract's order", async (t) => {
  const call = await pipeline(t);
  const good = '{"name":"vase"}';
  const table: [string, string, Record<string, string>, string, number, string][] = [
    ["no token comes before a broken body", "/api/things/1/", JSON_TYPE, "{", 401, "not_signed_in"],
    ["a bad token", "/api/things/1/", { authorization: "bad" }, "{", 401, "invalid_token"],
    [
      "a broken body comes before the kind of actor",
      "/api/things/1/",
      { authorization: "x", ...JSON_TYPE },
      "{",
      400,
      "malformed_body",
    ],
    ["too large", "/api/things/1/", CHOSEN, `{"name":"${"x".repeat(300)}"}`, 413, "body_too_large"],
    [
      "wrong type",
      "/api/things/1/",
      { authorization: "x", "content-type": "text/plain" },
      good,
      415,
      "unsupported_media_type",
    ],
    [
      "the kind of actor comes before the thing",
      "/api/things/9/",
      { authorization: "x", ...JSON_TYPE },
      good,
      403,
      "not_chosen",
    ],
    ["the thing comes before the input", "/api/things/9/", CHOSEN, "{}", 404, "not_found"],
    ["an id that is none", "/api/things/abc/", CHOSEN, good, 404, "not_found"],
    ["the input comes before the version", "/api/things/1/", CHOSEN, "{}", 422, "invalid_input"],
    ["a version is needed", "/api/things/1/", CHOSEN, good, 428, "if_match_required"],
    ["an old version", "/api/things/1/", { ...CHOSEN, "if-match": '"6"' }, good, 412, "stale_version"],
    [
      "a version that is none of ours",
      "/api/things/1/",
      { ...CHOSEN, "if-match": "abc" },
      good,
      412,
      "stale_version",
    ],
    [
      "the state comes last",
      "/api/things/1/",
      { ...CHOSEN, "if-match": '"7"' },
      '{"name":"taken"}',
      409,
      "name_taken",
    ],
  ];
  for (const [words, path, headers, body, status, code] of table) {
    const answer = await call("PUT", path, headers, body);
    assert.equal(answer.status, status, words);
    assert.equal(answer.body.code, code, words);
    assert.equal(answer.headers.get("content-type"), "application/problem+json");
    assert.equal(answer.body.request_id, answer.headers.get("x-request-id"));
  }
  const done = await call("PUT", "/api/things/1", { ...CHOSEN, "if-match": '"7"' }, good);
  assert.deepEqual([done.status, done.body, done.headers.get("etag")], [200, { id: 1, name: "vase" }, '"8"']);
});

test("wrong input names its fields", async (t) => {
  const call = await pipeline(t);
  const answer = await call(
    "PUT",
    "/api/things/1/",
    CHOSEN,
    '{"inner":{"size":1.5,"extra":1},"__proto__":{"a":1}}',
  );
  const codes = Object.fromEntries(
    answer.body.errors.map((error: { field: string; code: string }) => [error.field, error.code]),
  );
  assert.equal(codes.name, "required");
  assert.equal(codes["inner.size"], "invalid_type");
  assert.equal(codes["inner.extra"], "unknown_field");
  assert.equal(({} as { a?: number }).a, undefined);
});

test("a bug says nothing of itself", async (t) => {
  const call = await pipeline(t);
  const answer = await call("GET", "/api/bug/");
  assert.equal(answer.status, 500);
  assert.ok(!answer.text.includes("secret"));
  assert.equal((await call("GET", "/api/undocumented/")).status, 500);
});

test("ETags, links without a slash, other methods, unknown paths", async (t) => {
  const call = await pipeline(t);
  assert.equal((await call("GET", "/api/things", { "if-none-match": 'W/"a1", "b"' })).status, 304);
  assert.equal((await call("GET", "/api/things/?size=3&other=1&size=")).body.size, 3);
  assert.equal((await call("GET", "/api/things/?size=x")).status, 422);
  const other = await call("DELETE", "/api/things/");
  assert.deepEqual([other.status, other.headers.get("allow")], [405, "GET"]);
  assert.equal((await call("GET", "/api/nothing/")).body.code, "not_found");
  assert.equal((await call("GET", "/api/things/%E0%A4%A/")).status, 405);
});

test("only listed origins may read from a browser, and never with credentials", async (t) => {
  const call = await pipeline(t);
  const allowed = await call("GET", "/api/things/", { origin: "https://app.example" });
  assert.equal(allowed.headers.get("access-control-allow-origin"), "https://app.example");
  assert.equal(allowed.headers.get("access-control-allow-credentials"), null);
  const foreign = await call("GET", "/api/things/", { origin: "https://evil.example" });
  assert.equal(foreign.headers.get("access-control-allow-origin"), null);
  const asked = await call("OPTIONS", "/api/things/", { origin: "https://app.example" });
  assert.equal(asked.status, 204);
});

test("a request id is echoed when it is harmless and made when it is not", async (t) => {
  const call = await pipeline(t);
  assert.equal(
    (await call("GET", "/api/things/", { "x-request-id": "abc-1" })).headers.get("x-request-id"),
    "abc-1",
  );
  const made =
    (await call("GET", "/api/things/", { "x-request-id": "a b" })).headers.get("x-request-id") ?? "";
  assert.match(made, /^[\w-]{22}$/);
});

test("a route that does not say who may call it stops the boot", async (t) => {
  const { services } = await openWorld(t);
  const open = { ...routes[1], access: undefined } as never as Route;
  assert.throws(
    () => createApplication(services, { routes: [open] } as never),
    /does not say who may call it/,
  );
});
