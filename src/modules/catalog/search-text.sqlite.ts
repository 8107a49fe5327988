// The full-text index on SQLite: FTS5, whose rowid is the product.
import { sql } from "kysely";
import type { Slots } from "#platform/database";
import { type IndexedTexts, type MatchSlots, type SearchIndex, TEXT_SCORES } from "./search-contract.ts";

/** A single begun letter would match half the shop. */
const MIN_PREFIX_LENGTH = 2;

/** Words are letters and digits only and stand in quotes: nothing a person types becomes query syntax. */
function matchAll(words: string[]): string {
  return words
    .map((word, index) => {
      const begun = index === words.length - 1 && word.length >= MIN_PREFIX_LENGTH;
      return begun ? `"${word}"*` : `"${word}"`;
    })
    .join(" ");
}

function matching(match: string, score: number, limit: number) {
  return sql`SELECT * FROM (SELECT rowid AS product_id, ${sql.lit(score)} AS score FROM listing_texts
    WHERE listing_texts MATCH ${match} ORDER BY rowid DESC LIMIT ${sql.lit(limit)})`;
}

export const sqliteIndex: SearchIndex = {
  insert: async (db, rows) => {
    for (const row of rows) {
      await sql`INSERT INTO listing_texts (rowid, name, keywords, body)
        VALUES (${row.product_id}, ${row.name}, ${row.keywords}, ${row.body})`.execute(db);
    }
  },
  remove: async (db, product_ids) => {
    for (const product_id of product_ids) {
      await sql`DELETE FROM listing_texts WHERE rowid = ${product_id}`.execute(db);
    }
  },
  read: async (db, product_ids) => {
    const rows: IndexedTexts[] = [];
    for (const product_id of product_ids) {
      const found = await sql<IndexedTexts>`SELECT rowid AS product_id, name, keywords, '' AS body
        FROM listing_texts WHERE rowid = ${product_id}`.execute(db);
      rows.push(...found.rows);
    }
    return rows;
  },
  match: (words) => {
    const all = matchAll(words);
    return { match_name: `name : (${all})`, match_known: `{name keywords} : (${all})`, match_any: all };
  },
  candidates: (slot: Slots<MatchSlots>, limit: number) =>
    sql`SELECT rowid AS product_id FROM listing_texts
      WHERE listing_texts MATCH ${slot("match_any")} ORDER BY rowid DESC LIMIT ${sql.lit(limit)}`,
  named: (slot: Slots<MatchSlots>, limit: number) => matching(slot("match_name"), TEXT_SCORES.name, limit),
  ranked: (slot: Slots<MatchSlots>, limit: number) =>
    sql`SELECT product_id, MAX(score) AS score FROM (
      ${matching(slot("match_name"), TEXT_SCORES.name, limit / 2)} UNION ALL
      ${matching(slot("match_known"), TEXT_SCORES.known, limit / 2)} UNION ALL
      ${matching(slot("match_any"), TEXT_SCORES.any, limit)}
    ) GROUP BY product_id LIMIT ${sql.lit(limit)}`,
};
