// Teams: inviting, accepting, roles, leaving; never without an owner, whoever is faster.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeUser, openSession, register } from "#modules/identity";
import {
  acceptInvitation,
  actorOfSession,
  applyToSell,
  changeMemberRole,
  type Decision,
  decideSeller,
  invitationOffer,
  invite,
  leaveTeam,
  listInvitations,
  listMembers,
  MEMBER_ROLES,
  maySell,
  nameOwner,
  ROLE_PERMISSIONS,
  registerSeller,
  removeMember,
  requireSellerPermission,
  resendInvitation,
  revokeInvitation,
  SELLER_PERMISSIONS,
  type SellerPermission,
  sellerInvariants,
} from "#modules/sellers";
import { listAudit } from "#platform/audit";
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { listMails, mailById } from "#platform/mail";
import { Refusal, type RefusalKind } from "#platform/refusal";
import { openWorld, START, type World } from "../../../test/world.ts";

const device = { user_agent: null, address: null };
type Role = (typeof MEMBER_ROLES)[number];

const account = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  password: "kittens eat seven mangos",
  first_name: name,
  last_name: "Test",
});

const refused = (kind: RefusalKind, code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.deepEqual([error.kind, error.errors?.[0]?.code ?? error.code], [kind, code]);
  return true;
};

async function open(world: World) {
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
async function tokenFor(world: World, name: string): Promise<string> {
  const heads = await listMails(world.as(), { recipient: account(name).email, limit: 20 });
  const mails = await Promise.all(heads.map(({ id }) => mailById(world.as(), id)));
  const texts = mails.map((mail) => mail?.text_body ?? "").filter((text) => text.includes("/invitation/"));
  return /\?token=([\w-]+)/.exec(texts[0] ?? "")?.[1] ?? "";
}

const memberId = async (context: Context, name: string) => {
  const found = (await listMembers(context)).find(({ first_name }) => first_name === name);
  assert.ok(found, name);
  return found.id;
};

async function actions(world: World): Promise<string[]> {
  const { results } = await listAudit(world.as(), {}, { page_size: 50 });
  return results.map(({ action }) => action).reverse();
}

test("each role may do what the table says and nothing else", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const expected: Record<Role, SellerPermission[]> = {
    owner: Object.keys(SELLER_PERMISSIONS) as SellerPermission[],
    catalogue: ["catalog.read", "catalog.write", "inventory.write", "searches.read"],
    orders: ["orders.read", "orders.fulfil", "catalog.read"],
    finance: ["money.read", "orders.read", "searches.read"],
  };
  assert.deepEqual(ROLE_PERMISSIONS, expected);
  const nobody = world.as({ kind: "anonymous" });
  for (const role of MEMBER_ROLES) {
    const context = await as(role === "owner" ? sol : await join(`One of ${role}`.replaceAll(" ", ""), role));
    for (const permission of Object.keys(SELLER_PERMISSIONS) as SellerPermission[]) {
      const may = expected[role].includes(permission);
      assert.equal(maySell(context.actor, permission), may, `${role} ${permission}`);
      const ask = () => requireSellerPermission(context, permission);
      if (may) assert.equal(ask().member_role, role);
      else assert.throws(ask, refused("forbidden", "seller_permission_denied"));
      assert.equal(maySell(nobody.actor, permission), false);
    }
  }
});

test("only who manages the team sees and changes it, and only their own", async (t) => {
  const world = await openWorld(t);
  const { as, sol, mei, join, enter } = await open(world);
  const cara = await join("Cara", "catalogue");
  const owner = await as(sol);
  const open_one = await invite(owner, { email: "nora@example.com", role: "orders" });
  const id = await memberId(owner, "Cara");
  const verbs: ((context: Context) => Promise<unknown>)[] = [
    (context) => listMembers(context),
    (context) => listInvitations(context),
    (context) => invite(context, { email: "x@example.com", role: "owner" }),
    (context) => changeMemberRole(context, { id, role: "owner" }),
    (context) => removeMember(context, id),
    (context) => resendInvitation(context, open_one.id),
    (context) => revokeInvitation(context, open_one.id),
  ];
  for (const verb of verbs) {
    await assert.rejects(verb(await as(cara)), refused("forbidden", "seller_permission_denied"));
    await assert.rejects(
      verb(await as(await enter(`Ada${verbs.indexOf(verb)}`))),
      refused("forbidden", "not_a_seller"),
    );
  }
  for (const verb of verbs.slice(3))
    await assert.rejects(verb(await as(mei)), refused("missing", "not_found"));
  const suspended = { status: "suspended" as const };
  await transaction(world.as(), ({ db }) => db.updateTable("sellers").set(suspended).execute());
  for (const verb of verbs.slice(2)) {
    await assert.rejects(verb(await as(sol)), refused("forbidden", "seller_suspended"));
  }
  assert.equal((await listMembers(await as(sol))).length, 2);
});

test("an invitation is for one address, good once and for seven days", async (t) => {
  const world = await openWorld(t);
  const { as, sol, mei, enter } = await open(world);
  const owner = await as(sol);
  const ben = await enter("Ben");
  const eve = await enter("Eve");
  await assert.rejects(
    invite(owner, { email: "SOL@example.com", role: "owner" }),
    refused("conflict", "already_in_team"),
  );
  const { id } = await invite(owner, { email: "ben@example.com", role: "orders" });
  const again = invite(owner, { email: "Ben@Example.com", role: "finance" });
  await assert.rejects(again, refused("conflict", "already_invited"));
  const first = await tokenFor(world, "Ben");
  const offer = await invitationOffer(world.as({ kind: "anonymous" }), first);
  assert.deepEqual([offer.role, offer.seller.name, offer.has_account], ["orders", "Sun Lamps", true]);
  await assert.rejects(acceptInvitation(await as(eve), first), refused("conflict", "wrong_account"));
  for (const bad of ["", "x", first.slice(1), `${first}A`]) {
    await assert.rejects(acceptInvitation(await as(ben), bad), refused("invalid", "invalid_token"));
  }
  world.clock.advance(MINUTE_MS);
  await resendInvitation(owner, id);
  const second = await tokenFor(world, "Ben");
  assert.notEqual(second, first);
  await assert.rejects(acceptInvitation(await as(ben), first), refused("invalid", "invalid_token"));
  world.clock.advance(7 * DAY_MS);
  await assert.rejects(acceptInvitation(await as(ben), second), refused("invalid", "invalid_token"));
  // What has expired stands in nobody's way.
  await invite(await as(sol), { email: "ben@example.com", role: "finance" });
  const third = await tokenFor(world, "Ben");
  assert.equal((await acceptInvitation(await as(ben), third)).role, "finance");
  await assert.rejects(acceptInvitation(await as(ben), third), refused("invalid", "invalid_token"));
  assert.deepEqual(await listInvitations(await as(sol)), []);
  const nora = await invite(await as(sol), { email: "mei@example.com", role: "owner" });
  await assert.rejects(
    acceptInvitation(await as(mei), await tokenFor(world, "Mei")),
    refused("conflict", "already_a_member"),
  );
  await revokeInvitation(await as(sol), nora.id);
  await assert.rejects(
    invitationOffer(world.as(), await tokenFor(world, "Mei")),
    refused("invalid", "invalid_token"),
  );
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("roles count at once, and who is out may sell elsewhere", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const cara = await join("Cara", "catalogue");
  const id = await memberId(await as(sol), "Cara");
  await changeMemberRole(await as(sol), { id, role: "finance" });
  assert.deepEqual(
    (await as(cara)).actor.kind === "user" && maySell((await as(cara)).actor, "money.read"),
    true,
  );
  await removeMember(await as(sol), id);
  assert.equal(maySell((await as(cara)).actor, "money.read"), false);
  await applyToSell(await as(cara), { name: "Cara's own" });
  const otto = await join("Otto", "orders");
  await leaveTeam(await as(otto));
  await assert.rejects(leaveTeam(await as(otto)), refused("forbidden", "not_a_seller"));
  const expected = ["seller_invitation.sent", "seller_member.joined", "seller_member.role_changed"];
  const heard = (await actions(world)).filter((action) => /seller_(member|invitation)/.test(action));
  assert.deepEqual(heard.slice(0, 4), [...expected, "seller_member.removed"]);
  assert.equal(heard.at(-1), "seller_member.left");
  const [mail] = await listMails(world.as(), { recipient: "cara@example.com", limit: 20 });
  assert.ok(mail);
});

test("a team is never without an owner with a live account", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const own = await memberId(await as(sol), "Sol");
  const last = refused("conflict", "last_owner");
  await assert.rejects(leaveTeam(await as(sol)), last);
  await assert.rejects(removeMember(await as(sol), own), last);
  await assert.rejects(changeMemberRole(await as(sol), { id: own, role: "finance" }), last);
  await join("Kim", "owner");
  const off = transaction(world.as(), ({ db }) =>
    db.updateTable("users").set({ is_active: 0 }).where("email", "=", "kim@example.com").execute(),
  );
  await off;
  await assert.rejects(leaveTeam(await as(sol)), last);
  assert.equal((await listMembers(await as(sol))).length, 2);
});

test("two owners who remove each other, step down or leave at once: one stays", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const acts: ((context: Context, other: number, own: number) => Promise<unknown>)[] = [
    (context, other) => removeMember(context, other),
    (context) => leaveTeam(context),
    (context, _other, own) => changeMemberRole(context, { id: own, role: "finance" }),
    (context, other) => changeMemberRole(context, { id: other, role: "orders" }),
  ];
  for (const [round, act] of acts.entries()) {
    const kim = await join(`Kim${round}`, "owner");
    const [first, second] = [await as(sol), await as(kim)];
    const [a, b] = [await memberId(first, "Sol"), await memberId(first, `Kim${round}`)];
    const settled = await Promise.allSettled([act(first, b, a), act(second, a, b)]);
    const done = settled.filter(({ status }) => status === "fulfilled").length;
    assert.equal(done, 1, `round ${round}`);
    const owners = await world
      .as()
      .db.selectFrom("seller_members")
      .innerJoin("users", "users.id", "seller_members.user_id")
      .select(["users.first_name", "seller_members.user_id", "seller_members.seller_id"])
      .where("seller_members.role", "=", "owner")
      .where("users.first_name", "<>", "Mei")
      .execute();
    assert.equal(owners.length, 1);
    await soleOwner(world, first.actor.user_id ?? 0, owners[0]?.seller_id ?? 0);
  }
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("the last owner of a store is not switched off unless the store is closed, and then stays so", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const { actor } = await as(sol);
  const [user_id, seller_id] = [actor.user_id ?? 0, actor.seller?.seller_id ?? 0];
  const off = () => changeUser(world.as(), user_id, { is_active: false });
  const decide = (decision: Decision) => decideSeller(world.as(), seller_id, decision, "As agreed");
  const named = (error: unknown) => {
    assert.ok(refused("conflict", "last_owner")(error));
    assert.deepEqual((error as Refusal).extra, { seller: { id: seller_id, name: "Sun Lamps" } });
    assert.match((error as Refusal).message, /Sun Lamps/);
    return true;
  };
  await assert.rejects(off(), named, "while it waits");
  await decide("approval");
  await join("Cara", "catalogue");
  await assert.rejects(off(), named, "a colleague of another role is no owner");
  assert.equal((await as(sol)).actor.user_id, user_id, "and nothing was ended");
  await join("Kim", "owner");
  assert.equal((await off()).is_active, 0);
  await changeUser(world.as(), user_id, { is_active: true });
  const kim = await memberId(await as(await openAgain(world, user_id)), "Kim");
  await changeMemberRole(await as(await openAgain(world, user_id)), { id: kim, role: "orders" });
  await decide("suspension");
  assert.equal((await off()).is_active, 0);
  await assert.rejects(decide("reinstatement"), refused("conflict", "no_owner"));
  await changeUser(world.as(), user_id, { is_active: true });
  assert.equal((await decide("reinstatement")).status, "approved");
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("staff name an owner: of the team or of no store, once, with a reason, never themselves", async (t) => {
  const world = await openWorld(t);
  const { as, sol, mei, join, enter } = await open(world);
  const seller_id = (await as(sol)).actor.seller?.seller_id ?? 0;
  const kim = (await as(await enter("Kim"))).actor;
  const cara = await join("Cara", "catalogue");
  const staff = { ...kim, user_id: kim.user_id ?? 0, role: "staff" as const };
  const deciding = world.as({ ...staff, permissions: ["sellers.decide"] });
  const name = (who: string, context = deciding, id = seller_id) =>
    nameOwner(context, { seller_id: id, email: account(who).email.toUpperCase(), reason: "Sol left" });
  const other = world.as({ ...staff, permissions: ["users.read"] });
  await assert.rejects(name("Cara", other), refused("forbidden", "permission_denied"));
  await assert.rejects(name("Nobody"), refused("invalid", "unknown_account"));
  await assert.rejects(name("Cara", deciding, 999_999), refused("missing", "not_found"));
  await assert.rejects(name("Sol"), refused("conflict", "already_owner"));
  await assert.rejects(name("Mei"), refused("conflict", "works_elsewhere"));
  await assert.rejects(name("Kim"), refused("conflict", "own_account"));
  const nora = await enter("Nora");
  const { actor: of_nora } = await as(nora);
  await changeUser(world.as(), of_nora.user_id ?? 0, { is_active: false });
  await assert.rejects(name("Nora"), refused("conflict", "account_off"));
  assert.deepEqual(
    (await actions(world)).filter((action) => action === "seller.owner_named"),
    [],
  );
  await name("Cara");
  assert.equal((await as(cara)).actor.seller?.member_role, "owner", "somebody of the team, at once");
  await changeUser(world.as(), of_nora.user_id ?? 0, { is_active: true });
  await invite(await as(sol), { email: account("Nora").email, role: "orders" });
  await name("Nora");
  assert.deepEqual(await listInvitations(await as(sol)), [], "nothing is left to accept");
  const { results } = await listAudit(world.as(), { action: "seller.owner_named" }, { page_size: 5 });
  assert.deepEqual(
    results.map(({ before, after, reason }) => [before?.role, after?.role, after?.email, reason]),
    [
      [null, "owner", account("Nora").email, "Sol left"],
      ["catalogue", "owner", account("Cara").email, "Sol left"],
    ],
  );
  for (const who of ["Sol", "Cara", "Nora"]) {
    const [mail] = await listMails(world.as(), { recipient: account(who).email, limit: 1 });
    assert.match(mail?.subject ?? "", who === "Nora" ? /^You are an owner/ : /^Nora Test .* is an owner/);
  }
  assert.equal((await as(mei)).actor.seller?.member_role, "owner");
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("a suspended store without an owner sells again once staff named one", async (t) => {
  const world = await openWorld(t);
  const { as, sol, enter } = await open(world);
  const { actor } = await as(sol);
  const seller_id = actor.seller?.seller_id ?? 0;
  const decide = (decision: Decision) => decideSeller(world.as(), seller_id, decision, "As agreed");
  await decide("approval");
  await decide("suspension");
  await changeUser(world.as(), actor.user_id ?? 0, { is_active: false });
  await assert.rejects(decide("reinstatement"), refused("conflict", "no_owner"));
  const people = [await enter("Nora"), await enter("Otto")];
  const named = people.map((_, at) =>
    nameOwner(world.as(), { seller_id, email: account(at === 0 ? "Nora" : "Otto").email, reason: "Gone" }),
  );
  await Promise.all(named);
  assert.equal((await decide("reinstatement")).status, "approved");
  const twice = await Promise.allSettled(
    [1, 2].map(() => nameOwner(world.as(), { seller_id, email: account("Otto").email, reason: "Again" })),
  );
  assert.ok(twice.every(({ status }) => status === "rejected"));
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("two owners who are switched off, or leave meanwhile: one stays", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await open(world);
  const kim = await join("Kim", "owner");
  const [first, second] = [(await as(sol)).actor.user_id ?? 0, (await as(kim)).actor.user_id ?? 0];
  const off = (user_id: number) => changeUser(world.as(), user_id, { is_active: false });
  const both = await Promise.allSettled([off(first), off(second)]);
  assert.equal(both.filter(({ status }) => status === "fulfilled").length, 1, "both switched off");
  for (const id of [first, second]) await changeUser(world.as(), id, { is_active: true });
  const mixed = await Promise.allSettled([off(first), leaveTeam(await as(await openAgain(world, second)))]);
  assert.equal(mixed.filter(({ status }) => status === "fulfilled").length, 1, "one off, one leaves");
  assert.deepEqual(await findViolations(world.as(), sellerInvariants), []);
});

test("an invitation that many accept at once makes one member", async (t) => {
  const world = await openWorld(t);
  const { as, sol, enter } = await open(world);
  const ben = await enter("Ben");
  await invite(await as(sol), { email: "ben@example.com", role: "orders" });
  const token = await tokenFor(world, "Ben");
  const contexts = await Promise.all(Array.from({ length: 5 }, () => as(ben)));
  const settled = await Promise.allSettled(contexts.map((context) => acceptInvitation(context, token)));
  assert.equal(settled.filter(({ status }) => status === "fulfilled").length, 1);
  assert.equal((await listMembers(await as(sol))).length, 2);
  const twice = await Promise.allSettled(
    [1, 2].map(async () => invite(await as(sol), { email: "nora@example.com", role: "orders" })),
  );
  assert.equal(twice.filter(({ status }) => status === "fulfilled").length, 1);
});

/** A new session of an account that was switched off and on again. */
async function openAgain(world: World, user_id: number): Promise<string> {
  const { sid } = await transaction(world.as(), (tx) => openSession(tx, user_id, device));
  return sid;
}

/** Puts Sol back as the only member. */
async function soleOwner(world: World, user_id: number, seller_id: number): Promise<void> {
  await transaction(world.as(), async ({ db }) => {
    await db.deleteFrom("seller_members").where("seller_id", "=", seller_id).execute();
    const row = { seller_id, user_id, role: "owner" as const, created_at: START };
    await db.insertInto("seller_members").values(row).execute();
  });
}
