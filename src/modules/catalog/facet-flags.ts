// The facets of stock, sale and rating: how many listings each of these choices would leave.
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { candidatesOf } from "./facet-candidates.ts";
import type { FoundList } from "./list.ts";
import { MAX_CANDIDATES, statementFor } from "./list-statement.ts";

/** Stars from which a list can be asked for, the most first. */
export const RATING_STEPS = [4, 3, 2] as const;
const MILLI = 1000;

export interface FlagFacets {
  /** Listings of which something can be bought now. */
  in_stock: number;
  /** Listings with a reduced price. */
  on_sale: number;
  /** Listings with at least so many stars. */
  ratings: { min_rating: number; count: number }[];
}

type Flag = "in_stock" | "on_sale" | "rating";

interface Row {
  all_rows: number;
  in_stock: number | null;
  on_sale: number | null;
  from_2: number | null;
  from_3: number | null;
  from_4: number | null;
}

/** Counts what each of the three would leave; one statement does for all that nothing is asked of. */
export async function flagFacets(
  context: Context,
  found: FoundList,
): Promise<{ result: FlagFacets; is_exact: boolean }> {
  const { request } = found;
  const asked: Record<Flag, boolean> = {
    in_stock: request.in_stock !== null,
    on_sale: request.on_sale !== null,
    rating: request.min_rating_milli !== null,
  };
  const open = Object.values(asked).every(Boolean) ? null : await countFlags(context, found, null);
  const of = async (flag: Flag) =>
    asked[flag] || open === null ? await countFlags(context, found, flag) : open;
  const [stock, sale, rating] = [await of("in_stock"), await of("on_sale"), await of("rating")];
  return {
    result: {
      in_stock: Number(stock.row?.in_stock ?? 0),
      on_sale: Number(sale.row?.on_sale ?? 0),
      ratings: RATING_STEPS.map((stars) => ({
        min_rating: stars,
        count: Number(rating.row?.[`from_${stars}`] ?? 0),
      })),
    },
    is_exact: stock.is_exact && sale.is_exact && rating.is_exact,
  };
}

async function countFlags(context: Context, found: FoundList, without: Flag | null) {
  const { source, signature, select, is_whole } = candidatesOf(context, found, without);
  const from = (stars: number) =>
    sql`SUM(CASE WHEN rating_milli >= ${sql.lit(stars * MILLI)} THEN 1 ELSE 0 END)`;
  const shape = statementFor<Row>(
    `flag facets ${signature}`,
    (slot) => sql`SELECT COUNT(*) AS all_rows, SUM(in_stock) AS in_stock, SUM(is_on_sale) AS on_sale,
      ${from(2)} AS from_2, ${from(3)} AS from_3, ${from(4)} AS from_4
      FROM ${select(slot, ["in_stock", "is_on_sale", "rating_milli"])} k`,
  );
  const row = await shape.first(context.db, source.values);
  return { row, is_exact: is_whole && Number(row?.all_rows ?? 0) < MAX_CANDIDATES };
}
