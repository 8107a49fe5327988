// Variants: replaced as a whole, matched by id or by their values, with their own SKUs, prices and stock.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "#platform/context";
import { Refusal } from "#platform/refusal";
import { addProduct, assertCatalogueHolds, openCatalogue } from "../../../test/catalogue.ts";
import { openWorld } from "../../../test/world.ts";
import type { ProductInput, VariantInput } from "./product-input.ts";
import { findProduct } from "./product-read.ts";
import { changeProduct } from "./product-write.ts";
import { comparePriceOf, unitPrice } from "./variant-price.ts";

const OPTIONS = [
  { name: "Size", values: ["S", "M", "L"] },
  { name: "Colour", values: ["red", "blue"] },
];

function shirt(size: string, colour: string, more: Partial<VariantInput> = {}): VariantInput {
  return { options: { Size: size, Colour: colour }, ...more };
}

function refused(kind: string, code: string) {
  return (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error));
    const field = error.errors?.[0];
    assert.deepEqual([error.kind, field ? `${field.field}:${field.code}` : error.code], [kind, code]);
    return true;
  };
}

async function read(context: Context, id: number) {
  const detail = await findProduct(context, String(id));
  assert.ok(detail);
  const lines = detail.variants.map(({ id: variant_id, sku, options, price_minor, on_hand, reserved }) => ({
    id: variant_id,
    sku,
    size: options.Size,
    price_minor,
    stock: on_hand - reserved,
  }));
  return { ...detail, lines };
}

async function open(t: Parameters<typeof openWorld>[0]) {
  const world = await openWorld(t);
  const shop = await openCatalogue(world);
  const id = await addProduct(shop.sol, shop.categories.bath, {
    name: "Shirt",
    sku: "SHIRT",
    options: OPTIONS,
    variants: [
      shirt("S", "red", { sku: "S-RED", stock_quantity: 3 }),
      shirt("M", "red", { sku: "M-RED", stock_quantity: 5, price: "24.99" }),
      shirt("L", "blue", { sku: "L-BLUE" }),
    ],
    low_stock_threshold: 2,
  });
  const patch = (changes: Partial<ProductInput>) =>
    changeProduct(shop.sol, { product_id: id, changes, if_version: null });
  return { ...shop, id, patch };
}

test("each variant has its SKU, price and stock; the product their range and sum", async (t) => {
  const { public: nobody, id, ada } = await open(t);
  const { lines, price_min_minor, price_max_minor, stock, product } = await read(nobody, id);
  assert.deepEqual(
    lines.map(({ sku, price_minor, stock: left }) => [sku, price_minor, left]),
    [
      ["S-RED", null, 3],
      ["M-RED", 2499, 5],
      ["L-BLUE", null, 0],
    ],
  );
  assert.deepEqual([price_min_minor, price_max_minor, product.sku], [1999, 2499, "SHIRT"]);
  assert.deepEqual({ ...stock }, { stock_quantity: 8, low_stock_threshold: 6, in_stock: 1 });
  await assertCatalogueHolds(ada);
});

test("one left out is archived, one with its id or its values stays itself, the rest is new", async (t) => {
  const { public: nobody, id, patch, ada } = await open(t);
  const before = (await read(nobody, id)).lines;
  const [small, medium] = before;
  await patch({
    variants: [
      shirt("M", "blue", { id: medium?.id, sku: "M-BLUE" }),
      shirt("S", "red", { sku: "S-RED" }),
      shirt("S", "blue", { sku: "L-BLUE", stock_quantity: 9 }),
    ],
  });
  const { lines } = await read(nobody, id);
  assert.deepEqual(
    lines.slice(0, 2).map(({ id: variant_id, sku, stock }) => [variant_id, sku, stock]),
    [
      [medium?.id, "M-BLUE", 5],
      [small?.id, "S-RED", 3],
    ],
  );
  assert.ok(!before.some(({ id: old }) => old === lines[2]?.id));
  assert.deepEqual([lines[2]?.sku, lines[2]?.stock], ["L-BLUE", 9]);
  const archived = await nobody.db
    .selectFrom("variants")
    .select(["id", "sku"])
    .where("product_id", "=", id)
    .where("archived_at", "is not", null)
    .execute();
  assert.deepEqual(
    archived.map(({ id: gone }) => gone),
    [before[2]?.id],
  );
  await assert.rejects(
    patch({ variants: [shirt("S", "red", { id: before[2]?.id })] }),
    refused("invalid", "variants.0.id:not_found"),
  );
  await assertCatalogueHolds(ada);
});

test("two variants swap their SKUs and their values in one go", async (t) => {
  const { public: nobody, id, patch, ada } = await open(t);
  const [small, medium, large] = (await read(nobody, id)).lines;
  await patch({
    variants: [
      shirt("M", "red", { id: small?.id, sku: "M-RED" }),
      shirt("S", "red", { id: medium?.id, sku: "S-RED" }),
      shirt("L", "blue", { id: large?.id, sku: "L-BLUE" }),
    ],
  });
  const { lines } = await read(nobody, id);
  assert.deepEqual(
    lines.map(({ id: variant_id, sku, size }) => [variant_id, sku, size]),
    [
      [small?.id, "M-RED", "M"],
      [medium?.id, "S-RED", "S"],
      [large?.id, "L-BLUE", "L"],
    ],
  );
  await assertCatalogueHolds(ada);
});

test("SKUs are unique among a seller's live variants, byte by byte", async (t) => {
  const { sol, kim, categories, patch, public: nobody, id } = await open(t);
  await assert.rejects(addProduct(sol, categories.bath, { sku: "S-RED" }), refused("conflict", "sku_taken"));
  await addProduct(kim, categories.bath, { sku: "S-RED" });
  await addProduct(sol, categories.bath, { sku: "s-red" });
  const twins = [shirt("S", "red", { sku: "X" }), shirt("M", "red", { sku: "X" })];
  await assert.rejects(patch({ variants: twins }), refused("conflict", "sku_taken"));
  assert.equal((await read(nobody, id)).lines[0]?.sku, "S-RED");
});

test("stock is given per variant, or to the only one", async (t) => {
  const { sol, categories, patch, public: nobody, id, ada } = await open(t);
  await assert.rejects(patch({ stock_quantity: 4 }), refused("invalid", "stock_quantity:stock_per_variant"));
  const simple = await addProduct(sol, categories.bath, { name: "Soap", stock_quantity: 4 });
  const give = (stock_quantity: number) =>
    changeProduct(sol, { product_id: simple, changes: { stock_quantity }, if_version: null });
  await give(6);
  assert.equal((await read(nobody, simple)).stock.stock_quantity, 6);
  await give(0);
  const listing = await nobody.db
    .selectFrom("listings")
    .select(["stock_quantity", "in_stock"])
    .where("product_id", "=", simple)
    .executeTakeFirst();
  assert.deepEqual({ ...listing }, { stock_quantity: 0, in_stock: 0 });
  await patch({ name: "Other shirt" });
  assert.equal((await read(nobody, id)).stock.stock_quantity, 8);
  await assertCatalogueHolds(ada);
});

test("options change only as far as the variants fit", async (t) => {
  const { public: nobody, id, patch, ada } = await open(t);
  const [size, colour] = OPTIONS;
  assert.ok(size && colour);
  const fewer = [{ ...size, values: ["S", "M"] }, colour];
  await assert.rejects(patch({ options: fewer }), refused("invalid", "variants:unknown_value"));
  await assert.rejects(patch({ options: [size] }), refused("invalid", "variants:unknown_option"));
  const before = (await read(nobody, id)).lines;
  await patch({ options: [colour, { ...size, values: ["XS", ...size.values] }] });
  const after = await read(nobody, id);
  assert.deepEqual(after.lines, before);
  assert.deepEqual(
    after.product.options,
    JSON.stringify([colour, { ...size, values: ["XS", "S", "M", "L"] }]),
  );
  await patch({ options: [], variants: [{ options: {}, sku: "ONE" }] });
  const simple = await read(nobody, id);
  assert.deepEqual([simple.lines.length, simple.product.sku], [1, "ONE"]);
  assert.ok(!before.some((line) => line.id === simple.lines[0]?.id));
  await assertCatalogueHolds(ada);
});

test("a hundred variants cost no more statements than two", async (t) => {
  const { sol, categories } = await open(t);
  const { statements } = sol.services.database;
  const costs: number[] = [];
  for (const size of [2, 100]) {
    const values = Array.from({ length: size }, (_, index) => `V${index}`);
    const input = {
      name: `Of ${size}`,
      options: [{ name: "Kind", values }],
      variants: values.map((value) => ({ options: { Kind: value }, stock_quantity: 1 })),
    };
    const product_id = await addProduct(sol, categories.bath, input);
    const before = statements.count;
    const variants = input.variants.toReversed();
    await changeProduct(sol, { product_id, changes: { variants, name: `Was ${size}` }, if_version: null });
    costs.push(statements.count - before);
  }
  assert.ok((costs[1] ?? 0) <= (costs[0] ?? 0) + 6, costs.join(" and "));
});

test("what one costs: its own price, else the tier that the quantity reaches, else the product's", () => {
  const product = { price_minor: 1000, compare_price_minor: 1500 };
  const tiers = [
    { min_quantity: 5, price_minor: 900 },
    { min_quantity: 20, price_minor: 800 },
  ];
  const plain = { price_minor: null, compare_price_minor: null };
  const own = { price_minor: 1200, compare_price_minor: null };
  const prices = [1, 4, 5, 19, 20, 500].map((quantity) => unitPrice(product, plain, tiers, quantity));
  assert.deepEqual(prices, [1000, 1000, 900, 900, 800, 800]);
  assert.equal(unitPrice(product, own, tiers, 20), 1200);
  assert.equal(comparePriceOf(product, plain), 1500);
  assert.equal(comparePriceOf(product, own), null);
});
