// Accounts in the back office: the list of all, one with its sessions and orders, and what an admin changes.
import { z } from "@hono/zod-openapi";
import {
  changeUser,
  endSessionOfUser,
  endSessionsOfUser,
  findUser,
  isStaffPermission,
  mayAct,
  sessionsOfUser,
} from "#modules/identity";
import { listAllOrders } from "#modules/orders";
import { personById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { type PageAnswer, type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { idParams, pathId } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { type UserFacts, userDetail } from "./users-detail.ts";
import { ROLES, usersListPage } from "./users-list.ts";

const PATH = "/admin/users/";
const SHOWN_BESIDE = 5;
const DONE = ["saved", "switched_off", "switched_on", "signed_out", "session_ended"] as const;
const access = officeAccess("users.read");
const by_admin = officeAccess("admin");
const sessionParams = z.object({ id: pathId(), session_id: pathId("session_id") });

export const usersPages: PageRoute[] = [
  usersListPage,
  pageRoute({
    method: "get",
    path: `${PATH}{id}/`,
    access,
    audience: "private",
    params: idParams,
    query: z.object({ done: z.enum(DONE).optional().catch(undefined) }),
    handle: async ({ context, visit, params, query }) => {
      const site = await privateSite(context, visit);
      const done = query.done && site.words.office.users.done[query.done];
      const facts = await readUser(context, params.id, freshForm());
      return shown(await userDetail(context, site, { ...facts, done }));
    },
  }),
  change("access", async (context, id, form) => {
    const permissions = form.all("permissions").filter(isStaffPermission);
    return submit(form, z.object({ role: z.enum(ROLES) }), async ({ role }) => {
      await changeUser(context, id, { role, permissions });
      return "saved" as const;
    });
  }),
  change("activity", (context, id, form) =>
    submit(form, z.object({ is_active: z.enum(["true", "false"]) }), async ({ is_active }) => {
      await changeUser(context, id, { is_active: is_active === "true" });
      return is_active === "true" ? ("switched_on" as const) : ("switched_off" as const);
    }),
  ),
  change("sign-out", (context, id, form) =>
    submit(form, z.object({}), async () => {
      await endSessionsOfUser(context, id);
      return "signed_out" as const;
    }),
  ),
  pageRoute({
    method: "post",
    path: `${PATH}{id}/sessions/{session_id}/end/`,
    access: by_admin,
    audience: "private",
    params: sessionParams,
    handle: ({ context, visit, params: { id, session_id }, form }) =>
      answer(context, visit, id, () =>
        submit(form, z.object({}), async () => {
          await endSessionOfUser(context, { user_id: id, session_id });
          return "session_ended" as const;
        }),
      ),
  }),
];

type Visited = Parameters<PageRoute["handle"]>[0];
type Form = Visited["form"];
type Sent = Awaited<ReturnType<typeof submit<unknown, (typeof DONE)[number]>>>;

/** A form of the account's page, for admins only. */
function change(name: string, act: (context: Context, id: number, form: Form) => Promise<Sent>): PageRoute {
  return pageRoute({
    method: "post",
    path: `${PATH}{id}/${name}/`,
    access: by_admin,
    audience: "private",
    params: idParams,
    handle: ({ context, visit, params: { id }, form }) =>
      answer(context, visit, id, () => act(context, id, form)),
  });
}

/** What an act on an account ends with: the page with what was done, or, refused, with what is wrong. */
async function answer(
  context: Context,
  visit: Visited["visit"],
  id: number,
  act: () => Promise<Sent>,
): Promise<PageAnswer> {
  const site = await privateSite(context, visit);
  await findUser(context, id);
  const sent = await act();
  if (sent.done) return seeOther(site.link(`${PATH}${id}/?done=${sent.result}`));
  const facts = await readUser(context, id, sent.state);
  return shown(await userDetail(context, site, facts), { status: 422 });
}

async function readUser(context: Context, id: number, state: FormState): Promise<UserFacts> {
  const user = await findUser(context, id);
  const { seller } = await personById(context, id);
  const beside = { page_size: SHOWN_BESIDE, offset: 0 };
  return {
    user,
    state,
    seller,
    sessions: await sessionsOfUser(context, id),
    orders: mayAct(context.actor, "orders.manage")
      ? (await listAllOrders(context, { user_id: id }, beside)).results
      : null,
  };
}
