// A seller with a team: who is in it, who is invited, and the mails that go out.
import assert from "node:assert/strict";
import { register } from "#modules/identity";
import {
  acceptInvitation,
  actorOfSession,
  invite,
  listMembers,
  type MEMBER_ROLES,
  registerSeller,
} from "#modules/sellers";
import { listAudit } from "#platform/audit";
import type { Context } from "#platform/context";
import { listMails, mailById } from "#platform/mail";
import { Refusal, type RefusalKind } from "#platform/refusal";
import type { World } from "./world.ts";

export const device = { user_agent: null, address: null };
/** A role in a team. */
export type Role = (typeof MEMBER_ROLES)[number];

/** What somebody of this name signs up with. */
export const account = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  password: "kittens eat seven mangos",
  first_name: name,
  last_name: "Test",
});

/** Judges a refusal by its kind and code. */
export const refused = (kind: RefusalKind, code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.deepEqual([error.kind, error.errors?.[0]?.code ?? error.code], [kind, code]);
  return true;
};

/** Sol and Mei with a store each, and how others come in: each by the id of their session. */
export async function openTeam(world: World) {
  const as = async (sid: string) => {
    const actor = await actorOfSession(world.as(), sid);
    assert.ok(actor);
    return world.as(actor);
  };
  const enter = async (name: string) => (await register(world.as(), account(name), device)).sid;
  const sol = (await registerSeller(world.as(), account("Sol"), { name: "Sun Lamps" }, device)).sid;
  const mei = (await registerSeller(world.as(), account("Mei"), { name: "Mei's Tea" }, device)).sid;
  const join = async (name: string, role: Role) => {
    const sid = await enter(name);
    await invite(await as(sol), { email: account(name).email, role });
    await acceptInvitation(await as(sid), await tokenFor(world, name));
    return sid;
  };
  return { as, enter, join, sol, mei };
}

/** The token in the last invitation that somebody got. */
export async function tokenFor(world: World, name: string): Promise<string> {
  const heads = await listMails(world.as(), { recipient: account(name).email, limit: 20 });
  const mails = await Promise.all(heads.map(({ id }) => mailById(world.as(), id)));
  const texts = mails.map((mail) => mail?.text_body ?? "").filter((text) => text.includes("/invitation/"));
  return /\?token=([\w-]+)/.exec(texts[0] ?? "")?.[1] ?? "";
}

/** The membership of somebody of this first name. */
export const memberId = async (context: Context, name: string) => {
  const found = (await listMembers(context)).find(({ first_name }) => first_name === name);
  assert.ok(found, name);
  return found.id;
};

/** All that the audit log tells, the oldest first. */
export async function actions(world: World): Promise<string[]> {
  const { results } = await listAudit(world.as(), {}, { page_size: 50 });
  return results.map(({ action }) => action).reverse();
}
