// The people of the test market: who they are, how they sign up, and who approves whom. All through the API.
import assert from "node:assert/strict";
import { createAdmin, STAFF_PERMISSIONS } from "#modules/identity";
import { INVITATION_PATH } from "#modules/sellers";
import { listMails, mailById } from "#platform/mail";
import type { ApiWorld, Reply } from "./api.ts";

export const PASSWORD = "correct-horse-battery";

/** Everybody with an account. Uma, Rita and Tom only hold an unpaid, a redirected and a transferred order. */
export const PEOPLE = [
  "olga",
  "ada",
  "ben",
  "uma",
  "rita",
  "tom",
  "sol",
  "kim",
  "mei",
  "sue",
  "pia",
  "rex",
  "stan",
  "sid",
  "cara",
  "otto",
  "fina",
] as const;
export type Person = (typeof PEOPLE)[number];

/** An account as the tests use it. */
export interface Account {
  user_id: number;
  /** 0 for who sells nothing. */
  seller_id: number;
  access: string;
  refresh: string;
}
export type People = Record<Person, Account>;

/** Store name, country and currency. */
const SELLERS: Partial<Record<Person, [store: string, country: string, currency: string]>> = {
  sol: ["Sun Lamps", "US", "USD"],
  kim: ["Kim Pans", "US", "USD"],
  mei: ["Mei Keramik", "DE", "EUR"],
  sue: ["Sue Soaps", "US", "USD"],
  pia: ["Pia Pots", "US", "USD"],
  rex: ["Rex Rugs", "US", "USD"],
};

/** Sol's people, by their role in the team. */
const TEAM = { cara: "catalogue", otto: "orders", fina: "finance" } as const;

/** Whose store somebody works for, if it isn't their own. */
export function bossOf(name: string): Person | null {
  return Object.hasOwn(TEAM, name) ? "sol" : null;
}

/** Signs everybody up. Sue is approved here and suspended only when she has sold something. */
export async function signUpPeople(world: ApiWorld): Promise<People> {
  const people = {} as People;
  await createAdmin(world.as(), accountInput("olga"));
  for (const name of PEOPLE) people[name] = await signUp(world, name);
  for (const name of PEOPLE) if (SELLERS[name]) await openStore(world, people, name);
  const { olga } = people;
  for (const name of ["sol", "kim", "mei", "sue"] as const) await decide(world, people, name, "approval");
  await decide(world, people, "rex", "rejection");
  const permissions = Object.keys(STAFF_PERMISSIONS);
  const stan = { role: "staff", permissions };
  await done(world.patch(`/api/admin/users/${people.stan.user_id}/`, stan, { token: olga.access }));
  const sid = { role: "staff", permissions: [] };
  await done(world.patch(`/api/admin/users/${people.sid.user_id}/`, sid, { token: olga.access }));
  for (const name of ["cara", "otto", "fina"] as const) {
    const invitation = await inviteToTeam(world, people, `${name}@example.com`, TEAM[name]);
    await done(world.post("/api/invitations/accept/", invitation, { token: people[name].access }));
  }
  return people;
}

/** An open invitation to Sol's team, with the token that is in its mail. */
export async function inviteToTeam(
  world: ApiWorld,
  people: People,
  email: string,
  role: string,
): Promise<{ token: string }> {
  const token = { token: people.sol.access };
  await done(world.post("/api/seller/team/invitations/", { email, role }, token));
  const heads = await listMails(world.as(), { recipient: email, limit: 50 });
  const mails = await Promise.all(heads.map(({ id }) => mailById(world.as(), id)));
  const text = mails.map((mail) => mail?.text_body ?? "").find((body) => body.includes(INVITATION_PATH));
  return { token: /\?token=([\w-]+)/.exec(text ?? "")?.[1] ?? "" };
}

/** A decision about a seller, by Olga. */
export async function decide(world: ApiWorld, people: People, name: Person, decision: string): Promise<void> {
  const path = `/api/admin/sellers/${people[name].seller_id}/${decision}/`;
  await done(world.post(path, { reason: `${decision} of ${name}` }, { token: people.olga.access }));
}

/** What the call answered; fails when it was refused. */
export async function done(call: Promise<Reply>): Promise<Reply["body"]> {
  const reply = await call;
  assert.ok(reply.status < 300, `${reply.status} ${reply.text}`);
  return reply.body;
}

function accountInput(name: Person) {
  const first_name = name[0]?.toUpperCase() + name.slice(1);
  return { email: `${name}@example.com`, password: PASSWORD, first_name, last_name: "Test", username: name };
}

async function signUp(world: ApiWorld, name: Person): Promise<Account> {
  const [store_name] = SELLERS[name] ?? [];
  const login = { email: `${name}@example.com`, password: PASSWORD };
  const body = { ...accountInput(name), ...(store_name && { role: "seller", store_name }) };
  const path = name === "olga" ? "/api/auth/login/" : "/api/auth/register/";
  const { user, access, refresh } = await done(world.post(path, name === "olga" ? login : body));
  return { user_id: user.id, seller_id: user.seller?.id ?? 0, access, refresh };
}

/** Settings that only the seller and staff may read hold the seller's canaries. */
async function openStore(world: ApiWorld, people: People, name: Person): Promise<void> {
  const [, country, currency] = SELLERS[name] ?? [];
  const hidden = { tax_id: `tax-canary-${name}`, line1: `store-line-canary-${name}` };
  const body = { country, currency, tagline: `What ${name} sells`, ...hidden };
  await done(world.patch("/api/seller/profile/", body, { token: people[name].access }));
}
