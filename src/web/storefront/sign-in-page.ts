// The page to sign in on.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { entryFrame } from "./entry-frame.ts";
import { safeNext, withNext } from "./entry-next.ts";

const DEMO_PASSWORD = "buybuy-demo";
const DEMO_PEOPLE = ["ada", "sol", "mei", "olga"] as const;
const SECONDS_PER_MINUTE = 60;

export interface SignInFacts {
  form: FormState;
  next: string | undefined;
  /** What happened just before, such as a new password. */
  state: string;
  has_demo_people: boolean;
}

/** The whole page; the people of the demo world are named in development only. */
export function signInPage(site: Site, { form, next, state, has_demo_people }: SignInFacts): Markup {
  const words = site.words.entry.sign_in;
  return entryFrame(site, {
    title: words.title,
    lead: words.lead,
    content: html`${state === "password-set" ? notice(site, { tone: "success", content: words.password_set }) : NOTHING}
${problem(site, form)}
<form class="entry__form" method="post" action="${site.link("/sign-in/")}">
${csrfField(site)}
<input type="hidden" name="next" value="${safeNext(next)}">
${field(site, form, { name: "login", label: words.login, autocomplete: "username", is_required: true, maxlength: 254 })}
${field(site, form, {
  name: "password",
  label: words.password,
  type: "password",
  autocomplete: "current-password",
  is_required: true,
  maxlength: 1000,
})}
<p class="entry__aside"><a href="${site.link("/account/reset-password/")}">${words.forgotten}</a></p>
${button(words.submit, { is_wide: true })}
</form>
<p class="entry__other">${words.new_here} <a href="${site.link(withNext("/sign-up/", next))}">${words.sign_up}</a></p>`,
    after: has_demo_people ? demoPeople(site, next) : NOTHING,
  });
}

/** Too many wrong passwords are told with how long to wait; the rest is the form's own summary. */
function problem(site: Site, form: FormState): Markup {
  const seconds = Number(form.extra.retry_after_seconds ?? 0);
  if (seconds > 0) {
    const { limited_title, limited } = site.words.entry.sign_in;
    const wait = site.formats.plural(Math.ceil(seconds / SECONDS_PER_MINUTE), limited);
    return notice(site, { tone: "danger", title: limited_title, content: wait });
  }
  return formProblems(site, form);
}

function demoPeople(site: Site, next: string | undefined): Markup {
  const { demo } = site.words.entry;
  return html`<aside class="entry-demo" aria-label="${demo.title}">
<p class="entry-demo__title">${demo.title}</p>
<ul class="entry-demo__people">${DEMO_PEOPLE.map(
    (name) => html`<li><form method="post" action="${site.link("/sign-in/")}">
${csrfField(site)}
<input type="hidden" name="next" value="${safeNext(next)}">
<input type="hidden" name="login" value="${name}@example.com">
<input type="hidden" name="password" value="${DEMO_PASSWORD}">
${button(demo.people[name], { kind: "quiet" })}
</form></li>`,
  )}</ul>
</aside>`;
}
