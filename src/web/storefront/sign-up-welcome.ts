// What a new seller reads first: where the application stands and what comes next.

import { ownPerson, type Person } from "#modules/sellers";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { signedIn } from "../../api/access.ts";
import { privateSite, type Site } from "../site.ts";
import { buttonLink } from "../ui/button.ts";
import { notice } from "../ui/notice.ts";
import { entryFrame } from "./entry-frame.ts";
import { DEFAULT_NEXT } from "./entry-next.ts";

export const welcomePages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/sign-up/welcome/",
    access: signedIn,
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      const person = await ownPerson(context);
      return person.seller
        ? shown(welcomePage(site, person.seller, person))
        : seeOther(site.link(DEFAULT_NEXT));
    },
  }),
];

function welcomePage(site: Site, seller: NonNullable<Person["seller"]>, person: Person): Markup {
  const words = site.words.entry.welcome;
  const is_open = seller.status === "approved";
  const [title, text] = is_open
    ? [words.approved_title, words.approved_text]
    : [words.pending_title, words.pending_text];
  return entryFrame(site, {
    title: words.title,
    lead: words.lead,
    content: html`${notice(site, {
      tone: is_open ? "success" : "info",
      title,
      content: html`<p><bdi>${seller.name}</bdi>: ${text}</p>`,
    })}
<ol class="entry__steps">
${person.email_verified_at === null ? html`<li>${words.step_mail} <bdi>${person.email}</bdi></li>` : NOTHING}
${words.steps.map((step) => html`<li>${step}</li>`)}
</ol>
${buttonLink(site.words.selling.start.centre, site.link("/seller/"), { is_wide: true })}
${buttonLink(words.to_account, site.link(DEFAULT_NEXT), { is_wide: true, kind: "secondary" })}`,
  });
}
