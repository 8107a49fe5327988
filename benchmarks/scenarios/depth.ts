// Lists in a large world against a small one: the first page, filters, and pages deep down by cursor.
import { cursorOf } from "#platform/database";
import { type Line, median } from "../figures.ts";
import { type Bench, compareLatencies, type Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";
import { get, type Samples, takeSamples } from "../samples.ts";
import { MANY_SELLERS } from "../worlds.ts";

const SMALL = 10_000;
const TIMES = 60;
const CURRENCY_UNITS = 100;
const GOAL = { of: "ratio", most: 1.5 } as const;

/** One question to both worlds. */
interface Question {
  what: string;
  path: string;
  /**
   * The contract wants what matches counted to 10,000, or ranked: a world with a hundred times the matches
   * has more to do. Then the bound on statements is what holds, not the ratio.
   */
  counts?: boolean;
}

interface Entry {
  id: number;
  name: string;
  price: string;
  created_at: string;
}

export const depth: Scenario = {
  name: "depth",
  words:
    "One request at a time, in turns in both worlds; the figure is the middle latency in the large one, the ratio is " +
    "against 10,000 products; lines without a goal count or rank up to 10,000 matches, as the contract wants. On SQLite " +
    "also the longest statement, which holds the main thread; nothing is remembered.",
  run: async (bench) => {
    const { large_size } = bench.options;
    const small = await startShop(await bench.worlds.make({ size: SMALL, sellers: MANY_SELLERS }), {
      with_probe: true,
    });
    const large = await startShop(await bench.worlds.make({ size: large_size, sellers: MANY_SELLERS }), {
      with_probe: true,
    });
    try {
      return await compare(bench, small, large);
    } finally {
      await small.stop();
      await large.stop();
    }
  },
};

async function compare({ options }: Bench, small: Program, large: Program): Promise<Line[]> {
  const [in_small, in_large] = [await pathsOf(small), await pathsOf(large)];
  const lines: Line[] = [];
  const times = options.is_quick ? TIMES / 4 : TIMES;
  let longest_ms = 0;
  for (const [index, { what, path, counts = false }] of in_small.entries()) {
    const asked = { what, first: path, second: in_large[index]?.path ?? path };
    await large.probe();
    const [result] = await compareLatencies([small, large], [asked], times);
    const { longest_statement_ms, longest_statement, longest_delay_ms } = await large.probe();
    if (!result) continue;
    const { first_ms, second_ms, second_p99_ms } = result;
    longest_ms = Math.max(longest_ms, longest_statement_ms);
    const held = longest_statement_ms > 0 ? `longest statement ${longest_statement_ms.toFixed(1)} ms, ` : "";
    const words = longest_statement_ms > STATEMENT_LIMIT_MS ? `: ${longest_statement.slice(0, SHOWN)}` : "";
    lines.push({
      what,
      value: second_ms,
      unit: "ms",
      p99_ms: second_p99_ms,
      ratio: second_ms / first_ms,
      goal: counts ? undefined : GOAL,
      note: `${held}event loop ${longest_delay_ms.toFixed(1)} ms${words}`,
    });
  }
  if (longest_ms === 0) return lines;
  const what = "the longest statement of all";
  return [...lines, { what, value: longest_ms, unit: "ms", goal: { of: "value", most: STATEMENT_LIMIT_MS } }];
}

const STATEMENT_LIMIT_MS = 50;
const SHOWN = 120;

/** The same questions in any world, with what stands in the middle of it. */
async function pathsOf(shop: Program): Promise<Question[]> {
  const samples = await takeSamples(shop.origin);
  const middle = await middleOf(shop.origin);
  const products = "/api/products/";
  const after = (ordering: string, value: string | number) =>
    `${products}?ordering=${ordering}&cursor=${cursorOf([ordering, value, middle.id])}`;
  return [
    { what: "all, newest first", path: products },
    { what: "all, deep by cursor", path: after("-created_at", middle.created_at) },
    { what: "all by price", path: `${products}?ordering=price` },
    { what: "by price, deep", path: after("price", middle.price_minor) },
    { what: "by name, deep", path: after("name", middle.name_key) },
    { what: "by popularity, deep", path: after("-popularity", 0) },
    { what: "page 400", path: `${products}?page=400` },
    ...filtered(products, samples),
    { what: "one word", path: `${products}?search=${samples.words[0]}`, counts: true },
    {
      what: "two words, in stock",
      path: `${products}?search=${samples.words[0]}+${samples.words[1]}&in_stock=true`,
      counts: true,
    },
    { what: "a typo", path: `${products}?search=${samples.words[2]?.slice(1)}q`, counts: true },
    { what: "suggestions", path: `/api/search/suggest/?q=${samples.words[0]?.slice(0, 3)}` },
    { what: "category tree", path: "/api/categories/tree/" },
    { what: "product detail", path: `${products}${samples.products[0]}/` },
    { what: "related products", path: `${products}${samples.products[0]}/related/` },
  ];
}

function filtered(products: string, samples: Samples): Question[] {
  const [root = 0] = samples.root_categories;
  const [leaf = 0] = samples.leaf_categories;
  const [seller = 0] = samples.sellers;
  return [
    { what: "a root category", path: `${products}?category=${root}` },
    { what: "a root category by price", path: `${products}?category=${root}&ordering=price` },
    { what: "a leaf category", path: `${products}?category=${leaf}` },
    { what: "a leaf category with facets", path: `${products}?category=${leaf}&facets=true`, counts: true },
    { what: "a root category with facets", path: `${products}?category=${root}&facets=true`, counts: true },
    { what: "a seller", path: `${products}?seller=${seller}` },
    {
      what: "a seller in a root category",
      path: `${products}?seller=${seller}&category=${root}`,
      counts: true,
    },
    { what: "in stock, on sale", path: `${products}?in_stock=true&on_sale=true`, counts: true },
    { what: "a wide price range", path: `${products}?min_price=5.00&max_price=300.00` },
    { what: "a narrow price range", path: `${products}?min_price=20.00&max_price=20.10` },
    { what: "rated 4.9 and better", path: `${products}?min_rating=4.9`, counts: true },
  ];
}

/** The values in the middle of each ordering, from the two ends of the list. */
async function middleOf(
  origin: string,
): Promise<{ id: number; created_at: number; price_minor: number; name_key: string }> {
  const end = async (ordering: string): Promise<Entry> => {
    const path = `/api/products/?page_size=1&ordering=${ordering}`;
    const { results } = await get<{ results: Entry[] }>(origin, path);
    if (!results[0]) throw new Error("The world lists no product");
    return results[0];
  };
  const [newest, oldest] = [await end("-created_at"), await end("created_at")];
  const prices = [await end("price"), await end("-price")].map(
    (entry) => Number(entry.price) * CURRENCY_UNITS,
  );
  const name = (await end("name")).name.toLowerCase();
  return {
    id: Math.round(median([newest.id, oldest.id])),
    created_at: Math.round(median([Date.parse(newest.created_at), Date.parse(oldest.created_at)])),
    price_minor: Math.round(median(prices)),
    name_key: name.replace(/^./, "m"),
  };
}
