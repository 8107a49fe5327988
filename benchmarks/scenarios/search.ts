// Searching by one and by two words.
import { compareReads, readAnew, type Scenario } from "../measure.ts";

const PAGES = 20;

export const search: Scenario = {
  name: "search",
  words:
    "`GET /api/products/?search=…`, ranked, words that stand in product names; read anew unless said otherwise.",
  run: async (bench) => {
    const { words } = (await bench.main()).samples;
    const one = (word: string) => `/api/products/?search=${word}`;
    const pages = words.flatMap((word) =>
      Array.from({ length: PAGES }, (_, page) => `${one(word)}&page=${page + 1}`),
    );
    const pairs = words.flatMap((word) =>
      words.filter((other) => other !== word).map((other) => `${word}+${other}`),
    );
    return [
      await compareReads(bench, "one word", readAnew(pages)),
      await compareReads(bench, "two words", readAnew(pairs.map(one))),
      await compareReads(bench, "popular words, remembered", words.map(one)),
    ];
  },
};
