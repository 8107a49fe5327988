// A store's settings on pages: profile, logo, vacation, shipping.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sellerById, turnVacations } from "#modules/sellers";
import { DAY_MS } from "#platform/clock";
import { createWorker } from "#platform/queue";
import { type MarketWorld, openMarket } from "../../../test/market.ts";
import { pictureForm } from "../../../test/market-goods.ts";
import { visit } from "../../../test/shopper.ts";
import { jobHandlers } from "../../reactions.ts";

const SETTINGS = "/seller/settings/";
const SHIPPING = "/seller/settings/shipping/";
const LANGUAGES = ["", "/de", "/ar"];
const EVIL = '"><script>alert(1)</script>';

const sols = (world: MarketWorld) => sellerById(world.as(), world.people.sol.seller_id);

test("only who may change the settings opens them; shipping is read by the whole team", async (t) => {
  const world = await openMarket(t);
  const { methods } = world;
  assert.equal((await world.get(SETTINGS)).status, 303);
  for (const name of ["ada", "cara", "otto", "fina"] as const) {
    const who = await visit(world, name);
    assert.equal((await who.get(SETTINGS)).status, 403, name);
    assert.equal((await who.get(`${SHIPPING}new/`)).status, 403, name);
    assert.equal((await who.get(`${SHIPPING}${methods.sol}/`)).status, 403, name);
    const list = await who.get(SHIPPING);
    assert.equal(list.status, name === "ada" ? 403 : 200);
    assert.ok(!list.text.includes(`${SHIPPING}new/`));
  }
  const mei = await visit(world, "mei");
  assert.equal((await mei.get(`${SHIPPING}${methods.sol}/`)).status, 404);
  const sue = await visit(world, "sue");
  const page = await sue.get(SETTINGS);
  assert.equal(page.status, 200, "who is suspended reads");
  assert.ok(!page.text.includes("Save settings"));
  assert.equal((await sue.get(`${SHIPPING}new/`)).status, 403);
});

test("the profile: errors beside their fields, nothing lost, then saved", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const wrong = { name: "", tagline: EVIL, email: "nobody", description: "Typed for long" };
  const refused = await sol.submit(await sol.get(SETTINGS), SETTINGS, wrong);
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="field-name"[^>]*aria-invalid="true"/);
  assert.match(refused.text, /id="field-email"[^>]*aria-invalid="true"/);
  assert.ok(refused.text.includes("Typed for long") && !refused.text.includes("<script>alert"));
  for (const language of LANGUAGES) {
    const page = await sol.get(`${language}${SETTINGS}`);
    assert.equal(page.text.match(/<h1/g)?.length, 1);
    const fields = { company_name: `Sun LLC ${language}`, tagline: "", return_policy: "30 days" };
    const saved = await sol.submit(page, `${language}${SETTINGS}`, fields);
    assert.equal(saved.path, `${language}${SETTINGS}?done=saved`);
  }
  const seller = await sols(world);
  assert.deepEqual(
    [seller.company_name, seller.tagline, seller.return_policy],
    ["Sun LLC /ar", null, "30 days"],
  );
  assert.equal(seller.name, "Sun Lamps", "what was not touched stays");
  assert.equal(seller.is_on_vacation, 0);
});

test("a vacation begins and ends by itself, or by hand", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const path = `${SETTINGS}vacation/`;
  const day = (days: number) => new Date(world.clock.now() + days * DAY_MS).toISOString().slice(0, 10);
  const send = async (fields: Record<string, string | null>) =>
    sol.submit(await sol.get(SETTINGS), path, fields);
  for (const [fields, field] of [
    [{ vacation_until: day(3) }, "vacation_from"],
    [{ vacation_from: day(5), vacation_until: day(3) }, "vacation_until"],
    [{ is_on_vacation: "true", vacation_until: day(-3) }, "vacation_until"],
    [{ vacation_from: "soon" }, "vacation_from"],
  ] as const) {
    const refused = await send({ ...fields, vacation_note: "Back soon" });
    assert.equal(refused.status, 422, JSON.stringify(fields));
    assert.match(refused.text, new RegExp(`id="field-${field}"[^>]*aria-invalid="true"`));
    assert.ok(refused.text.includes("Back soon"));
  }
  const planned = await send({ vacation_from: day(2), vacation_until: day(4), vacation_note: "At the sea" });
  assert.equal(planned.path, `${SETTINGS}?done=vacation`);
  const states: number[] = [];
  for (const _ of [0, 1, 2, 3, 4, 5, 6]) {
    await turnVacations(world.as());
    states.push((await sols(world)).is_on_vacation);
    world.clock.advance(DAY_MS);
  }
  assert.deepEqual(states, [0, 0, 1, 1, 1, 0, 0]);
  const { vacation_from, vacation_until, vacation_note } = await sols(world);
  assert.deepEqual([vacation_from, vacation_until, vacation_note], [null, null, "At the sea"]);
});

test("a logo is a picture, encoded anew, and goes again", async (t) => {
  const world = await openMarket(t);
  const sol = { token: world.token("sol") };
  const path = "/api/seller/profile/logo/";
  const text = new FormData();
  text.set("image", new File(["<svg/>"], "logo.png", { type: "image/png" }));
  const refused = await world.request("PUT", path, { ...sol, form: text });
  assert.deepEqual([refused.status, refused.body.errors[0].field], [422, "image"]);
  const first = await world.request("PUT", path, { ...sol, form: await pictureForm({}) });
  assert.match(first.body.logo_url, /^\/media\/sellers\/\d+\/[\w-]+\.webp$/);
  assert.equal((await world.get(first.body.logo_url)).status, 200);
  const page = await (await visit(world, "sol")).get(SETTINGS);
  assert.ok(page.text.includes(first.body.logo_url));
  await createWorker(world.services, jobHandlers).drain();
  const avif = first.body.logo_url.replace(".webp", ".avif");
  assert.equal((await world.get(avif)).status, 200);
  const { logo_has_avif, logo_tone } = await sols(world);
  assert.deepEqual([logo_has_avif, logo_tone], [1, "#cc6633"]);
  assert.equal((await world.delete(path, sol)).status, 204);
  assert.equal((await world.get(first.body.logo_url)).status, 404, "the file is gone, too");
  assert.equal((await world.get(avif)).status, 404);
});

test("shipping methods: made, refused with all that was typed, changed, removed", async (t) => {
  const world = await openMarket(t);
  const sol = await visit(world, "sol");
  const good = { name: "Courier", code: "courier", price: "12.00", min_days: "1", max_days: "2" };
  for (const [wrong, field] of [
    [{ price: "12,00" }, "price"],
    [{ price: "1.234" }, "price"],
    [{ max_days: "0" }, "max_days"],
    [{ min_days: "soon" }, "min_days"],
    [{ name: "" }, "name"],
    [{ code: "Two words" }, "code"],
  ] as const) {
    const page = await sol.get(`${SHIPPING}new/`);
    const sent = { ...good, ...wrong, countries: ["DE", "FR"] };
    const refused = await sol.submit(page, `${SHIPPING}new/`, sent);
    assert.equal(refused.status, 422, field);
    assert.match(
      refused.text,
      new RegExp(`id="field-${field}"[^>]*aria-invalid="true"`),
      JSON.stringify(wrong),
    );
    assert.match(refused.text, /value="FR"[^>]*checked/, "countries stay ticked");
  }
  const page = await sol.get(`/de${SHIPPING}new/`);
  const made = await sol.submit(page, `/de${SHIPPING}new/`, { ...good, countries: ["DE"] });
  assert.equal(made.path, `/de${SHIPPING}?done=method_saved`);
  assert.ok(made.words.includes("Courier") && made.words.includes("Deutschland"));
  const again = await sol.submit(await sol.get(`${SHIPPING}new/`), `${SHIPPING}new/`, good);
  assert.equal(again.status, 422);
  assert.ok(again.words.includes("has this code"));
  const id = [...made.text.matchAll(/shipping\/(\d+)\/remove/g)].map(([, one]) => Number(one)).at(-1) ?? 0;
  const one = `${SHIPPING}${id}/`;
  const changed = await sol.submit(await sol.get(one), one, { price: "0", is_active: null, countries: [] });
  assert.ok(changed.words.includes("Not offered") && changed.words.includes("Everywhere"));
  const removed = await sol.submit(await sol.get(`${one}remove/`), `${one}remove/`);
  assert.ok(!removed.words.includes("Courier"));
});
