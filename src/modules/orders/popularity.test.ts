// Popularity from orders: units of 90 days, without what was cancelled or never paid.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_MS } from "#platform/clock";
import { transaction } from "#platform/database";
import { openMarket } from "../../../test/purchases.ts";
import { START } from "../../../test/world.ts";
import { cancelOrder } from "./cancel.ts";
import { countPopularity, unitsSold } from "./popularity.ts";

test("sold, cancelled, waiting, sold long ago: only what is sold counts, for ninety days", async (t) => {
  const market = await openMarket(t);
  const { sol, kim } = market.sellers;
  const lamp = await market.product({ name: "Lamp", seller_id: sol, stock: 50 });
  const mug = await market.product({ name: "Mug", seller_id: kim, stock: 50 });
  const tee = await market.product({ name: "Tee", seller_id: kim, stock: 50 });
  const context = market.as();
  const popularity = async () => {
    const rows = await context.db.selectFrom("products").select("sold_90_days").orderBy("id").execute();
    return rows.map((row) => row.sold_90_days);
  };
  await countPopularity(context);
  assert.deepEqual(await popularity(), [0, 0, 0]);

  await market.fill([
    [lamp, 2],
    [mug, 3],
  ]);
  const paid = await market.buy();
  await market.fill([[lamp, 1]]);
  await market.buy({ payment_method: "cash_on_delivery" });
  await market.fill([[tee, 9]]);
  await market.buy({ payment_method: "bank_transfer" });
  assert.deepEqual(
    [...(await unitsSold(context, { since: START }))],
    [
      [lamp.product_id, 3],
      [mug.product_id, 3],
      [tee.product_id, 0],
    ],
  );
  assert.equal(await countPopularity(context), 2);
  assert.deepEqual(await popularity(), [3, 3, 0], "what nobody has paid is not sold");
  assert.equal(await countPopularity(context), 0, "counted again, nothing has changed");

  const mugs = paid.parts.find((part) => part.seller.id === kim);
  assert.ok(mugs);
  await cancelOrder(market.buyer, { order_id: paid.id, seller_order_id: mugs.id });
  await countPopularity(context);
  assert.deepEqual(await popularity(), [3, 0, 0], "a cancelled part is not sold");

  market.clock.advance(60 * DAY_MS);
  await market.fill([[mug, 1]]);
  await market.buy({ payment_method: "cash_on_delivery" });
  await countPopularity(context);
  assert.deepEqual(await popularity(), [3, 1, 0]);
  market.clock.advance(40 * DAY_MS);
  await countPopularity(context);
  assert.deepEqual(await popularity(), [0, 1, 0], "what was sold before the window falls to 0");
  assert.deepEqual([...(await unitsSold(context, { since: START + 200 * DAY_MS }))], []);
});

test("many orders of one moment are read page by page, each once", async (t) => {
  const market = await openMarket(t);
  const song = await market.product({ is_digital: 1, stock: 1000, price_minor: 0 });
  const { id: order_id } = await (async () => {
    await market.fill([[song, 1]]);
    return market.buy();
  })();
  await transaction(market.as(), async (tx) => {
    const one = (table: "carts" | "orders" | "seller_orders" | "order_items", key: string, id: number) =>
      tx.db
        .selectFrom(table)
        .selectAll()
        .where(key as never, "=", id as never)
        .executeTakeFirstOrThrow();
    const { id: _order, ...order } = (await one("orders", "id", order_id)) as { id: number; cart_id: number };
    const { id: _part, ...part } = (await one("seller_orders", "order_id", order_id)) as { id: number };
    const { id: _line, ...line } = (await one("order_items", "order_id", order_id)) as { id: number };
    for (let index = 1; index <= 401; index += 1) {
      const cart = await tx.db
        .insertInto("carts")
        .values({ token_hash: `t${index}`, status: "completed", created_at: START, updated_at: START })
        .executeTakeFirstOrThrow();
      const number = `X-${index}`;
      const copy = { ...order, number, cart_id: Number(cart.insertId) };
      const added = await tx.db
        .insertInto("orders")
        .values(copy as never)
        .executeTakeFirstOrThrow();
      const next = { order_id: Number(added.insertId), number };
      const its = await tx.db
        .insertInto("seller_orders")
        .values({ ...part, ...next } as never)
        .executeTakeFirstOrThrow();
      const seller_order_id = Number(its.insertId);
      await tx.db
        .insertInto("order_items")
        .values({ ...line, order_id: next.order_id, seller_order_id } as never)
        .executeTakeFirstOrThrow();
    }
  });
  assert.deepEqual([...(await unitsSold(market.as(), { since: START }))], [[song.product_id, 402]]);
});
