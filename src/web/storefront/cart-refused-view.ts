// What somebody without scripts sees when a product could not be put into the cart.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { layout } from "../ui/layout.ts";
import { notice } from "../ui/notice.ts";

/** A whole page: why not, and the ways on. */
export function cartRefusedView(site: Site, { message, back }: { message: string; back: string }): Markup {
  const words = site.words.checkout.add;
  return layout(site, {
    title: words.refused_title,
    is_indexed: false,
    page_name: "cart",
    content: html`<div class="cart-refused"><h1>${words.refused_title}</h1>
${notice(site, { tone: "warning", content: message })}
<p class="cluster">${buttonLink(words.back, back)}
${buttonLink(words.to_cart, site.link("/cart/"), { kind: "secondary" })}</p></div>`,
  });
}
