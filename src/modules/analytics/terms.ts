// What shoppers searched for before they looked at a product, and what they searched for and did not find.
// Nothing is kept of who searched, and nothing that could say it.
import { randomBytes } from "node:crypto";
import { queryWords, wordsInUse } from "#modules/catalog";
import { type Context, now, type Services, SYSTEM_ACTOR, withActor } from "#platform/context";
import { transaction } from "#platform/database";
import { tokenHash } from "#platform/id";
import { clip } from "#platform/text";
import { batches } from "./buyers.ts";
import { floorDay } from "./calendar.ts";
import { isMachine } from "./views.ts";
import { addViews } from "./views-write.ts";

const MAX_TERM_LENGTH = 80;
/** Different terms of a day that wait in this process; a flood of others is not counted. */
const MAX_WAITING = 5000;
/** Different terms of a day that are kept; of more, only those are counted that are there already. */
const MAX_KEPT = 20_000;
/**
 * A term is kept when listings use all of its words, or when so many different visitors have used it on a
 * day: what only one person types may be their own name or number.
 */
const LEAST_VISITORS = 3;
/** What stands for a search that found nothing, where otherwise the slug of a product is. */
const NOTHING_FOUND = "";

/** A page that was opened, and what had been searched for before. */
interface Opened {
  term: string;
  user_agent: string | null;
  address: string;
}

interface WaitingTerm {
  day_at: number;
  term: string;
  /** Hashes under a salt that only this process knows, at most as many as are needed. */
  visitors: Set<string>;
  /** Views by the product's slug. */
  views: Map<string, number>;
}

interface Waiting {
  salt: string;
  terms: Map<string, WaitingTerm>;
}

const waiting = new WeakMap<Services, Waiting>();

/** Counts a view of the product that a search led to; it rests in memory until `writeTerms`. */
export function countSearchView(context: Context, opened: Opened & { slug: string }): void {
  count(context, opened, opened.slug);
}

/** Counts a search that found nothing; it rests in memory until `writeTerms`. */
export function countEmptySearch(context: Context, opened: Opened): void {
  count(context, opened, NOTHING_FOUND);
}

/**
 * Writes the terms that may be kept, and gives how many views that were. The others wait for more visitors
 * until their day is over, and then are forgotten.
 */
export async function writeTerms(context: Context): Promise<number> {
  const held = waiting.get(context.services);
  if (!held) return 0;
  const today = floorDay(now(context));
  const all = [...held.terms];
  const known = await wordsInUse(
    context,
    all.flatMap(([, { term }]) => term.split(" ")),
  );
  const kept: WaitingTerm[] = [];
  for (const [key, one] of all) {
    const may_be_kept =
      one.visitors.size >= LEAST_VISITORS || one.term.split(" ").every((word) => known.has(word));
    if (may_be_kept && one.views.size > 0) kept.push({ ...one, views: new Map(one.views) });
    // Whoever may be kept once may be kept for the rest of the day.
    if (may_be_kept && one.day_at === today) one.views.clear();
    else if (may_be_kept || one.day_at < today) held.terms.delete(key);
  }
  const system = withActor(context, SYSTEM_ACTOR);
  const led = kept.flatMap((one) => (one.views.has(NOTHING_FOUND) ? [] : [one]));
  const empty = kept.flatMap(({ day_at, term, views }) => {
    const times = views.get(NOTHING_FOUND);
    return times === undefined ? [] : [{ key: { day_at, term }, views: times }];
  });
  return (
    (await addTerms(system, "term_views", await bySeller(system, led))) +
    (await addTerms(system, "empty_searches", empty))
  );
}

function count(context: Context, { term: typed, user_agent, address }: Opened, slug: string): void {
  const term = clip(queryWords(typed).join(" "), MAX_TERM_LENGTH);
  if (term === "" || isMachine(user_agent)) return;
  const { services } = context;
  const held = waiting.get(services) ?? { salt: randomBytes(16).toString("hex"), terms: new Map() };
  waiting.set(services, held);
  const day_at = floorDay(now(context));
  // A term that led somewhere and one that found nothing are judged apart.
  const key = `${day_at} ${slug === NOTHING_FOUND ? "-" : "+"} ${term}`;
  const one: WaitingTerm = held.terms.get(key) ?? { day_at, term, visitors: new Set(), views: new Map() };
  if (!held.terms.has(key) && held.terms.size >= MAX_WAITING) return;
  held.terms.set(key, one);
  if (one.visitors.size < LEAST_VISITORS) one.visitors.add(tokenHash(`${held.salt} ${day_at} ${address}`));
  if (one.views.has(slug) || one.views.size < MAX_WAITING)
    one.views.set(slug, (one.views.get(slug) ?? 0) + 1);
}

interface Row {
  key: { day_at: number; term: string; seller_id?: number };
  views: number;
}

/** The views of each term by the sellers of the products; those of products that are gone are left out. */
async function bySeller(context: Context, terms: readonly WaitingTerm[]): Promise<Row[]> {
  const sellers = new Map<string, number>();
  for (const slugs of batches([...new Set(terms.flatMap(({ views }) => [...views.keys()]))])) {
    const rows = await context.db
      .selectFrom("products")
      .select(["slug", "seller_id"])
      .where("slug", "in", slugs)
      .execute();
    for (const { slug, seller_id } of rows) sellers.set(slug, seller_id);
  }
  return terms.flatMap(({ day_at, term, views }) => {
    const sums = new Map<number, number>();
    for (const [slug, count] of views) {
      const seller_id = sellers.get(slug);
      if (seller_id !== undefined) sums.set(seller_id, (sums.get(seller_id) ?? 0) + count);
    }
    return [...sums].map(([seller_id, sum]) => ({ key: { seller_id, day_at, term }, views: sum }));
  });
}

/** Adds to terms that are there, and keeps new ones while their day has room; gives how many views. */
async function addTerms(
  context: Context,
  table: "term_views" | "empty_searches",
  rows: readonly Row[],
): Promise<number> {
  let written = 0;
  for (const [day_at, of_day] of Map.groupBy(rows, ({ key }) => key.day_at)) {
    const day = context.db.selectFrom(table).where("day_at", "=", day_at);
    const { kept } = await day.select((of) => of.fn.countAll<number>().as("kept")).executeTakeFirstOrThrow();
    let room = MAX_KEPT - Number(kept);
    // One order for all processes, so that no two wait for each other.
    of_day.sort(
      (a, b) => (a.key.seller_id ?? 0) - (b.key.seller_id ?? 0) || (a.key.term < b.key.term ? -1 : 1),
    );
    for (const batch of batches(of_day)) {
      const terms = batch.map(({ key }) => key.term);
      const there = await day.select("term").where("term", "in", terms).execute();
      const known = new Set(there.map(({ term }) => term));
      const added = batch.filter(({ key }) => {
        if (!known.has(key.term)) room -= 1;
        return known.has(key.term) || room >= 0;
      });
      await transaction(context, async (tx) => {
        for (const { key, views } of added) await addViews(tx, table, key, views);
      });
      written += added.reduce((sum, { views }) => sum + views, 0);
    }
  }
  return written;
}
