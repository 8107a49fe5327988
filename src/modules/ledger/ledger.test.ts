// The book: balanced, written once per cause, never changed; a seller's balance is what the story says.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations } from "#platform/invariant";
import { orderRows } from "../../../test/order-rows.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import {
  balances,
  commissionAccount,
  commissionOf,
  defaultCommission,
  gatewayAccount,
  ledgerInvariants,
  type Posting,
  post,
  postAll,
  recordCancellation,
  recordCashDelivered,
  recordRefundPaid,
  recordSale,
  recordStrayPayment,
  sellerAccount,
  setDefaultCommission,
  trialBalance,
} from "./ledger.ts";

async function setUp(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as();
  const { sol, kim, mei } = stall.sellers;
  const order = await orderRows(context, [
    { seller_id: sol, total_minor: 6000, commission_minor: 500 },
    { seller_id: kim, total_minor: 4000, commission_minor: 333 },
  ]);
  const [sol_part, kim_part] = order.parts;
  assert.ok(sol_part && kim_part);
  return { ...world, context, order, sol, kim, mei, sol_part, kim_part };
}

async function sums(context: Context, currency = "USD"): Promise<Record<string, number>> {
  const trial = (await trialBalance(context)).find((known) => known.currency === currency);
  if (trial) assert.equal(trial.debit_minor, trial.credit_minor);
  return Object.fromEntries((trial?.accounts ?? []).map(({ code, sum_minor }) => [code, sum_minor]));
}

async function assertSound(context: Context): Promise<void> {
  assert.deepEqual(await findViolations(context, ledgerInvariants), []);
}

function posting(amounts: number[], unique_key = "test"): Posting {
  const accounts = [gatewayAccount("fake"), sellerAccount(1), commissionAccount];
  const entries = amounts.map((amount_minor, index) => ({
    account: accounts[index % accounts.length] ?? commissionAccount,
    amount_minor,
  }));
  return { kind: "adjustment", unique_key, entries };
}

test("what does not balance is a bug and leaves no trace", async (t) => {
  const { context } = await setUp(t);
  for (const amounts of [[], [1], [1, 1], [5, -4], [5, -5, 0], [0], [0.5, -0.5], [Number.NaN, 1]]) {
    await assert.rejects(
      transaction(context, (tx) => post(tx, { currency: "USD", ...posting(amounts) })),
      amounts.every(Number.isInteger) ? /does not balance/ : Error,
      String(amounts),
    );
  }
  await assert.rejects(transaction(context, (tx) => post(tx, { currency: "XXX", ...posting([1, -1]) })));
  assert.deepEqual(await trialBalance(context), []);
  assert.equal((await context.db.selectFrom("ledger_transfers").select("id").execute()).length, 0);
});

test("a transfer keeps what it was for", async (t) => {
  const { context, order, sol_part } = await setUp(t);
  const about = {
    order_id: order.order_id,
    seller_order_id: sol_part.seller_order_id,
    memo: "Counted twice",
  };
  const entries = [
    { account: gatewayAccount("fake"), amount_minor: 5 },
    { account: commissionAccount, amount_minor: -5 },
  ];
  const kind = "adjustment" as const;
  await transaction(context, (tx) =>
    post(tx, { currency: "USD", kind, unique_key: "test", entries, ...about }),
  );
  const columns = ["kind", "unique_key", "order_id", "seller_order_id", "memo"] as const;
  const row = await context.db.selectFrom("ledger_transfers").select(columns).executeTakeFirst();
  assert.deepEqual({ ...row }, { kind, unique_key: "test", ...about });
});

test("the same cause is booked once, alone, among others and in parallel", async (t) => {
  const { context, sol } = await setUp(t);
  const entries = (amount_minor: number) => [
    { account: gatewayAccount("fake"), amount_minor },
    { account: sellerAccount(sol), amount_minor: -amount_minor },
  ];
  const one = (unique_key: string): Posting => ({ kind: "adjustment", unique_key, entries: entries(7) });
  const book = (keys: string[]) =>
    transaction(context, (tx) => postAll(tx, { currency: "USD", postings: keys.map(one) }));
  assert.equal(await book(["a"]), 1);
  assert.equal(await book(["a"]), 0);
  assert.equal(await book(["a", "b", "c"]), 2);
  assert.equal(await book([]), 0);
  const results = await Promise.all(Array.from({ length: 6 }, () => book(["d"])));
  assert.equal(
    results.reduce((left, right) => left + right, 0),
    1,
  );
  assert.deepEqual(await balances(context, { seller_id: sol }), [{ currency: "USD", balance_minor: 28 }]);
  await assertSound(context);
});

test("an account that many need at once is made once", async (t) => {
  const { context, sol, kim } = await setUp(t);
  const book = (index: number) =>
    transaction(context, (tx) =>
      post(tx, {
        currency: "EUR",
        kind: "adjustment",
        unique_key: `new:${index}`,
        entries: [
          { account: sellerAccount(index % 2 === 0 ? sol : kim), amount_minor: -10 },
          { account: gatewayAccount("fresh"), amount_minor: 10 },
        ],
      }),
    );
  await Promise.all(Array.from({ length: 10 }, (_, index) => book(index)));
  const codes = await context.db.selectFrom("ledger_accounts").select("code").execute();
  assert.equal(codes.length, 3);
  assert.equal((await sums(context, "EUR"))["gateway:fresh"], 100);
});

test("a sale: the provider holds the money, the seller is owed it less our commission", async (t) => {
  const { context, order, sol, kim } = await setUp(t);
  const sell = () =>
    transaction(context, (tx) => recordSale(tx, { order, parts: order.parts, provider: "fake" }));
  assert.equal(await sell(), 2);
  assert.equal(await sell(), 0);
  assert.deepEqual(await sums(context), {
    commission: -833,
    "gateway:fake": 10_000,
    [`seller:${sol}`]: -5500,
    [`seller:${kim}`]: -3667,
  });
  assert.deepEqual(await balances(context, { seller_id: sol }), [{ currency: "USD", balance_minor: 5500 }]);
  await assertSound(context);
});

test("free parts leave no trace; rates of 0 % and 100 % leave no zeros", async (t) => {
  const { context, order, sol_part, kim_part, sol, kim } = await setUp(t);
  const parts = [
    { ...sol_part, commission_minor: 0 },
    { ...kim_part, commission_minor: 4000 },
    { ...kim_part, seller_order_id: kim_part.seller_order_id + 1, total_minor: 0, commission_minor: 0 },
  ];
  const sell = (sold: typeof parts) =>
    transaction(context, (tx) => recordSale(tx, { order, parts: sold, provider: "fake" }));
  assert.equal(await sell(parts), 2);
  assert.deepEqual(await balances(context, { seller_id: sol }), [{ currency: "USD", balance_minor: 6000 }]);
  assert.deepEqual(await balances(context, { seller_id: kim }), []);
  await assert.rejects(sell([{ ...sol_part, commission_minor: 6001 }]));
  await assert.rejects(sell([{ ...sol_part, commission_minor: -1 }]));
  await assertSound(context);
});

test("a cancelled part is undone to the minor unit; its sibling does not feel it", async (t) => {
  const { context, order, sol, kim, kim_part } = await setUp(t);
  const { order_id } = order;
  const { seller_order_id, total_minor: amount_minor } = kim_part;
  const cancel = () => transaction(context, (tx) => recordCancellation(tx, { order_id, seller_order_id }));
  assert.equal(await cancel(), false, "nothing was sold yet");
  await transaction(context, (tx) => recordSale(tx, { order, parts: order.parts, provider: "fake" }));
  assert.equal(await cancel(), true);
  assert.equal(await cancel(), false);
  assert.deepEqual(await sums(context), {
    commission: -500,
    "gateway:fake": 10_000,
    refunds_due: -4000,
    [`seller:${sol}`]: -5500,
    [`seller:${kim}`]: 0,
  });
  const paid = { refund_id: 1, order_id, seller_order_id, amount_minor, currency: "USD", provider: "fake" };
  assert.equal(await transaction(context, (tx) => recordRefundPaid(tx, paid)), true);
  assert.equal(await transaction(context, (tx) => recordRefundPaid(tx, paid)), false);
  const after = await sums(context);
  assert.deepEqual([after.refunds_due, after["gateway:fake"]], [0, 6000]);
  await assertSound(context);
});

test("cash stays with the seller, who then owes the commission; the next sale nets it out", async (t) => {
  const { context, order, sol, sol_part } = await setUp(t);
  const deliver = () => transaction(context, (tx) => recordCashDelivered(tx, { order, parts: order.parts }));
  assert.equal(await deliver(), 4);
  assert.equal(await deliver(), 0);
  assert.equal((await sums(context)).cash, 0);
  assert.deepEqual(await balances(context, { seller_id: sol }), [{ currency: "USD", balance_minor: -500 }]);
  const next = await orderRows(context, [{ seller_id: sol, total_minor: 2000, commission_minor: 150 }]);
  await transaction(context, (tx) => recordSale(tx, { order: next, parts: next.parts, provider: "fake" }));
  assert.deepEqual(await balances(context, { seller_id: sol }), [{ currency: "USD", balance_minor: 1350 }]);
  assert.equal(sol_part.commission_minor, 500);
  await assertSound(context);
});

test("money that came for nothing is owed back, never earned", async (t) => {
  const { context, order } = await setUp(t);
  const { order_id } = order;
  const stray = { payment_id: 5, order_id, amount_minor: 10_000, currency: "USD", provider: "fake" };
  assert.equal(await transaction(context, (tx) => recordStrayPayment(tx, stray)), true);
  assert.equal(await transaction(context, (tx) => recordStrayPayment(tx, stray)), false);
  assert.deepEqual(await sums(context), { "gateway:fake": 10_000, refunds_due: -10_000 });
  const back = { ...stray, refund_id: 9, seller_order_id: null };
  await transaction(context, (tx) => recordRefundPaid(tx, back));
  assert.deepEqual(await sums(context), { "gateway:fake": 0, refunds_due: 0 });
});

test("currencies never mix", async (t) => {
  const { context, order, mei, sol_part } = await setUp(t);
  const yen = await orderRows(context, [{ seller_id: mei, total_minor: 1980, commission_minor: 198 }], "JPY");
  await transaction(context, (tx) => recordSale(tx, { order: yen, parts: yen.parts, provider: "fake" }));
  const parts = [{ ...sol_part, seller_id: mei }];
  await transaction(context, (tx) => recordSale(tx, { order, parts, provider: "fake" }));
  assert.deepEqual(await balances(context, { seller_id: mei }), [
    { currency: "JPY", balance_minor: 1782 },
    { currency: "USD", balance_minor: 5500 },
  ]);
  await assertSound(context);
});

test("a sale costs the same few statements however many sellers share it", async (t) => {
  const { context, order, services } = await setUp(t);
  const sell = (count: number) =>
    transaction(context, (tx) =>
      recordSale(tx, { order, parts: order.parts.slice(0, count), provider: "fake" }),
    );
  await sell(2);
  const next = await orderRows(context, order.parts);
  const before = services.database.statements.count;
  await transaction(context, (tx) => recordSale(tx, { order: next, parts: next.parts, provider: "fake" }));
  assert.equal(services.database.statements.count - before, 4);
});

test("commission: of the net, rounded once, never below nothing nor above the net", () => {
  assert.equal(commissionOf({ net_minor: 2499, rate_ppm: 100_000 }).commission_minor, 250);
  assert.equal(commissionOf({ net_minor: 0, rate_ppm: 100_000 }).commission_minor, 0);
  assert.equal(commissionOf({ net_minor: -5, rate_ppm: 100_000 }).commission_minor, 0);
  assert.equal(commissionOf({ net_minor: 10, rate_ppm: 2_000_000 }).commission_minor, 10);
  assert.equal(commissionOf({ net_minor: 10_000_000, rate_ppm: 0 }).commission_minor, 0);
  assert.equal(commissionOf({ net_minor: 10_000_000, rate_ppm: -1 }).commission_minor, 0);
  assert.equal(commissionOf({ net_minor: 1, rate_ppm: 125_000 }).rule, "default 12.5 % of net");
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -1000, max: 3_000_000 }), (net_minor, rate_ppm) => {
      const { commission_minor } = commissionOf({ net_minor, rate_ppm });
      assert.ok(commission_minor >= 0 && commission_minor <= Math.max(0, net_minor));
    }),
  );
});

test("the default rate is ten per cent until staff change it", async (t) => {
  const { context, as } = await setUp(t);
  assert.deepEqual(await defaultCommission(context), { rate_ppm: 100_000, rule: "default 10 % of net" });
  for (const wrong of [-1, 1_000_001, 0.5]) await assert.rejects(setDefaultCommission(context, wrong));
  await assert.rejects(setDefaultCommission(as({ kind: "anonymous" }), 1), { kind: "forbidden" });
  for (const rate_ppm of [0, 1_000_000, 75_000]) {
    assert.equal((await setDefaultCommission(context, rate_ppm)).rate_ppm, rate_ppm);
    assert.equal((await defaultCommission(context)).rate_ppm, rate_ppm);
  }
  await setDefaultCommission(context, 80_000);
  assert.equal((await defaultCommission(context)).rate_ppm, 80_000);
});
