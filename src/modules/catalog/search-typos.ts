// What somebody probably meant: unknown words are replaced by the known ones that look most like them.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { editDistance } from "./search-distance.ts";
import { canBeCorrected, trigramsOf } from "./search-words.ts";

/** Words that share trigrams, looked at closely at most. */
const MAX_CLOSE = 60;
/** Rows of the trigram index that are read for one word. */
const MAX_SHARED = 20_000;
/** Words of up to this length may differ in one place, longer ones in two. */
const SHORT_LENGTH = 5;

interface Candidate {
  word: string;
  uses: number;
  shared: number;
}

/**
 * The words with unknown ones corrected, or null when nothing could be made better. A last word that begins a
 * known one is left alone: it is still being typed.
 */
export async function correctWords(context: Context, words: string[]): Promise<string[] | null> {
  const known = await knownAmong(context, words);
  const corrected: string[] = [];
  for (const word of words) {
    const better = known.has(word) ? null : await nearestWord(context, word);
    corrected.push(better ?? word);
  }
  const changed = corrected.some((word, index) => word !== words[index]);
  return changed ? [...new Set(corrected)] : null;
}

async function knownAmong(context: Context, words: string[]): Promise<Set<string>> {
  const rows = await context.db
    .selectFrom("search_words")
    .select("word")
    .where("word", "in", words)
    .where("uses", ">", 0)
    .execute();
  return new Set(rows.map(({ word }) => word));
}

/**
 * The known word nearest to a mistyped one: fewest changes, then most used. Null when none is near enough.
 */
async function nearestWord(context: Context, word: string): Promise<string | null> {
  if (!canBeCorrected(word)) return null;
  const allowed = word.length <= SHORT_LENGTH ? 1 : 2;
  const trigrams = trigramsOf(word);
  const lengths = Array.from({ length: 2 * allowed + 1 }, (_, index) => word.length - allowed + index);
  const found = await sql<Candidate>`SELECT w.word, w.uses, close.shared FROM (
      SELECT word, COUNT(*) AS shared FROM (SELECT word FROM search_trigrams
        WHERE trigram IN (${sql.join(trigrams)}) AND word_length IN (${sql.join(lengths)})
        LIMIT ${sql.lit(MAX_SHARED)}) rows_read
      GROUP BY word ORDER BY shared DESC, word LIMIT ${sql.lit(MAX_CLOSE)}
    ) close JOIN search_words w ON w.word = close.word WHERE w.uses > 0`.execute(context.db);
  let best: { word: string; distance: number; uses: number } | null = null;
  for (const { word: candidate, uses } of found.rows) {
    const distance = editDistance(word, candidate, allowed);
    if (distance > allowed) continue;
    if (!best || distance < best.distance || (distance === best.distance && uses > best.uses)) {
      best = { word: candidate, distance, uses };
    }
  }
  return best?.word ?? null;
}
