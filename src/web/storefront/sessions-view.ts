// The list of devices that are signed in.
import type { SessionView } from "#modules/identity";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { badge } from "../ui/badge.ts";
import { button } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { accountPage } from "./account-frame.ts";
import { deviceWords } from "./sessions-device.ts";

export const SESSIONS_PATH = "/account/sessions/";

/** A whole page. */
export function sessionsPage(site: Site, sessions: readonly SessionView[], done: string | undefined): Markup {
  const { sessions: words } = site.words.account;
  return accountPage(site, {
    place: "sessions",
    title: words.title,
    intro: words.intro,
    done,
    content: html`<ul class="devices">${sessions.map((session) => device(site, session))}</ul>
<div class="cluster">
${sessions.some(({ is_current }) => !is_current) ? endForm(site, "end-others/", words.end_others, "secondary") : NOTHING}
${endForm(site, "end-all/", words.end_all, "danger")}
<p class="quiet">${words.end_all_hint}</p>
</div>`,
  });
}

function endForm(site: Site, path: string, label: string, kind: "secondary" | "danger"): Markup {
  return html`<form method="post" action="${site.link(`${SESSIONS_PATH}${path}`)}">${csrfField(site)}${button(label, { kind })}</form>`;
}

function device(site: Site, session: SessionView): Markup {
  const { sessions: words } = site.words.account;
  const { formats } = site;
  const name = deviceName(site, session.user_agent);
  const used = formats.moment(session.last_used_at);
  const { is_mobile } = deviceWords(session.user_agent);
  return html`<li class="device">
<span class="device__icon">${icon(site, is_mobile ? "smartphone" : "monitor")}</span>
<div class="device__text"><h2>${name} ${session.is_current ? badge(words.this_device, "accent") : NOTHING}</h2>
<p>${words.last_used}: ${used}</p>
<p>${words.opened}: ${formats.moment(session.created_at)}</p>
${session.address === null ? NOTHING : html`<p>${words.address} <bdi>${session.address}</bdi></p>`}</div>
${
  session.is_current
    ? NOTHING
    : html`<form method="post" action="${site.link(`${SESSIONS_PATH}${session.id}/end/`)}">${csrfField(site)}<button type="submit" class="button button--secondary"><span>${words.end}<span class="visually-hidden">: ${name}, ${used}</span></span></button></form>`
}
</li>`;
}

/** "Firefox on Windows", or that it is a program, or that nobody knows. */
export function deviceName(site: Site, user_agent: string | null): string {
  const { sessions: words } = site.words.account;
  const { browser, system } = deviceWords(user_agent);
  if (browser === null && system === null) return user_agent === null ? words.unknown_browser : words.program;
  return words.on(browser ?? words.unknown_browser, system ?? words.unknown_system);
}
