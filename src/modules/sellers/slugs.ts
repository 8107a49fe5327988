// A seller's place in addresses: one slug now, and the former ones that still lead there.
import type { TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import { randomToken } from "#platform/id";
import { freeSlug, slugify } from "#platform/text";

const CANDIDATES = 20;
/** One more than the candidates: after them a slug is made that nobody can have. */
const MAX_TRIES = CANDIDATES + 2;

/**
 * Runs `write` with a free slug made of `name`, and with the next one when somebody else was faster. A slug
 * that `own_id` had before is free for that seller again.
 */
export async function withFreeSlug(
  tx: TransactionContext,
  name: string,
  own_id: number | null,
  write: (slug: string) => Promise<unknown>,
): Promise<string> {
  const wanted = slugify(name, "seller");
  const taken = await takenSlugs(tx, wanted, own_id);
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    const next = freeSlug(wanted, taken);
    const is_listed = candidates(wanted).includes(next);
    const slug = is_listed
      ? next
      : `${wanted}-${randomToken()
          .toLowerCase()
          .replace(/[^a-z0-9]/g, "")}`;
    if (await insertedOnce(tx, () => write(slug))) return slug;
    taken.add(slug);
  }
  throw new Error(`No free slug for ${wanted}`);
}

/** Keeps the slug that a seller leaves, and takes one back that it comes home to. */
export async function keepFormerSlug(
  tx: TransactionContext,
  seller_id: number,
  former: string,
  present: string,
): Promise<void> {
  await tx.db.deleteFrom("seller_slugs").where("slug", "=", present).execute();
  await insertedOnce(tx, () =>
    tx.db.insertInto("seller_slugs").values({ slug: former, seller_id }).execute(),
  );
}

function candidates(slug: string): string[] {
  return [slug, ...Array.from({ length: CANDIDATES }, (_, index) => `${slug}-${index + 2}`)];
}

async function takenSlugs(
  tx: TransactionContext,
  wanted: string,
  own_id: number | null,
): Promise<Set<string>> {
  const names = candidates(wanted);
  const present = await tx.db
    .selectFrom("sellers")
    .select(["slug", "id"])
    .where("slug", "in", names)
    .execute();
  const former = await tx.db
    .selectFrom("seller_slugs")
    .select(["slug", "seller_id as id"])
    .where("slug", "in", names)
    .execute();
  return new Set([...present, ...former].filter((row) => row.id !== own_id).map((row) => row.slug));
}
