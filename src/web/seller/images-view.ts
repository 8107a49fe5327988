// A product's pictures in the editor: added, arranged, described, removed; each is a small form of its own.
import { imageSrcset, imageUrl, MAX_IMAGES, type ProductDetail } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button } from "../ui/button.ts";
import { csrfField, textareaField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { PRODUCTS_PATH } from "./products-query.ts";

type Image = ProductDetail["images"][number];

export const IMAGE_TYPES = "image/jpeg,image/png,image/webp,image/avif,image/gif";
const ORDER_FORM = "image-order";
const SIZES = "(min-width: 64rem) 20rem, 90vw";

/** What stands there before there is a product to hang pictures on. */
export function imagesAfterSave(site: Site): Markup {
  const { images } = site.words.goods;
  return panel(site, { title: images.title, content: html`<p>${images.after_save}</p>` });
}

/** The panel; who may not write only sees the pictures. */
export function imagePanel(site: Site, detail: ProductDetail, may_write: boolean): Markup {
  const { images: words } = site.words.goods;
  const { images } = detail;
  const path = site.link(`${PRODUCTS_PATH}${detail.product.id}/images/`);
  return panel(site, {
    title: words.title,
    content: html`<div id="images">
${images.length === 0 ? html`<p>${words.empty}</p>` : NOTHING}
${may_write && images.length < MAX_IMAGES ? uploadForm(site, path) : NOTHING}
${
  may_write && images.length > 1
    ? html`<form id="${ORDER_FORM}" method="post" action="${path}order/" data-image-order>${csrfField(site)}
<input type="hidden" name="image_ids" value="${images.map(({ id }) => id).join()}"></form>
<p class="field__hint" data-drag-hint hidden>${words.moved}</p>`
    : NOTHING
}
<ol class="goods-images" data-images>${images.map((image, position) => one(site, detail, { image, position, path, may_write }))}</ol></div>`,
  });
}

function uploadForm(site: Site, path: string): Markup {
  const { images } = site.words.goods;
  return html`<form class="goods-upload" method="post" action="${path}" enctype="multipart/form-data" data-upload="${images.uploading}">
${csrfField(site)}<label class="field__label" for="image-files">${images.files}</label>
<p class="field__hint" id="image-files-hint">${images.files_hint(site.formats.number(MAX_IMAGES))}</p>
<input class="field__input" type="file" id="image-files" name="images" accept="${IMAGE_TYPES}" multiple required aria-describedby="image-files-hint">
<progress class="goods-upload__progress" max="100" value="0" aria-label="${images.uploading}" hidden></progress>
${button(images.upload, { kind: "secondary", icon: icon(site, "plus") })}</form>`;
}

function one(
  site: Site,
  { images, product }: ProductDetail,
  { image, position, path, may_write }: { image: Image; position: number; path: string; may_write: boolean },
): Markup {
  const { images: words } = site.words.goods;
  const is_undescribed = image.alt_text.trim() === "" || image.alt_text === product.name;
  const name = words.of(site.formats.number(position + 1));
  const shown = html`<img class="goods-image__picture" src="${imageUrl(image)}" srcset="${imageSrcset(image)}" sizes="${SIZES}"
alt="${image.alt_text}" width="${image.width}" height="${image.height}" loading="lazy" decoding="async">`;
  if (!may_write) return html`<li class="goods-image">${shown}</li>`;
  const alt = textareaField(site, freshForm({ alt_text: image.alt_text }), {
    ...{
      name: "alt_text",
      id: `alt-${image.id}`,
      label: words.alt,
      rows: 2,
      maxlength: 300,
      is_required: true,
    },
    hint: is_undescribed ? html`<span class="goods-image__reminder">${words.alt_missing}</span>` : undefined,
  });
  const act = (label: string, value: string, kind: "secondary" | "quiet") =>
    button(label, { kind, name: "action", value });
  return html`<li class="goods-image" data-image="${image.id}"><p class="goods-image__head"><strong>${name}</strong>
${image.is_primary === 1 ? badge(words.primary, "success") : NOTHING}
${orderButtons(site, image, { position, count: images.length, name })}</p>
${shown}
<form method="post" action="${path}${image.id}/">${csrfField(site)}${alt}
<p class="goods-image__ways">${act(words.save_alt, "describe", "secondary")}
${image.is_primary === 1 ? NOTHING : act(words.make_primary, "lead", "quiet")}
<button type="submit" class="button button--quiet" name="action" value="remove" formnovalidate>${icon(site, "trash-2")}<span>${words.remove}</span></button></p></form></li>`;
}

/** Buttons of the form of the order, for where nothing can be dragged. */
function orderButtons(
  site: Site,
  image: Image,
  { position, count, name }: { position: number; count: number; name: string },
): Markup {
  if (count < 2) return NOTHING;
  const { images } = site.words.goods;
  const move = (way: "earlier" | "later", label: string, icon_name: string) =>
    html`<button type="submit" class="goods-image__move" form="${ORDER_FORM}" name="move" value="${way}-${image.id}"
aria-label="${label}: ${name}">${icon(site, icon_name)}</button>`;
  return html`<span class="goods-image__moves">${position > 0 ? move("earlier", images.earlier, "chevron-up") : NOTHING}
${position < count - 1 ? move("later", images.later, "chevron-down") : NOTHING}</span>`;
}
