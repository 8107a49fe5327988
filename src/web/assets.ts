// The files of the pages: one style sheet in layers for the storefront and one for the working places, small
// scripts, icons, one font.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadAssets } from "#platform/http/assets";
import { toneRules } from "./ui/tone.ts";

const FOLDER = join(import.meta.dirname, "assets");
const CSS = join(FOLDER, "css");
/** Layers in their order of weight; within a layer the files stand by name. */
const SHARED_LAYERS = ["reset", "tokens", "base", "components"];

function sheet(own_layer: string): string[] {
  return [...SHARED_LAYERS, own_layer].flatMap((layer) => {
    const folder = join(CSS, layer);
    return readdirSync(folder)
      .filter((file) => file.endsWith(".css"))
      .toSorted()
      .map((file) => join(folder, file));
  });
}

export const assets = loadAssets({
  folders: [join(FOLDER, "js"), join(FOLDER, "img"), join(FOLDER, "fonts")],
  bundles: ["shop.js", "work.js"],
  sheets: { "shop.css": [...sheet("pages"), { rules: toneRules() }], "work.css": sheet("work") },
});
