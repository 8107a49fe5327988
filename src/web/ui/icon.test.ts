// The sprites hold every icon that a page draws.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ICON_NAMES } from "../assets/icon-names.ts";

const WEB = join(import.meta.dirname, "..");
const sprite = ["icons.svg", "work-icons.svg"]
  .map((file) => readFileSync(join(WEB, "assets", "img", file), "utf8"))
  .join("");
const drawn = new Set([...sprite.matchAll(/<symbol id="([\w-]+)"/g)].map(([, name]) => name ?? ""));

test("the sprite is what the list of names says", () => {
  const hint = "run `node src/web/assets/compose-icons.ts`";
  assert.deepEqual([...drawn].sort(), [...ICON_NAMES].sort(), hint);
  assert.equal(new Set(ICON_NAMES).size, ICON_NAMES.length, "a name stands twice");
});

test("every icon that a page asks for is in the sprite", () => {
  for (const file of globSync("**/*.ts", { cwd: WEB })) {
    const text = readFileSync(join(WEB, file), "utf8");
    const asked = [
      ...text.matchAll(/\bicon\(\s*site,\s*"([\w-]+)"/g),
      ...text.matchAll(/\bicon: "([\w-]+)"/g),
    ];
    for (const [, name = ""] of asked) {
      assert.ok(drawn.has(name), `${file} draws ${name}: add it to icon-names.ts and compose the sprite`);
    }
  }
});

test("an icon that points turns round with the direction of reading", async () => {
  const { icon } = await import("./icon.ts");
  const site = { asset: (name: string) => `/assets/${name}` };
  assert.match(String(icon(site, "chevron-right")), /class="icon icon--directional"/);
  assert.match(String(icon(site, "gavel")), /work-icons\.svg#gavel/, "not among what every buyer fetches");
  assert.match(String(icon(site, "search")), /class="icon" .*aria-hidden="true".*icons\.svg#search/);
});
