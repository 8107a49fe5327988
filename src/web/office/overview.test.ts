// The overview of the back office: figures for whoever may see them, queues and health for those who may act.
import assert from "node:assert/strict";
import { test } from "node:test";
import { salesSummary } from "#modules/analytics";
import { formatsOf } from "#platform/i18n";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { visit } from "../../../test/shopper.ts";

/** As a reader sees it: spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/\s/g, " ");

test("an admin sees sales, what waits and how the system is, in three languages", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const range = { from: "2025-12-17", to: "2026-01-15", time_zone: "America/New_York" };
  const { current, currency } = await salesSummary(world.as(await world.actor("olga")), "market", range);
  assert.ok(current.revenue_minor > 0 && current.commission_minor > 0 && current.refunded_minor > 0);
  for (const [prefix, language] of [
    ["", "en"],
    ["/de", "de"],
    ["/ar", "ar"],
  ] as const) {
    const page = await olga.get(`${prefix}/admin/`);
    assert.equal(page.status, 200);
    const { money } = formatsOf(language);
    for (const minor of [current.revenue_minor, current.commission_minor, current.refunded_minor]) {
      assert.ok(page.words.includes(plain(money(minor, currency))), `${prefix} ${minor}`);
    }
    assert.doesNotMatch(page.text, / style=|<script>/);
  }
  const page = await olga.get("/admin/");
  for (const path of [
    "sellers/?status=pending",
    "orders/?attention=true",
    "transfers/",
    "jobs/?state=failed",
  ]) {
    assert.ok(page.text.includes(`/admin/${path}`), path);
    assert.equal((await olga.get(`/admin/${path}`)).status, 200, path);
  }
});

/** Stan's permissions, and nothing else. */
async function give(world: MarketWorld, permissions: string[]): Promise<void> {
  const { user_id } = world.people.stan;
  const changes = { permissions: JSON.stringify(permissions) };
  await world.services.database.run(async (db) => {
    await db.updateTable("users").set(changes).where("id", "=", user_id).execute();
  });
}

test("without the permission for figures the overview shows the work and no sales", async (t) => {
  const world = await openMarket(t);
  const stan = await visit(world, "stan");
  const pia = `/admin/sellers/${world.people.pia.seller_id}/`;
  await give(world, ["sellers.decide", "payments.manage", "jobs.manage"]);
  const page = await stan.get("/admin/");
  assert.doesNotMatch(page.words, /GMV|Take|Refunds|compared with/);
  assert.match(page.words, /What waits/);
  assert.match(page.words, /How the system is/);
  assert.ok(page.text.includes(`href="${pia}"`), "the first that waits stands there");
  assert.ok(page.text.includes("/admin/transfers/"));
  assert.doesNotMatch(page.text, /\/admin\/orders\//, "no way to what may not be opened");
  assert.match(page.words, /What shoppers search for/);
  await give(world, ["orders.manage"]);
  assert.match((await stan.get("/de/admin/")).words, /Nichts wartet auf Sie/);
  await give(world, ["catalog.manage", "users.read"]);
  const places = await stan.get("/admin/");
  assert.doesNotMatch(places.words, /What waits|How the system is|GMV/);
  assert.match(places.text, /office-ways[\s\S]*\/admin\/categories\//);
  await give(world, ["figures.read"]);
  assert.match((await stan.get("/admin/")).words, /Sales \(GMV\)/);
});

test("page, files and API of figures refuse sales alike, and tell searches to all staff", async (t) => {
  const world = await openMarket(t);
  const stan = await visit(world, "stan");
  const token = { token: world.token("stan") };
  for (const permissions of [["orders.manage"], ["figures.read"]]) {
    await give(world, permissions);
    const may = permissions.includes("figures.read");
    const page = await stan.get("/admin/analytics/");
    assert.equal(page.status, 200);
    assert.equal(/GMV/.test(page.words), may);
    assert.match(page.words, /Searches that led here/);
    for (const file of ["sales", "products", "categories", "countries", "buyers"]) {
      const path = `/admin/analytics/export/${file}/`;
      assert.equal((await stan.get(path)).status, may ? 200 : 403, file);
      assert.equal(page.text.includes(path), may, file);
    }
    for (const name of ["summary", "sales", "products", "categories", "countries"]) {
      const reply = await world.get(`/api/admin/analytics/${name}/`, token);
      assert.equal(reply.status, may ? 200 : 403, name);
      if (!may) assert.equal(reply.body.code, "permission_denied");
    }
    for (const name of ["searches", "empty-searches"]) {
      assert.equal((await world.get(`/api/admin/analytics/${name}/`, token)).status, 200, name);
    }
    assert.equal((await stan.get("/admin/analytics/export/empty/")).status, 200);
  }
});

test("staff without permissions are told so; sellers and strangers see nothing", async (t) => {
  const world = await openMarket(t);
  await give(world, []);
  const page = await (await visit(world, "stan")).get("/admin/");
  assert.equal(page.status, 200);
  assert.match(page.words, /no permissions yet/);
  assert.doesNotMatch(page.words, /GMV|What waits|How the system is/);
  assert.equal((await (await visit(world, "sol")).get("/admin/")).status, 403);
  assert.equal((await world.get("/admin/")).status, 303);
});
