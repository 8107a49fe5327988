// The list of all accounts.
import type { listUsers, UserView } from "#modules/identity";
import type { Context } from "#platform/context";
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { filterBar } from "../ui/filter-bar.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import { listFoot, nothingFound, sortable, stateFilter } from "./office-list.ts";
import { accountState } from "./office-states.ts";
import type { UsersAsked } from "./users-pages.ts";

const PATH = "/admin/users/";

/** A whole page. */
export function usersList(
  context: Context,
  site: Site,
  asked: UsersAsked,
  listed: Awaited<ReturnType<typeof listUsers>>,
): Promise<Markup> {
  const { users: words, list } = site.words.office;
  return officePage(context, site, {
    here: "users",
    title: words.title,
    intro: words.intro,
    content: html`${filterBar(site, {
      action: site.link(PATH),
      search: { name: "search", label: words.search, value: asked.search ?? "" },
      fields: html`${stateFilter(site, { name: "role", label: words.role, words: words.roles, value: asked.role })}
${stateFilter(site, {
  name: "state",
  label: words.state,
  words: { on: words.on, off: words.off },
  value: asked.state,
})}`,
    })}
${workTable(site, {
  caption: words.title,
  columns: [
    { id: "name", label: words.name },
    { id: "email", label: words.email },
    { id: "role", label: words.role },
    { id: "state", label: words.state },
    sortable(site, { path: PATH, asked, id: "created_at", label: list.created }),
  ],
  rows: listed.results.map((user) => ({
    id: user.id,
    href: site.link(`${PATH}${user.id}/`),
    cells: [
      html`<bdi>${nameOf(site, user)}</bdi>`,
      html`<bdi>${user.email}</bdi>`,
      words.roles[user.role],
      accountState(site, user.is_active === 1),
      site.formats.date(user.created_at),
    ],
  })),
  empty: nothingFound(site, "users"),
})}
${listFoot(site, { path: PATH, asked, listed })}`,
  });
}

/** The whole name, or that there is none. */
export function nameOf(site: Site, user: Pick<UserView, "first_name" | "last_name">): string {
  return `${user.first_name} ${user.last_name}`.trim() || site.words.office.users.unnamed;
}
