// Orders on pages: reached by their buyer or by the secret link alone, shown as they are stored, cancelled
// only where that is still possible.
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf, LANGUAGES } from "#platform/i18n";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { shopper, visit } from "../../../test/shopper.ts";
import { formOf, visitor } from "../../../test/visitor.ts";
import { ORDER_STATUSES, PART_STATUSES, PAYMENT_METHODS, PAYMENT_STATUSES } from "../../api/orders-schema.ts";
import { WORDS } from "../locales/words.ts";

const PREFIXES = ["", "/de", "/ar"];
const EVIL = '"><script>alert(1)</script><b>';

const pathOf = (order: { order_id: number }) => `/orders/${order.order_id}/`;
type Buyer = "ada" | "ben" | "uma" | "rita" | "tom";

async function rowOf(world: MarketWorld, { order_id }: { order_id: number }) {
  const { db } = world.as();
  return db.selectFrom("orders").selectAll().where("id", "=", order_id).executeTakeFirstOrThrow();
}

test("no state of an order, a part or a payment lacks words in any language", () => {
  for (const language of LANGUAGES) {
    const { order } = WORDS[language].account;
    for (const status of ORDER_STATUSES) assert.ok(order.statuses[status], `${language} ${status}`);
    for (const status of PART_STATUSES) assert.ok(order.part_statuses[status], `${language} ${status}`);
    for (const status of PAYMENT_STATUSES) assert.ok(order.payment_statuses[status], `${language} ${status}`);
    for (const method of PAYMENT_METHODS) assert.ok(order.methods[method], `${language} ${method}`);
  }
});

test("nobody reaches another's order, with whatever token", async (t) => {
  const world = await openMarket(t);
  const { paid, bens, guests } = world.orders;
  const ada = await visit(world, "ada");
  const eve = visitor(world);
  for (const page of ["", "print/", "cancel/"]) {
    const own = `${pathOf(paid)}${page}`;
    const signed_out = await world.get(`/de${own}`);
    const next = `/de/sign-in/?next=${encodeURIComponent(own)}`;
    assert.deepEqual([signed_out.status, signed_out.headers.get("location")], [303, next]);
    assert.equal((await ada.get(own)).status, 200);
    assert.equal((await ada.get(`${pathOf(bens)}${page}`)).status, 404);
    assert.equal((await ada.get(`${pathOf(guests)}${page}`)).status, 404);
    assert.equal((await ada.get(`${pathOf(bens)}${page}?token=${guests.token}`)).status, 404);
    assert.equal((await eve.get(`${pathOf(guests)}${page}?token=wrong`)).status, 404);
    assert.equal((await eve.get(`${pathOf(paid)}${page}?token=${guests.token}`)).status, 404);
    assert.equal((await eve.get(`/orders/999999/${page}?token=${guests.token}`)).status, 404);
  }
  const unknown = await world.get("/orders/999999/");
  assert.equal(unknown.status, 303, "whether there is such an order is not told");
});

test("nobody cancels another's order, and no form without its token does", async (t) => {
  const world = await openMarket(t);
  const { paid, bens, guests } = world.orders;
  const ada = await visit(world, "ada");
  const cancel = `${pathOf(paid)}cancel/`;
  const { csrf = "" } = formOf((await ada.get(cancel)).text, cancel).fields;
  assert.equal((await ada.post(cancel, {})).status, 403);
  assert.equal((await ada.post(cancel, { csrf }, { "sec-fetch-site": "cross-site" })).status, 403);
  assert.equal((await ada.post(`${pathOf(bens)}cancel/`, { csrf })).status, 404);
  assert.equal((await ada.post(`${pathOf(guests)}cancel/`, { csrf })).status, 404);
  assert.equal((await ada.post(cancel, { csrf, part: String(bens.parts[0]) })).status, 404);
  assert.equal((await ada.get(`${cancel}?part=${bens.parts[0]}`)).status, 404);
  for (const order of [paid, bens, guests]) assert.equal((await rowOf(world, order)).status, "pending");
});

test("every order of the market is shown and printed in three languages, with its stored total", async (t) => {
  const world = await openMarket(t);
  const buyers: Partial<Record<keyof MarketWorld["orders"], Buyer>> = {
    ...{ paid: "ada", confirmed: "ada", shipped: "ada", delivered: "ada", cancelled: "ada", of_sue: "ada" },
    ...{ bens: "ben", unpaid: "uma", redirected: "rita", transferred: "tom", repaid: "tom" },
  };
  for (const [name, buyer] of Object.entries(buyers)) {
    const order = world.orders[name as keyof typeof buyers];
    const who = await visit(world, buyer);
    const { total_minor, currency } = await rowOf(world, order);
    for (const [index, language] of LANGUAGES.entries()) {
      for (const page of ["", "print/"]) {
        const shown = await who.get(`${PREFIXES[index]}${pathOf(order)}${page}`);
        assert.equal(shown.status, 200, `${name} ${language}`);
        assert.equal(shown.headers.get("cache-control"), "private, no-store");
        assert.match(shown.text, /<meta name="robots" content="noindex">/);
        assert.equal(shown.text.match(/<h1\b/g)?.length, 1);
        assert.doesNotMatch(shown.words, /undefined|\[object|NaN/);
        assert.ok(
          shown.text.includes(formatsOf(language).money(total_minor, currency)),
          `${name} ${language}`,
        );
      }
    }
  }
});

test("every state of orders, parts and payments is shown", async (t) => {
  const world = await openMarket(t);
  const { paid } = world.orders;
  const ada = await visit(world, "ada");
  const { order: words } = WORDS.en.account;
  const put = (table: "orders" | "seller_orders", column: string, value: string) =>
    world.services.database.run((db) =>
      db
        .updateTable(table)
        .set({ [column]: value })
        .where(table === "orders" ? "id" : "order_id", "=", paid.order_id)
        .execute(),
    );
  for (const status of ORDER_STATUSES) {
    await put("orders", "status", status);
    const page = await ada.get(pathOf(paid));
    assert.ok(page.words.includes(words.statuses[status]), status);
    const list = await ada.get(`/account/orders/?status=${status}`);
    assert.ok(list.text.includes(`/orders/${paid.order_id}/`), status);
  }
  for (const status of PART_STATUSES) {
    await put("seller_orders", "status", status);
    assert.ok((await ada.get(pathOf(paid))).words.includes(words.part_statuses[status]), status);
  }
  for (const status of PAYMENT_STATUSES) {
    await put("orders", "payment_status", status);
    assert.ok((await ada.get(pathOf(paid))).words.includes(words.payment_statuses[status]), status);
  }
});

test("the page says what to do next", async (t) => {
  const world = await openMarket(t);
  const { transferred, unpaid, redirected, shipped, cancelled, repaid } = world.orders;
  const tom = await visit(world, "tom");
  const transfer = await tom.get(pathOf(transferred));
  assert.match(transfer.words, /Please transfer the amount/);
  assert.match(
    transfer.words,
    new RegExp(`Amount \\$${transferred.total} Reference PAY-${transferred.payment_id}`),
  );
  assert.match((await tom.get(pathOf(repaid))).words, /This order is cancelled/);
  const failed = await (await visit(world, "uma")).get(pathOf(unpaid));
  assert.match(failed.words, /The payment didn’t go through The card was declined/);
  assert.ok(failed.text.includes(`href="/orders/${unpaid.order_id}/pay/"`));
  const waiting = await (await visit(world, "rita")).get(pathOf(redirected));
  assert.match(waiting.words, /The payment is not finished yet/);
  const ada = await visit(world, "ada");
  assert.match((await ada.get(pathOf(shipped))).words, /Follow your parcels below\..* Parcel 1/);
  const over = await ada.get(pathOf(cancelled));
  assert.match(over.words, /\$\d[\d.]* went back to you .* You cancelled it/);
  assert.doesNotMatch(over.text, new RegExp(`href="${pathOf(cancelled)}cancel/`));
  assert.match((await ada.get(`${pathOf(shipped)}?placed=1`)).text, /class="placed"/);
});

test("the list: by state, page by page, and empty with a way on", async (t) => {
  const world = await openMarket(t);
  const ada = await visit(world, "ada");
  const all = await ada.get("/account/orders/");
  assert.equal(all.text.match(/class="order-card"/g)?.length, 6);
  assert.ok(!all.text.includes(`/orders/${world.orders.bens.order_id}/"`));
  const delivered = await ada.get("/account/orders/?status=delivered");
  assert.equal(delivered.text.match(/class="order-card"/g)?.length, 1);
  assert.match(
    (await ada.get("/account/orders/?status=partially_cancelled")).words,
    /No orders in this state/,
  );
  assert.match((await ada.get("/account/orders/?page=2")).words, /Show all orders/);
  for (const query of ["status=lost", "page=0", "page=x", "page=99999"]) {
    assert.equal((await ada.get(`/account/orders/?${query}`)).status, 404, query);
  }
  const mei = await shopper(world, world.people.mei.user_id);
  assert.match((await mei.get("/de/account/orders/")).words, /Noch keine Bestellungen/);
});

test("a whole order is cancelled after a question, once", async (t) => {
  const world = await openMarket(t);
  const { paid } = world.orders;
  const ada = await visit(world, "ada");
  const cancel = `${pathOf(paid)}cancel/`;
  const order = await ada.get(pathOf(paid));
  assert.ok(order.text.includes(`href="${cancel}"`));
  const asked = await ada.get(cancel);
  assert.match(asked.words, /goes back to you/);
  assert.equal((await rowOf(world, paid)).status, "pending", "asking cancels nothing");
  const long = await ada.submit(asked, cancel, { reason: "x".repeat(501) });
  assert.equal(long.status, 422);
  assert.equal((await rowOf(world, paid)).status, "pending");
  const done = await ada.submit(asked, cancel, { reason: EVIL });
  assert.equal(done.path, `${pathOf(paid)}?done=cancelled`);
  assert.ok(!done.text.includes("<script>alert"));
  assert.match(done.words, /This order is cancelled/);
  assert.doesNotMatch(done.words, /It is cancelled\./, "said once");
  const row = await rowOf(world, paid);
  assert.deepEqual([row.status, row.refunded_minor], ["cancelled", row.total_minor]);
  const again = await ada.submit(asked, cancel);
  assert.equal(again.status, 409);
  assert.match(again.words, /It is cancelled already/);
  assert.equal((await rowOf(world, paid)).refunded_minor, row.total_minor, "the money went back once");
});

test("one delivery of several is cancelled, what was sent is not", async (t) => {
  const world = await openMarket(t);
  const { paid, shipped } = world.orders;
  const ada = await visit(world, "ada");
  const cancel = `${pathOf(paid)}cancel/`;
  const asked = await ada.get(`${cancel}?part=${paid.parts[0]}`);
  assert.match(asked.words, /Cancel the delivery from Sun Lamps/);
  const done = await ada.submit(asked, cancel);
  assert.equal(done.path, `${pathOf(paid)}?done=cancelled`);
  assert.equal((await rowOf(world, paid)).status, "partially_cancelled");
  assert.equal((await ada.get(`${pathOf(shipped)}cancel/`)).status, 409);
  const { csrf = "" } = formOf(asked.text, cancel).fields;
  const refused = await ada.post(`${pathOf(shipped)}cancel/`, { csrf });
  assert.equal(refused.status, 409);
  assert.match(refused.words, /was sent already/);
  assert.equal((await rowOf(world, shipped)).status, "shipped");
});

test("a guest's link opens the order, prints it, cancels it, and offers an account", async (t) => {
  const world = await openMarket(t);
  const { guests } = world.orders;
  const key = `?token=${guests.token}`;
  const gus = visitor(world);
  const page = await gus.get(`/de${pathOf(guests)}${key}`);
  assert.equal(page.status, 200);
  assert.match(page.words, /Legen Sie mit guest-canary@example.com ein Konto an/);
  assert.ok(page.text.includes('href="/de/sign-up/'));
  assert.doesNotMatch(page.text, /href="\/de\/account\/orders\/"/);
  assert.ok(page.text.includes(`href="/de${pathOf(guests)}print/${key}"`));
  assert.equal((await gus.get(`${pathOf(guests)}print/${key}`)).status, 200);
  const asked = await gus.get(`${pathOf(guests)}cancel/${key}`);
  const done = await gus.submit(asked, `${pathOf(guests)}cancel/`);
  assert.equal(done.status, 200);
  assert.match(done.path, /token=/);
  assert.equal((await rowOf(world, guests)).status, "cancelled");
});

test("markup in what people typed never becomes markup, and only web addresses become links", async (t) => {
  const world = await openMarket(t);
  const { shipped } = world.orders;
  const address = JSON.stringify({
    ...{ full_name: EVIL, company: EVIL, line1: EVIL, line2: EVIL, city: EVIL, state: EVIL },
    ...{ postal_code: EVIL, country: "US", phone: EVIL },
  });
  await world.services.database.run(async (db) => {
    const facts = { note: EVIL, company_name: EVIL, tax_id: EVIL, purchase_order_number: EVIL };
    const addresses = { shipping_address: address, billing_address: null };
    await db
      .updateTable("orders")
      .set({ ...facts, ...addresses })
      .where("id", "=", shipped.order_id)
      .execute();
    const options = JSON.stringify({ [EVIL]: EVIL });
    await db.updateTable("order_items").set({ name: EVIL, sku: EVIL, options }).execute();
    const parcel = { carrier: EVIL, tracking_number: EVIL, tracking_url: "javascript:alert(1)" };
    await db.updateTable("shipments").set(parcel).execute();
    await db.updateTable("order_history").set({ note: EVIL }).execute();
  });
  const ada = await visit(world, "ada");
  const pages = [pathOf(shipped), `${pathOf(shipped)}print/`, "/account/", "/account/orders/"];
  pages.push(pathOf(world.orders.cancelled), `${pathOf(world.orders.paid)}cancel/`);
  for (const path of pages) {
    const page = await ada.get(path);
    assert.equal(page.status, 200, path);
    assert.ok(!page.text.includes("<script>alert"), path);
    assert.ok(!page.text.includes("javascript:"), path);
  }
  assert.doesNotMatch((await ada.get(pathOf(shipped))).words, /Follow the parcel /);
  await world.services.database.run((db) =>
    db.updateTable("shipments").set({ tracking_url: "https://carrier.example/?n=1" }).execute(),
  );
  assert.match((await ada.get(pathOf(shipped))).text, /href="https:\/\/carrier.example\/\?n=1"/);
});
