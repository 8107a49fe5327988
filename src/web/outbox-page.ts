// The development outbox: mails as they were written, with their secret links, for the person at this
// machine.
import { z } from "@hono/zod-openapi";
import { isoTime } from "#platform/clock";
import { html, type Markup } from "#platform/http/html";
import { type PageRoute, pageRoute, shown } from "#platform/http/page-route";
import { listMails, type Mail, type MailHead, mailById } from "#platform/mail";
import { missing } from "#platform/refusal";
import { anyone } from "../api/access.ts";
import { pathId } from "../api/common.ts";
import { publicSite, type Site } from "./site.ts";
import { layout } from "./ui/layout.ts";
import { table } from "./ui/table.ts";

const PAGE_SIZE = 50;

/** Mails that were written here instead of sent. Never in production: they hold secret links. */
export const outboxPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: "/outbox/",
    access: anyone,
    audience: "private",
    is_neutral: true,
    handle: async ({ context, visit }) => {
      const mails = await listMails(context, { limit: PAGE_SIZE });
      return shown(outboxPage(await publicSite(context, visit), mails));
    },
  }),
  pageRoute({
    method: "get",
    path: "/outbox/{id}/",
    access: anyone,
    audience: "private",
    is_neutral: true,
    params: z.object({ id: pathId() }),
    handle: async ({ context, visit, params }) => {
      const mail = await mailById(context, params.id);
      if (!mail) throw missing("mail");
      return shown(mailPage(await publicSite(context, visit), mail));
    },
  }),
];

/** The newest mails in a table. */
function outboxPage(site: Site, mails: MailHead[]): Markup {
  const { outbox: words } = site.words.info;
  const rows = mails.map(({ id, subject, recipient, created_at }) => [
    html`<a href="/outbox/${id}/">${subject}</a>`,
    recipient,
    isoTime(created_at),
  ]);
  return layout(site, {
    title: words.title,
    is_indexed: false,
    page_name: "info",
    content: html`<div class="info"><h1 class="info__title">${words.title}</h1>${
      mails.length === 0
        ? html`<p class="info__lead">${words.empty}</p>`
        : table({ caption: words.title, head: [words.subject, words.to, words.when], rows })
    }</div>`,
  });
}

/** One mail, as text; the links in it are meant to be copied. */
function mailPage(site: Site, mail: Mail): Markup {
  const { outbox: words } = site.words.info;
  return layout(site, {
    title: mail.subject,
    is_indexed: false,
    page_name: "info",
    content: html`<article class="info"><div class="info__head">
<h1 class="info__title">${mail.subject}</h1>
<p class="info__version">${words.to}: ${mail.recipient}, ${isoTime(mail.created_at)}</p></div>
<div class="letter">${mail.text_body}</div>
<p><a href="/outbox/">${words.all}</a></p></article>`,
  });
}
