// Pictures that people upload: judged by decoding, turned upright, stripped of metadata, encoded anew.
import { createRequire } from "node:module";
import type sharpLibrary from "sharp";
import type { Sharp, SharpOptions } from "sharp";
import { invalid, type Refusal } from "#platform/refusal";
import { medianTone } from "./tone.ts";
import { takeTurn } from "./turns.ts";

export { addAvif, avifOf, type WebpFile } from "./avif.ts";

/** A picture as it is kept. Width, height and size are those of the largest variant. */
export interface ProcessedImage {
  width: number;
  height: number;
  byte_size: number;
  /** What stands in its place until it is there, `#rrggbb`; null where something shines through it. */
  tone: string | null;
  /** From narrow to wide, never wider than the upload. */
  variants: ImageVariant[];
}

export interface ImageVariant {
  width: number;
  format: "webp";
  bytes: Uint8Array;
}

export const IMAGE_WIDTHS = [320, 640, 1200] as const;
const LARGEST_WIDTH = 1200;
/** A picture this large takes 160 MB while it is worked on. */
const MAX_PIXELS = 40_000_000;
/** WebP has no room for more. */
const MAX_SIDE = 16_383;
const TIMEOUT_SECONDS = 20;
const WEBP_QUALITY = 80;
const AVIF_QUALITY = 55;
const AVIF_EFFORT = 3;
/** Enough to tell what most of a picture looks like. */
const TONE_SIDE = 32;

const require = createRequire(import.meta.url);
let loaded: typeof sharpLibrary | null = null;

/**
 * How the accepted formats begin, in hex; nothing else is handed to a decoder, SVG with its scripts least of
 * all.
 */
const BEGINNINGS: { format: string; pattern: RegExp }[] = [
  { format: "jpeg", pattern: /^ffd8ff/ },
  { format: "png", pattern: /^89504e470d0a1a0a/ },
  { format: "gif", pattern: /^474946383[79]61/ },
  { format: "webp", pattern: /^52494646.{8}57454250/ },
  { format: "heif", pattern: /^.{8}66747970(?:61766966|61766973|6d696631)/ },
];
const BEGINNING_BYTES = 16;

/**
 * Checks an upload and makes its responsive WebP variants. Takes JPEG, PNG, WebP, AVIF and the first frame of
 * a GIF. Refuses on field `image`: `unsupported_image` for anything that does not decode as one of these,
 * `image_too_large` over 40 megapixels; and `images_busy` when too many are waiting.
 */
export async function processImage(bytes: Uint8Array): Promise<ProcessedImage> {
  const format = formatOf(bytes);
  if (format === null) throw unsupported();
  return takeTurn(async () => {
    await judge(bytes, format);
    const upright = await decode(bytes, LARGEST_WIDTH);
    const widths = [...IMAGE_WIDTHS.filter((width) => width < upright.width), upright.width];
    const variants: ImageVariant[] = [];
    for (const width of widths)
      variants.push({ width, format: "webp", bytes: await encodeWebp(upright, width) });
    const byte_size = variants.at(-1)?.bytes.length ?? 0;
    const { width, height } = upright;
    return { width, height, byte_size, tone: await toneOfPixels(upright), variants };
  });
}

/**
 * The picture as AVIF, `width` wide at most; slow, so only for jobs. Takes and refuses what `processImage`
 * does.
 */
export async function encodeAvif(bytes: Uint8Array, width: number): Promise<Uint8Array> {
  const format = formatOf(bytes);
  if (format === null) throw unsupported();
  return takeTurn(async () => {
    await judge(bytes, format);
    const { data, ...raw } = await decode(bytes, width);
    return sharp(data, { raw })
      .avif({ quality: AVIF_QUALITY, effort: AVIF_EFFORT })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .toBuffer();
  });
}

/** The tone of a picture, `#rrggbb`, or null. Takes and refuses what `processImage` does. */
export async function toneOf(bytes: Uint8Array): Promise<string | null> {
  const format = formatOf(bytes);
  if (format === null) throw unsupported();
  return takeTurn(async () => {
    await judge(bytes, format);
    return toneOfPixels(await decode(bytes, TONE_SIDE));
  });
}

/** Pixels in memory. */
interface Decoded {
  data: Buffer;
  width: number;
  height: number;
  channels: 1 | 2 | 3 | 4;
}

function formatOf(bytes: Uint8Array): string | null {
  const beginning = Buffer.from(bytes.subarray(0, BEGINNING_BYTES)).toString("hex");
  return BEGINNINGS.find(({ pattern }) => pattern.test(beginning))?.format ?? null;
}

/** The header is read before any pixel: a bomb is refused by the size that it announces. */
async function judge(bytes: Uint8Array, format: string): Promise<void> {
  const facts = await sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => null);
  if (!facts || facts.format !== format) throw unsupported();
  // The container of AVIF also holds HEIC, which no browser but one shows.
  if (format === "heif" && facts.compression !== "av1") throw unsupported();
  const { width, height } = facts;
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE) throw tooLarge();
}

/** Upright sRGB pixels, at most `width` wide. */
async function decode(bytes: Uint8Array, width: number): Promise<Decoded> {
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error", pages: 1 })
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height, channels: info.channels };
  } catch {
    throw unsupported();
  }
}

function encodeWebp({ data, ...raw }: Decoded, width: number): Promise<Buffer> {
  return sharp(data, { raw })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize({ width })
    .webp({ quality: WEBP_QUALITY })
    .toBuffer();
}

async function toneOfPixels({ data, ...raw }: Decoded): Promise<string | null> {
  const pixels = await sharp(data, { raw })
    .timeout({ seconds: TIMEOUT_SECONDS })
    .resize({ width: TONE_SIDE, height: TONE_SIDE, fit: "fill" })
    .toColourspace("srgb")
    .raw()
    .toBuffer({ resolveWithObject: true });
  return medianTone({ data: pixels.data, channels: pixels.info.channels });
}

/** Loads the library with the first picture: most processes never see one. */
function sharp(input: Uint8Array, options?: SharpOptions): Sharp {
  if (loaded === null) {
    loaded = require("sharp") as typeof sharpLibrary;
    // One thread per picture and no memory of the last ones: the process also serves requests.
    loaded.concurrency(1);
    loaded.cache(false);
  }
  return loaded(input, options);
}

function unsupported(): Refusal {
  return invalid(
    "image",
    "unsupported_image",
    "Send a picture as JPEG, PNG, WebP, AVIF or GIF; this is none.",
  );
}

function tooLarge(): Refusal {
  const megapixels = MAX_PIXELS / 1_000_000;
  return invalid(
    "image",
    "image_too_large",
    `A picture has at most ${megapixels} megapixels and ${MAX_SIDE} a side.`,
  );
}
