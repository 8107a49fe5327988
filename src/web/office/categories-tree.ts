// The tree of categories: each with what is on sale in it, its place among its neighbours, and its page.
import { type CategoryNode, categoryTree } from "#modules/catalog";
import type { Context } from "#platform/context";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { type FormState, freshForm } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { CATEGORIES_PATH } from "./categories-form.ts";
import { officePage } from "./office-frame.ts";

/** Every category, each before those below it, with its neighbours' count and its place among them. */
export interface TreeRow extends CategoryNode {
  place: number;
  neighbours: number;
}

/** The whole tree in the order in which it is shown, hidden ones too. */
export async function readTree(context: Context): Promise<TreeRow[]> {
  const rows: TreeRow[] = [];
  const walk = (nodes: CategoryNode[]) => {
    for (const [place, node] of nodes.entries()) {
      rows.push({ ...node, place, neighbours: nodes.length });
      walk(node.children);
    }
  };
  walk(await categoryTree(context, { with_hidden: true }));
  return rows;
}

/** A whole page; `refused` is what was wrong with moving something. */
export function categoriesTree(
  context: Context,
  site: Site,
  facts: { tree: TreeRow[]; done?: "moved" | "removed" | undefined; refused?: FormState },
): Promise<Markup> {
  const { categories: words } = site.words.control;
  const { tree, done, refused = freshForm() } = facts;
  const add = buttonLink(words.add, site.link(`${CATEGORIES_PATH}new/`), { icon: icon(site, "plus") });
  const none = { icon: "folder-tree", title: words.none_title, text: words.none_text, action: add };
  return officePage(context, site, {
    here: "categories",
    title: words.title,
    intro: words.intro,
    done: done && words[done],
    ...(tree.length > 0 && { actions: add }),
    content:
      tree.length === 0
        ? emptyState(site, none)
        : html`${formProblems(site, refused)}<div class="control-branches" data-tree>${tools(site)}${branch(site, tree, null)}</div>`,
  });
}

/** What scripts can do with the whole tree; and the form that they send when something was dragged. */
function tools(site: Site): Markup {
  const { categories: words } = site.words.control;
  const every = (kind: "open" | "shut") =>
    html`<button type="button" class="button button--quiet" data-tree-all="${kind}">${words[kind]}</button>`;
  return html`<div class="control-branches__tools" data-tree-tools hidden>${every("open")}${every("shut")}
<p class="quiet">${words.drag_hint}</p></div>
<form method="post" action="${site.link(`${CATEGORIES_PATH}place/`)}" data-tree-form hidden>${csrfField(site)}
<input type="hidden" name="category"><input type="hidden" name="parent"><input type="hidden" name="place">
${button(words.place)}</form>`;
}

function branch(site: Site, tree: TreeRow[], parent_id: number | null): Markup {
  const rows = tree.filter((row) => row.parent_id === parent_id);
  return html`<ul class="control-tree">${rows.map(
    (row) =>
      html`<li id="category-${row.id}" data-category="${row.id}">${line(site, row)}${below(site, tree, row)}</li>`,
  )}</ul>`;
}

/** What is below it, open; whoever shuts it finds it shut again. */
function below(site: Site, tree: TreeRow[], { id, name, children }: TreeRow): Markup {
  if (children.length === 0) return NOTHING;
  const label = site.words.control.categories.below(name);
  return html`<details class="control-tree__below" open data-branch="${id}"><summary>${icon(
    site,
    "chevron-down",
  )}<span class="visually-hidden">${label} </span><span>${site.formats.number(children.length)}</span></summary>${branch(site, tree, id)}</details>`;
}

function line(site: Site, row: TreeRow): Markup {
  const { categories: words } = site.words.control;
  const { id, name, product_count, is_active, is_visible } = row;
  const state =
    is_active === 0
      ? stateBadge(words.hidden, "warning")
      : is_visible === 0
        ? stateBadge(words.below_hidden, "neutral")
        : NOTHING;
  const below = site.link(`${CATEGORIES_PATH}new/?parent=${id}`);
  return html`<div class="control-tree__row">
<span class="control-tree__handle" data-handle hidden>${icon(site, "grip-vertical")}</span>
<a class="control-tree__name" href="${site.link(`${CATEGORIES_PATH}${id}/`)}"><bdi>${name}</bdi></a>${state}
<span class="control-tree__count">${site.formats.plural(product_count, words.on_sale)}</span>
<div class="control-tree__acts"><form method="post" action="${site.link(`${CATEGORIES_PATH}${id}/step/`)}">${csrfField(site)}
${step(site, row, "up")}${step(site, row, "down")}</form>
<a class="icon-button" href="${below}" aria-label="${`${words.add_below}: ${name}`}">${icon(site, "plus")}</a></div></div>`;
}

function step(site: Site, { name, place, neighbours }: TreeRow, way: "up" | "down"): Markup {
  const { categories: words } = site.words.control;
  const is_end = way === "up" ? place === 0 : place === neighbours - 1;
  return html`<button type="submit" class="icon-button" name="step" value="${way}" aria-label="${words[way](name)}"${flag(
    "disabled",
    is_end,
  )}>${icon(site, way === "up" ? "arrow-up" : "arrow-down")}</button>`;
}
