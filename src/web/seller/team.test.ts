// A store's team on pages: who may open what, inviting and accepting, roles, removing, leaving.
import assert from "node:assert/strict";
import { test } from "node:test";
import { INVITATION_PATH } from "#modules/sellers";
import { DAY_MS } from "#platform/clock";
import { listMails, mailById } from "#platform/mail";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import type { Person } from "../../../test/market-people.ts";
import { visit } from "../../../test/shopper.ts";
import { visitor } from "../../../test/visitor.ts";

const TEAM = "/seller/team/";
const LANGUAGES = ["", "/de", "/ar"];

const rolesOf = async (world: MarketWorld) =>
  Object.fromEntries(
    (
      await world
        .as()
        .db.selectFrom("seller_members as m")
        .innerJoin("users as u", "u.id", "m.user_id")
        .select(["u.email", "m.role"])
        .where("m.seller_id", "=", world.people.sol.seller_id)
        .execute()
    ).map(({ email, role }) => [email.split("@")[0], role]),
  );

test("strangers are sent away, members without the right see their own role only", async (t) => {
  const world = await openMarket(t);
  const guest = await world.get(TEAM);
  assert.deepEqual(
    [guest.status, guest.headers.get("location")],
    [303, "/sign-in/?next=%2Fseller%2Fteam%2F"],
  );
  assert.equal((await (await visit(world, "ada")).get(TEAM)).status, 403);
  const member = `${TEAM}members/${world.cara_member_id}/`;
  for (const name of ["cara", "otto", "fina"] as const) {
    const who = await visit(world, name);
    const page = await who.get(TEAM);
    assert.equal(page.status, 200);
    assert.ok(!page.text.includes("sol@example.com") && !page.text.includes("ben@example.com"));
    assert.equal((await who.get(`${member}remove/`)).status, 403);
    for (const path of [TEAM, `${member}role/`, `${member}remove/`]) {
      const leave = await who.get(`${TEAM}leave/`);
      const csrf = /name="csrf" value="([^"]+)"/.exec(leave.text)?.[1] ?? "";
      const sent = { csrf, email: "eve@example.com", role: "owner" };
      assert.equal((await who.post(path, sent)).status, 403, path);
    }
  }
  const mei = await visit(world, "mei");
  assert.equal((await mei.get(`${member}remove/`)).status, 404, "another's team");
  assert.deepEqual(await rolesOf(world), {
    sol: "owner",
    cara: "catalogue",
    otto: "orders",
    fina: "finance",
  });
});

test("menus show each role its own places", async (t) => {
  const world = await openMarket(t);
  const places = async (name: Person) => {
    const page = await (await visit(world, name)).get(TEAM);
    return ["/seller/orders/", "/seller/products/", "/seller/settings/"].filter((path) =>
      page.text.includes(`href="${path}"`),
    );
  };
  assert.deepEqual(await places("sol"), ["/seller/orders/", "/seller/products/", "/seller/settings/"]);
  assert.deepEqual(await places("cara"), ["/seller/products/"]);
  assert.deepEqual(await places("otto"), ["/seller/orders/", "/seller/products/"]);
  assert.deepEqual(await places("fina"), ["/seller/orders/"]);
});

test("inviting: what is wrong stands beside its field and nothing is lost; then the mail goes out", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  for (const [email, words] of [
    ["not an address", "This doesn’t look right."],
    ["cara@example.com", "in the team already"],
    ["ben@example.com", "invited already"],
  ] as const) {
    const refused = await sol.submit(await sol.get(TEAM), TEAM, { email, role: "finance" });
    assert.equal(refused.status, 422);
    assert.ok(refused.words.includes(words), refused.words.slice(0, 500));
    assert.ok(refused.text.includes(`value="${email}"`), "what was typed");
    assert.match(refused.text, /value="finance"[^>]*checked/);
    assert.match(refused.text, /id="field-email"[^>]*aria-invalid="true"/);
  }
  for (const language of LANGUAGES) {
    const email = `nora${language.slice(1)}@example.com`;
    const page = await sol.get(`${language}${TEAM}`);
    const done = await sol.submit(page, `${language}${TEAM}`, { email, role: "orders" });
    assert.equal(done.path, `${language}${TEAM}?done=invited`);
    assert.ok(done.text.includes(email));
    assert.equal((await listMails(world.as(), { recipient: email, limit: 5 })).length, 1);
  }
});

test("an invitation: signed out, with another account, with the right one, and then it is spent", async (t) => {
  const world = await openMarket(t);
  const path = `${INVITATION_PATH}?token=${world.invitation.token}`;
  for (const language of LANGUAGES) {
    const spent = await visitor(world).get(`${language}${INVITATION_PATH}?token=nonsense`);
    assert.equal(spent.status, 404);
    const page = await visitor(world).get(`${language}${path}`);
    assert.equal(page.status, 200);
    assert.ok(page.text.includes("Sun Lamps") && page.text.includes(`${language}/sign-in/?next=`));
  }
  assert.equal((await visitor(world).get(INVITATION_PATH)).status, 404);
  const eve = await visit(world, "ada");
  const wrong = await eve.get(path);
  assert.ok(wrong.words.includes("This invitation is for another address"));
  assert.ok(!wrong.text.includes(`action="${INVITATION_PATH}"`));
  const ben = await visit(world, "ben");
  const in_team = await ben.submit(await ben.get(path), INVITATION_PATH);
  assert.deepEqual([in_team.status, in_team.path], [200, `${TEAM}?done=joined`]);
  assert.ok(in_team.words.includes("Welcome to the team!"));
  assert.equal((await rolesOf(world)).ben, "catalogue");
  assert.equal((await ben.get(path)).status, 404, "it is spent");
  assert.equal((await ben.get("/seller/orders/")).status, 403, "catalogue sees no orders");
});

test("somebody new signs up from the invitation and comes back to it", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  await sol.submit(await sol.get(TEAM), TEAM, { email: "nora@example.com", role: "owner" });
  const [head] = await listMails(world.as(), { recipient: "nora@example.com", limit: 5 });
  const mail = await mailById(world.as(), head?.id ?? 0);
  const path = /\/invitation\/\?token=[\w-]+/.exec(mail?.text_body ?? "")?.[0] ?? "";
  const nora = visitor(world);
  const page = await nora.get(path);
  const sign_up = /href="(\/sign-up\/\?[^"]+)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const account = { first_name: "Nora", last_name: "Test", password: "staple-battery-horse" };
  const back = await nora.submit(await nora.get(sign_up), "/sign-up/", {
    ...account,
    email: "nora@example.com",
  });
  assert.equal(back.path, path);
  await nora.submit(back, INVITATION_PATH);
  assert.equal((await rolesOf(world)).nora, "owner");
});

test("roles, sending again, taking back, removing, leaving", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const { id } = world.invitation;
  const sol_member = /members\/(\d+)\/role/.exec((await sol.get(TEAM)).text)?.[1];
  const stuck = await sol.submit(await sol.get(TEAM), `${TEAM}members/${sol_member}/role/`, {
    role: "orders",
  });
  assert.equal(stuck.status, 422);
  assert.ok(stuck.words.includes("A team always has an owner."));
  assert.equal((await sol.submit(await sol.get(`${TEAM}leave/`), `${TEAM}leave/`)).status, 422);
  const role = `${TEAM}members/${world.cara_member_id}/role/`;
  assert.equal((await sol.submit(await sol.get(TEAM), role, { role: "orders" })).path, `${TEAM}?done=role`);
  assert.equal((await rolesOf(world)).cara, "orders");
  world.clock.advance(8 * DAY_MS);
  const later = await visit(world, "sol");
  assert.ok((await later.get(TEAM)).words.includes("Expired"));
  const resent = await later.submit(await later.get(TEAM), `${TEAM}invitations/${id}/resend/`);
  assert.equal(resent.path, `${TEAM}?done=resent`);
  assert.ok(!resent.words.includes("Expired"));
  await later.submit(resent, `${TEAM}invitations/${id}/revoke/`);
  assert.equal((await later.post(`${TEAM}invitations/${id}/revoke/`, {})).status, 403, "without the form");
  const remove = `${TEAM}members/${world.cara_member_id}/remove/`;
  assert.equal((await later.submit(await later.get(remove), remove)).path, `${TEAM}?done=removed`);
  const otto = await visit(world, "otto");
  assert.equal((await otto.submit(await otto.get(`${TEAM}leave/`), `${TEAM}leave/`)).path, "/account/");
  assert.deepEqual(await rolesOf(world), { sol: "owner", fina: "finance" });
  assert.equal((await otto.get(TEAM)).status, 403);
});
