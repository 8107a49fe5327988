// Figures on pages: only for those who may see money, in three languages, and as files that no formula is in.
import assert from "node:assert/strict";
import { test } from "node:test";
import { salesSummary, writeViews } from "#modules/analytics";
import { formatsOf } from "#platform/i18n";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { shopper, visit } from "../../../test/shopper.ts";
import { visitor } from "../../../test/visitor.ts";
import { START } from "../../../test/world.ts";

const LANGUAGES = { "": "en", "/de": "de", "/ar": "ar" } as const;
const ANALYTICS = "/seller/analytics/";
const FILES = ["sales", "products", "categories", "countries", "buyers"];
const TERMS = `${ANALYTICS}export/searches/`;

async function giveRole(world: MarketWorld, role: "catalogue" | "orders" | "finance"): Promise<void> {
  const { user_id } = world.people.sol;
  await world.services.database.run(async (db) => {
    await db.updateTable("seller_members").set({ role }).where("user_id", "=", user_id).execute();
  });
}

/** As a reader sees it: spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/\s/g, " ");

test("the dashboard and the page of figures say what the verbs say, in three languages", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const range = { from: "2025-12-17", to: "2026-01-15", time_zone: "America/New_York" };
  const { current } = await salesSummary(world.as(await world.actor("sol")), "seller", range);
  assert.ok(current.revenue_minor > 0 && current.orders > 1);
  for (const [prefix, language] of Object.entries(LANGUAGES)) {
    const { money, number } = formatsOf(language);
    for (const path of ["/seller/", ANALYTICS]) {
      const page = await sol.get(`${prefix}${path}`);
      assert.equal(page.status, 200, `${prefix}${path}`);
      assert.ok(page.words.includes(plain(money(current.revenue_minor, "USD"))), `${prefix}${path}: revenue`);
      assert.ok(page.words.includes(number(current.orders)), `${prefix}${path}: orders`);
      assert.match(page.text, /<svg class="chart__plot"/);
      assert.doesNotMatch(page.text, / style=|<script>/);
    }
  }
});

test("what waits is found where its tile leads", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const start = await sol.get("/seller/");
  for (const [path, chosen] of [
    ["orders/?state=pending", /aria-current="true"[^>]*>\s*To confirm/],
    ["orders/?state=confirmed", /aria-current="true"[^>]*>\s*To ship/],
    ["inventory/?show=low", /value="low" selected/],
  ] as const) {
    assert.ok(start.text.includes(`/seller/${path}`), path);
    const page = await sol.get(`/seller/${path}`);
    assert.equal(page.status, 200, path);
    assert.match(page.text, chosen, path);
  }
});

test("whose role has no money in it finds their own work on the start page, in three languages", async (t) => {
  const world = await openMarket(t);
  const { products, orders } = world;
  await world.services.database.run(async (db) => {
    await db.deleteFrom("product_images").where("product_id", "=", products.lamp.product_id).execute();
    const low = { is_low: 1 as const };
    await db.updateTable("stock_items").set(low).where("variant_id", "=", products.lamp.variant_id).execute();
  });
  const lamp = `/seller/products/${products.lamp.product_id}/`;
  const otto = await shopper(world, world.people.otto.user_id);
  const cara = await shopper(world, world.people.cara.user_id);
  for (const prefix of Object.keys(LANGUAGES)) {
    const of_orders = await otto.get(`${prefix}/seller/`);
    assert.match(of_orders.text, /orders\/\?state=pending[\s\S]*orders\/\?state=confirmed[\s\S]*show=low/);
    assert.ok(of_orders.text.includes(`${prefix}/seller/orders/${orders.paid.parts[0]}/`), prefix);
    assert.doesNotMatch(of_orders.text, /status=draft|pictures=none|seller\/analytics/);
    const of_goods = await cara.get(`${prefix}/seller/`);
    assert.match(of_goods.text, /show=low[\s\S]*status=draft[\s\S]*pictures=none[\s\S]*seller\/analytics/);
    assert.doesNotMatch(of_goods.text, /seller\/orders\//);
    for (const page of [of_orders, of_goods]) {
      assert.ok(page.text.includes(`href="${prefix}${lamp}"`), `${prefix}: what runs low`);
      assert.doesNotMatch(page.words, /Revenue|\$|€/);
      assert.doesNotMatch(page.text, / style=|<script>/);
    }
  }
  assert.match((await cara.get("/seller/")).words, /draft-canary-sol/);
  const bare = await cara.get("/seller/products/?status=published&pictures=none");
  assert.match(bare.text, /value="none" selected/);
  assert.ok(bare.text.includes(`href="${lamp}"`));
  await world.services.database.run(async (db) => {
    await db.updateTable("stock_items").set({ is_low: 0 }).execute();
    await db.deleteFrom("product_images").execute();
    await db.updateTable("products").set({ status: "archived" }).execute();
  });
  assert.match((await cara.get("/seller/")).words, /Nothing waits for you/);
});

test("whose role leaves out money sees none: not on the start page, not on the page of figures, not as a file", async (t) => {
  const world = await openMarket(t);
  for (const role of ["catalogue", "orders"] as const) {
    await giveRole(world, role);
    const sol = await visit(world, "sol");
    const start = await sol.get("/seller/");
    assert.equal(start.status, 200);
    assert.doesNotMatch(start.words, /Revenue|\$/);
    const page = await sol.get(ANALYTICS);
    // Whoever names products may know what is searched for, but no money.
    const sees_terms = role === "catalogue";
    assert.equal(page.status, sees_terms ? 200 : 403);
    assert.doesNotMatch(page.words, /Revenue|\$|Countries/);
    assert.equal(/seller\/analytics/.test(start.text), sees_terms);
    assert.equal((await sol.get(TERMS)).status, sees_terms ? 200 : 403);
    for (const file of FILES) assert.equal((await sol.get(`${ANALYTICS}export/${file}/`)).status, 403);
  }
  await giveRole(world, "finance");
  assert.equal((await (await visit(world, "sol")).get(ANALYTICS)).status, 200);
  assert.equal((await (await visit(world, "ada")).get(ANALYTICS)).status, 403);
  assert.doesNotMatch((await (await visit(world, "pia")).get("/seller/")).words, /How it goes/);
});

test("another range, zone and currency are asked by the address; nonsense shows what is usual", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const asked = await sol.get(
    `${ANALYTICS}?from=2026-01-15&to=2026-01-15&time_zone=Asia%2FKolkata&currency=USD`,
  );
  assert.match(asked.words, /January 15, 2026 · Asia\/Kolkata/);
  for (const query of [
    "from=tomorrow",
    "from=2026-02-01&to=2026-01-01",
    "time_zone=Moon",
    "currency=%22%3E",
  ]) {
    const page = await sol.get(`${ANALYTICS}?${query}`);
    assert.equal(page.status, 200, query);
    assert.match(page.words, /December 17, 2025 – January 15, 2026/, query);
  }
});

test("every table is a file: decimals, own days, and a product's name is never a formula", async (t) => {
  const world = await openMarket(t);
  const { lamp } = world.products;
  await world.services.database.run(async (db) => {
    const name = '=HYPERLINK("http://evil.example","Lamp")';
    await db.updateTable("products").set({ name }).where("id", "=", lamp.product_id).execute();
  });
  const sol = await visit(world, "sol");
  for (const file of FILES) {
    const reply = await sol.get(`${ANALYTICS}export/${file}/`);
    assert.equal(reply.status, 200);
    assert.match(reply.headers.get("content-type") ?? "", /^text\/csv/);
    assert.match(
      reply.headers.get("content-disposition") ?? "",
      new RegExp(`attachment; filename="${file}-`),
    );
    assert.ok(reply.text.split("\r\n").length > 2, file);
    assert.doesNotMatch(reply.text, /(^|,)"?[=+@]/m, file);
  }
  const products = await sol.get(`${ANALYTICS}export/products/`);
  assert.match(products.text, /"'=HYPERLINK/);
  const sales = await sol.get(`${ANALYTICS}export/sales/`);
  assert.match(sales.text, new RegExp(`${new Date(START).toISOString().slice(0, 10)},\\d+,\\d+\\.\\d\\d,`));
  assert.equal((await sol.get(`${ANALYTICS}export/secrets/`)).status, 404);
});

test("every opened product page is a view, also one that is kept; a machine's and a missing one are none", async (t) => {
  const world = await openMarket(t);
  const row = await world
    .as()
    .db.selectFrom("products")
    .select("slug")
    .where("id", "=", world.products.lamp.product_id)
    .executeTakeFirstOrThrow();
  const person = visitor(world);
  const browser = { "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0" };
  for (const prefix of ["", "", "/de"]) await person.get(`${prefix}/products/${row.slug}/`, browser);
  await person.get(`/products/${row.slug}/`, { "User-Agent": "Googlebot/2.1" });
  await person.get("/products/never-was/", browser);
  assert.equal(await writeViews(world.as()), 3);
  const products = await (await visit(world, "sol")).get(`${ANALYTICS}export/products/`);
  assert.match(products.text, /,3,USD/);
});
