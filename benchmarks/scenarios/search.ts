// Searching by one and by two words.
import { compareReads, type Scenario } from "../measure.ts";

export const search: Scenario = {
  name: "search",
  words: "`GET /api/products/?search=…`, ranked, words that stand in product names.",
  run: async (bench) => {
    const { words } = (await bench.main()).samples;
    const pairs = words.map((word, index) => `${word}+${words[(index + 1) % words.length]}`);
    return [
      await compareReads(
        bench,
        "one word",
        words.map((word) => `/api/products/?search=${word}`),
      ),
      await compareReads(
        bench,
        "two words",
        pairs.map((pair) => `/api/products/?search=${pair}`),
      ),
    ];
  },
};
