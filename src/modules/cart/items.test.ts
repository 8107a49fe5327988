// Lines of a cart: what is refused, what adds up, what a cart tells of itself, and many requests at once.
import assert from "node:assert/strict";
import { test } from "node:test";
import { transaction } from "#platform/database";
import { tokenHash } from "#platform/id";
import { Refusal } from "#platform/refusal";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import { abandonIdleCarts } from "./idle.ts";
import { addItem, clearCart, findItem, removeItem, updateItem } from "./items.ts";
import { type CartOwner, ownerOf } from "./owner.ts";
import { MAX_LINES, MAX_QUANTITY } from "./quantity.ts";
import { readCart } from "./view.ts";

const GUEST: CartOwner = { user_id: null, token: null };

async function open(t: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  const context = world.as({ kind: "anonymous" });
  const ada: CartOwner = { user_id: stall.ada.user_id, token: null };
  return { world, stall, context, ada };
}

const refused = (kind: string, code: string, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.deepEqual([error.kind, error.code, error.errors?.[0]?.field], [kind, code, field]);
  return true;
};

test("what buyers can't see can't be added, and no cart is made", async (t) => {
  const { world, stall, context } = await open(t);
  const draft = await stall.product();
  const archived = await stall.product({
    variants: [
      { name: "S", stock: 3 },
      { name: "M", stock: 3 },
    ],
  });
  const away = await stall.product({ seller_id: stall.sellers.kim });
  await transaction(world.as(), async ({ db }) => {
    const unpublished = { status: "draft" as const };
    await db.updateTable("products").set(unpublished).where("id", "=", draft.product_id).execute();
    await db
      .updateTable("variants")
      .set({ archived_at: 1 })
      .where("id", "=", archived.variant_ids[0] ?? 0)
      .execute();
    await db.updateTable("sellers").set({ is_on_vacation: 1 }).where("id", "=", stall.sellers.kim).execute();
  });
  const add = (product_id: number, variant_id?: number) =>
    addItem(context, { owner: GUEST, product_id, variant_id, quantity: 1 });
  const unseen = refused("invalid", "invalid_input", "product_id");
  for (const product_id of [draft.product_id, away.product_id, 99_999]) {
    await assert.rejects(add(product_id), unseen);
    await assert.rejects(add(product_id, archived.variant_ids[1]), unseen);
  }
  const [gone, live] = archived.variant_ids;
  await assert.rejects(add(archived.product_id, gone), refused("invalid", "invalid_input", "variant_id"));
  await assert.rejects(
    add(archived.product_id, draft.variant_id),
    refused("invalid", "invalid_input", "variant_id"),
  );
  assert.equal((await context.db.selectFrom("carts").select("id").execute()).length, 0);
  const made = await add(archived.product_id);
  const cart = await readCart(context, { user_id: null, token: made.token });
  assert.equal(cart.lines[0]?.variant_id, live);
});

test("quantities obey the seller's rules, the stock and our bound", async (t) => {
  const { stall, context, ada } = await open(t);
  const sizes = await stall.product({
    variants: [
      { name: "S", stock: 3 },
      { name: "M", stock: 3 },
    ],
  });
  const packs = await stall.product({ stock: 100, min_quantity: 12, quantity_step: 6 });
  const mug = await stall.product({ stock: 3 });
  const sand = await stall.product({ stock: 10_000_000 });
  const add = (product_id: number, quantity: number) =>
    addItem(context, { owner: ada, product_id, quantity });
  await assert.rejects(add(sizes.product_id, 1), refused("invalid", "variant_required", "variant_id"));
  await assert.rejects(add(packs.product_id, 6), refused("invalid", "below_minimum", "quantity"));
  await assert.rejects(add(packs.product_id, 13), refused("invalid", "wrong_step", "quantity"));
  await assert.rejects(add(sand.product_id, MAX_QUANTITY + 1), refused("invalid", "too_big", "quantity"));
  await assert.rejects(add(mug.product_id, 4), (error: Refusal) => {
    assert.deepEqual([error.kind, error.code], ["conflict", "insufficient_stock"]);
    assert.deepEqual(error.extra, { variant_id: mug.variant_id, available: 3 });
    return true;
  });
  await add(packs.product_id, 12);
  await add(packs.product_id, 6);
  await add(mug.product_id, 2);
  await assert.rejects(add(mug.product_id, 2), refused("conflict", "insufficient_stock"));
  const cart = await readCart(context, ada);
  assert.deepEqual(
    cart.lines.map((line) => line.quantity),
    [18, 2],
  );
});

test("a cart speaks one currency, until it is empty", async (t) => {
  const { stall, context, ada } = await open(t);
  const dollars = await stall.product();
  const euros = await stall.product({ seller_id: stall.sellers.mei, currency: "EUR" });
  await addItem(context, { owner: ada, product_id: dollars.product_id, quantity: 1 });
  const other = () => addItem(context, { owner: ada, product_id: euros.product_id, quantity: 1 });
  await assert.rejects(other(), refused("conflict", "currency_mismatch"));
  const cart = await readCart(context, ada);
  await removeItem(context, { owner: ada, item_id: cart.lines[0]?.id ?? 0 });
  await other();
  assert.equal((await readCart(context, ada)).currency, "EUR");
  await clearCart(context, { owner: ada });
  const empty = await readCart(context, ada);
  assert.deepEqual([empty.currency, empty.item_count, empty.lines], ["USD", 0, []]);
  assert.equal(empty.id, cart.id);
});

test("lines are grouped by seller and add up", async (t) => {
  const { stall, context, ada } = await open(t);
  const mug = await stall.product({ price_minor: 1250 });
  const tee = await stall.product({ seller_id: stall.sellers.kim, price_minor: 333 });
  const cup = await stall.product({ price_minor: 100, tiers: [{ min_quantity: 5, price_minor: 90 }] });
  for (const [product_id, quantity] of [
    [mug.product_id, 2],
    [tee.product_id, 3],
    [cup.product_id, 4],
    [cup.product_id, 1],
  ] as const) {
    await addItem(context, { owner: ada, product_id, quantity });
  }
  const cart = await readCart(context, ada);
  assert.deepEqual(
    cart.lines.map((line) => [line.unit_price_minor, line.total_minor, line.problem]),
    [
      [1250, 2500, null],
      [333, 999, null],
      [90, 450, null],
    ],
  );
  assert.deepEqual(
    cart.sellers.map(({ seller, subtotal_minor, item_count }) => [seller.slug, subtotal_minor, item_count]),
    [
      ["sol", 2950, 7],
      ["kim", 999, 3],
    ],
  );
  assert.deepEqual([cart.item_count, cart.subtotal_minor, cart.token], [10, 3949, null]);
});

test("tiers are versions of the product's price: a variant with its own keeps it, at any quantity", async (t) => {
  const { stall, context, ada } = await open(t);
  const { product_id, variant_ids } = await stall.product({
    price_minor: 1000,
    tiers: [
      { min_quantity: 3, price_minor: 900 },
      { min_quantity: 5, price_minor: 800 },
    ],
    variants: [
      { name: "S", stock: 20 },
      { name: "XXL", stock: 20, price_minor: 1300 },
      { name: "XS", stock: 20, price_minor: 700 },
    ],
  });
  for (const variant_id of variant_ids) {
    await addItem(context, { owner: ada, product_id, variant_id, quantity: 2 });
  }
  const prices = async () => (await readCart(context, ada)).lines.map((line) => line.unit_price_minor);
  assert.deepEqual(await prices(), [1000, 1300, 700]);
  for (const [quantity, tier_minor] of [
    [3, 900],
    [4, 900],
    [9, 800],
  ] as const) {
    for (const { id: item_id } of (await readCart(context, ada)).lines) {
      await updateItem(context, { owner: ada, item_id, quantity });
    }
    assert.deepEqual(await prices(), [tier_minor, 1300, 700], `${quantity} of each`);
  }
  const { lines } = await readCart(context, ada);
  assert.ok(
    lines.every((line) => line.problem === null),
    "what the buyer was shown is what it costs",
  );
});

test("a line is set, removed with 0, and never reached through another's cart", async (t) => {
  const { stall, context, ada } = await open(t);
  const { product_id } = await stall.product({ stock: 5 });
  await addItem(context, { owner: ada, product_id, quantity: 1 });
  const item_id = (await readCart(context, ada)).lines[0]?.id ?? 0;
  const guest = await addItem(context, { owner: GUEST, product_id, quantity: 1 });
  const guest_owner = { user_id: null, token: guest.token };
  for (const owner of [guest_owner, GUEST, { user_id: null, token: "nonsense" }]) {
    const gone = refused("missing", "not_found");
    await assert.rejects(updateItem(context, { owner, item_id, quantity: 2 }), gone);
    await assert.rejects(updateItem(context, { owner, item_id, quantity: 0 }), gone);
    await assert.rejects(removeItem(context, { owner, item_id }), gone);
    await assert.rejects(findItem(context, { owner, item_id }), gone);
  }
  await assert.rejects(
    updateItem(context, { owner: ada, item_id, quantity: 6 }),
    refused("conflict", "insufficient_stock"),
  );
  await updateItem(context, { owner: ada, item_id, quantity: 4 });
  assert.equal((await readCart(context, ada)).item_count, 4);
  await updateItem(context, { owner: ada, item_id, quantity: 0 });
  assert.equal((await readCart(context, ada)).item_count, 0);
});

test("problems are told per line, the most serious first", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const seen = [];
  for (let index = 0; index < 6; index += 1) {
    const seller_id = index === 5 ? stall.sellers.kim : stall.sellers.sol;
    const made = await stall.product({ stock: 5, seller_id });
    await addItem(context, { owner: ada, product_id: made.product_id, quantity: 2 });
    seen.push(made);
  }
  const [dearer, gone, out, short, rules] = seen.map((made) => made.product_id);
  await transaction(world.as(), async ({ db }) => {
    const set = (values: object, id = 0) => db.updateTable("products").set(values).where("id", "=", id);
    await set({ price_minor: 1100 }, dearer).execute();
    await set({ status: "archived" }, gone).execute();
    await set({ min_quantity: 4, quantity_step: 4 }, rules).execute();
    const stock = db.updateTable("stock_items");
    await stock
      .set({ on_hand: 0 })
      .where("product_id", "=", out ?? 0)
      .execute();
    await stock
      .set({ on_hand: 1 })
      .where("product_id", "=", short ?? 0)
      .execute();
    const closed = { status: "suspended" as const };
    await db.updateTable("sellers").set(closed).where("id", "=", stall.sellers.kim).execute();
  });
  const cart = await readCart(context, ada);
  const expected = [
    "price_changed",
    "unavailable",
    "out_of_stock",
    "insufficient_stock",
    "below_minimum",
    "seller_closed",
  ];
  assert.deepEqual(
    cart.lines.map((line) => line.problem),
    expected,
  );
  assert.deepEqual(
    cart.problems.map(({ code }) => code),
    expected.toSpliced(5, 0, "wrong_step"),
  );
  const item = (index: number) => ({ owner: ada, item_id: cart.lines[index]?.id ?? 0 });
  await assert.rejects(updateItem(context, { ...item(1), quantity: 1 }), refused("conflict", "unavailable"));
  await updateItem(context, { ...item(0), quantity: 3 });
  await removeItem(context, item(1));
  const after = await readCart(context, ada);
  assert.equal(after.lines[0]?.problem, null);
  assert.equal(after.lines[0]?.unit_price_minor, 1100);
});

test("a guest is known by a token of 128 bits that rests as a hash", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product();
  const first = await addItem(context, {
    owner: { user_id: null, token: "made-up" },
    product_id,
    quantity: 1,
  });
  const token = first.token ?? "";
  assert.equal(Buffer.from(token, "base64url").length, 16);
  const rows = await context.db.selectFrom("carts").select(["token_hash", "user_id"]).execute();
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [{ token_hash: tokenHash(token), user_id: null }],
  );
  const again = await addItem(context, { owner: { user_id: null, token }, product_id, quantity: 1 });
  assert.deepEqual(again, first);
  const unknown = await readCart(context, { user_id: null, token: "made-up" });
  assert.deepEqual([unknown.id, unknown.token, unknown.item_count], [null, null, 0]);
  assert.deepEqual(ownerOf(world.as(stall.ada), token), ada);
});

test("reading writes nothing", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product();
  await addItem(context, { owner: ada, product_id, quantity: 1 });
  const { statements } = world.services.database;
  statements.last = [];
  await readCart(context, ada);
  await readCart(context, GUEST);
  const written = statements.last.filter((text) => !/^select/i.test(text));
  assert.deepEqual(written, []);
  assert.equal(statements.last.length, 2);
});

test("adding takes few statements", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product({ tiers: [{ min_quantity: 2, price_minor: 900 }] });
  const { statements } = world.services.database;
  for (const most of [10, 10]) {
    const before = statements.count;
    await addItem(context, { owner: ada, product_id, quantity: 1 });
    await readCart(context, ada);
    assert.ok(statements.count - before <= most, `${statements.count - before} statements`);
  }
});

test("twenty first requests at once make one cart with twenty units", async (t) => {
  const { stall, context, ada } = await open(t);
  const { product_id } = await stall.product({ stock: 50 });
  await Promise.all(
    Array.from({ length: 20 }, () => addItem(context, { owner: ada, product_id, quantity: 1 })),
  );
  const cart = await readCart(context, ada);
  assert.deepEqual([cart.lines.length, cart.item_count], [1, 20]);
  assert.equal((await context.db.selectFrom("carts").select("id").execute()).length, 1);
});

test("thirty different lines at once all stay", async (t) => {
  const { stall, context, ada } = await open(t);
  const made = [];
  for (let index = 0; index < 30; index += 1) made.push(await stall.product());
  const [first] = made;
  const { token } = await addItem(context, {
    owner: GUEST,
    product_id: first?.product_id ?? 0,
    quantity: 1,
  });
  for (const owner of [ada, { user_id: null, token }]) {
    await Promise.all(made.map(({ product_id }) => addItem(context, { owner, product_id, quantity: 1 })));
    assert.equal((await readCart(context, owner)).lines.length, 30);
  }
});

test("a cart holds a hundred lines", async (t) => {
  const { stall, context, ada } = await open(t);
  const variants = Array.from({ length: MAX_LINES + 1 }, (_, index) => ({ name: `V${index}`, stock: 5 }));
  const { product_id, variant_ids } = await stall.product({ variants });
  for (const variant_id of variant_ids.slice(0, MAX_LINES)) {
    await addItem(context, { owner: ada, product_id, variant_id, quantity: 1 });
  }
  const one_more = (variant_id?: number) =>
    addItem(context, { owner: ada, product_id, variant_id, quantity: 1 });
  await assert.rejects(one_more(variant_ids.at(-1)), refused("conflict", "cart_full"));
  await one_more(variant_ids[0]);
});

test("guests' carts end after thirty idle days, accounts' do not", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const { product_id } = await stall.product();
  const guest = await addItem(context, { owner: GUEST, product_id, quantity: 1 });
  await addItem(context, { owner: ada, product_id, quantity: 1 });
  world.clock.advance(29 * 86_400_000);
  const other = await addItem(context, { owner: GUEST, product_id, quantity: 1 });
  assert.equal(await abandonIdleCarts(context), 0);
  world.clock.advance(2 * 86_400_000);
  assert.equal(await abandonIdleCarts(context), 1);
  const item_count = async (owner: CartOwner) => (await readCart(context, owner)).item_count;
  assert.equal(await item_count({ user_id: null, token: guest.token }), 0);
  assert.equal(await item_count({ user_id: null, token: other.token }), 1);
  assert.equal(await item_count(ada), 1);
});

test("an idle cart ends when its thirty days are over, not at their end; one being ordered stays", async (t) => {
  const { world, stall, context } = await open(t);
  const { product_id } = await stall.product();
  const idle = await addItem(context, { owner: GUEST, product_id, quantity: 1 });
  const ordered = await addItem(context, { owner: GUEST, product_id, quantity: 1 });
  await transaction(world.as(), ({ db }) =>
    db.updateTable("carts").set({ order_id: 1 }).where("id", "=", ordered.cart_id).execute(),
  );
  world.clock.advance(30 * 86_400_000);
  assert.equal(await abandonIdleCarts(context), 0);
  world.clock.advance(1);
  assert.equal(await abandonIdleCarts(context), 1);
  const rows = await context.db.selectFrom("carts").select(["id", "status"]).orderBy("id").execute();
  assert.deepEqual(
    rows.map((row) => [row.id, row.status]),
    [
      [idle.cart_id, "abandoned"],
      [ordered.cart_id, "active"],
    ],
  );
});

test("goods that changed their currency can't be had in a cart of the other", async (t) => {
  const { world, stall, context, ada } = await open(t);
  const mug = await stall.product();
  const tee = await stall.product({ stock: 3 });
  for (const { product_id } of [mug, tee]) await addItem(context, { owner: ada, product_id, quantity: 1 });
  await transaction(world.as(), async ({ db }) => {
    await db.updateTable("products").set({ currency: "EUR" }).where("id", "=", mug.product_id).execute();
    await db.deleteFrom("stock_items").where("variant_id", "=", tee.variant_id).execute();
  });
  const { lines } = await readCart(context, ada);
  assert.deepEqual(
    lines.map((line) => [line.problem, line.available]),
    [
      ["unavailable", 10],
      ["out_of_stock", 0],
    ],
  );
});
