// Lists of orders: who sees which, what filters leave, and pages that neither repeat nor skip a row.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { DAY_MS, HOUR_MS } from "#platform/clock";
import { transaction } from "#platform/database";
import { type Market, openMarket, refusedAs } from "../../../test/purchases.ts";
import { START } from "../../../test/world.ts";
import { cancelSellerOrder } from "./cancel.ts";
import { claimGuestOrders } from "./claim-guest-orders.ts";
import { findOwnOrder, staffOrderView } from "./find-order.ts";
import { listAllOrders, listMyOrders, listSellerOrders, type OrderFilter } from "./list-orders.ts";
import { lockOrder } from "./locked-order.ts";
import { flagForAttention } from "./paid.ts";

const ALL = { page_size: 10, offset: 0 };

interface Shop extends Market {
  /** Ada's three orders, the oldest first: paid, paid and partly cancelled, not paid. */
  orders: { id: number; number: string }[];
}

/** One order an hour: the first two are paid, the last one's card is declined. */
async function openShop(t: TestContext): Promise<Shop> {
  const market = await openMarket(t);
  const lamp = await market.product({ seller_id: market.sellers.sol });
  const mug = await market.product({ seller_id: market.sellers.kim });
  const orders: Shop["orders"] = [];
  for (const payment_token of ["fake_approve", "fake_approve", "fake_decline"]) {
    await market.fill([
      [lamp, 1],
      [mug, 1],
    ]);
    orders.push(await market.buy({ payment_token }));
    market.clock.advance(HOUR_MS);
  }
  const second = await market.view(orders[1]?.id ?? 0);
  await cancelSellerOrder(market.seller(market.sellers.sol), { seller_order_id: second.parts[0]?.id ?? 0 });
  return { ...market, orders };
}

test("lists are for their people only", async (t) => {
  const market = await openMarket(t);
  const kinds = { kind: "forbidden" };
  await assert.rejects(listMyOrders(market.guest, {}, ALL), { kind: "unauthenticated" });
  await assert.rejects(listAllOrders(market.buyer, {}, ALL), kinds);
  await assert.rejects(listSellerOrders(market.buyer, {}, ALL), refusedAs("not_a_seller"));
  await assert.rejects(staffOrderView(market.buyer, 1), kinds);
  await assert.rejects(staffOrderView(market.olga, 1), { kind: "missing" });
  const of_catalogue = market.as({
    ...market.sol,
    seller: { seller_id: market.sellers.sol, status: "approved", member_role: "catalogue" },
  });
  await assert.rejects(listSellerOrders(of_catalogue, {}, ALL), refusedAs("seller_permission_denied"));
  const applicant = market.as({
    ...market.sol,
    seller: { seller_id: market.sellers.sol, status: "pending", member_role: "owner" },
  });
  await assert.rejects(
    cancelSellerOrder(applicant, { seller_order_id: 1 }),
    refusedAs("seller_not_approved"),
  );
});

test("staff finds orders by state, payment, time, number and e-mail; a filter that fits nothing finds none", async (t) => {
  const shop = await openShop(t);
  const [first, second, third] = shop.orders.map((order) => order.id);
  const flagged = first ?? 0;
  await transaction(shop.as(), async (tx) =>
    flagForAttention(tx, await lockOrder(tx, flagged), "Please look at it."),
  );
  const cases: [OrderFilter, (number | undefined)[]][] = [
    [{}, [third, second, first]],
    [{ status: "partially_cancelled" }, [second]],
    [{ status: "pending" }, [first]],
    [{ status: "cancelled" }, [third]],
    [{ status: "delivered" }, []],
    [{ payment_status: "captured" }, [first]],
    [{ payment_status: "partially_refunded" }, [second]],
    [{ needs_attention: true }, [first]],
    [{ needs_attention: false }, [third, second]],
    [{ search: shop.orders[1]?.number.toLowerCase() }, [second]],
    [{ search: "ADA@example.com" }, [third, second, first]],
    [{ search: "ada@example.co" }, []],
    [{ placed_after: START + HOUR_MS }, [third, second]],
    [{ placed_before: START + HOUR_MS }, [second, first]],
    [{ placed_after: START + 1, placed_before: START + HOUR_MS }, [second]],
    [{ placed_after: START + DAY_MS }, []],
  ];
  for (const [filter, expected] of cases) {
    const page = await listAllOrders(shop.olga, filter, ALL);
    const found = page.results.map((order) => order.id);
    assert.deepEqual(found, expected, JSON.stringify(filter));
    assert.deepEqual([page.count, page.count_is_exact, page.next_cursor], [expected.length, true, null]);
  }
  assert.equal((await staffOrderView(shop.olga, flagged)).attention_reason, "Please look at it.");
});

test("an unpaid order is pending until its time is over, and cancelled from then on", async (t) => {
  const market = await openMarket(t);
  await market.fill([[await market.product(), 1]]);
  const { id } = await market.buy({ payment_token: "fake_decline" });
  const found = async (status: "pending" | "cancelled") =>
    (await listMyOrders(market.buyer, { status }, ALL)).results.map((order) => order.id);
  assert.deepEqual([await found("pending"), await found("cancelled")], [[id], []]);
  market.clock.advance(DAY_MS);
  assert.deepEqual([await found("pending"), await found("cancelled")], [[], [id]]);
});

test("pages follow each other by offset and by cursor, in both directions", async (t) => {
  const shop = await openShop(t);
  const ids = shop.orders.map((order) => order.id);
  for (const oldest_first of [false, true]) {
    const expected = oldest_first ? ids : ids.toReversed();
    const by_cursor: number[] = [];
    let cursor: string | undefined;
    for (let turn = 0; turn < ids.length; turn += 1) {
      const slice = { page_size: 1, offset: 0, cursor, oldest_first };
      const page = await listMyOrders(shop.buyer, {}, slice);
      by_cursor.push(...page.results.map((order) => order.id));
      assert.equal(page.count, ids.length);
      cursor = page.next_cursor ?? undefined;
    }
    assert.deepEqual(by_cursor, expected);
    assert.equal(cursor, undefined, "the last page has no next");
    const beyond = await listMyOrders(shop.buyer, {}, { page_size: 2, offset: 1, oldest_first });
    assert.deepEqual(
      beyond.results.map((order) => order.id),
      expected.slice(1),
    );
  }
});

test("orders of one moment keep their order over the pages", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  for (let turn = 0; turn < 3; turn += 1) {
    await market.fill([[lamp, 1]]);
    await market.buy();
  }
  const first = await listMyOrders(market.buyer, {}, { page_size: 2, offset: 0 });
  const cursor = first.next_cursor ?? "";
  const rest = await listMyOrders(market.buyer, {}, { page_size: 2, offset: 0, cursor });
  const ids = [...first.results, ...rest.results].map((order) => order.id);
  assert.deepEqual(
    ids,
    [...new Set(ids)].toSorted((left, right) => right - left),
  );
  assert.deepEqual([ids.length, rest.next_cursor], [3, null]);
});

test("a seller lists its own parts, by state and time", async (t) => {
  const shop = await openShop(t);
  const sol = shop.seller(shop.sellers.sol);
  const found = async (filter: Parameters<typeof listSellerOrders>[1]) => {
    const { results, count } = await listSellerOrders(sol, filter, ALL);
    assert.equal(count, results.length);
    assert.ok(results.every((view) => view.part.seller.id === shop.sellers.sol));
    return results.map((view) => view.order.id);
  };
  const [first, second] = shop.orders.map((order) => order.id);
  assert.deepEqual(await found({}), [second, first], "what nobody paid is not the seller's business");
  assert.deepEqual(await found({ status: "cancelled" }), [second]);
  assert.deepEqual(await found({ placed_after: START + HOUR_MS }), [second]);
  assert.deepEqual(await found({ placed_before: START }), [first]);
  const { results } = await listSellerOrders(sol, { status: "cancelled" }, ALL);
  assert.equal(results[0]?.payment_status, "refunded", "its share, not the order's");
  const kim = await listSellerOrders(shop.seller(shop.sellers.kim), {}, ALL);
  assert.deepEqual(
    kim.results.map((view) => view.payment_status),
    ["captured", "captured"],
  );
});

test("a guest's orders become the account's once its address is proved, and only these", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product();
  const guest_orders: { id: number }[] = [];
  for (const email of ["Ada@Example.com", "bob@example.com"]) {
    const cart_token = await market.fill([[lamp, 1]], market.guest);
    guest_orders.push(await market.buy({ cart_token, email }, market.guest));
  }
  const [hers, his] = guest_orders.map((order) => order.id);
  const { user_id } = market.ada;
  const claim = () => transaction(market.as(), (tx) => claimGuestOrders(tx, { user_id }));
  await claim();
  assert.equal((await listMyOrders(market.buyer, {}, ALL)).count, 0, "the address is not proved yet");
  await transaction(market.as(), (tx) =>
    tx.db.updateTable("users").set({ email_verified_at: START }).where("id", "=", user_id).execute(),
  );
  await claim();
  await claim();
  const { results } = await listMyOrders(market.buyer, {}, ALL);
  assert.deepEqual(
    results.map((order) => order.id),
    [hers],
  );
  assert.deepEqual(await findOwnOrder(market.buyer, hers ?? 0, null), {
    order_id: hers,
    by_token: false,
  });
  await assert.rejects(findOwnOrder(market.buyer, his ?? 0, null), refusedAs("not_found"));
  await assert.rejects(findOwnOrder(market.buyer, his ?? 0, ""), refusedAs("not_found"));
  await assert.rejects(findOwnOrder(market.buyer, 987_654, "some token"), refusedAs("not_found"));
  const stranger = market.as({ ...market.ada, user_id: market.sol.user_id });
  await transaction(market.as(), (tx) => claimGuestOrders(tx, { user_id: market.sol.user_id }));
  assert.equal((await listMyOrders(stranger, {}, ALL)).count, 0);
});
