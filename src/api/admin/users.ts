// Accounts for staff, and what admins may change of them.
import { z } from "@hono/zod-openapi";
import {
  changeUser,
  findUser,
  isStaffPermission,
  listUsers,
  STAFF_PERMISSIONS,
  type StaffPermission,
  type UserView,
} from "#modules/identity";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import {
  booleanQuery,
  orderingQuery,
  pageBody,
  pageOffset,
  pageQuery,
  pageSchema,
} from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { admin, staff } from "../access.ts";
import { idParams, line, timeOutput } from "../common.ts";

const TAG = "Back office";
const PATH = "/api/admin/users/";

const roles = z.enum(["buyer", "staff", "admin"]);
const permissions = Object.keys(STAFF_PERMISSIONS).filter(isStaffPermission) as [
  StaffPermission,
  ...StaffPermission[],
];
const permission = z.enum(permissions);

const output = z
  .strictObject({
    id: z.int(),
    email: z.string(),
    username: z.string().nullable(),
    first_name: z.string(),
    last_name: z.string(),
    full_name: z.string(),
    phone: z.string().nullable(),
    role: roles,
    permissions: z.array(permission),
    is_active: z.boolean(),
    email_verified: z.boolean(),
    date_joined: timeOutput,
  })
  .openapi("User");

const changes = z
  .strictObject({
    is_active: z.boolean().optional(),
    role: roles.optional(),
    permissions: z.array(permission).max(permissions.length).optional(),
  })
  .openapi("UserChanges");

const target = (context: Context, { id }: { id: number }) => findUser(context, id);

export const adminUsersRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "All accounts.",
    tag: TAG,
    access: staff,
    query: z.object({
      ...pageQuery,
      ordering: orderingQuery(["created_at"], "-created_at"),
      role: roles.optional(),
      is_active: booleanQuery.optional(),
      email: z.string().max(254).optional(),
      search: line(254).optional().openapi({
        description: "Words that begin the e-mail address or the username, or stand in the name.",
      }),
    }),
    answers: { 200: { description: "Accounts.", schema: pageSchema(output) } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, query, request }) => {
      const page = await listUsers(context, query, { ...query, offset: pageOffset(query) });
      return ok(pageBody(context.services.config.url, request, query, page, present));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One account.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "The account.", schema: output } },
    refusals: { 403: ["permission_denied"] },
    handle: ({ target: user }) => ok(present(user)),
  }),
  route({
    method: "patch",
    path: `${PATH}{id}/`,
    summary: "Switch an account off or on, or give it another role or other permissions.",
    description: "Only staff have permissions; an admin may do everything. Switching off ends all sessions.",
    tag: TAG,
    access: admin,
    params: idParams,
    body: changes,
    example: { is_active: false },
    target,
    answers: { 200: { description: "The account.", schema: output } },
    refusals: { 409: ["last_admin", "last_owner"] },
    handle: async ({ context, params, body }) => ok(present(await changeUser(context, params.id, body))),
  }),
];

function present(user: UserView): z.output<typeof output> {
  const { id, email, username, first_name, last_name, phone, role, permissions: may } = user;
  return {
    ...{ id, email, username, first_name, last_name, phone, role },
    full_name: `${first_name} ${last_name}`.trim(),
    permissions: may,
    is_active: user.is_active === 1,
    email_verified: user.email_verified_at !== null,
    date_joined: isoTime(user.created_at),
  };
}
