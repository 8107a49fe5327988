// AVIF beside the WebP of a picture in the store: smaller, and too slow to make while somebody waits.
import type { Storage } from "#platform/storage";
import { encodeAvif, toneOf } from "./images.ts";

/** A stored WebP file of a picture. */
export interface WebpFile {
  key: string;
  width: number;
}

/** Where the AVIF of a WebP is: for a key, an address or a whole `srcset`. */
export function avifOf(webp: string): string {
  return webp.replaceAll(".webp", ".avif");
}

/**
 * Stores an AVIF beside each of these files, from narrow to wide, made from the widest of them. Gives the
 * picture's tone; undefined when the picture is not there any more.
 */
export async function addAvif(
  storage: Storage,
  files: readonly WebpFile[],
): Promise<{ tone: string | null } | undefined> {
  const widest = files.at(-1);
  const bytes = widest && (await storage.get(widest.key));
  if (!bytes) return undefined;
  for (const { key, width } of files) await storage.put(avifOf(key), await encodeAvif(bytes, width));
  return { tone: await toneOf(bytes) };
}
