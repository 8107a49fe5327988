// A seller's orders on pages: nobody else's, changed only by their own forms and by roles that may.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { sellerOrderView } from "#modules/orders";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { done } from "../../../test/market-people.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf, visitor } from "../../../test/visitor.ts";
import { taxRows } from "./packing-invoice.ts";

const LANGUAGES = ["", "/de", "/ar"];
const EVIL = '"><script>alert(1)</script>';

const pathOf = (order: { parts: number[] }) => `/seller/orders/${order.parts[0]}/`;

/** Everybody who sells for Sol has this role now. */
async function giveRole(world: MarketWorld, role: "catalogue" | "orders" | "finance"): Promise<void> {
  const { user_id } = world.people.sol;
  await world.services.database.run(async (db) => {
    await db.updateTable("seller_members").set({ role }).where("user_id", "=", user_id).execute();
  });
}

async function statusOf(world: MarketWorld, order: { parts: number[] }): Promise<string> {
  const part = await world
    .as()
    .db.selectFrom("seller_orders")
    .select("status")
    .where("id", "=", order.parts[0] ?? 0)
    .executeTakeFirstOrThrow();
  return part.status;
}

/** Sol's order of two kinds of lamps, one of them several times. */
async function confirmedOrder(t: TestContext) {
  const world = await openMarket(t);
  return { world, sol: await visit(world, "sol"), path: pathOf(world.orders.confirmed) };
}

test("who is not signed in is sent to the sign-in page; who sells nothing is led to a store or refused", async (t) => {
  const world = await openMarket(t);
  const own = pathOf(world.orders.paid);
  const pages = [
    "/seller/",
    "/seller/orders/",
    own,
    `${own}cancel/`,
    `${own}packing-slip/`,
    `${own}invoice/`,
  ];
  const ada = await visit(world, "ada");
  for (const path of pages) {
    for (const language of LANGUAGES) {
      const reply = await world.get(`${language}${path}`);
      const next = `${language}/sign-in/?next=${encodeURIComponent(path)}`;
      assert.deepEqual([reply.status, reply.headers.get("location")], [303, next]);
    }
    if (path !== "/seller/") assert.equal((await ada.get(path)).status, 403, path);
  }
  const opening = await ada.get("/de/seller/");
  assert.deepEqual([opening.status, opening.path], [200, "/de/sign-up/?role=seller"]);
  assert.match(opening.text, /name="store_name"/);
  const post = await visitor(world).post(`${own}confirm/`, {});
  assert.match(post.path, /^\/sign-in\//);
});

test("what is another seller's is not there, neither to see nor to change", async (t) => {
  const world = await openMarket(t);
  const mei = await visit(world, "mei");
  const { csrf = "" } = formOf((await mei.get(pathOf(world.orders.bens))).text, /confirm\/$/).fields;
  const foreign = pathOf(world.orders.paid);
  for (const end of ["", "cancel/", "packing-slip/", "invoice/"]) {
    assert.equal((await mei.get(`${foreign}${end}`)).status, 404, end);
  }
  for (const end of ["confirm/", "shipments/", "deliver/", "cancel/", "notes/"]) {
    const reply = await mei.post(`${foreign}${end}`, { csrf, reason: "Mine now", text: "Mine" });
    assert.equal(reply.status, 404, end);
  }
  const bulk = await mei.post("/seller/orders/confirm/", { csrf, ids: String(world.orders.paid.parts[0]) });
  assert.match(bulk.words, /There is no such order/);
  assert.doesNotMatch(bulk.text, /BB-\d/);
  assert.equal(await statusOf(world, world.orders.paid), "pending");
  const list = await mei.get(`/seller/orders/?state=all&search=${encodeURIComponent("ada@example.com")}`);
  assert.doesNotMatch(list.text, new RegExp(`${foreign}"`));
  // Nothing of an order that waits for its payment is to be seen.
  const sol = await visit(world, "sol");
  assert.equal((await sol.get(pathOf(world.orders.unpaid))).status, 404);
});

test("a form without its token, or from another site, changes nothing", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const path = pathOf(world.orders.paid);
  const { csrf = "" } = formOf((await sol.get(path)).text, `${path}confirm/`).fields;
  const ids = String(world.orders.paid.parts[0]);
  for (const one of [`${path}confirm/`, `${path}cancel/`, `${path}notes/`, "/seller/orders/confirm/"]) {
    const fields = { ids, reason: "No", text: "No" };
    assert.equal((await sol.post(one, fields)).status, 403, one);
    const other = await sol.post(one, { ...fields, csrf }, { "sec-fetch-site": "cross-site" });
    assert.equal(other.status, 403, one);
  }
  assert.equal(await statusOf(world, world.orders.paid), "pending");
});

test("roles see what they may: catalogue no orders, finance no buttons, orders everything", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const path = pathOf(world.orders.paid);
  const { csrf = "" } = formOf((await sol.get(path)).text, `${path}confirm/`).fields;
  await giveRole(world, "catalogue");
  for (const one of ["/seller/orders/", path, `${path}invoice/`, `${path}packing-slip/`, `${path}cancel/`]) {
    assert.equal((await sol.get(one)).status, 403, one);
  }
  assert.equal((await sol.post(`${path}confirm/`, { csrf })).status, 403);
  const start = await sol.get("/seller/");
  assert.equal(start.status, 200);
  assert.doesNotMatch(start.text, /\/seller\/orders\//);
  await giveRole(world, "finance");
  const seen = await sol.get(path);
  assert.equal(seen.status, 200);
  assert.doesNotMatch(seen.text, /(confirm|shipments|cancel|notes)\/"/);
  assert.doesNotMatch((await sol.get("/seller/orders/")).text, /type="checkbox"/);
  assert.equal((await sol.post(`${path}confirm/`, { csrf })).status, 403);
  await giveRole(world, "orders");
  assert.equal((await sol.submit(await sol.get(path), `${path}confirm/`)).status, 200);
  assert.equal(await statusOf(world, world.orders.paid), "confirmed");
});

test("every page is private, has one heading and no word missing, in three languages", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const pages = ["/seller/", "/seller/orders/", "/seller/orders/?state=all"];
  for (const order of [
    world.orders.paid,
    world.orders.confirmed,
    world.orders.shipped,
    world.orders.cancelled,
  ]) {
    const path = pathOf(order);
    pages.push(path, `${path}packing-slip/`, `${path}invoice/`);
  }
  for (const path of [...pages, `${pathOf(world.orders.paid)}cancel/`]) {
    for (const language of LANGUAGES) {
      const page = await sol.get(`${language}${path}`);
      assert.equal(page.status, 200, `${language}${path}`);
      assert.equal(page.headers.get("cache-control"), "private, no-store");
      assert.match(page.text, /<meta name="robots" content="noindex">/);
      assert.equal(page.text.match(/<h1\b/g)?.length, 1);
      assert.doesNotMatch(page.words, /undefined|\[object|NaN|null/);
      if (language === "/ar") assert.match(page.text, /dir="rtl"/);
    }
  }
});

test("the queue shows each state by itself and finds by number, e-mail address and SKU", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const page = await sol.get("/seller/orders/");
  assert.match(page.text, new RegExp(`${pathOf(world.orders.paid)}"`));
  assert.doesNotMatch(page.text, new RegExp(`${pathOf(world.orders.shipped)}"`));
  const shipped = await sol.get("/seller/orders/?state=shipped");
  assert.match(shipped.text, new RegExp(`${pathOf(world.orders.shipped)}"`));
  const row = await world
    .as()
    .db.selectFrom("seller_orders as s")
    .innerJoin("orders as o", "o.id", "s.order_id")
    .innerJoin("order_items as i", "i.seller_order_id", "s.id")
    .select(["s.number as part", "o.number", "o.email", "i.sku"])
    .where("s.id", "=", world.orders.guests.parts[0] ?? 0)
    .executeTakeFirstOrThrow();
  for (const search of [row.part, row.number?.toLowerCase(), row.email.toUpperCase()]) {
    const found = await sol.get(`/seller/orders/?state=all&search=${encodeURIComponent(search ?? "")}`);
    assert.match(found.text, new RegExp(`${pathOf(world.orders.guests)}"`), search ?? "");
    assert.doesNotMatch(found.text, new RegExp(`${pathOf(world.orders.paid)}"`), search ?? "");
  }
  if (row.sku) {
    const found = await sol.get(`/seller/orders/?state=all&search=${encodeURIComponent(row.sku)}`);
    assert.match(found.text, new RegExp(`${pathOf(world.orders.guests)}"`));
  }
  const early = await sol.get("/seller/orders/?state=all&until=1999-12-31");
  assert.match(early.words, /Nothing here/);
  const nonsense = await sol.get(`/seller/orders/?from=yesterday&search=${encodeURIComponent(EVIL)}`);
  assert.equal(nonsense.status, 200);
  assert.ok(!nonsense.text.includes("<script>alert"));
});

test("many are confirmed at once: each by itself, and the page says which could not be and why", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const queue = await sol.get("/seller/orders/");
  const nothing = await sol.submit(queue, "/seller/orders/confirm/");
  assert.equal(nothing.status, 422);
  assert.match(nothing.words, /Select at least one/);
  const [paid, guests] = [world.orders.paid, world.orders.guests].map((order) => String(order.parts[0]));
  const confirmed = String(world.orders.confirmed.parts[0]);
  const mixed = await sol.submit(queue, "/seller/orders/confirm/", {
    ids: [paid ?? "", confirmed, "999999"],
  });
  assert.equal(mixed.status, 200);
  assert.match(mixed.words, /2 orders could not be confirmed/);
  assert.match(mixed.words, /confirmed or cancelled before/);
  assert.equal(await statusOf(world, world.orders.paid), "confirmed");
  const all = await sol.submit(await sol.get("/de/seller/orders/"), "/de/seller/orders/confirm/", {
    ids: [guests ?? ""],
  });
  assert.match(all.path, /^\/de\/seller\/orders\/\?/);
  assert.match(all.words, /1 Bestellung ist bestätigt/);
});

test("an order goes out in two parcels and arrives; what can't be sent is refused with what was typed", async (t) => {
  const { world, sol, path } = await confirmedOrder(t);
  const [item = 0] = world.orders.confirmed.item_ids;
  const field = `quantity_${item}`;
  const form = `${path}shipments/`;
  const none = await sol.submit(await sol.get(path), form, { [field]: "0", carrier: "DHL" });
  assert.equal(none.status, 422);
  assert.match(none.words, /at least one piece/);
  assert.match(none.text, /value="DHL"/);
  for (const quantity of ["3", "-1", "1.5", "x"]) {
    const wrong = await sol.submit(await sol.get(path), form, { [field]: quantity });
    assert.equal(wrong.status, 422, quantity);
  }
  const link = await sol.submit(await sol.get(path), form, {
    [field]: "1",
    tracking_url: "javascript:alert(1)",
  });
  assert.equal(link.status, 422);
  const parcel = { carrier: "Bike", tracking_number: EVIL, tracking_url: "https://bike.example/t/1" };
  const first = await sol.submit(await sol.get(path), form, { [field]: "1", ...parcel });
  assert.equal(first.status, 200);
  assert.match(first.words, /Partly shipped/);
  assert.match(first.text, /href="https:\/\/bike\.example\/t\/1"/);
  assert.ok(!first.text.includes("<script>alert"));
  assert.equal(await statusOf(world, world.orders.confirmed), "confirmed");
  // The page from before still offers what was sent meanwhile.
  const late = await sol.submit(first, form, { [field]: "2" });
  assert.equal(late.status, 422);
  const second = await sol.submit(first, form);
  assert.match(second.words, /Has it arrived/);
  const arrived = await sol.submit(second, `${path}deliver/`);
  assert.match(arrived.words, /marked as delivered/);
  assert.equal(await statusOf(world, world.orders.confirmed), "delivered");
  const again = await sol.submit(second, `${path}deliver/`);
  assert.equal(again.status, 409);
  assert.match(again.words, /somebody has changed it/);
});

test("cancelling asks for a reason, gives stock and money back, and is refused once something is sent", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const path = pathOf(world.orders.paid);
  const empty = await sol.submit(await sol.get(`${path}cancel/`), `${path}cancel/`);
  assert.equal(empty.status, 422);
  const page = await sol.submit(empty, `${path}cancel/`, { reason: "Fell off the shelf" });
  assert.match(page.words, /The order is cancelled/);
  assert.match(page.words, /Fell off the shelf/);
  assert.equal(await statusOf(world, world.orders.paid), "cancelled");
  const again = await sol.submit(empty, `${path}cancel/`, { reason: "Once more" });
  assert.equal(again.status, 409);
  const sent = await sol.get(`${pathOf(world.orders.shipped)}cancel/`);
  assert.equal(sent.status, 409);
  assert.doesNotMatch(sent.text, /name="reason"/);
});

test("notes are the team's own: shown to it, never to the buyer", async (t) => {
  const { world, sol, path } = await confirmedOrder(t);
  const empty = await sol.submit(await sol.get(path), `${path}notes/`, { text: "  " });
  assert.equal(empty.status, 422);
  const text = `note-canary\nsecond line ${EVIL}`;
  const page = await sol.submit(await sol.get(path), `${path}notes/`, { text });
  assert.match(page.words, /The note is saved/);
  assert.match(page.words, /note-canary second line/);
  assert.match(page.words, /Sol Test/);
  assert.ok(!page.text.includes("<script>alert"));
  const ada = await visit(world, "ada");
  const { order_id } = world.orders.confirmed;
  assert.doesNotMatch((await ada.get(`/orders/${order_id}/`)).text, /note-canary/);
  const api = await done(world.get(`/api/orders/${order_id}/`, { token: world.people.ada.access }));
  assert.doesNotMatch(JSON.stringify(api), /note-canary/);
});

test("the papers: the slip has no amounts, the invoice has the tax numbers of both sides", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const path = pathOf(world.orders.paid);
  await world.services.database.run(async (db) => {
    const { order_id } = world.orders.paid;
    const business = { company_name: "Byron Ltd", tax_id: "buyer-tax-7", purchase_order_number: "PO-9" };
    await db.updateTable("orders").set(business).where("id", "=", order_id).execute();
  });
  const slip = await sol.get(`${path}packing-slip/`);
  assert.match(slip.words, /parcel-canary-ada/);
  assert.doesNotMatch(slip.words, /\$/);
  const invoice = await sol.get(`${path}invoice/`);
  for (const word of ["tax-canary-sol", "Byron Ltd", "buyer-tax-7", "PO-9", "Invoice"]) {
    assert.ok(invoice.words.includes(word), word);
  }
  assert.match(invoice.words, /Invoice BB-\d+-\d+/, "by the number of the seller order");
  assert.doesNotMatch(invoice.words, /Commission|tax-canary-kim/);
});

test("the tax by rate adds up to what is paid, whether prices hold it or not", async (t) => {
  const world = await openMarket(t);
  const cases = [
    ["sol", world.orders.paid],
    ["mei", world.orders.bens],
  ] as const;
  const kinds = new Set<boolean>();
  for (const [name, { parts }] of cases) {
    const view = await sellerOrderView(world.as(await world.actor(name)), parts[0] ?? 0);
    const rows = taxRows(view);
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
    assert.equal(
      sum((row) => row.tax_minor),
      view.part.tax_total_minor,
      name,
    );
    assert.equal(
      sum((row) => row.net_minor + row.tax_minor),
      view.part.total_minor,
      name,
    );
    kinds.add(view.order.tax_included);
  }
  assert.equal(kinds.size, 2, "one sells gross, the other net");
});

test("a store that waits, was refused or is suspended reads why, and what it can do", async (t) => {
  const world = await openMarket(t);
  const pia = await (await visit(world, "pia")).get("/seller/");
  assert.match(pia.words, /being reviewed/);
  assert.match(pia.words, /Get your store ready/);
  const rex = await visit(world, "rex");
  const start = await rex.get("/seller/");
  assert.match(start.words, /not accepted.*rejection of rex/);
  const wrong = await rex.submit(start, "/seller/application/", { name: "" });
  assert.equal(wrong.status, 422);
  const again = await rex.submit(start, "/seller/application/", { description: "Rugs made by hand." });
  assert.match(again.words, /Your application is on its way/);
  assert.match(again.words, /being reviewed/);
  assert.equal((await rex.submit(start, "/seller/application/")).status, 403);
  const sue = await visit(world, "sue");
  const page = await sue.get(pathOf(world.orders.of_sue));
  assert.match(page.words, /Your store is suspended/);
  const act = `${pathOf(world.orders.of_sue)}confirm/`;
  assert.equal((await sue.submit(page, act)).status, 200, "what is ordered is still finished");
  assert.equal(await statusOf(world, world.orders.of_sue), "confirmed");
});
