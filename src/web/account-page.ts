// The pages that mails lead to: confirm an address, ask for a new password, choose one.
import { html, type Markup } from "#platform/http/html";
import { frame } from "./ui/frame.ts";

/** One button, because a mail scanner that opens the link must not spend it. */
export function verifyPage(token: string): Markup {
  return frame(
    "Confirm your e-mail address",
    html`<p class="lead">One press, and the address is yours.</p>
<form method="post" action="/account/verify-email/">
<input type="hidden" name="token" value="${token}">
<button type="submit">Confirm the address</button>
</form>`,
  );
}

/** Asks for the address that a link to a new password is mailed to. */
export function askResetPage(): Markup {
  return frame(
    "A new password",
    html`<form method="post" action="/account/reset-password/">
<label for="email">Your e-mail address</label>
<input id="email" name="email" type="email" autocomplete="email" required>
<button type="submit">Mail me a link</button>
</form>`,
  );
}

/** The new password; `problem` says why the last one was not taken. */
export function choosePasswordPage(token: string, problem: string | null): Markup {
  return frame(
    "Choose a new password",
    html`${problem === null ? "" : html`<p class="problem" role="alert" id="problem">${problem}</p>`}
<form method="post" action="/account/reset-password/">
<input type="hidden" name="token" value="${token}">
<label for="new_password">New password, 8 characters or more</label>
<input id="new_password" name="new_password" type="password" autocomplete="new-password" minlength="8" required>
<button type="submit">Set the password</button>
</form>`,
  );
}

/** A sentence, when something is done or cannot be. */
export function saidPage(title: string, sentence: string): Markup {
  return frame(title, html`<p class="lead">${sentence}</p><p><a href="/">To the start page</a></p>`);
}
