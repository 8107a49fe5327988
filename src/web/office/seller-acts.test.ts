// What staff do to sellers in the back office: each act, what it changed, and what the audit log keeps of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";
import { audited } from "../../../test/office.ts";
import { visit } from "../../../test/shopper.ts";

const EVIL = '"><script>alert(1)</script>';

test("sellers: a rejection says why, an approval opens, a suspension closes and is lifted", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { seller_id } = world.people.pia;
  const path = `/admin/sellers/${seller_id}/`;
  const status = async () =>
    (
      await world
        .as()
        .db.selectFrom("sellers")
        .select("status")
        .where("id", "=", seller_id)
        .executeTakeFirst()
    )?.status;
  const page = await olga.get(path);
  assert.match(page.text, /tax-canary-pia/);
  assert.match(page.text, /pia@example\.com/);
  const decide = (decision: string, reason: string) =>
    olga.submit(page, `${path}decision/`, { decision, reason });
  const refused = await decide("rejection", "");
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="field-reason-error"/);
  assert.equal(await status(), "pending");
  const approved = await decide("approval", "");
  assert.match(approved.words, /The store is approved/);
  assert.equal(await status(), "approved");
  assert.equal((await decide("approval", "")).status, 422, "twice is refused");
  const suspended = await decide("suspension", `Complaints ${EVIL}`);
  assert.match(suspended.words, /The store is suspended/);
  assert.doesNotMatch(suspended.text, /<script>alert/);
  const entry = await audited(world, "seller", seller_id);
  assert.deepEqual(
    [entry.action, entry.before, entry.after, entry.reason, entry.actor_user_id],
    [
      "seller.suspended",
      { status: "approved" },
      { status: "suspended" },
      `Complaints ${EVIL}`,
      world.people.olga.user_id,
    ],
  );
  await decide("reinstatement", "");
  assert.equal(await status(), "approved");
  const list = await olga.get("/admin/sellers/?status=approved&search=PIA&ordering=name");
  assert.match(list.words, /Pia Pots/);
  assert.doesNotMatch(list.words, /Sun Lamps/);
  assert.equal((await olga.get("/admin/sellers/999999/")).status, 404);
  assert.equal((await olga.get("/admin/sellers/?status=odd")).status, 404);
});

test("sellers: a commission of its own, wrong ones refused, and the default again", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { seller_id } = world.people.kim;
  const path = `/admin/sellers/${seller_id}/`;
  const page = await olga.get(path);
  assert.match(page.words, /10%, as all sellers/);
  for (const rate of ["101", "-1", "ten", "1e1", "8,5"]) {
    const refused = await olga.submit(page, `${path}commission/`, { rate, note: "Agreed" });
    assert.equal(refused.status, 422, rate);
    assert.match(refused.text, /id="field-rate-error"/);
  }
  assert.equal((await olga.submit(page, `${path}commission/`, { rate: "8.5" })).status, 422, "no reason");
  const given = await olga.submit(page, `${path}commission/`, { rate: "8.5", note: `Agreed ${EVIL}` });
  assert.match(given.words, /The commission is changed/);
  assert.match(given.words, /8\.5% of its own, instead of 10%/);
  assert.doesNotMatch(given.text, /<script>alert/);
  const entry = await audited(world, "seller", seller_id);
  assert.deepEqual(
    [entry.action, entry.after, entry.reason],
    ["seller.commission_changed", { commission_rate_ppm: 85_000 }, `Agreed ${EVIL}`],
  );
  const token = world.token("olga") ?? "";
  const { body } = await world.get(`/api/admin/sellers/${seller_id}/commission/`, { token });
  assert.deepEqual([body.rate, body.default_rate, body.history.length], ["8.5", "10", 1]);
  const back = await olga.submit(given, `${path}commission/`, { rate: "", note: "Over" });
  assert.match(back.words, /10%, as all sellers/);
  const only = { role: "staff", permissions: ["sellers.decide"] };
  await world.patch(`/api/admin/users/${world.people.sid.user_id}/`, only, { token });
  const sid = await visit(world, "sid");
  const seen = await sid.get(path);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /commission\/"|\/admin\/(orders|products|users)\//);
  const call = { token: world.token("sid") ?? "" };
  const put = await world.put(
    `/api/admin/sellers/${seller_id}/commission/`,
    { rate: "1", reason: "x" },
    call,
  );
  assert.equal(put.status, 403);
});

test("sellers: a suspended store that lost its owner is given one, and then reinstated", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { user_id, seller_id } = world.people.sue;
  const token = { token: world.token("olga") ?? "" };
  await world.patch(`/api/admin/users/${user_id}/`, { is_active: false }, token);
  const path = `/admin/sellers/${seller_id}/`;
  const act = `${path}owners/`;
  const page = await olga.get(path);
  assert.match(page.words, /No owner of this store has a live account/);
  const reinstate = () => olga.submit(page, `${path}decision/`, { decision: "reinstatement" });
  assert.equal((await reinstate()).status, 422);
  const name = (email: string, why = `Sue left ${EVIL}`) => olga.submit(page, act, { email, why });
  for (const [email, said] of [
    ["nobody@example.com", /Nobody has an account with this address/],
    ["sue@example.com", /switched off/],
    ["mei@example.com", /belongs to another store/],
    ["olga@example.com", /Ask a colleague/],
    ["no address", /This doesn’t look right/],
  ] as const) {
    const refused = await name(email);
    assert.equal(refused.status, 422, email);
    assert.match(refused.words, said);
    assert.match(refused.text, new RegExp(`value="${email}"`), "what was typed stays");
  }
  const unsaid = await name("ben@example.com", "");
  assert.match(unsaid.text, /id="field-why-error"/);
  const named = await name("BEN@example.com");
  assert.match(named.words, /is an owner of the store now/);
  assert.doesNotMatch(named.words, /No owner of this store/);
  assert.doesNotMatch(named.text, /<script>alert/);
  const entry = await audited(world, "seller", seller_id);
  assert.deepEqual(
    [entry.action, entry.after?.email, entry.reason],
    ["seller.owner_named", "ben@example.com", `Sue left ${EVIL}`],
  );
  assert.match((await name("ben@example.com")).words, /is an owner of the store already/);
  assert.match((await reinstate()).words, /The store sells again/);
  assert.match((await (await visit(world, "ben")).get("/seller/")).words, /Sue Soaps/);
  assert.match((await olga.get(`/de${path}`)).words, /Jemanden zum Inhaber machen/);
});
