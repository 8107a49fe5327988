// The page for what cannot be shown: what happened, in words, and where to go from here.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { PageProblem } from "#platform/http/page-server";
import type { Site } from "./site.ts";
import { buttonLink } from "./ui/button.ts";
import { icon } from "./ui/icon.ts";
import { layout } from "./ui/layout.ts";

/** The page is there; what was sent to it, or how, is what it can't take. */
const NOT_TAKEN: ReadonlySet<number> = new Set([400, 405, 409, 412, 413, 415, 422, 428]);

interface Saying {
  title: string;
  text: string;
  icon: string;
}

/** A whole page. The reference lets support find the request in the logs. */
export function problemPage(site: Site, problem: PageProblem): Markup {
  const { problem: words, actions, header, footer } = site.words.common;
  const saying = sayingOf(site, problem);
  const other = [
    buttonLink(header.all_categories, site.link("/categories/"), { kind: "secondary" }),
    buttonLink(footer.contact, site.link("/help/"), { kind: "quiet" }),
  ];
  return layout(site, {
    title: saying.title,
    is_indexed: false,
    page_name: "problem",
    content: html`<section class="problem">
<div class="problem__icon">${icon(site, saying.icon)}</div>
<h1>${saying.title}</h1>
<p class="lead">${saying.text}</p>
<div class="problem__ways">${buttonLink(actions.to_home, site.link("/"))}${other}</div>
${
  problem.request_id === ""
    ? NOTHING
    : html`<p class="quiet">${words.reference}: <code dir="ltr">${problem.request_id}</code></p>`
}
</section>`,
  });
}

function sayingOf(site: Site, { status, code }: PageProblem): Saying {
  const { problem: words } = site.words.common;
  if (code === "form_expired" || code === "cross_site_request")
    return { title: words.expired_title, text: words.expired_text, icon: "clock" };
  if (status === 403) return { title: words.forbidden_title, text: words.forbidden_text, icon: "lock" };
  if (status === 429) return { title: words.limited_title, text: words.limited_text, icon: "clock" };
  if (status >= 500) return { title: words.server_title, text: words.server_text, icon: "triangle-alert" };
  if (NOT_TAKEN.has(status))
    return { title: words.refused_title, text: words.refused_text, icon: "circle-alert" };
  return { title: words.not_found_title, text: words.not_found_text, icon: "compass" };
}
