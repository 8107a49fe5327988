// Seller logos: one mark on a coloured seal, legible at the size of a thumb.

import type { Item } from "./artwork.ts";
import { extent, place } from "./artwork.ts";
import { definitions, side } from "./backdrops.ts";
import type { Palette, PaletteName } from "./palettes.ts";

/** Name, palette, mark. */
export type Logo = [name: string, palette: PaletteName, mark: string];

export const logos: Logo[] = [
  ["logo-herrera", "mocha", "hot-beverage"],
  ["logo-lin-werkstatt", "sage", "teapot"],
  ["logo-brightside", "butter", "sunflower"],
  ["logo-northpine", "forest", "evergreen-tree"],
  ["logo-fathom", "navy", "headphone"],
  ["logo-papermoon", "plum", "open-book"],
  ["logo-kestrel", "coral", "running-shoe"],
  ["logo-tinkerloft", "apricot", "puzzle-piece"],
  ["logo-fernhill", "mint", "potted-plant"],
  ["logo-larder", "wine", "cheese-wedge"],
  ["logo-halyard", "sky", "anchor"],
  ["logo-ironbridge", "graphite", "hammer-and-wrench"],
  ["logo-velvetrow", "rose", "dress"],
  ["logo-saltmarsh", "lagoon", "lotion-bottle"],
  ["logo-waggle", "clay", "dog"],
  ["logo-pixelorchard", "lilac", "red-apple@250"],
  ["logo-octave", "wine", "guitar"],
  ["logo-loomwright", "blush", "yarn"],
  ["logo-copperkettle", "oat", "pot-of-food"],
  ["logo-bargainbay", "stone", "money-bag"],
  ["logo-emberwick", "apricot", "candle"],
  ["logo-goldleaf", "graphite", "watch@60"],
  ["logo-quickship", "stone", "delivery-truck"],
];

export const compose_logo = (palette: Palette, mark: Item): string => {
  const size = 560;
  const base = side / 2 + extent(mark, size).height / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${side}"
    height="${side}" viewBox="0 0 ${side} ${side}">${definitions(palette)}
    <rect width="100%" height="100%" fill="url(#floor)"/>
    <circle cx="600" cy="600" r="500" fill="url(#shape)"/>
    <circle cx="600" cy="600" r="455" fill="none" stroke="${palette.accent}" stroke-width="14" opacity=".8"/>
    <g filter="url(#lift)">${place(mark, { x: side / 2, base, size })}</g></svg>`;
};
