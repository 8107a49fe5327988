// One category: its form, its picture, whether it is seen, and how it ends.
import { type Category, categoryImageUrl, hiddenBy } from "#modules/catalog";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems, selectField, textareaField } from "../ui/field.ts";
import { errorOf } from "../ui/field-parts.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { anyCategory, CATEGORIES_PATH } from "./categories-form.ts";
import { readTree, type TreeRow } from "./categories-tree.ts";
import { officePage } from "./office-frame.ts";

type Done = "saved" | "created" | "merged" | "image_saved" | "shown" | "switched_off";

/** What the page shows beside its form. */
export interface CategoryFacts {
  category: Category;
  tree: TreeRow[];
  hides: Awaited<ReturnType<typeof hiddenBy>>;
}

/** Reads them. Refuses `missing`. */
export async function readFacts(context: Context, id: number): Promise<CategoryFacts> {
  const category = await anyCategory(context, id);
  return { category, tree: await readTree(context), hides: await hiddenBy(context, id) };
}

/** The form as the category stands. */
export function valuesOf(category: Category): Record<string, string> {
  const { name, slug, parent_id, description, meta_title, meta_description } = category;
  return {
    ...{ name, slug, parent: parent_id === null ? "" : String(parent_id) },
    ...{ description: description ?? "", meta_title: meta_title ?? "" },
    meta_description: meta_description ?? "",
  };
}

/** A whole page, for one that is not there yet. */
export function newCategory(
  context: Context,
  site: Site,
  { state, tree }: { state: FormState; tree: TreeRow[] },
): Promise<Markup> {
  const { categories: words } = site.words.control;
  return officePage(context, site, {
    here: "categories",
    title: words.new_title,
    content: html`<div class="office-form">${panel(site, { title: words.facts, content: factsForm(site, state, tree, "new/") })}</div>`,
  });
}

/** A whole page. */
export function categoryDetail(
  context: Context,
  site: Site,
  facts: CategoryFacts & { state: FormState; done?: Done | undefined },
): Promise<Markup> {
  const { category, tree, state, done } = facts;
  const { categories: words } = site.words.control;
  const { id, slug, is_visible } = category;
  // It can stand neither below itself nor below what is below it.
  const others = tree.filter((row) => row.id !== id && !row.ancestors.some((above) => above.id === id));
  return officePage(context, site, {
    here: "categories",
    title: category.name,
    intro: html`<bdi>${category.full_path}</bdi>`,
    done: done && words[done],
    actions: html`${
      is_visible === 1
        ? buttonLink(words.see, site.link(`/categories/${slug}/`), {
            kind: "secondary",
            icon: icon(site, "external-link"),
          })
        : NOTHING
    }${buttonLink(words.title, site.link(CATEGORIES_PATH), { kind: "quiet" })}`,
    content: html`<div class="panels panels--side"><div class="stack">
${panel(site, { title: words.facts, content: factsForm(site, state, others, `${id}/`) })}</div><div class="stack">
${panel(site, { title: words.visibility, content: visibility(site, facts) })}
${panel(site, { title: words.image, content: picture(site, category, state) })}
${panel(site, { title: words.merge, content: mergeForm(site, category, state, others) })}
${panel(site, { title: words.delete, content: removal(site, facts) })}</div></div>`,
  });
}

function factsForm(site: Site, state: FormState, tree: TreeRow[], target: string): Markup {
  const { categories: words, save } = site.words.control;
  const text = { autocomplete: "off" } as const;
  return html`<form method="post" action="${site.link(`${CATEGORIES_PATH}${target}`)}" class="form">${csrfField(site)}
${formProblems(site, state)}
${field(site, state, { ...text, name: "name", label: words.name, is_required: true, maxlength: 120 })}
${selectField(site, state, {
  name: "parent",
  label: words.parent,
  options: [{ value: "", label: words.root }, ...options(tree)],
})}
${field(site, state, { ...text, name: "slug", label: words.slug, hint: words.slug_hint, maxlength: 120 })}
${textareaField(site, state, { name: "description", label: words.description, maxlength: 2000, rows: 4 })}
<fieldset class="field field--group"><legend class="field__label">${words.seo}</legend>
<p class="field__hint">${words.meta_hint}</p>
${field(site, state, { ...text, name: "meta_title", label: words.meta_title, maxlength: 200 })}
${field(site, state, { ...text, name: "meta_description", label: words.meta_description, maxlength: 400 })}</fieldset>
<p class="form__actions">${button(save)}</p></form>`;
}

function visibility(site: Site, { category, hides }: CategoryFacts): Markup {
  const { categories: words } = site.words.control;
  const { formats } = site;
  const is_active = category.is_active === 1;
  const state = !is_active
    ? words.is_hidden
    : category.is_visible === 1
      ? words.visible
      : words.below_is_hidden;
  const effect = words.hides(
    formats.plural(hides.categories, words.hides_categories),
    formats.plural(hides.products, words.on_sale),
  );
  return html`<form method="post" action="${addressOf(site, category, "visibility/")}" class="form">${csrfField(site)}
<p>${state}</p>${is_active && hides.categories > 0 ? html`<p class="quiet">${effect}</p>` : NOTHING}
<input type="hidden" name="is_active" value="${String(!is_active)}">
<p class="form__actions">${button(is_active ? words.hide : words.show, { kind: is_active ? "danger" : "secondary" })}</p></form>`;
}

function picture(site: Site, category: Category, state: FormState): Markup {
  const { categories: words } = site.words.control;
  const url = categoryImageUrl(category);
  const error = errorOf(site, state, { name: "image" });
  const described = state.errors.has("image") ? "field-image-hint field-image-error" : "field-image-hint";
  return html`<div class="stack">${
    url === null
      ? html`<p class="quiet">${words.no_image}</p>`
      : html`<img class="control-image" src="${url}" alt="" width="320" height="240" loading="lazy">`
  }
<form method="post" enctype="multipart/form-data" action="${addressOf(site, category, "image/")}" class="form">${csrfField(site)}
<div class="field"><label class="field__label" for="field-image">${words.image_file}</label>
<p class="field__hint" id="field-image-hint">${words.image_hint}</p>
<input class="field__input" type="file" id="field-image" name="image" accept="image/jpeg,image/png,image/webp" required aria-describedby="${described}">
${error}</div>
<p class="form__actions">${button(words.image_save, { kind: "secondary" })}</p></form>${
    url === null
      ? NOTHING
      : html`<form method="post" action="${addressOf(site, category, "image/removal/")}">${csrfField(site)}
${button(words.image_remove, { kind: "quiet", icon: icon(site, "trash-2") })}</form>`
  }</div>`;
}

function mergeForm(site: Site, category: Category, state: FormState, others: TreeRow[]): Markup {
  const { categories: words } = site.words.control;
  const own = state.errors.has("into") ? state : freshForm();
  return html`<form method="post" action="${addressOf(site, category, "merge/")}" class="form">${csrfField(site)}
<p class="quiet">${words.merge_text}</p>
${selectField(site, own, {
  name: "into",
  label: words.into,
  is_required: true,
  options: [{ value: "", label: words.choose }, ...options(others)],
})}
<p class="form__actions">${button(words.merge, { kind: "danger", icon: icon(site, "merge") })}</p></form>`;
}

function removal(site: Site, { category, tree }: CategoryFacts): Markup {
  const { categories: words } = site.words.control;
  const is_leaf = !tree.some(({ parent_id }) => parent_id === category.id);
  if (!is_leaf || category.product_count > 0) return html`<p class="quiet">${words.delete_not}</p>`;
  return html`<form method="post" action="${addressOf(site, category, "removal/")}" class="form">${csrfField(site)}
<p class="quiet">${words.delete_text}</p>
<p class="form__actions">${button(words.delete, { kind: "danger", icon: icon(site, "trash-2") })}</p></form>`;
}

function addressOf(site: Site, { id }: Category, rest: string): string {
  return site.link(`${CATEGORIES_PATH}${id}/${rest}`);
}

/** Full paths, so that two categories of one name are told apart. */
function options(tree: TreeRow[]): { value: string; label: string }[] {
  return tree.map(({ id, full_path }) => ({ value: String(id), label: full_path }));
}
