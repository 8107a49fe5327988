// Lists: every filter, every ordering, every page; nothing hidden, nothing twice.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { Refusal } from "#platform/refusal";
import { type TestCatalogue, type TestProduct, testCatalogue } from "../../../test/catalog-world.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { listProducts } from "./list.ts";
import { LIST_ORDERINGS, type ListRequest } from "./list-request.ts";

const PRODUCTS: TestProduct[] = [
  {
    name: "Burr grinder",
    seller: "Sol",
    category: "grinders",
    price_minor: 9900,
    compare_price_minor: 12900,
    ratings: [45, 10],
    sold_90_days: 12,
    specifications: [
      ["Color", "Black"],
      ["Material", "Steel"],
    ],
    days_ago: 1,
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
    days_ago: 2,
  },
  {
    name: "Coffee beans",
    seller: "Mei",
    category: "coffee",
    price_minor: 1500,
    sold_90_days: 300,
    ratings: [49, 10],
    specifications: [["Origin", "Brazil"]],
    days_ago: 3,
  },
  {
    name: "Äthiopien Kaffee",
    seller: "Mei",
    category: "coffee",
    price_minor: 1800,
    is_featured: true,
    specifications: [["Origin", "Ethiopia"]],
    days_ago: 4,
  },
  {
    name: "Green tea",
    seller: "Ivo",
    category: "tea",
    price_minor: 1200,
    is_featured: true,
    ratings: [30, 10],
    days_ago: 5,
  },
  {
    name: "Tea pot",
    seller: "Ivo",
    category: "tea",
    price_minor: 3500,
    compare_price_minor: 5000,
    sold_90_days: 12,
    specifications: [
      ["Color", "Black"],
      ["Material", "Clay"],
    ],
    days_ago: 6,
  },
  {
    name: "Flower pot",
    seller: "Sol",
    category: "pots",
    price_minor: 2500,
    specifications: [["Material", "Clay"]],
    description: "Not for coffee grinder parts.",
    days_ago: 7,
  },
  {
    name: "Big pot",
    seller: "Ivo",
    category: "garden",
    price_minor: 2500,
    stock: 3,
    min_quantity: 5,
    days_ago: 7,
  },
  { name: "Draft pot", seller: "Sol", category: "pots", price_minor: 100, status: "draft" },
  { name: "Archived pot", seller: "Sol", category: "pots", price_minor: 100, status: "archived" },
  { name: "Switched-off pot", seller: "Sol", category: "pots", price_minor: 100, is_active: false },
  { name: "Pot below hidden", seller: "Sol", category: "hidden", price_minor: 100 },
];
const VISIBLE = PRODUCTS.slice(0, 8).map(({ name }) => name);

async function open(t: TestContext): Promise<{ world: World; catalogue: TestCatalogue }> {
  const world = await openWorld(t);
  return { world, catalogue: await testCatalogue(world, PRODUCTS) };
}

async function list(world: World, asked: Partial<ListRequest>) {
  const page = await listProducts(world.as({ kind: "anonymous" }), { page_size: 24, ...asked });
  const cards = page.cards.map(
    ({ json }) => JSON.parse(json) as { id: number; name: string; in_stock: boolean },
  );
  return { ...page, cards, names: cards.map(({ name }) => name) };
}

const spec = (values: Record<string, string[]>) => new Map(Object.entries(values));

const FILTERS: [words: string, asked: Partial<ListRequest>, names: string[]][] = [
  [
    "nothing asked: all that is visible, newest first, ties by id",
    {},
    [...VISIBLE.slice(0, 6), "Big pot", "Flower pot"],
  ],
  [
    "a category by slug, with all below",
    { category: "coffee" },
    ["Burr grinder", "Hand grinder", "Coffee beans", "Äthiopien Kaffee"],
  ],
  ["a leaf", { category: "grinders" }, ["Burr grinder", "Hand grinder"]],
  ["a hidden category", { category: "hidden" }, []],
  ["an unknown category", { category: "nowhere" }, []],
  ["an unknown category by id", { category: "999999" }, []],
  ["a seller by slug", { seller: "mei" }, ["Coffee beans", "Äthiopien Kaffee"]],
  ["an unknown seller", { seller: "nobody" }, []],
  ["seller and category", { seller: "sol", category: "kitchen" }, ["Burr grinder", "Hand grinder"]],
  [
    "category and seller, the seller smaller",
    { seller: "mei", category: "kitchen" },
    ["Coffee beans", "Äthiopien Kaffee"],
  ],
  [
    "least price, in the marketplace's currency",
    { min_price: "25" },
    ["Burr grinder", "Hand grinder", "Tea pot", "Big pot", "Flower pot"],
  ],
  ["most price", { max_price: "25.00" }, ["Green tea", "Big pot", "Flower pot"]],
  ["both, nothing between", { min_price: "13", max_price: "14" }, []],
  ["price in another currency", { max_price: "16", currency: "EUR" }, ["Coffee beans"]],
  ["a currency by itself", { currency: "EUR" }, ["Coffee beans", "Äthiopien Kaffee"]],
  ["in stock", { in_stock: true, category: "grinders" }, ["Burr grinder"]],
  ["not in stock; too few for the least quantity counts", { in_stock: false }, ["Hand grinder", "Big pot"]],
  ["on sale", { on_sale: true }, ["Burr grinder", "Tea pot"]],
  ["not on sale", { on_sale: false, seller: "ivo" }, ["Green tea", "Big pot"]],
  ["featured", { is_featured: true }, ["Äthiopien Kaffee", "Green tea"]],
  ["not featured", { is_featured: false, seller: "ivo" }, ["Tea pot", "Big pot"]],
  ["least rating", { min_rating: 4.5 }, ["Burr grinder", "Coffee beans"]],
  ["a specification", { specifications: spec({ Color: ["Black"] }) }, ["Burr grinder", "Tea pot"]],
  [
    "two values of one name: either",
    { specifications: spec({ Color: ["Black", "Silver"] }) },
    ["Burr grinder", "Hand grinder", "Tea pot"],
  ],
  ["two names: both", { specifications: spec({ Color: ["Black"], Material: ["Clay"] }) }, ["Tea pot"]],
  ["an unknown value", { specifications: spec({ Color: ["Pink"] }) }, []],
  [
    "everything at once",
    {
      category: "kitchen",
      seller: "ivo",
      on_sale: true,
      in_stock: true,
      specifications: spec({ Material: ["Clay"] }),
      min_price: "30",
    },
    ["Tea pot"],
  ],
  [
    "search: name before keywords before text",
    { search: "grinder" },
    ["Burr grinder", "Hand grinder", "Flower pot"],
  ],
  ["search within filters", { search: "pot", category: "kitchen" }, ["Tea pot"]],
  ["search within a seller", { search: "pot", seller: "sol" }, ["Flower pot"]],
  ["search sorted otherwise", { search: "pot", ordering: "name" }, ["Big pot", "Flower pot", "Tea pot"]],
  ["search by category name", { search: "garden" }, ["Flower pot", "Big pot"]],
  ["search with nothing to find", { search: "!!! ???" }, []],
  ["search with an umlaut and without", { search: "athiopien" }, ["Äthiopien Kaffee"]],
];

test("filters", async (t) => {
  const { world } = await open(t);
  for (const [words, asked, names] of FILTERS) {
    await t.test(words, async () => {
      const page = await list(world, asked);
      assert.deepEqual(page.names, names);
      assert.equal(page.count, names.length);
      assert.equal(page.count_is_exact, true);
      assert.equal(page.has_more, false);
    });
  }
});

test("orderings, with ties by id", async (t) => {
  const { world, catalogue } = await open(t);
  const id = (name: string) => catalogue.products[name] ?? 0;
  const sorted = (key: (product: TestProduct) => number | string, names: string[], descending: boolean) =>
    PRODUCTS.filter(({ name }) => names.includes(name))
      .sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        const order = x === y ? id(a.name) - id(b.name) : x < y ? -1 : 1;
        return descending ? -order : order;
      })
      .map(({ name }) => name);
  const dollars = PRODUCTS.filter(({ seller }) => seller !== "Mei").map(({ name }) => name);
  const in_dollars = VISIBLE.filter((name) => dollars.includes(name));
  const keys: Record<string, (product: TestProduct) => number | string> = {
    created_at: (product) => -(product.days_ago ?? 0),
    price: (product) => product.price_minor,
    name: (product) => product.name.toLowerCase(),
    popularity: (product) => product.sold_90_days ?? 0,
    rating: (product) => (product.ratings ? product.ratings[0] / product.ratings[1] : 0),
  };
  for (const [by, key] of Object.entries(keys)) {
    for (const descending of [false, true]) {
      const ordering = `${descending ? "-" : ""}${by}` as ListRequest["ordering"];
      const expected = sorted(key, by === "price" ? in_dollars : VISIBLE, descending);
      assert.deepEqual((await list(world, { ordering })).names, expected, `sorted by ${ordering}`);
      const page = await list(world, { ordering, category: "kitchen", in_stock: true });
      const kitchen = expected.filter((name) => page.names.includes(name));
      assert.deepEqual(page.names, kitchen, `${ordering} filtered`);
    }
  }
});

test("refusals", async (t) => {
  const { world } = await open(t);
  const asked: [Partial<ListRequest>, string, string][] = [
    [{ currency: "XXX" }, "currency", "unknown_currency"],
    [{ min_price: "1,5" }, "min_price", "invalid_money"],
    [{ max_price: "1.999" }, "max_price", "too_many_digits"],
    [{ ordering: "relevance" }, "ordering", "needs_search"],
    [{ cursor: "nonsense" }, "cursor", "invalid_cursor"],
    [{ cursor: Buffer.from('["-price",1,2]').toString("base64url") }, "cursor", "invalid_cursor"],
    [{ cursor: Buffer.from('["-created_at","x",2]').toString("base64url") }, "cursor", "invalid_cursor"],
  ];
  for (const [request, field, code] of asked) {
    await assert.rejects(list(world, request), (error) => {
      assert.ok(error instanceof Refusal);
      assert.equal(error.kind, "invalid");
      assert.deepEqual(
        error.errors?.map((each) => [each.field, each.code]),
        [[field, code]],
      );
      return true;
    });
  }
});

test("typos are corrected when the words as typed find nothing", async (t) => {
  const { world } = await open(t);
  const typos: [typed: string, corrected: string, first: string][] = [
    ["cofee", "coffee", "Coffee beans"],
    ["grindr", "grinder", "Burr grinder"],
    ["gridner", "grinder", "Burr grinder"],
    ["flwer pot", "flower pot", "Flower pot"],
  ];
  for (const [typed, corrected, first] of typos) {
    const page = await list(world, { search: typed });
    assert.equal(page.corrected, corrected);
    assert.equal(page.names[0], first);
  }
  const nothing = await list(world, { search: "xylophone" });
  assert.deepEqual([nothing.names, nothing.corrected], [[], null]);
  assert.equal((await list(world, { search: "coffee" })).corrected, null);
});

test("pages of any size and order show every visible product once", async (t) => {
  const { world } = await open(t);
  const asked = fc.record({
    by: fc.constantFrom(...LIST_ORDERINGS),
    descending: fc.boolean(),
    page_size: fc.integer({ min: 1, max: 9 }),
    filter: fc.constantFrom<Partial<ListRequest>>(
      {},
      { category: "kitchen" },
      { in_stock: true },
      { on_sale: true },
      { is_featured: true, in_stock: true },
      { search: "pot" },
    ),
    by_cursor: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ by, descending, page_size, filter, by_cursor }) => {
      if (by === "relevance" && filter.search === undefined) return;
      const ordering = `${descending ? "-" : ""}${by}` as ListRequest["ordering"];
      const whole = await list(world, { ...filter, ordering });
      const seen: string[] = [];
      let cursor: string | undefined;
      let offset = 0;
      for (let page = 0; page < 12; page += 1) {
        const part = await list(world, {
          ...filter,
          ordering,
          page_size,
          ...(by_cursor ? { cursor } : { offset }),
        });
        assert.equal(part.count, whole.count);
        assert.equal(part.has_more, part.next_cursor !== null);
        seen.push(...part.names);
        if (!part.has_more) break;
        cursor = part.next_cursor ?? undefined;
        offset += page_size;
      }
      assert.deepEqual(seen, whole.names);
    }),
    { numRuns: 120 },
  );
});

test("the stamp changes with what is shown and stays without a change", async (t) => {
  const { world, catalogue } = await open(t);
  const before = await list(world, { category: "coffee" });
  assert.equal((await list(world, { category: "coffee" })).stamp, before.stamp);
  assert.notEqual((await list(world, { category: "kitchen" })).stamp, before.stamp);
  await world.services.database.run(async (db) => {
    await db
      .updateTable("listings")
      .set({ stock_quantity: 7 })
      .where("product_id", "=", catalogue.products["Coffee beans"] ?? 0)
      .execute();
  });
  assert.notEqual((await list(world, { category: "coffee" })).stamp, before.stamp);
});

test("a list takes at most four statements, however much there is", async (t) => {
  const { world } = await open(t);
  const { statements } = world.services.database;
  const budgets: [Partial<ListRequest>, number][] = [
    [{}, 2],
    [{ category: "kitchen" }, 2],
    [{ category: "kitchen", ordering: "price" }, 3],
    [{ category: "kitchen", seller: "sol", in_stock: true }, 4],
    [{ search: "pot", category: "kitchen", on_sale: true }, 3],
    [{ category: "kitchen", specifications: spec({ Color: ["Black"] }), min_price: "1" }, 4],
  ];
  for (const [asked, budget] of budgets) {
    const before = statements.count;
    statements.last = [];
    await list(world, asked);
    const looks = statements.last?.filter((text) => text.startsWith("PRAGMA")).length ?? 0;
    assert.ok(statements.count - before - looks <= budget, JSON.stringify(asked));
  }
});

test("few matches in a place too large to look through: short pages that still reach them all", async (t) => {
  const { world } = await open(t);
  for (const filter of [
    { on_sale: true },
    { in_stock: false },
    { min_rating: 4.5 },
    { category: "kitchen", on_sale: true },
  ]) {
    for (const ordering of [
      "-created_at",
      "created_at",
      "name",
      "-rating",
      "-popularity",
      "price",
    ] as const) {
      const whole = await list(world, { ...filter, ordering });
      const seen: string[] = [];
      let cursor: string | undefined;
      for (let page = 0; page < 20; page += 1) {
        const part = await list(world, { ...filter, ordering, page_size: 1, cursor, scan_rows: 3 });
        assert.equal(part.count_is_exact, false);
        seen.push(...part.names);
        if (!part.has_more) break;
        cursor = part.next_cursor ?? undefined;
      }
      assert.deepEqual(seen, whole.names, `${ordering} ${JSON.stringify(filter)}`);
    }
  }
});

test("a remembered list is never older than the last commit", async (t) => {
  const { world, catalogue } = await open(t);
  const asked: Partial<ListRequest> = { search: "pot", ordering: "-price" };
  const before = await list(world, asked);
  assert.deepEqual((await list(world, asked)).cards, before.cards);
  for (const stock_quantity of [3, 2, 1]) {
    await world.services.database.run(async (db) => {
      const of = catalogue.products["Tea pot"] ?? 0;
      await db.updateTable("listings").set({ stock_quantity }).where("product_id", "=", of).execute();
    });
    const after = await list(world, asked);
    const [pot] = after.cards.filter(({ name }) => name === "Tea pot");
    assert.equal((pot as unknown as { stock_quantity: number }).stock_quantity, stock_quantity);
  }
});

test("many found: names come first, and no page shows one twice", async (t) => {
  const world = await openWorld(t);
  const named = (index: number): TestProduct => ({
    name: index % 3 === 0 ? `Teak bowl ${index}` : `Bowl ${index}`,
    seller: "Sol",
    category: "pots",
    price_minor: 1000,
    sold_90_days: index % 7,
    ...(index % 3 === 1 ? { specifications: [["Wood", "Teak"]] as [string, string][] } : {}),
    ...(index % 3 === 2 ? { description: "Not of teak." } : {}),
  });
  await testCatalogue(
    world,
    Array.from({ length: 240 }, (_, index) => named(index)),
  );
  const seen: number[] = [];
  const kinds: number[] = [];
  let cursor: string | undefined;
  do {
    const page = await list(world, { search: "teak", page_size: 50, cursor });
    assert.equal(page.count, 240);
    for (const { id, name } of page.cards) {
      seen.push(id);
      kinds.push(name.startsWith("Teak") ? 0 : Number(name.split(" ")[1]) % 3);
    }
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  assert.equal(new Set(seen).size, 240);
  assert.deepEqual(kinds, [...kinds].sort(), "name, then keywords, then text");
  assert.equal((await list(world, { search: "teak", page_size: 50, offset: 60 })).names.length, 50);
});
