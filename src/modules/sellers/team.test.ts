// Teams: inviting, accepting, roles, leaving.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  acceptInvitation,
  applyToSell,
  changeMemberRole,
  invitationOffer,
  invite,
  leaveTeam,
  listInvitations,
  listMembers,
  MEMBER_ROLES,
  maySell,
  ROLE_PERMISSIONS,
  removeMember,
  requireSellerPermission,
  resendInvitation,
  revokeInvitation,
  SELLER_PERMISSIONS,
  type SellerPermission,
  sellerInvariants,
} from "#modules/sellers";
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { listMails } from "#platform/mail";
import { actions, memberId, openTeam, type Role, refused, tokenFor } from "../../../test/team.ts";
import { openWorld } from "../../../test/world.ts";

test("each role may do what the table says and nothing else", async (t) => {
  const world = await openWorld(t);
  const { as, sol, join } = await openTeam(world);
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
  const { as, sol, mei, join, enter } = await openTeam(world);
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
  const { as, sol, mei, enter } = await openTeam(world);
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
  const { as, sol, join } = await openTeam(world);
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

test("an invitation that many accept at once makes one member", async (t) => {
  const world = await openWorld(t);
  const { as, sol, enter } = await openTeam(world);
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
