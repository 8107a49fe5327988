// The development outbox: mails as they were written, with their secret links, for the person at this
// machine.
import { isoTime } from "#platform/clock";
import { html, type Markup } from "#platform/http/html";
import type { Mail, MailHead } from "#platform/mail";
import { frame } from "./ui/frame.ts";

/** The newest mails in a table. */
export function outboxPage(mails: MailHead[]): Markup {
  return frame(
    "Sent mails",
    mails.length === 0
      ? html`<p class="lead">No mail has been written yet. Register, order or reset a password, and it lands here.</p>`
      : html`<div class="scroll"><table>
<thead><tr><th scope="col">When</th><th scope="col">To</th><th scope="col">Subject</th></tr></thead>
<tbody>${mails.map(row)}</tbody></table></div>`,
  );
}

/** One mail, as text; the links in it are meant to be copied. */
export function readMail(mail: Mail): Markup {
  return frame(
    mail.subject,
    html`<p class="quiet">To ${mail.recipient}, ${isoTime(mail.created_at)}</p>
<pre>${mail.text_body}</pre>
<p><a href="/outbox/">All mails</a></p>`,
  );
}

function row(mail: MailHead): Markup {
  return html`<tr><td>${isoTime(mail.created_at)}</td><td>${mail.recipient}</td>
<td><a href="/outbox/${mail.id}/">${mail.subject}</a></td></tr>`;
}
