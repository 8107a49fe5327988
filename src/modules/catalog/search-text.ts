// The full-text index: one contract, kept by SQLite (FTS5) and by MySQL (FULLTEXT).
import type { Context, TransactionContext } from "#platform/context";
import type { IndexedTexts, ListingTexts, SearchIndex } from "./search-contract.ts";
import { mysqlIndex } from "./search-text.mysql.ts";
import { sqliteIndex } from "./search-text.sqlite.ts";
import { changeWordUses } from "./search-vocabulary.ts";
import { listedWords } from "./search-words.ts";

const NAME_WORDS = 40;
const KEYWORD_WORDS = 160;
const BODY_WORDS = 400;

export function searchIndexOf(context: Context): SearchIndex {
  return context.services.database.dialect === "sqlite" ? sqliteIndex : mysqlIndex;
}

/** Takes listings into the index or replaces what is there. Part of the caller's transaction. */
export async function indexListings(tx: TransactionContext, listings: ListingTexts[]): Promise<void> {
  if (listings.length === 0) return;
  const index = searchIndexOf(tx);
  const product_ids = listings.map((listing) => listing.product_id);
  const before = await index.read(tx.db, product_ids);
  const after = listings.map(indexedTexts);
  await index.remove(tx.db, product_ids);
  await index.insert(tx.db, after);
  await changeWordUses(tx, before, after);
}

/** Takes listings out of the index. */
export async function unindexListings(tx: TransactionContext, product_ids: number[]): Promise<void> {
  if (product_ids.length === 0) return;
  const index = searchIndexOf(tx);
  const before = await index.read(tx.db, product_ids);
  await index.remove(tx.db, product_ids);
  await changeWordUses(tx, before, []);
}

/** A listing's texts as the index keeps them. */
export function indexedTexts(listing: ListingTexts): IndexedTexts {
  const words = (text: string, limit: number) => listedWords(text, limit).join(" ");
  return {
    product_id: listing.product_id,
    name: words(listing.name, NAME_WORDS),
    keywords: words(listing.keywords, KEYWORD_WORDS),
    body: words(listing.body, BODY_WORDS),
  };
}
