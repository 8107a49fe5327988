// Categories, settings, jobs and the audit log in the back office: who may not, what each form does, and that
// all of it is in the log.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { visit } from "../../../test/shopper.ts";
import { formOf } from "../../../test/visitor.ts";
import { WORDS } from "../locales/words.ts";

const SETTING = "/admin/settings/payments.transfer_hold_hours/";
const TAX = "/admin/settings/tax/";
const SHIPPING = "/admin/settings/shipping/";
const CATEGORIES = "/admin/categories/";

/** Permission → its pages and its forms with what a good one would send. */
function areas({ categories, operations }: MarketWorld) {
  const category = `${CATEGORIES}${categories.lamps}/`;
  const job = `/admin/jobs/${operations.failed_job_id}/`;
  const forms: Record<string, [string, Record<string, string>][]> = {
    "catalog.manage": [
      [`${CATEGORIES}new/`, { name: "Chairs" }],
      [category, { name: "Lights" }],
      [`${category}step/`, { step: "down" }],
      [`${CATEGORIES}place/`, { category: String(categories.lamps), place: "0" }],
      [`${category}visibility/`, { is_active: "false" }],
      [`${category}merge/`, { into: String(categories.cellar) }],
      [`${category}removal/`, {}],
      [`${category}image/removal/`, {}],
    ],
    "settings.manage": [
      [SETTING, { value: "96", version: "0" }],
      [TAX, { country: "FR", standard: "20" }],
      [`${TAX}US/removal/`, {}],
      [SHIPPING, { currency: "EUR", price: "4.90", min_days: "1", max_days: "2" }],
      [`${SHIPPING}USD/removal/`, {}],
    ],
    "jobs.manage": [
      [`${job}retry/`, {}],
      [`${job}discard/`, {}],
    ],
    "audit.read": [],
  };
  const pages: Record<string, string[]> = {
    "catalog.manage": [CATEGORIES, `${CATEGORIES}new/`, category],
    "settings.manage": ["/admin/settings/", SETTING, TAX, `${TAX}?country=US`, SHIPPING],
    "jobs.manage": ["/admin/jobs/", "/admin/jobs/?state=running"],
    "audit.read": ["/admin/audit/", `/admin/audit/${operations.audit_id}/`],
  };
  return { forms, pages };
}

test("without the permission nothing is seen and nothing done; one area gives no other", async (t) => {
  const world = await openMarket(t);
  const { forms, pages } = areas(world);
  const token = world.token("olga");
  for (const name of ["ada", "sol", "sid"] as const) {
    const who = await visit(world, name);
    const { csrf = "" } = formOf((await who.get("/account/profile/")).text, "/account/profile/").fields;
    for (const path of Object.values(pages).flat()) assert.equal((await who.get(path)).status, 403, path);
    assert.equal((await who.get("/admin/audit/export/")).status, 403);
    for (const [path, fields] of Object.values(forms).flat()) {
      assert.equal((await who.post(path, { csrf, ...fields })).status, 403, `${name} ${path}`);
    }
  }
  for (const permission of Object.keys(pages)) {
    const change = { permissions: [permission] };
    await world.patch(`/api/admin/users/${world.people.sid.user_id}/`, change, { token });
    const sid = await visit(world, "sid");
    for (const [needed, paths] of Object.entries(pages)) {
      for (const path of paths) {
        const page = await sid.get(path);
        assert.equal(page.status, needed === permission ? 200 : 403, `${path} with ${permission}`);
      }
    }
  }
  const olga = await visit(world, "olga");
  for (const [path, fields] of Object.values(forms).flat()) {
    assert.equal((await olga.post(path, fields)).status, 403, `${path} without a token`);
  }
});

test("every page has one heading and one place, in three languages", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  for (const path of Object.values(areas(world).pages).flat()) {
    for (const language of ["", "/de", "/ar"]) {
      const page = await olga.get(`${language}${path}`);
      assert.equal(page.status, 200, `${language}${path}`);
      assert.equal(page.text.match(/<h1\b/g)?.length, 1, path);
      const [menu = ""] = page.text.split("<main");
      assert.equal(menu.match(/aria-current="page"/g)?.length, 1, path);
      assert.doesNotMatch(page.words, /undefined|\[object|NaN/, path);
      const ids = [...page.text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
      assert.deepEqual(ids, [...new Set(ids)], `ids on ${path}`);
    }
  }
});

test("a category is added, moved, hidden, shown, merged and found in the log", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { lamps } = world.categories;
  const form = await olga.get(`${CATEGORIES}new/`);
  const wrong = await olga.submit(form, `${CATEGORIES}new/`, { name: "", slug: "No Slug" });
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /value="No Slug"/);
  const made = await olga.submit(form, `${CATEGORIES}new/`, { name: "Chairs" });
  const [, id = ""] = /categories\/(\d+)\//.exec(made.path) ?? [];
  const own = `${CATEGORIES}${id}/`;
  const moved = await olga.submit(made, own, { parent: String(lamps), slug: "" });
  assert.match(moved.words, /The category is saved/);
  const twice = await olga.submit(await olga.get(`${CATEGORIES}${lamps}/`), `${CATEGORIES}${lamps}/`, {
    parent: id,
  });
  assert.equal(twice.status, 422, "a category below itself");
  const hidden = await olga.submit(moved, `${own}visibility/`);
  assert.match(hidden.words, /hidden from buyers/);
  const shown = await olga.submit(hidden, `${own}visibility/`);
  assert.match(shown.words, /Buyers see it/);
  assert.equal((await olga.submit(shown, `${own}merge/`, { into: "" })).status, 422);
  const merged = await olga.submit(shown, `${own}merge/`, { into: String(lamps) });
  assert.equal(merged.path, `${CATEGORIES}${lamps}/?done=merged`);
  assert.equal((await olga.get(own)).status, 404);
  assert.equal((await world.app.request("/categories/chairs/")).status, 301);
  const log = await olga.get("/admin/audit/?subject=category");
  for (const words of ["Category added", "Category changed", "Category merged"]) {
    assert.ok(log.words.includes(words), words);
  }
});

test("what is dragged stands where it was dropped; what can't be is said above the tree", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { lamps, cellar } = world.categories;
  const tree = await olga.get(CATEGORIES);
  const drop = (fields: Record<string, string>) => olga.submit(tree, `${CATEGORIES}place/`, fields);
  const put = await drop({ category: String(cellar), parent: String(lamps), place: "0" });
  assert.match(put.words, /The order is changed/);
  assert.match(put.text, new RegExp(`data-branch="${lamps}"[\\s\\S]*data-category="${cellar}"`));
  const cycle = await drop({ category: String(lamps), parent: String(cellar), place: "0" });
  assert.equal(cycle.status, 422);
  assert.match(cycle.words, /cannot stand below itself/);
  assert.equal((await drop({ category: "999999", place: "0" })).status, 404);
  assert.equal((await drop({ category: String(lamps), place: "first" })).status, 422);
});

test("only an empty category is removed, and steps change the order", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const { lamps } = world.categories;
  const tree = await olga.get(CATEGORIES);
  const stepped = await olga.submit(tree, `${CATEGORIES}${lamps}/step/`, { step: "down" });
  assert.match(stepped.words, /The order is changed/);
  const page = await olga.get(`${CATEGORIES}${lamps}/`);
  assert.doesNotMatch(page.text, /removal\/"/);
  const { csrf = "" } = formOf(page.text, `${CATEGORIES}${lamps}/`).fields;
  assert.equal((await olga.post(`${CATEGORIES}${lamps}/removal/`, { csrf })).status, 422);
  assert.equal((await olga.get(`${CATEGORIES}${lamps}/`)).status, 200);
  const made = await olga.submit(await olga.get(`${CATEGORIES}new/`), `${CATEGORIES}new/`, { name: "Gone" });
  const own = made.path.split("?")[0] ?? "";
  const removed = await olga.submit(made, `${own}removal/`);
  assert.equal(removed.path, `${CATEGORIES}?done=removed`);
  assert.equal((await olga.get(own)).status, 404);
});

test("a setting is judged, kept with its reason, and not written over what somebody else did", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const page = await olga.get(SETTING);
  for (const value of ["", "0", "ten", "1.5", "100000"]) {
    assert.equal((await olga.submit(page, SETTING, { value })).status, 422, value);
  }
  const saved = await olga.submit(page, SETTING, { value: "96", reason: "Slow banks" });
  assert.match(saved.words, /The setting is saved.*96 hours.*Slow banks/);
  const late = await olga.submit(page, SETTING, { value: "24" });
  assert.equal(late.status, 422, "written from an old page");
  assert.match((await olga.get(SETTING)).words, /96 hours/);
  const rate = "/admin/settings/commission.default_rate_ppm/";
  assert.match((await olga.submit(await olga.get(rate), rate, { value: "8,5" })).words, /8\.5%/);
  const log = await olga.get("/admin/audit/?subject=setting");
  assert.match(log.words, /2 found/);
  const csv = await olga.get("/admin/audit/export/?subject=setting");
  assert.match(csv.headers.get("content-disposition") ?? "", /attachment/);
  assert.match(csv.text, /olga@example\.com,setting\.changed,setting,payments\.transfer_hold_hours/);
});

test("taxes and shipping are written, judged and taken away", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const tax = await olga.get(TAX);
  assert.equal((await olga.submit(tax, TAX, { country: "FR", standard: "101" })).status, 422);
  assert.equal((await olga.submit(tax, TAX, { country: "ZZ", standard: "1" })).status, 422);
  const saved = await olga.submit(tax, TAX, { country: "FR", standard: "20", tax_included: "true" });
  assert.match(saved.words, /France 20 % 20 % Yes/);
  const france = await olga.get(`${TAX}?country=FR`);
  assert.doesNotMatch((await olga.submit(france, `${TAX}FR/removal/`)).words, /France 20 %/);
  const terms = { currency: "EUR", price: "4.90", free_above: "50.00", min_days: "4", max_days: "2" };
  const shipping = await olga.get(SHIPPING);
  const wrong = await olga.submit(shipping, SHIPPING, terms);
  assert.equal(wrong.status, 422);
  assert.match(wrong.text, /id="field-max_days-error"/);
  const done = await olga.submit(shipping, SHIPPING, { ...terms, max_days: "6" });
  assert.match(done.words, /EUR €4\.90 €50\.00 4 to 6 days/);
  const euro = await olga.get(`${SHIPPING}?currency=EUR`);
  assert.doesNotMatch((await olga.submit(euro, `${SHIPPING}EUR/removal/`)).words, /€4\.90/);
});

test("a failed job is tried again once; who comes late is told", async (t) => {
  const world = await openMarket(t);
  const olga = await visit(world, "olga");
  const retry = `/admin/jobs/${world.operations.failed_job_id}/retry/`;
  const page = await olga.get("/admin/jobs/");
  assert.match(page.words, /mail\.send.*nobody answered/);
  assert.match((await olga.submit(page, retry)).words, /has all its attempts again/);
  assert.match((await olga.submit(page, retry)).words, /not there any more/);
  assert.match((await olga.get("/admin/audit/?subject=job")).words, /Job tried again/);
});

test("every deed that the log may hold has words in every language", () => {
  const listed = execFileSync("git", ["ls-files", "src/modules", "src/platform"], { encoding: "utf8" });
  const sources = listed.split("\n").filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"));
  const text = sources.map((path) => readFileSync(path, "utf8")).join("\n");
  const deeds = [...text.matchAll(/action: "([a-z_]+\.[a-z_]+)"/g)].map(([, deed = ""]) => deed);
  const things = [...text.matchAll(/action: `([a-z_]+\.)\$/g)].map(([, thing = ""]) => thing);
  assert.ok(deeds.length > 5 && things.length > 2, "the sources are read");
  for (const [language, { control }] of Object.entries(WORDS)) {
    const known = Object.keys(control.audit.actions);
    assert.deepEqual(
      deeds.filter((deed) => !known.includes(deed)),
      [],
      language,
    );
    assert.deepEqual(
      things.filter((thing) => !known.some((deed) => deed.startsWith(thing))),
      [],
      language,
    );
    const subjects = new Set(known.map((deed) => deed.split(".")[0] ?? ""));
    assert.deepEqual(
      [...subjects].filter((one) => one !== "seller_member" && !control.audit.subjects[one]),
      [],
    );
  }
});
