// How sellers ship and countries tax: what is refused, what is offered, and what a change does not touch.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { transaction } from "#platform/database";
import { openStall } from "../../../test/stall.ts";
import { openWorld } from "../../../test/world.ts";
import { UNTAXED } from "./quote-math.ts";
import { chooseMethod, priceMethods, shippingMethodsOf } from "./shipping-choice.ts";
import {
  defaultShipping,
  giveDefaultShipping,
  listDefaultShipping,
  renewShipping,
  setDefaultShipping,
} from "./shipping-defaults.ts";
import {
  createShippingMethod,
  deleteShippingMethod,
  listShippingMethods,
  type ShippingTerms,
  shippingMethod,
  updateShippingMethod,
} from "./shipping-methods.ts";
import { deleteTaxCountry, listTaxCountries, setTaxCountry, taxFor } from "./tax-rates.ts";

async function setUp(t: TestContext) {
  const world = await openWorld(t);
  const stall = await openStall(world);
  return { ...world, ...stall.sellers, context: world.as() };
}

function terms(changes: Partial<ShippingTerms> = {}): ShippingTerms {
  return {
    code: "standard",
    name: "Standard",
    price_minor: 500,
    free_above_minor: null,
    countries: [],
    min_days: 3,
    max_days: 5,
    is_active: true,
    sort_order: 0,
    ...changes,
  };
}

test("a method is its seller's alone, its code once per seller", async (t) => {
  const { context, sol, mei } = await setUp(t);
  const add = (seller_id: number, changes: Partial<ShippingTerms> = {}) =>
    createShippingMethod(context, { seller_id, currency: "USD", terms: terms(changes) });
  const own = await add(sol);
  const express = await add(sol, { code: "express", countries: ["US", "CA", "US"] });
  await add(mei);
  await assert.rejects(add(sol), { kind: "conflict", code: "code_taken" });
  await assert.rejects(add(sol, { code: "x", min_days: 6 }), { kind: "invalid" });
  await assert.rejects(shippingMethod(context, { seller_id: mei, id: own.id }), { kind: "missing" });
  const foreign = { seller_id: mei, id: own.id };
  await assert.rejects(updateShippingMethod(context, { ...foreign, terms: { name: "x" } }), {
    kind: "missing",
  });
  await assert.rejects(deleteShippingMethod(context, foreign), { kind: "missing" });
  await assert.rejects(
    updateShippingMethod(context, { seller_id: sol, id: express.id, terms: { code: "standard" } }),
    { code: "code_taken" },
  );
  await assert.rejects(
    updateShippingMethod(context, { seller_id: sol, id: own.id, terms: { max_days: 1 } }),
    { kind: "invalid" },
  );
  await assert.rejects(add(sol, { code: "x", countries: ["US", "XX"] }), { kind: "invalid" });
  assert.deepEqual(await shippingMethod(context, { seller_id: sol, id: own.id }), own);
  const listed = await listShippingMethods(context, sol);
  assert.deepEqual(
    listed.map(({ code, countries }) => [code, countries]),
    [
      ["standard", []],
      ["express", ["CA", "US"]],
    ],
  );
});

test("a method is changed in part and removed for good, the last one too", async (t) => {
  const { context, sol, mei } = await setUp(t);
  const add = (seller_id: number, code: string) =>
    createShippingMethod(context, { seller_id, currency: "USD", terms: terms({ code }) });
  const own = await add(sol, "standard");
  const express = await add(sol, "express");
  const foreign = await add(mei, "standard");
  const at = { seller_id: sol, id: own.id };
  const changed = await updateShippingMethod(context, { ...at, terms: { price_minor: 0, is_active: false } });
  assert.deepEqual(changed, { ...own, price_minor: 0, is_active: false });
  const offered = (await shippingMethodsOf(context, [sol])).get(sol) ?? [];
  assert.deepEqual(
    offered.map((method) => method.code),
    ["express"],
  );
  assert.deepEqual(await shippingMethod(context, { seller_id: sol, id: express.id }), express);
  await deleteShippingMethod(context, at);
  assert.deepEqual(await listShippingMethods(context, sol), [express]);
  await deleteShippingMethod(context, { seller_id: sol, id: express.id });
  assert.deepEqual(await listShippingMethods(context, sol), []);
  assert.deepEqual(await listShippingMethods(context, mei), [foreign], "others keep theirs");
  await assert.rejects(deleteShippingMethod(context, at), { kind: "missing" });
});

test("a seller has at most fifty methods", async (t) => {
  const { context, sol } = await setUp(t);
  const add = (index: number) =>
    createShippingMethod(context, { seller_id: sol, currency: "USD", terms: terms({ code: `m${index}` }) });
  for (let index = 0; index < 50; index += 1) await add(index);
  await assert.rejects(add(50), { kind: "conflict", code: "too_many_shipping_methods" });
});

test("a buyer sees what serves the destination, free from the sum on, the cheapest first choice", async (t) => {
  const { context, sol, mei } = await setUp(t);
  const add = (seller_id: number, currency: string, changes: Partial<ShippingTerms>) =>
    createShippingMethod(context, { seller_id, currency, terms: terms(changes) });
  await add(sol, "USD", { code: "express", price_minor: 1500, countries: ["US"] });
  await add(sol, "USD", { code: "standard", price_minor: 500, free_above_minor: 5000 });
  await add(sol, "USD", { code: "slow", price_minor: 500, sort_order: 1 });
  await add(sol, "USD", { code: "gone", price_minor: 1, is_active: false });
  await add(mei, "EUR", { code: "post", countries: ["DE", "AT"] });
  const methods = await shippingMethodsOf(context, [sol, mei]);
  const offer = (seller_id: number, country: string | null, items_minor = 100, currency = "USD") =>
    priceMethods(methods.get(seller_id) ?? [], { country, currency, items_minor });
  const codes = (priced: { code: string }[]) => priced.map(({ code }) => code);
  assert.deepEqual(codes(offer(sol, "US")), ["express", "standard", "slow"]);
  assert.deepEqual(codes(offer(sol, "DE")), ["standard", "slow"]);
  assert.deepEqual(codes(offer(sol, null)), ["express", "standard", "slow"]);
  assert.deepEqual(codes(offer(mei, "US", 100, "EUR")), []);
  assert.deepEqual(codes(offer(mei, "AT", 100, "EUR")), ["post"]);
  assert.deepEqual(codes(offer(mei, "AT", 100, "USD")), [], "a price in another currency is no price");
  assert.equal(chooseMethod(offer(sol, "US"), undefined)?.code, "standard");
  assert.equal(chooseMethod(offer(sol, "US"), "express")?.price_minor, 1500);
  assert.equal(chooseMethod(offer(sol, "DE"), "express"), null);
  assert.equal(chooseMethod([], undefined), null);
  assert.equal(chooseMethod(offer(sol, "US", 4999), "standard")?.price_minor, 500);
  assert.equal(chooseMethod(offer(sol, "US", 5000), "standard")?.price_minor, 0);
});

test("methods of many sellers cost one statement", async (t) => {
  const { context, services, sol, kim, mei } = await setUp(t);
  const before = services.database.statements.count;
  await shippingMethodsOf(context, [sol, kim, mei]);
  await shippingMethodsOf(context, []);
  assert.equal(services.database.statements.count - before, 1);
});

test("a new seller gets standard at the operator's default in its own currency, once", async (t) => {
  const { context, sol, mei, as } = await setUp(t);
  const give = (seller_id: number) => transaction(context, (tx) => giveDefaultShipping(tx, { seller_id }));
  await give(sol);
  await give(sol);
  const [standard, ...others] = await listShippingMethods(context, sol);
  assert.equal(others.length, 0);
  assert.deepEqual(
    [standard?.code, standard?.price_minor, standard?.currency, standard?.countries],
    ["standard", 500, "USD", []],
  );
  const euro = { currency: "EUR", price_minor: 490, free_above_minor: 4900, min_days: 1, max_days: 2 };
  await setDefaultShipping(context, [euro]);
  await give(mei);
  const [post] = await listShippingMethods(context, mei);
  assert.deepEqual([post?.price_minor, post?.free_above_minor, post?.currency], [490, 4900, "EUR"]);
  const [first, second, ...more] = await listDefaultShipping(context);
  assert.deepEqual(
    [first, second?.currency, more],
    [euro, "USD", []],
    "the marketplace's own is always told",
  );
  assert.equal((await listShippingMethods(context, sol))[0]?.price_minor, 500, "sellers keep theirs");
  assert.deepEqual(
    [
      (await defaultShipping(context, "JPY")).price_minor,
      (await defaultShipping(context, "KWD")).price_minor,
    ],
    [500, 5000],
  );
  await assert.rejects(setDefaultShipping(context, [{ ...euro, price_minor: -1 }]));
  await assert.rejects(setDefaultShipping(context, [{ ...euro, min_days: 3 }]), { kind: "invalid" });
  await assert.rejects(setDefaultShipping(context, [euro, euro]), { kind: "invalid" });
  const nobody = as({ kind: "anonymous" });
  await assert.rejects(setDefaultShipping(nobody, [euro]), { kind: "forbidden" });
});

test("with another currency a seller's methods begin anew", async (t) => {
  const { context, sol, mei } = await setUp(t);
  const renew = (seller_id: number) => transaction(context, (tx) => renewShipping(tx, { seller_id }));
  for (const code of ["standard", "express"]) {
    await createShippingMethod(context, { seller_id: sol, currency: "USD", terms: terms({ code }) });
  }
  await createShippingMethod(context, { seller_id: mei, currency: "EUR", terms: terms() });
  await renew(sol);
  assert.equal((await listShippingMethods(context, sol)).length, 2);
  await transaction(context, (tx) =>
    tx.db.updateTable("sellers").set({ currency: "JPY" }).where("id", "=", sol).execute(),
  );
  await renew(sol);
  const [standard, ...others] = await listShippingMethods(context, sol);
  assert.deepEqual([standard?.code, standard?.price_minor, standard?.currency], ["standard", 500, "JPY"]);
  assert.equal(others.length, 0);
  assert.equal((await listShippingMethods(context, mei)).length, 1);
});

test("a country taxes as staff say, at once; one they never named taxes nothing", async (t) => {
  const { context, services, as } = await setUp(t);
  const germany = {
    country: "DE",
    tax_included: true,
    rates: { standard: 190_000, reduced: 70_000, zero: 0 },
  };
  const oregon = { country: "US", tax_included: false, rates: { standard: 0, reduced: 0, zero: 0 } };
  assert.deepEqual(await taxFor(context, "DE"), UNTAXED);
  assert.deepEqual(await taxFor(context, null), UNTAXED);
  await setTaxCountry(context, germany);
  await setTaxCountry(context, oregon);
  const before = services.database.statements.count;
  assert.deepEqual(await taxFor(context, "DE"), { tax_included: true, rates: germany.rates });
  assert.equal(services.database.statements.count - before, 1);
  const cheaper = { ...germany, tax_included: false, rates: { ...germany.rates, standard: 160_000 } };
  await setTaxCountry(context, cheaper);
  assert.deepEqual(await listTaxCountries(context), [cheaper, oregon]);
  assert.equal((await taxFor(context, "DE")).rates.standard, 160_000);
  await deleteTaxCountry(context, "DE");
  assert.deepEqual(await taxFor(context, "DE"), UNTAXED);
  await assert.rejects(deleteTaxCountry(context, "DE"), { kind: "missing" });
  await assert.rejects(setTaxCountry(context, { ...oregon, country: "XX" }), { kind: "invalid" });
  await assert.rejects(setTaxCountry(as({ kind: "anonymous" }), oregon), { kind: "forbidden" });
  const wrong = { ...oregon, rates: { ...oregon.rates, standard: 1_000_001 } };
  await assert.rejects(setTaxCountry(context, wrong));
  assert.deepEqual(await listTaxCountries(context), [oregon], "a wrong rate changes nothing");
});
