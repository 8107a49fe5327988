// What staff do in the back office: each act, what it changed, and what the audit log keeps of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { flagForAttention, lockOrder } from "#modules/orders";
import { listAudit } from "#platform/audit";
import { transaction } from "#platform/database";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import type { Person } from "../../../test/market-people.ts";
import { shopper } from "../../../test/shopper.ts";
import { formOf } from "../../../test/visitor.ts";

const EVIL = '"><script>alert(1)</script>';

const person = (world: MarketWorld, name: Person) => shopper(world, world.people[name].user_id);

/** The newest line of the log about this thing. */
async function audited(world: MarketWorld, subject_type: string, subject_id: number) {
  const filter = { subject_type, subject_id: String(subject_id) };
  const { results } = await listAudit(world.as(), filter, { page_size: 1 });
  const [entry] = results;
  assert.ok(entry, `nothing in the log about ${subject_type} ${subject_id}`);
  return entry;
}

test("sellers: a rejection says why, an approval opens, a suspension closes and is lifted", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
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
  const olga = await person(world, "olga");
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
  const sid = await person(world, "sid");
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
  const olga = await person(world, "olga");
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
  assert.match((await (await person(world, "ben")).get("/seller/")).words, /Sue Soaps/);
  assert.match((await olga.get(`/de${path}`)).words, /Jemanden zum Inhaber machen/);
});

test("users: found by name, given a role and permissions, switched off and on, signed out", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const ben = await person(world, "ben");
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
  const olga = await person(world, "olga");
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
  const stan = await person(world, "stan");
  assert.doesNotMatch((await stan.get(path)).text, /\/end\//);
  assert.match((await olga.get(`/ar${path}`)).words, /تسجيل الخروج من كل مكان/);
});

test("orders: found by number, e-mail and SKU, narrowed, and shown with everything", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const { paid, guests, transferred } = world.orders;
  const found = async (query: string) => {
    const page = await olga.get(`/admin/orders/?${query}`);
    assert.equal(page.status, 200, query);
    return new Set([...page.text.matchAll(/href="\/admin\/orders\/(\d+)\//g)].map(([, id]) => Number(id)));
  };
  const { number } = await world
    .as()
    .db.selectFrom("orders")
    .select("number")
    .where("id", "=", paid.order_id)
    .executeTakeFirstOrThrow();
  assert.deepEqual([...(await found(`search=${number?.toLowerCase()}`))], [paid.order_id]);
  assert.ok((await found("search=Guest-canary@example.com")).has(guests.order_id));
  assert.ok(!(await found("search=ada@example.com")).has(guests.order_id));
  const row = await world
    .as()
    .db.selectFrom("order_items")
    .select(["order_id", "sku"])
    .where("sku", "is not", null)
    .executeTakeFirst();
  if (row) assert.ok((await found(`search=${row.sku}`)).has(row.order_id));
  assert.ok((await found("payment=pending&status=")).has(transferred.order_id));
  assert.equal((await found("from=2999-01-01")).size, 0);
  assert.equal((await found("until=1999-01-01")).size, 0);
  assert.ok((await found("from=odd")).size > 0);
  const page = await olga.get(`/admin/orders/${paid.order_id}/`);
  assert.match(page.text, /parcel-canary-ada/);
  assert.match(page.words, /What happened/);
  assert.equal((await olga.get("/admin/orders/999999/")).status, 404);
});

test("orders: a transfer is marked as received, once and only over what is due", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const { order_id, payment_id, total } = world.orders.transferred;
  const path = `/admin/orders/${order_id}/`;
  const act = `${path}payments/${payment_id}/received/`;
  const page = await olga.get(path);
  const wrong = await olga.submit(page, act, { amount: "0.01", reference: "S 1" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="field-amount-error"/);
  const done = await olga.submit(page, act, { amount: total, reference: "S 1" });
  assert.match(done.words, /The transfer is marked as received/);
  const row = await world
    .as()
    .db.selectFrom("payments")
    .select("status")
    .where("id", "=", payment_id)
    .executeTakeFirst();
  assert.equal(row?.status, "captured");
  const other = world.orders.paid.order_id;
  const { csrf = "" } = { csrf: /name="csrf" value="([^"]+)"/.exec(page.text)?.[1] };
  const foreign = await olga.post(`/admin/orders/${other}/payments/${payment_id}/received/`, {
    csrf,
    amount: total,
    reference: "x",
  });
  assert.equal(foreign.status, 404, "the payment is of another order");
  const entry = await audited(world, "payment", payment_id);
  assert.equal(entry.actor_user_id, world.people.olga.user_id);
});

test("transfers: all that are waited for, found by number, e-mail and amount, and marked without the order", async (t) => {
  const world = await openMarket(t);
  const { transferred } = world.orders;
  const change = { permissions: ["payments.manage"] };
  const path = `/api/admin/users/${world.people.sid.user_id}/`;
  assert.equal((await world.patch(path, change, { token: world.token("olga") })).status, 200);
  const sid = await person(world, "sid");
  const page = await sid.get("/admin/");
  assert.match(page.text, /href="\/admin\/transfers\/"/);
  const list = await sid.get("/admin/transfers/");
  const act = `/admin/transfers/${transferred.payment_id}/received/`;
  const { order_number, amount } = (
    await world.get("/api/admin/payments/transfers/", { token: world.token("sid") })
  ).body.results[0];
  assert.equal(amount, transferred.total);
  for (const search of [order_number.toLowerCase(), "TOM@example.com", amount]) {
    const found = await sid.get(`/admin/transfers/?search=${encodeURIComponent(search)}`);
    assert.ok(found.text.includes(act), search);
  }
  for (const search of ["0.01", "ada@example.com", "%", "BB"]) {
    const found = await sid.get(`/admin/transfers/?search=${encodeURIComponent(search)}`);
    assert.ok(!found.text.includes(act), search);
  }
  assert.doesNotMatch(list.text, /\/admin\/orders\//, "no way to what may not be opened");
  const empty = await sid.submit(list, act);
  assert.equal(empty.status, 422);
  assert.match(empty.text, new RegExp(`id="field-reference_${transferred.payment_id}-error"`));
  const done = await sid.submit(list, act, { [`reference_${transferred.payment_id}`]: `B-9 ${EVIL}` });
  assert.match(done.words, /The transfer is marked as received/);
  assert.ok(!done.text.includes(act), "it waits no more");
  const entry = await audited(world, "payment", transferred.payment_id);
  assert.deepEqual([entry.action, entry.actor_user_id], ["payment.captured", world.people.sid.user_id]);
  const again = await sid.submit(list, act, { [`reference_${transferred.payment_id}`]: "B-9" });
  assert.equal(again.status, 422, "twice is refused");
  const card = `/admin/transfers/${world.orders.paid.payment_id}/received/`;
  const { fields } = formOf(list.text, act);
  const wrong = { csrf: fields.csrf ?? "", [`reference_${world.orders.paid.payment_id}`]: "x" };
  assert.equal((await sid.post(card, wrong)).status, 422, "no card is marked by hand");
});

test("orders: a refund is paid out by hand, and what needed attention is settled", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const { order_id } = world.orders.repaid;
  const path = `/admin/orders/${order_id}/`;
  const page = await olga.get(path);
  const act = `${path}refunds/${world.refund_id}/settlement/`;
  assert.equal((await olga.submit(page, act)).status, 422, "the bank's reference is asked for");
  const settled = await olga.submit(page, act, { [`reference_${world.refund_id}`]: "Statement 18" });
  assert.match(settled.words, /The refund is marked as paid out/);
  assert.match(settled.words, /Statement 18/);
  await transaction(world.as(), async (tx) => {
    await flagForAttention(tx, await lockOrder(tx, order_id), `Look at it ${EVIL}`);
  });
  const flagged = await olga.get("/admin/orders/?attention=true");
  assert.match(flagged.text, new RegExp(`href="${path}"`));
  assert.match(flagged.text, /Orders<\/span>\s*<span class="work-side__count">1</);
  const shown = await olga.get(path);
  assert.doesNotMatch(shown.text, /<script>alert/);
  assert.equal((await olga.submit(shown, `${path}attention/`)).status, 422);
  const done = await olga.submit(shown, `${path}attention/`, { note: "Paid on Tuesday" });
  assert.match(done.words, /no longer needs attention/);
  assert.match(done.words, /Paid on Tuesday/);
  const entry = await audited(world, "order", order_id);
  assert.deepEqual([entry.action, entry.reason], ["order.attention_settled", "Paid on Tuesday"]);
  assert.doesNotMatch((await olga.get("/admin/orders/?attention=true")).text, new RegExp(`href="${path}"`));
});

test("orders: a part is cancelled with a reason that the log keeps, and only once", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const { order_id, parts } = world.orders.paid;
  const path = `/admin/orders/${order_id}/`;
  const page = await olga.get(path);
  const part = String(parts[1] ?? parts[0]);
  assert.equal((await olga.submit(page, `${path}cancel/`, { part })).status, 422);
  const done = await olga.submit(page, `${path}cancel/`, { part, reason: "Asked on the phone" });
  assert.match(done.words, /It is cancelled/);
  const again = await olga.submit(page, `${path}cancel/`, { part, reason: "Asked on the phone" });
  assert.equal(again.status, 422);
  assert.match(again.words, /can’t be cancelled any more/);
  const { results } = await listAudit(world.as(), { action: "order." }, { page_size: 5 });
  assert.ok(results.some(({ reason }) => reason === "Asked on the phone"));
});

test("products: found in every state, taken off sale with a reason, and put back", async (t) => {
  const world = await openMarket(t);
  const olga = await person(world, "olga");
  const { product_id } = world.products.shirt;
  const path = `/admin/products/${product_id}/`;
  for (const search of ["sun SH", "SHIRT-M"]) {
    const list = await olga.get(`/admin/products/?search=${encodeURIComponent(search)}`);
    assert.match(list.text, new RegExp(`href="${path}"`), search);
    assert.doesNotMatch(list.words, /Iron pan/, search);
  }
  const drafts = await olga.get(`/admin/products/?status=draft&seller=${world.people.sol.seller_id}`);
  assert.match(drafts.words, /draft-canary-sol/);
  assert.doesNotMatch(drafts.words, /draft-canary-mei/);
  const page = await olga.get(path);
  assert.equal((await olga.submit(page, `${path}decision/`)).status, 422, "a reason is asked for");
  const off = await olga.submit(page, `${path}decision/`, { reason: `A recall ${EVIL}` });
  assert.match(off.words, /The product is off sale/);
  assert.equal((await world.get(`/api/products/${product_id}/`)).status, 404);
  const entry = await audited(world, "product", product_id);
  assert.deepEqual([entry.before?.status, entry.after?.status], ["published", "archived"]);
  assert.equal(entry.reason, `A recall ${EVIL}`);
  const mail = await world
    .as()
    .db.selectFrom("mails")
    .select(["subject"])
    .where("unique_key", "like", `product-archive:${product_id}:%`)
    .execute();
  assert.equal(mail.length, 1);
  const seller = `/api/admin/sellers/${world.people.sol.seller_id}/`;
  const call = { token: world.token("olga") ?? "" };
  await world.post(`${seller}suspension/`, { reason: "For a day" }, call);
  const closed = await olga.submit(off, `${path}decision/`, { reason: "It was another one" });
  assert.equal(closed.status, 422, "a suspended seller's products stay off sale");
  assert.match(closed.words, /seller isn’t selling/);
  await world.post(`${seller}reinstatement/`, {}, call);
  const on = await olga.submit(off, `${path}decision/`, { reason: "It was another one" });
  assert.match(on.words, /The product is on sale again/);
  assert.equal((await world.get(`/api/products/${product_id}/`)).status, 200);
});
