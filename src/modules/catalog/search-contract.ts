// What a full-text index promises, whatever database keeps it.
import type { RawBuilder } from "kysely";
import type { Database, Slots } from "#platform/database";

/** A listing's texts as people wrote them. */
export interface ListingTexts {
  product_id: number;
  name: string;
  /** SKUs, category and seller names, specification values, tags. */
  keywords: string;
  body: string;
}

/** The same as folded words with spaces between. */
export interface IndexedTexts {
  product_id: number;
  name: string;
  keywords: string;
  body: string;
}

/** What is bound to find candidates: the words in the name, in name or keywords, anywhere. */
export interface MatchSlots {
  match_name: string;
  match_known: string;
  match_any: string;
}

/** What each dialect does for the index. */
export interface SearchIndex {
  insert(db: Database, rows: IndexedTexts[]): Promise<void>;
  remove(db: Database, product_ids: number[]): Promise<void>;
  /** Name and keywords as they are in the index now. */
  read(db: Database, product_ids: number[]): Promise<IndexedTexts[]>;
  /** What to bind so that all words must be there, the last one perhaps only begun. */
  match(words: string[]): MatchSlots;
  /** A subquery `(product_id)` of listings that hold the words, newest first. */
  candidates(slot: Slots<MatchSlots>, limit: number): RawBuilder<unknown>;
  /** A subquery `(product_id, score)`; the score says where all the words stand (`TEXT_SCORES`). */
  ranked(slot: Slots<MatchSlots>, limit: number): RawBuilder<unknown>;
  /** The same for listings that have all the words in their name: the best of `ranked`, found much sooner. */
  named(slot: Slots<MatchSlots>, limit: number): RawBuilder<unknown>;
}

/** All words in the name; in name and keywords; anywhere. */
export const TEXT_SCORES = { name: 300, known: 200, any: 100 } as const;
