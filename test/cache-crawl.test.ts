// A cache may keep what is public and nothing else: two people and nobody crawl the shop and are compared.
import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "#platform/i18n";
import { canariesOf } from "./canaries.ts";
import { crawl, guest, signedIn, startPaths } from "./crawl.ts";
import { openMarket } from "./market.ts";
import { type Visitor, visitor } from "./visitor.ts";

const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";

test("public pages are the same bytes for everybody and set no cookie", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const people: [string, Visitor][] = [
    ["ada", await signedIn(market, "ada")],
    ["ben", await signedIn(market, "ben")],
    ["a guest", guest(market)],
  ];
  const nobody = visitor(market);
  let count = 0;
  for (const { path, page, route } of await crawl(market, nobody, {
    start: startPaths(market),
    per_kind: 4,
  })) {
    if (route?.audience !== "public") continue;
    count += 1;
    assert.deepEqual(page.set_cookies, [], path);
    for (const [name, who] of people) {
      const cookies = new Map(who.cookies);
      const own = await who.get(path);
      assert.equal(own.text, page.text, `${path} differs for ${name}`);
      assert.equal(own.headers.get("etag"), page.headers.get("etag"), path);
      assert.deepEqual(own.set_cookies, [], path);
      assert.deepEqual(who.cookies, cookies, path);
    }
    if (page.status !== 200) continue;
    assert.match(page.headers.get("cache-control") ?? "", /^public\b/, path);
    assert.doesNotMatch(page.headers.get("vary") ?? "", /cookie/i, path);
    assert.ok(page.headers.get("etag"), `${path} has no ETag`);
  }
  t.diagnostic(`${count} public pages`);
  assert.ok(count >= LANGUAGES.length * 5, `only ${count} public pages`);
});

test("private pages are never kept, and nobody reads what is another's", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const canaries = await canariesOf(market);
  let count = 0;
  for (const name of ["ada", "ben", "tom", "sol"] as const) {
    const who = await signedIn(market, name);
    const own = startPaths(market).filter((path) => !/outbox|token=/.test(path));
    const theirs = Object.values(market.orders).map(({ order_id }) => `/account/orders/${order_id}/`);
    for (const { path, page, route } of await crawl(market, who, {
      start: [...own, ...theirs],
      per_kind: 40,
    })) {
      if (route?.path.startsWith("/outbox/")) continue;
      // Drawings are numbers, and any of them may look like an amount.
      canaries.check(name, page.text.replace(/<svg[\s\S]*?<\/svg>/g, ""), path);
      if (route?.audience !== "private") continue;
      count += 1;
      assert.equal(page.headers.get("cache-control"), "private, no-store", path);
      assert.equal(page.headers.get("etag"), null, path);
    }
  }
  t.diagnostic(`${count} private pages`);
  assert.ok(count >= 40, `only ${count} private pages`);
});

test("a page that was refused is kept by nobody", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  for (const path of [
    "/nowhere/",
    "/products/nothing-like-this/",
    "/categories/nothing/",
    "/outbox/999999/",
  ]) {
    const page = await visitor(market).get(path);
    assert.equal(page.status, 404, path);
    assert.equal(page.headers.get("cache-control"), "private, no-store", path);
  }
});
