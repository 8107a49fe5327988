// Categories on pages: the overview of all, one with its products, and the tiles that lead to them.
import { type Category, type CategoryNode, categoryImageSrcset, categoryImageUrl } from "#modules/catalog";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { emptyState } from "../ui/empty-state.ts";
import { icon } from "../ui/icon.ts";
import { picture } from "../ui/picture.ts";
import { pageHead } from "./list-page.ts";
import type { ListRead } from "./list-read.ts";
import { listView } from "./list-view.ts";

/** The side of a category's picture. */
const PICTURE_SIZE = 640;
const SMALL = "4rem";
const TILE_SIZES = "(min-width: 64rem) 16rem, (min-width: 40rem) 30vw, 45vw";

/** Every root with its picture and what is in it. */
export function categoriesView(site: Site, way: Markup, tree: CategoryNode[]): Markup {
  const { categories: words } = site.words.catalog;
  if (tree.length === 0) {
    return html`${way}${pageHead(words.title, null)}${emptyState(site, {
      icon: "layout-grid",
      title: words.empty_title,
      text: words.empty_text,
    })}`;
  }
  return html`${way}${pageHead(words.title, words.description)}
<div class="category-index">${tree.map((root, position) => branch(site, root, position < 2))}</div>`;
}

/** One category with what is below it and its products. */
export function categoryView(
  site: Site,
  way: Markup,
  { category, children, read }: { category: Category; children: Category[]; read: ListRead },
): Markup {
  const below = children.filter(({ product_count }) => product_count > 0);
  const first = read.asked.page === 1 && read.asked.cursor === null;
  return html`${way}${pageHead(html`<bdi>${category.name}</bdi>`, first ? category.description : null)}
${below.length === 0 ? NOTHING : subcategories(site, category, below)}
${listView(site, read, nothingHere(site))}`;
}

/** Large tiles with a picture; for the start page and where nothing was found. */
export function categoryTiles(site: Site, categories: readonly Category[]): Markup {
  return html`<ul class="category-tiles" role="list">${categories.map(
    (category) => html`<li><a class="category-tile" href="${site.link(`/categories/${category.slug}/`)}">
${photo(site, category, TILE_SIZES)}<span class="category-tile__name"><bdi>${category.name}</bdi></span>
<span class="category-tile__count">${countOf(site, category)}</span></a></li>`,
  )}</ul>`;
}

/** Where a list is empty from the start. */
function nothingHere(site: Site): Markup {
  const { list: words, categories } = site.words.catalog;
  const action = buttonLink(categories.title, site.link("/categories/"), { kind: "secondary" });
  return emptyState(site, { icon: "package", title: words.none_title, text: words.none_text, action });
}

function subcategories(site: Site, { name }: Category, below: Category[]): Markup {
  const { categories: words } = site.words.catalog;
  return html`<nav class="subcategories" aria-label="${words.within(name)}"><ul role="list">${below.map(
    (child) => html`<li><a class="subcategory" href="${site.link(`/categories/${child.slug}/`)}">
${photo(site, child, SMALL)}<span class="subcategory__name"><bdi>${child.name}</bdi></span>
<span class="subcategory__count">${site.formats.number(child.product_count)}</span></a></li>`,
  )}</ul></nav>`;
}

function branch(site: Site, root: CategoryNode, is_eager: boolean): Markup {
  const link = ({ slug }: Category) => site.link(`/categories/${slug}/`);
  const leaves = (node: CategoryNode) =>
    node.children.length === 0
      ? NOTHING
      : html`<ul class="category-branch__leaves" role="list">${node.children.map(
          (leaf) => html`<li><a href="${link(leaf)}"><bdi>${leaf.name}</bdi></a></li>`,
        )}</ul>`;
  return html`<section class="category-branch">
<a class="category-branch__head" href="${link(root)}">${photo(site, root, "(min-width: 48rem) 16rem, 35vw", is_eager)}
<div><h2><bdi>${root.name}</bdi></h2><p class="quiet">${countOf(site, root)}</p></div></a>
<ul class="category-branch__list" role="list">${root.children.map(
    (child) => html`<li><a class="category-branch__name" href="${link(child)}"><bdi>${child.name}</bdi>
<span class="subcategory__count">${site.formats.number(child.product_count)}</span></a>${leaves(child)}</li>`,
  )}</ul></section>`;
}

function countOf(site: Site, { product_count }: Category): string {
  return site.formats.plural(product_count, site.words.catalog.categories.products);
}

/** Its name stands beside it, so the picture itself is silent. */
function photo(site: Site, category: Category, sizes: string, is_eager = false): Markup {
  const url = categoryImageUrl(category);
  if (url === null) return html`<span class="category-blank">${icon(site, "layout-grid")}</span>`;
  const size = { width: PICTURE_SIZE, height: PICTURE_SIZE };
  const srcset = categoryImageSrcset(category);
  const looks = { has_avif: category.image_has_avif === 1, tone: category.image_tone };
  return picture({ url, srcset, ...looks, alt: "", ...size, sizes, is_eager });
}
