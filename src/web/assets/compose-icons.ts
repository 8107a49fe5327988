// Puts the icons of icon-names.ts from Lucide into two sprites, the shop's and what the working places need
// besides: `node src/web/assets/compose-icons.ts`. They are committed; pages draw by `icon(site, "search")`.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { SHOP_ICON_NAMES, WORK_ICON_NAMES } from "./icon-names.ts";

interface IconSet {
  icons: Record<string, { body: string }>;
  aliases: Record<string, { parent: string }>;
}

const FOLDER = join(import.meta.dirname, "img");
/** How lines are drawn is said once, in the style sheet. */
const DRAWING = / (?:fill="none"|stroke="currentColor"|stroke-(?:linecap|linejoin|width)="\w+")/g;

const require = createRequire(import.meta.url);
const set = JSON.parse(readFileSync(require.resolve("@iconify-json/lucide/icons.json"), "utf8")) as IconSet;
compose("icons.svg", SHOP_ICON_NAMES);
compose("work-icons.svg", WORK_ICON_NAMES);

function compose(file: string, names: readonly string[]): void {
  const symbols = names
    .toSorted()
    .map((name) => `<symbol id="${name}" viewBox="0 0 24 24">${bodyOf(name)}</symbol>`);
  writeFileSync(
    join(FOLDER, file),
    `<svg xmlns="http://www.w3.org/2000/svg">\n<!-- Lucide, https://lucide.dev, ISC License -->\n${symbols.join("\n")}\n</svg>\n`,
  );
  process.stdout.write(`${file}: ${symbols.length} icons\n`);
}

function bodyOf(name: string): string {
  const body = set.icons[set.aliases[name]?.parent ?? name]?.body;
  if (body === undefined) throw new Error(`Lucide has no icon ${name}`);
  return body.replaceAll(DRAWING, "").replace(/^<g>(.*)<\/g>$/, "$1");
}
