// Settings, audit log and jobs over HTTP: for staff with the permission only; each setting changes what it
// says; everything is in the log.
import assert from "node:assert/strict";
import { test } from "node:test";
import { listAudit } from "#platform/audit";
import { HOUR_MS } from "#platform/clock";
import { transaction } from "#platform/database";
import { SUPPORT_EMAIL } from "#platform/mail";
import { enqueue } from "#platform/queue";
import { readSetting } from "#platform/settings";
import { signedIn } from "../../../test/crawl.ts";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { call, ROUTES } from "../../../test/route-calls.ts";
import { routeSamples } from "../../../test/route-samples.ts";
import { formOf } from "../../../test/visitor.ts";
import { START } from "../../../test/world.ts";

const SETTINGS = "/api/admin/settings/";
const LOG = "/api/admin/audit-log/";
const JOBS = "/api/admin/jobs/";
const HOLD = `${SETTINGS}payments.transfer_hold_hours/`;

function as(market: MarketWorld, name: "olga" | "sid" | "stan" | "sol" | "ada") {
  return { token: market.token(name) };
}

/** A member of the staff with these permissions only. */
async function allow(market: MarketWorld, permissions: string[]) {
  const path = `/api/admin/users/${market.people.sid.user_id}/`;
  const reply = await market.patch(path, { permissions }, as(market, "olga"));
  assert.equal(reply.status, 200, reply.text);
}

test("each area has its own permission, and none gives another's", async (t) => {
  const market = await openMarket(t);
  const areas: [string, string[]][] = [
    ["settings.manage", [SETTINGS, HOLD, `${SETTINGS}history/${HOLD.slice(SETTINGS.length)}`]],
    ["audit.read", [LOG, `${LOG}export/`, `${LOG}${market.operations.audit_id}/`]],
    ["jobs.manage", [JOBS, `${JOBS}health/`, `${JOBS}${market.operations.failed_job_id}/`]],
  ];
  for (const [permission] of areas) {
    await allow(market, [permission]);
    for (const [needed, paths] of areas) {
      for (const path of paths) {
        const { status } = await market.get(path, as(market, "sid"));
        assert.equal(status, needed === permission ? 200 : 403, `${path} with ${permission}`);
      }
    }
  }
});

test("a setting refuses what it cannot be, an unknown name, and a version that is gone", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  for (const value of [0, 721, 1.5, "96", null, true, [], {}]) {
    assert.equal((await market.put(HOLD, { value }, olga)).status, 422, JSON.stringify(value));
  }
  for (const value of ["nobody", "a@b", 5, ""]) {
    const reply = await market.put(`${SETTINGS}support.email/`, { value }, olga);
    assert.equal(reply.status, 422, JSON.stringify(value));
  }
  for (const name of ["shipping.defaults", "nobody.knows", "x"]) {
    assert.equal((await market.put(`${SETTINGS}${name}/`, { value: 1 }, olga)).status, 404, name);
  }
  const stale = { ...olga, headers: { "if-match": '"7"' } };
  assert.equal((await market.put(HOLD, { value: 96 }, stale)).status, 412);
  assert.equal((await market.get(HOLD, olga)).body.version, 0);
  assert.equal((await market.get(`${LOG}?action=setting.changed`, olga)).body.count, 0);
});

test("a setting has versions, a history and lines in the log; the same value again is no change", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  const first = await market.put(HOLD, { value: 96, reason: "Slow banks" }, olga);
  assert.deepEqual([first.status, first.body.value, first.body.version], [200, 96, 1]);
  const fresh = { ...olga, headers: { "if-match": first.headers.get("etag") ?? "" } };
  assert.equal((await market.put(HOLD, { value: 48 }, fresh)).status, 200);
  assert.equal((await market.put(HOLD, { value: 72 }, fresh)).status, 412);
  assert.equal((await market.put(HOLD, { value: 48 }, olga)).body.version, 2);
  const history = (await market.get(`${SETTINGS}history/${HOLD.slice(SETTINGS.length)}`, olga)).body.results;
  assert.deepEqual(
    history.map((change: { version: number; value: number; by: string; reason: string | null }) => [
      change.version,
      change.value,
      change.by,
      change.reason,
    ]),
    [
      [2, 48, "olga@example.com", null],
      [1, 96, "olga@example.com", "Slow banks"],
    ],
  );
  const log = (await market.get(`${LOG}?subject_type=setting`, olga)).body.results;
  assert.deepEqual(
    log.map((line: { actor: { email: string }; before: object; after: object }) => [
      line.actor.email,
      line.before,
      line.after,
    ]),
    [
      ["olga@example.com", { value: 96 }, { value: 48 }],
      ["olga@example.com", { value: 168 }, { value: 96 }],
    ],
  );
});

test("the log says from which address, as far as the shop's own proxies say it, by API, page and file", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  const sent = "198.51.100.1, 203.0.113.7, 192.0.2.9";
  const change = async (value: number, forwarded: string) => {
    const headers = { "x-forwarded-for": forwarded };
    assert.equal((await market.put(HOLD, { value }, { ...olga, headers })).status, 200);
    return (await market.get(`${LOG}?subject_type=setting&page_size=1`, olga)).body.results[0].address;
  };
  assert.equal(await change(20, sent), null, "nobody's word counts");
  Object.assign(market.services.config, { trust_proxy: 1 });
  assert.equal(await change(21, sent), "192.0.2.9", "what the client wrote before does not count");
  assert.equal(await change(22, "[2001:db8::7]:4711"), "2001:db8::7");
  assert.equal(await change(23, "::ffff:203.0.113.9"), "203.0.113.9");
  assert.equal(await change(24, "203.0.113.8:80"), "203.0.113.8");
  assert.equal(await change(25, "<script>"), null);
  Object.assign(market.services.config, { trust_proxy: 2 });
  assert.equal(await change(26, sent), "203.0.113.7");
  const values = (rows: { after: { value: number } }[]) => rows.map(({ after }) => after.value);
  assert.deepEqual(values((await market.get(`${LOG}?address=203.0.113.7`, olga)).body.results), [26]);
  assert.match(
    (await market.get(`${LOG}export/?address=203.0.113.7`, olga)).text,
    /,address\r?\n.*,203\.0\.113\.7/,
  );
  const reader = await signedIn(market, "olga");
  const page = await reader.get("/admin/audit/?address=203.0.113.7");
  assert.equal(page.text.match(/address=203\.0\.113\.7"><bdi dir="ltr">203\.0\.113\.7</g)?.length, 1);
  assert.match((await reader.get("/admin/audit/export/?address=203.0.113.7")).text, /203\.0\.113\.7/);
  const token = formOf((await reader.get("/account/")).text, "/sign-out/").fields.csrf ?? "";
  const from_page = { "x-forwarded-for": "192.0.2.77, 10.0.0.1" };
  const path = "/admin/settings/payments.transfer_hold_hours/";
  await reader.post(path, { csrf: token, value: "30", reason: "Why", version: "7" }, from_page);
  const [line] = (await market.get(`${LOG}?address=192.0.2.77`, olga)).body.results;
  assert.equal(line?.after.value, 30, "what is done on a page");
});

test("new products get the low-stock threshold of the setting; old ones keep theirs", async (t) => {
  const market = await openMarket(t);
  const path = `${SETTINGS}inventory.low_stock_threshold/`;
  assert.equal((await market.put(path, { value: 9 }, as(market, "olga"))).status, 200);
  const body = { name: "New lamp", price: "10.00", category: market.categories.lamps, stock_quantity: 3 };
  const made = await market.post("/api/products/", body, as(market, "sol"));
  assert.equal(made.status, 201, made.text);
  const rows = await market
    .as()
    .db.selectFrom("stock_items")
    .select(["product_id", "low_stock_threshold"])
    .execute();
  const of = (id: number) => rows.find((row) => row.product_id === id)?.low_stock_threshold;
  assert.equal(of(made.body.id), 9);
  assert.equal(of(market.products.lamp.product_id), 5);
});

test("orders to come wait as long for their transfer and pay the commission that the settings say", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  assert.equal((await market.put(HOLD, { value: 96 }, olga)).status, 200);
  const rate = `${SETTINGS}commission.default_rate_ppm/`;
  assert.equal((await market.put(rate, { value: 250_000 }, olga)).status, 200);
  const before = await market.as().db.selectFrom("order_items").selectAll().orderBy("id").execute();
  const wishes = { ...routeSamples(market)["post /api/checkout/"]?.body, payment_method: "bank_transfer" };
  const bought = await market.post("/api/checkout/", wishes, as(market, "ada"));
  assert.ok(bought.status < 300, bought.text);
  const order = await market
    .as()
    .db.selectFrom("orders")
    .select(["id", "expires_at"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  assert.equal(order.expires_at, START + 96 * HOUR_MS);
  const items = await market.as().db.selectFrom("order_items").selectAll().orderBy("id").execute();
  assert.deepEqual(items.slice(0, before.length), before, "what is sold keeps its rate");
  const rates = items.slice(before.length).map((item) => item.commission_rate_ppm);
  assert.ok(rates.length > 0 && rates.every((one) => one === 250_000), rates.join());
});

test("the support address is where answers to mails go, at once", async (t) => {
  const market = await openMarket(t);
  const path = `${SETTINGS}support.email/`;
  const olga = as(market, "olga");
  assert.equal((await market.put(path, { value: "help@example.com" }, olga)).status, 200);
  assert.equal(await readSetting(market.as(), SUPPORT_EMAIL), "help@example.com");
  assert.match(await (await market.app.request("/help/")).text(), /mailto:help@example\.com/);
  assert.equal((await market.put(path, { value: null }, olga)).status, 200);
  assert.doesNotMatch(await (await market.app.request("/help/")).text(), /mailto:/);
});

test("the log is filtered and exported; what would be a formula is text", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  const decide = (id: number, reason: string) =>
    market.post(`/api/admin/sellers/${id}/suspension/`, { reason }, olga);
  const { kim } = market.people;
  assert.equal((await decide(kim.seller_id, "=HYPERLINK(1)")).status, 200);
  const of = async (query: string) => (await market.get(`${LOG}?${query}`, olga)).body;
  const found = await of(`action=seller.suspended&subject_id=${kim.seller_id}&actor=OLGA@example.com`);
  assert.deepEqual(found.results[0].before, { status: "approved" });
  assert.deepEqual(found.results[0].after, { status: "suspended" });
  assert.equal(found.count, 1);
  assert.equal((await of("actor=nobody@example.com")).count, 0);
  assert.equal((await of("actor=ada@example.com")).count, 0);
  assert.equal((await of("from=2027-01-01")).count, 0);
  assert.equal((await market.get(`${LOG}999999/`, olga)).status, 404);
  const csv = await market.get(`${LOG}export/?action=seller.suspended`, olga);
  assert.match(csv.headers.get("content-type") ?? "", /^text\/csv/);
  assert.match(csv.text, /,'=HYPERLINK\(1\),/);
  assert.equal(csv.text.trim().split("\r\n").length, (await of("action=seller.suspended")).count + 1);
});

test("failed jobs are retried and discarded, once; others are left alone; errors hide addresses", async (t) => {
  const market = await openMarket(t);
  const olga = as(market, "olga");
  const { failed_job_id: id } = market.operations;
  const other = await transaction(market.as(), async (tx) => {
    await enqueue(tx, "mail.send", { mail_id: 0 }, { unique_key: "other", run_at: 9e12 });
    const row = tx.db.selectFrom("jobs").select("id").where("unique_key", "=", "other");
    const change = { last_error: "Error: ada@example.com at smtp://u:p@mail with k3yk3yk3yk3yk3yk3yk3y" };
    await tx.db.updateTable("jobs").set(change).where("unique_key", "=", "other").execute();
    return (await row.executeTakeFirstOrThrow()).id;
  });
  assert.equal((await market.post(`${JOBS}${other}/retry/`, undefined, olga)).status, 404);
  assert.equal((await market.delete(`${JOBS}${other}/`, olga)).status, 404);
  const shown = await market.get(`${JOBS}${other}/`, olga);
  assert.equal(shown.body.state, "waiting");
  assert.equal(shown.body.last_error, "Error: ••• at smtp://••• with •••");
  const failed = await market.get(JOBS, olga);
  assert.deepEqual(
    failed.body.results.map((job: { id: number }) => job.id),
    [id],
  );
  assert.equal((await market.get(`${JOBS}health/`, olga)).body.queue.failed, 1);
  const again = await market.post(`${JOBS}${id}/retry/`, undefined, olga);
  assert.deepEqual([again.status, again.body.state, again.body.attempts], [200, "waiting", 0]);
  assert.equal((await market.post(`${JOBS}${id}/retry/`, undefined, olga)).status, 404);
  assert.equal((await market.delete(`${JOBS}${id}/`, olga)).status, 404);
  await transaction(market.as(), (tx) =>
    tx.db.updateTable("jobs").set({ is_dead: 1 }).where("id", "=", id).execute(),
  );
  assert.equal((await market.delete(`${JOBS}${id}/`, olga)).status, 204);
  assert.equal((await market.get(`${JOBS}${id}/`, olga)).status, 404);
  const log = (await market.get(`${LOG}?action=job.`, olga)).body.results;
  assert.deepEqual(
    log.map((line: { action: string }) => line.action),
    ["job.discarded", "job.retried"],
  );
});

/** Views of a list are a person's own and change nothing for anybody else. */
const OWN = ["post /api/admin/views/", "patch /api/admin/views/{id}/", "delete /api/admin/views/{id}/"];
/** Good calls that find nothing to change: no picture, no neighbour, nothing that needs attention. */
const NO_CHANGE = [
  "delete /api/admin/categories/{id}/image/",
  "post /api/admin/categories/{id}/step/",
  "post /api/admin/orders/{id}/attention/settlement/",
];

test("everything that staff change is in the log, by who did it", { timeout: 60_000 }, async (t) => {
  const market = await openMarket(t);
  const olga = market.people.olga.user_id;
  const samples = routeSamples(market);
  const silent: string[] = [];
  for (const [name, route] of ROUTES) {
    const sample = samples[name];
    if (!route.path.startsWith("/api/admin/") || route.method === "get" || !sample) continue;
    const before = (await listAudit(market.as(), {}, { page_size: 1 })).results[0];
    const reply = await call(market, route, sample, "olga");
    assert.ok(reply.status < 300, `${name}: ${reply.text}`);
    const after = (await listAudit(market.as(), {}, { page_size: 1 })).results[0];
    if (after?.id === before?.id || after?.actor_user_id !== olga) silent.push(name);
    await market.restore();
  }
  assert.deepEqual(silent, [...OWN, ...NO_CHANGE]);
});
