// Everything that lists and search read, to compare two worlds by.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import type { Tables } from "#platform/database";

async function rowsOf(
  context: Context,
  table: keyof Tables,
  order: string,
): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<
    Record<string, unknown>
  >`SELECT * FROM ${sql.table(table)} ORDER BY ${sql.raw(order)}`.execute(context.db);
  return rows.map((row) => ({ ...row }));
}

/** Everything that lists and search read, without the stamps that every writing changes. */
export async function shownRows(context: Context) {
  const listings = await rowsOf(context, "listings", "product_id");
  const texts = context.services.database.dialect === "sqlite" ? "rowid" : "product_id";
  const values = await sql`SELECT s.product_id, v.name, v.value FROM listing_specifications s
    JOIN specification_values v ON v.id = s.value_id ORDER BY 1, 2, 3`.execute(context.db);
  return {
    listings: listings.map(({ version: _version, ...listing }) => listing),
    places: await rowsOf(context, "listing_places", "place, created_at, product_id"),
    values: values.rows.map((row) => ({ ...(row as object) })),
    texts: await rowsOf(context, "listing_texts", texts),
    words: (await rowsOf(context, "search_words", "word")).filter(({ uses }) => Number(uses) > 0),
    trigrams: await rowsOf(context, "search_trigrams", "trigram, word_length, word"),
    categories: await sql`SELECT id, product_count FROM categories ORDER BY id`
      .execute(context.db)
      .then(({ rows }) => rows.map((row) => ({ ...(row as object) }))),
    sellers: await sql`SELECT id, product_count FROM sellers ORDER BY id`
      .execute(context.db)
      .then(({ rows }) => rows.map((row) => ({ ...(row as object) }))),
  };
}
