// A seller's team over HTTP, and naming an owner of it: refusals first, then what it changes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ActorName, openMarket } from "../../../test/market.ts";

const reason = "The founder left the company.";

test("staff read a seller's team and name an owner; every refusal says what is wrong", async (t) => {
  const market = await openMarket(t);
  const { kim, ben } = market.people;
  const path = `/api/admin/sellers/${kim.seller_id}/`;
  const as = (name: ActorName) => ({ token: market.token(name) });
  const off = { is_active: false };
  assert.equal((await market.patch(`/api/admin/users/${ben.user_id}/`, off, as("olga"))).status, 200);
  const refusals: [name: ActorName, body: object, status: number, code: string][] = [
    ["anonymous", { email: "ada@example.com", reason }, 401, "not_signed_in"],
    ["sol", { email: "ada@example.com", reason }, 403, "staff_only"],
    ["sid", { email: "ada@example.com", reason }, 403, "permission_denied"],
    ["stan", { email: "ada@example.com" }, 422, "invalid_input"],
    ["stan", { email: "ada", reason }, 422, "invalid_input"],
    ["stan", { email: "nobody@example.com", reason }, 422, "invalid_input"],
    ["stan", { email: "ben@example.com", reason }, 409, "account_off"],
    ["stan", { email: "stan@example.com", reason }, 409, "own_account"],
    ["stan", { email: "kim@example.com", reason }, 409, "already_owner"],
    ["stan", { email: "cara@example.com", reason }, 409, "works_elsewhere"],
  ];
  for (const [name, body, status, code] of refusals) {
    const reply = await market.post(`${path}owners/`, body, as(name));
    assert.deepEqual([reply.status, reply.body.code], [status, code], JSON.stringify(body));
  }
  const nobody = await market.post(`${path}owners/`, { email: "nobody@example.com", reason }, as("stan"));
  assert.deepEqual(
    nobody.body.errors.map(({ field, code }: { field: string; code: string }) => [field, code]),
    [["email", "unknown_account"]],
  );
  const gone = await market.post(
    "/api/admin/sellers/999999/owners/",
    { email: "a@b.cd", reason },
    as("stan"),
  );
  assert.equal(gone.status, 404);
  assert.equal((await market.get(`${path}team/`, as("sid"))).status, 403);
  assert.equal((await market.get(`${path}team/`, as("stan"))).body.length, 1, "nothing was changed");
  const done = await market.post(`${path}owners/`, { email: "ada@example.com", reason }, as("stan"));
  assert.equal(done.status, 200);
  assert.deepEqual(
    done.body.map(({ email, role, is_active }: Record<string, unknown>) => [email, role, is_active]),
    [
      ["kim@example.com", "owner", true],
      ["ada@example.com", "owner", true],
    ],
  );
  const { body } = await market.get("/api/auth/profile/", as("ada"));
  assert.equal(body.seller.id, kim.seller_id);
  const log = await market.get("/api/admin/audit-log/?action=seller.owner_named", as("olga"));
  const [entry] = log.body.results;
  assert.deepEqual(
    [log.body.results.length, entry.reason, entry.after.email],
    [1, reason, "ada@example.com"],
  );
});
