// Saved views: personal, of one list, so many at most, each name once.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { register } from "#modules/identity";
import { actorOfSession } from "#modules/sellers";
import type { Context } from "#platform/context";
import { Refusal } from "#platform/refusal";
import { openWorld } from "../../../test/world.ts";
import {
  changeSavedView,
  findSavedView,
  keepView,
  listSavedViews,
  MAX_SAVED_VIEWS,
  removeSavedView,
} from "./saved-views.ts";

const PLACE = "seller.products";
const LAMPS = { place: PLACE, name: "Lamps", query: "search=lamp" };

/** Two people with lists of their own. */
async function openDesks(t: TestContext): Promise<{ ada: Context; ben: Context }> {
  const world = await openWorld(t);
  const person = async (email: string) => {
    const account = { first_name: "Some", last_name: "Body", password: "kittens eat seven mangos" };
    const { sid } = await register(world.as(), { ...account, email }, { user_agent: null, address: null });
    const actor = await actorOfSession(world.as(), sid);
    assert.ok(actor);
    return world.as(actor);
  };
  return { ada: await person("ada@example.com"), ben: await person("ben@example.com") };
}

const refused = (kind: string, code: string) => (error: unknown) =>
  error instanceof Refusal && error.kind === kind && error.code === code;

test("a view is found by its owner only, and only among its own lists", async (t) => {
  const { ada, ben } = await openDesks(t);
  const { id } = await keepView(ada, LAMPS);
  const missing = refused("missing", "not_found");
  await assert.rejects(findSavedView(ben, id, [PLACE]), missing);
  await assert.rejects(findSavedView(ada, id, ["admin.products"]), missing);
  assert.deepEqual(await listSavedViews(ben, [PLACE]), []);
  const view = await findSavedView(ada, id, [PLACE]);
  await removeSavedView(ben, view);
  await changeSavedView(ben, view, { name: "Not Ben's" });
  assert.equal((await findSavedView(ada, id, [PLACE])).name, "Lamps");
});

test("a name stands once in a list, however it is written", async (t) => {
  const { ada, ben } = await openDesks(t);
  await keepView(ada, LAMPS);
  const pans = await keepView(ada, { ...LAMPS, name: "Pans" });
  const taken = refused("conflict", "view_name_taken");
  await assert.rejects(keepView(ada, { ...LAMPS, name: " lamps " }), taken);
  await assert.rejects(changeSavedView(ada, pans, { name: "LAMPS" }), taken);
  await changeSavedView(ada, pans, { name: "PANS" });
  await keepView(ada, { ...LAMPS, place: "seller.orders" });
  await keepView(ben, LAMPS);
  assert.deepEqual(
    (await listSavedViews(ada, [PLACE])).map(({ name }) => name),
    ["Lamps", "PANS"],
  );
});

test("whoever means it lets a view of that name ask something else", async (t) => {
  const { ada } = await openDesks(t);
  const { id } = await keepView(ada, LAMPS);
  const kept = await keepView(ada, { ...LAMPS, query: "status=draft", is_replacing: true });
  assert.deepEqual([kept.id, kept.query], [id, "status=draft"]);
  assert.equal((await listSavedViews(ada, [PLACE])).length, 1);
});

test("a list has so many views, and room again when one is forgotten", async (t) => {
  const { ada } = await openDesks(t);
  for (let at = 1; at <= MAX_SAVED_VIEWS; at += 1) await keepView(ada, { ...LAMPS, name: `View ${at}` });
  await assert.rejects(keepView(ada, LAMPS), refused("conflict", "too_many_views"));
  const [first] = await listSavedViews(ada, [PLACE]);
  assert.ok(first);
  await removeSavedView(ada, first);
  await keepView(ada, { ...LAMPS, name: "\ufdfa".repeat(40) });
  assert.equal((await listSavedViews(ada, [PLACE])).length, MAX_SAVED_VIEWS);
});
