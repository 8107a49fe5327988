// The overview of the back office: figures for all staff, queues and health for those who may act on them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { salesSummary } from "#modules/analytics";
import { formatsOf } from "#platform/i18n";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { shopper } from "../../../test/shopper.ts";

const as = (world: MarketWorld, name: "sol" | "stan" | "olga") => shopper(world, world.people[name].user_id);

/** As a reader sees it: spaces that do not break are spaces. */
const plain = (text: string) => text.replace(/\s/g, " ");

test("an admin sees sales, what waits and how the system is, in three languages", async (t) => {
  const world = await openMarket(t);
  const olga = await as(world, "olga");
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

test("staff without permissions see the figures alone; sellers and strangers see nothing", async (t) => {
  const world = await openMarket(t);
  const { user_id } = world.people.stan;
  await world.services.database.run(async (db) => {
    await db.updateTable("users").set({ permissions: "[]" }).where("id", "=", user_id).execute();
  });
  const page = await (await as(world, "stan")).get("/admin/");
  assert.equal(page.status, 200);
  assert.match(page.words, /Sales \(GMV\)/);
  assert.doesNotMatch(page.words, /What waits|How the system is/);
  assert.equal((await (await as(world, "sol")).get("/admin/")).status, 403);
  assert.equal((await world.get("/admin/")).status, 303);
});
