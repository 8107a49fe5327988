// A team is never without an owner, whoever is faster; staff name one where it came to that.
import assert from "node:assert/strict";
import { test } from "node:test";
import { changeUser, openSession } from "#modules/identity";
import {
  changeMemberRole,
  type Decision,
  decideSeller,
  invite,
  leaveTeam,
  listInvitations,
  listMembers,
  nameOwner,
  removeMember,
  sellerInvariants,
} from "#modules/sellers";
import { listAudit } from "#platform/audit";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { listMails } from "#platform/mail";
import type { Refusal } from "#platform/refusal";
import { account, actions, device, memberId, openTeam, refused } from "../../../test/team.ts";
import { openWorld, START, type World } from "../../../test/world.ts";

test("a team is never without an owner with a live account", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await openTeam(world);
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
  const { as, sol, join } = await openTeam(world);
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
  const { as, sol, join } = await openTeam(world);
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
  const { as, sol, mei, join, enter } = await openTeam(world);
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
  const { as, sol, enter } = await openTeam(world);
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
  const { as, sol, join } = await openTeam(world);
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
