// Above a list: the reader's own views of it, and a way to keep what is asked of it now.
import { listSavedViews, MAX_VIEW_NAME, type SavedView } from "#modules/identity";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { askedAt, type ViewPlace } from "../api/view-places.ts";
import { type FormState, freshForm } from "./forms.ts";
import type { Site } from "./site.ts";
import { button } from "./ui/button.ts";
import { csrfField, field } from "./ui/field.ts";
import { icon } from "./ui/icon.ts";

/** The bar of the list at `address`, which is the page's own with what it is asked now. */
export async function viewsBar(
  context: Context,
  site: Site,
  { place, address }: { place: ViewPlace; address: string },
): Promise<Markup> {
  const views = await listSavedViews(context, [place.key]);
  const asked = askedAt(place, address);
  const is_kept = asked === "" || views.some(({ query }) => query === asked);
  if (views.length === 0 && is_kept) return NOTHING;
  return html`<div class="views">${views.length === 0 ? NOTHING : ways(site, place, views, asked)}
${is_kept ? NOTHING : keeping(site, place, asked)}</div>`;
}

/** The form that keeps what is asked under a name; with a way to take the place of what has the name. */
export function keepForm(site: Site, { surface, name }: ViewPlace, state: FormState): Markup {
  const { views: words } = site.words.workplace;
  const { save } = site.words.common.actions;
  const is_taken = state.code === "view_name_taken";
  return html`<form class="form" method="post" action="${site.link(`/${surface}/views/`)}">${csrfField(site)}
<input type="hidden" name="place" value="${name}"><input type="hidden" name="query" value="${state.values.query ?? ""}">
${field(site, state, {
  ...{ name: "name", label: words.name, maxlength: MAX_VIEW_NAME, is_required: true, autocomplete: "off" },
})}
<p class="form__actions">${button(save)}${
    is_taken ? button(words.replace, { kind: "secondary", name: "replace", value: "true" }) : NOTHING
  }</p></form>`;
}

function ways(site: Site, place: ViewPlace, views: readonly SavedView[], asked: string): Markup {
  const { views: words } = site.words.workplace;
  const way = (query: string, label: string | Markup, more: Markup = NOTHING) => {
    const href = site.link(query === "" ? place.path : `${place.path}?${query}`);
    const is_here = query === asked ? html` aria-current="true"` : NOTHING;
    return html`<li><a class="views__way" href="${href}"${is_here}>${label}</a>${more}</li>`;
  };
  return html`<nav aria-label="${words.title}"><ul class="views__list">${way("", words.plain)}${views.map(
    ({ id, name, query }) =>
      way(query, html`<bdi>${name}</bdi>`, query === asked ? changeLink(site, place, { id, name }) : NOTHING),
  )}</ul></nav>`;
}

function changeLink(
  site: Site,
  { surface }: ViewPlace,
  { id, name }: Pick<SavedView, "id" | "name">,
): Markup {
  const label = site.words.workplace.views.change(name);
  return html`<a class="icon-button" href="${site.link(`/${surface}/views/${id}/`)}" aria-label="${label}">${icon(site, "pencil")}</a>`;
}

function keeping(site: Site, place: ViewPlace, asked: string): Markup {
  const { views: words } = site.words.workplace;
  return html`<details class="views__keep" data-closes><summary class="button button--quiet">${icon(
    site,
    "save",
  )}<span>${words.keep}</span></summary>
<div class="views__form"><p class="field__hint">${words.keep_hint}</p>${keepForm(site, place, freshForm({ query: asked }))}</div></details>`;
}
