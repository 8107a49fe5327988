// Each role of a seller's team × every route of the seller centre: who may call what stands here once more, by
// hand, so that a rule that is loosened by mistake is seen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ActorName, openMarket } from "./market.ts";
import { call, ROUTES } from "./route-calls.ts";
import { routeSamples } from "./route-samples.ts";
import { watchRows } from "./rows.ts";

type Role = "owner" | "catalogue" | "orders" | "finance";

const MEMBERS: Record<Role, ActorName> = { owner: "sol", catalogue: "cara", orders: "otto", finance: "fina" };
const EVERYBODY: Role[] = ["owner", "catalogue", "orders", "finance"];
const GOODS_READERS: Role[] = ["owner", "catalogue", "orders"];
const GOODS_WRITERS: Role[] = ["owner", "catalogue"];

/** The first that fits counts. */
const MAY: [route: RegExp, roles: Role[]][] = [
  [/^get \/api\/seller\/profile\//, EVERYBODY],
  [/ \/api\/seller\/(profile|application)\//, ["owner"]],
  [/^get \/api\/seller\/shipping-methods\//, EVERYBODY],
  [/ \/api\/seller\/shipping-methods\//, ["owner"]],
  [/^delete \/api\/seller\/team\/membership\//, EVERYBODY],
  [/ \/api\/seller\/team\//, ["owner"]],
  [/ \/api\/seller\/(products|inventory)\/(imports?|export)\//, GOODS_WRITERS],
  [/^get \/api\/seller\/(products|inventory)\//, GOODS_READERS],
  [/ \/api\/seller\/(products|inventory)\//, GOODS_WRITERS],
  [/^(post|put|patch|delete) \/api\/products\//, GOODS_WRITERS],
  [/^get \/api\/seller\/orders\//, ["owner", "orders", "finance"]],
  [/ \/api\/seller\/orders\//, ["owner", "orders"]],
  // The example is a view of the products.
  [/^post \/api\/seller\/views\/$/, GOODS_READERS],
  [/ \/api\/seller\/views\//, EVERYBODY],
  [/ \/api\/seller\/analytics\/searches\//, ["owner", "catalogue", "finance"]],
  [/ \/api\/seller\/analytics\//, ["owner", "finance"]],
];
const IS_SELLERS = / \/api\/seller\/|^(post|put|patch|delete) \/api\/products\//;
const DENIED = "seller_permission_denied";

test("every route of the seller centre is open to the roles that the table names, and to no other", async (t) => {
  const market = await openMarket(t);
  const samples = routeSamples(market);
  const watch = await watchRows(market);
  const wrong: string[] = [];
  const routes = ROUTES.filter(([name]) => IS_SELLERS.test(name));
  for (const [name, route] of routes) {
    const roles = MAY.find(([pattern]) => pattern.test(name))?.[1];
    assert.ok(roles, `${name}: say in MAY which roles may call it`);
    const sample = samples[name];
    assert.ok(sample, `${name} has no sample`);
    for (const [role, member] of Object.entries(MEMBERS) as [Role, ActorName][]) {
      const reply = await call(market, route, sample, member);
      const is_denied = reply.status === 403 && reply.body?.code === DENIED;
      const may = roles.includes(role);
      if (may === is_denied) wrong.push(`${name} as ${role}: ${reply.status} ${reply.text.slice(0, 100)}`);
      if (!may) await watch.unchanged(`${name} as ${role}`);
      else if (await watch.isTouched()) {
        await market.restore();
        await watch.renew();
      }
    }
  }
  t.diagnostic(`${routes.length} routes`);
  assert.deepEqual(wrong, []);
});

test("a role that is taken away ends at the next request", async (t) => {
  const market = await openMarket(t);
  const sol = { token: market.token("sol") };
  const cara = { token: market.token("cara") };
  const path = `/api/seller/team/members/${market.cara_member_id}/`;
  const statuses = async () => [
    (await market.get("/api/seller/products/", cara)).status,
    (await market.get("/api/seller/orders/", cara)).status,
  ];
  assert.deepEqual(await statuses(), [200, 403]);
  assert.equal((await market.patch(path, { role: "finance" }, sol)).status, 200);
  assert.deepEqual(await statuses(), [403, 200]);
  assert.equal((await market.delete(path, sol)).status, 204);
  assert.deepEqual(await statuses(), [403, 403]);
  const lamp = `/api/products/${market.products.draft.product_id}/`;
  assert.equal((await market.get(lamp, cara)).status, 404, "drafts are not theirs any more");
});
