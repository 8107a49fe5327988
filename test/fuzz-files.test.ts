// Wrong files, forms and texts where no JSON is expected: refused, never a 5xx, nothing written or stored.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import { type MarketWorld, openMarket } from "./market.ts";
import { pictureForm } from "./market-goods.ts";
import { call, ownerOf, pathOf, ROUTES } from "./route-calls.ts";
import { routeSamples } from "./route-samples.ts";
import { watchRows } from "./rows.ts";

const MIB = 1024 * 1024;
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const PNG_HEAD = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A form whose picture is these bytes. */
function formWith(
  bytes: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
  fields: Record<string, string> = {},
): FormData {
  const form = new FormData();
  form.set("image", new Blob([bytes], { type }), name);
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  return form;
}

async function wrongForms(): Promise<[what: string, form: FormData, status: number][]> {
  const text = new FormData();
  text.set("image", "no file");
  return [
    ["nothing", new FormData(), 422],
    ["text for a file", text, 422],
    ["an empty file", formWith("", "image/png", "a.png"), 422],
    ["SVG", formWith(SVG, "image/svg+xml", "a.svg"), 422],
    ["SVG that says PNG", formWith(SVG, "image/png", "a.png"), 422],
    ["HTML that says JPEG", formWith("<html><script>1</script>", "image/jpeg", "a.jpg"), 422],
    ["PNG that ends at once", formWith(PNG_HEAD, "image/png", "a.png"), 422],
    ["a path for a name", formWith("x", "image/png", "../../../etc/passwd"), 422],
    ["an unknown field", await pictureForm({ seller_id: "1" }), 422],
    ["a prototype", await pictureForm({ __proto__x: "1", constructor: "1" }), 422],
    ["a NUL", await pictureForm({ alt_text: "a\u0000b" }), 422],
    ["a long text", await pictureForm({ alt_text: "x".repeat(10_000) }), 422],
  ];
}

test("pictures that are none are refused, and nothing is stored", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  const before = storedFiles(market);
  let routes = 0;
  for (const [name, route] of ROUTES) {
    const sample = samples[name];
    if (!sample || route.body_kind !== "multipart") continue;
    routes += 1;
    for (const [what, form, status] of await wrongForms()) {
      const reply = await call(market, route, { ...sample, form: async () => form }, ownerOf(route, sample));
      const is_refused = reply.status === status || (status === 422 && reply.status === 415);
      assert.ok(is_refused, `${name}, ${what}: ${reply.status} ${reply.text.slice(0, 200)}`);
      assert.equal(reply.body.request_id, reply.headers.get("x-request-id"), what);
    }
    const token = market.token(ownerOf(route, sample));
    const bodies: [body: string, type: string, status: number][] = [
      ["{}", "application/json", 415],
      ["--x\r\n", "multipart/form-data", 400],
      ["--x\r\nnonsense", "multipart/form-data; boundary=x", 400],
      ["", "multipart/form-data; boundary=x", 400],
    ];
    for (const [body, type, status] of bodies) {
      const headers = { "content-type": type };
      const path = pathOf(route, sample);
      const reply = await market.request(route.method.toUpperCase(), path, { token, body, headers });
      assert.equal(reply.status, status, `${name} ${type} ${JSON.stringify(body)}: ${reply.text}`);
    }
    const large = new Response(formWith(new Uint8Array(route.body_limit ?? 11 * MIB), "image/png", "a.png"));
    const reply = await market.app.request(pathOf(route, sample), {
      method: route.method.toUpperCase(),
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": large.headers.get("content-type") ?? "",
      },
      body: await large.arrayBuffer(),
    });
    assert.equal(reply.status, 413);
    await watch.unchanged(name);
  }
  assert.equal(routes, 4);
  assert.deepEqual(storedFiles(market), before);
});

test("texts that providers and forms might send by mistake are refused", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  const sample = samples["post /api/webhooks/{provider}/"];
  const signed = { "x-fake-signature": sample?.headers?.["x-fake-signature"] ?? "" };
  const raws = ["", "{}", "[]", "null", "not json", '{"event_id":1}', `${sample?.raw} `, "x".repeat(10_000)];
  for (const body of raws) {
    for (const headers of [{}, signed, { "x-fake-signature": "t=1,v1=0" }, { "x-fake-signature": "x" }]) {
      const reply = await market.post("/api/webhooks/fake/", body, { headers });
      assert.equal(reply.status, 401, body.slice(0, 20));
    }
  }
  for (const provider of ["nobody", "stripe", "manual", "__proto__", "constructor"]) {
    const reply = await market.post(`/api/webhooks/${provider}/`, "{}", {});
    assert.ok([401, 404].includes(reply.status), `${provider}: ${reply.status}`);
  }
  const fake = samples["post /api/fake-provider/payments/{id}/"];
  const path = `/api/fake-provider/payments/${fake?.params?.id}/`;
  for (const body of ["", "decision=", "decision=maybe", "decision[]=approve", "{}", "x".repeat(10_000)]) {
    assert.equal((await market.post(path, body)).status, 422, body.slice(0, 20));
  }
  await watch.unchanged("wrong texts");
  const leave = "decision=approve&return_url=";
  for (const address of [
    "//evil.example/",
    "https://evil.example",
    "\\\\evil.example",
    "javascript:1",
    "/\\evil.example",
  ]) {
    const reply = await market.post(path, leave + encodeURIComponent(address));
    assert.equal(reply.headers.get("location"), null, address);
  }
});

test("no body has changed what all objects are", async (t) => {
  const market = await openMarket(t);
  for (const body of ['{"__proto__":{"polluted":1}}', '{"constructor":{"prototype":{"polluted":1}}}']) {
    assert.equal((await market.post("/api/cart/add/", body)).status, 422);
    assert.equal((await market.post("/api/auth/login/", body)).status, 422);
  }
  assert.equal(({} as { polluted?: number }).polluted, undefined);
});

function storedFiles({ services }: MarketWorld): string[] {
  const entries = readdirSync(`${services.config.var_folder}/media`, { recursive: true });
  return entries.map(String).sort();
}
