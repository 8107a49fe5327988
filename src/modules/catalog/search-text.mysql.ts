// The full-text index on MySQL and MariaDB: InnoDB FULLTEXT in boolean mode.
import { sql } from "kysely";
import type { Slots } from "#platform/database";
import { type IndexedTexts, type MatchSlots, type SearchIndex, TEXT_SCORES } from "./search-contract.ts";

/**
 * Put before every word, here and in questions. The server drops words shorter than three letters and those
 * on its list of stop words, and then finds nothing at all where one is asked for; no marked word is short or
 * on the list.
 */
const MARK = "zq";
const MIN_PREFIX_LENGTH = 2;

function marked(words: string): string {
  return words === "" ? "" : words.replace(/[^ ]+/g, (word) => MARK + word);
}

function unmarked(words: string): string {
  return words
    .split(" ")
    .map((word) => word.slice(MARK.length))
    .join(" ");
}

/** Words are letters and digits only: nothing a person types becomes an operator. */
function matchAll(words: string[]): string {
  return words
    .map((word, index) => {
      const begun = index === words.length - 1 && word.length >= MIN_PREFIX_LENGTH;
      return `+${MARK}${word}${begun ? "*" : ""}`;
    })
    .join(" ");
}

function matching(columns: string[], match: string, score: number, limit: number) {
  const fields = sql.join(columns.map((column) => sql.ref(column)));
  return sql`(SELECT product_id, ${sql.lit(score)} AS score FROM listing_texts
    WHERE MATCH (${fields}) AGAINST (${match} IN BOOLEAN MODE) LIMIT ${sql.lit(limit)})`;
}

const NAME = ["name"];
const KNOWN = ["name", "keywords"];
const ANY = ["name", "keywords", "body"];

export const mysqlIndex: SearchIndex = {
  insert: async (db, rows) => {
    const values = rows.map(
      ({ product_id, name, keywords, body }) =>
        sql`(${product_id}, ${marked(name)}, ${marked(keywords)}, ${marked(body)})`,
    );
    await sql`INSERT INTO listing_texts (product_id, name, keywords, body) VALUES ${sql.join(values)}`.execute(
      db,
    );
  },
  remove: async (db, product_ids) => {
    await sql`DELETE FROM listing_texts WHERE product_id IN (${sql.join(product_ids)})`.execute(db);
  },
  read: async (db, product_ids) => {
    const found = await sql<IndexedTexts>`SELECT product_id, name, keywords, '' AS body FROM listing_texts
      WHERE product_id IN (${sql.join(product_ids)})`.execute(db);
    return found.rows.map((row) => ({
      ...row,
      name: unmarked(row.name),
      keywords: unmarked(row.keywords),
    }));
  },
  match: (words) => {
    const all = matchAll(words);
    return { match_name: all, match_known: all, match_any: all };
  },
  candidates: (slot: Slots<MatchSlots>, limit: number) =>
    sql`SELECT product_id FROM ${matching(ANY, slot("match_any"), 0, limit)} f`,
  named: (slot: Slots<MatchSlots>, limit: number) =>
    sql`SELECT product_id, score FROM ${matching(NAME, slot("match_name"), TEXT_SCORES.name, limit)} f`,
  ranked: (slot: Slots<MatchSlots>, limit: number) =>
    sql`SELECT product_id, MAX(score) AS score FROM (
      ${matching(NAME, slot("match_name"), TEXT_SCORES.name, limit / 2)} UNION ALL
      ${matching(KNOWN, slot("match_known"), TEXT_SCORES.known, limit / 2)} UNION ALL
      ${matching(ANY, slot("match_any"), TEXT_SCORES.any, limit)}
    ) f GROUP BY product_id LIMIT ${sql.lit(limit)}`,
};
