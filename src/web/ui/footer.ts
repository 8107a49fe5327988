// The footer of every page.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";

/** What the shop promises, where else to go, and what the law wants to be found. */
export function footer(site: Site): Markup {
  const { footer: own, header } = site.words.common;
  const link = (path: string, name: string) => html`<li><a href="${site.link(path)}">${name}</a></li>`;
  const is_production = site.environment === "production";
  return html`<footer class="site-footer">
<nav class="site-footer__columns" aria-label="${own.navigation}">
<div><p class="site-footer__mark">BuyBuy</p><p class="site-footer__promise">${site.words.common.site_description}</p></div>
<section><h2>${own.shop}</h2><ul>
${link("/categories/", header.all_categories)}${link("/deals/", header.deals)}${link("/sellers/", header.sellers)}
</ul></section>
<section><h2>${own.help}</h2><ul>
${link("/help/", own.contact)}${link("/policies/shipping/", own.shipping)}${link("/policies/returns/", own.returns)}
</ul></section>
<section><h2>${own.company}</h2><ul>
${link("/about/", own.about)}${link("/sign-up/?role=seller", own.sell)}
<li><a href="/api/docs/">${own.api}</a></li>
${is_production ? NOTHING : html`<li><a href="/outbox/">${own.outbox}</a></li><li><a href="${site.link("/design/")}">${own.design}</a></li>`}
</ul></section>
</nav>
<div class="site-footer__end"><div>
<p>${own.copyright(site.year)}</p>
<a href="${site.link("/policies/privacy/")}">${own.privacy}</a>
<a href="${site.link("/policies/terms/")}">${own.terms}</a>
</div></div>
</footer>`;
}
