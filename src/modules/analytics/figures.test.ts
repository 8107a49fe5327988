// Figures: each equals what the order rows say when a test adds them up, in every zone and currency.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { cancelSellerOrder } from "#modules/orders";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { type Bought, distinct, everyPart, soldIn, sum, wallDay } from "../../../test/expected-figures.ts";
import { DE_ADDRESS, type Market, openMarket, refusedAs, US_ADDRESS } from "../../../test/purchases.ts";
import {
  categorySales,
  countrySales,
  dailySales,
  type FiguresRequest,
  productSales,
  salesSummary,
} from "./analytics.ts";

/** The night in which New York's clocks go forward is the 8th of March 2026. */
const RANGE = { from: "2026-03-05", to: "2026-03-12" };
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Pacific/Chatham"];
const BEGIN = Date.UTC(2026, 2, 3, 1, 20);

/** Ten days of orders, one every seven hours: sellers, currencies, ways to pay and countries take turns. */
async function openShop(t: TestContext): Promise<Market> {
  const market = await openMarket(t);
  const { sol, kim, mei } = market.sellers;
  const lamp = await market.product({ name: "Lamp", seller_id: sol, stock: 500, price_minor: 4999 });
  const rug = await market.product({ name: "Rug", seller_id: sol, stock: 500, price_minor: 1250 });
  const mug = await market.product({ name: "Mug", seller_id: kim, stock: 500, price_minor: 800 });
  const bowl = await market.product({ name: "Bowl", seller_id: mei, stock: 500, currency: "EUR" });
  market.clock.advance(BEGIN - now(market.as()));
  const carts = [[lamp, mug], [rug], [bowl], [lamp, rug], [bowl], [mug]];
  const ways = ["card", "card", "cash_on_delivery", "bank_transfer"];
  for (let index = 0; index < 36; index += 1) {
    const goods = carts[index % carts.length] ?? [];
    const as = index % 5 === 4 ? market.guest : market.buyer;
    const cart_token = await market.fill(
      goods.map((good) => [good, 1 + (index % 3)]),
      as,
    );
    const email = as === market.guest ? { email: `guest-${index % 2}@example.com` } : {};
    const shipping_address = index % 4 === 1 ? DE_ADDRESS : US_ADDRESS;
    const payment_method = ways[index % ways.length] ?? "card";
    const order = await market.buy({ cart_token, shipping_address, payment_method, ...email }, as);
    const part = order.parts.at(-1);
    if (index % 6 === 0 && part) {
      await cancelSellerOrder(market.seller(part.seller.id), { seller_order_id: part.id }).catch(() => {});
    }
    market.clock.advance(7 * HOUR_MS);
  }
  return market;
}

function daysOfRange(): string[] {
  const days: string[] = [];
  for (let at = Date.parse(RANGE.from); at <= Date.parse(RANGE.to); at += DAY_MS) {
    days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}

test("every day of every zone and currency equals the order rows, for a seller and for the marketplace", async (t) => {
  const shop = await openShop(t);
  const parts = await everyPart(shop.as());
  assert.ok(parts.some((part) => part.is_cancelled) && parts.some((part) => !part.is_cancelled));
  const { sol, kim, mei } = shop.sellers;
  for (const time_zone of ZONES) {
    for (const currency of ["USD", "EUR"]) {
      const request = { ...RANGE, time_zone, currency };
      const sold = soldIn(parts, request).filter((part) => part.currency === currency);
      const onDay = (list: Bought[], day: string) =>
        list.filter((part) => wallDay(part.placed_at, time_zone) === day);
      for (const seller_id of [sol, kim, mei]) {
        const own = sold.filter((part) => part.seller_id === seller_id);
        const { days, total } = await dailySales(shop.seller(seller_id), "seller", request);
        const expected = daysOfRange().map((day) => expectedDay(day, onDay(own, day), (part) => part));
        assert.deepEqual(days.map(plainDay), expected, `${seller_id} ${time_zone} ${currency}`);
        assert.equal(
          total.revenue_minor,
          sum(own, (part) => part.total),
        );
      }
      const { days } = await dailySales(shop.olga, "market", request);
      const expected = daysOfRange().map((day) =>
        expectedDay(day, onDay(sold, day), (part) => part.order_id),
      );
      assert.deepEqual(days.map(plainDay), expected, `marketplace ${time_zone} ${currency}`);
    }
  }
});

function expectedDay(day: string, parts: Bought[], order: (part: Bought) => unknown) {
  return {
    day,
    orders: distinct(parts.map(order)),
    revenue_minor: sum(parts, (part) => part.total),
    commission_minor: sum(parts, (part) => part.commission),
  };
}

function plainDay(row: ReturnType<typeof expectedDay>) {
  const { day, orders, revenue_minor, commission_minor } = row;
  return { day, orders, revenue_minor, commission_minor };
}

test("units, products, categories, countries and buyers equal the order rows", async (t) => {
  const shop = await openShop(t);
  const parts = await everyPart(shop.as());
  const context = shop.seller(shop.sellers.sol);
  for (const time_zone of ZONES) {
    const request = { ...RANGE, time_zone };
    const own = parts.filter((part) => part.seller_id === shop.sellers.sol);
    const sold = soldIn(own, request);
    const lines = sold.flatMap((part) => part.lines.map((line) => ({ ...line, order: part })));
    const { current, previous, previous_range } = await salesSummary(context, "seller", request);
    assert.equal(
      current.units,
      sum(lines, (line) => line.quantity),
    );
    const revenue = sum(sold, (part) => part.total);
    assert.equal(current.average_order_minor, Math.round(revenue / sold.length));
    assert.deepEqual(previous_range, { from: "2026-02-25", to: "2026-03-04", time_zone });
    assert.equal(
      previous.revenue_minor,
      sum(soldIn(own, previous_range), (part) => part.total),
    );

    const emails = [...new Set(sold.map((part) => part.email))];
    const isBefore = (part: Bought) => wallDay(part.placed_at, time_zone) < RANGE.from && !part.is_cancelled;
    const known = new Set(own.filter(isBefore).map((part) => part.email));
    const returning = emails.filter((email) => known.has(email)).length;
    assert.deepEqual(
      [current.buyers, current.returning_buyers, current.new_buyers],
      [emails.length, returning, emails.length - returning],
    );

    for (const row of (await productSales(context, "seller", request)).rows) {
      const of_product = lines.filter((line) => line.product_id === row.product_id);
      assert.deepEqual(
        [row.units, row.goods_minor, row.orders],
        [
          sum(of_product, (line) => line.quantity),
          sum(of_product, (line) => line.goods),
          distinct(of_product.map((line) => line.order)),
        ],
      );
    }
    const [category] = (await categorySales(context, "seller", request)).rows;
    assert.equal(
      category?.goods_minor,
      sum(lines, (line) => line.goods),
    );
    const { rows: countries } = await countrySales(context, "seller", request);
    assert.deepEqual(countries.map((row) => row.country).sort(), ["DE", "US"]);
    for (const row of countries) {
      const there = sold.filter((part) => part.country === row.country);
      assert.deepEqual([row.orders, row.revenue_minor], [there.length, sum(there, (part) => part.total)]);
    }
  }
});

test("the marketplace's buyers and sellers; a cancellation takes a sale out of the order's day", async (t) => {
  const shop = await openShop(t);
  const request = { ...RANGE, time_zone: "UTC", currency: "USD" };
  const parts = await everyPart(shop.as());
  const sold = soldIn(parts, request);
  const before = await salesSummary(shop.olga, "market", request);
  assert.equal(before.current.buyers, distinct(sold.map((part) => part.email)));
  assert.equal(before.current.sellers, 3);
  assert.deepEqual(before.currencies, ["EUR", "USD"]);
  const part = sold.find((one) => one.currency === "USD" && one.seller_id === shop.sellers.kim);
  assert.ok(part);
  const row = await shop
    .as()
    .db.selectFrom("seller_orders")
    .select("id")
    .where("order_id", "=", part.order_id)
    .where("seller_id", "=", part.seller_id)
    .executeTakeFirstOrThrow();
  shop.clock.advance(20 * DAY_MS);
  await cancelSellerOrder(shop.seller(part.seller_id), { seller_order_id: row.id });
  const after = await salesSummary(shop.olga, "market", request);
  assert.equal(before.current.revenue_minor - after.current.revenue_minor, part.total);
  assert.equal(before.current.commission_minor - after.current.commission_minor, part.commission);
  assert.equal(after.current.cancelled - before.current.cancelled, 1);
});

test("money is for those who may see it, and ranges are judged", async (t) => {
  const market = await openMarket(t);
  const request = { ...RANGE, time_zone: "UTC" };
  const role = (member_role: "catalogue" | "orders" | "finance"): Context =>
    market.as({
      ...market.sol,
      seller: { seller_id: market.sellers.sol, status: "approved", member_role },
    });
  for (const verb of [salesSummary, dailySales, productSales, categorySales, countrySales]) {
    await assert.rejects(verb(role("catalogue"), "seller", request), refusedAs("seller_permission_denied"));
    await assert.rejects(verb(role("orders"), "seller", request), refusedAs("seller_permission_denied"));
    await assert.rejects(verb(market.buyer, "seller", request), refusedAs("not_a_seller"));
    await assert.rejects(verb(role("finance"), "market", request), refusedAs("staff_only"));
    await assert.rejects(verb(market.buyer, "market", request), refusedAs("staff_only"));
    await verb(role("finance"), "seller", request);
    await verb(market.olga, "market", request);
  }
  const refused: [Partial<FiguresRequest>, string][] = [
    [{ time_zone: "Moon/Base" }, "unknown_time_zone"],
    [{ currency: "XXX" }, "unknown_currency"],
    [{ from: "2026-02-30" }, "no_such_day"],
    [{ from: "2026-03-13" }, "before_begin"],
    [{ from: "2025-03-11" }, "range_too_long"],
  ];
  for (const [change, code] of refused) {
    await assert.rejects(dailySales(market.olga, "market", { ...request, ...change }), refusedAs(code));
  }
});
