// Who works for a seller, for staff, who name an owner where a store has lost its own.
import { z } from "@hono/zod-openapi";
import { MEMBER_ROLES, nameOwner, type SellerPerson, sellerById, sellerPeople } from "#modules/sellers";
import type { Context } from "#platform/context";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { emailInput } from "../auth-schema.ts";
import { idParams, line } from "../common.ts";

const TAG = "Back office";
const PATH = "/api/admin/sellers/{id}/";
const EXAMPLE = { email: "ada@example.com", reason: "The founder left the company." };

const output = z
  .strictObject({
    user_id: z.int(),
    email: z.string(),
    first_name: z.string(),
    last_name: z.string(),
    role: z.enum(MEMBER_ROLES),
    is_active: z.boolean().openapi({ description: "False while the account is switched off." }),
  })
  .openapi("SellerPerson");

const target = (context: Context, { id }: { id: number }) => sellerById(context, id);

export const adminSellerTeamRoutes: Route[] = [
  route({
    method: "get",
    path: `${PATH}team/`,
    summary: "Who works for a seller, at most a hundred.",
    tag: TAG,
    access: staff,
    params: idParams,
    target,
    answers: { 200: { description: "Its team, the first to join first.", schema: z.array(output) } },
    refusals: { 403: ["permission_denied"] },
    handle: async ({ context, params }) => ok(await present(context, params.id)),
  }),
  route({
    method: "post",
    path: `${PATH}owners/`,
    summary: "Make a person an owner of a seller, saying why.",
    description:
      "Somebody of its team, or somebody who works for no seller. They and the owners so far are written to, with the reason. A suspended seller without an owner is reinstated after this.",
    tag: TAG,
    access: staff,
    params: idParams,
    body: z.strictObject({ email: emailInput, reason: line(1000) }),
    example: EXAMPLE,
    target,
    answers: { 200: { description: "Its team, with the new owner.", schema: z.array(output) } },
    refusals: {
      403: ["permission_denied"],
      409: ["account_off", "own_account", "already_owner", "works_elsewhere", "team_full"],
      422: ["unknown_account"],
    },
    handle: async ({ context, params, body }) => {
      await nameOwner(context, { seller_id: params.id, ...body });
      return ok(await present(context, params.id));
    },
  }),
];

async function present(context: Context, seller_id: number): Promise<z.output<typeof output>[]> {
  const people = await sellerPeople(context, seller_id);
  return people.map((person: SellerPerson) => ({ ...person, is_active: person.is_active === 1 }));
}
