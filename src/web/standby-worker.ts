// The worker for lost connections as browsers fetch it: its code, and before it what it keeps from the start.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { scriptOf } from "#platform/http/assets";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGES } from "#platform/i18n";
import { assets } from "./assets.ts";

const SOURCE = join(import.meta.dirname, "assets", "worker", "standby.ts");
/** What the offline page is drawn with. */
const DRAWN_WITH = ["shop.css", "shop.js", "icons.svg", "icon.svg", "figtree.woff2"];
export const OFFLINE_PATH = "/offline/";

/** Its text; it differs whenever a file does, so that browsers take the new files and pages. */
export const standby_worker = [
  `const FILES=${JSON.stringify([
    ...LANGUAGES.map((language) => inLanguage(language, OFFLINE_PATH)),
    ...DRAWN_WITH.map(assets.path),
  ])};`,
  scriptOf(readFileSync(SOURCE, "utf8")),
].join("\n");
