// Transactions join, repeat and undo; reads cannot write; compiled shapes give what built queries give.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import { openWorld } from "../../../test/world.ts";
import {
  afterCommit,
  assertNoTransaction,
  compileOnce,
  cursorOf,
  insertedOnce,
  readCursor,
  type Slots,
  transaction,
} from "./database.ts";

declare module "./database.ts" {
  interface Tables {
    rate_limits: { bucket: string; used: number; resets_at: number };
  }
}

const row = (bucket: string, used = 1) => ({ bucket, used, resets_at: 0 });

test("a transaction commits as a whole, is undone as a whole, and joins the one around it", async (t) => {
  const context = (await openWorld(t)).as();
  const seen: string[] = [];
  await transaction(context, async (tx) => {
    await tx.db.insertInto("rate_limits").values(row("one")).execute();
    afterCommit(tx, () => seen.push("committed"));
    await transaction(tx, async (inner) => {
      assert.equal(inner.db, tx.db);
      await inner.db.insertInto("rate_limits").values(row("two")).execute();
      assert.deepEqual(seen, []);
    });
  });
  assert.deepEqual(seen, ["committed"]);
  await assert.rejects(
    transaction(context, async (tx) => {
      await tx.db.insertInto("rate_limits").values(row("three")).execute();
      afterCommit(tx, () => seen.push("never"));
      throw new Error("stop");
    }),
    /stop/,
  );
  const buckets = await context.db.selectFrom("rate_limits").select("bucket").orderBy("bucket").execute();
  assert.deepEqual(
    buckets.map(({ bucket }) => bucket),
    ["one", "two"],
  );
  assert.deepEqual(seen, ["committed"]);
});

test("a busy or deadlocked transaction is repeated, and any other error is not", async (t) => {
  const context = (await openWorld(t)).as();
  const busy = Object.assign(new Error("database is locked"), { code: "ER_LOCK_DEADLOCK" });
  let runs = 0;
  await transaction(context, async (tx) => {
    runs += 1;
    await tx.db.insertInto("rate_limits").values(row("once")).execute();
    if (runs < 3) throw busy;
  });
  assert.equal(runs, 3);
  const rows = await context.db.selectFrom("rate_limits").selectAll().execute();
  assert.equal(rows.length, 1);
  runs = 0;
  await assert.rejects(
    transaction(context, async () => {
      runs += 1;
      throw busy;
    }),
  );
  assert.equal(runs, 6);
  runs = 0;
  await assert.rejects(
    transaction(context, async () => {
      runs += 1;
      throw new Error("a bug");
    }),
    /a bug/,
  );
  assert.equal(runs, 1);
});

test("a write outside a transaction is refused on SQLite", async (t) => {
  const { services, as } = await openWorld(t);
  if (services.database.dialect !== "sqlite") return t.skip("MySQL's reader is an ordinary connection");
  await assert.rejects(as().db.insertInto("rate_limits").values(row("x")).execute(), /readonly/);
});

test("parallel transactions lose nothing", async (t) => {
  const context = (await openWorld(t)).as();
  await transaction(context, (tx) => tx.db.insertInto("rate_limits").values(row("sum", 0)).execute());
  const add = () =>
    transaction(context, (tx) =>
      tx.db.updateTable("rate_limits").set({ used: sql`used + 1` }).where("bucket", "=", "sum").execute(),
    );
  await Promise.all(Array.from({ length: 40 }, add));
  const { used } = await context.db.selectFrom("rate_limits").select("used").executeTakeFirstOrThrow();
  assert.equal(used, 40);
});

test("an expected duplicate is an answer, and leaves the transaction alive", async (t) => {
  const context = (await openWorld(t)).as();
  const results = await transaction(context, async (tx) => {
    const insert = () => tx.db.insertInto("rate_limits").values(row("same")).execute();
    return [await insertedOnce(tx, insert), await insertedOnce(tx, insert)];
  });
  assert.deepEqual(results, [true, false]);
});

test("network calls are refused while a transaction is open", async (t) => {
  const context = (await openWorld(t)).as();
  assertNoTransaction("calling");
  await assert.rejects(
    transaction(context, async () => assertNoTransaction("calling")),
    /calling while a transaction is open/,
  );
});

test("a shape is compiled once and bound to any values", async (t) => {
  const context = (await openWorld(t)).as();
  const byBucket = compileOnce((db, slot: Slots<{ bucket: string; least: number }>) =>
    db
      .selectFrom("rate_limits")
      .select(["bucket", "used"])
      .where("bucket", "=", slot("bucket"))
      .where("used", ">=", slot("least"))
      .where("resets_at", "=", 0),
  );
  await transaction(context, (tx) =>
    tx.db
      .insertInto("rate_limits")
      .values([row("a", 1), row("b", 5)])
      .execute(),
  );
  assert.equal((await byBucket.first(context.db, { bucket: "b", least: 2 }))?.used, 5);
  assert.equal(await byBucket.first(context.db, { bucket: "a", least: 2 }), undefined);
  assert.equal((await byBucket.all(context.db, { bucket: "a", least: 1 })).length, 1);
});

test("cursors come back as they were, and foreign ones are refused", () => {
  const values = ["vase", 12, null];
  assert.deepEqual(readCursor(cursorOf(values), 3), values);
  for (const bad of ["", "abc", cursorOf([1]), cursorOf([{}] as never), "x".repeat(2000)]) {
    assert.throws(() => readCursor(bad, 3), { code: "invalid_cursor" });
  }
});
