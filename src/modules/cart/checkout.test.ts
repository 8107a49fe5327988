// A cart on its way to an order: claimed, closed while money moves, copied after a failed payment, ended;
// merged at sign-in without losing a line.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { armFault } from "#platform/fault";
import { Refusal } from "#platform/refusal";
import { openStall, type Stall } from "../../../test/stall.ts";
import { openWorld, START, type World } from "../../../test/world.ts";
import { acceptPrices, claimCart, completeCart, lockCart, lockedCart, releaseClaim } from "./claim.ts";
import { addItem, clearCart, findItem, removeItem, updateItem } from "./items.ts";
import { mergeCarts } from "./merge.ts";
import type { CartOwner } from "./owner.ts";
import { MAX_QUANTITY } from "./quantity.ts";
import { readCart } from "./view.ts";

const GUEST: CartOwner = { user_id: null, token: null };

async function open(t: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const reopened: unknown[] = [];
  const { publish } = world.services;
  world.services.publish = async (context, event, payload) => {
    if (event === "cart.reopened") reopened.push(payload);
    else await publish(context, event, payload);
  };
  const ada: CartOwner = { user_id: stall.ada.user_id, token: null };
  return { world, stall, context: world.as({ kind: "anonymous" }), ada, reopened };
}

const refused = (kind: string, code: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.deepEqual([error.kind, error.code], [kind, code]);
  return true;
};

/** An order of this cart with one payment attempt, as checkout would leave it. */
async function order(world: World, cart_id: number, payment: "pending" | "failed"): Promise<number> {
  return transaction(world.as(), async (tx) => {
    const totals = { items_total_minor: 1000, discount_total_minor: 0, shipping_total_minor: 0 };
    const money = { currency: "USD", ...totals, tax_total_minor: 0 };
    const people = { email: "ada@example.com", email_key: "ada@example.com" };
    const state = { status: "pending" as const, payment_status: payment, payment_method: "card" };
    const result = await tx.db
      .insertInto("orders")
      .values({ cart_id, ...people, ...state, ...money, tax_included: 0, total_minor: 1000, ...TIMES })
      .executeTakeFirst();
    const order_id = Number(result.insertId);
    await tx.db
      .insertInto("payments")
      .values({ order_id, method: "card", provider: "fake", status: payment, amount_minor: 1000, ...PAID })
      .execute();
    await claimCart(tx, { cart_id, order_id });
    return order_id;
  });
}

const TIMES = { placed_at: START, updated_at: START };
const PAID = { currency: "USD", created_at: START, updated_at: START };

async function quantities(context: Context, owner: CartOwner): Promise<[number, number][]> {
  const { lines } = await readCart(context, owner);
  return lines.map((line): [number, number] => [line.product_id, line.quantity]);
}

async function fill(context: Context, owner: CartOwner, wanted: [number, number][]): Promise<string | null> {
  let token = owner.token;
  for (const [product_id, quantity] of wanted) {
    const changed = await addItem(context, { owner: { ...owner, token }, product_id, quantity });
    token = changed.token;
  }
  return token;
}

async function threeProducts(stall: Stall): Promise<[number, number, number]> {
  const made = [await stall.product(), await stall.product(), await stall.product()];
  return made.map(({ product_id }) => product_id) as [number, number, number];
}

test("while a payment is under way every change is refused, and reading is not", async (t) => {
  const { world, stall, context, ada, reopened } = await open(t);
  const { product_id } = await stall.product();
  await fill(context, ada, [[product_id, 2]]);
  const cart = await readCart(context, ada);
  const order_id = await order(world, cart.id ?? 0, "pending");
  const item = { owner: ada, item_id: cart.lines[0]?.id ?? 0 };
  for (const change of [
    () => addItem(context, { owner: ada, product_id, quantity: 1 }),
    () => updateItem(context, { ...item, quantity: 1 }),
    () => updateItem(context, { ...item, quantity: 0 }),
    () => removeItem(context, item),
    () => clearCart(context, { owner: ada }),
  ]) {
    await assert.rejects(change(), (error: Refusal) => {
      assert.deepEqual([error.code, error.extra], ["cart_in_checkout", { order_id }]);
      return true;
    });
  }
  assert.deepEqual(await quantities(context, ada), [[product_id, 2]]);
  assert.deepEqual(reopened, []);
});

test("after a failed payment the first change goes on in a copy with the same token", async (t) => {
  const { world, stall, context, reopened } = await open(t);
  const [mug, tee] = await threeProducts(stall);
  const token = await fill(context, GUEST, [
    [mug, 1],
    [tee, 2],
  ]);
  const owner = { user_id: null, token };
  const before = await readCart(context, owner);
  const order_id = await order(world, before.id ?? 0, "failed");
  const item_id = before.lines[1]?.id ?? 0;
  const changes = [1, 2, 3].map((quantity) =>
    updateItem(context, { owner, item_id, quantity: 2 + quantity }),
  );
  const outcomes = await Promise.allSettled(changes);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  assert.deepEqual(reopened, [{ cart_id: before.id, order_id }]);
  const after = await readCart(context, owner);
  assert.notEqual(after.id, before.id);
  assert.deepEqual([after.token, after.lines.length], [token, 2]);
  await assert.rejects(findItem(context, { owner, item_id }), refused("missing", "not_found"));
  const former = await context.db
    .selectFrom("carts")
    .selectAll()
    .where("id", "=", before.id)
    .executeTakeFirst();
  assert.deepEqual([former?.status, former?.order_id], ["abandoned", order_id]);
  const kept = await context.db
    .selectFrom("cart_items")
    .select("id")
    .where("cart_id", "=", before.id)
    .execute();
  assert.equal(kept.length, 2);
});

test("a refused change after a failed payment leaves order and cart as they were", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product({ stock: 3 });
  await fill(context, ada, [[product_id, 1]]);
  const before = await readCart(context, ada);
  await order(world, before.id ?? 0, "failed");
  const too_many = addItem(context, { owner: ada, product_id, quantity: 3 });
  await assert.rejects(too_many, refused("conflict", "insufficient_stock"));
  assert.equal((await readCart(context, ada)).id, before.id);
});

test("a claimed cart is claimed once; a completed one is over", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product();
  const token = await fill(context, GUEST, [[product_id, 1]]);
  const owner = { user_id: null, token };
  const cart = await readCart(context, owner);
  const cart_id = cart.id ?? 0;
  const order_id = await order(world, cart_id, "failed");
  const within = <T>(work: Parameters<typeof transaction<T>>[1]) => transaction(context, work);
  await assert.rejects(
    within((tx) => claimCart(tx, { cart_id, order_id })),
    refused("conflict", "cart_in_checkout"),
  );
  await within((tx) => releaseClaim(tx, { cart_id, order_id: order_id + 1 }));
  assert.equal((await within((tx) => lockedCart(tx, owner)))?.order_id, order_id);
  await within((tx) => releaseClaim(tx, { cart_id, order_id }));
  assert.equal((await within((tx) => lockedCart(tx, owner)))?.order_id, null);
  await within((tx) => completeCart(tx, cart_id));
  await within((tx) => completeCart(tx, cart_id));
  assert.equal(await within((tx) => lockedCart(tx, owner)), null);
  assert.equal(await within((tx) => lockedCart(tx, ada)), null);
  assert.equal(await within((tx) => lockCart(tx, cart_id)), true);
  assert.equal(await within((tx) => lockCart(tx, 99_999)), false);
  const item = { owner, item_id: cart.lines[0]?.id ?? 0 };
  await assert.rejects(removeItem(context, item), refused("missing", "not_found"));
  await clearCart(context, { owner });
  assert.equal((await readCart(context, owner)).id, null);
  const next = await addItem(context, { owner, product_id, quantity: 1 });
  assert.notEqual(next.token, token);
});

test("accepted prices are no longer a problem", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product({ price_minor: 500 });
  const { cart_id } = await addItem(context, { owner: ada, product_id, quantity: 2 });
  await transaction(world.as(), ({ db }) =>
    db.updateTable("products").set({ price_minor: 700 }).where("id", "=", product_id).execute(),
  );
  assert.equal((await readCart(context, ada)).lines[0]?.problem, "price_changed");
  await transaction(context, (tx) => acceptPrices(tx, cart_id));
  assert.equal((await readCart(context, ada)).lines[0]?.problem, null);
});

test("signing in sums quantities, keeps every line, and repeating it does nothing", async (t) => {
  const { stall, context, ada } = await open(t);
  const [mug, tee, cap] = await threeProducts(stall);
  await fill(context, ada, [
    [mug, 1],
    [tee, 8],
  ]);
  const token = await fill(context, GUEST, [
    [tee, 5],
    [cap, 2],
  ]);
  const merge = () => mergeCarts(context, { user_id: stall.ada.user_id, token });
  const outcomes = await Promise.all([merge(), merge(), merge(), merge(), merge()]);
  assert.equal(outcomes.filter((outcome) => outcome === "merged").length, 1);
  assert.equal(await merge(), "nothing");
  assert.equal(await mergeCarts(context, { user_id: stall.ada.user_id, token: null }), "nothing");
  assert.deepEqual(await quantities(context, ada), [
    [mug, 1],
    [tee, 13],
    [cap, 2],
  ]);
  const cart = await readCart(context, ada);
  assert.deepEqual(
    cart.lines.map((line) => line.problem),
    [null, "insufficient_stock", null],
  );
  assert.equal((await readCart(context, { user_id: null, token })).id, null);
});

test("a merge that dies half way leaves both carts as they were, and can be repeated", async (t) => {
  const { stall, context, ada } = await open(t);
  const [mug, tee] = await threeProducts(stall);
  await fill(context, ada, [[mug, 1]]);
  const token = await fill(context, GUEST, [
    [mug, 2],
    [tee, 1],
  ]);
  const disarm = armFault("merge.between", () => {
    throw new Error("killed");
  });
  const merge = () => mergeCarts(context, { user_id: stall.ada.user_id, token });
  try {
    await assert.rejects(merge(), /killed/);
  } finally {
    disarm();
  }
  assert.deepEqual(await quantities(context, ada), [[mug, 1]]);
  assert.equal((await readCart(context, { user_id: null, token })).item_count, 3);
  assert.equal(await merge(), "merged");
  assert.deepEqual(await quantities(context, ada), [
    [mug, 3],
    [tee, 1],
  ]);
});

test("an account without a cart takes the guest's; reaching a price tier is no change of price", async (t) => {
  const { stall, context, ada } = await open(t);
  const tiers = [{ min_quantity: 4, price_minor: 800 }];
  const { product_id } = await stall.product({
    seller_id: stall.sellers.mei,
    currency: "EUR",
    tiers,
  });
  const guest = () => fill(context, GUEST, [[product_id, 2]]);
  await mergeCarts(context, { user_id: stall.ada.user_id, token: await guest() });
  assert.equal((await readCart(context, ada)).currency, "EUR");
  await mergeCarts(context, { user_id: stall.ada.user_id, token: await guest() });
  const [line] = (await readCart(context, ada)).lines;
  assert.deepEqual([line?.quantity, line?.unit_price_minor, line?.problem], [4, 800, null]);
});

test("carts in two currencies, or being paid, stay apart and lose nothing", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const mug = await stall.product();
  const euros = await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  await fill(context, ada, [[mug.product_id, 1]]);
  const foreign = await fill(context, GUEST, [[euros.product_id, 1]]);
  const user_id = stall.ada.user_id;
  assert.equal(await mergeCarts(context, { user_id, token: foreign }), "other_currency");
  assert.deepEqual(await quantities(context, { user_id: null, token: foreign }), [[euros.product_id, 1]]);
  const token = await fill(context, GUEST, [[mug.product_id, 2]]);
  const cart = await readCart(context, { user_id: null, token });
  await order(world, cart.id ?? 0, "pending");
  assert.equal(await mergeCarts(context, { user_id, token }), "in_checkout");
  assert.deepEqual(await quantities(context, ada), [[mug.product_id, 1]]);
});

test("copying and merging take the lines of these carts and nobody else's", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const [mug, tee, cap] = await threeProducts(stall);
  const stranger = { user_id: null, token: await fill(context, GUEST, [[cap, 3]]) };
  const mei: CartOwner = { user_id: stall.mei.user_id, token: null };
  await fill(context, mei, [[tee, 4]]);
  await fill(context, ada, [[mug, 1]]);
  const before = await readCart(context, ada);
  await order(world, before.id ?? 0, "failed");
  await fill(context, ada, [[mug, 1]]);
  assert.deepEqual(await quantities(context, ada), [[mug, 2]]);
  const token = await fill(context, GUEST, [
    [mug, 1],
    [tee, 1],
  ]);
  assert.equal(await mergeCarts(context, { user_id: stall.ada.user_id, token }), "merged");
  assert.deepEqual(await quantities(context, ada), [
    [mug, 3],
    [tee, 1],
  ]);
  await clearCart(context, { owner: ada });
  assert.deepEqual(await quantities(context, stranger), [[cap, 3]]);
  assert.deepEqual(await quantities(context, mei), [[tee, 4]]);
  assert.equal((await readCart(context, mei)).currency, "USD");
});

test("an emptied cart has no currency that could keep it from merging", async (t) => {
  const { stall, context, ada } = await open(t);
  const mug = await stall.product();
  const euros = await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  const { user_id } = stall.ada;
  await fill(context, ada, [[mug.product_id, 1]]);
  const emptied = await fill(context, GUEST, [[euros.product_id, 1]]);
  await clearCart(context, { owner: { user_id: null, token: emptied } });
  assert.equal(await mergeCarts(context, { user_id, token: emptied }), "merged");
  assert.deepEqual(await quantities(context, ada), [[mug.product_id, 1]]);
  assert.equal((await readCart(context, ada)).currency, "USD");
  await clearCart(context, { owner: ada });
  const token = await fill(context, GUEST, [[euros.product_id, 2]]);
  assert.equal(await mergeCarts(context, { user_id, token }), "merged");
  assert.deepEqual(await quantities(context, ada), [[euros.product_id, 2]]);
  assert.equal((await readCart(context, ada)).currency, "EUR");
});

test("a price that changed before signing in is still told after it, and no line grows beyond our bound", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const dearer = await stall.product({ price_minor: 500, stock: MAX_QUANTITY });
  const other = await stall.product({ price_minor: 300 });
  await fill(context, ada, [
    [dearer.product_id, MAX_QUANTITY],
    [other.product_id, 1],
  ]);
  const token = await fill(context, GUEST, [
    [dearer.product_id, 1],
    [other.product_id, 1],
  ]);
  await transaction(world.as(), ({ db }) =>
    db.updateTable("products").set({ price_minor: 700 }).where("id", "=", dearer.product_id).execute(),
  );
  assert.equal(await mergeCarts(context, { user_id: stall.ada.user_id, token }), "merged");
  const { lines } = await readCart(context, ada);
  assert.deepEqual(
    lines.map((line) => [line.quantity, line.unit_price_minor, line.seen_price_minor, line.problem]),
    [
      [MAX_QUANTITY, 700, 500, "price_changed"],
      [2, 300, 300, null],
    ],
  );
});

test("carts whose orders were not paid merge too, and these orders end", async (t) => {
  const { world, stall, context, ada, reopened } = await open(t);
  const [mug, tee] = await threeProducts(stall);
  await fill(context, ada, [[mug, 1]]);
  const token = await fill(context, GUEST, [
    [mug, 2],
    [tee, 1],
  ]);
  const carts = [await readCart(context, ada), await readCart(context, { user_id: null, token })];
  const ended = [];
  for (const { id } of carts.toReversed()) {
    const cart_id = id ?? 0;
    ended.push({ cart_id, order_id: await order(world, cart_id, "failed") });
  }
  assert.equal(await mergeCarts(context, { user_id: stall.ada.user_id, token }), "merged");
  assert.deepEqual(await quantities(context, ada), [
    [mug, 3],
    [tee, 1],
  ]);
  assert.deepEqual(reopened, ended);
  assert.equal((await readCart(context, { user_id: null, token })).id, null);
});
