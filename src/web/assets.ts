// The storefront's files: one style sheet in layers, small scripts, icons, one font.
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { loadAssets } from "#platform/http/assets";

const FOLDER = join(import.meta.dirname, "assets");
const CSS = join(FOLDER, "css");
/** Layers in their order of weight; within a layer the files stand by name. */
const LAYERS = ["reset", "tokens", "base", "components", "pages"];

function sheet(): string[] {
  return LAYERS.flatMap((layer) => {
    const folder = join(CSS, layer);
    return readdirSync(folder)
      .filter((file) => file.endsWith(".css"))
      .toSorted()
      .map((file) => join(folder, file));
  });
}

export const assets = loadAssets({
  folders: [join(FOLDER, "js"), join(FOLDER, "img"), join(FOLDER, "fonts")],
  bundles: ["shop.js"],
  sheets: { "shop.css": sheet() },
});
