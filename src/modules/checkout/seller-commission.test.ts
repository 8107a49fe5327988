// A seller's own commission: who may give it, whom it concerns, and that each line keeps what it was sold at.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sellerCommission, setSellerCommission } from "#modules/ledger";
import { listAudit } from "#platform/audit";
import { openMarket, refusedAs } from "../../../test/purchases.ts";

test("a rate of its own is refused to others, counts for new lines of this seller only, and is kept", async (t) => {
  const market = await openMarket(t);
  const { sol, kim } = market.sellers;
  const change = { seller_id: sol, rate_ppm: 50_000, reason: "Agreed" };
  await assert.rejects(setSellerCommission(market.buyer, change), refusedAs("permission_denied"));
  for (const rate_ppm of [-1, 1_000_001, 0.5]) {
    await assert.rejects(setSellerCommission(market.as(), { ...change, rate_ppm }), { kind: "invalid" });
  }
  const unknown = { ...change, seller_id: 999_999 };
  await assert.rejects(setSellerCommission(market.as(), unknown), { kind: "missing" });
  const lamp = await market.product({ seller_id: sol, stock: 9, price_minor: 2000 });
  const bowl = await market.product({ seller_id: kim, stock: 9, price_minor: 2000 });
  const sell = async () => {
    await market.fill([
      [lamp, 1],
      [bowl, 1],
    ]);
    const { id } = await market.buy();
    return id;
  };
  const rates = async (order_id: number) => {
    const rows = await market
      .as()
      .db.selectFrom("order_items")
      .select(["seller_id", "commission_rate_ppm", "commission_minor", "commission_rule"])
      .where("order_id", "=", order_id)
      .execute();
    return new Map(rows.map(({ seller_id, ...row }) => [seller_id, Object.values(row)]));
  };
  const before = await sell();
  await setSellerCommission(market.as(), change);
  await setSellerCommission(market.as(), change);
  const after = await sell();
  await setSellerCommission(market.as(), { seller_id: sol, rate_ppm: null, reason: "The year is over" });
  const last = await sell();
  const common = [100_000, 200, "default 10 % of net"];
  assert.deepEqual((await rates(before)).get(sol), common);
  assert.deepEqual((await rates(after)).get(sol), [50_000, 100, "seller 5 % of net"]);
  assert.deepEqual((await rates(after)).get(kim), common);
  assert.deepEqual((await rates(last)).get(sol), common);
  const { rate_ppm, history } = await sellerCommission(market.as(), sol);
  assert.equal(rate_ppm, null);
  assert.deepEqual(
    history.map((row) => [row.rate_ppm, row.reason]),
    [
      [null, "The year is over"],
      [50_000, "Agreed"],
    ],
    "the same rate again changes nothing",
  );
  const { results } = await listAudit(market.as(), { action: "seller.commission_changed" }, { page_size: 9 });
  assert.deepEqual(
    results.map(({ before: was, after: is }) => [was?.commission_rate_ppm, is?.commission_rate_ppm]),
    [
      [50_000, null],
      [null, 50_000],
    ],
  );
  await market.allIsWell();
});
