// The working places as every role: who may open what is what the pages ask, and everything a page shows or
// sends belongs to whoever looks at it.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { PageRoute } from "#platform/http/page-route";
import { pagesOf } from "../src/web/web.ts";
import { canariesOf } from "./canaries.ts";
import { crawl, linksOf, type Seen, signedIn, WORK, workPaths } from "./crawl.ts";
import { type MarketWorld, openMarket } from "./market.ts";
import type { Person } from "./market-people.ts";
import { type Rows, readRows, watchRows } from "./rows.ts";
import { formOf, type Visitor } from "./visitor.ts";

const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";
/** Owners of two stores, Sol's people by role, staff with every permission and with none, an admin, a buyer. */
const ROLES: Person[] = ["sol", "cara", "otto", "fina", "mei", "stan", "sid", "olga", "ada"];
const SELLS = new Map<Person, Person>([
  ["sol", "sol"],
  ["cara", "sol"],
  ["otto", "sol"],
  ["fina", "sol"],
  ["mei", "mei"],
]);
const FORBIDDEN = 403;
const NOT_FOUND = 404;
const WRONG_TYPE = 415;
const PER_KIND = 12;
/** Coordinates look like amounts. */
const DRAWING = /<svg\b[\s\S]*?<\/svg>/g;
/** A form that brings files looks at its type first, whoever sends it. */
const REFUSED = [FORBIDDEN, NOT_FOUND, WRONG_TYPE];
/** Which table a part of an address names its rows by; each has the column `seller_id`, or `user_id`. */
const NAMED: Readonly<Record<string, string>> = {
  orders: "seller_orders",
  products: "products",
  exchange: "imports",
  inventory: "stock_items",
  members: "seller_members",
  invitations: "seller_invitations",
  "shipping-methods": "shipping_methods",
  shipping: "shipping_methods",
  views: "saved_views",
};

test("every page of the working places opens to whom it says, and shows them only their own", {
  skip: SKIP,
  timeout: 120_000,
}, async (t) => {
  const market = await openMarket(t);
  const canaries = await canariesOf(market);
  const rows = await readRows(market);
  const wrong: string[] = [];
  let count = 0;
  for (const name of ROLES) {
    const actor = await market.actor(name);
    for (const { path, page, route } of await crawlWork(market, await signedIn(market, name))) {
      count += 1;
      const what = `${path} as ${name}`;
      if (page.status >= 500) wrong.push(`${what}: ${page.status}`);
      if (route && isRefused(route, actor) !== (page.status === FORBIDDEN)) {
        wrong.push(`${what}: ${page.status}, which is not what its access says`);
      }
      note(wrong, () => canaries.check(name, page.text.replaceAll(DRAWING, ""), what));
      const store = SELLS.get(name);
      const own = store && {
        seller_id: market.people[store].seller_id,
        user_id: market.people[name].user_id,
      };
      if (own) wrong.push(...foreignNames(rows, own, page.text).map((one) => `${what}: ${one}`));
    }
  }
  t.diagnostic(`${count} pages, ${ROLES.length} people`);
  assert.deepEqual(wrong, []);
});

test("a role is refused every page and form that its menu does not lead to", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const examples = await examplesOf(market);
  const watch = await watchRows(market);
  const wrong: string[] = [];
  for (const name of ROLES) {
    const actor = await market.actor(name);
    const who = await signedIn(market, name);
    const csrf = await tokenOf(who);
    await watch.renew();
    for (const route of workRoutes(market)) {
      const path = examples.get(route.path);
      if (path === undefined || !isRefused(route, actor)) continue;
      const { status } = route.method === "get" ? await who.get(path) : await who.post(path, { csrf });
      if (!REFUSED.includes(status)) wrong.push(`${route.method} ${path} as ${name}: ${status}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("what one seller's pages name, another can neither open nor change", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const seen = await crawlWork(market, await signedIn(market, "sol"));
  const mei = await signedIn(market, "mei");
  const csrf = await tokenOf(mei);
  const before = await readRows(market);
  const wrong: string[] = [];
  const tried = new Set<string>();
  for (const { path, page } of seen) {
    for (const link of [path, ...linksOf(page)]) {
      if (!NAMES_A_ROW.test(link) || tried.has(link)) continue;
      tried.add(link);
      const { status } = await mei.get(link);
      if (status !== NOT_FOUND && status !== FORBIDDEN) wrong.push(`get ${link}: ${status}`);
    }
    for (const action of actionsOf(page.text)) {
      if (tried.has(`post ${action}`)) continue;
      tried.add(`post ${action}`);
      const { fields } = formOf(page.text, action);
      const { status } = await mei.post(action, { ...fields, csrf });
      if (NAMES_A_ROW.test(action) && status < 400) wrong.push(`post ${action}: ${status}`);
    }
  }
  assert.ok(tried.size > 0, "Sol's pages name something");
  t.diagnostic(`${tried.size} addresses`);
  assert.deepEqual(wrong, []);
  assert.deepEqual(changedOf(before, await readRows(market), market.people.sol.seller_id), []);
});

const NAMES_A_ROW = /^\/seller\/.*\/\d+\//;

function workRoutes(market: MarketWorld): PageRoute[] {
  return pagesOf(market.services.config).filter(({ path }) => WORK.test(path));
}

function crawlWork(market: MarketWorld, who: Visitor): Promise<Seen[]> {
  return crawl(market, who, { start: workPaths(market), per_kind: PER_KIND, within: WORK });
}

/** Does the page's own rule refuse this actor, whoever's the thing is? */
function isRefused({ access }: PageRoute, actor: Awaited<ReturnType<MarketWorld["actor"]>>): boolean {
  try {
    access.check(actor);
    return false;
  } catch {
    return true;
  }
}

/** An address of every page and form that Sol or Olga came by. */
async function examplesOf(market: MarketWorld): Promise<Map<string, string>> {
  const examples = new Map<string, string>();
  const routes = workRoutes(market);
  for (const { path } of routes) if (!path.includes("{")) examples.set(path, path);
  for (const name of ["sol", "olga"] as const) {
    for (const { page } of await crawlWork(market, await signedIn(market, name))) {
      for (const address of [...linksOf(page), ...actionsOf(page.text)]) {
        const own = address.split("?")[0] ?? "";
        for (const { path } of routes) if (patternOf(path).test(own)) examples.set(path, own);
      }
    }
  }
  return examples;
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}$`);
}

function actionsOf(text: string): string[] {
  const heads = [...text.matchAll(/<form\b([^>]*)>/g)].map(([, head = ""]) => head);
  return heads.flatMap((head) => {
    const action = /\saction="([^"?]*)/.exec(head)?.[1] ?? "";
    return /method="post"/.test(head) && WORK.test(action) ? [action] : [];
  });
}

async function tokenOf(who: Visitor): Promise<string> {
  const { text } = await who.get("/account/");
  const { fields } = formOf(text, "/sign-out/");
  return String(fields.csrf ?? "");
}

/** What a page names that is not of this store, or of this person. */
function foreignNames(rows: Rows, own: { seller_id: number; user_id: number }, text: string): string[] {
  const found: string[] = [];
  for (const [address, kind = "", id] of text.matchAll(/"\/seller\/(?:[\w-]+\/)*?([\w-]+)\/(\d+)\//g)) {
    const table = NAMED[kind];
    if (table === undefined) {
      found.push(`which table does ${address} name? Teach NAMED`);
      continue;
    }
    const row = rows.get(table)?.find((one) => (one.id ?? one.variant_id) === Number(id));
    const is_own =
      row?.seller_id === own.seller_id || (table === "saved_views" && row?.user_id === own.user_id);
    if (!is_own) found.push(`${address} is not theirs`);
  }
  return found;
}

/** Tables in which rows of this seller differ. */
function changedOf(before: Rows, after: Rows, seller_id: number): string[] {
  const own = (rows: Rows, table: string) =>
    JSON.stringify((rows.get(table) ?? []).filter((row) => row.seller_id === seller_id));
  return [...before.keys()].filter((table) => own(before, table) !== own(after, table));
}

function note(wrong: string[], look: () => void): void {
  try {
    look();
  } catch (error) {
    wrong.push(error instanceof Error ? error.message.slice(0, 400) : String(error));
  }
}
