// The list of all accounts.
import { z } from "@hono/zod-openapi";
import { listUsers, type UserView } from "#modules/identity";
import { html } from "#platform/http/html";
import { viewPlace } from "../../api/view-places.ts";
import type { Site } from "../site.ts";
import {
  choice,
  DEFAULT_ORDERING,
  officeList,
  pageNumber,
  searchText,
  sortable,
  stateFilter,
} from "./office-list.ts";
import { officeAccess } from "./office-places.ts";
import { accountState } from "./office-states.ts";

/** The roles of accounts, as lists and forms name them. */
export const ROLES = ["buyer", "staff", "admin"] as const;
const place = viewPlace("admin", "users");

const query = z.object({
  page: pageNumber,
  role: choice(ROLES),
  state: choice(["on", "off"]),
  search: searchText(254),
  ordering: z.enum([DEFAULT_ORDERING, "created_at"]).default(DEFAULT_ORDERING),
});
type Asked = z.output<typeof query>;

export const usersListPage = officeList<Asked, UserView>({
  place,
  access: officeAccess("users.read"),
  query,
  read: (context, { role, state, search, ordering }, slice) => {
    const filter = {
      ...(role && { role }),
      ...(state && { is_active: state === "on" }),
      ...(search !== undefined && { search }),
    };
    return listUsers(context, filter, { ...slice, ordering });
  },
  draw: (site, asked) => {
    const { users: words, list } = site.words.office;
    return {
      words,
      icon: "users",
      search: { name: "search", label: words.search, value: asked.search },
      filters: filters(site, asked),
      columns: [
        { id: "name", label: words.name },
        { id: "email", label: words.email },
        { id: "role", label: words.role },
        { id: "state", label: words.state },
        sortable(site, { path: place.path, asked, id: "created_at", label: list.created }),
      ],
      row: (user) => ({
        id: user.id,
        cells: [
          html`<bdi>${nameOf(site, user)}</bdi>`,
          html`<bdi>${user.email}</bdi>`,
          words.roles[user.role],
          accountState(site, user.is_active === 1),
          site.formats.date(user.created_at),
        ],
      }),
    };
  },
});

function filters(site: Site, { role, state }: Asked) {
  const { users: words } = site.words.office;
  const by_role = { name: "role", label: words.role, words: words.roles, value: role };
  const states = { on: words.on, off: words.off };
  const by_state = { name: "state", label: words.state, words: states, value: state };
  return html`${stateFilter(site, by_role)}${stateFilter(site, by_state)}`;
}

/** The whole name, or that there is none. */
export function nameOf(site: Site, user: Pick<UserView, "first_name" | "last_name">): string {
  return `${user.first_name} ${user.last_name}`.trim() || site.words.office.users.unnamed;
}
