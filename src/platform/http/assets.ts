// Files for browsers: read once, named by their content, kept for ever by whoever fetched them, compressed
// once.
import { hash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { basename, join } from "node:path";
import { constants } from "node:zlib";
import { type Encoding, encodingFor, pack } from "./compress.ts";
import { joinScripts } from "./script-bundle.ts";

/** One file as it is sent. */
export interface Asset {
  /** `/assets/shop.3f9a….css`. */
  path: string;
  content_type: string;
  plain: Uint8Array<ArrayBuffer>;
  /** Made small, the first time that somebody asks; null for what is small by itself. */
  packed: ((encoding: Encoding) => Promise<Uint8Array<ArrayBuffer>>) | null;
}

/** The files of a surface. */
export interface Assets {
  /** The address of `shop.css`. Throws for a file that is not there: a page with a dead link is a bug. */
  path(name: string): string;
  /** The file at an address, or null. */
  find(path: string): Asset | null;
  /** Makes every file small in every way, beside the main thread, so that nobody waits for it later. */
  packAll(): Promise<void>;
}

const ENCODINGS: readonly Encoding[] = ["br", "gzip"];
const TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
  json: "application/json",
  webmanifest: "application/manifest+json",
  png: "image/png",
  ico: "image/x-icon",
};
const IS_TEXT = /^(css|js|svg|json|webmanifest)$/;
const HASH_LENGTH = 10;
const FOLDER = "/assets/";

/** What a surface has: whole files, and style sheets that are put together in order. */
export interface AssetSources {
  /** Every file in these folders; `.ts` is sent as JavaScript. */
  folders: string[];
  /** Scripts that are sent as one file with everything that they import: `shop.js`. */
  bundles?: readonly string[];
  /** `shop.css` → what it is made of. */
  sheets: Readonly<Record<string, SheetPart[]>>;
}

/** A file, or rules that the program wrote itself. */
export type SheetPart = string | { rules: string };

/** Reads, joins and names everything. Modules that import each other find each other's names. */
export function loadAssets({ folders, sheets, bundles = [] }: AssetSources): Assets {
  const by_name = new Map<string, Asset>();
  const by_path = new Map<string, Asset>();
  const add = (name: string, bytes: Uint8Array<ArrayBuffer>) => {
    const asset = assetOf(name, bytes);
    by_name.set(name, asset);
    by_path.set(asset.path, asset);
    return asset;
  };
  const scripts = new Map<string, string>();
  for (const folder of folders) {
    for (const file of readdirSync(folder).toSorted()) {
      const bytes = readFileSync(join(folder, file));
      if (file.endsWith(".ts")) scripts.set(file.replace(/ts$/, "js"), scriptOf(bytes.toString("utf8")));
      else if (TYPES[extensionOf(file)]) add(file, new Uint8Array(bytes));
    }
  }
  const joined = bundles.map((entry) => [entry, joinScripts(scripts, entry)] as const);
  for (const [entry, text] of joined) scripts.set(entry, text);
  addScripts(scripts, (name, text) => add(name, new TextEncoder().encode(text)).path);
  for (const [name, parts] of Object.entries(sheets)) {
    const text = parts.map((part) => squeezed(rulesOf(part))).join("\n");
    const linked = text.replace(
      /url\("([\w.-]+)"\)/g,
      (_, file: string) => `url("${pathOf(by_name, file)}")`,
    );
    add(name, new TextEncoder().encode(linked));
  }
  return {
    path: (name) => pathOf(by_name, name),
    find: (path) => by_path.get(path) ?? null,
    packAll: async () => {
      // One after the other: what the best compression of all of them at once takes is never given back.
      for (const { packed } of by_name.values()) for (const one of ENCODINGS) await packed?.(one);
    },
  };
}

/** The body for a client, as small as it takes it. */
export async function assetBody({ plain, packed }: Asset, accept_encoding: string) {
  const encoding = encodingFor(accept_encoding);
  if (encoding === null || packed === null) return { body: plain, encoding: null };
  return { body: await packed(encoding), encoding };
}

function assetOf(name: string, plain: Uint8Array<ArrayBuffer>): Asset {
  const extension = extensionOf(name);
  const stamp = hash("sha256", plain, "base64url").replace(/[-_]/g, "").slice(0, HASH_LENGTH);
  const path = `${FOLDER}${name.slice(0, -extension.length)}${stamp}.${extension}`;
  const content_type = TYPES[extension] ?? "application/octet-stream";
  return { path, content_type, plain, packed: IS_TEXT.test(extension) ? packedOnce(plain) : null };
}

function packedOnce(plain: Uint8Array<ArrayBuffer>): Asset["packed"] {
  const made = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>();
  return (encoding) => {
    const packed = made.get(encoding) ?? pack(plain, encoding, constants.BROTLI_MAX_QUALITY);
    made.set(encoding, packed);
    return packed;
  };
}

/** A module gets its name after those that it imports have theirs. Throws on a circle. */
function addScripts(scripts: Map<string, string>, add: (name: string, text: string) => string): void {
  const paths = new Map<string, string>();
  const visit = (name: string, above: readonly string[]): string => {
    const known = paths.get(name);
    if (known !== undefined) return known;
    const text = scripts.get(name);
    if (text === undefined) throw new Error(`${above.at(-1)} imports ${name}, which is not there`);
    if (above.includes(name)) throw new Error(`Scripts import each other in a circle: ${above.join(" → ")}`);
    const linked = text.replace(
      /(from\s*|import\s*\(?\s*)"\.\/([\w-]+)\.ts"/g,
      (_, word: string, file: string) => {
        return `${word}"${visit(`${file}.js`, [...above, name])}"`;
      },
    );
    const path = add(name, linked);
    paths.set(name, path);
    return path;
  };
  for (const name of scripts.keys()) visit(name, []);
}

/** TypeScript without its types and without what only people read. */
export function scriptOf(source: string): string {
  return stripTypeScriptTypes(source)
    .replace(/^\s*\/\/.*$/gm, "")
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\s*$/gm, "")
    .replace(/^[ \t]+/gm, "")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

function rulesOf(part: SheetPart): string {
  return typeof part === "string" ? readFileSync(part, "utf8") : part.rules;
}

/** A style sheet without comments and indentation. */
function squeezed(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .replace(/^\s+/gm, "")
    .replace(/\s*([{};])\s*/g, "$1")
    .replace(/:\s+/g, ":")
    .replace(/,\s*\n/g, ",")
    .trim();
}

function pathOf(by_name: Map<string, Asset>, name: string): string {
  const asset = by_name.get(name);
  if (!asset) throw new Error(`There is no asset ${name}`);
  return asset.path;
}

function extensionOf(file: string): string {
  return basename(file).split(".").at(-1) ?? "";
}
