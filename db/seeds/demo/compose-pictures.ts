// Draws every picture of the demo world again: `node db/seeds/demo/compose-pictures.ts [part of a name]`.

import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import { toneOf } from "#platform/images";
import { load_item, start_picture } from "./compose/artwork.ts";
import { banner_height, banner_width, banners, compose_banner } from "./compose/banners.ts";
import { compose_logo, logos } from "./compose/logos.ts";
import { palettes } from "./compose/palettes.ts";
import { compose } from "./compose/scenes.ts";
import { shots } from "./compose/shots.ts";

const widths = [320, 640, 1200] as const;
/** A step of quality saves a tenth of the bytes; below this, gradients show bands. */
const quality = 80;
const folder = new URL("./pictures/", import.meta.url);
const manifest_file = new URL("./pictures.ts", import.meta.url);

type Drawing = { name: string; width: number; height: number; svg: string };

const main = async (part: string): Promise<void> => {
  sharp.concurrency(1);
  for await (const drawing of drawings(part)) await render(drawing);
  const names = [...shots, ...logos, ...banners].map(([name]) => name);
  forget_others(names);
  writeFileSync(manifest_file, await manifest(names));
  console.log(
    `${names.length} pictures, ${names.flatMap(bytes_of).reduce((sum, bytes) => sum + bytes, 0)} bytes`,
  );
};

async function* drawings(part: string): AsyncGenerator<Drawing> {
  const wanted = ([name]: readonly [string, ...unknown[]]) => name.includes(part);
  for (const [name, palette, scene, ...objects] of shots.filter(wanted)) {
    start_picture();
    const items = await Promise.all(objects.map(load_item));
    yield {
      name,
      width: 1200,
      height: 1200,
      svg: compose(scene, palettes[palette], items, variety_of(name)),
    };
  }
  for (const [name, palette, mark] of logos.filter(wanted)) {
    start_picture();
    yield { name, width: 1200, height: 1200, svg: compose_logo(palettes[palette], await load_item(mark)) };
  }
  for (const [name, palette, ...objects] of banners.filter(wanted)) {
    start_picture();
    const svg = compose_banner(palettes[palette], await Promise.all(objects.map(load_item)));
    yield { name, width: banner_width, height: banner_height, svg };
  }
}

/**
 * The same number for the same name on every machine: neighbours in the list differ, repeated runs do
 * not.
 */
const variety_of = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

const render = async ({ name, width, height, svg }: Drawing): Promise<void> => {
  const full = await sharp(Buffer.from(svg), { limitInputPixels: width * height * 2 })
    .removeAlpha()
    .png()
    .toBuffer();
  for (const wanted of widths) {
    await sharp(full).resize({ width: wanted }).webp({ quality, effort: 4 }).toFile(file_of(name, wanted));
  }
};

const file_of = (name: string, width: number): string =>
  fileURLToPath(new URL(`${name}-${width}.webp`, folder));

const bytes_of = (name: string): number[] => widths.map((width) => statSync(file_of(name, width)).size);

const forget_others = (names: string[]): void => {
  const ours = new Set(names.flatMap((name) => widths.map((width) => `${name}-${width}.webp`)));
  for (const file of readdirSync(folder)) {
    if (file.endsWith(".webp") && !ours.has(file)) rmSync(new URL(file, folder));
  }
};

const tone_of = (name: string): Promise<string | null> => toneOf(readFileSync(file_of(name, widths[2])));

const manifest = async (names: string[]): Promise<string> => {
  const wide = new Set(banners.map(([name]) => name));
  const line = async (name: string) => {
    const height = wide.has(name) ? (widths[2] * banner_height) / banner_width : widths[2];
    const bytes = bytes_of(name).join(", ");
    const tone = await tone_of(name);
    return `  '${name}': { width: ${widths[2]}, height: ${height}, bytes: [${bytes}], tone: '${tone}' },`;
  };
  const head = readFileSync(new URL("./compose/manifest-head.txt", import.meta.url), "utf8");
  const lines: string[] = [];
  for (const name of names) lines.push(await line(name));
  return `${head}${lines.join("\n")}\n}\n`;
};

await main(process.argv[2] ?? "");
