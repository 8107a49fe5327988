// Who works for a seller, and the form that makes somebody an owner where the store has lost its own.
import { mayAct } from "#modules/identity";
import type { SellerPerson } from "#modules/sellers";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { workTable } from "../ui/work-table.ts";
import type { SellerFacts } from "./sellers-detail.ts";

const MAX_EMAIL = 254;
const MAX_REASON = 1000;

/** The content of the team's panel. */
export function sellerTeam(context: Context, site: Site, facts: SellerFacts): Markup {
  const { sellers: words } = site.words.office;
  const is_owned = facts.people.some(({ role, is_active }) => role === "owner" && is_active === 1);
  const alone = is_owned ? NOTHING : notice(site, { tone: "warning", content: words.ownerless });
  return html`${alone}${table(context, site, facts.people)}
<h3 class="office-sub">${words.owner_name}</h3>${ownerForm(site, facts)}`;
}

function ownerForm(site: Site, { seller, owner_state: state }: SellerFacts): Markup {
  const { sellers: words, users, reason } = site.words.office;
  return html`<form method="post" action="${site.link(`/admin/sellers/${seller.id}/owners/`)}" class="form">
${csrfField(site)}${formProblems(site, state)}<p class="quiet">${words.owner_hint}</p>
<div class="field-grid">${field(site, state, {
    name: "email",
    label: users.email,
    type: "email",
    autocomplete: "off",
    is_required: true,
    maxlength: MAX_EMAIL,
  })}
${field(site, state, { name: "why", label: reason, is_required: true, maxlength: MAX_REASON })}</div>
<p class="form__actions">${button(words.owner_save, { kind: "secondary" })}</p></form>`;
}

function table(context: Context, site: Site, people: readonly SellerPerson[]): Markup {
  const { sellers: words } = site.words.office;
  const may_open = mayAct(context.actor, "users.read");
  return workTable(site, {
    caption: words.team,
    columns: [
      { id: "name", label: site.words.office.users.name },
      { id: "role", label: site.words.office.users.role },
      { id: "email", label: site.words.office.users.email },
    ],
    rows: people.map((person) => ({
      id: `person-${person.user_id}`,
      href: may_open ? site.link(`/admin/users/${person.user_id}/`) : undefined,
      cells: [
        html`<bdi>${`${person.first_name} ${person.last_name}`.trim() || person.email}</bdi>`,
        html`${words.roles[person.role]}${person.is_active ? NOTHING : ` (${words.switched_off})`}`,
        html`<bdi>${person.email}</bdi>`,
      ],
    })),
    empty: html`<p class="quiet">${site.words.office.list.none_title}</p>`,
  });
}
