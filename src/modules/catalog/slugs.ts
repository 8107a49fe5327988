// Slugs of products and categories: a free one for a new name, and former ones that keep leading to the page.
import type { TransactionContext } from "#platform/context";
import { insertedOnce } from "#platform/database";
import { randomToken } from "#platform/id";
import { conflict } from "#platform/refusal";
import { freeSlug, slugify } from "#platform/text";

export type SlugOwner = "product" | "category";

const NUMBERED_TRIES = 9;
const SUFFIX_LENGTH = 8;
const WRITE_TRIES = 3;

/**
 * A slug for `name` that nothing else has or had: `lamp`, `lamp-2` …, and with a random end when all of these
 * are gone. `own_id` may take back one of its own former slugs.
 */
export async function slugFor(
  tx: TransactionContext,
  owner: SlugOwner,
  name: string,
  own_id: number | null,
): Promise<string> {
  const base = slugify(name, owner);
  const numbered = [base];
  for (let number = 2; number <= NUMBERED_TRIES; number += 1) numbered.push(`${base}-${number}`);
  const slug = freeSlug(base, await takenSlugs(tx, owner, numbered, own_id));
  return numbered.includes(slug) ? slug : `${base}-${randomEnd()}`;
}

/** The slug that somebody chose. Refuses (conflict slug_taken) one that something else has or had. */
export async function chosenSlug(
  tx: TransactionContext,
  owner: SlugOwner,
  slug: string,
  own_id: number | null,
): Promise<string> {
  const taken = await takenSlugs(tx, owner, [slug], own_id);
  if (taken.size > 0) throw slugTaken();
  return slug;
}

/**
 * Runs `write` with `slug`, and with another end when somebody took it in the same moment. Refuses (conflict
 * slug_taken) when the slug was chosen by a person.
 */
export async function writeSlug(
  tx: TransactionContext,
  slug: string,
  is_chosen: boolean,
  write: (slug: string) => Promise<unknown>,
): Promise<string> {
  for (let attempt = 1; attempt <= (is_chosen ? 1 : WRITE_TRIES); attempt += 1) {
    const candidate = attempt === 1 ? slug : `${slug}-${randomEnd()}`;
    if (await insertedOnce(tx, () => write(candidate))) return candidate;
  }
  throw slugTaken();
}

/** Does the slug already say this name, so that it may stay? */
export function slugFits(slug: string, name: string, owner: SlugOwner): boolean {
  const base = slugify(name, owner);
  return slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)));
}

/** Remembers the slug that `id` gives up, and forgets that it ever gave up the one it takes. */
export async function replaceSlug(
  tx: TransactionContext,
  owner: SlugOwner,
  id: number,
  slugs: { before: string; after: string },
): Promise<void> {
  if (owner === "product") {
    await tx.db.deleteFrom("product_slugs").where("slug", "=", slugs.after).execute();
    await tx.db.insertInto("product_slugs").values({ slug: slugs.before, product_id: id }).execute();
  } else {
    await tx.db.deleteFrom("category_slugs").where("slug", "=", slugs.after).execute();
    await tx.db.insertInto("category_slugs").values({ slug: slugs.before, category_id: id }).execute();
  }
}

async function takenSlugs(
  tx: TransactionContext,
  owner: SlugOwner,
  slugs: string[],
  own_id: number | null,
): Promise<Set<string>> {
  const rows = owner === "product" ? await productSlugs(tx, slugs) : await categorySlugs(tx, slugs);
  return new Set(rows.filter((row) => row.id !== own_id).map((row) => row.slug));
}

async function productSlugs(tx: TransactionContext, slugs: string[]) {
  const live = tx.db.selectFrom("products").select(["slug", "id"]).where("slug", "in", slugs);
  const former = tx.db.selectFrom("product_slugs").select(["slug", "product_id as id"]);
  return live.unionAll(former.where("slug", "in", slugs)).execute();
}

async function categorySlugs(tx: TransactionContext, slugs: string[]) {
  const live = tx.db.selectFrom("categories").select(["slug", "id"]).where("slug", "in", slugs);
  const former = tx.db.selectFrom("category_slugs").select(["slug", "category_id as id"]);
  return live.unionAll(former.where("slug", "in", slugs)).execute();
}

function randomEnd(): string {
  const letters = randomToken()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "");
  return letters.slice(0, SUFFIX_LENGTH).padEnd(SUFFIX_LENGTH, "x");
}

function slugTaken() {
  return conflict("slug_taken", "This slug is taken; choose another.");
}
