// Every route × every kind of actor, generated from the route table: who gets what, and that a "no" writes
// nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Canaries, canariesOf } from "./canaries.ts";
import { ACTORS, type ActorName, openMarket } from "./market.ts";
import { call, expectedStatus, pathOf, ROUTES } from "./route-calls.ts";
import { routeSamples, type Sample, type Samples } from "./route-samples.ts";
import { watchRows } from "./rows.ts";

test("every route has a sample and every sample a route", async (t) => {
  const samples = routeSamples(await openMarket(t));
  const names = ROUTES.map(([name]) => name);
  assert.deepEqual(Object.keys(samples).sort(), names.sort());
});

test("every route answers every actor as declared; whoever is refused writes nothing", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const canaries = await canariesOf(market);
  const watch = await watchRows(market);
  const wrong: string[] = [];
  let calls = 0;
  for (const [name, route] of ROUTES) {
    const sample = sampleOf(samples, name);
    for (const actor of new Set<ActorName>([...ACTORS, ...(sample.owners ?? [])])) {
      const expected = await expectedStatus(market, route, sample, actor);
      const reply = await call(market, route, sample, actor);
      calls += 1;
      const what = `${name} as ${actor}`;
      if (reply.status !== expected)
        wrong.push(`${what}: ${reply.status}, not ${expected} ${detail(reply.text)}`);
      if (reply.status >= 400 || route.method === "get") await note(wrong, () => watch.unchanged(what));
      else if (await watch.isTouched()) {
        await market.restore();
        await watch.renew();
      }
      await note(wrong, () => checkAnswer(canaries, route.tag, actor, reply.text, name));
    }
  }
  t.diagnostic(`${ROUTES.length} routes, ${calls} calls`);
  assert.deepEqual(wrong, []);
});

test("other spellings of a path never give more", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  const wrong: string[] = [];
  for (const [name, route] of ROUTES) {
    const sample = sampleOf(samples, name);
    const denied: ActorName[] = [];
    for (const actor of ["anonymous", "ben", "mei", "sid"] as const) {
      if ((await expectedStatus(market, route, sample, actor)) >= 400) denied.push(actor);
    }
    for (const actor of denied.slice(0, 2)) {
      for (const path of spellings(pathOf(route, sample))) {
        const reply = await call(market, route, sample, actor, { path });
        if (reply.status < 400 || reply.status >= 500)
          wrong.push(`${path} (${name}) as ${actor}: ${reply.status}`);
      }
    }
    await note(wrong, () => watch.unchanged(name));
  }
  assert.deepEqual(wrong, []);
});

test("the kind of actor is judged before whose it is", async (t) => {
  const market = await openMarket(t);
  const patch = (path: string, token?: string) => market.patch(path, { name: "Mine" }, { token });
  const path = `/api/products/${market.products.lamp.product_id}/`;
  const unknown = "/api/products/999999/";
  const expected: [ActorName, number][] = [
    ["anonymous", 401],
    ["ada", 403],
    ["sid", 403],
    ["sue", 403],
    ["mei", 404],
    ["pia", 404],
    ["sol", 200],
  ];
  for (const [name, status] of expected) {
    assert.equal((await patch(path, market.token(name))).status, status, name);
    const other = status === 200 ? 404 : status;
    assert.equal((await patch(unknown, market.token(name))).status, other, `${name}, no such product`);
  }
});

function sampleOf(samples: Samples, name: string): Sample {
  const sample = samples[name];
  assert.ok(sample, `${name} has no sample: add one to route-samples.ts or the files beside it`);
  return sample;
}

function checkAnswer(canaries: Canaries, tag: string, actor: ActorName, text: string, what: string): void {
  if (tag !== "System") canaries.check(actor, text, what);
}

/** Collects a failed assertion instead of stopping at it. */
async function note(wrong: string[], check: () => unknown): Promise<void> {
  try {
    await check();
  } catch (error) {
    wrong.push(error instanceof Error ? error.message : String(error));
  }
}

/** The same path as a proxy or a browser might write it. */
function spellings(path: string): string[] {
  const [plain = "", query] = path.split("?");
  const last = /([^/]+)\/?$/.exec(plain)?.[1] ?? "";
  const encoded = [...last].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join("");
  const variants = [
    plain.replace(/\/$/, ""),
    plain.replace(last, encoded),
    plain.replace(last, encoded.replaceAll("%", "%25")),
    plain.toUpperCase(),
    plain.replace("/api/", "/API/"),
    plain.replace("/api/", "/api//"),
    plain.replace("/api/", "/api/%2e/"),
    plain.replace("/api/", "/%61pi/"),
    `${plain}%00`,
    `${plain};.json`,
    `${plain}?token=&token[]=1`,
  ];
  return variants.map((variant) => (query === undefined ? variant : `${variant}?${query}`));
}

function detail(text: string): string {
  return text.slice(0, 200);
}
