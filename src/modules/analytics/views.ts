// Page views of products, counted by us: without cookies, without names, without those of machines.
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import { type Context, now, type Services, SYSTEM_ACTOR, withActor } from "#platform/context";
import { transaction } from "#platform/database";
import { addViews } from "./views-write.ts";

/** More products at once than this are not counted: whoever opens them all is no buyer. */
const MAX_WAITING = 20_000;
/** A process that the schedule passes over writes by itself when this much time has gone. */
const MAX_WAIT_MS = 5 * MINUTE_MS;
/** Products written in one transaction. */
const BATCH = 200;

/** Programs that open pages, by what they call themselves; one that says nothing is none of ours either. */
const MACHINES = new RegExp(
  [
    ...["bot", "crawl", "spider", "slurp", "preview", "fetch", "monitor", "headless", "lighthouse", "scan"],
    ...["curl", "wget", "python", "java/", "okhttp", "go-http", "axios", "node", "http-?client", "feed"],
    ...["facebookexternalhit", "whatsapp", "telegram", "embedly", "archive", "validator", "pagespeed"],
  ].join("|"),
  "i",
);

interface Waiting {
  since: number;
  /** Views by the day's first moment in UTC, a space, and the product's slug. */
  views: Map<string, number>;
}

const waiting = new WeakMap<Services, Waiting>();

/** Does a program call itself like this, and not a browser with a person before it? */
export function isMachine(user_agent: string | null): boolean {
  return user_agent === null || user_agent === "" || MACHINES.test(user_agent);
}

/**
 * Counts one view of a product's page. It rests in memory until `writeViews`: a process that dies takes up to
 * some minutes of views with it, which is what a page costs that waits for nothing.
 */
export function countView(context: Context, view: { slug: string; user_agent: string | null }): void {
  if (isMachine(view.user_agent)) return;
  const { services } = context;
  const time = now(context);
  const held = waiting.get(services) ?? { since: time, views: new Map<string, number>() };
  waiting.set(services, held);
  const key = `${time - (time % DAY_MS)} ${view.slug}`;
  const count = held.views.get(key) ?? 0;
  if (count === 0 && held.views.size >= MAX_WAITING) return;
  held.views.set(key, count + 1);
  if (time - held.since < MAX_WAIT_MS) return;
  writeViews(context).catch((error) => services.log.warn({ err: error }, "page views were lost"));
}

/** Writes what was counted in this process and gives how many views that were. */
export async function writeViews(context: Context): Promise<number> {
  const held = waiting.get(context.services);
  if (!held || held.views.size === 0) return 0;
  waiting.delete(context.services);
  const system = withActor(context, SYSTEM_ACTOR);
  const entries = [...held.views].map(([key, views]) => {
    const [day = "", slug = ""] = key.split(" ");
    return { day_at: Number(day), slug, views };
  });
  let written = 0;
  for (let start = 0; start < entries.length; start += BATCH) {
    written += await writeBatch(system, entries.slice(start, start + BATCH));
  }
  return written;
}

async function writeBatch(
  context: Context,
  entries: readonly { day_at: number; slug: string; views: number }[],
): Promise<number> {
  const slugs = entries.map(({ slug }) => slug);
  const products = await context.db
    .selectFrom("products")
    .select(["id", "slug", "seller_id"])
    .where("slug", "in", slugs)
    .execute();
  const of_slug = new Map(products.map((product) => [product.slug, product]));
  const found = entries.flatMap(({ slug, day_at, views }) => {
    const product = of_slug.get(slug);
    return product ? { product_id: product.id, seller_id: product.seller_id, day_at, views } : [];
  });
  // One order for all processes, so that no two wait for each other.
  found.sort((a, b) => a.product_id - b.product_id || a.day_at - b.day_at);
  const sellers = [...Map.groupBy(found, ({ seller_id, day_at }) => `${seller_id} ${day_at}`).values()]
    .flatMap((list) => list.slice(0, 1).map((one) => ({ ...one, views: viewsTogether(list) })))
    .sort((a, b) => a.seller_id - b.seller_id || a.day_at - b.day_at);
  await transaction(context, async (tx) => {
    for (const { product_id, day_at, views } of found) {
      await addViews(tx, "product_views", { product_id, day_at }, views);
    }
    for (const { seller_id, day_at, views } of sellers) {
      await addViews(tx, "seller_views", { seller_id, day_at }, views);
    }
  });
  return viewsTogether(found);
}

function viewsTogether(list: readonly { views: number }[]): number {
  return list.reduce((sum, { views }) => sum + views, 0);
}
