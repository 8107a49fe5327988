// Where an account is signed in, as its page in the back office shows it; an admin ends one session, or all.
import { isUser } from "#modules/identity";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { deviceName } from "../storefront/sessions-view.ts";
import { badge } from "../ui/badge.ts";
import { button } from "../ui/button.ts";
import { csrfField } from "../ui/field.ts";
import { workTable } from "../ui/work-table.ts";
import type { UserFacts } from "./users-detail.ts";

const PATH = "/admin/users/";

type Session = UserFacts["sessions"][number];

/** The table, with the ways to end what it lists for whoever may. */
export function userSessions(context: Context, site: Site, { user, sessions }: UserFacts): Markup {
  const { users: words } = site.words.office;
  const { actor } = context;
  const is_admin = isUser(actor) && actor.role === "admin";
  const own = isUser(actor) ? actor.session_id : null;
  const act = (session: Session) => (session.id === own ? NOTHING : endForm(site, user.id, session));
  const table = workTable(site, {
    caption: words.sessions,
    columns: [
      { id: "device", label: words.sessions },
      { id: "address", label: site.words.account.sessions.address },
      { id: "used", label: words.last_used },
      ...(is_admin ? [{ id: "act", label: site.words.team.people.actions }] : []),
    ],
    rows: sessions.map((session) => ({
      id: `session-${session.id}`,
      cells: [
        device(site, session, session.id === own),
        html`<bdi>${session.address ?? "–"}</bdi>`,
        site.formats.moment(session.last_used_at),
        ...(is_admin ? [act(session)] : []),
      ],
    })),
    empty: html`<p class="quiet">${words.no_sessions}</p>`,
  });
  if (!is_admin || sessions.length === 0) return table;
  return html`${table}<form method="post" action="${site.link(`${PATH}${user.id}/sign-out/`)}" class="office-act">
${csrfField(site)}${button(words.sign_out, { kind: "secondary" })}</form>`;
}

function device(site: Site, { user_agent }: Session, is_current: boolean): Markup {
  const { this_device } = site.words.account.sessions;
  return html`${deviceName(site, user_agent)}${is_current ? html` ${badge(this_device, "accent")}` : NOTHING}`;
}

/** Ends one; whoever hears the button alone is told which. */
function endForm(site: Site, user_id: number, { id, user_agent, last_used_at }: Session): Markup {
  const { end } = site.words.account.sessions;
  const which = `${deviceName(site, user_agent)}, ${site.formats.moment(last_used_at)}`;
  const label = html`${end}<span class="visually-hidden">: ${which}</span>`;
  return html`<form method="post" action="${site.link(`${PATH}${user_id}/sessions/${id}/end/`)}" class="office-row-act">
${csrfField(site)}${button(label, { kind: "quiet" })}</form>`;
}
