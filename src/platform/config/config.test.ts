// The environment is judged as a whole, in words, and production takes nothing for granted.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { ConfigError, readConfig } from "./config.ts";

const SECRET = "0123456789abcdef0123456789abcdef";

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), "buybuy-config-"));
  t.after(() => rmSync(path, { recursive: true }));
  return path;
}

function mistakes(env: NodeJS.ProcessEnv, where: string): string[] {
  try {
    readConfig({ BUYBUY_VAR: join(where, "var"), ...env }, where);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.mistakes;
  }
  return [];
}

test("an empty environment is a development shop", (t) => {
  const where = folder(t);
  const config = readConfig({ BUYBUY_VAR: join(where, "var") }, where);
  assert.equal(config.environment, "development");
  assert.equal(config.port, 3000);
  assert.equal(config.host, "127.0.0.1");
  assert.equal(config.seed, "demo");
  assert.equal(config.auto_approve_sellers, true);
  assert.equal(config.rate_limit_factor, 100);
  assert.equal(config.url, "http://localhost:3000");
});

test("proxies are trusted by their number, and none by default", (t) => {
  const where = folder(t);
  const proxies = (TRUST_PROXY?: string) =>
    readConfig({ BUYBUY_VAR: join(where, "var"), ...(TRUST_PROXY && { TRUST_PROXY }) }, where).trust_proxy;
  assert.deepEqual([proxies(), proxies("false"), proxies("true"), proxies("2")], [0, 0, 1, 2]);
  for (const wrong of ["10", "-1", "yes"]) assert.equal(mistakes({ TRUST_PROXY: wrong }, where).length, 1);
});

test("all mistakes are told at once", (t) => {
  const where = folder(t);
  const found = mistakes(
    { PORT: "70000", DATABASE_URL: "postgres://x", BUYBUY_CURRENCY: "XXX", WORKERS: "0", LOG_LEVEL: "loud" },
    where,
  );
  assert.equal(found.length, 5);
  for (const name of ["PORT", "DATABASE_URL", "BUYBUY_CURRENCY", "WORKERS", "LOG_LEVEL"]) {
    assert.ok(
      found.some((line) => line.startsWith(name)),
      name,
    );
  }
});

test("production refuses to start without its own secret and a safe address", (t) => {
  const where = folder(t);
  const found = mistakes({ BUYBUY_ENV: "production" }, where);
  assert.ok(found.some((line) => line.startsWith("BUYBUY_SECRET")));
  assert.ok(found.some((line) => line.startsWith("BUYBUY_URL")));
  const good = { BUYBUY_ENV: "production", BUYBUY_SECRET: SECRET, BUYBUY_URL: "https://shop.example/" };
  assert.deepEqual(mistakes(good, where), []);
  for (const bad of [
    { BUYBUY_SECRET: "short" },
    { BUYBUY_URL: "http://shop.example" },
    { BUYBUY_SEED: "demo" },
    { BUYBUY_KILL_AT: "checkout.paid" },
  ]) {
    assert.equal(mistakes({ ...good, ...bad }, where).length, 1, JSON.stringify(bad));
  }
  const config = readConfig({ ...good, BUYBUY_VAR: join(where, "var") }, where);
  assert.deepEqual([config.url, config.host, config.seed], ["https://shop.example", "0.0.0.0", "empty"]);
  assert.deepEqual([config.auto_approve_sellers, config.rate_limit_factor], [false, 1]);
});

test("development makes its secret once, for its owner's eyes only", (t) => {
  const where = folder(t);
  const env = { BUYBUY_VAR: join(where, "var") };
  const { secret } = readConfig(env, where);
  assert.ok(secret.length >= 32);
  assert.equal(readConfig(env, where).secret, secret);
  assert.equal(statSync(join(where, "var", "secret")).mode & 0o777, 0o600);
  assert.equal(readFileSync(join(where, "var", "secret"), "utf8"), secret);
});

test(".env is read, and the environment wins over it", (t) => {
  const where = folder(t);
  writeFileSync(join(where, ".env"), 'PORT=4000\nBUYBUY_COUNTRY="DE"\n');
  const config = readConfig({ BUYBUY_VAR: join(where, "var"), PORT: "5000" }, where);
  assert.deepEqual([config.port, config.country], [5000, "DE"]);
});
