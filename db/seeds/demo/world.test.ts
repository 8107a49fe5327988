// The demo world holds together: references, counts, pictures and prices.

import assert from "node:assert/strict";
import { statSync } from "node:fs";
import { test } from "node:test";
import { picture_widths, pictures } from "./pictures.ts";
import { demoBuyers, demoCategories, demoProducts, demoSellers, demoStaff, demoTeams } from "./world.ts";

const max_picture_bytes = 20 * 1024 * 1024;

const assert_unique = (values: string[], what: string): void => {
  const twice = values.filter((value, at) => values.indexOf(value) !== at);
  assert.deepEqual(twice, [], `${what} used twice`);
};

const minor = (price: string): number => {
  assert.match(price, /^(0|[1-9]\d*)\.\d{2}$/);
  return Number(price.replace(".", ""));
};

const parent_of = new Map(demoCategories.map(({ key, parent }) => [key, parent]));
const depth = (key: string): number => {
  const parent = parent_of.get(key);
  return parent ? 1 + depth(parent) : 1;
};

test("there is enough of everything", () => {
  assert.ok(demoProducts.length >= 420, `${demoProducts.length} products`);
  assert.ok(demoCategories.length >= 60, `${demoCategories.length} categories`);
  assert.ok(demoSellers.filter(({ status }) => status === "approved").length >= 14);
  assert.ok(new Set(demoSellers.map(({ country }) => country)).size >= 3);
  assert.ok(new Set(demoSellers.map(({ currency }) => currency)).size >= 2);
  assert.equal(demoBuyers.length, 14);
  assert.ok(demoProducts.filter(({ is_digital }) => is_digital).length >= 12);
  assert.ok(demoProducts.filter(({ price_tiers }) => price_tiers).length >= 12);
  assert.ok(demoProducts.filter(({ compare_price }) => compare_price).length >= demoProducts.length * 0.25);
  assert.ok(demoProducts.filter(({ variants }) => variants).length >= demoProducts.length * 0.2);
  assert.ok(demoProducts.filter(({ stock }) => stock === 0).length >= 5);
  assert.ok(demoProducts.filter(({ stock }) => stock >= 1 && stock <= 3).length >= 10);
});

test("the first people are Sol, Mei, Ada and Olga", () => {
  assert.deepEqual(
    demoSellers.slice(0, 2).map(({ owner }) => owner.email),
    ["sol@example.com", "mei@example.com"],
  );
  assert.equal(demoBuyers[0]!.email, "ada@example.com");
  assert.deepEqual([demoStaff[0]!.email, demoStaff[0]!.role], ["olga@example.com", "admin"]);
});

test("keys, names, SKUs and e-mail addresses are unique", () => {
  assert_unique(
    demoProducts.map(({ key }) => key),
    "product key",
  );
  assert_unique(
    demoCategories.map(({ key }) => key),
    "category key",
  );
  assert_unique(
    demoSellers.map(({ key }) => key),
    "seller key",
  );
  assert_unique(
    demoProducts.flatMap(({ sku, variants = [{ sku }] }) => variants.map((one) => one.sku)),
    "SKU",
  );
  const owners = demoSellers.map(({ owner }) => owner);
  const teammates = demoTeams.flatMap(({ members, invited }) => [...members, ...invited]);
  const people = [...owners, ...demoBuyers, ...demoStaff, ...teammates];
  assert_unique(
    people.map(({ email }) => email),
    "e-mail",
  );
});

test("categories form a tree of four levels with one closed branch, parents first", () => {
  const seen = new Set<string>();
  for (const { key, parent } of demoCategories) {
    assert.ok(parent === null || seen.has(parent), `${key} stands before its parent ${parent}`);
    seen.add(key);
  }
  assert.equal(Math.max(...demoCategories.map(({ key }) => depth(key))), 4);
  assert.equal(demoCategories.filter(({ is_active }) => !is_active).length, 1);
});

test("products belong to sellers and categories, and every approved seller sells", () => {
  const sellers = new Set(demoSellers.map(({ key }) => key));
  for (const { key, seller, category } of demoProducts) {
    assert.ok(sellers.has(seller), `${key}: seller ${seller}`);
    assert.ok(parent_of.has(category), `${key}: category ${category}`);
  }
  const selling = new Set(demoProducts.map(({ seller }) => seller));
  const idle = demoSellers.filter(({ key, status }) => status === "approved" && !selling.has(key));
  assert.deepEqual(idle, []);
});

test("texts have the promised shape", () => {
  for (const { key, short_description, description, specifications } of demoProducts) {
    assert.ok(short_description.length <= 160, `${key}: short description`);
    assert.ok(description.split("\n\n").length >= 2, `${key}: description`);
    assert.ok(specifications.length >= 2 && specifications.length <= 8, `${key}: specifications`);
  }
  assert_unique(
    demoProducts.map(({ description }) => description),
    "description",
  );
});

test("prices are canonical, discounts are discounts, quantities make prices fall", () => {
  for (const product of demoProducts) {
    const price = minor(product.price);
    assert.ok(minor(product.cost_price) < price, `${product.key}: cost`);
    if (product.compare_price)
      assert.ok(minor(product.compare_price) > price, `${product.key}: compare price`);
    for (const variant of product.variants ?? []) if (variant.price) minor(variant.price);
    const tiers = [
      { min_quantity: product.min_quantity ?? 1, price: product.price },
      ...(product.price_tiers ?? []),
    ];
    for (const [at, tier] of tiers.entries()) {
      if (at === 0) continue;
      assert.ok(tier.min_quantity > tiers[at - 1]!.min_quantity, `${product.key}: tier quantity`);
      assert.ok(minor(tier.price) < minor(tiers[at - 1]!.price), `${product.key}: tier price`);
    }
  }
});

test("variants cover their options, once each", () => {
  for (const { key, options = [], variants = [], pictures: own_pictures, stock } of demoProducts) {
    if (options.length === 0) continue;
    const combinations = options.reduce((count, { values }) => count * values.length, 1);
    assert.equal(variants.length, combinations, key);
    assert_unique(
      variants.map((variant) => JSON.stringify(variant.options)),
      `${key}: variant`,
    );
    assert.equal(
      stock,
      variants.reduce((sum, variant) => sum + variant.stock, 0),
      key,
    );
    for (const variant of variants) {
      for (const { name, values } of options)
        assert.ok(values.includes(variant.options[name]!), `${key}: ${name}`);
      assert.ok(!variant.picture || own_pictures.includes(variant.picture), `${key}: ${variant.picture}`);
    }
  }
});

test("every picture named is in the manifest, and every picture in the manifest is on disk and used", () => {
  const used = new Set([
    ...demoProducts.flatMap((product) => product.pictures),
    ...demoSellers.map(({ logo }) => logo),
    ...demoCategories.flatMap(({ picture }) => picture ?? []),
  ]);
  for (const name of used) assert.ok(pictures[name], `no picture ${name}`);
  const idle = Object.keys(pictures).filter((name) => !used.has(name) && !name.startsWith("hero-"));
  assert.deepEqual(idle, [], "never shown");
  let total_bytes = 0;
  for (const [name, { bytes }] of Object.entries(pictures)) {
    for (const [at, width] of picture_widths.entries()) {
      const { size } = statSync(new URL(`./pictures/${name}-${width}.webp`, import.meta.url));
      assert.equal(size, bytes[at], `${name}-${width}.webp`);
      total_bytes += size;
    }
  }
  assert.ok(Object.keys(pictures).length >= 150);
  assert.ok(total_bytes <= max_picture_bytes, `${total_bytes} bytes`);
});
