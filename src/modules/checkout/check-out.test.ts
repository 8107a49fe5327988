// Checkout from the cart to the paid order: refusals first, then the ways it can go.
import assert from "node:assert/strict";
import { test } from "node:test";
import { readCart, removeItem, updateItem } from "#modules/cart";
import { setDefaultCommission, trialBalance } from "#modules/ledger";
import { findOwnOrder, guestOrderToken } from "#modules/orders";
import { transaction } from "#platform/database";
import { DE_ADDRESS, type Market, openMarket, refusedAs, US_ADDRESS } from "../../../test/purchases.ts";
import { payOrder } from "./attempts.ts";
import type { CheckoutInput } from "./check-out.ts";
import { quoteCart } from "./quote-cart.ts";

async function nothingHappened(market: Market): Promise<void> {
  for (const table of ["orders", "payments", "reservations", "jobs"] as const) {
    const rows = await market.as().db.selectFrom(table).select("id").execute();
    assert.equal(rows.length, 0, `${table} has rows`);
  }
  await market.allIsWell();
}

test("what can't be bought is refused, and nothing is written", async (t) => {
  const market = await openMarket(t);
  await assert.rejects(market.buy(), refusedAs("cart_empty"));
  const lamp = await market.product({ stock: 3, price_minor: 1999 });
  await market.fill([[lamp, 2]]);
  const { sol } = market.sellers;
  const cases: [string, Partial<CheckoutInput>, string, string?][] = [
    ["no address", { shipping_address: null }, "required", "shipping_address"],
    [
      "half an address",
      { shipping_address: { ...US_ADDRESS, city: "" } },
      "required",
      "shipping_address.city",
    ],
    ["wrong bill", { billing_address: { ...US_ADDRESS, postal_code: "x" } }, "invalid_postal_code"],
    [
      "somebody's address",
      { shipping_address: null, shipping_address_id: 77 },
      "not_found",
      "shipping_address_id",
    ],
    ["two addresses", { shipping_address_id: 77 }, "one_of"],
    ["unknown way to ship", { shipping: { [sol]: "rocket" } }, "unknown_method", `shipping.${sol}`],
    ["a seller who is not in it", { shipping: { [market.sellers.kim]: "standard" } }, "unknown_seller"],
    ["paypal is not configured", { payment_method: "paypal" }, "payment_method_unavailable"],
    ["another total", { expected_total: "1.00" }, "price_changed"],
    ["no amount", { expected_total: "1.005" }, "too_many_digits", "expected_total"],
  ];
  for (const [what, input, code, field] of cases) {
    await assert.rejects(market.buy(input), refusedAs(code, field), what);
  }
  await assert.rejects(market.buy({}, market.guest), refusedAs("cart_empty"));
  const token = await market.fill([[lamp, 1]], market.guest);
  await assert.rejects(market.buy({ cart_token: token }, market.guest), refusedAs("required", "email"));
  await nothingHappened(market);
});

test("a seller who does not ship there, is closed, or has nothing left stops the checkout", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 3 });
  await market.fill([[lamp, 2]]);
  const change = (work: (db: ReturnType<Market["as"]>["db"]) => Promise<unknown>) =>
    transaction(market.as(), (tx) => work(tx.db));
  const { sol } = market.sellers;
  await change((db) =>
    db.updateTable("shipping_methods").set({ countries: "US,CA" }).where("seller_id", "=", sol).execute(),
  );
  await assert.rejects(market.buy({ shipping_address: DE_ADDRESS }), refusedAs("cannot_ship"));
  await change((db) => db.updateTable("sellers").set({ is_on_vacation: 1 }).where("id", "=", sol).execute());
  await assert.rejects(market.buy(), refusedAs("seller_closed"));
  await change((db) => db.updateTable("sellers").set({ is_on_vacation: 0 }).where("id", "=", sol).execute());
  await change((db) =>
    db.updateTable("products").set({ price_minor: 1100 }).where("id", "=", lamp.product_id).execute(),
  );
  await assert.rejects(market.buy(), (error: unknown) => {
    refusedAs("price_changed")(error);
    const extra = (error as { extra?: Record<string, unknown> }).extra;
    assert.equal(extra?.total_amount, "29.70");
    return true;
  });
  const order = await market.buy({ expected_total: "29.70" });
  assert.equal(order.total_minor, 2970);
  await market.fill([[lamp, 1]]);
  await market.buy(
    { cart_token: await market.fill([[lamp, 1]], market.guest), email: "g@example.com" },
    market.guest,
  );
  await assert.rejects(market.buy(), refusedAs("insufficient_stock"));
  await market.allIsWell();
});

test("three sellers, one purchase: totals are sums, commission is frozen, mails go once", async (t) => {
  const market = await openMarket(t);
  await transaction(market.as(), (tx) =>
    tx.db.updateTable("sellers").set({ currency: "USD" }).where("id", "=", market.sellers.mei).execute(),
  );
  await transaction(market.as(), (tx) =>
    tx.db
      .updateTable("shipping_methods")
      .set({ currency: "USD" })
      .where("seller_id", "=", market.sellers.mei)
      .execute(),
  );
  for (const [index, seller_id] of Object.values(market.sellers).entries()) {
    const thing = await market.product({ seller_id, price_minor: 999 + index });
    await market.fill([[thing, index + 1]]);
  }
  const order = await market.buy({
    note: "Ring twice",
    purchase_order_number: "PO-7",
    company_name: "Byron Ltd",
    tax_id: "US-1",
    accept_terms: true,
  });
  assert.equal(order.parts.length, 3);
  assert.match(order.number, /^BB-\d{6,}$/);
  assert.deepEqual(
    order.parts.map((part) => part.number),
    [1, 2, 3].map((index) => `${order.number}-${index}`),
  );
  assert.equal(
    order.parts.reduce((sum, part) => sum + part.total_minor, 0),
    order.total_minor,
  );
  assert.deepEqual(
    [order.note, order.purchase_order_number, order.company_name, order.tax_id],
    ["Ring twice", "PO-7", "Byron Ltd", "US-1"],
  );
  assert.deepEqual(order.billing_address, order.shipping_address, "the bill goes where the goods go");
  await setDefaultCommission(market.as(), 500_000);
  assert.equal((await market.view(order.id)).parts[0]?.items[0]?.commission_minor, 100);
  const [books] = await trialBalance(market.as());
  assert.equal(books?.debit_minor, books?.credit_minor);
  await market.work();
  await market.work();
  const keys = (await market.mails()).map((mail) => mail.unique_key).sort();
  assert.deepEqual(keys, [
    `order-confirmed:${order.id}`,
    ...order.parts.map((part) => `seller-order-new:${part.id}`),
  ]);
  await assert.rejects(market.buy(), refusedAs("cart_empty"), "the cart is over");
  await market.allIsWell();
});

test("declined, declined, then paid: one order, three attempts, one sale", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 5 });
  await market.fill([[lamp, 2]]);
  const declined = await market.buy({ payment_token: "fake_decline" });
  assert.equal(declined.payment?.status, "failed");
  assert.equal(declined.payment?.failure_code, "card_declined");
  assert.equal(declined.status, "pending");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 5, reserved: 2 });
  const { id: order_id } = declined;
  await payOrder(market.buyer, { order_id, payment_method: "card", payment_token: "fake_decline" });
  await market.work();
  assert.deepEqual(await market.mails(), [], "nobody hears of an order that is not paid");
  await payOrder(market.buyer, { order_id, payment_method: "card", payment_token: "fake_approve" });
  const paid = await market.view(order_id);
  assert.equal(paid.payment_status, "captured");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 3, reserved: 0 });
  await assert.rejects(
    payOrder(market.buyer, { order_id, payment_method: "card" }),
    refusedAs("already_paid"),
  );
  const payments = await market.as().db.selectFrom("payments").select("status").orderBy("id").execute();
  assert.deepEqual(
    payments.map((payment) => payment.status),
    ["failed", "failed", "captured"],
  );
  await market.allIsWell();
});

test("while an attempt is in flight the cart is closed and no other attempt begins", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  await market.fill([[lamp, 1]]);
  const order = await market.buy({ payment_token: "fake_redirect" });
  assert.equal(order.payment?.status, "pending");
  assert.match(order.payment?.redirect_url ?? "", /^http/);
  await assert.rejects(
    payOrder(market.buyer, { order_id: order.id, payment_method: "card" }),
    refusedAs("payment_in_progress"),
  );
  await assert.rejects(market.fill([[lamp, 1]]), refusedAs("cart_in_checkout"));
  assert.equal((await market.buy()).id, order.id, "the same purchase, not another one");
  await market.allIsWell();
});

test("a changed cart ends the unpaid order and its stock is free", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ stock: 2 });
  await market.fill([[lamp, 2]]);
  const first = await market.buy({ payment_token: "fake_decline" });
  const item = await market.as().db.selectFrom("cart_items").select("id").executeTakeFirstOrThrow();
  const owner = { user_id: market.ada.user_id, token: null };
  await updateItem(market.buyer, { owner, item_id: item.id, quantity: 1 });
  assert.equal((await market.view(first.id)).status, "cancelled");
  const second = await market.buy();
  assert.notEqual(second.id, first.id);
  assert.equal(second.payment_status, "captured");
  assert.deepEqual(await market.stock(lamp.variant_id), { on_hand: 1, reserved: 0 });
  await market.work();
  assert.ok(!(await market.mails()).some((mail) => mail.unique_key.startsWith("order-cancelled")));
  await market.allIsWell();
});

test("a guest buys with an e-mail and comes back with the token only", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  const cart_token = await market.fill([[lamp, 1]], market.guest);
  const order = await market.buy({ cart_token, email: "Grace@Example.com" }, market.guest);
  assert.equal(order.email, "Grace@Example.com");
  const token = guestOrderToken(market.as(), order);
  assert.match(token ?? "", /^[\w-]{22}$/);
  for (const wrong of [null, "", "x", token?.slice(0, 21) ?? "", order.number]) {
    await assert.rejects(findOwnOrder(market.guest, order.id, wrong), refusedAs("not_found"));
  }
  await assert.rejects(findOwnOrder(market.buyer, order.id, null), refusedAs("not_found"));
  assert.deepEqual(await findOwnOrder(market.guest, order.id, token), { order_id: order.id, by_token: true });
  await market.work();
  const mail = (await market.mails()).find((sent) => sent.recipient === "Grace@Example.com");
  assert.ok(mail?.text_body.includes(`/orders/${order.id}/?token=${token}`));
  const stored = await market.as().db.selectFrom("orders").selectAll().executeTakeFirst();
  assert.ok(!JSON.stringify(stored).includes(token ?? "-"), "no row holds the token");
  await market.allIsWell();
});

test("downloads need no address: the bill decides the tax, else the country of the marketplace", async (t) => {
  const market = await openMarket(t);
  const song = await market.product({ is_digital: 1, price_minor: 1190, stock: 9 });
  await market.fill([[song, 1]]);
  const at_home = await market.buy({ shipping_address: null });
  assert.deepEqual([at_home.total_minor, at_home.tax_total_minor, at_home.tax_included], [1309, 119, false]);
  assert.equal(at_home.status, "delivered");
  await market.fill([[song, 1]]);
  const in_germany = await market.buy({ shipping_address: null, billing_address: DE_ADDRESS });
  assert.deepEqual([in_germany.total_minor, in_germany.tax_total_minor], [1190, 190]);
  await market.fill([[song, 1]]);
  await assert.rejects(
    market.buy({ shipping_address: null, payment_method: "cash_on_delivery" }),
    refusedAs("payment_method_unavailable"),
  );
  await market.allIsWell();
});

test("a download beside a parcel is taxed where the parcel goes, not where the bill goes", async (t) => {
  const market = await openMarket(t);
  const song = await market.product({ is_digital: 1, price_minor: 1000 });
  const lamp = await market.product({ price_minor: 1000 });
  await market.fill([
    [song, 1],
    [lamp, 1],
  ]);
  const addresses = { shipping_address: US_ADDRESS, billing_address: DE_ADDRESS };
  const quote = await quoteCart(market.buyer, { cart_token: null, ...addresses });
  assert.deepEqual([quote.country, quote.tax_included, quote.total_minor], ["US", false, 2750]);
  const order = await market.buy(addresses);
  assert.deepEqual([order.tax_included, order.total_minor], [false, 2750]);
  assert.equal(order.billing_address?.country, "DE");
});

test("shipping is free from the seller's sum on, which downloads do not count to", async (t) => {
  const market = await openMarket(t);
  await transaction(market.as(), ({ db }) =>
    db.updateTable("shipping_methods").set({ free_above_minor: 2000 }).execute(),
  );
  const almost = await market.product({ price_minor: 1999 });
  const song = await market.product({ price_minor: 500, is_digital: 1 });
  const penny = await market.product({ price_minor: 1 });
  const shippingOf = async () => {
    const quote = await quoteCart(market.buyer, { cart_token: null, shipping_address: US_ADDRESS });
    return quote.shipping_total_minor;
  };
  await market.fill([
    [almost, 1],
    [song, 1],
  ]);
  assert.equal(await shippingOf(), 500);
  await market.fill([[penny, 1]]);
  assert.equal(await shippingOf(), 0);
});

test("what costs nothing needs no payment", async (t) => {
  const market = await openMarket(t);
  const flyer = await market.product({ is_digital: 1, price_minor: 0, stock: 2 });
  await market.fill([[flyer, 1]]);
  const order = await market.buy({ shipping_address: null });
  assert.deepEqual([order.payment, order.payment_status, order.status], [null, "captured", "delivered"]);
  assert.deepEqual(await market.stock(flyer.variant_id), { on_hand: 1, reserved: 0 });
  await assert.rejects(
    payOrder(market.buyer, { order_id: order.id, payment_method: "card" }),
    refusedAs("already_paid"),
  );
  await market.work();
  assert.equal((await market.mails()).length, 2);
  await market.allIsWell();
});

test("cash needs a parcel from every seller, at the first attempt as at every later one", async (t) => {
  const market = await openMarket(t);
  const { sol, kim } = market.sellers;
  const lamp = await market.product({ seller_id: sol });
  const manual = await market.product({ seller_id: sol, is_digital: 1 });
  const song = await market.product({ seller_id: kim, is_digital: 1 });
  const payment_method = "cash_on_delivery";
  const unavailable = refusedAs("payment_method_unavailable");
  const decline = async () => (await market.buy({ payment_token: "fake_decline" })).id;
  await market.fill([
    [lamp, 1],
    [song, 1],
  ]);
  await assert.rejects(market.buy({ payment_method }), unavailable);
  await assert.rejects(payOrder(market.buyer, { order_id: await decline(), payment_method }), unavailable);
  const cart = await readCart(market.buyer, { user_id: market.ada.user_id, token: null });
  const item_id = cart.lines.find((line) => line.variant_id === song.variant_id)?.id ?? 0;
  await removeItem(market.buyer, { owner: { user_id: market.ada.user_id, token: null }, item_id });
  await market.fill([[manual, 1]]);
  const order_id = await decline();
  await payOrder(market.buyer, { order_id, payment_method });
  assert.equal((await market.view(order_id)).payment_method, payment_method);
  await market.fill([
    [lamp, 1],
    [manual, 1],
  ]);
  assert.equal((await market.buy({ payment_method })).payment_method, payment_method);
  await market.fill([[song, 1]]);
  await assert.rejects(market.buy({ payment_method }), unavailable);
  await market.allIsWell();
});
