// The page of the editor: the form, and beside it the product's state, its pictures and its history.
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { editorCard } from "./editor-card.ts";
import { historyPanel } from "./editor-history.ts";
import { previewPath } from "./editor-preview-pages.ts";
import type { EditorScene } from "./editor-reading.ts";
import { editorForm } from "./editor-view.ts";
import { imagePanel, imagesAfterSave } from "./images-view.ts";
import { PRODUCTS_PATH } from "./products-query.ts";
import { STATE_TONES } from "./products-table.ts";
import { sellerPage } from "./seller-frame.ts";

/** What was just done, as the page's address says it. */
export const EDITOR_DONE = [
  "saved",
  "created",
  "published",
  "archived",
  "duplicated",
  "pictures_done",
] as const;
type Done = (typeof EDITOR_DONE)[number];

/** A new product's page, or a known one's. */
export async function editorPage(
  context: Context,
  site: Site,
  scene: EditorScene,
  state: FormState,
  done?: Done,
): Promise<Markup> {
  const { detail, may_write } = scene;
  const { editor } = site.words.goods;
  const pictures = detail ? imagePanel(site, detail, may_write) : imagesAfterSave(site);
  const history = detail ? historyPanel(site, scene.history, scene.currency) : NOTHING;
  return sellerPage(context, site, {
    here: "products",
    title: detail ? detail.product.name : editor.new_title,
    intro: detail ? stateOf(site, scene) : editor.new_intro,
    done: done && editor[done],
    ...(detail && { actions: ways(site, scene) }),
    content: html`${may_write ? NOTHING : notice(site, { tone: "info", content: editor.read_only })}
<div class="goods-editor">${editorForm(site, scene, state)}<div class="goods-editor__side">${preview(site, scene, state)}${pictures}${history}</div></div>`,
  });
}

/** As buyers will see it: in lists here, and its own page behind the link once it is saved. */
function preview(site: Site, scene: EditorScene, state: FormState): Markup {
  const { preview: words } = site.words.goods;
  const { detail } = scene;
  const to_page = detail
    ? html`<p><a href="${site.link(previewPath(detail.product.id))}">${words.open}</a></p>`
    : html`<p class="quiet">${words.after_save}</p>`;
  return panel(site, { title: words.panel, content: html`${editorCard(site, scene, state)}${to_page}` });
}

function stateOf(site: Site, { detail }: EditorScene): Markup {
  if (!detail) return NOTHING;
  const { status } = detail.product;
  return html`${stateBadge(site.words.goods.states[status], STATE_TONES[status])} <bdi>${detail.category.full_path}</bdi>`;
}

/** To the shop, where buyers see it; and a copy to go on from. */
function ways(site: Site, { detail, may_write }: EditorScene): Markup {
  if (!detail) return NOTHING;
  const { editor } = site.words.goods;
  const { id, slug, listing_version } = detail.product;
  const view = buttonLink(editor.view, site.link(`/products/${slug}/`), {
    kind: "secondary",
    icon: icon(site, "external-link"),
  });
  const copy = html`<form method="post" action="${site.link(`${PRODUCTS_PATH}${id}/duplicate/`)}">${csrfField(site)}${button(
    editor.duplicate,
    { kind: "secondary", icon: icon(site, "plus") },
  )}</form>`;
  return html`${listing_version === null ? NOTHING : view}${may_write ? copy : NOTHING}`;
}
