// The box on the start page of the demo world: whom to sign in as. Never there in production.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "../ui/icon.ts";

const PASSWORD = "buybuy-demo";

/** Who there is, with the password they share, and where to go with it. */
export function demoPeople(site: Site): Markup {
  const { home: words } = site.words.catalog;
  const people = [
    ["ada@example.com", words.demo_buys],
    ["sol@example.com", words.demo_sells_usd],
    ["mei@example.com", words.demo_sells_eur],
    ["olga@example.com", words.demo_runs],
  ] as const;
  return html`<aside class="demo-box" aria-label="${words.demo_title}">${icon(site, "key-round")}<div>
<p><strong>${words.demo_title}.</strong> ${words.demo_text} <code dir="ltr">${PASSWORD}</code>.</p>
<ul class="demo-box__people" role="list">${people.map(
    ([email, does]) => html`<li><code dir="ltr">${email}</code> <span>${does}</span></li>`,
  )}</ul>
<p class="demo-box__links"><a href="${site.link("/sign-in/")}">${words.demo_sign_in}</a>
<a href="/api/docs/">${words.demo_api}</a></p></div></aside>`;
}
