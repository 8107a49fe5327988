// Facets: a facet ignores its own filter and respects all others; suggestions and related products beside
// them.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Refusal } from "#platform/refusal";
import { type TestProduct, testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld } from "../../../test/world.ts";
import { countFacets } from "./facet-counts.ts";
import { listProducts } from "./list.ts";
import type { ListRequest } from "./list-request.ts";
import { relatedProducts } from "./related.ts";
import { suggest } from "./suggest.ts";

const PRODUCTS: TestProduct[] = [
  {
    name: "Burr grinder",
    seller: "Sol",
    category: "grinders",
    price_minor: 9900,
    compare_price_minor: 12_900,
    ratings: [9, 2],
    specifications: [
      ["Color", "Black"],
      ["Material", "Steel"],
    ],
  },
  {
    name: "Hand grinder",
    seller: "Sol",
    category: "grinders",
    price_minor: 4900,
    stock: 0,
    specifications: [
      ["Color", "Silver"],
      ["Material", "Steel"],
    ],
  },
  { name: "Coffee beans", seller: "Mei", category: "coffee", price_minor: 1500 },
  {
    name: "Tea pot",
    seller: "Ivo",
    category: "tea",
    price_minor: 3500,
    ratings: [7, 2],
    sold_90_days: 9,
    specifications: [
      ["Color", "Black"],
      ["Material", "Clay"],
    ],
  },
  {
    name: "Flower pot",
    seller: "Ivo",
    category: "pots",
    price_minor: 2500,
    specifications: [["Material", "Clay"]],
  },
  { name: "Hidden pot", seller: "Ivo", category: "hidden", price_minor: 1 },
  { name: "Draft pot", seller: "Ivo", category: "pots", price_minor: 1, status: "draft" },
];

async function open(t: TestContext) {
  const world = await openWorld(t);
  const catalogue = await testCatalogue(world, PRODUCTS);
  const context = world.as({ kind: "anonymous" });
  const facets = async (asked: Partial<ListRequest>) => {
    const { found } = await listProducts(context, { page_size: 24, ...asked });
    assert.ok(found);
    const { categories, sellers, specifications, ...plain } = await countFacets(context, found);
    return {
      categories: Object.fromEntries(categories.map(({ slug, count }) => [slug, count])),
      sellers: Object.fromEntries(sellers.map(({ slug, count }) => [slug, count])),
      specifications: Object.fromEntries(
        specifications.map(({ name, values }) => [
          name,
          Object.fromEntries(values.map(({ value, count }) => [value, count])),
        ]),
      ),
      ...plain,
    };
  };
  return { world, catalogue, context, facets };
}

test("facets of everything count each category with all below it", async (t) => {
  const { facets } = await open(t);
  assert.deepEqual(await facets({}), {
    categories: { kitchen: 4, coffee: 3, grinders: 2, tea: 1, garden: 1, pots: 1 },
    sellers: { sol: 2, ivo: 2, mei: 1 },
    specifications: { Color: { Black: 2, Silver: 1 }, Material: { Clay: 2, Steel: 2 } },
    price: { currency: "USD", min: "25.00", max: "99.00" },
    in_stock: 4,
    on_sale: 1,
    ratings: [
      { min_rating: 4, count: 1 },
      { min_rating: 3, count: 2 },
      { min_rating: 2, count: 2 },
    ],
    is_exact: true,
  });
});

test("stock, sale and rating say what each of them would leave, beside what is asked", async (t) => {
  const { facets } = await open(t);
  const told = async (asked: Partial<ListRequest>) => {
    const { in_stock, on_sale, ratings } = await facets(asked);
    return [in_stock, on_sale, ...ratings.map(({ count }) => count)];
  };
  const table: [Partial<ListRequest>, number[]][] = [
    [{ in_stock: true }, [4, 1, 1, 2, 2]],
    [{ in_stock: false }, [4, 0, 0, 0, 0]],
    [{ on_sale: true }, [1, 1, 1, 1, 1]],
    [{ min_rating: 4 }, [1, 1, 1, 2, 2]],
    [{ min_rating: 3, in_stock: true, on_sale: true }, [1, 1, 1, 1, 1]],
    [{ seller: "ivo" }, [2, 0, 0, 1, 1]],
    [{ search: "grinder" }, [1, 1, 1, 1, 1]],
    [{ search: "xylophone" }, [0, 0, 0, 0, 0]],
  ];
  for (const [asked, counts] of table) assert.deepEqual(await told(asked), counts, JSON.stringify(asked));
});

test("a facet ignores its own filter", async (t) => {
  const { facets } = await open(t);
  const by_category = await facets({ category: "grinders" });
  assert.deepEqual(by_category.categories, {
    kitchen: 4,
    coffee: 3,
    grinders: 2,
    tea: 1,
    garden: 1,
    pots: 1,
  });
  assert.deepEqual(by_category.sellers, { sol: 2 });
  const by_seller = await facets({ seller: "ivo" });
  assert.deepEqual(by_seller.sellers, { sol: 2, ivo: 2, mei: 1 });
  assert.deepEqual(by_seller.categories, { kitchen: 1, tea: 1, garden: 1, pots: 1 });
  const by_price = await facets({ min_price: "30", max_price: "50" });
  assert.deepEqual(by_price.price, { currency: "USD", min: "25.00", max: "99.00" });
  assert.deepEqual(by_price.sellers, { sol: 1, ivo: 1 });
  const by_value = await facets({ specifications: new Map([["Color", ["Silver"]]]) });
  assert.deepEqual(by_value.specifications, { Color: { Black: 2, Silver: 1 }, Material: { Steel: 1 } });
  assert.deepEqual(by_value.sellers, { sol: 1 });
});

test("facets respect search, flags and currency", async (t) => {
  const { facets } = await open(t);
  assert.deepEqual((await facets({ search: "pot" })).sellers, { ivo: 2 });
  assert.deepEqual((await facets({ search: "pot" })).categories, { kitchen: 1, tea: 1, garden: 1, pots: 1 });
  assert.deepEqual((await facets({ in_stock: false })).sellers, { sol: 1 });
  assert.deepEqual((await facets({ currency: "EUR" })).price, {
    currency: "EUR",
    min: "15.00",
    max: "15.00",
  });
  assert.deepEqual((await facets({ currency: "GBP" })).price, null);
});

test("facets take a number of statements that does not grow with the rows", async (t) => {
  const { world, facets } = await open(t);
  const { statements } = world.services.database;
  const before = statements.count;
  await facets({ category: "kitchen" });
  assert.ok(statements.count - before <= 10);
});

test("suggestions: products, categories, finished words and corrections", async (t) => {
  const { context } = await open(t);
  const begun = await suggest(context, "gri");
  assert.deepEqual(
    begun.products.map(({ name }) => name),
    ["Burr grinder", "Hand grinder"],
  );
  assert.deepEqual(begun.products[0], {
    id: begun.products[0]?.id,
    name: "Burr grinder",
    slug: "p-1",
    price: "99.00",
    currency: "USD",
    image: null,
  });
  assert.deepEqual(
    begun.categories.map(({ slug, count }) => [slug, count]),
    [["grinders", 2]],
  );
  assert.deepEqual(begun.words, ["grinder", "grinders"]);
  assert.equal(begun.corrected, null);
  assert.deepEqual((await suggest(context, "hand gr")).words, ["hand grinder", "hand grinders"]);
  assert.deepEqual((await suggest(context, "tea po")).words, ["tea pot"], "pots are sold, but none with tea");
  const mistyped = await suggest(context, "flower pto");
  assert.deepEqual([mistyped.corrected, mistyped.products.length], [null, 0]);
  const corrected = await suggest(context, "grindr");
  assert.deepEqual([corrected.corrected, corrected.products.length], ["grinder", 2]);
  for (const nothing of ["", "  ", "!?", "xylophone", "hidden", "draft"]) {
    assert.deepEqual((await suggest(context, nothing)).products, [], nothing);
  }
});

test("related products: the same branch first, never itself, never hidden", async (t) => {
  const { context, catalogue } = await open(t);
  const names = async (name: string) => {
    const { cards } = await relatedProducts(context, catalogue.products[name] ?? 0);
    return cards.map(({ json }): string => JSON.parse(json).name);
  };
  assert.deepEqual(await names("Burr grinder"), ["Hand grinder", "Tea pot", "Coffee beans"]);
  assert.deepEqual(await names("Flower pot"), []);
  for (const hidden of ["Hidden pot", "Draft pot", "No such thing"]) {
    await assert.rejects(names(hidden), (error) => error instanceof Refusal && error.kind === "missing");
  }
});
