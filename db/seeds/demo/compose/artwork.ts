// The vector art the pictures are made of: Fluent Emoji (MIT), measured, recoloured and placed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import sharp from "sharp";

/** Fluent Emoji is drawn on a square of this many units. */
const art_units = 32;
const measure_px = 256;
/** Fainter pixels are glow, not the thing itself, and must not move its base line. */
const visible_alpha = 40;

type Box = { left: number; top: number; width: number; height: number };

/** One object in a scene; `hue` in degrees, `saturation` and `lightness` as factors. */
export type Item = {
  icon: string;
  body: string;
  box: Box;
  hue: number;
  saturation: number;
  lightness: number;
};

type Placement = { x: number; base: number; size: number; rotate?: number; flip?: boolean; opacity?: number };

const require = createRequire(import.meta.url);
const collection = JSON.parse(
  readFileSync(require.resolve("@iconify-json/fluent-emoji/icons.json"), "utf8"),
) as {
  icons: Record<string, { body: string }>;
};
const boxes = new Map<string, Box>();
let placed_count = 0;

/**
 * Reads `name` or `name@hue` or `name@hue/saturation/lightness` (the last two in percent), so that one
 * drawing gives a red, a green and a grey jumper.
 */
export const load_item = async (reference: string): Promise<Item> => {
  const [icon = "", shift = ""] = reference.split("@");
  const [hue = 0, saturation = 100, lightness = 100] = shift === "" ? [] : shift.split("/").map(Number);
  const drawing = collection.icons[icon];
  if (!drawing) throw new Error(`Fluent Emoji has no drawing called "${icon}".`);
  const box = boxes.get(icon) ?? (await measure(drawing.body));
  boxes.set(icon, box);
  return { icon, body: drawing.body, box, hue, saturation: saturation / 100, lightness: lightness / 100 };
};

/** Starts the numbering of ids again; called once per picture, so that equal scenes give equal bytes. */
export const start_picture = (): void => {
  placed_count = 0;
};

/** Width and height in scene pixels of an item whose longer side is `size`. */
export const extent = (item: Item, size: number): { width: number; height: number } => {
  const scale = size / Math.max(item.box.width, item.box.height);
  return { width: item.box.width * scale, height: item.box.height * scale };
};

/** The item with its longer side `size` px, centred on `x` and standing on `base`; no shadow. */
export const place = (item: Item, at: Placement): string => {
  placed_count += 1;
  const prefix = `n${placed_count}`;
  const scale = at.size / Math.max(item.box.width, item.box.height);
  const { height } = extent(item, at.size);
  const centre_x = item.box.left + item.box.width / 2;
  const centre_y = item.box.top + item.box.height / 2;
  const turn = `rotate(${at.rotate ?? 0}) scale(${at.flip ? -scale : scale} ${scale})`;
  const move = `translate(${at.x} ${at.base - height / 2}) ${turn} translate(${-centre_x} ${-centre_y})`;
  const tint = tint_filter(item, prefix);
  const paint = `${tint ? ` filter="url(#${prefix}-tint)"` : ""} opacity="${at.opacity ?? 1}"`;
  return `${tint}<g${paint}><g transform="${move}">${with_own_ids(item.body, prefix)}</g></g>`;
};

const tint_filter = (item: Item, prefix: string): string => {
  if (item.hue === 0 && item.saturation === 1 && item.lightness === 1) return "";
  const channel = (name: string) => `<feFunc${name} type="linear" slope="${item.lightness}"/>`;
  return `<filter id="${prefix}-tint" filterUnits="userSpaceOnUse" x="0" y="0" width="100%" height="100%"
    color-interpolation-filters="sRGB"><feColorMatrix type="hueRotate" values="${item.hue}"/>
    <feColorMatrix type="saturate" values="${item.saturation}"/>
    <feComponentTransfer>${channel("R")}${channel("G")}${channel("B")}</feComponentTransfer></filter>`;
};

/** Two drawings in one scene may use the same ids for their gradients. */
const with_own_ids = (body: string, prefix: string): string =>
  body
    .replaceAll(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
    .replaceAll(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replaceAll(/href="#([^"]+)"/g, `href="#${prefix}-$1"`);

const measure = async (body: string): Promise<Box> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
    viewBox="0 0 ${art_units} ${art_units}" width="${measure_px}" height="${measure_px}">${body}</svg>`;
  const pixels = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer();
  let [left, top, right, bottom] = [measure_px, measure_px, 0, 0];
  for (let y = 0; y < measure_px; y += 1) {
    for (let x = 0; x < measure_px; x += 1) {
      if (pixels[(y * measure_px + x) * 4 + 3]! < visible_alpha) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  const unit = art_units / measure_px;
  return { left: left * unit, top: top * unit, width: (right - left) * unit, height: (bottom - top) * unit };
};
