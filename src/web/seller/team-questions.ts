// The questions before somebody is no longer in a team.
import { requireSeller, sellerById, type TeamMember } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, formProblems } from "../ui/field.ts";
import { sellerPage } from "./seller-frame.ts";

export const TEAM_PATH = "/seller/team/";

/** Before somebody is taken out of the team. */
export function removePage(
  context: Context,
  site: Site,
  member: TeamMember,
  state: FormState,
): Promise<Markup> {
  const words = site.words.team.remove;
  return question(context, site, state, {
    title: words.title,
    text: words.question(`${member.first_name} ${member.last_name}`),
    action: `${TEAM_PATH}members/${member.id}/remove/`,
    confirm: words.confirm,
    keep: words.keep,
  });
}

/** Before the reader leaves the team. */
export async function leavePage(context: Context, site: Site, state: FormState): Promise<Markup> {
  const words = site.words.team.leave;
  const { name } = await sellerById(context, requireSeller(context).seller_id);
  return question(context, site, state, {
    title: words.title,
    text: words.question(name),
    action: `${TEAM_PATH}leave/`,
    confirm: words.confirm,
    keep: words.stay,
  });
}

function question(
  context: Context,
  site: Site,
  state: FormState,
  facts: { title: string; text: string; action: string; confirm: string; keep: string },
): Promise<Markup> {
  const { title, text, action, confirm, keep } = facts;
  return sellerPage(context, site, {
    here: "team",
    title,
    content: html`<div class="panel"><div class="panel__content">${formProblems(site, state)}
<form method="post" action="${site.link(action)}" class="form">${csrfField(site)}
<p><bdi>${text}</bdi></p>
<p class="form__actions">${button(confirm, { kind: "danger" })}${buttonLink(keep, site.link(TEAM_PATH), { kind: "secondary" })}</p>
</form></div></div>`,
  });
}
