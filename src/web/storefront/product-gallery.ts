// The pictures of a product: a strip that snaps, thumbnails that lead along it, and each picture in full.
import { imageSrcset, imageUrl, type ProductDetail, thumbnailOf } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { dialog } from "../ui/dialog.ts";
import { icon } from "../ui/icon.ts";
import { picture } from "../ui/picture.ts";
import type { ProductScene } from "./product-reading.ts";

type Image = ProductDetail["images"][number];

const SIZES = "(min-width: 80rem) 36rem, (min-width: 46rem) 46vw, 100vw";
const THUMBNAIL = 320;

/**
 * Works by links and scrolling alone: a thumbnail leads to its picture, a picture to its file. Where scripts
 * run, `product.ts` scrolls the strip and opens the dialog instead.
 */
export function gallery(site: Site, scene: ProductScene): Markup {
  const words = site.words.catalog.product;
  const images = inOrder(scene);
  if (images.length === 0) {
    return html`<div class="gallery gallery--empty">${icon(site, "package")}<p>${words.no_picture}</p></div>`;
  }
  return html`<section class="gallery" aria-label="${words.gallery}" data-gallery>
<ul class="gallery__strip" tabindex="0" aria-label="${words.gallery}">${images.map(
    (image, position) => html`<li class="gallery__item" id="picture-${String(image.id)}">
<a href="${imageUrl(image)}" data-zoom aria-label="${words.enlarge}: ${altOf(scene, image)}">${picture({
      url: imageUrl(image),
      srcset: imageSrcset(image),
      has_avif: image.has_avif === 1,
      tone: image.tone,
      alt: altOf(scene, image),
      width: image.width,
      height: image.height,
      sizes: SIZES,
      is_eager: position === 0,
      class_name: "gallery__picture",
    })}</a></li>`,
  )}</ul>
${images.length > 1 ? thumbnails(site, images) : NOTHING}
${dialog(site, { id: "zoom", title: words.enlarged, content: html`<div class="zoom" data-zoom-place></div>` })}
</section>`;
}

/** The picture for social networks and lists: the chosen variant's, else the main one. */
export function leadingImage(scene: ProductScene): Image | null {
  return inOrder(scene)[0] ?? null;
}

/** What the chosen variant looks like comes first, then the main picture, then the seller's order. */
function inOrder({ detail, chosen }: ProductScene): Image[] {
  const weight = (image: Image) => (image.id === chosen.image_id ? 0 : image.is_primary === 1 ? 1 : 2);
  return detail.images.toSorted((a, b) => weight(a) - weight(b));
}

function thumbnails(site: Site, images: readonly Image[]): Markup {
  const { formats, words } = site;
  const count = formats.number(images.length);
  return html`<ul class="gallery__thumbs">${images.map(
    (image, position) => html`<li><a href="#picture-${String(image.id)}" data-thumb="${String(image.id)}"
aria-label="${words.catalog.product.picture_of(formats.number(position + 1), count)}">${picture({
      ...thumbnailOf(image),
      alt: "",
      width: THUMBNAIL,
      height: THUMBNAIL,
    })}</a></li>`,
  )}</ul>`;
}

function altOf({ detail }: ProductScene, image: Image): string {
  return image.alt_text || detail.product.name;
}
