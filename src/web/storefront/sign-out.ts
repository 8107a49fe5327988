// Signing out: one button, and nothing of the session is left in the browser.
import { isUser } from "#modules/identity";
import { html } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { anyone } from "../../api/access.ts";
import { privateSite, type Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { entryFrame } from "./entry-frame.ts";
import { leave } from "./entry-session.ts";

const PATH = "/sign-out/";

export const signOutPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: PATH,
    access: anyone,
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      return isUser(context.actor) ? shown(signOutPage(site)) : seeOther(site.link("/"));
    },
  }),
  pageRoute({
    method: "post",
    path: PATH,
    access: anyone,
    audience: "private",
    handle: async ({ context, visit }) => {
      const { link } = await privateSite(context, visit);
      const cookies = await leave(context);
      return seeOther(link("/"), { cookies, headers: { "Clear-Site-Data": '"cache"' } });
    },
  }),
];

/** A link can't end a session, so it leads to this button. */
function signOutPage(site: Site) {
  const words = site.words.entry.sign_out;
  return entryFrame(site, {
    title: words.title,
    lead: words.lead,
    content: html`<form class="entry__form" method="post" action="${site.link(PATH)}">
${csrfField(site)}${button(words.submit, { is_wide: true })}</form>`,
  });
}
