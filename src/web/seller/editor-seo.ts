// How a search engine may show the product: title, address, description, cut where they are cut there.
import { html, type Markup } from "#platform/http/html";
import { clip } from "#platform/text";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import type { EditorScene } from "./editor-reading.ts";

const MAX_TITLE = 60;
const MAX_TEXT = 160;

/** Follows what is typed where scripts run. */
export function seoPreview(site: Site, { detail }: EditorScene, { values }: FormState): Markup {
  const { editor } = site.words.goods;
  const title = values.meta_title || values.name || editor.new_title;
  const text = values.meta_description || values.short_description || values.description || "";
  const slug = values.slug || detail?.product.slug || "…";
  return html`<figure class="goods-seo"><figcaption>${editor.preview}</figcaption>
<p class="goods-seo__address" dir="ltr">${`${site.origin}/products/`}<span data-seo="slug">${slug}</span></p>
<p class="goods-seo__title" data-seo="title" data-most="${MAX_TITLE}"><bdi>${clip(title, MAX_TITLE)}</bdi></p>
<p class="goods-seo__text" data-seo="text" data-most="${MAX_TEXT}"><bdi>${clip(text, MAX_TEXT)}</bdi></p></figure>`;
}
