// The team on the page: people with their roles, open invitations, the form to invite, one's own way out.
import { type Invitation, MEMBER_ROLES, requireSeller, type TeamMember } from "#modules/sellers";
import { type Context, now } from "#platform/context";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems, radioGroup } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { stateBadge } from "../ui/state-badge.ts";
import { workTable } from "../ui/work-table.ts";
import { sellerPage } from "./seller-frame.ts";
import { TEAM_PATH } from "./team-questions.ts";

export interface TeamFacts {
  done: string | undefined;
  /** Null for members who don't manage the team. */
  managed: { members: TeamMember[]; invitations: Invitation[] } | null;
  /** The form to invite, and what a change of role was refused for. */
  invitation: FormState;
  role: FormState;
}

/** The whole page: members who manage nobody see their own role and the way out. */
export function teamPage(context: Context, site: Site, facts: TeamFacts): Promise<Markup> {
  const { people } = site.words.team;
  const { done, managed } = facts;
  const { member_role } = requireSeller(context);
  return sellerPage(context, site, {
    here: "team",
    title: people.title,
    intro: managed ? people.intro : people.member_intro,
    done,
    content: managed
      ? html`${formProblems(site, facts.role)}${peoplePanel(context, site, managed.members)}
${managed.invitations.length > 0 ? invitedPanel(context, site, managed.invitations) : NOTHING}
<div class="team__pair">${invitePanel(site, facts.invitation)}${leavePanel(site)}</div>`
      : html`<div class="team__pair">${panel(site, {
          title: people.own_heading,
          content: html`<p><strong>${site.words.team.roles[member_role].name}</strong></p>
<p>${site.words.team.roles[member_role].text}</p>`,
        })}${leavePanel(site)}</div>`,
  });
}

function peoplePanel(context: Context, site: Site, members: readonly TeamMember[]): Markup {
  const { people } = site.words.team;
  return panel(site, {
    title: people.heading,
    content: workTable(site, {
      caption: people.heading,
      columns: [
        { id: "name", label: people.name },
        { id: "role", label: people.role },
        { id: "joined", label: people.joined, is_whole: true },
        { id: "actions", label: people.actions },
      ],
      rows: members.map((member) => ({
        id: `member-${member.id}`,
        cells: [
          nameCell(site, member, context.actor.user_id === member.user_id),
          roleForm(site, member),
          site.formats.date(member.joined_at),
          buttonLink(people.remove, site.link(`${TEAM_PATH}members/${member.id}/remove/`), {
            kind: "quiet",
            icon: icon(site, "trash-2"),
          }),
        ],
      })),
      empty: html`<p>${people.nobody}</p>`,
    }),
  });
}

function nameCell(site: Site, member: TeamMember, is_self: boolean): Markup {
  const { people } = site.words.team;
  return html`<span class="team__name"><bdi>${nameOf(member)}</bdi>${is_self ? html` (${people.you})` : NOTHING}</span>
<span class="team__address"><bdi>${member.email}</bdi></span>
${member.is_active ? NOTHING : stateBadge(people.inactive, "warning")}`;
}

function roleForm(site: Site, member: TeamMember): Markup {
  const { people, roles } = site.words.team;
  const id = `role-${member.id}`;
  return html`<form method="post" action="${site.link(`${TEAM_PATH}members/${member.id}/role/`)}" class="team__role">
${csrfField(site)}<label class="visually-hidden" for="${id}">${people.role_of(nameOf(member))}</label>
<div class="field__select"><select class="field__input" id="${id}" name="role" autocomplete="off">${MEMBER_ROLES.map(
    (role) =>
      html`<option value="${role}"${flag("selected", role === member.role)}>${roles[role].name}</option>`,
  )}</select>${icon(site, "chevron-down")}</div>
${button(people.save_role, { kind: "secondary" })}</form>`;
}

function invitedPanel(context: Context, site: Site, invitations: readonly Invitation[]): Markup {
  const words = site.words.team.invitations;
  return panel(site, {
    title: words.heading,
    content: workTable(site, {
      caption: words.heading,
      columns: [
        { id: "email", label: words.email },
        { id: "role", label: site.words.team.people.role },
        { id: "by", label: words.by },
        { id: "until", label: words.good_until, is_whole: true },
        { id: "actions", label: site.words.team.people.actions },
      ],
      rows: invitations.map((open) => ({
        id: `invited-${open.id}`,
        cells: [
          html`<bdi>${open.email}</bdi>`,
          site.words.team.roles[open.role].name,
          html`<bdi>${nameOf(open.invited_by)}</bdi>`,
          open.expires_at <= now(context)
            ? stateBadge(words.expired, "warning")
            : site.formats.date(open.expires_at),
          html`<div class="team__actions">${act(site, open, "resend")}${act(site, open, "revoke")}</div>`,
        ],
      })),
      empty: NOTHING,
    }),
  });
}

function act(site: Site, { id, email }: Invitation, deed: "resend" | "revoke"): Markup {
  const words = site.words.team.invitations;
  return html`<form method="post" action="${site.link(`${TEAM_PATH}invitations/${id}/${deed}/`)}">${csrfField(site)}
<button type="submit" class="button button--quiet"><span>${words[deed]}<span class="visually-hidden">${words.of(email)}</span></span></button></form>`;
}

function invitePanel(site: Site, state: FormState): Markup {
  const words = site.words.team.invitations;
  const { roles } = site.words.team;
  return panel(site, {
    title: words.form_heading,
    content: html`<form method="post" action="${site.link(TEAM_PATH)}" class="form">${csrfField(site)}
${formProblems(site, state)}<p>${words.form_text}</p>
${field(site, state, { name: "email", label: words.email, type: "email", autocomplete: "off", is_required: true, maxlength: 254 })}
${radioGroup(site, state, {
  name: "role",
  legend: words.role,
  options: MEMBER_ROLES.map((role) => ({
    value: role,
    label: roles[role].name,
    hint: roles[role].text,
    is_checked: (state.values.role ?? "catalogue") === role,
  })),
})}
${button(words.submit, { icon: icon(site, "send") })}</form>`,
  });
}

function leavePanel(site: Site): Markup {
  const words = site.words.team.leave;
  return panel(site, {
    title: words.heading,
    content: html`<p>${words.text}</p>
<p>${buttonLink(words.link, site.link(`${TEAM_PATH}leave/`), { kind: "secondary" })}</p>`,
  });
}

function nameOf({ first_name, last_name }: { first_name: string; last_name: string }): string {
  return `${first_name} ${last_name}`;
}
