// What this marketplace is.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { infoFrame } from "./info-frame.ts";

/** One for each fact, in order. */
const ICONS = ["shopping-cart", "store", "package", "shield-check"];

/** The whole page. */
export function aboutPage(site: Site): Markup {
  const { about: words } = site.words.info;
  return infoFrame(site, {
    path: "/about/",
    title: words.title,
    description: words.description,
    lead: words.lead,
    body: html`<ul class="info__facts">${words.facts.map(
      ({ title, text }, position) => html`<li class="info__fact">${icon(site, ICONS[position] ?? "check")}
<h2>${title}</h2><p>${text}</p></li>`,
    )}</ul>
<section class="info__text"><div>
<h2>${words.story_title}</h2>
${words.story.map((paragraph) => html`<p>${paragraph}</p>`)}
</div></section>
<div class="info__actions">
${buttonLink(words.browse, site.link("/categories/"))}
${buttonLink(words.sell, site.link("/sign-up/?role=seller"), { kind: "secondary" })}
</div>`,
  });
}
