// Cookies: what is read, what is left out, and how ours are written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { cookieLine, cookieName, readCookies } from "./cookies.ts";

const HEADERS: [header: string | null, expected: [name: string, value: string][]][] = [
  [null, []],
  ["", []],
  ["a=1", [["a", "1"]]],
  [
    "a=1; b=2;c=3",
    [
      ["a", "1"],
      ["b", "2"],
      ["c", "3"],
    ],
  ],
  ["a=1; a=2", [["a", "1"]]],
  ["a", []],
  ["=1", []],
  ["a=", [["a", ""]]],
  ["a=x=y", []],
  ['a="1"', []],
  ["a=1 2; b=2", [["b", "2"]]],
  ["a=<script>; b=2", [["b", "2"]]],
  ["a=%0d%0a; b=2", [["b", "2"]]],
  ["__proto__=x", [["__proto__", "x"]]],
  [`a=${"x".repeat(401)}; b=2`, [["b", "2"]]],
];

test("cookies are read by name; what can't be ours is left out", () => {
  for (const [header, expected] of HEADERS)
    assert.deepEqual([...readCookies(header)], expected, header ?? "none");
});

test("a header that is too long is read only so far", () => {
  const many = Array.from({ length: 5000 }, (_, index) => `c${index}=1`).join("; ");
  const cookies = readCookies(many);
  assert.ok(cookies.has("c0"));
  assert.ok(cookies.size < 1200);
});

test("our cookies are for this host, out of reach of scripts, and Secure over https", () => {
  assert.equal(cookieName("session", true), "__Host-session");
  assert.equal(cookieName("session", false), "buybuy_session");
  const plain = cookieLine("session", "x", { is_secure: false });
  assert.equal(plain, "buybuy_session=x; Path=/; HttpOnly; SameSite=Lax");
  const safe = cookieLine("session", "x", { is_secure: true, max_age_seconds: 60.9 });
  assert.equal(safe, "__Host-session=x; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure");
  assert.doesNotMatch(safe, /Domain/);
});
