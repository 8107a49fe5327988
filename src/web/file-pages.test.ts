// Files at fixed addresses: what browsers look for, and what they may fetch before it is asked for.
import assert from "node:assert/strict";
import { test } from "node:test";
import { apiWorld } from "../../test/api.ts";

const ORIGIN = "http://localhost:3000";

interface Rules {
  prefetch: { where: { and: { href_matches?: string; not?: { href_matches?: string } }[] } }[];
}

test("pages name the rules, and nothing that is somebody's own is fetched ahead", async (t) => {
  const { get } = await apiWorld(t);
  const page = await get("/about/");
  const path = JSON.parse(page.headers.get("speculation-rules") ?? "null") as string;
  const answer = await get(path);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers.get("content-type"), "application/speculationrules+json");
  const rules = (typeof answer.body === "string" ? JSON.parse(answer.body) : answer.body) as Rules;
  const excluded = rules.prefetch[0]!.where.and.flatMap(({ not }) => not?.href_matches ?? []);
  const isExcluded = (address: string) =>
    excluded.some((pattern) => new URLPattern(pattern, ORIGIN).test(`${ORIGIN}${address}`));
  for (const address of ["/cart/", "/de/cart/", "/ar/account/orders/1/", "/checkout/?step=2", "/sign-out/"])
    assert.ok(isExcluded(address), address);
  for (const address of ["/", "/de/", "/products/cart/", "/categories/tea/?page=2", "/sellers/"])
    assert.ok(!isExcluded(address), address);
});

test("files are there for ever under their content's name, and answers that are no page name no rules", async (t) => {
  const { get } = await apiWorld(t);
  const manifest = await get("/site.webmanifest");
  assert.equal(manifest.status, 200);
  assert.equal(manifest.headers.get("speculation-rules"), null);
  const icon = await get("/favicon.ico");
  assert.equal(icon.status, 301);
  const file = await get(icon.headers.get("location") ?? "");
  assert.equal(file.headers.get("cache-control"), "public, max-age=31536000, immutable");
  assert.equal((await get("/assets/shop.0000000000.css")).status, 404);
});
