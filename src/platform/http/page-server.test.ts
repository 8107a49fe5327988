// The pages' pipeline: the order of its checks, who is told what, and what shared caches may keep.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { z } from "@hono/zod-openapi";
import type { Actor } from "#platform/context";
import { conflict, forbidden, missing, Refusal } from "#platform/refusal";
import { openWorld } from "../../../test/world.ts";
import { csrfToken } from "./csrf.ts";
import { html } from "./html.ts";
import { moved, type PageRoute, pageRoute, seeOther, shown } from "./page-route.ts";
import { inLanguage, type PageSurface, SESSION_COOKIE } from "./page-server.ts";
import type { Access } from "./route.ts";
import { createApplication } from "./server.ts";

const ORIGIN = "https://shop.example";
const ADA = "ada-session";
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const OURS = { ...FORM, "sec-fetch-site": "same-origin" };
const LONG = "Every seller sends their own part. ".repeat(100);

const anyone: Access = { name: "anyone", description: "all", needs_sign_in: false, check: () => {} };
const signedIn: Access = { ...anyone, name: "signed_in", needs_sign_in: true };
const nobody: Access = {
  ...signedIn,
  name: "nobody",
  check: () => {
    throw forbidden("closed", "Closed.");
  },
};

const page = (path: string, more: Partial<PageRoute> = {}): PageRoute => ({
  ...pageRoute({
    method: "get",
    path,
    access: anyone,
    audience: "public",
    handle: () => shown(html`<p>x</p>`),
  }),
  ...more,
});

const calls: string[] = [];
const pages: PageRoute[] = [
  page("/", { handle: ({ visit }) => shown(html`<p>${visit.language} ${visit.path}</p>`) }),
  page("/long/", { handle: () => shown(html`<p>${LONG}</p>`) }),
  page("/about/"),
  page("/things/{id}/", {
    params: z.object({ id: z.string().regex(/^\d+$/) }),
    query: z.object({ page: z.string().regex(/^\d+$/).optional() }),
    handle: ({ params, query, visit }) =>
      shown(html`<p>${params.id} ${query.page ?? ""} ${visit.cookie(SESSION_COOKIE) ?? "no cookie"}</p>`),
  }),
  page("/token/", { handle: ({ visit }) => shown(html`<p>${visit.csrf()}</p>`) }),
  page("/bug/", {
    handle: () => {
      throw new Error("secret detail");
    },
  }),
  page("/gone/", {
    handle: () => {
      throw missing("thing");
    },
  }),
  page("/slow/", {
    handle: () => {
      throw new Refusal("limited", "too_many_requests", "Too often.", { retry_after_seconds: 1.2 });
    },
  }),
  page("/old/", { handle: () => moved("/about/") }),
  page("/robots.txt", {
    is_neutral: true,
    handle: () => ({ status: 200, text: { body: "User-agent: *", content_type: "text/plain" } }),
  }),
  page("/own/", {
    access: signedIn,
    audience: "private",
    handle: ({ context }) => shown(html`<p>${context.actor.kind}</p>`),
  }),
  page("/closed/", { access: nobody, audience: "private" }),
  page("/form/", { audience: "private", handle: ({ visit }) => shown(html`<p>${visit.csrf()}</p>`) }),
  page("/form/", {
    method: "post",
    audience: "private",
    limit: { name: "form", limit: 5, window_ms: 1000 },
    handle: ({ form }) => {
      calls.push("form");
      if (form.values.name === "taken") throw conflict("name_taken", "Taken.");
      return seeOther(`/about/?${form.all("name").join()}`);
    },
  }),
  page("/closed/", { method: "post", access: nobody, audience: "private" }),
  page("/add/", {
    method: "post",
    audience: "private",
    is_shared_form: true,
    handle: () => seeOther("/about/", { cookies: [{ name: "cart", value: "c1" }] }),
  }),
];

async function open(t: TestContext, env: Record<string, string> = {}) {
  const { services } = await openWorld(t, { BUYBUY_URL: ORIGIN, ...env });
  const touched: string[] = [];
  const limits = { is_used_up: false };
  const surface: PageSurface = {
    pages,
    actorOf: async (_context, session) => (session === ADA ? ({ kind: "user", user_id: 1 } as Actor) : null),
    touch: async () => {
      touched.push("touched");
    },
    takeLimit: async () => {
      if (limits.is_used_up) throw new Refusal("limited", "too_many_requests", "Too often.");
    },
    problemPage: async (_context, visit, { status, code }) =>
      html`<p>${visit.language} ${status} ${code}</p>`,
    signInPath: (language, next) => inLanguage(language, `/sign-in/?${new URLSearchParams({ next })}`),
    observe: () => {},
  };
  const parts = { callerOf: () => "x", takeLimit: async () => ({}), observe: () => {} };
  const runOnce = async () => assert.fail("no page is repeated by key");
  const actorOf = async () => ({ kind: "anonymous" }) as Actor;
  const app = createApplication(services, { ...parts, actorOf, runOnce, routes: [], pages: surface });
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, init);
    return { response, status: response.status, headers: response.headers, text: await response.text() };
  };
  const post = (path: string, body: string, headers: Record<string, string> = OURS) =>
    ask(path, { method: "POST", body, headers });
  return { ask, post, touched, limits, secret: services.config.secret, app };
}

const asAda = { cookie: `__Host-${SESSION_COOKIE}=${ADA}` };

test("every page is there in every language; files are not", async (t) => {
  const { ask } = await open(t);
  assert.match((await ask("/?a=1")).text, /en \/\?a=1/);
  assert.match((await ask("/de/?a=1")).text, /de \/\?a=1/);
  assert.match((await ask("/ar/")).text, /ar \//);
  assert.equal((await ask("/robots.txt")).status, 200);
  assert.equal((await ask("/de/robots.txt")).status, 404);
  assert.match((await ask("/de/nothing/")).text, /de 404 not_found/);
  assert.equal((await ask("/en/about/")).status, 404, "a page has one address");
});

test("a forgotten slash is put there, and leads nowhere else", async (t) => {
  const { ask } = await open(t);
  for (const path of ["/about", "/de/about", "/ar/about"]) {
    const { status, headers } = await ask(`${path}?a=1`);
    assert.deepEqual([status, headers.get("location")], [301, `${path}/?a=1`]);
  }
  assert.equal((await ask("/about", { method: "HEAD" })).status, 301);
  assert.equal((await ask("/x")).status, 404, "a slash makes no page of nothing");
  const strange = [
    "//evil.example",
    "//evil.example/x",
    "/\\evil.example",
    "/%2fevil.example",
    "/%5cevil.example",
    "/.//evil.example",
    "/about/..//evil.example",
    "///evil.example",
    "/about//",
    "/file.php",
  ];
  for (const path of strange) {
    const { status, headers } = await ask(`${ORIGIN}${path}`);
    const location = headers.get("location");
    if (location !== null) assert.equal(new URL(location, ORIGIN).host, "shop.example", path);
    else assert.equal(status, 404, path);
  }
  assert.equal((await ask("/about", { method: "POST", body: "", headers: OURS })).status, 404);
});

test("another method is refused with those that there are; HEAD is GET without a body", async (t) => {
  const { ask } = await open(t);
  const refused = await ask("/about/", { method: "DELETE" });
  assert.deepEqual([refused.status, refused.headers.get("allow")], [405, "GET"]);
  assert.equal((await ask("/de/form/", { method: "PUT" })).headers.get("allow"), "GET, POST");
  assert.match((await ask("/de/form/", { method: "PUT" })).text, /de 405 method_not_allowed/);
  const head = await ask("/about/", { method: "HEAD" });
  assert.deepEqual([head.status, head.text], [200, ""]);
  assert.equal(head.headers.get("etag"), (await ask("/about/")).headers.get("etag"));
});

test("what an address says wrongly is a page that is not there", async (t) => {
  const { ask } = await open(t);
  assert.match((await ask("/things/7/?page=2")).text, /7 2/);
  for (const path of ["/things/x/", "/things/7/?page=x", "/things/7/?page=1&page=2", "/gone/"])
    assert.equal((await ask(path)).status, 404, path);
});

test("a public page sees no cookie, sets none, and is kept by its ETag", async (t) => {
  const { ask, touched } = await open(t);
  const first = await ask("/things/7/", { headers: asAda });
  assert.match(first.text, /no cookie/);
  assert.equal(first.headers.get("cache-control"), "public, no-cache");
  assert.equal(first.headers.get("vary"), "Accept-Encoding");
  assert.deepEqual(first.headers.getSetCookie(), []);
  assert.deepEqual(touched, []);
  const etag = first.headers.get("etag") ?? "";
  for (const tag of [etag, etag.replace("W/", ""), `"x", ${etag}`, "*"]) {
    const { status, text } = await ask("/things/7/", { headers: { "if-none-match": tag } });
    assert.deepEqual([status, text], [304, ""], tag);
  }
  assert.equal((await ask("/things/8/", { headers: { "if-none-match": etag } })).status, 200);
  assert.equal((await ask("/token/")).status, 500, "nobody's token may stand on everybody's page");
});

test("pages are packed as the client takes them, each encoding by its own", async (t) => {
  const { app } = await open(t);
  for (const [accepts, expected] of [
    ["br, gzip", "br"],
    ["gzip", "gzip"],
    ["identity", null],
  ] as const) {
    const response = await app.request("/long/", { headers: { "accept-encoding": accepts } });
    assert.equal(response.headers.get("content-encoding"), expected);
    const { length } = new Uint8Array(await response.arrayBuffer());
    assert.ok(expected === null ? length > LONG.length : length < 500, accepts);
  }
});

test("a private page knows who is there, and is never kept", async (t) => {
  const { ask, touched } = await open(t);
  const { status, text, headers } = await ask("/own/", { headers: asAda });
  assert.deepEqual([status, text.includes("user"), touched.length], [200, true, 1]);
  assert.equal(headers.get("cache-control"), "private, no-store");
  assert.equal(headers.get("etag"), null);
  const none = await ask("/de/own/?a=1");
  assert.deepEqual([none.status, none.headers.get("location")], [303, "/de/sign-in/?next=%2Fown%2F%3Fa%3D1"]);
  const over = await ask("/own/", { headers: { cookie: `__Host-${SESSION_COOKIE}=over` } });
  assert.match(over.headers.getSetCookie().join(), /__Host-session=; .*Max-Age=0; Secure/);
  const wrong_name = await ask("/own/", { headers: { cookie: `buybuy_${SESSION_COOKIE}=${ADA}` } });
  assert.equal(wrong_name.status, 303, "over https only the cookie with the prefix counts");
});

test("problems are pages that nobody keeps, with no detail of a bug", async (t) => {
  const { ask } = await open(t);
  const bug = await ask("/bug/");
  assert.equal(bug.status, 500);
  assert.doesNotMatch(bug.text, /secret detail/);
  const slow = await ask("/slow/");
  assert.deepEqual([slow.status, slow.headers.get("retry-after")], [429, "2"]);
  for (const path of ["/bug/", "/gone/", "/slow/", "/nothing/"]) {
    const { headers } = await ask(path);
    assert.equal(headers.get("cache-control"), "private, no-store", path);
    assert.equal(headers.get("etag"), null, path);
  }
  assert.equal((await ask("/old/")).headers.get("location"), "/about/");
});

test("the order of checks: origin, who, limit, body, token, access, the form", async (t) => {
  const { post, limits, secret } = await open(t);
  calls.length = 0;
  const csrf = csrfToken(secret, ADA);
  const good = `csrf=${csrf}&name=a&name=b`;
  const ada = { ...OURS, ...asAda };
  limits.is_used_up = true;
  assert.equal((await post("/form/", good, { ...ada, "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await post("/closed/", "", OURS)).status, 303, "who is not signed in is sent to the door");
  assert.equal((await post("/form/", good, ada)).status, 429);
  limits.is_used_up = false;
  assert.equal((await post("/form/", good, { ...ada, "content-type": "application/json" })).status, 415);
  assert.equal((await post("/form/", "x".repeat(2_000_000), ada)).status, 413);
  assert.match((await post("/form/", "name=a", ada)).text, /403 form_expired/);
  assert.match((await post("/closed/", "", ada)).text, /403 form_expired/);
  assert.match((await post("/closed/", `csrf=${csrf}`, ada)).text, /403 closed/);
  assert.deepEqual(calls, []);
  assert.equal((await post("/form/", `csrf=${csrf}&name=taken`, ada)).status, 409);
  const done = await post("/form/", good, ada);
  assert.deepEqual([done.status, done.headers.get("location")], [303, "/about/?a,b"]);
  assert.deepEqual(calls, ["form", "form"]);
});

test("a guest's form is tied to the browser that it was shown to", async (t) => {
  const { ask, post } = await open(t);
  const { text, headers } = await ask("/form/");
  const csrf = /<p>(.*)<\/p>/.exec(text)?.[1] ?? "";
  const [line = ""] = headers.getSetCookie();
  assert.match(line, /^__Host-visit=[\w-]+; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const cookie = line.split(";")[0] ?? "";
  assert.equal((await post("/form/", `csrf=${csrf}`, { ...OURS, cookie })).status, 303);
  assert.equal((await post("/form/", `csrf=${csrf}`, OURS)).status, 403);
  assert.equal((await post("/form/", `csrf=${csrf}`, { ...OURS, cookie: "__Host-visit=other" })).status, 403);
  assert.equal(
    (await post("/form/", `csrf=${csrf}`, { ...OURS, cookie: `${cookie}; ${asAda.cookie}` })).status,
    403,
  );
  const again = await ask("/form/", { headers: { cookie } });
  assert.deepEqual(again.headers.getSetCookie(), [], "one visit, one cookie");
});

test("a form on everybody's pages needs no token, but must come from them", async (t) => {
  const { post } = await open(t);
  const done = await post("/add/", "product_id=1");
  assert.equal(done.status, 303);
  assert.match(done.headers.getSetCookie().join(), /__Host-cart=c1/);
  for (const site of ["cross-site", "same-site", "none"])
    assert.equal((await post("/add/", "product_id=1", { ...FORM, "sec-fetch-site": site })).status, 403);
  assert.equal((await post("/add/", "product_id=1", FORM)).status, 403);
  assert.equal((await post("/add/", "product_id=1", { ...FORM, origin: ORIGIN })).status, 303);
});

test("every answer keeps scripts, frames and types in their place", async (t) => {
  const { ask } = await open(t);
  for (const path of ["/", "/own/", "/nothing/", "/bug/", "/robots.txt"]) {
    const { headers } = await ask(path);
    const policy = headers.get("content-security-policy") ?? "";
    assert.match(policy, /default-src 'none'/, path);
    assert.doesNotMatch(policy, /unsafe|\*/, path);
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.equal(headers.get("x-frame-options"), "DENY");
  }
});

test("a page that does not say who may open it stops the start", async (t) => {
  const { services } = await openWorld(t);
  const surface = { pages: [{ ...page("/x/"), access: undefined }] } as unknown as PageSurface;
  const rest = { routes: [], pages: surface } as unknown as Parameters<typeof createApplication>[1];
  assert.throws(() => createApplication(services, rest), /does not say who may open it/);
});

test("what a proxy took over plain http goes on over https, and forms don't go on at all", async (t) => {
  const { ask } = await open(t, { TRUST_PROXY: "true" });
  const clear = { "x-forwarded-proto": "http" };
  const { status, headers } = await ask("/de/about/?a=1", { headers: clear });
  assert.deepEqual([status, headers.get("location")], [301, `${ORIGIN}/de/about/?a=1`]);
  assert.equal(
    (await ask("/form/", { method: "POST", body: "", headers: { ...OURS, ...clear } })).status,
    403,
  );
  assert.equal((await ask("/about/", { headers: { "x-forwarded-proto": "https" } })).status, 200);
});
