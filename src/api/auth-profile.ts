// A person's own profile.
import { changeProfile } from "#modules/identity";
import { ownPerson } from "#modules/sellers";
import type { Context } from "#platform/context";
import { ok, type Route, route } from "#platform/http/route";
import { signedIn } from "./access.ts";
import { presentPerson, profileOutput, profilePatch, profilePut } from "./auth-schema.ts";

const TAG = "Authentication";
const PATH = "/api/auth/profile/";
const answers = { 200: { description: "The profile.", schema: profileOutput } };
const refusals = { 409: ["email_taken", "username_taken"] };

export const authProfileRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "Who am I?",
    tag: TAG,
    access: signedIn,
    answers,
    handle: async ({ context }) => ok(await profile(context)),
  }),
  route({
    method: "put",
    path: PATH,
    summary: "Replace my profile: what is left out becomes empty.",
    tag: TAG,
    access: signedIn,
    body: profilePut,
    example: { first_name: "Ada", last_name: "Lovelace", city: "London", country: "GB" },
    answers,
    refusals,
    handle: async ({ context, body }) => {
      await changeProfile(context, body);
      return ok(await profile(context));
    },
  }),
  route({
    method: "patch",
    path: PATH,
    summary: "Change parts of my profile.",
    description: "A new e-mail address needs `current_password` and is unverified until its mailbox answers.",
    tag: TAG,
    access: signedIn,
    body: profilePatch,
    example: { phone: "+1 217 555 0100" },
    answers,
    refusals,
    handle: async ({ context, body }) => {
      await changeProfile(context, body);
      return ok(await profile(context));
    },
  }),
];

async function profile(context: Context) {
  return presentPerson(await ownPerson(context));
}
