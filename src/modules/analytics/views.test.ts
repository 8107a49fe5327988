// Page views: people count, machines don't; days are kept apart, and nothing is kept of who looked.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DAY_MS } from "#platform/clock";
import { openMarket } from "../../../test/purchases.ts";
import { START } from "../../../test/world.ts";
import { productSales, salesSummary } from "./analytics.ts";
import { countView, isMachine, writeViews } from "./views.ts";

const BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

test("machines are told from people by what they call themselves", () => {
  const machines = [
    null,
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/8.10.1",
    "python-requests/2.32",
    "facebookexternalhit/1.1",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/140.0.0.0 Safari/537.36",
  ];
  for (const name of machines) assert.equal(isMachine(name), true, String(name));
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile Safari/604.1";
  for (const name of [BROWSER, phone]) assert.equal(isMachine(name), false, name);
});

test("views are written in batches, added to their day, and led to by products that exist", async (t) => {
  const market = await openMarket(t);
  const lamp = await market.product({ name: "Lamp", seller_id: market.sellers.sol });
  const mug = await market.product({ name: "Mug", seller_id: market.sellers.kim });
  const context = market.as();
  const slugOf = async ({ product_id }: { product_id: number }) => {
    const query = context.db.selectFrom("products").select("slug").where("id", "=", product_id);
    return (await query.executeTakeFirstOrThrow()).slug;
  };
  const slugs = { lamp: await slugOf(lamp), mug: await slugOf(mug) };
  const look = (slug: string, times: number, user_agent: string | null = BROWSER) => {
    for (let time = 0; time < times; time += 1) countView(context, { slug, user_agent });
  };
  const rows = () =>
    context.db.selectFrom("product_views").selectAll().orderBy("product_id").orderBy("day_at").execute();
  look(slugs.lamp, 3);
  look(slugs.mug, 1);
  look("gone", 4);
  look(slugs.lamp, 5, "Googlebot/2.1");
  assert.deepEqual(await rows(), [], "nothing is written while a page is answered");
  assert.equal(await writeViews(context), 4);
  assert.equal(await writeViews(context), 0, "what is written is not written again");
  look(slugs.lamp, 2);
  await writeViews(context);
  market.clock.advance(DAY_MS);
  look(slugs.lamp, 1);
  await writeViews(context);
  const day_at = START - (START % DAY_MS);
  assert.deepEqual(await rows(), [
    { product_id: lamp.product_id, day_at, views: 5 },
    { product_id: lamp.product_id, day_at: day_at + DAY_MS, views: 1 },
    { product_id: mug.product_id, day_at, views: 1 },
  ]);

  await market.fill([[lamp, 1]]);
  await market.buy();
  const sol = market.seller(market.sellers.sol);
  const range = { from: "2026-01-15", to: "2026-01-16", time_zone: "UTC" };
  const { current } = await salesSummary(sol, "seller", range);
  assert.deepEqual([current.views, current.conversion], [6, 1 / 6]);
  assert.deepEqual(
    (await productSales(sol, "seller", range)).rows.map((row) => row.views),
    [6],
  );
  const kim = await salesSummary(market.seller(market.sellers.kim), "seller", range);
  assert.deepEqual([kim.current.views, kim.current.conversion], [1, 0]);
});
