// Questions and answers; each opens by itself, without a script.
import { html, jsonScript, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";
import { infoFrame } from "./info-frame.ts";
import { POLICIES, policyPath } from "./policy-page.ts";

type Topic = Site["words"]["info"]["help"]["topics"][number];

/** The whole page, with its questions once more for search engines. */
export function helpPage(site: Site, support_email: string | null): Markup {
  const { help: words } = site.words.info;
  return infoFrame(site, {
    path: "/help/",
    title: words.title,
    description: words.description,
    lead: words.lead,
    below: html`<nav class="info__nav" aria-label="${words.topics_label}"><ul>${words.topics.map(
      ({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`,
    )}</ul></nav>`,
    body: html`<div class="info__topics">${words.topics.map((topic) => topicView(site, topic))}</div>
<section class="info__topic" id="contact">
<h2>${words.contact_title}</h2>
<p>${words.contact_text}</p>
${support_email === null ? NOTHING : contactAddress(site, support_email)}
</section>
${policyLinks(site)}`,
    head: jsonScript("application/ld+json", questionsOf(words.topics)),
  });
}

function contactAddress(site: Site, address: string): Markup {
  return html`<p>${site.words.info.help.contact_address}
<a href="${`mailto:${address}`}"><bdi>${address}</bdi></a></p>`;
}

function topicView(site: Site, { id, title, questions }: Topic): Markup {
  return html`<section class="info__topic" id="${id}">
<h2>${title}</h2>
${questions.map(
  ({ question, answer }) => html`<details class="faq">
<summary class="faq__question"><span>${question}</span>${icon(site, "chevron-down")}</summary>
<div class="faq__answer">${answer.map((paragraph) => html`<p>${paragraph}</p>`)}</div>
</details>`,
)}
</section>`;
}

function policyLinks(site: Site): Markup {
  const { help, policies } = site.words.info;
  return html`<nav class="info__nav" aria-label="${help.more_label}"><ul>${POLICIES.map(
    (name) => html`<li><a href="${site.link(policyPath(name))}">${policies[name].title}</a></li>`,
  )}</ul></nav>`;
}

/** https://schema.org/FAQPage */
function questionsOf(topics: readonly Topic[]) {
  return {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    mainEntity: topics.flatMap(({ questions }) =>
      questions.map(({ question, answer }) => ({
        "@type": "Question",
        name: question,
        acceptedAnswer: { "@type": "Answer", text: answer.join(" ") },
      })),
    ),
  };
}
