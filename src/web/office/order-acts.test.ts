// What staff do to orders and their money in the back office, and what the audit log keeps of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { flagForAttention, lockOrder } from "#modules/orders";
import { listAudit } from "#platform/audit";
import { transaction } from "#platform/database";
import { openMarket } from "../../../test/market.ts";
import { audited } from "../../../test/office.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf } from "../../../test/visitor.ts";

const EVIL = '"><script>alert(1)</script>';

test("orders: found by number, e-mail and SKU, narrowed, and shown with everything", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
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
  const olga = await visit(world, "olga");
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
  const sid = await visit(world, "sid");
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
  const olga = await visit(world, "olga");
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
  const olga = await visit(world, "olga");
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
