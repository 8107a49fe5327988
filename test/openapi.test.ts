// The OpenAPI document is valid, tells of every route, and a client generated from it can be compiled.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { operationId } from "#platform/http/openapi";
import { apiRoutes } from "../src/api/api.ts";
import { apiWorld } from "./api.ts";

type Operations = Record<
  string,
  { operationId: string; security: unknown[]; responses: Record<string, unknown> }
>;

test("the document tells of every route, and of nothing else", async (t) => {
  const { get } = await apiWorld(t);
  const { body } = await get("/api/schema/");
  const told = Object.entries(body.paths as Record<string, Operations>).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => `${method} ${path} ${operation.operationId}`),
  );
  const there = apiRoutes.map((route) => `${route.method} ${route.path} ${operationId(route)}`);
  assert.deepEqual(told.sort(), there.sort());
  assert.equal(new Set(apiRoutes.map(operationId)).size, apiRoutes.length);
});

test("the document passes the linter", async (t) => {
  const { get } = await apiWorld(t);
  const folder = mkdtempSync(join(tmpdir(), "buybuy-openapi-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "openapi.json");
  writeFileSync(file, (await get("/api/schema/")).text);
  const linter = "node_modules/@redocly/cli/bin/cli.js";
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  try {
    execFileSync(
      process.execPath,
      [linter, "lint", file, "--config", "redocly.yaml", "--format", "stylish"],
      {
        env,
        encoding: "utf8",
        stdio: "pipe",
      },
    );
  } catch (error) {
    assert.fail(String((error as { stdout?: string }).stdout));
  }
});

test("the viewer and its files come from our own origin", async (t) => {
  const { get } = await apiWorld(t);
  const page = await get("/api/docs/");
  assert.equal(page.status, 200);
  const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? "");
  assert.ok(files.length >= 3);
  for (const file of files) {
    assert.ok(file.startsWith("/"), file);
    assert.equal((await get(file)).status, 200, file);
  }
  assert.equal((await get("/api/docs/files/..%2f..%2fpackage.json")).status, 404);
});
