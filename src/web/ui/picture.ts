// Photographs that keep their place while they load.
import { html, type Markup, NOTHING } from "#platform/http/html";

export interface PictureFacts {
  url: string;
  srcset?: string | null | undefined;
  /** The same widths as AVIF, where they were made. */
  avif_srcset?: string | null;
  alt: string;
  width: number;
  height: number;
  /** How wide it is shown, for the browser to choose by. */
  sizes?: string;
  /** The one that a reader sees first: loaded at once, before others. */
  is_eager?: boolean;
  class_name?: string;
}

/** An image with its size said, so that nothing jumps. */
export function picture(facts: PictureFacts): Markup {
  const { url, srcset, avif_srcset, alt, width, height, sizes, is_eager = false, class_name } = facts;
  const widths = srcset ? html` srcset="${srcset}" sizes="${sizes ?? "100vw"}"` : NOTHING;
  const loading = is_eager
    ? html` fetchpriority="high" decoding="async"`
    : html` loading="lazy" decoding="async"`;
  const image = html`<img class="${class_name ? `picture ${class_name}` : "picture"}" src="${url}"${widths} alt="${alt}" width="${width}" height="${height}"${loading}>`;
  if (!avif_srcset) return image;
  return html`<picture><source type="image/avif" srcset="${avif_srcset}" sizes="${sizes ?? "100vw"}">${image}</picture>`;
}
