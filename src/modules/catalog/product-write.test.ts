// Products: who may write which, what is refused, and what a change leaves behind.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { Refusal } from "#platform/refusal";
import {
  addProduct,
  assertCatalogueHolds,
  type Catalogue,
  member,
  openCatalogue,
  product,
} from "../../../test/catalogue.ts";
import { openWorld } from "../../../test/world.ts";
import { relistSeller } from "./listing-refresh.ts";
import type { ProductInput } from "./product-input.ts";
import { findProduct, type ProductDetail } from "./product-read.ts";
import { archiveProduct, changeProduct, createProduct } from "./product-write.ts";

const SIZES = [{ name: "Size", values: ["S", "M", "L"] }];

function refused(kind: string, code: string) {
  return (error: unknown) => {
    assert.ok(error instanceof Refusal, String(error));
    const field = error.errors?.[0];
    assert.deepEqual([error.kind, field ? `${field.field}:${field.code}` : error.code], [kind, code]);
    return true;
  };
}

async function detail(context: Context, id: number): Promise<ProductDetail> {
  const found = await findProduct(context, String(id));
  assert.ok(found);
  return found;
}

async function rows(context: Context): Promise<unknown> {
  const products = await context.db.selectFrom("products").selectAll().orderBy("id").execute();
  const variants = await context.db.selectFrom("variants").selectAll().orderBy("id").execute();
  const listings = await context.db.selectFrom("listings").selectAll().orderBy("product_id").execute();
  return JSON.stringify([products, variants, listings]);
}

const wrong_inputs: [string, Partial<ProductInput>][] = [
  ["price:invalid_money", { price: "1,00" }],
  ["price:invalid_money", { price: "-1" }],
  ["price:invalid_money", { price: "1e3" }],
  ["price:too_many_digits", { price: "1.999" }],
  ["compare_price:not_above_price", { compare_price: "19.99" }],
  ["compare_price:not_above_price", { compare_price: "5.00" }],
  ["cost_price:invalid_money", { cost_price: "01.00" }],
  ["category:not_found", { category_id: 999 }],
  ["price_tiers.0.price:not_cheaper", { price_tiers: [{ min_quantity: 5, price: "19.99" }] }],
  ["price_tiers.0.min_quantity:not_ascending", { price_tiers: [{ min_quantity: 1, price: "9.99" }] }],
  [
    "price_tiers.1.price:not_cheaper",
    {
      price_tiers: [
        { min_quantity: 5, price: "9.00" },
        { min_quantity: 10, price: "9.00" },
      ],
    },
  ],
  ["options.1.name:repeated", { options: [...SIZES, { name: "size", values: ["1"] }] }],
  ["options.0.values.1:repeated", { options: [{ name: "Size", values: ["M", "m"] }] }],
  ["variants:required", { options: SIZES, variants: [] }],
  ["variants.0.options:option_missing", { options: SIZES, variants: [{ options: {} }] }],
  ["variants.0.options:unknown_value", { options: SIZES, variants: [{ options: { Size: "XXL" } }] }],
  [
    "variants.0.options:unknown_option",
    { options: SIZES, variants: [{ options: { Size: "M", Colour: "red" } }] },
  ],
  ["variants.0.options:unknown_option", { variants: [{ options: { toString: "M" } }] }],
  ["variants.0.id:not_found", { options: SIZES, variants: [{ id: 999, options: { Size: "M" } }] }],
  ["variants.0.image_id:not_found", { options: SIZES, variants: [{ options: { Size: "M" }, image_id: 1 }] }],
  [
    "variants.0.price:too_many_digits",
    { options: SIZES, variants: [{ options: { Size: "M" }, price: "1.001" }] },
  ],
  [
    "variants.0.compare_price:not_above_price",
    { options: SIZES, variants: [{ options: { Size: "M" }, price: "30.00", compare_price: "25.00" }] },
  ],
  [
    "variants.1.options:repeated",
    { options: SIZES, variants: [{ options: { Size: "M" } }, { options: { Size: "M" } }] },
  ],
  [
    "stock_quantity:stock_per_variant",
    { options: SIZES, variants: [{ options: { Size: "M" } }, { options: { Size: "L" } }], stock_quantity: 3 },
  ],
];

test("input that is wrong is refused by field and writes nothing", async (t) => {
  const world = await openWorld(t);
  const { sol, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.pans);
  const before = await rows(sol);
  for (const [code, input] of wrong_inputs) {
    await assert.rejects(addProduct(sol, categories.pans, input), refused("invalid", code), `POST ${code}`);
    const change = { product_id: id, changes: input, if_version: null };
    await assert.rejects(changeProduct(sol, change), refused("invalid", code), `PATCH ${code}`);
  }
  assert.equal(await rows(sol), before);
  await assertCatalogueHolds(sol);
});

test("only the seller's own people and staff write a product, in the states that allow it", async (t) => {
  const world = await openWorld(t);
  const shop = await openCatalogue(world);
  const { ada, sol, mei, olga, categories } = shop;
  const id = await addProduct(sol, categories.pans);
  const before = await rows(sol);
  const rename = (context: Context) =>
    changeProduct(context, { product_id: id, changes: { name: "Other" }, if_version: null });
  await assert.rejects(addProduct(ada, categories.pans), refused("forbidden", "not_a_seller"));
  await assert.rejects(addProduct(shop.public, categories.pans), refused("forbidden", "not_a_seller"));
  await assert.rejects(rename(ada), refused("forbidden", "not_a_seller"));
  await assert.rejects(rename(mei), refused("missing", "not_found"));
  const orders_only = world.as({
    ...sol.actor,
    seller: { seller_id: shop.sellers.sol, status: "approved", member_role: "orders" },
  });
  await assert.rejects(rename(orders_only), refused("forbidden", "seller_permission_denied"));
  const suspended = world.as(member(sol.actor.user_id ?? 0, shop.sellers.sol, "suspended"));
  await assert.rejects(rename(suspended), refused("forbidden", "seller_suspended"));
  await assert.rejects(addProduct(suspended, categories.pans), refused("forbidden", "seller_suspended"));
  assert.equal(await rows(sol), before);
  await rename(olga);
  assert.equal((await detail(shop.public, id)).product.name, "Other");
});

test("a seller that is not approved keeps drafts and publishes nothing", async (t) => {
  const world = await openWorld(t);
  const shop = await openCatalogue(world);
  const { sol, categories } = shop;
  await setSeller(shop, { status: "pending" });
  await assert.rejects(addProduct(sol, categories.pans), refused("forbidden", "seller_not_approved"));
  const id = await addProduct(sol, categories.pans, { status: "draft" });
  const publish = { product_id: id, changes: { status: "published" as const }, if_version: null };
  await assert.rejects(changeProduct(sol, publish), refused("forbidden", "seller_not_approved"));
  assert.equal(await findProduct(shop.public, String(id)), null);
  assert.equal((await detail(sol, id)).sees_all, true);
  assert.equal(await findProduct(shop.mei, String(id)), null);
  await setSeller(shop, { status: "approved" });
  await changeProduct(sol, publish);
  assert.equal((await detail(shop.public, id)).sees_all, false);
  await assertCatalogueHolds(sol);
});

test("suspension and vacation take the listings away and bring them back", async (t) => {
  const world = await openWorld(t);
  const shop = await openCatalogue(world);
  await addProduct(shop.sol, shop.categories.pans);
  await addProduct(shop.mei, shop.categories.pans);
  const count = async () => {
    const { product_count } = await shop.ada.db
      .selectFrom("categories")
      .select("product_count")
      .where("id", "=", shop.categories.home)
      .executeTakeFirstOrThrow();
    return product_count;
  };
  for (const [change, left] of [
    [{ status: "suspended" }, 1],
    [{ status: "approved" }, 2],
    [{ is_on_vacation: 1 }, 1],
    [{ is_on_vacation: 0 }, 2],
  ] as const) {
    await setSeller(shop, change);
    assert.equal(await count(), left, JSON.stringify(change));
    await assertCatalogueHolds(shop.ada);
  }
});

test("status goes draft → published ⇄ archived, and an archived product's SKUs are free", async (t) => {
  const world = await openWorld(t);
  const shop = await openCatalogue(world);
  const { sol, categories } = shop;
  const id = await addProduct(sol, categories.pans, { sku: "PAN-1", stock_quantity: 4 });
  const to = (status: "draft" | "published" | "archived") =>
    changeProduct(sol, { product_id: id, changes: { status }, if_version: null });
  await assert.rejects(to("draft"), refused("conflict", "status_transition"));
  await assert.rejects(addProduct(sol, categories.pans, { sku: "PAN-1" }), refused("conflict", "sku_taken"));
  await addProduct(shop.kim, categories.pans, { sku: "PAN-1" });
  await archiveProduct(sol, { product_id: id, if_version: null });
  assert.equal(await findProduct(shop.public, String(id)), null);
  await assert.rejects(to("draft"), refused("conflict", "status_transition"));
  await assertCatalogueHolds(sol);
  const second = await addProduct(sol, categories.pans, { sku: "PAN-1" });
  await assert.rejects(to("published"), refused("conflict", "sku_taken"));
  await changeProduct(sol, { product_id: second, changes: { sku: "PAN-2" }, if_version: null });
  await to("published");
  const back = await detail(shop.public, id);
  assert.deepEqual([back.product.sku, back.variants.length, back.stock.stock_quantity], ["PAN-1", 1, 4]);
  await assertCatalogueHolds(sol);
});

test("a version that is gone is refused", async (t) => {
  const world = await openWorld(t);
  const { sol, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.pans);
  await changeProduct(sol, { product_id: id, changes: { name: "Steel pan" }, if_version: 1 });
  const again = { product_id: id, changes: { name: "Lost" }, if_version: 1 };
  await assert.rejects(changeProduct(sol, again), refused("stale", "stale_version"));
  await assert.rejects(
    archiveProduct(sol, { product_id: id, if_version: 1 }),
    refused("stale", "stale_version"),
  );
  const { product: row } = await detail(sol, id);
  assert.deepEqual([row.name, row.version, row.status], ["Steel pan", 2, "published"]);
});

test("slugs come from names, never all digits, and old ones lead to the product", async (t) => {
  const world = await openWorld(t);
  const { sol, mei, public: nobody, categories } = await openCatalogue(world);
  const slugs: (string | undefined)[] = [];
  for (const name of ["Iron pan", "Iron  Pan!", "2026", "قهوة", "Ärger & Öl"]) {
    const id = await addProduct(sol, categories.pans, { name });
    slugs.push((await detail(nobody, id)).product.slug);
  }
  assert.deepEqual(slugs, ["iron-pan", "iron-pan-2", "product-2026", "product", "aerger-oel"]);
  const first = (await findProduct(nobody, "iron-pan"))?.product.id ?? 0;
  await changeProduct(sol, { product_id: first, changes: { name: "Wok" }, if_version: null });
  assert.equal((await findProduct(nobody, "iron-pan"))?.product.slug, "wok");
  const other = await addProduct(mei, categories.pans, { name: "Iron pan" });
  assert.equal((await detail(nobody, other)).product.slug, "iron-pan-3");
  await changeProduct(sol, { product_id: first, changes: { name: "Iron pan" }, if_version: null });
  assert.equal((await findProduct(nobody, "wok"))?.product.slug, "iron-pan");
  const taken = { product_id: other, changes: { slug: "wok" }, if_version: null };
  await assert.rejects(changeProduct(mei, taken), refused("conflict", "slug_taken"));
  const many = Array.from({ length: 12 }, () => addProduct(sol, categories.pans, { name: "Many" }));
  assert.equal(new Set(await Promise.all(many)).size, 12);
});

test("PATCH is judged on the product as it would be", async (t) => {
  const world = await openWorld(t);
  const { sol, categories } = await openCatalogue(world);
  const id = await addProduct(sol, categories.pans, {
    compare_price: "25.00",
    price_tiers: [{ min_quantity: 10, price: "15.00" }],
  });
  const patch = (changes: Partial<ProductInput>) =>
    changeProduct(sol, { product_id: id, changes, if_version: null });
  await assert.rejects(patch({ price: "25.00" }), refused("invalid", "compare_price:not_above_price"));
  await assert.rejects(patch({ price: "15.00" }), refused("invalid", "price_tiers.0.price:not_cheaper"));
  await patch({ price: "24.99", price_tiers: [] });
  await patch({ price: "30.00", compare_price: null });
  const { product: row, tiers } = await detail(sol, id);
  assert.deepEqual([row.price_minor, row.compare_price_minor, tiers], [3000, null, []]);
});

/** Changes Sol's seller as its own module would, and tells the catalogue. */
async function setSeller(
  { sol, sellers }: Catalogue,
  change: { status: "pending" | "approved" | "suspended" } | { is_on_vacation: 0 | 1 },
): Promise<void> {
  await transaction(sol, async (tx) => {
    await tx.db.updateTable("sellers").set(change).where("id", "=", sellers.sol).execute();
    await relistSeller(tx, { seller_id: sellers.sol });
  });
}

test("the same input twice makes two products", async (t) => {
  const world = await openWorld(t);
  const { sol, categories } = await openCatalogue(world);
  const input = product(categories.pans);
  assert.notEqual(await createProduct(sol, input), await createProduct(sol, input));
});
