// The product list of a category: the reading that a shop does most.
import { compareReads, listPaths, type Scenario } from "../measure.ts";

export const list: Scenario = {
  name: "list",
  words: "`GET /api/products/?category=…`, 24 entries, newest first, in turn over leaf categories.",
  run: async (bench) => {
    const { samples } = await bench.main();
    return [
      await compareReads(bench, "product list", listPaths(samples), { of: "ratio", least: 1 }),
      await compareReads(
        bench,
        "by price, a category with all below",
        samples.root_categories.map((id) => `/api/products/?category=${id}&ordering=price`),
      ),
    ];
  },
};
