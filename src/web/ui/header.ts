// The header of every page: the mark, search, categories, language, account, cart.
import { html, type Markup, NOTHING } from "#platform/http/html";
import { inLanguage } from "#platform/http/page-server";
import { DEFAULT_LANGUAGE, LANGUAGE_FACTS, LANGUAGES, type Language } from "#platform/i18n";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

/** A whole header. Works without a script: menus are `details`, search is a form. */
export function header(site: Site): Markup {
  return html`<header class="site-header">
<div class="site-header__bar">
<a class="site-header__mark" href="${site.link("/")}"><img src="${site.asset("icon.svg")}" alt="" width="32" height="32">BuyBuy</a>
${search(site)}
${ownLinks(site)}
</div>
${categories(site)}
</header>`;
}

function search(site: Site): Markup {
  const { header: own } = site.words.common;
  const typed = new URLSearchParams(site.visit.path.split("?")[1] ?? "").get("q") ?? "";
  const is_search = site.visit.path.startsWith("/search/");
  return html`<form class="site-search" role="search" action="${site.link("/search/")}" method="get">
<label class="visually-hidden" for="site-search">${own.search_label}</label>
<input id="site-search" name="q" type="search" placeholder="${own.search_placeholder}" autocomplete="off"
maxlength="200" enterkeyhint="search" data-suggest="${site.link("/search/suggestions/")}"
data-category="${own.category}" data-icons="${site.asset("icons.svg")}"${is_search ? html` value="${typed}"` : NOTHING}>
<button type="submit" aria-label="${own.search_button}">${icon(site, "search")}</button>
</form>`;
}

/** What is the reader's own. On pages that everybody shares, a script fills in the name and the count. */
function ownLinks(site: Site): Markup {
  const { words, glance, formats } = site;
  const { header: own } = words.common;
  const count = glance?.cart_count ?? 0;
  return html`<nav class="site-header__own" aria-label="${own.account}">
${languageMenu(site)}
<a class="site-header__link" href="${site.link("/account/")}">${icon(site, "user")}
<span data-glance-name data-sign-in="${own.sign_in}">${glance?.name ?? (glance ? own.sign_in : own.account)}</span></a>
<a class="site-header__link" href="${site.link("/cart/")}" data-view-cart="${own.view_cart}"${
    glance ? NOTHING : html` data-glance-cart="${site.link("/glance/")}"`
  }>${icon(site, "shopping-cart")}<span>${own.cart}</span>
<span class="count-badge" data-cart-count="${count}"${count > 0 ? NOTHING : html` hidden`}>${formats.number(count)}</span></a>
</nav>`;
}

function categories(site: Site): Markup {
  const { header: own } = site.words.common;
  return html`<nav class="site-menu" aria-label="${own.categories}">
<ul>
<li><a href="${site.link("/categories/")}">${own.all_categories}</a></li>
<li class="site-menu__deals"><a href="${site.link("/deals/")}">${own.deals}</a></li>
<li class="site-menu__sellers"><a href="${site.link("/sellers/")}">${own.sellers}</a></li>
${site.menu.map(
  ({ name, slug }) => html`<li><a href="${site.link(`/categories/${slug}/`)}">${name}</a></li>`,
)}
</ul>
</nav>`;
}

/** The same page in other languages; the choice is the address itself. */
function languageMenu(site: Site): Markup {
  const { language, visit, words } = site;
  return html`<details class="language-menu" data-closes>
<summary><span class="visually-hidden">${words.common.header.language}</span>${icon(site, "languages")}
<span>${language.toUpperCase()}</span></summary>
<ul>${LANGUAGES.map(
    (one) =>
      html`<li><a href="${languagePath(one, visit.path)}" hreflang="${one}" lang="${one}"${
        one === language ? html` aria-current="true"` : NOTHING
      }>${LANGUAGE_FACTS[one].name}${one === language ? icon(site, "check") : NOTHING}</a></li>`,
  )}</ul>
</details>`;
}

/** The bare start page leads readers to their own language, so a choice of English says so. */
function languagePath(language: Language, path: string): string {
  const own = path.startsWith("/?language=") ? "/" : path;
  return own === "/" && language === DEFAULT_LANGUAGE ? `/?language=${language}` : inLanguage(language, own);
}
