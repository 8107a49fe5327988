// What sitemaps list of sellers: every approved one, in parts by ranges of ids.
import type { Context } from "#platform/context";

/** A page's address and when what it says last changed. */
export interface SellerEntry {
  slug: string;
  updated_at: number;
}

/** The numbers of the parts there are: part n holds the ids above (n − 1) × `size` up to n × `size`. */
export async function sellerParts(context: Context, size: number): Promise<number[]> {
  const row = await context.db
    .selectFrom("sellers")
    .select((of) => of.fn.max("id").as("last"))
    .executeTakeFirst();
  return Array.from({ length: Math.ceil(Number(row?.last ?? 0) / size) }, (_, index) => index + 1);
}

/** The approved sellers of a part. */
export async function sellersOfPart(
  context: Context,
  { part, size }: { part: number; size: number },
): Promise<SellerEntry[]> {
  return context.db
    .selectFrom("sellers")
    .select(["slug", "updated_at"])
    .where("id", ">", (part - 1) * size)
    .where("id", "<=", part * size)
    .where("status", "=", "approved")
    .orderBy("id")
    .execute();
}
