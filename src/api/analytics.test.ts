// Figures over the API: who may see them, how they are written, and which ranges are refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../test/market.ts";

const SELLER = ["summary", "sales", "products", "categories", "countries", "searches"].map(
  (name) => `/api/seller/analytics/${name}/`,
);
const STAFF = ["summary", "sales", "products", "categories", "countries", "searches", "empty-searches"].map(
  (name) => `/api/admin/analytics/${name}/`,
);

test("figures are for those who may see money, and for staff", async (t) => {
  const market = await openMarket(t);
  for (const path of SELLER) {
    assert.equal((await market.get(path)).status, 401, path);
    assert.equal((await market.get(path, { token: market.token("ada") })).status, 403, path);
    assert.equal((await market.get(path, { token: market.token("sol") })).status, 200, path);
  }
  for (const path of STAFF) {
    assert.equal((await market.get(path, { token: market.token("sol") })).status, 403, path);
    assert.equal((await market.get(path, { token: market.token("olga") })).status, 200, path);
  }
});

test("money is written as decimals of the asked currency, and days add up to the total", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.token("sol") };
  const sales = (await market.get("/api/seller/analytics/sales/", sol)).body;
  assert.equal(sales.days.length, 30);
  assert.equal(sales.currency, "USD");
  const cents = (amount: string) => Math.round(Number(amount) * 100);
  const total = sales.days.reduce((sum: number, day: { revenue: string }) => sum + cents(day.revenue), 0);
  assert.equal(cents(sales.total.revenue), total);
  assert.ok(total > 0);
  const summary = (await market.get("/api/seller/analytics/summary/", sol)).body;
  assert.equal(summary.current.revenue, sales.total.revenue);
  assert.equal(summary.previous.average_order, null);
  const products = (await market.get("/api/seller/analytics/products/?limit=1", sol)).body;
  assert.equal(products.results.length, 1);
  const euros = (await market.get("/api/seller/analytics/sales/?currency=EUR", sol)).body;
  assert.deepEqual([euros.total.revenue, euros.total.orders], ["0.00", 0]);
});

test("ranges that make no sense are refused with the field that is wrong", async (t) => {
  const market = await openMarket(t);
  const olga = { token: market.token("olga") };
  const cases: [string, string, string][] = [
    ["time_zone=Moon/Base", "time_zone", "unknown_time_zone"],
    ["currency=XXX", "currency", "unknown_currency"],
    ["to=2026-02-30", "to", "no_such_day"],
    ["to=2026-99-99", "from", "no_such_day"],
    ["from=2026-03-01&to=2026-02-01", "to", "before_begin"],
    ["from=2024-01-01&to=2026-02-01", "to", "range_too_long"],
  ];
  for (const [query, field, code] of cases) {
    const reply = await market.get(`/api/admin/analytics/summary/?${query}`, olga);
    assert.equal(reply.status, 422, query);
    const problem = reply.body;
    const [error] = problem.errors;
    assert.deepEqual([error.field, error.code], [field, code], query);
  }
});
