// What staff do to accounts in the back office, and what the audit log keeps of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";
import { audited } from "../../../test/office.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf } from "../../../test/visitor.ts";

test("users: found by name, given a role and permissions, switched off and on, signed out", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const ben = await visit(world, "ben");
  const { user_id } = world.people.ben;
  const path = `/admin/users/${user_id}/`;
  for (const search of ["ben@exa", "BEN", "ben test", "Test ben"]) {
    const list = await olga.get(`/admin/users/?search=${encodeURIComponent(search)}&role=buyer&state=on`);
    assert.match(list.text, new RegExp(`href="${path}"`), search);
    assert.doesNotMatch(list.text, /ada@example\.com/, search);
  }
  const page = await olga.get(path);
  assert.doesNotMatch(page.text, /password_hash|scrypt|argon/);
  const saved = await olga.submit(page, `${path}access/`, {
    role: "staff",
    permissions: ["users.read", "orders.manage", "everything"],
  });
  assert.match(saved.words, /Role and permissions are saved/);
  const given = await audited(world, "user", user_id);
  assert.deepEqual(given.after, { role: "staff", permissions: ["users.read", "orders.manage"] });
  assert.equal((await ben.get("/admin/orders/")).status, 200);
  const out = await olga.submit(saved, `${path}sign-out/`);
  assert.match(out.words, /signed out everywhere/);
  assert.match((await ben.get("/account/")).path, /^\/sign-in\//);
  assert.equal((await audited(world, "user", user_id)).action, "user.signed_out");
  const off = await olga.submit(await olga.get(path), `${path}activity/`);
  assert.match(off.words, /The account is switched off/);
  assert.deepEqual((await audited(world, "user", user_id)).after, { is_active: false });
  const on = await olga.submit(off, `${path}activity/`);
  assert.match(on.words, /The account is switched on/);
  const own = `/admin/users/${world.people.olga.user_id}/`;
  const last = await olga.submit(await olga.get(own), `${own}access/`, { role: "buyer" });
  assert.equal(last.status, 422, "never without an admin");
  assert.match(last.words, /last active admin/);
  assert.equal((await olga.submit(await olga.get(own), `${own}activity/`)).status, 422);
  assert.match(off.text, /href="\/admin\/audit\/\?actor=ben%40example\.com"/, "the way to what they did");
  const sol = `/admin/users/${world.people.sol.user_id}/`;
  const owner = await olga.submit(await olga.get(sol), `${sol}activity/`);
  assert.equal(owner.status, 422, "a store keeps an owner");
  assert.match(owner.words, /Sun Lamps would be left without an owner/);
  assert.match(owner.text, new RegExp(`href="/admin/sellers/${world.people.sol.seller_id}/"`));
});

test("users: one session is ended, the others go on; one that is over says so, another's is not there", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { user_id } = world.people.ada;
  const path = `/admin/users/${user_id}/`;
  const act = `${path}sessions/${world.ada_session_id}/end/`;
  const page = await olga.get(path);
  const ended = await olga.submit(page, act);
  assert.match(ended.words, /The session is ended/);
  assert.doesNotMatch(ended.text, new RegExp(act));
  assert.match(ended.text, /sessions\/\d+\/end\//, "the others are still open");
  const entry = await audited(world, "user", user_id);
  assert.deepEqual([entry.action, entry.before?.session_id], ["user.session_ended", world.ada_session_id]);
  const again = await olga.submit(page, act);
  assert.equal(again.status, 422);
  assert.match(again.words, /This session is over already/);
  const csrf = String(formOf(page.text, act).fields.csrf);
  const foreign = `/admin/users/${world.people.ben.user_id}/sessions/${world.ada_session_id}/end/`;
  assert.equal((await olga.post(foreign, { csrf })).status, 404);
  const own = await olga.get(`/admin/users/${world.people.olga.user_id}/`);
  assert.match(own.words, /This device/);
  const stan = await visit(world, "stan");
  assert.doesNotMatch((await stan.get(path)).text, /\/end\//);
  assert.match((await olga.get(`/ar${path}`)).words, /تسجيل الخروج من كل مكان/);
});
