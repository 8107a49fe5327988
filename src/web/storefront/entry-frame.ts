// The frame of the pages before an account: one column, one thing to do.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { layout } from "../ui/layout.ts";

/** Title, a sentence, what there is to do, and what stands below the card. Never in a search engine. */
export function entryFrame(
  site: Site,
  { title, lead, content, after = NOTHING }: { title: string; lead: string; content: Markup; after?: Markup },
): Markup {
  return layout(site, {
    title,
    is_indexed: false,
    page_name: "entry",
    content: html`<div class="entry">
<section class="entry__card">
<h1 class="entry__title">${title}</h1>
<p class="entry__lead">${lead}</p>
${content}
</section>
${after}
</div>`,
  });
}
