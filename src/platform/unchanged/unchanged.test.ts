// Remembered answers: kept while what they were read from stands, and never a commit longer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "kysely";
import type { Context } from "#platform/context";
import { openDatabase, transaction } from "#platform/database";
import { openWorld, type World } from "../../../test/world.ts";
import { showLater, showNow, whileUnchanged } from "./unchanged.ts";

const ENDED = 10_000;
const LATER = 10_000;

/** Counts how often the sum of `rate_limits` is read anew; `of` asks for it under that name. */
function countedSum(context: Context) {
  const counted = { reads: 0, of: (key: string) => whileUnchanged(context, key, read) };
  async function read(): Promise<number> {
    counted.reads += 1;
    const { rows } = await sql<{ sum: number | null }>`SELECT SUM(used) AS sum FROM rate_limits`.execute(
      context.db,
    );
    return Number(rows[0]?.sum ?? 0);
  }
  return counted;
}

function use(context: Context, bucket: string): Promise<unknown> {
  return transaction(context, (tx) =>
    sql`INSERT INTO rate_limits (bucket, used, resets_at) VALUES (${bucket}, 1, 0)`.execute(tx.db),
  );
}

/** A change that no reader of `rate_limits` can see. */
function changeElsewhere(context: Context, name: string): Promise<unknown> {
  return transaction(context, (tx) =>
    sql`INSERT INTO settings (name, value, version, updated_at) VALUES (${name}, '1', 1, 0)`.execute(tx.db),
  );
}

test("an answer is read anew after every change of its table, by whatever statement", async (t) => {
  const context = (await openWorld(t)).as();
  const sum = countedSum(context);
  assert.equal(await sum.of("sum"), 0);
  const changes = [
    sql`INSERT INTO rate_limits (bucket, used, resets_at) VALUES ('a', 2, 0), ('b', 3, 0)`,
    sql`UPDATE rate_limits SET used = used + 1 WHERE bucket = 'a'`,
    sql`DELETE FROM rate_limits WHERE bucket = 'b'`,
    sql`REPLACE INTO rate_limits (bucket, used, resets_at) VALUES ('a', 10, 0)`,
    sql`INSERT INTO rate_limits (bucket, used, resets_at) SELECT 'c', 7, 0 FROM rate_limits WHERE bucket = 'a'`,
  ];
  const sums: number[] = [];
  for (const change of changes) {
    await transaction(context, (tx) => change.execute(tx.db));
    sums.push(await sum.of("sum"));
  }
  assert.deepEqual(sums, [5, 6, 3, 10, 17]);
});

test("changes elsewhere, and those that were undone, leave an answer as it is", async (t) => {
  const world = await openWorld(t);
  if (world.services.database.dialect !== "sqlite") return t.skip("MySQL does not say what has changed");
  const context = world.as();
  const sum = countedSum(context);
  await use(context, "a");
  assert.equal(await sum.of("sum"), 1);
  await changeElsewhere(context, "one");
  await assert.rejects(
    transaction(context, async (tx) => {
      await sql`DELETE FROM rate_limits`.execute(tx.db);
      throw new Error("undone");
    }),
  );
  assert.equal(await sum.of("sum"), 1);
  assert.equal(sum.reads, 1, "nothing to read anew");
  await use(context, "b");
  assert.equal(await sum.of("sum"), 2);
});

test("one small commit of many shows after ten seconds, when the last is done, or with a change by others", async (t) => {
  const world = await openWorld(t);
  if (world.services.database.dialect !== "sqlite") return t.skip("MySQL does not say what has changed");
  const context = world.as();
  const sum = countedSum(context);
  const later = (bucket: string) => showLater(context, () => use(context, bucket));
  await sum.of("sum");
  await later("a");
  world.clock.advance(LATER - 1);
  await later("b");
  assert.equal(await sum.of("sum"), 0, "not yet");
  world.clock.advance(1);
  assert.equal(await sum.of("sum"), 2, "ten seconds after the first of them");
  await later("c");
  assert.equal(await sum.of("sum"), 2);
  showNow(context);
  assert.equal(await sum.of("sum"), 3, "the last one is done");
  await later("d");
  await changeElsewhere(context, "one");
  assert.equal(await sum.of("sum"), 3, "others changed another table");
  await use(context, "e");
  assert.equal(await sum.of("sum"), 5, "others changed this one");
  await assert.rejects(later("e"), "the same bucket twice");
  await use(context, "f");
  assert.equal(await sum.of("sum"), 6);
});

test("an answer that rests on another one falls with it", async (t) => {
  const context = (await openWorld(t)).as();
  const sum = countedSum(context);
  const doubled = () => whileUnchanged(context, "doubled", async () => 2 * (await sum.of("sum")));
  await use(context, "a");
  assert.equal(await sum.of("sum"), 1);
  assert.equal(await doubled(), 2, "made from what was remembered");
  await use(context, "b");
  assert.equal(await doubled(), 4);
});

test("a commit between two statements of a read is not kept from who asks next", async (t) => {
  const context = (await openWorld(t)).as();
  const torn = () =>
    whileUnchanged(context, "torn", async () => {
      const sum = countedSum(context);
      const first = await sum.of("inner");
      if (first === 0) await use(context, "meanwhile");
      return first;
    });
  assert.equal(await torn(), 0);
  assert.equal(await torn(), 1);
});

test("what other processes commit is seen at once", async (t) => {
  const world = await openWorld(t);
  const sum = countedSum(world.as());
  assert.equal(await sum.of("sum"), 0);
  const other = openDatabase(world.services.config.database_url);
  t.after(() => other.close());
  await other.run((db) =>
    sql`INSERT INTO rate_limits (bucket, used, resets_at) VALUES ('other', 4, 0)`.execute(db),
  );
  assert.equal(await sum.of("sum"), 4);
});

test("an answer ages, because time frees what was reserved", async (t) => {
  const world: World = await openWorld(t);
  const sum = countedSum(world.as());
  await sum.of("sum");
  world.clock.advance(ENDED);
  await sum.of("sum");
  assert.equal(sum.reads, 2);
});
