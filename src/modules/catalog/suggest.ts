// What to offer while somebody types: a few products, the categories they stand in, and how the words could
// go on.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { compileOnce, type Slots } from "#platform/database";
import { whileUnchanged } from "#platform/unchanged";
import { relevance, type Slot, statementFor } from "./list-statement.ts";
import { searchIndexOf } from "./search-text.ts";
import { correctWords } from "./search-typos.ts";
import { queryWords } from "./search-words.ts";

export interface Suggestions {
  query: string;
  /** What was looked for instead, when the words as typed found nothing. */
  corrected: string | null;
  /** The question with its last word finished, most used first. */
  words: string[];
  products: {
    id: number;
    name: string;
    slug: string;
    price: string;
    currency: string;
    image: SuggestedImage | null;
  }[];
  categories: { id: number; name: string; slug: string; full_path: string; count: number }[];
}

interface SuggestedImage {
  url: string;
  srcset: string;
  alt_text: string;
}

/** Listings that suggestions are chosen from; a list ranks more. */
const MAX_RANKED = 400;
/** The best of them: their categories are offered, and the first few themselves. */
const MAX_MATCHES = 24;
const MAX_PRODUCTS = 6;
const MAX_CATEGORIES = 4;
const MAX_WORDS = 5;
/** Words with one beginning that are compared by their uses. */
const MAX_BEGUN = 5000;
const MIN_BEGUN_LENGTH = 2;
const LAST_CHARACTER = "\u{10FFFF}";

interface Match {
  product_id: number;
  category_id: number;
  card_head: string;
}

/** Suggests for what was typed so far; an empty question gets empty lists. */
export function suggest(context: Context, query: string): Promise<Suggestions> {
  return whileUnchanged(context, `suggest ${query}`, () => readSuggestions(context, query));
}

async function readSuggestions(context: Context, query: string): Promise<Suggestions> {
  const empty: Suggestions = { query, corrected: null, words: [], products: [], categories: [] };
  let words = queryWords(query);
  if (words.length === 0) return empty;
  let matches = await bestMatches(context, words);
  let corrected: string | null = null;
  if (matches.length === 0) {
    const better = await correctWords(context, words);
    if (!better) return empty;
    words = better;
    matches = await bestMatches(context, words);
    if (matches.length > 0) corrected = words.join(" ");
  }
  return {
    query,
    corrected,
    words: await finishedWords(context, words),
    products: matches.slice(0, MAX_PRODUCTS).map(productOf),
    categories: await categoriesOf(context, matches),
  };
}

async function bestMatches(context: Context, words: string[]): Promise<Match[]> {
  const named = await matchesOf(context, words, "named");
  return named.length >= MAX_MATCHES ? named : matchesOf(context, words, "ranked");
}

async function matchesOf(context: Context, words: string[], ranking: "named" | "ranked"): Promise<Match[]> {
  const index = searchIndexOf(context);
  const shape = statementFor<Match>(
    `suggest ${ranking} ${context.services.database.dialect}`,
    (slot: Slot) => sql`SELECT l.product_id, l.category_id, l.card_head FROM (
        SELECT p.product_id, ${relevance()} AS relevance FROM (${index[ranking](slot as never, MAX_RANKED)}) s
        JOIN listings p ON p.product_id = s.product_id
        ORDER BY relevance DESC, p.product_id DESC LIMIT ${sql.lit(MAX_MATCHES)}
      ) best JOIN listings l ON l.product_id = best.product_id
      ORDER BY best.relevance DESC, best.product_id DESC`,
  );
  return shape.all(context.db, { ...index.match(words) });
}

const begunWords = compileOnce((db, slot: Slots<{ from: string; to: string }>) =>
  db
    .selectFrom(
      db
        .selectFrom("search_words")
        .selectAll()
        .where("word", ">=", slot("from"))
        .where("word", "<", slot("to"))
        .limit(MAX_BEGUN)
        .as("begun"),
    )
    .select("word")
    .where("uses", ">", 0)
    .orderBy("uses", "desc")
    .orderBy("word")
    .limit(MAX_WORDS),
);

async function finishedWords(context: Context, words: string[]): Promise<string[]> {
  const last = words.at(-1) ?? "";
  if (last.length < MIN_BEGUN_LENGTH) return [];
  const rows = await begunWords.all(context.db, { from: last, to: last + LAST_CHARACTER });
  const finished = rows.map(({ word }) => [...words.slice(0, -1), word]);
  const offered = words.length === 1 ? finished : await foundTogether(context, finished);
  return offered.map((question) => question.join(" "));
}

/** Words that are each in use may stand in no listing together, and an offer must not lead to nothing. */
async function foundTogether(context: Context, questions: string[][]): Promise<string[][]> {
  const index = searchIndexOf(context);
  const shape = statementFor<Pick<Match, "product_id">>(
    `suggest found ${context.services.database.dialect}`,
    (slot: Slot) => sql`SELECT s.product_id FROM (${index.candidates(slot as never, 1)}) s`,
  );
  const found = await Promise.all(questions.map((words) => shape.all(context.db, { ...index.match(words) })));
  return questions.filter((_, position) => found[position]?.length !== 0);
}

async function categoriesOf(context: Context, matches: Match[]): Promise<Suggestions["categories"]> {
  const counts = new Map<number, number>();
  for (const { category_id } of matches) counts.set(category_id, (counts.get(category_id) ?? 0) + 1);
  const ids = [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_CATEGORIES)
    .map(([id]) => id);
  if (ids.length === 0) return [];
  const rows = await context.db
    .selectFrom("categories")
    .select(["id", "name", "slug", "full_path", "product_count as count"])
    .where("id", "in", ids)
    .execute();
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

function productOf({ card_head }: Match): Suggestions["products"][number] {
  const card = JSON.parse(`${card_head}}`);
  const image = card.primary_image;
  return {
    id: card.id,
    name: card.name,
    slug: card.slug,
    price: card.price,
    currency: card.currency,
    image: image && { url: image.url, srcset: image.srcset, alt_text: image.alt_text },
  };
}
