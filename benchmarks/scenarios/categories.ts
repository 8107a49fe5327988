// The tree of categories, and one page of them.
import { compareReads, type Scenario } from "../measure.ts";

export const categories: Scenario = {
  name: "categories",
  words: "`GET /api/categories/tree/` whole, and `GET /api/categories/`.",
  run: async (bench) => [
    await compareReads(bench, "category tree", ["/api/categories/tree/"]),
    await compareReads(bench, "category list", ["/api/categories/"]),
  ],
};
