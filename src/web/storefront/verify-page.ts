// The pages around confirming an address: the button, thanks, and what to do when the link is spent.
import { VERIFY_EMAIL_PATH } from "#modules/identity";
import type { Person } from "#modules/sellers";
import { html, type Markup } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { entryFrame } from "./entry-frame.ts";
import { DEFAULT_NEXT, withNext } from "./entry-next.ts";

export const RESEND_PATH = `${VERIFY_EMAIL_PATH}resend/`;

export interface VerifyFacts {
  form: FormState;
  token: string;
  state: string;
  /** Who is signed in, or null. */
  person: Pick<Person, "email" | "email_verified_at"> | null;
}

/** The whole page, for what the address and the account say. */
export function verifyPage(site: Site, { token, state, person }: VerifyFacts): Markup {
  const words = site.words.entry.verify;
  if (token !== "") return pressPage(site, token);
  if (state === "confirmed" || (person !== null && person.email_verified_at !== null)) {
    const content = buttonLink(words.onwards, site.link(person ? DEFAULT_NEXT : "/"), { is_wide: true });
    return entryFrame(site, { title: words.confirmed_title, lead: words.confirmed_lead, content });
  }
  const [title, lead] =
    state === "sent"
      ? [words.sent_title, words.sent_lead]
      : state === "spent"
        ? [words.spent_title, words.spent_lead]
        : [words.title, words.missing_lead];
  return entryFrame(site, {
    title,
    lead,
    content: person ? resendForm(site, person.email) : signInFirst(site),
  });
}

/** One button, because a mail scanner that opens the link must not spend it. */
function pressPage(site: Site, token: string): Markup {
  const words = site.words.entry.verify;
  return entryFrame(site, {
    title: words.title,
    lead: words.lead,
    content: html`<form class="entry__form" method="post" action="${site.link(VERIFY_EMAIL_PATH)}">
${csrfField(site)}
<input type="hidden" name="token" value="${token}">
${button(words.submit, { is_wide: true })}
</form>`,
  });
}

function resendForm(site: Site, email: string): Markup {
  const words = site.words.entry.verify;
  return html`<form class="entry__form" method="post" action="${site.link(RESEND_PATH)}">
${csrfField(site)}
<p>${words.address}: <bdi>${email}</bdi></p>
${button(words.resend, { is_wide: true, kind: "secondary" })}
</form>`;
}

function signInFirst(site: Site): Markup {
  const words = site.words.entry.verify;
  return html`${notice(site, { tone: "info", content: words.sign_in_first })}
${buttonLink(words.sign_in, site.link(withNext("/sign-in/", VERIFY_EMAIL_PATH)), { is_wide: true })}`;
}
