// A seller's team: who is in it with which role, and leaving it.
import { z } from "@hono/zod-openapi";
import { changeMemberRole, findMember, leaveTeam, listMembers, removeMember } from "#modules/sellers";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { sellerMember, sellerReads, sellerWrites } from "../access.ts";
import { idParams } from "../common.ts";
import { shortList, shortListQuery } from "../short-list.ts";
import { memberSchema, presentMember, roleBody } from "./team-schema.ts";

const PATH = "/api/seller/team/members/";
const TAG = "Seller team";
const one = { 200: { description: "The member.", schema: memberSchema } };
const target = (context: Context, { id }: { id: number }) => findMember(context, id);

export const sellerTeamRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Who works for us, and as what",
    tag: TAG,
    access: sellerReads("team.manage"),
    query: z.object(shortListQuery),
    answers: { 200: { description: "The team.", schema: pageSchema(memberSchema) } },
    handle: async ({ context, query, request }) =>
      ok(shortList(context.services.config.url, request, query, await listMembers(context), presentMember)),
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One of us",
    tag: TAG,
    access: sellerReads("team.manage"),
    params: idParams,
    target,
    answers: one,
    handle: ({ target: member }) => ok(presentMember(member)),
  }),
  route({
    method: "patch",
    path: `${PATH}{id}/`,
    summary: "Give somebody another role",
    description: "It counts from their next request on. A team is never without an owner.",
    tag: TAG,
    access: sellerWrites("team.manage"),
    params: idParams,
    target,
    body: roleBody,
    example: { role: "orders" },
    answers: one,
    refusals: { 409: ["last_owner"] },
    handle: async ({ context, params: { id }, body }) =>
      ok(presentMember(await changeMemberRole(context, { id, role: body.role }))),
  }),
  route({
    method: "delete",
    path: `${PATH}{id}/`,
    summary: "Take somebody out of the team",
    description: "The account lives on, and so does all that they did.",
    tag: TAG,
    access: sellerWrites("team.manage"),
    params: idParams,
    target,
    answers: { 204: { description: "No longer in the team." } },
    refusals: { 409: ["last_owner"] },
    handle: async ({ context, params }) => {
      await removeMember(context, params.id);
      return noContent();
    },
  }),
  route({
    method: "delete",
    path: "/api/seller/team/membership/",
    summary: "Leave the team",
    tag: TAG,
    access: sellerMember,
    answers: { 204: { description: "You work for no seller any more." } },
    refusals: { 409: ["last_owner"] },
    handle: async ({ context }) => {
      await leaveTeam(context);
      return noContent();
    },
  }),
];
