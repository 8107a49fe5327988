// What a browser keeps and shows when there is no connection. It stands at the address that was wanted.
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { publicSite, type Site } from "../site.ts";
import { OFFLINE_PATH } from "../standby-worker.ts";
import { buttonLink } from "../ui/button.ts";
import { icon } from "../ui/icon.ts";
import { layout } from "../ui/layout.ts";

export const offlinePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: OFFLINE_PATH,
    access: anyone,
    audience: "public",
    handle: async ({ context, visit }) => shown(offlinePage(await publicSite(context, visit))),
  }),
];

function offlinePage(site: Site): Markup {
  const { problem: words, actions } = site.words.common;
  return layout(site, {
    title: words.offline_title,
    is_indexed: false,
    page_name: "offline",
    content: html`<section class="problem">
<div class="problem__icon">${icon(site, "cloud-off")}</div>
<h1>${words.offline_title}</h1>
<p class="lead">${words.offline_text}</p>
<div class="problem__ways">${buttonLink(actions.try_again, "", { icon: icon(site, "refresh-cw") })}</div>
</section>`,
  });
}
