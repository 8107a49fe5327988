// Photographs that keep their place while they load, and stand there in their own tone until they have.
import { html, type Markup, NOTHING } from "#platform/http/html";
import { avifOf } from "#platform/images";
import { toneClasses } from "./tone.ts";

export interface PictureFacts {
  url: string;
  srcset?: string | null | undefined;
  /** Was each of these files made as AVIF too? */
  has_avif?: boolean;
  /** What it looks like from afar, `#rrggbb`, where that is known. */
  tone?: string | null;
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
  const { url, srcset, has_avif = false, tone, alt, width, height, sizes, is_eager = false } = facts;
  const chosen_by = srcset ? html` sizes="${sizes ?? "100vw"}"` : NOTHING;
  const widths = srcset ? html` srcset="${srcset}"${chosen_by}` : NOTHING;
  const classes = ["picture", tone ? toneClasses(tone) : "", facts.class_name ?? ""].filter(Boolean);
  const loading = is_eager
    ? html` fetchpriority="high" decoding="async"`
    : html` loading="lazy" decoding="async"`;
  const image = html`<img class="${classes.join(" ")}" src="${url}"${widths} alt="${alt}" width="${width}" height="${height}"${loading}>`;
  if (!has_avif) return image;
  return html`<picture><source type="image/avif" srcset="${avifOf(srcset ?? url)}"${chosen_by}>${image}</picture>`;
}
