// Where pictures are found: paths on our own origin, so that nothing stored depends on the public address.
import type { WebpFile } from "#platform/images";
import { publicUrl } from "#platform/storage";

/** The columns of `product_images` that an address is built from. */
export interface ImageFiles {
  storage_key: string;
  /** Widths with commas, ascending: `320,640,1280`. */
  widths: string;
}

/** Every picture has a file of this name, however narrow it is: what remembers only its key can show it. */
const THUMBNAIL_WIDTH = 320;

/** The storage key of one width of a picture: `products/x` and 640 → `products/x-640.webp`. */
export function widthKey(storage_key: string, width: number): string {
  return `${storage_key}-${width}.webp`;
}

/** The widths that were made, ascending. */
export function widthsOf(image: ImageFiles): number[] {
  return image.widths.split(",").map(Number);
}

/** The largest picture. */
export function imageUrl(image: ImageFiles): string {
  return publicUrl(widthKey(image.storage_key, widthsOf(image).at(-1) ?? 0));
}

/** Every file of a picture, from narrow to wide. */
export function webpFiles(image: ImageFiles): WebpFile[] {
  return widthsOf(image).map((width) => ({ key: widthKey(image.storage_key, width), width }));
}

/** For `<img srcset>`: `/media/x-320.webp 320w, /media/x-640.webp 640w`. */
export function imageSrcset(image: ImageFiles): string {
  return webpFiles(image)
    .map(({ key, width }) => `${publicUrl(key)} ${width}w`)
    .join(", ");
}

/**
 * The small picture of a key that was written down when something was bought; it outlives the picture
 * itself.
 */
export function thumbnailUrl(storage_key: string): string {
  return publicUrl(thumbnailKey(storage_key));
}

export function thumbnailKey(storage_key: string): string {
  return widthKey(storage_key, THUMBNAIL_WIDTH);
}

/** What a line of a cart or an order knows of its picture; only the key is left when the picture is gone. */
export interface LinePicture {
  image_key: string | null;
  image_widths: string | null;
  image_has_avif: 0 | 1 | null;
  image_tone: string | null;
}

/** The small picture of a line for pages; null without one. */
export function lineThumbnail(line: LinePicture) {
  if (line.image_key === null) return null;
  return thumbnailOf({
    storage_key: line.image_key,
    widths: line.image_widths ?? "",
    has_avif: line.image_has_avif ?? 0,
    tone: line.image_tone,
  });
}

/** The small picture for pages. A picture narrower than it has a WebP of that name, but no AVIF. */
export function thumbnailOf(image: ImageFiles & { has_avif: 0 | 1; tone: string | null }) {
  const has_avif = image.has_avif === 1 && widthsOf(image).includes(THUMBNAIL_WIDTH);
  return { url: thumbnailUrl(image.storage_key), has_avif, tone: image.tone };
}
