// Where signing in may lead: pages of ours and nowhere else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_NEXT, nextLink, safeNext, withNext } from "./entry-next.ts";

const REFUSED = [
  "",
  "account/",
  "//evil.example/",
  "///evil.example/",
  "/\\evil.example/",
  "\\\\evil.example/",
  "\\/evil.example/",
  "/\\/evil.example/",
  "https:evil.example",
  "https://evil.example/",
  "HTTPS://evil.example/",
  "javascript:alert(1)",
  "data:text/html,x",
  " //evil.example/",
  "/ /evil.example/",
  "/\t/evil.example/",
  "/\n/evil.example/",
  "/account/\r\nSet-Cookie: a=b",
  "/account/%0d%0aSet-Cookie:%20a=b",
  "/%2fevil.example/",
  "/%2F%2Fevil.example/",
  "/%5cevil.example/",
  "/%09/evil.example/",
  "/.//evil.example/",
  "/..//evil.example/",
  "/x/..//evil.example/",
  "/account//evil.example/",
  "/ä/",
  "/sign-in/",
  "/sign-out/",
  "/sign-up/?role=seller",
  "/de/sign-in/",
  `/${"a".repeat(1000)}`,
];
const TAKEN = [
  "/",
  "/account/",
  "/account/orders/7/?page=2",
  "/search/?q=a%2Fb&next=https://evil.example/",
  "/products/kettle/?variant=3#details",
  "/de/cart/",
];

test("a next that is no path of ours leads to the account", () => {
  assert.equal(safeNext(undefined), DEFAULT_NEXT);
  for (const next of REFUSED) assert.equal(safeNext(next), DEFAULT_NEXT, JSON.stringify(next));
});

test("a path of ours is taken as it is, and stays on our host", () => {
  for (const next of TAKEN) {
    assert.equal(safeNext(next), next);
    assert.equal(new URL(next, "https://shop.example/de/sign-in/").host, "shop.example");
  }
});

test("the way goes on in the reader's language, unless it names one", () => {
  const site = { link: (path: string) => `/ar${path}` };
  assert.equal(nextLink(site, "/cart/"), "/ar/cart/");
  assert.equal(nextLink(site, "/de/cart/"), "/de/cart/");
  assert.equal(nextLink(site, "//evil.example/"), "/ar/account/");
});

test("an address carries a next that is worth it", () => {
  assert.equal(withNext("/sign-up/", undefined), "/sign-up/");
  assert.equal(withNext("/sign-up/", "//evil.example/"), "/sign-up/");
  assert.equal(withNext("/sign-up/", "/cart/?a=1"), "/sign-up/?next=%2Fcart%2F%3Fa%3D1");
  assert.equal(withNext("/sign-up/", "/cart/", { role: "seller" }), "/sign-up/?role=seller&next=%2Fcart%2F");
});
