// The working places as every role: who may open what is what the pages ask, and everything a page shows,
// offers or sends belongs to whoever looks at it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isStaffPermission, STAFF_PERMISSIONS } from "#modules/identity";
import { maySell, type SellerPermission } from "#modules/sellers";
import type { Actor } from "#platform/context";
import type { PageRoute } from "#platform/http/page-route";
import { canariesOf } from "./canaries.ts";
import { crawl, linksOf, routeOf, type Seen, signedIn, WORK, workPaths } from "./crawl.ts";
import { type MarketWorld, openMarket } from "./market.ts";
import type { Person } from "./market-people.ts";
import { changedOfOthers, sellerOf, wordsOf } from "./owners.ts";
import { givePermissions, tokenOf, workRoutes } from "./page-calls.ts";
import { type Rows, readRows } from "./rows.ts";
import type { Page, Visitor } from "./visitor.ts";
import { type Sending, sendings } from "./whole-forms.ts";

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
const PER_KIND = 12;
/** Coordinates look like amounts. */
const DRAWING = /<svg\b[\s\S]*?<\/svg>/g;
const NAMES_A_ROW = /^\/seller\/.*\/\d+\//;
/** Which table a part of an address, or a field of a form, names its rows by, and who may know of them. */
const NAMED: Readonly<Record<string, [table: string, permission: SellerPermission | null]>> = {
  orders: ["seller_orders", "orders.read"],
  products: ["products", "catalog.read"],
  images: ["product_images", "catalog.write"],
  exchange: ["imports", "catalog.write"],
  inventory: ["stock_items", "catalog.read"],
  members: ["seller_members", "team.manage"],
  invitations: ["seller_invitations", "team.manage"],
  shipping: ["shipping_methods", "settings.write"],
  image_ids: ["product_images", "catalog.write"],
  variant: ["variants", "catalog.read"],
  views: ["saved_views", null],
  order_item_id: ["order_items", "orders.read"],
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
    const who = await signedIn(market, name);
    for (const { path, page, route } of await crawlWork(market, who)) {
      count += 1;
      const what = `${path} as ${name}`;
      if (page.status >= 500) wrong.push(`${what}: ${page.status}`);
      if (route && isRefused(route, actor) !== (page.status === FORBIDDEN)) {
        wrong.push(`${what}: ${page.status}, which is not what its access says`);
      }
      note(wrong, () => canaries.check(name, page.text.replaceAll(DRAWING, ""), what));
      wrong.push(...closedWays(market, actor, page).map((one) => `${what}: ${one} is closed to them`));
      const store = SELLS.get(name);
      if (!store) continue;
      wrong.push(...foreignIds(rows, actor, page.text).map((one) => `${what}: ${one}`));
      wrong.push(...foreignWords(market, rows, store, page.text).map((one) => `${what} says ${one}`));
    }
  }
  t.diagnostic(`${count} pages, ${ROLES.length} people`);
  assert.deepEqual(wrong, []);
});

test("staff with one permission find no way that is closed to them, in pages and in the search", {
  skip: SKIP,
  timeout: 120_000,
}, async (t) => {
  const market = await openMarket(t);
  const wrong: string[] = [];
  const found = new Map<string, Set<string>>();
  for (const permission of Object.keys(STAFF_PERMISSIONS).filter(isStaffPermission)) {
    await givePermissions(market, [permission]);
    const actor = await market.actor("sid");
    const sid = await signedIn(market, "sid");
    const searches = ["sol", "desk", "ada", "draft"].map((text) => `/admin/search/?q=${text}`);
    const plan = { start: ["/admin/", ...searches], per_kind: 4, within: WORK };
    for (const { path, page, route } of await crawl(market, sid, plan)) {
      const closed = closedWays(market, actor, page);
      wrong.push(...closed.map((one) => `${path} with ${permission}: ${one} is closed to them`));
      found.set(permission, (found.get(permission) ?? new Set()).add(route?.path ?? path));
    }
    for (const address of searches) {
      const { text } = await sid.get(address, { accept: "application/json" });
      for (const { href } of JSON.parse(text).results) {
        const route = routeOf(workRoutes(market), href);
        if (!route || isRefused(route, actor)) wrong.push(`${address} with ${permission} finds ${href}`);
      }
    }
  }
  assert.deepEqual(wrong, []);
  for (const [permission, paths] of found) {
    assert.ok(paths.size > 2, `${permission} opens ${[...paths]}`);
  }
});

test("what a seller's pages name, another can neither open nor change, with every box and button", {
  skip: SKIP,
  timeout: 120_000,
}, async (t) => {
  const market = await openMarket(t);
  const seen = await crawlWork(market, await signedIn(market, "sol"));
  const mei = await signedIn(market, "mei");
  const csrf = await tokenOf(mei);
  const before = await readRows(market);
  const wrong: string[] = [];
  const tried = new Set<string>();
  const look = (what: string, text: string) => {
    const words = foreignWords(market, before, "mei", text);
    wrong.push(...words.map((word) => `${what} says ${word}`));
  };
  for (const { path, page } of seen) {
    for (const link of [path, ...linksOf(page)]) {
      if (!/\d/.test(link) || !link.startsWith("/seller/") || tried.has(link)) continue;
      tried.add(link);
      const { status, text } = await mei.get(link);
      if (NAMES_A_ROW.test(link) && status !== NOT_FOUND) wrong.push(`get ${link}: ${status}`);
      look(`get ${link}`, text);
    }
    for (const sending of sendings(page.text)) {
      const what = `post ${sending.action} ${JSON.stringify({ ...sending.fields, csrf: "" })}`;
      if (!WORK.test(sending.action) || tried.has(what)) continue;
      tried.add(what);
      const { status, text } = await send(market, mei, { ...sending, csrf });
      if (NAMES_A_ROW.test(sending.action) && status !== NOT_FOUND) wrong.push(`${what}: ${status}`);
      // What Mei typed herself comes back to her.
      if (status === NOT_FOUND || status < 400) look(what, text);
    }
  }
  assert.ok(
    [...tried].some((what) => /"ids":/.test(what)),
    "boxes were ticked",
  );
  t.diagnostic(`${tried.size} addresses and forms`);
  assert.deepEqual(wrong, []);
  const { seller_id } = market.people.mei;
  assert.deepEqual(changedOfOthers(before, await readRows(market), seller_id), []);
});

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

/** Ways on a page, links and forms, that are refused to whoever looks at it. */
function closedWays(market: MarketWorld, actor: Actor, page: Page): string[] {
  if (page.status !== 200) return [];
  const routes = workRoutes(market);
  const forms = sendings(page.text).map(({ action }) => [action, "post"] as const);
  const links = linksOf(page).map((link) => [link, "get"] as const);
  return [...links, ...forms].flatMap(([address, method]) => {
    const route = routeOf(routes, address, method);
    return route && isRefused(route, actor) ? [`${method} ${address}`] : [];
  });
}

/** What a page names by its number that is not of this person's store, or not for their role. */
function foreignIds(rows: Rows, actor: Actor, text: string): string[] {
  const by_path = [...text.matchAll(/"\/seller\/(?:[\w-]+\/)*?([\w-]+)\/(\d+)\//g)];
  const by_image = [...text.matchAll(/\/(images)\/(\d+)\//g)];
  const by_query = [...text.matchAll(/[?;](variant)=(\d+)/g)];
  const by_field = [...text.matchAll(/name="(image_ids|variant)" value="(\d+(?:,\d+)*)"/g)];
  const by_box = [...text.matchAll(/name="(ids)" value="(\d+)"/g)];
  const found: string[] = [];
  for (const [whole, kind = "", ids = ""] of [...by_path, ...by_image, ...by_query, ...by_field, ...by_box]) {
    const name = kind === "ids" ? (/bulk-products/.test(text) ? "products" : "orders") : kind;
    const named = NAMED[name];
    if (!named) {
      found.push(`which table does ${whole} name? Teach NAMED`);
      continue;
    }
    const [table, permission] = named;
    if (permission !== null && !maySell(actor, permission)) found.push(`${whole} without ${permission}`);
    for (const id of ids.split(",").map(Number)) {
      const row = rows.get(table)?.find((one) => (one.id ?? one.variant_id) === id);
      const owner = row ? sellerOf(rows, table, row) : null;
      // Views are personal: not even the rest of the team knows of them.
      const is_own =
        table === "saved_views" ? row?.user_id === actor.user_id : owner === actor.seller?.seller_id;
      if (!is_own) found.push(`${whole} is not theirs`);
    }
  }
  return found;
}

/** Names of other stores' things in a text, that are not also this store's. */
function foreignWords(market: MarketWorld, rows: Rows, store: Person, text: string): string[] {
  const own = wordsOf(rows, market.people[store].seller_id);
  const sellers = (rows.get("sellers") ?? []).map(({ id }) => Number(id));
  const others = sellers.filter((id) => id !== market.people[store].seller_id);
  const words = new Set(others.flatMap((id) => [...wordsOf(rows, id)]));
  return [...words].filter((word) => !own.has(word) && text.includes(word));
}

/** Sends a form with the sender's own token; one with files is sent as such, without any. */
async function send(market: MarketWorld, who: Visitor, { action, has_files, fields, csrf }: Sent) {
  if (!has_files) return who.post(action, { ...fields, csrf });
  const body = new FormData();
  for (const [name, value] of Object.entries({ ...fields, csrf })) {
    for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
  }
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const answer = await market.app.request(action, { method: "POST", headers, body });
  return { status: answer.status, text: await answer.text() };
}

type Sent = Sending & { csrf: string };

function note(wrong: string[], look: () => void): void {
  try {
    look();
  } catch (error) {
    wrong.push(error instanceof Error ? error.message.slice(0, 400) : String(error));
  }
}
