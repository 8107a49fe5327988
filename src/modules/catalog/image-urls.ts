// Where pictures are found: paths on our own origin, so that nothing stored depends on the public address.
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
export function widthKey(storage_key: string, width: number, format: "webp" | "avif" = "webp"): string {
  return `${storage_key}-${width}.${format}`;
}

/** The widths that were made, ascending. */
export function widthsOf(image: ImageFiles): number[] {
  return image.widths.split(",").map(Number);
}

/** The largest picture. */
export function imageUrl(image: ImageFiles): string {
  return publicUrl(widthKey(image.storage_key, widthsOf(image).at(-1) ?? 0));
}

/** For `<img srcset>`: `/media/x-320.webp 320w, /media/x-640.webp 640w`. */
export function imageSrcset(image: ImageFiles, format: "webp" | "avif" = "webp"): string {
  return widthsOf(image)
    .map((width) => `${publicUrl(widthKey(image.storage_key, width, format))} ${width}w`)
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
