// Files for browsers: named by their content, linked by those names, compressed once.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { assetBody, loadAssets } from "./assets.ts";

/** A folder with these files for one test. */
function folderOf(t: TestContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-assets-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const load = (t: TestContext, files: Record<string, string>, sheet: string[] = []) => {
  const folder = folderOf(t, files);
  const sheets: Record<string, string[]> =
    sheet.length === 0 ? {} : { "all.css": sheet.map((name) => join(folder, name)) };
  return loadAssets({ folders: [folder], sheets });
};
const textAt = (assets: ReturnType<typeof loadAssets>, name: string) =>
  Buffer.from(assets.find(assets.path(name))?.plain ?? []).toString();

test("a name follows the content and nothing else", (t) => {
  const one = load(t, { "a.svg": "<svg/>" }).path("a.svg");
  const same = load(t, { "a.svg": "<svg/>" }).path("a.svg");
  const other = load(t, { "a.svg": "<svg></svg>" }).path("a.svg");
  assert.match(one, /^\/assets\/a\.[A-Za-z0-9]{10}\.svg$/);
  assert.equal(one, same);
  assert.notEqual(one, other);
});

test("what is not there is a bug by name, and nothing by address", (t) => {
  const assets = load(t, { "a.svg": "<svg/>", "notes.md": "no type of ours" });
  assert.throws(() => assets.path("b.svg"), /There is no asset b\.svg/);
  assert.throws(() => assets.path("notes.md"), /There is no asset/);
  for (const path of ["/assets/a.svg", "/assets/a.0000000000.svg", "/assets/../a.svg", "/assets/__proto__"])
    assert.equal(assets.find(path), null, path);
});

test("scripts lose their types and comments, and find each other by their new names", (t) => {
  const assets = load(t, {
    "shop.ts":
      '// Entry.\nimport { add } from "./sum.ts";\nconst lazy = () => import("./late.ts");\nadd(1);lazy();',
    "sum.ts": "/** Adds. */\nexport function add(one: number): number { return one + 1; }",
    "late.ts": "export const late: boolean = true;",
  });
  const shop = textAt(assets, "shop.js");
  assert.ok(shop.includes(`from "${assets.path("sum.js")}"`));
  assert.ok(shop.includes(`import("${assets.path("late.js")}")`));
  assert.doesNotMatch(shop, /Entry|\.ts"/);
  assert.doesNotMatch(textAt(assets, "sum.js"), /number|Adds/);
});

test("a script that changes gives another name to whoever imports it", (t) => {
  const entry = 'import { one } from "./one.ts"; one();';
  const before = load(t, { "shop.ts": entry, "one.ts": "export const one = () => 1;" });
  const after = load(t, { "shop.ts": entry, "one.ts": "export const one = () => 2;" });
  assert.notEqual(before.path("shop.js"), after.path("shop.js"));
});

test("circles and missing files among imports stop the start", (t) => {
  const circle = { "a.ts": 'import "./b.ts";', "b.ts": 'import "./c.ts";', "c.ts": 'import "./a.ts";' };
  assert.throws(() => load(t, circle), /circle: a\.js → b\.js → c\.js/);
  assert.throws(() => load(t, { "a.ts": 'import "./a.ts";' }), /circle/);
  assert.throws(() => load(t, { "a.ts": 'import "./x.ts";' }), /a\.js imports x\.js, which is not there/);
});

test("style sheets are joined in order, squeezed, and point at the named files", (t) => {
  const css = {
    "one.css": "/* First. */\n.a {\n  color: red;\n  margin: calc(1px + 2px) 0;\n}\n",
    "two.css":
      '.b::before { content: "a: b"; background: url("a.svg"); }\n@media (width > 1px) { .c { top: 0 } }',
    "a.svg": "<svg/>",
  };
  const assets = load(t, css, ["two.css", "one.css"]);
  const text = textAt(assets, "all.css");
  assert.ok(text.indexOf(".b") < text.indexOf(".a{"));
  assert.ok(text.includes(`url("${assets.path("a.svg")}")`));
  assert.ok(text.includes("calc(1px + 2px)"));
  assert.doesNotMatch(text, /First/);
  assert.throws(
    () => load(t, { "one.css": '.a{background:url("gone.svg")}' }, ["one.css"]),
    /no asset gone\.svg/,
  );
});

test("texts are compressed once, pictures are not", async (t) => {
  const assets = load(t, { "a.svg": `<svg>${"<g/>".repeat(500)}</svg>`, "p.png": "not really" });
  const svg = assets.find(assets.path("a.svg"));
  const png = assets.find(assets.path("p.png"));
  assert.ok(svg && png);
  await assets.packAll();
  const br = await assetBody(svg, "gzip, br");
  const gzip = await assetBody(svg, "gzip");
  const plain = await assetBody(svg, "");
  assert.deepEqual([br.encoding, gzip.encoding, plain.encoding], ["br", "gzip", null]);
  assert.equal((await assetBody(svg, "br")).body, br.body, "the same bytes, not made again");
  assert.deepEqual(brotliDecompressSync(br.body), gunzipSync(gzip.body));
  assert.equal((await assetBody(png, "br")).encoding, null);
  assert.deepEqual([svg.content_type, png.content_type], ["image/svg+xml", "image/png"]);
});
