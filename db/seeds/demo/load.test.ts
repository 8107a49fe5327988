// The demo world: whole, with a past in every state, the books balanced, and the same every time. It is
// filled twice here, which takes long, so one test looks at all of it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { unitsSold } from "#modules/orders";
import { DAY_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { passwordCost, verifyPassword } from "#platform/password";
import { checkInvariants } from "../../../src/invariants.ts";
import { openWorld } from "../../../test/world.ts";
import { emptyWorld } from "../reset.ts";
import { seedWorld, worldIsEmpty } from "../seed.ts";
import { shownRows } from "../shown-rows.ts";
import { DEMO_PASSWORD } from "./load.ts";
import { demoProducts, demoSellers } from "./world.ts";

test("the demo world is whole, has a past in every state, and is the same after a reset", async (t) => {
  const world = await openWorld(t);
  const context = world.as();
  await seedWorld(world.services, "demo");
  assert.deepEqual(await checkInvariants(context), []);
  await t.test("goods are listed as their sellers stand", () => expectGoods(context));
  await t.test("people sign in as the start page says", () => expectPeople(context));
  await t.test("orders stand in every state", () => expectOrders(context));
  await t.test("what sells is popular", () => expectPopularity(context));
  await t.test("a reset and another filling show the same", async () => {
    const first = await shownRows(context);
    await emptyWorld(world.services);
    assert.equal(await worldIsEmpty(world.services), true);
    await seedWorld(world.services, "demo");
    const second = await shownRows(context);
    assert.deepEqual(second.listings, first.listings);
    assert.deepEqual(second.places, first.places);
  });
});

async function expectGoods({ db }: Context): Promise<void> {
  const products = await db.selectFrom("products").select("id").execute();
  const listings = await db.selectFrom("listings").select("product_id").execute();
  assert.equal(products.length, demoProducts.length);
  const open = new Set(
    demoSellers
      .filter(({ status, on_vacation }) => status === "approved" && !on_vacation)
      .map(({ key }) => key),
  );
  const shown = demoProducts.filter(({ seller, status }) => status === "published" && open.has(seller));
  assert.ok(listings.length > 300 && listings.length <= shown.length);
  const methods = await db
    .selectFrom("shipping_methods")
    .select("code")
    .where("seller_id", "=", 1)
    .orderBy("code")
    .execute();
  assert.deepEqual(
    methods.map(({ code }) => code),
    ["express", "standard"],
  );
}

async function expectPeople({ db }: Context): Promise<void> {
  const person = (email: string) =>
    db.selectFrom("users").selectAll().where("email_key", "=", email).executeTakeFirstOrThrow();
  const ada = await person("ada@example.com");
  assert.equal(await verifyPassword(DEMO_PASSWORD, ada.password_hash, passwordCost("test")), true);
  assert.equal((await person("olga@example.com")).role, "admin");
}

async function expectOrders({ db }: Context): Promise<void> {
  const orders = await db
    .selectFrom("orders")
    .select(["status", "payment_method", "payment_status"])
    .execute();
  assert.ok(orders.length >= 200, `${orders.length} orders`);
  const seen = (key: "status" | "payment_method" | "payment_status") =>
    new Set(orders.map((row) => row[key]));
  for (const status of ["pending", "confirmed", "shipped", "delivered", "cancelled", "partially_shipped"]) {
    assert.ok(seen("status").has(status as never), `${status}: ${[...seen("status")]}`);
  }
  for (const status of ["pending", "captured", "refunded", "partially_refunded", "failed"]) {
    assert.ok(seen("payment_status").has(status as never), `${status}: ${[...seen("payment_status")]}`);
  }
  assert.equal(seen("payment_method").size, 3);
  assert.deepEqual(await db.selectFrom("jobs").select("kind").execute(), []);
  assert.deepEqual(await db.selectFrom("mails").select("id").execute(), []);
}

async function expectPopularity(context: Context): Promise<void> {
  const popular = await context.db
    .selectFrom("listings")
    .select(["product_id", "popularity"])
    .orderBy("popularity", "desc")
    .execute();
  const units = await unitsSold(context, { since: now(context) - 90 * DAY_MS });
  assert.ok((popular[0]?.popularity ?? 0) > 1, "something sells well");
  for (const { product_id, popularity } of popular) assert.equal(popularity, units.get(product_id) ?? 0);
}
