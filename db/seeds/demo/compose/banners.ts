// Wide pictures for the home page: a line of objects on one stage, with quiet room for words on the left.

import type { Item } from "./artwork.ts";
import { extent, place } from "./artwork.ts";
import { arch, definitions, disc, podium, shadow, studio } from "./backdrops.ts";
import type { Palette, PaletteName } from "./palettes.ts";

export const banner_width = 1800;
export const banner_height = 900;

/** Name, palette, and four to five objects: the third is the tallest. */
export type Banner = [name: string, palette: PaletteName, ...objects: string[]];

export const banners: Banner[] = [
  ["hero-market", "apricot", "potted-plant", "honey-pot", "shopping-bags", "headphone", "teapot"],
  ["hero-kitchen", "butter", "lemon", "shallow-pan-of-food", "cooking", "jar", "baguette-bread"],
  ["hero-wardrobe", "blush", "running-shoe@200", "handbag", "coat", "scarf", "sunglasses"],
  ["hero-outdoors", "forest", "hiking-boot", "tent", "camping", "backpack", "compass"],
  ["hero-studio", "lilac", "microphone", "musical-keyboard", "guitar", "headphone", "video-game"],
  ["hero-workshop", "stone", "package", "toolbox", "rescue-workers-helmet", "hammer-and-wrench", "gear"],
];

const spots = [
  { x: 830, base: 800, size: 230 },
  { x: 1020, base: 745, size: 330 },
  { x: 1290, base: 650, size: 430 },
  { x: 1560, base: 745, size: 320 },
  { x: 1710, base: 820, size: 210 },
];

export const compose_banner = (palette: Palette, items: Item[]): string => {
  const standing = items.map((item, at) => {
    const spot = spots[at]!;
    const { width } = extent(item, spot.size);
    return `${shadow(spot.x + width * 0.08, spot.base - 4, width * 1.1)}${place(item, spot)}`;
  });
  const [small, middle, tall, ...right] = standing;
  return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    width="${banner_width}" height="${banner_height}" viewBox="0 0 ${banner_width} ${banner_height}">
    ${definitions(palette)}${studio(banner_width)}${disc(360, 240, 520, 0.35)}${arch(1290, 700, 620, 620)}
    ${podium(1290, 640, 480, 90)}${tall}${middle}${right[0] ?? ""}${small}${right[1] ?? ""}</svg>`;
};
