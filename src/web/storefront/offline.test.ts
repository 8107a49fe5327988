// The page for lost connections, and the worker that keeps it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { apiWorld } from "../../../test/api.ts";
import { WORDS } from "../locales/words.ts";

const MAX_WORKER_BYTES = 1024;
const PAGES = { en: "/offline/", de: "/de/offline/", ar: "/ar/offline/" } as const;

test("the offline page is the same for everybody, in each language, and not to be found", async (t) => {
  const { get } = await apiWorld(t);
  for (const [language, path] of Object.entries(PAGES)) {
    const page = await get(path);
    const { offline_title, offline_text } = WORDS[language as keyof typeof PAGES].common.problem;
    assert.equal(page.status, 200, path);
    assert.equal(page.headers.get("cache-control"), "public, no-cache");
    assert.deepEqual(page.headers.getSetCookie(), []);
    assert.match(page.text, /<meta name="robots" content="noindex">/);
    assert.doesNotMatch(page.text, /rel="canonical"/);
    assert.ok(page.text.includes(`<h1>${offline_title}</h1>`), path);
    assert.ok(page.text.includes(offline_text), path);
  }
});

test("the worker stands at the root, is asked for each time, and is small", async (t) => {
  const { get } = await apiWorld(t);
  const answer = await get("/service-worker.js", { headers: { "accept-encoding": "identity" } });
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get("content-type") ?? "", /^text\/javascript/);
  assert.equal(answer.headers.get("cache-control"), "public, no-cache");
  assert.match(answer.headers.get("content-security-policy") ?? "", /worker-src 'self'/);
  const bytes = gzipSync(answer.text).byteLength;
  t.diagnostic(`${bytes} bytes compressed`);
  assert.ok(bytes <= MAX_WORKER_BYTES, `${bytes} bytes`);
  const etag = answer.headers.get("etag") ?? "";
  const again = await get("/service-worker.js", { headers: { "if-none-match": etag } });
  assert.equal(again.status, 304);
});

test("what the worker keeps from the start is there, and is all that the offline pages are drawn with", async (t) => {
  const { get } = await apiWorld(t);
  const worker = await get("/service-worker.js");
  const files = JSON.parse(/^const FILES=(\[.*\]);$/m.exec(worker.text)?.[1] ?? "[]") as string[];
  assert.deepEqual(files.slice(0, 3), Object.values(PAGES));
  for (const file of files) assert.equal((await get(file)).status, 200, file);
  for (const path of Object.values(PAGES)) {
    const { text } = await get(path);
    for (const [, file = ""] of text.matchAll(/(?:href|src)="(\/assets\/[^"#]*)/g))
      assert.ok(files.includes(file), `${path} needs ${file}`);
  }
});
