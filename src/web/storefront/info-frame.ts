// The frame of pages that are read: where one is, a title, a sentence, and the text.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { breadcrumb } from "../ui/breadcrumb.ts";
import { layout } from "../ui/layout.ts";

export interface InfoFacts {
  path: string;
  title: string;
  description: string;
  lead: string;
  /** Below the lead: a version, links. */
  below?: Markup;
  body: Markup;
  head?: Markup;
}

/** A whole page, with its address for search engines. */
export function infoFrame(site: Site, facts: InfoFacts): Markup {
  const { path, title, description, lead, below = NOTHING, body, head = NOTHING } = facts;
  return layout(site, {
    title,
    description,
    canonical: path,
    head,
    page_name: "info",
    content: html`<div class="info">
${breadcrumb(site, [{ name: site.words.info.start, href: site.link("/") }, { name: title }])}
<div class="info__head">
<h1 class="info__title">${title}</h1>
<p class="info__lead">${lead}</p>
${below}
</div>
<div class="info__body">${body}</div>
</div>`,
  });
}
