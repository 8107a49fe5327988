// One session of an account over HTTP: an admin ends it alone, once, and the log says which.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openMarket } from "../../../test/market.ts";
import { done } from "../../../test/market-people.ts";

test("an admin ends one session of an account; what is not there, or over, is told apart", async (t) => {
  const market = await openMarket(t);
  const { people, ada_session_id } = market;
  const olga = { token: market.token("olga") };
  const sessions = (name: "ada" | "ben") => `/api/admin/users/${people[name].user_id}/sessions/`;
  const one = `${sessions("ada")}${ada_session_id}/`;
  const open = async (): Promise<number[]> =>
    (await done(market.get(sessions("ada"), olga))).map(({ id }: { id: number }) => id);
  assert.ok((await open()).includes(ada_session_id));
  for (const [path, name, status] of [
    [one, "stan", 403],
    [one, "ada", 403],
    [`${sessions("ben")}${ada_session_id}/`, "olga", 404],
    [`${sessions("ada")}999999/`, "olga", 404],
    [`/api/admin/users/999999/sessions/${ada_session_id}/`, "olga", 404],
  ] as const) {
    assert.equal((await market.delete(path, { token: market.token(name) })).status, status, path);
  }
  assert.ok((await open()).includes(ada_session_id), "nothing of this ended it");
  const before = (await open()).length;
  assert.equal((await market.delete(one, olga)).status, 204);
  assert.equal((await open()).length, before - 1);
  assert.ok(!(await open()).includes(ada_session_id));
  const profile = await market.get("/api/auth/profile/", { token: market.token("ada") });
  assert.equal(profile.status, 200, "her other sessions go on");
  const again = await market.delete(one, olga);
  assert.deepEqual([again.status, again.body.code], [409, "session_over"]);
  const log = await market.get("/api/admin/audit-log/?action=user.session_ended", olga);
  assert.equal(log.body.results.length, 1, "once");
  const [{ subject_id, before: was, after }] = log.body.results;
  assert.equal(Number(subject_id), people.ada.user_id);
  assert.deepEqual([was.session_id, was.is_open, after], [ada_session_id, true, { is_open: false }]);
});
