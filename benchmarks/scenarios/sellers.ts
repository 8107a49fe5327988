// A market of 500 sellers against one of 5 with as many products: no endpoint may notice.
import type { Line } from "../figures.ts";
import type { Task } from "../load.ts";
import { type Bench, compareLatencies, runLoad, type Scenario } from "../measure.ts";
import { type Program, startShop } from "../programs.ts";
import { type Samples, takeSamples } from "../samples.ts";
import { FEW_SELLERS, MANY_SELLERS } from "../worlds.ts";

const TIMES = 150;
const WRITES = 300;
const ROUNDS = 3;
const GOAL = { of: "ratio", most: 1.2 } as const;

interface Side {
  shop: Program;
  samples: Samples;
}

export const sellers: Scenario = {
  name: "sellers",
  words: `One request at a time, in turns; the figure is the middle latency with ${MANY_SELLERS} sellers, the ratio is against ${FEW_SELLERS}.`,
  run: async (bench) => {
    const few = await open(bench, FEW_SELLERS);
    const many = await open(bench, MANY_SELLERS);
    try {
      return [...(await reads(bench, few, many)), ...(await writes(bench, few, many))];
    } finally {
      await few.shop.stop();
      await many.shop.stop();
    }
  },
};

async function open({ options, worlds }: Bench, count: number): Promise<Side> {
  const shop = await startShop(await worlds.make({ size: options.size, sellers: count }));
  return { shop, samples: await takeSamples(shop.origin) };
}

async function reads({ options }: Bench, few: Side, many: Side): Promise<Line[]> {
  const first = pathsOf(few.samples);
  const second = pathsOf(many.samples);
  const asked = first.map(({ what, path }, index) => ({
    what,
    first: path,
    second: second[index]?.path ?? path,
  }));
  const results = await compareLatencies([few.shop, many.shop], asked, options.is_quick ? TIMES / 5 : TIMES);
  return results.map(({ what, first_ms, second_ms, second_p99_ms }) => ({
    what,
    value: second_ms,
    unit: "ms",
    p99_ms: second_p99_ms,
    ratio: second_ms / first_ms,
    goal: GOAL,
  }));
}

function pathsOf(samples: Samples): { what: string; path: string }[] {
  const [category = 0] = samples.leaf_categories;
  const [root = 0] = samples.root_categories;
  return [
    { what: "all products", path: "/api/products/" },
    { what: "a category", path: `/api/products/?category=${category}` },
    { what: "a root category by price", path: `/api/products/?category=${root}&ordering=price` },
    { what: "with facets", path: `/api/products/?category=${category}&facets=true` },
    { what: "search", path: `/api/products/?search=${samples.words[0]}` },
    { what: "product detail", path: `/api/products/${samples.products[0]}/` },
    { what: "category tree", path: "/api/categories/tree/" },
    { what: "sellers", path: "/api/sellers/" },
  ];
}

/** Writes one at a time, several short loads in turns, the best of each: a slow turn is the machine's. */
async function writes({ options }: Bench, few: Side, many: Side): Promise<Line[]> {
  const count = options.is_quick ? WRITES / 5 : WRITES;
  const tasks: [string, Task, number][] = [
    ["add to cart", "add-to-cart", 1],
    ["checkout of one line", "check-out-card", 1],
    ["checkout of five lines", "check-out-card", 5],
  ];
  const lines: Line[] = [];
  for (const [what, task, cart_lines] of tasks) {
    const best = { few: Number.POSITIVE_INFINITY, many: Number.POSITIVE_INFINITY };
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, side] of Object.entries({ few, many }) as ["few" | "many", Side][]) {
        const order = { count, concurrency: 1, lines: cart_lines };
        const { p50_ms } = await runLoad(side.shop, side.samples, task, order);
        best[name] = Math.min(best[name], p50_ms);
      }
    }
    lines.push({ what, value: best.many, unit: "ms", ratio: best.many / best.few, goal: GOAL });
  }
  return lines;
}
