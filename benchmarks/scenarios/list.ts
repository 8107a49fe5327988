// The product list of a category: the reading that a shop does most.
import { compareReads, listPaths, readAnew, type Scenario } from "../measure.ts";

const PAGES = 40;
const GOAL = { of: "ratio", least: 1 } as const;

export const list: Scenario = {
  name: "list",
  words:
    "`GET /api/products/?category=…`, 24 entries, newest first. The goal is held against reading anew, in turn over all " +
    "leaf categories; a dozen popular ones are remembered while nothing is committed.",
  run: async (bench) => {
    const { samples } = await bench.main();
    // The reference has its database inside; only the shop on SQLite is held against it.
    const goal = bench.options.database === "sqlite" ? GOAL : undefined;
    const popular = samples.leaf_categories.map((id) => `/api/products/?category=${id}`);
    const by_price = samples.root_categories.flatMap((id) =>
      Array.from(
        { length: PAGES },
        (_, page) => `/api/products/?category=${id}&ordering=price&page=${page + 1}`,
      ),
    );
    return [
      await compareReads(bench, "product list, read anew", listPaths(samples), goal),
      await compareReads(bench, "product list, a dozen popular ones", popular),
      await compareReads(bench, "by price, categories with all below", readAnew(by_price)),
    ];
  },
};
