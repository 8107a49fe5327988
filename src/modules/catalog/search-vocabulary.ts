// The words that listings use, and how many listings use each: kept exact by row locks, word by word.
import { sql } from "kysely";
import type { Context, TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import { inBatches } from "./batches.ts";
import { canBeCorrected, trigramsOf } from "./search-words.ts";

interface KnownTexts {
  product_id: number;
  name: string;
  keywords: string;
}

/**
 * Counts the words of names and keywords after listings changed from `before` to `after`. The counts are
 * changed by addition under the words' row locks, in the order of the words, so they stay exact with many
 * writers.
 */
export async function changeWordUses(
  tx: TransactionContext,
  before: KnownTexts[],
  after: KnownTexts[],
): Promise<void> {
  const changes = new Map<string, number>();
  for (const texts of before) count(changes, texts, -1);
  for (const texts of after) count(changes, texts, 1);
  const by_change = new Map<number, string[]>();
  for (const [word, change] of [...changes].sort(([left], [right]) => (left < right ? -1 : 1))) {
    if (change !== 0) by_change.set(change, [...(by_change.get(change) ?? []), word]);
  }
  const added = [...by_change].flatMap(([change, words]) => (change > 0 ? words : []));
  await inBatches(added.sort(), (batch) => addNewWords(tx, batch));
  for (const [change, words] of by_change) {
    await inBatches(words, (batch) => changeUses(tx, batch, change));
  }
}

/** The different words of one listing's name and keywords. */
export function knownWords({ name, keywords }: { name: string; keywords: string }): Set<string> {
  const words = new Set([...name.split(" "), ...keywords.split(" ")]);
  words.delete("");
  return words;
}

function count(changes: Map<string, number>, texts: KnownTexts, change: number): void {
  for (const word of knownWords(texts)) changes.set(word, (changes.get(word) ?? 0) + change);
}

/**
 * A word whose last use went away stays with 0 uses: deleting it here would race with whoever counts it next.
 */
async function changeUses(tx: TransactionContext, words: string[], change: number): Promise<void> {
  await tx.db
    .updateTable("search_words")
    .set({ uses: sql<number>`uses + ${change}` })
    .where("word", "in", words)
    .execute();
}

async function addNewWords(tx: TransactionContext, words: string[]): Promise<void> {
  const existing = await tx.db.selectFrom("search_words").select("word").where("word", "in", words).execute();
  const known = new Set(existing.map(({ word }) => word));
  for (const word of words) {
    if (known.has(word)) continue;
    const values = { word, uses: 0 };
    const is_new = await insertedOnce(tx, () => tx.db.insertInto("search_words").values(values).execute());
    if (is_new && canBeCorrected(word))
      await tx.db.insertInto("search_trigrams").values(trigramRows(word)).execute();
  }
}

/** Those of the words that listings use. */
export async function wordsInUse(context: Context, words: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  await inBatches([...new Set(words)], async (batch) => {
    const rows = await context.db
      .selectFrom("search_words")
      .select("word")
      .where("word", "in", batch)
      .where("uses", ">", 0)
      .execute();
    for (const { word } of rows) found.add(word);
  });
  return found;
}

/** How a word rests in `search_trigrams`. */
export function trigramRows(word: string): { trigram: string; word_length: number; word: string }[] {
  return trigramsOf(word).map((trigram) => ({ trigram, word_length: word.length, word }));
}

/** Counts all words again from the index, for worlds that are loaded at once and for repairs. */
export async function recountWords(tx: TransactionContext, uses: ReadonlyMap<string, number>): Promise<void> {
  await tx.db.deleteFrom("search_words").execute();
  await tx.db.deleteFrom("search_trigrams").execute();
  const words = [...uses].map(([word, count]) => ({ word, uses: count }));
  await inBatches(words, async (batch) => {
    await tx.db.insertInto("search_words").values(batch).execute();
    const trigrams = batch.flatMap(({ word }) => (canBeCorrected(word) ? trigramRows(word) : []));
    await inBatches(trigrams, (rows) => tx.db.insertInto("search_trigrams").values(rows).execute());
  });
}
