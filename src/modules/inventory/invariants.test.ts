// Broken stock is noticed: each invariant finds what it says, and nothing else is called broken.
import { test } from "node:test";
import { transaction } from "#platform/database";
import { assertNoticed } from "../../../test/breakage.ts";
import { openStall } from "../../../test/stall.ts";
import { openWorld, START } from "../../../test/world.ts";
import { inventoryInvariants } from "./invariants.ts";
import { commitReservations, releaseReservations, reserve } from "./reservations.ts";

const LEVELS = "stock: 0 ≤ reserved ≤ on_hand";
const RESERVED = "stock: reserved is the sum of the open reservations";
const MOVED = "stock: on_hand is the sum of the movements";
const LOW = "stock: is_low says whether what can be sold is at the threshold or below";
const OWNER = "stock: a stock item belongs to its variant's product and seller";

test("stock that does not add up is found", async (t) => {
  const world = await openWorld(t);
  const stall = await openStall(world);
  // Of ten: one sold, one given back, two held; the threshold is what can be sold then.
  const { variant_id } = await stall.product({ stock: 10, low_stock_threshold: 7 });
  const other = await stall.product({ stock: 4, seller_id: stall.sellers.mei, currency: "EUR" });
  const expires_at = START + 1000;
  await transaction(world.as(), async (tx) => {
    for (const [order_id, quantity] of [1, 1, 2].entries()) {
      await reserve(tx, { order_id, lines: [{ variant_id, quantity }], expires_at });
    }
    await commitReservations(tx, { order_id: 0, at: START });
    await releaseReservations(tx, { order_id: 1 });
  });
  const of_item = `WHERE variant_id = ${variant_id}`;
  const set = (changes: string) => `UPDATE stock_items SET ${changes} ${of_item}`;
  await assertNoticed(world, inventoryInvariants, [
    { what: set("reserved = -1, is_low = 0"), found: [LEVELS, RESERVED] },
    { what: set("reserved = 10"), found: [LEVELS, RESERVED] },
    { what: set("reserved = 9"), found: [RESERVED] },
    { what: `UPDATE reservations SET state = 'open' ${of_item}`, found: [RESERVED] },
    { what: `DELETE FROM reservations ${of_item}`, found: [RESERVED] },
    { what: set("on_hand = on_hand - 1"), found: [MOVED] },
    { what: `DELETE FROM stock_movements WHERE variant_id = ${other.variant_id}`, found: [MOVED] },
    { what: set("is_low = 0"), found: [LOW] },
    { what: `UPDATE stock_items SET is_low = 1 WHERE variant_id = ${other.variant_id}`, found: [LOW] },
    { what: set("low_stock_threshold = 6"), found: [LOW] },
    { what: set(`product_id = ${other.product_id}`), found: [OWNER] },
    { what: set(`seller_id = ${stall.sellers.mei}`), found: [OWNER] },
  ]);
});
