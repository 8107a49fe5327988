// One account as the operator's people see it: who it is, what it may do, where it is signed in.
import { isUser, STAFF_PERMISSIONS, type sessionsOfUser, type UserView } from "#modules/identity";
import type { OrderView } from "#modules/orders";
import type { Person } from "#modules/sellers";
import type { Context } from "#platform/context";
import { flag, html, type Markup, NOTHING } from "#platform/http/html";
import { LANGUAGE_FACTS } from "#platform/i18n";
import type { FormState } from "../forms.ts";
import type { Site } from "../site.ts";
import { button } from "../ui/button.ts";
import { definitions } from "../ui/definitions.ts";
import { csrfField, formProblems, selectField } from "../ui/field.ts";
import { notice } from "../ui/notice.ts";
import { panel } from "../ui/panel.ts";
import { auditLink, deedsLink } from "./audit-link.ts";
import { officePage } from "./office-frame.ts";
import { mayEnter } from "./office-places.ts";
import { accountState } from "./office-states.ts";
import { ordersTable } from "./orders-table.ts";
import { nameOf } from "./users-list.ts";
import { userSessions } from "./users-sessions.ts";

const PATH = "/admin/users/";

/** What the page shows; `orders` is null for whoever may not see them. */
export interface UserFacts {
  user: UserView;
  state: FormState;
  seller: Person["seller"];
  sessions: Awaited<ReturnType<typeof sessionsOfUser>>;
  orders: OrderView[] | null;
  done?: string | undefined;
}

/** A whole page. */
export function userDetail(context: Context, site: Site, facts: UserFacts): Promise<Markup> {
  const { user, orders, done, state } = facts;
  const { users: words } = site.words.office;
  const is_admin = isUser(context.actor) && context.actor.role === "admin";
  return officePage(context, site, {
    here: "users",
    title: nameOf(site, user),
    intro: accountState(site, user.is_active === 1),
    done,
    actions: html`${auditLink(context, site, "user", user.id)}${deedsLink(context, site, user.email)}`,
    content: html`${problems(context, site, state)}<div class="panels panels--side"><div class="stack">
${panel(site, { title: words.account, content: account(context, site, facts) })}
${
  orders
    ? panel(site, {
        title: words.orders,
        content: ordersTable(site, { caption: words.orders, orders, none: words.no_orders }),
      })
    : NOTHING
}
${panel(site, { title: words.sessions, content: userSessions(context, site, facts) })}
</div><div class="stack">
${panel(site, { title: words.access, content: is_admin ? accessForm(site, facts) : accessFacts(site, user) })}
${is_admin ? panel(site, { title: words.activity, content: activityForm(site, user) }) : NOTHING}
</div></div>`,
  });
}

/** What is wrong; a store that the account is the last owner of is named, with the way to it. */
function problems(context: Context, site: Site, state: FormState): Markup {
  const { users: words } = site.words.office;
  const { seller } = state.extra;
  if (state.code !== "last_owner" || !isNamed(seller)) return formProblems(site, state);
  const href = site.link(`/admin/sellers/${seller.id}/`);
  const way = mayEnter(context.actor, "sellers.decide")
    ? html` <a href="${href}">${words.open_store}</a>`
    : NOTHING;
  const content = html`${words.last_owner(seller.name)}${way}`;
  return notice(site, { tone: "danger", title: words.last_owner_title, content });
}

function isNamed(seller: unknown): seller is { id: number; name: string } {
  return typeof seller === "object" && seller !== null && "id" in seller && "name" in seller;
}

function account(context: Context, site: Site, { user, seller }: UserFacts): Markup {
  const { users: words, list } = site.words.office;
  const rows: [string, string | Markup][] = [
    [words.email, html`<bdi>${user.email}</bdi>`],
    [words.verified, user.email_verified_at === null ? words.no : words.yes],
  ];
  if (user.username !== null) rows.push([words.username, html`<bdi>${user.username}</bdi>`]);
  if (user.phone !== null) rows.push([words.phone, html`<bdi dir="ltr">${user.phone}</bdi>`]);
  if (user.language !== null) rows.push([words.language, LANGUAGE_FACTS[user.language].name]);
  if (seller) {
    const name = html`<bdi>${seller.name}</bdi>`;
    const href = site.link(`/admin/sellers/${seller.id}/`);
    const role = site.words.office.sellers.roles[seller.member_role];
    const link = mayEnter(context.actor, "sellers.decide") ? html`<a href="${href}">${name}</a>` : name;
    rows.push([words.works_for, html`${link} (${role})`]);
  }
  rows.push([list.created, site.formats.moment(user.created_at)]);
  return definitions(rows);
}

function accessFacts(site: Site, user: UserView): Markup {
  const { users: words } = site.words.office;
  const may = user.permissions.map((name) => html`<li>${words.permissions[name]}</li>`);
  return html`<p>${words.roles[user.role]}</p>
${user.role === "admin" ? html`<p>${words.everything}</p>` : NOTHING}
${user.role === "staff" ? (may.length > 0 ? html`<ul class="office-points">${may}</ul>` : html`<p>${words.no_permissions}</p>`) : NOTHING}
<p class="quiet">${words.access_read_only}</p>`;
}

function accessForm(site: Site, { user, state }: UserFacts): Markup {
  const { users: words } = site.words.office;
  const names = Object.keys(STAFF_PERMISSIONS) as (keyof typeof STAFF_PERMISSIONS)[];
  return html`<form method="post" action="${site.link(`${PATH}${user.id}/access/`)}" class="form">
${csrfField(site)}
${selectField(site, state, {
  name: "role",
  label: words.role,
  is_required: true,
  value: user.role,
  options: Object.entries(words.roles).map(([value, label]) => ({ value, label })),
})}
<fieldset class="field field--group"><legend class="field__label">${words.may}</legend>
<p class="field__hint">${words.access_hint}</p>
<div class="choices">${names.map(
    (
      name,
    ) => html`<div class="choice"><input class="choice__input" type="checkbox" name="permissions" value="${name}"
id="permission-${name.replace(".", "-")}"${flag("checked", user.permissions.includes(name))}>
<label class="choice__label" for="permission-${name.replace(".", "-")}">${words.permissions[name]}</label></div>`,
  )}</div></fieldset>
<p class="form__actions">${button(words.save)}</p></form>`;
}

function activityForm(site: Site, user: UserView): Markup {
  const { users: words } = site.words.office;
  const is_active = user.is_active === 1;
  return html`<form method="post" action="${site.link(`${PATH}${user.id}/activity/`)}" class="form">
${csrfField(site)}<input type="hidden" name="is_active" value="${String(!is_active)}">
<p class="quiet">${is_active ? words.switch_off_hint : words.switch_on_hint}</p>
<p class="form__actions">${button(is_active ? words.switch_off : words.switch_on, {
    kind: is_active ? "danger" : "secondary",
  })}</p></form>`;
}
