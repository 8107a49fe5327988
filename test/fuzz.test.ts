// Wrong input on every route: always a problem document with a code, never a 5xx, and nothing written.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Route } from "#platform/http/route";
import type { Reply } from "./api.ts";
import { fieldsOf, type Mutation, mutationsOf, shapeOf } from "./body-mutations.ts";
import { type ActorName, type MarketWorld, openMarket } from "./market.ts";
import { call, ownerOf, pathOf, ROUTES, type Twist } from "./route-calls.ts";
import { routeSamples, type Sample } from "./route-samples.ts";
import { type Watch, watchRows } from "./rows.ts";

const MIB = 1024 * 1024;
const MYSQL_STRIDE = 16;
/** MySQL gets one in so many of the odd values of a parameter, each parameter others than the one before. */
const MYSQL_VALUES = 4;
const JSON_TYPE = { "content-type": "application/json" };

type ZodType = Parameters<typeof shapeOf>[0];

interface Bench {
  market: MarketWorld;
  watch: Watch;
  wrong: string[];
}

test("every field of every JSON body refuses what is wrong", async (t) => {
  const bench = await openBench(t);
  let calls = 0;
  let unsure = 0;
  const is_mysql = bench.market.services.database.dialect === "mysql";
  for (const { route, sample, name, schema } of jsonRoutes(bench.market)) {
    const mutations = mutationsOf(shapeOf(schema), sample.body ?? {});
    for (const [index, mutation] of mutations.entries()) {
      // What is certainly wrong never comes as far as the database: there a part of it will do.
      if (is_mysql && mutation.is_wrong && index % MYSQL_STRIDE !== 0) continue;
      calls += 1;
      if (!mutation.is_wrong) unsure += 1;
      await tryBody(bench, route, sample, name, mutation);
    }
    await lookAfter(bench, name);
  }
  t.diagnostic(`${calls} bodies, ${unsure} of them perhaps right`);
  assert.deepEqual(bench.wrong, []);
});

test("samples name every field of their bodies", async (t) => {
  const market = await openMarket(t);
  /** Fields that exclude another one, which the sample has, or that depend on the day's prices. */
  const either = new Set([
    ...["username", "on_hand", "shipping_address_id", "store_name", "expected_total"],
    ...["stock_quantity", "options", "variants", "currency", "amount", "delta", "reason"],
  ]);
  const missing: string[] = [];
  for (const { sample, name, schema } of jsonRoutes(market)) {
    for (const field of fieldsOf(shapeOf(schema))) {
      if (!(field in (sample.body ?? {})) && !either.has(field)) missing.push(`${name}: ${field}`);
    }
  }
  assert.deepEqual(missing, []);
});

test("bodies that are no JSON, of another type, or too large are 400, 415 and 413", async (t) => {
  const bench = await openBench(t);
  const large = JSON.stringify({ text: "x".repeat(2 * MIB) });
  for (const { route, sample, name } of jsonRoutes(bench.market)) {
    const body = JSON.stringify(sample.body ?? {});
    const expected: [what: string, twist: Twist, status: number][] = [
      ["cut off", { body: body.slice(0, -1) }, 400],
      ["two values", { body: `${body}${body}` }, 400],
      ["a comma too many", { body: "{,}" }, 400],
      ["NaN", { body: '{"a":NaN}' }, 400],
      ["bare NUL", { body: "\u0000" }, 400],
      ["a form", { body, headers: { "content-type": "application/x-www-form-urlencoded" } }, 415],
      ["text", { body, headers: { "content-type": "text/plain" } }, 415],
      ["XML", { body: "<a/>", headers: { "content-type": "application/xml" } }, 415],
      ["two MiB", { body: large }, 413],
      ["two MiB, said before", { body: large, headers: { "content-length": String(2 * MIB + 11) } }, 413],
    ];
    for (const [what, twist, status] of expected) {
      const reply = await send(bench, route, sample, name, { headers: JSON_TYPE, ...twist });
      if (reply.status !== status) bench.wrong.push(`${name}, ${what}: ${reply.status}, not ${status}`);
      checkProblem(bench, `${name}, ${what}`, reply);
    }
    await lookAfter(bench, name);
  }
  assert.deepEqual(bench.wrong, []);
});

const QUERY_VALUES = [
  `' OR 1=1 -- "; DROP TABLE users; --`,
  "1) UNION SELECT password_hash FROM users --",
  "x".repeat(10_000),
  "💥ﬁ\u202e",
  "a\u0000b",
  "-1",
  "1e309",
  "9007199254740993",
  "null",
  '{"$ne":1}',
  "%*_\\",
  "__proto__",
  "--price,name",
  '"NEAR(a b) AND OR NOT +a -b *c* (d) ~e',
];

test("query parameters survive everything, and reading writes nothing", async (t) => {
  const bench = await openBench(t);
  const { market } = bench;
  const samples = routeSamples(market);
  const is_mysql = market.services.database.dialect === "mysql";
  let calls = 0;
  for (const [name, route] of ROUTES) {
    const sample = samples[name];
    if (!sample || !route.query || route.method !== "get") continue;
    const declared = fieldsOf(shapeOf(route.query));
    const names = [...declared, "spec[Color]", "spec[", "spec[__proto__]", "no_such", "__proto__"];
    for (const [turn, field] of names.entries()) {
      const key = encodeURIComponent(field);
      const values = QUERY_VALUES.map((value) => `${key}=${encodeURIComponent(value)}`);
      const raw = [`${key}`, `${key}=%`, `${key}=%ff`, `${key}=1&${key}=2`, `${key}[]=1`, `${key}[a]=1`];
      for (const [index, query] of [...values, ...raw].entries()) {
        if (is_mysql && (index + turn) % MYSQL_VALUES !== 0) continue;
        calls += 1;
        const path = `${pathOf(route, { ...sample, query: undefined })}?${query}`;
        const reply = await send(bench, route, sample, name, { path });
        if (reply.status >= 400) checkProblem(bench, path.slice(0, 200), reply);
      }
    }
    await lookAfter(bench, name);
  }
  t.diagnostic(`${calls} odd queries`);
  assert.deepEqual(bench.wrong, []);
});

const PATH_VALUES = [
  "0",
  "-1",
  "1.5",
  "01",
  "9007199254740993",
  "1e1",
  "%00",
  "%",
  "%ff",
  "..%2f..",
  "' OR 1=1",
  "null",
];

test("odd ids in paths are not found", async (t) => {
  const bench = await openBench(t);
  const samples = routeSamples(bench.market);
  for (const [name, route] of ROUTES) {
    const sample = samples[name];
    if (!sample?.params) continue;
    for (const parameter of Object.keys(sample.params)) {
      for (const value of PATH_VALUES) {
        const marked = pathOf(route, { ...sample, params: { ...sample.params, [parameter]: "MARK" } });
        const path = marked.replace("MARK", value);
        const reply = await send(bench, route, sample, name, { path });
        if (reply.status !== 404) bench.wrong.push(`${name} ${path}: ${reply.status}`);
        checkProblem(bench, path, reply);
      }
    }
    await lookAfter(bench, name);
  }
  assert.deepEqual(bench.wrong, []);
});

test("odd headers are refused or overlooked", async (t) => {
  const { market } = await openBench(t);
  const text = "x".repeat(5000);
  const tokens = [
    "",
    "Bearer",
    "Bearer ",
    `Bearer ${text}`,
    "Basic YTpi",
    "Bearer a.b.c",
    `Bearer ${text}.${text}.`,
  ];
  for (const authorization of tokens) {
    const reply = await market.get("/api/products/", { headers: { authorization } });
    assert.equal(reply.status, 401, authorization.slice(0, 20));
  }
  for (const value of ["", text, "a b", "é", "{}", "undefined", "null"]) {
    const headers = {
      ...{ "x-cart-token": value, "x-order-token": value, "if-match": value, "if-none-match": value },
      ...{ "x-request-id": value, "x-forwarded-for": value, "x-forwarded-host": "evil.example" },
      ...{ origin: value, "accept-language": value, "user-agent": value },
    };
    const paths = ["/api/cart/", "/api/products/", `/api/products/${market.products.lamp.product_id}/`];
    for (const path of paths) {
      const reply = await market.get(path, { headers });
      assert.ok(reply.status < 500, `${path} ${value.slice(0, 20)}: ${reply.status}`);
      assert.ok(!reply.text.includes("evil.example"));
    }
    const key = await market.post(
      "/api/cart/add/",
      {},
      { headers: { ...headers, "idempotency-key": value } },
    );
    assert.equal(key.status, 422);
  }
});

async function openBench(t: Parameters<typeof openMarket>[0]): Promise<Bench> {
  const market = await openMarket(t);
  return { market, watch: await watchRows(market), wrong: [] };
}

function jsonRoutes(market: MarketWorld): { name: string; route: Route; sample: Sample; schema: ZodType }[] {
  const samples = routeSamples(market);
  return ROUTES.flatMap(([name, route]) => {
    const sample = samples[name];
    const schema = (route.body_kind ?? "json") === "json" ? route.body : undefined;
    return schema && sample ? [{ name, route, sample, schema }] : [];
  });
}

async function tryBody(bench: Bench, route: Route, sample: Sample, name: string, mutation: Mutation) {
  const reply = await send(bench, route, sample, name, { body: mutation.body, headers: JSON_TYPE });
  const what = `${name}, ${mutation.what}`;
  if (reply.status < 400) {
    if (mutation.is_wrong) bench.wrong.push(`${what}: ${reply.status}`);
    if (await bench.watch.isTouched()) {
      await bench.market.restore();
      await bench.watch.renew();
    }
    return;
  }
  checkProblem(bench, what, reply);
}

/** A refusal says so in one way. */
function checkProblem(bench: Bench, what: string, reply: Reply): void {
  const { status, body } = reply;
  if (status >= 500) bench.wrong.push(`${what}: ${status}`);
  const is_problem =
    reply.headers.get("content-type") === "application/problem+json" &&
    typeof body?.code === "string" &&
    body.request_id === reply.headers.get("x-request-id");
  if (!is_problem) bench.wrong.push(`${what}: ${status} is no problem document: ${reply.text.slice(0, 200)}`);
}

async function lookAfter(bench: Bench, what: string): Promise<void> {
  try {
    await bench.watch.unchanged(what);
  } catch (error) {
    bench.wrong.push(String(error));
  }
}

function send(bench: Bench, route: Route, sample: Sample, name: string, twist: Twist): Promise<Reply> {
  const actor: ActorName = ownerOf(route, sample);
  return call(bench.market, route, sample, actor, twist).catch((error) => {
    throw new Error(`${name}: ${String(error)}`);
  });
}
