// How many statements a purchase takes: a constant, whatever the number of lines.
import assert from "node:assert/strict";
import { test } from "node:test";
import { refreshListings } from "#modules/catalog";
import { transaction } from "#platform/database";
import { openMarket, US_ADDRESS } from "../../../test/purchases.ts";
import { checkOut } from "./check-out.ts";
import { giveDefaultShipping } from "./shipping-defaults.ts";

/** Prepare, pay (one of them the fake provider's own), finalize. */
const BUDGET = 40;
/** Reading the order for the answer. */
const VIEW_BUDGET = 4;

test("five lines from five sellers keep the budget, and ten lines cost no more", async (t) => {
  const market = await openMarket(t);
  const seller_ids: number[] = [];
  for (let index = 0; index < 5; index += 1) {
    await transaction(market.as(), async (tx) => {
      const name = `seller ${index}`;
      const row = { name, name_key: name, slug: `seller-${index}`, country: "US", currency: "USD" };
      const result = await tx.db
        .insertInto("sellers")
        .values({ ...row, status: "approved", created_at: 1, updated_at: 1 })
        .executeTakeFirst();
      const seller_id = Number(result.insertId);
      seller_ids.push(seller_id);
      await giveDefaultShipping(tx, { seller_id });
    });
  }
  const products = [];
  for (let index = 0; index < 10; index += 1) {
    products.push(await market.product({ seller_id: seller_ids[index % 5], stock: 100 }));
  }
  const product_ids = products.map(({ product_id }) => product_id);
  await transaction(market.as(), (tx) => refreshListings(tx, product_ids));
  const listed = await market.as().db.selectFrom("listings").select("product_id").execute();
  assert.equal(
    listed.length,
    products.length,
    "what is bought is listed, and its listing is kept up to date",
  );
  const { statements } = market.services.database;
  const spent: number[] = [];
  // The first purchase opens ledger accounts; it is not what is measured.
  for (const lines of [10, 5, 10]) {
    for (const product of products.slice(0, lines)) await market.fill([[product, 1]]);
    const before = statements.count;
    const wishes = { cart_token: null, shipping_address: US_ADDRESS, payment_method: "card" };
    const { order_id } = await checkOut(market.buyer, wishes);
    spent.push(statements.count - before);
    const bought = statements.count;
    await market.view(order_id);
    assert.ok(statements.count - bought <= VIEW_BUDGET, `${statements.count - bought} for the view`);
  }
  assert.equal(spent[1], spent[2]);
  assert.ok((spent[1] ?? 99) <= BUDGET, `${spent[1]} statements`);
});
