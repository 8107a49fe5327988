// The frame around every page: head, header with search and menu, main, footer.
import { html, type Markup, NOTHING } from "#platform/http/html";
import { inLanguage } from "#platform/http/page-server";
import { DEFAULT_LANGUAGE, LANGUAGE_FACTS, LANGUAGES } from "#platform/i18n";
import type { Site } from "../site.ts";
import { footer } from "./footer.ts";
import { header } from "./header.ts";

/** What a page says of itself. */
export interface PageFacts {
  title: string;
  description?: string;
  /** The path of this page without the reader's own extras; without it the page has no canonical address. */
  canonical?: string;
  /** May search engines list it? Yes, unless told. */
  is_indexed?: boolean;
  /** An absolute address or a path of ours. */
  image?: string | null;
  /** `website` unless told. */
  og_type?: "website" | "product" | "profile";
  /** JSON-LD blocks and links of this page. */
  head?: Markup;
  content: Markup;
  /** For the body: lets a page's style sheet know where it is. */
  page_name?: string;
  /** A search that found nothing: whoever answers may want to know, the reader sees it in the content. */
  found_nothing?: boolean;
}

/** A whole page. */
export function layout(site: Site, facts: PageFacts): Markup {
  const { words, language, direction } = site;
  const title = facts.title === "BuyBuy" ? "BuyBuy" : `${facts.title} · BuyBuy`;
  const description = facts.description ?? words.common.site_description;
  return html`<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<meta name="description" content="${description}">
${facts.is_indexed === false ? html`<meta name="robots" content="noindex">` : NOTHING}
<meta name="color-scheme" content="light dark">
<meta name="theme-color" media="(prefers-color-scheme: light)" content="#ffffff">
<meta name="theme-color" media="(prefers-color-scheme: dark)" content="#111412">
<link rel="icon" href="${site.asset("icon.svg")}" type="image/svg+xml">
<link rel="manifest" href="/site.webmanifest">
<link rel="search" type="application/opensearchdescription+xml" title="BuyBuy" href="${site.link("/opensearch.xml")}">
<link rel="preload" href="${site.asset("figtree.woff2")}" as="font" type="font/woff2" crossorigin>
<link rel="stylesheet" href="${site.asset("shop.css")}">
<script type="module" src="${site.asset("shop.js")}"></script>
${facts.canonical === undefined ? NOTHING : addresses(site, facts.canonical)}
${openGraph(site, facts, title, description)}
${facts.head ?? NOTHING}
</head>
<body${facts.page_name ? html` data-page="${facts.page_name}"` : NOTHING}>
<a class="skip-link" href="#content">${words.common.skip_to_content}</a>
${header(site)}
<main id="content" tabindex="-1">${facts.content}</main>
${footer(site)}
<div class="toasts" id="toasts" role="status" aria-live="polite" data-dismiss="${words.common.toast.dismiss}"
data-offline="${words.common.problem.offline_title}. ${words.common.problem.offline_text}"></div>
</body>
</html>`;
}

/** The one address of this page, and the same page in other languages (RFC 8288; hreflang). */
function addresses(site: Site, canonical: string): Markup {
  const address = (language: (typeof LANGUAGES)[number]) =>
    `${site.origin}${inLanguage(language, canonical)}`;
  return html`<link rel="canonical" href="${site.origin}${site.link(canonical)}">
${LANGUAGES.map((language) => html`<link rel="alternate" hreflang="${language}" href="${address(language)}">`)}
<link rel="alternate" hreflang="x-default" href="${address(DEFAULT_LANGUAGE)}">`;
}

function openGraph(site: Site, facts: PageFacts, title: string, description: string): Markup {
  if (facts.canonical === undefined) return NOTHING;
  const image = facts.image?.startsWith("/") ? `${site.origin}${facts.image}` : facts.image;
  return html`<meta property="og:site_name" content="BuyBuy">
<meta property="og:type" content="${facts.og_type ?? "website"}">
<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:url" content="${site.origin}${site.link(facts.canonical)}">
<meta property="og:locale" content="${LANGUAGE_FACTS[site.language].locale.slice(0, 2)}">
${image ? html`<meta property="og:image" content="${image}">` : NOTHING}`;
}
