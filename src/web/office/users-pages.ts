// Accounts in the back office: the list of all, one with its sessions and orders, and what an admin changes.
import { z } from "@hono/zod-openapi";
import {
  changeUser,
  endSessionsOfUser,
  findUser,
  isStaffPermission,
  mayAct,
  sessionsOfUser,
} from "#modules/identity";
import { listAllOrders } from "#modules/orders";
import { personById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { idParams } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { type UserFacts, userDetail } from "./users-detail.ts";
import { ROLES, usersListPage } from "./users-list.ts";

const PATH = "/admin/users/";
const SHOWN_BESIDE = 5;
const DONE = ["saved", "switched_off", "switched_on", "signed_out"] as const;
const access = officeAccess("users.read");
const by_admin = officeAccess("admin");

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
];

type Form = Parameters<PageRoute["handle"]>[0]["form"];

/** A form of the account's page, for admins only; refused, the page comes back with what is wrong. */
function change(
  name: string,
  act: (
    context: Context,
    id: number,
    form: Form,
  ) => Promise<Awaited<ReturnType<typeof submit<unknown, (typeof DONE)[number]>>>>,
): PageRoute {
  return pageRoute({
    method: "post",
    path: `${PATH}{id}/${name}/`,
    access: by_admin,
    audience: "private",
    params: idParams,
    handle: async ({ context, visit, params, form }) => {
      const site = await privateSite(context, visit);
      await findUser(context, params.id);
      const sent = await act(context, params.id, form);
      if (sent.done) return seeOther(site.link(`${PATH}${params.id}/?done=${sent.result}`));
      const facts = await readUser(context, params.id, sent.state);
      return shown(await userDetail(context, site, facts), { status: 422 });
    },
  });
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
