// Terms, privacy, shipping and returns, as one page each.
import { TERMS_VERSION } from "#modules/checkout";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { infoFrame } from "./info-frame.ts";

/** The names in their addresses. */
export const POLICIES = ["terms", "privacy", "shipping", "returns"] as const;
export type PolicyName = (typeof POLICIES)[number];

/** Without a language. */
export function policyPath(name: PolicyName): string {
  return `/policies/${name}/`;
}

/** The whole page. The version is the one that a checkout records. */
export function policyPage(site: Site, name: PolicyName): Markup {
  const { policies } = site.words.info;
  const { title, description, lead, sections } = policies[name];
  return infoFrame(site, {
    path: policyPath(name),
    title,
    description,
    lead,
    below: html`<p class="info__version">${policies.version(TERMS_VERSION)}</p>
${siblings(site, name)}`,
    body: html`<div class="info__text">${sections.map(
      (section) => html`<section><h2>${section.title}</h2>
${section.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</section>`,
    )}</div>`,
  });
}

function siblings(site: Site, current: PolicyName): Markup {
  const { policies } = site.words.info;
  return html`<nav class="info__nav" aria-label="${policies.label}"><ul>${POLICIES.map(
    (name) =>
      html`<li><a href="${site.link(policyPath(name))}"${
        name === current ? html` aria-current="page"` : NOTHING
      }>${policies[name].title}</a></li>`,
  )}</ul></nav>`;
}
