// Each role of a team, and staff with one permission or all but one, × every page and form of the working
// places and every route of the back office: who may go where stands here once more, by hand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { isStaffPermission, STAFF_PERMISSIONS, type StaffPermission } from "#modules/identity";
import type { PageRoute } from "#platform/http/page-route";
import { signedIn } from "./crawl.ts";
import { type ActorName, type MarketWorld, openMarket } from "./market.ts";
import type { Person } from "./market-people.ts";
import { callPage, examplePath, givePermissions, tokenOf, workRoutes } from "./page-calls.ts";
import { call, ROUTES } from "./route-calls.ts";
import { routeSamples } from "./route-samples.ts";
import { type Watch, watchRows } from "./rows.ts";

const SKIP = process.env.TEST_DATABASE === "mysql" && "pages are the same on every database";
const FORBIDDEN = 403;
const OWNER: Person[] = ["sol"];
const GOODS_WRITERS: Person[] = ["sol", "cara"];
const GOODS_READERS: Person[] = ["sol", "cara", "otto"];
const FULFILLERS: Person[] = ["sol", "otto"];
const ORDER_READERS: Person[] = ["sol", "otto", "fina"];
const MONEY_READERS: Person[] = ["sol", "fina"];
const SEARCH_READERS: Person[] = ["sol", "cara", "fina"];
const TEAM: Person[] = ["sol", "cara", "otto", "fina"];

/** Which of Sol's people may open or send it; the first that fits counts. */
const CENTRE: [route: RegExp, people: Person[]][] = [
  // Sol's store is approved: nobody has anything to apply for.
  [/ \/seller\/application\//, []],
  [/^get \/seller\/$/, TEAM],
  [/^get \/seller\/analytics\/$/, SEARCH_READERS],
  [/ \/seller\/analytics\//, MONEY_READERS],
  // A person's own: what is asked of a list that stays closed is refused by the list.
  [/ \/seller\/views\//, TEAM],
  [/^get \/seller\/orders\/\{id\}\/cancel\//, FULFILLERS],
  [/^get \/seller\/orders\//, ORDER_READERS],
  [/ \/seller\/orders\//, FULFILLERS],
  [/ \/seller\/products\/new\//, GOODS_WRITERS],
  [/^get \/seller\/(products|inventory)\//, GOODS_READERS],
  [/ \/seller\/(products|inventory|exchange)\//, GOODS_WRITERS],
  [/^get \/seller\/team\/$| \/seller\/team\/leave\//, TEAM],
  [/^get \/seller\/settings\/shipping\/$/, TEAM],
  [/ \/seller\/(team|settings)\//, OWNER],
];

type Needs = "staff" | "admin" | StaffPermission[];

/** What one must be given for a page or form of the back office, all of it; the first that fits counts. */
const OFFICE: [route: RegExp, needs: Needs][] = [
  [/ \/admin\/(search\/)?$/, "staff"],
  // Without the permission it says what was searched for, and nothing of sales; the file is of sales.
  [/^get \/admin\/analytics\/$/, "staff"],
  [/ \/admin\/analytics\//, ["figures.read"]],
  [/ \/admin\/views\//, "staff"],
  [/ \/admin\/orders\/\{id\}\/(payments|refunds)\//, ["orders.manage", "payments.manage"]],
  [/ \/admin\/orders\//, ["orders.manage"]],
  [/ \/admin\/transfers\//, ["payments.manage"]],
  [/ \/admin\/(products|categories)\//, ["catalog.manage"]],
  [/ \/admin\/sellers\/\{id\}\/commission\//, ["sellers.decide", "settings.manage"]],
  [/ \/admin\/sellers\//, ["sellers.decide"]],
  [/^get \/admin\/users\//, ["users.read"]],
  [/ \/admin\/users\//, "admin"],
  [/ \/admin\/settings\//, ["settings.manage"]],
  [/ \/admin\/jobs\//, ["jobs.manage"]],
  [/ \/admin\/audit\//, ["audit.read"]],
];

/** The same for the API. */
const API: [route: RegExp, needs: Needs][] = [
  // The example is a view of the orders.
  [/^post \/api\/admin\/views\/$/, ["orders.manage"]],
  [/ \/api\/admin\/analytics\/(empty-)?searches\//, "staff"],
  [/ \/api\/admin\/analytics\//, ["figures.read"]],
  [/ \/api\/admin\/(search|views)\//, "staff"],
  [/ \/api\/admin\/orders\//, ["orders.manage"]],
  [/ \/api\/admin\/(payments|refunds)\//, ["payments.manage"]],
  [/ \/api\/admin\/(products|categories)\//, ["catalog.manage"]],
  [/^(post|put|patch|delete) \/api\/categories\//, ["catalog.manage"]],
  [/^put \/api\/admin\/sellers\/\{id\}\/commission\//, ["sellers.decide", "settings.manage"]],
  [/ \/api\/admin\/sellers\//, ["sellers.decide"]],
  [/^get \/api\/admin\/users\//, ["users.read"]],
  [/ \/api\/admin\/users\//, "admin"],
  [/ \/api\/admin\/settings\//, ["settings.manage"]],
  [/ \/api\/admin\/jobs\//, ["jobs.manage"]],
  [/ \/api\/admin\/audit-log\//, ["audit.read"]],
];
const PERMISSIONS = Object.keys(STAFF_PERMISSIONS).filter(isStaffPermission);

test("each of a team opens the pages and sends the forms that the table names, and no others do", {
  skip: SKIP,
}, async (t) => {
  const market = await openMarket(t);
  const wrong: string[] = [];
  const routes = workRoutes(market).filter(({ path }) => path.startsWith("/seller/"));
  for (const name of [...TEAM, "mei", "ada", "stan", "olga"] as const) {
    const look = await lookAround(market, name);
    for (const route of routes) {
      const what = `${route.method} ${route.path}`;
      const status = await look(route);
      const allowed = found(CENTRE, what);
      if (TEAM.includes(name)) {
        if (allowed.includes(name) === (status === FORBIDDEN)) wrong.push(`${what} as ${name}: ${status}`);
      } else if (name !== "mei" && what !== "get /seller/" && status !== FORBIDDEN) {
        wrong.push(`${what} as ${name}: ${status}`);
      } else if (name === "mei" && route.path.includes("{id}") && status !== 404) {
        wrong.push(`${what} of Sol's as mei: ${status}`);
      }
    }
  }
  t.diagnostic(`${routes.length} pages and forms`);
  assert.deepEqual(wrong, []);
});

test("without signing in there is no way into the working places", { skip: SKIP }, async (t) => {
  const market = await openMarket(t);
  const watch = await watchRows(market);
  const wrong: string[] = [];
  for (const route of workRoutes(market)) {
    const path = examplePath(market, route.path);
    const method = route.method.toUpperCase();
    const headers = { "sec-fetch-site": "same-origin" };
    const { status, headers: sent } = await market.app.request(path, { method, headers });
    const to = sent.get("location") ?? "";
    if (status !== 303 || !to.startsWith("/sign-in/")) wrong.push(`${method} ${path}: ${status} ${to}`);
  }
  await watch.unchanged("without signing in");
  assert.deepEqual(wrong, []);
});

for (const needed of [...PERMISSIONS, null] as const) {
  const whom = needed === null ? "no permission" : `only, and all but, ${needed}`;
  test(`staff with ${whom} go where the tables say, by page and by API`, { skip: SKIP }, async (t) => {
    const market = await openMarket(t);
    const wrong: string[] = [];
    const given = needed === null ? [[]] : [[needed], PERMISSIONS.filter((one) => one !== needed)];
    for (const permissions of given) {
      await givePermissions(market, permissions);
      wrong.push(...(await wrongPages(market, permissions)), ...(await wrongCalls(market, permissions)));
    }
    assert.deepEqual(wrong, []);
  });
}

async function wrongPages(market: MarketWorld, permissions: StaffPermission[]): Promise<string[]> {
  const wrong: string[] = [];
  const look = await lookAround(market, "sid", () => givePermissions(market, permissions));
  for (const route of workRoutes(market)) {
    if (!route.path.startsWith("/admin/")) continue;
    const what = `${route.method} ${route.path}`;
    const status = await look(route);
    const may = suffices(permissions, found(OFFICE, what));
    if (may === (status === FORBIDDEN)) wrong.push(`${what} with ${permissions}: ${status}`);
  }
  return wrong;
}

async function wrongCalls(market: MarketWorld, permissions: StaffPermission[]): Promise<string[]> {
  const wrong: string[] = [];
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  for (const [name, route] of ROUTES) {
    if (route.access.name !== "staff" && route.access.name !== "admin") continue;
    const sample = samples[name];
    assert.ok(sample, name);
    const { status } = await call(market, route, sample, "sid");
    const may = suffices(permissions, found(API, name));
    if (may === (status === FORBIDDEN)) wrong.push(`${name} with ${permissions}: ${status}`);
    if (!may) await unchanged(watch, wrong, name);
    else if (await watch.isTouched())
      await putBack(market, watch, () => givePermissions(market, permissions));
  }
  return wrong;
}

/** Looks at pages as this person, one after the other, each time from the same market. */
async function lookAround(
  market: MarketWorld,
  name: ActorName & Person,
  prepare: () => Promise<void> = async () => {},
): Promise<(route: PageRoute) => Promise<number>> {
  const enter = async () => {
    await prepare();
    const who = await signedIn(market, name);
    return { who, csrf: await tokenOf(who) };
  };
  let entered = await enter();
  const watch = await watchRows(market);
  return async (route) => {
    const { who, csrf } = entered;
    const path = examplePath(market, route.path);
    const { status } = await callPage(market, who, route, { path, csrf });
    if (status === FORBIDDEN || route.method === "get") await watch.unchanged(`${path} as ${name}`);
    else if (await watch.isTouched()) {
      await market.restore();
      entered = await enter();
      await watch.renew();
    }
    return status;
  };
}

async function putBack(market: MarketWorld, watch: Watch, prepare: () => Promise<void>): Promise<void> {
  await market.restore();
  await prepare();
  await watch.renew();
}

async function unchanged(watch: Watch, wrong: string[], what: string): Promise<void> {
  try {
    await watch.unchanged(what);
  } catch (error) {
    wrong.push(String(error));
  }
}

function found<T>(table: [RegExp, T][], what: string): T {
  const row = table.find(([pattern]) => pattern.test(what));
  assert.ok(row, `${what}: say in the table who may`);
  return row[1];
}

function suffices(permissions: StaffPermission[], needs: Needs): boolean {
  if (needs === "admin") return false;
  return needs === "staff" || needs.every((one) => permissions.includes(one));
}
