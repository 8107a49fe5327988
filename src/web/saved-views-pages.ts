// What is done with saved views: kept from the bar above a list, renamed and forgotten on their own page.
import { z } from "@hono/zod-openapi";
import { changeSavedView, MAX_VIEW_NAME, removeSavedView, type SavedView } from "#modules/identity";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import type { Access } from "#platform/http/route";
import { missing } from "#platform/refusal";
import { sellerMember, staff } from "../api/access.ts";
import { idParams } from "../api/common.ts";
import { keepViewOf, ownView, placeName, viewName, viewText } from "../api/saved-views.ts";
import { type ViewSurface, viewPlace } from "../api/view-places.ts";
import { type FormState, freshForm, submit } from "./forms.ts";
import { officePage } from "./office/office-frame.ts";
import { keepForm } from "./saved-views.ts";
import { sellerPage } from "./seller/seller-frame.ts";
import { privateSite, type Site } from "./site.ts";
import { button, buttonLink } from "./ui/button.ts";
import { csrfField, field, formProblems } from "./ui/field.ts";
import { panel } from "./ui/panel.ts";

const SURFACES = {
  seller: { access: sellerMember, frame: sellerPage },
  admin: { access: staff, frame: officePage },
} as const satisfies Record<ViewSurface, { access: Access; frame: unknown }>;
const UNPROCESSABLE = 422;

export const savedViewPages: PageRoute[] = [...pagesOf("seller"), ...pagesOf("admin")];

function pagesOf(surface: ViewSurface): PageRoute[] {
  const { access, frame } = SURFACES[surface];
  const path = `/${surface}/views/`;
  const one = { path: `${path}{id}/`, access, audience: "private", params: idParams } as const;
  const keeping = z.object({ name: viewName, query: viewText, replace: z.literal("true").optional() });
  return [
    pageRoute({
      ...{ method: "post", path, access, audience: "private" },
      handle: async ({ context, visit, form }) => {
        const site = await privateSite(context, visit);
        const named = placeName(surface).safeParse(form.values.place);
        if (!named.success) throw missing("list");
        const place = viewPlace(surface, named.data);
        const sent = await submit(form, keeping, ({ replace, ...view }) =>
          keepViewOf(context, place, { ...view, is_replacing: replace === "true" }),
        );
        if (sent.done) return seeOther(site.link(`${place.path}?${sent.result.query}`));
        const { keep, keep_hint, title } = site.words.workplace.views;
        const content = html`${formProblems(site, sent.state)}${keepForm(site, place, sent.state)}`;
        const page = { here: place.name, title: keep, intro: keep_hint };
        const markup = await frame(context, site, { ...page, content: panel(site, { title, content }) });
        return shown(markup, { status: UNPROCESSABLE });
      },
    }),
    pageRoute({
      ...{ ...one, method: "get" },
      handle: async ({ context, visit, params }) => {
        const site = await privateSite(context, visit);
        const view = await ownView(context, surface, params.id);
        return shown(
          await frame(context, site, viewFacts(site, surface, view, freshForm({ name: view.name }))),
        );
      },
    }),
    pageRoute({
      ...{ ...one, method: "post" },
      handle: async ({ context, visit, params, form }) => {
        const site = await privateSite(context, visit);
        const view = await ownView(context, surface, params.id);
        const sent = await submit(form, z.object({ name: viewName }), (change) =>
          changeSavedView(context, view, change),
        );
        if (sent.done) return seeOther(listOf(site, surface, view));
        const facts = viewFacts(site, surface, view, sent.state);
        return shown(await frame(context, site, facts), { status: UNPROCESSABLE });
      },
    }),
    pageRoute({
      ...{ ...one, method: "post", path: `${path}{id}/removal/` },
      handle: async ({ context, visit, params }) => {
        const { link } = await privateSite(context, visit);
        const view = await ownView(context, surface, params.id);
        await removeSavedView(context, view);
        return seeOther(link(viewPlace(surface, view.place).path));
      },
    }),
  ];
}

function listOf(site: Site, surface: ViewSurface, { place, query }: SavedView): string {
  return site.link(`${viewPlace(surface, place).path}?${query}`);
}

/** The page of one view: another name for it, or its end. */
function viewFacts(site: Site, surface: ViewSurface, view: SavedView, state: FormState) {
  const { views: words } = site.words.workplace;
  const { save, remove } = site.words.common.actions;
  const own = `/${surface}/views/${view.id}/`;
  const rename = html`<form class="form" method="post" action="${site.link(own)}">${csrfField(site)}${formProblems(site, state)}
${field(site, state, { name: "name", label: words.name, maxlength: MAX_VIEW_NAME, is_required: true, autocomplete: "off" })}
<p class="form__actions">${button(save)}</p></form>`;
  const removal: Markup = html`<form class="form" method="post" action="${site.link(`${own}removal/`)}">${csrfField(site)}
<p class="quiet">${words.remove_hint}</p><p class="form__actions">${button(remove, { kind: "danger" })}</p></form>`;
  return {
    here: viewPlace(surface, view.place).name,
    title: words.change(view.name),
    actions: buttonLink(words.back, listOf(site, surface, view), { kind: "quiet" }),
    content: html`<div class="panels panels--side">${panel(site, { title: words.rename, content: rename })}
${panel(site, { title: words.remove, content: removal })}</div>`,
  };
}
