// Closed days: whatever happens to orders, and whenever days are summed, figures are what the orders say.
import assert from "node:assert/strict";
import { test } from "node:test";
import { captureTransfer } from "#modules/checkout";
import { cancelOrder, cancelSellerOrder, sendRefundsNow } from "#modules/orders";
import { paymentsOf, requestRefund } from "#modules/payments";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import { findViolations } from "#platform/invariant";
import { formatMoney } from "#platform/money";
import { everyPart, expectedSummary } from "../../../test/expected-figures.ts";
import { type Chance, chanceOf } from "../../../test/market/chance.ts";
import { type Market, openMarket } from "../../../test/purchases.ts";
import { analyticsInvariants, closeDays, dayAt, salesSummary, shiftDay } from "./analytics.ts";
import { packDay, SLOT_MS, unpackDay } from "./closed-day.ts";
import { IdSet } from "./id-set.ts";
import { type Moment, NO_SALES } from "./moments.ts";

const SEEDS = (process.env.FIGURES_SEEDS ?? "1").split(",").map(Number);
const STEPS = 110;
const ZONES = ["UTC", "America/New_York", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Chatham"];
/** The clocks of New York go forward on the 8th. */
const BEGIN = Date.UTC(2026, 2, 4, 1, 20);
const WAYS = ["card", "card", "cash_on_delivery", "bank_transfer"];

for (const seed of SEEDS) {
  test(`figures are what the orders say, through purchases, late changes, closed days and crashes (seed ${seed})`, async (t) => {
    const chance = chanceOf(seed);
    const market = await openMarket(t);
    const acts = await openActs(market, chance);
    for (let step = 1; step <= STEPS; step += 1) {
      const act = chance.weighted({
        buy: 10,
        wait: 6,
        close: 4,
        crash: 1,
        cancel: 3,
        transfer: 2,
        refund: 3,
      });
      await acts[act]();
      if (step % 6 === 0) await compareAll(market, chance, `seed ${seed}, step ${step}`);
    }
    market.clock.advance(3 * DAY_MS);
    while ((await closeDays(market.as())) > 0);
    await compareAll(market, chance, `seed ${seed}, at the end`);
    const { db } = market.as();
    assert.deepEqual(
      await db.selectFrom("order_changes").selectAll().execute(),
      [],
      "every change is summed",
    );
    const { closed_until } = await db.selectFrom("sales_closing").selectAll().executeTakeFirstOrThrow();
    assert.ok(closed_until >= now(market.as()) - 2 * DAY_MS, "days are closed up to the day before");
  });
}

async function openActs(market: Market, chance: Chance) {
  const { sol, kim, mei } = market.sellers;
  const lamp = await market.product({ name: "Lamp", seller_id: sol, stock: 900, price_minor: 4999 });
  const rug = await market.product({ name: "Rug", seller_id: sol, stock: 900, price_minor: 1250 });
  const mug = await market.product({ name: "Mug", seller_id: kim, stock: 900, price_minor: 800 });
  const bowl = await market.product({ name: "Bowl", seller_id: mei, stock: 900, currency: "EUR" });
  market.clock.advance(BEGIN - now(market.as()));
  const system = market.as({ kind: "system" });
  const parts = () => system.db.selectFrom("seller_orders").selectAll().orderBy("id").execute();
  return {
    buy: async () => {
      const goods = chance.pick([[lamp, mug], [rug], [bowl], [lamp, rug], [mug]]);
      const as = chance.percent(60) ? market.guest : market.buyer;
      const cart_token = await market.fill(
        goods.map((good) => [good, 1 + chance.below(3)]),
        as,
      );
      const email = as === market.guest ? { email: `guest-${chance.below(4)}@example.com` } : {};
      await market.buy({ cart_token, payment_method: chance.pick(WAYS), ...email }, as);
    },
    wait: async () => market.clock.advance(chance.below(20) * HOUR_MS + chance.below(HOUR_MS)),
    close: async () => {
      await closeDays(system);
    },
    crash: async () => {
      const disarm = armFault("figures.closing", () => {
        throw new Error("the process is gone");
      });
      await closeDays(system).catch(() => {});
      disarm();
    },
    cancel: async () => {
      const part = chance.maybe((await parts()).filter(({ status }) => status === "pending"));
      if (part && chance.percent(50)) await cancelOrder(system, { order_id: part.order_id });
      else if (part?.visible_at) {
        await cancelSellerOrder(market.seller(part.seller_id), { seller_order_id: part.id });
      }
    },
    transfer: async () => {
      const order_ids = [...new Set((await parts()).map(({ order_id }) => order_id))];
      const open = [...(await paymentsOf(system, order_ids)).values()].flat();
      const waiting = open.filter(({ method, status }) => method === "bank_transfer" && status === "pending");
      const payment = chance.maybe(waiting);
      if (!payment) return;
      const amount = formatMoney(payment.amount_minor, payment.currency);
      await captureTransfer(market.olga, { payment_id: payment.id, amount, reference: "Letter 7" });
    },
    refund: () => refundSome(system, chance),
  };
}

/** Gives back a little of a part that was paid by card. */
async function refundSome(system: Context, chance: Chance): Promise<void> {
  const rows = await system.db
    .selectFrom("seller_orders")
    .innerJoin("orders", "orders.id", "seller_orders.order_id")
    .select(["seller_orders.id", "order_id"])
    .where("payment_method", "=", "card")
    .where("seller_orders.status", "=", "pending")
    .where("visible_at", "is not", null)
    .where("seller_orders.refunded_minor", "=", 0)
    .orderBy("seller_orders.id")
    .execute();
  const part = chance.maybe(rows);
  if (!part) return;
  const asked = { order_id: part.order_id, seller_order_id: part.id, amount_minor: 1 + chance.below(300) };
  const refund = await transaction(system, (tx) =>
    requestRefund(tx, { ...asked, reason: "scratched", unique_key: `scratch:${part.id}` }),
  );
  await sendRefundsNow(system, [refund.id]);
}

async function compareAll(market: Market, chance: Chance, where: string): Promise<void> {
  const parts = await everyPart(market.as());
  const time_zone = chance.pick(ZONES);
  const to = dayAt(now(market.as()), time_zone);
  const from = shiftDay(to, -chance.below(12));
  for (const currency of ["USD", "EUR"]) {
    const request = { from, to: shiftDay(to, -chance.below(2)), time_zone, currency };
    if (request.to < from) request.to = from;
    const whole = await salesSummary(market.olga, "market", request);
    const message = `${where}: ${JSON.stringify(request)}`;
    compare(whole.current, expectedSummary(parts, request), message);
    compare(
      whole.previous,
      expectedSummary(parts, { ...whole.previous_range, currency }),
      `${message} before`,
    );
    for (const day of whole.days) {
      const expected = expectedSummary(parts, { ...request, from: day.day, to: day.day });
      assert.deepEqual([day.orders, day.revenue_minor], [expected.orders, expected.revenue_minor], message);
    }
    for (const seller_id of Object.values(market.sellers)) {
      const own = parts.filter((part) => part.seller_id === seller_id);
      const { current } = await salesSummary(market.seller(seller_id), "seller", request);
      compare(current, expectedSummary(own, request), `${message} of ${seller_id}`);
    }
  }
  assert.deepEqual(await findViolations(market.as(), analyticsInvariants), [], where);
}

function compare(
  { views: _views, conversion: _conversion, ...current }: Awaited<ReturnType<typeof salesSummary>>["current"],
  expected: ReturnType<typeof expectedSummary>,
  message: string,
): void {
  assert.deepEqual(current, expected, message);
}

test("a range that was asked for before shows late changes, before and after they are summed", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ name: "Lamp", stock: 9, price_minor: 4999 });
  const order_ids: number[] = [];
  const buyAt = async (at: number) => {
    market.clock.advance(at - now(market.as()));
    const cart_token = await market.fill([[lamp, 1]]);
    order_ids.push((await market.buy({ cart_token })).id);
  };
  await buyAt(BEGIN - 2 * DAY_MS);
  for (let times = 0; times < 4; times += 1) await buyAt(BEGIN);
  const range = { from: "2026-03-01", to: "2026-03-05", time_zone: "UTC", currency: "USD" };
  const system = market.as({ kind: "system" });
  const { statements } = market.services.database;
  const seen: number[] = [];
  const look = async () => {
    const { count } = statements;
    seen.push((await salesSummary(market.olga, "market", range)).current.cancelled);
    return statements.count - count;
  };
  const cancelOne = () => cancelOrder(system, { order_id: order_ids.pop() ?? 0 });
  // The hour is long over, its day is not; the days before it are closed.
  market.clock.advance(9 * HOUR_MS);
  assert.ok((await closeDays(system)) > 0);
  const first = await look();
  assert.ok((await look()) < first, "what is remembered is not read");
  for (let times = 0; times < 2; times += 1) {
    await cancelOne();
    await look();
    await look();
  }
  market.clock.advance(3 * DAY_MS);
  await closeDays(system);
  await look();
  for (let times = 0; times < 2; times += 1) {
    await cancelOne();
    await look();
    assert.equal(await closeDays(system), 1);
    await look();
    await look();
  }
  assert.deepEqual(seen, [0, 0, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
});

test("a sum that is wrong, missing or too much is found by the check", async (t) => {
  const market = await openMarket(t);
  const { buy } = await openActs(market, chanceOf(7));
  for (let day = 0; day < 3; day += 1) {
    await buy();
    market.clock.advance(DAY_MS);
  }
  market.clock.advance(2 * DAY_MS);
  assert.equal(await closeDays(market.as()), 4);
  assert.deepEqual(await findViolations(market.as(), analyticsInvariants), []);
  await transaction(market.as({ kind: "system" }), async (tx) => {
    const [row] = await tx.db.selectFrom("sales_days").selectAll().orderBy("day_at").execute();
    assert.ok(row);
    await tx.db.deleteFrom("sales_days").where("day_at", "=", row.day_at).execute();
    await tx.db.updateTable("first_sales").set({ first_at: 1 }).where("seller_id", "=", 0).execute();
  });
  const found = (await findViolations(market.as(), analyticsInvariants)).map(({ invariant }) => invariant);
  assert.deepEqual(
    [...new Set(found)],
    analyticsInvariants.slice(0, 2).map(({ name }) => name),
  );
});

test("a day is packed without loss, also amounts of fifteen digits", () => {
  const moment = (at: number, more: Partial<Moment>): Moment => ({
    ...{ at, currency: "IDR", ...NO_SALES, buyers: [], sellers: [], ...more },
  });
  const big = {
    orders: 300,
    revenue_minor: 2 ** 52,
    commission_minor: 127,
    refunded_minor: 128,
    units: 16_384,
  };
  const moments = [
    moment(DAY_MS, { orders: 1, buyers: [7], sellers: [2] }),
    moment(DAY_MS + SLOT_MS - 1, { orders: 1, buyers: [3, 2 ** 40], sellers: [2] }),
    moment(2 * DAY_MS - 1, { ...big, cancelled: 2 }),
  ];
  const read: Moment[] = [];
  const sales = packDay(DAY_MS, moments);
  unpackDay({ day_at: DAY_MS, currency: "IDR", sales }, (one) => read.push(structuredClone(one)));
  assert.deepEqual(read, [
    moment(DAY_MS, { orders: 2, buyers: [3, 7, 2 ** 40], sellers: [2] }),
    moment(2 * DAY_MS - SLOT_MS, { ...big, cancelled: 2 }),
  ]);
  assert.throws(() => packDay(DAY_MS, [moment(2 * DAY_MS, {})]), /no slot/);
  assert.throws(() => packDay(DAY_MS, [moment(DAY_MS, { revenue_minor: -1 })]), /no whole number/);
  assert.throws(
    () => unpackDay({ day_at: 0, currency: "IDR", sales: sales.subarray(0, 3) }, () => {}),
    /ends in/,
  );
});

test("a set of numbers counts each once and grows", () => {
  const ids = new IdSet();
  for (const id of [1, 1, 8191, 8192, 3_000_000, 8192]) ids.add(id);
  assert.equal(ids.size, 4);
});
