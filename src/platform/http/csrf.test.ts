// Forms of other sites: who says where a form came from, and whose token counts.
import assert from "node:assert/strict";
import { test } from "node:test";
import { refusedAs } from "../../../test/purchases.ts";
import { csrfToken, refuseOtherSites, refuseWrongToken } from "./csrf.ts";

const ORIGIN = "https://shop.example";
const SECRET = "0123456789abcdef0123456789abcdef";

const from = (headers: Record<string, string>) => () =>
  refuseOtherSites((name) => headers[name] ?? null, ORIGIN);

test("a form is taken from our own pages only", () => {
  const taken: Record<string, string>[] = [
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "same-origin", origin: ORIGIN },
    { origin: ORIGIN },
  ];
  for (const headers of taken) assert.doesNotThrow(from(headers));
});

test("a form from elsewhere, or from nowhere, is refused", () => {
  const refused: Record<string, string>[] = [
    {},
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "none" },
    { "sec-fetch-site": "" },
    { "sec-fetch-site": "cross-site", origin: ORIGIN },
    { origin: "null" },
    { origin: "" },
    { origin: "http://shop.example" },
    { origin: "https://shop.example.evil.example" },
    { origin: "https://shop.example:8443" },
    { referer: `${ORIGIN}/` },
  ];
  for (const headers of refused)
    assert.throws(from(headers), refusedAs("cross_site_request"), JSON.stringify(headers));
});

test("a token counts for the one it was made for, each time another text", () => {
  const one = csrfToken(SECRET, "ada");
  const two = csrfToken(SECRET, "ada");
  assert.notEqual(one, two);
  for (const token of [one, two]) assert.doesNotThrow(() => refuseWrongToken(SECRET, "ada", token));
});

test("any other token is refused", () => {
  const token = csrfToken(SECRET, "ada");
  const [salt = "", signed = ""] = token.split(".");
  const wrong: [string | null, string][] = [
    [null, token],
    ["eve", token],
    ["", token],
    ["ada", ""],
    ["ada", "."],
    ["ada", salt],
    ["ada", `${salt}.`],
    ["ada", `.${signed}`],
    ["ada", `x${salt}.${signed}`],
    ["ada", `${salt}.${signed}x`],
    ["ada", `${salt}.${signed.toLowerCase()}`],
    ["ada", csrfToken(`${SECRET}x`, "ada")],
  ];
  for (const [anchor, text] of wrong)
    assert.throws(
      () => refuseWrongToken(SECRET, anchor, text),
      refusedAs("form_expired"),
      `${anchor} ${text}`,
    );
});
