// An invitation as its reader sees it: signed in with the right account, with another one, or not at all.
import { INVITATION_PATH, type InvitationOffer, type Person } from "#modules/sellers";
import { html, type Markup } from "#platform/http/html";
import { textKey } from "#platform/text";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { entryFrame } from "../storefront/entry-frame.ts";
import { withNext } from "../storefront/entry-next.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";

export interface InvitationFacts {
  token: string;
  /** Null when the link offers nothing, or no longer. */
  offer: InvitationOffer | null;
  /** Who is signed in. */
  person: Pick<Person, "email" | "seller"> | null;
}

/** The whole page. */
export function invitationPage(site: Site, state: FormState, facts: InvitationFacts): Markup {
  const words = site.words.team.invitation;
  const { offer } = facts;
  if (!offer) {
    const content = buttonLink(words.home, site.link("/"), { is_wide: true });
    return entryFrame(site, { title: words.spent_title, lead: words.spent_lead, content });
  }
  const role = site.words.team.roles[offer.role];
  const by = `${offer.by.first_name} ${offer.by.last_name}`;
  return entryFrame(site, {
    title: words.title(offer.seller.name),
    lead: words.lead(by, offer.seller.name),
    content: html`${formProblems(site, state)}
<dl class="definitions"><div><dt>${words.your_role}</dt><dd><strong>${role.name}</strong><br>${role.text}</dd></div>
<div><dt>${words.for_address}</dt><dd><bdi>${offer.email}</bdi></dd></div></dl>
${nextStep(site, offer, facts)}`,
  });
}

function nextStep(site: Site, offer: InvitationOffer, { person, token }: InvitationFacts): Markup {
  const words = site.words.team.invitation;
  const back = `${INVITATION_PATH}?token=${encodeURIComponent(token)}`;
  if (!person) {
    return offer.has_account
      ? html`<p>${words.sign_in_text}</p>
${buttonLink(words.sign_in, site.link(withNext("/sign-in/", back)), { is_wide: true })}`
      : html`<p>${words.sign_up_text}</p>
${buttonLink(words.sign_up, site.link(withNext("/sign-up/", back)), { is_wide: true })}`;
  }
  if (textKey(person.email) !== textKey(offer.email)) {
    return html`${notice(site, { tone: "warning", title: words.wrong_title, content: words.wrong_text(person.email) })}
<form method="post" action="${site.link("/sign-out/")}" class="entry__form">${csrfField(site)}
${button(words.sign_out, { kind: "secondary", is_wide: true })}</form>`;
  }
  if (person.seller) {
    return notice(site, { tone: "warning", title: words.member_title, content: words.member_text });
  }
  return html`<form method="post" action="${site.link(INVITATION_PATH)}" class="entry__form">${csrfField(site)}
<input type="hidden" name="token" value="${token}">
${button(words.accept, { is_wide: true })}</form>`;
}
