// Transactions that share a commit on SQLite: each is whole or undone by itself, none hears before the
// commit.
import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type TestContext, test } from "node:test";
import { createWriteTurns } from "./turns.sqlite.ts";

function open(t: TestContext) {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-turns-"));
  const path = join(folder, "shop.db");
  const connection = new DatabaseSync(path);
  connection.exec("PRAGMA journal_mode = wal");
  connection.exec("CREATE TABLE notes (name TEXT PRIMARY KEY) STRICT");
  const reader = new DatabaseSync(path);
  const insert = connection.prepare("INSERT INTO notes VALUES (?)");
  const commits: string[][] = [];
  const names = () =>
    reader
      .prepare("SELECT name FROM notes ORDER BY rowid")
      .all()
      .map((row) => String(row.name));
  const turns = createWriteTurns(connection, () => commits.push(names()));
  t.after(() => {
    connection.close();
    reader.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const write = (name: string, fail = false) =>
    turns.run(async () => {
      insert.run(name);
      await null;
      if (fail) throw new Error(`no ${name}`);
      return name;
    });
  return { turns, connection, write, names, commits };
}

test("those that wait together share a commit, and one that fails undoes only itself", async (t) => {
  const { turns, write, names, commits } = open(t);
  const results = await Promise.allSettled([
    write("a"),
    write("b", true),
    write("c"),
    write("a"),
    write("d", true),
    write("e"),
  ]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled", "rejected", "rejected", "fulfilled"],
  );
  assert.deepEqual(names(), ["a", "c", "e"]);
  assert.deepEqual(commits, [["a", "c", "e"]]);
  await turns.idle();
});

test("a first one that fails leaves the rest to the next commit", async (t) => {
  const { write, names, commits } = open(t);
  const results = await Promise.allSettled([write("a", true), write("b"), write("c")]);
  assert.deepEqual(
    results.map(({ status }) => status),
    ["rejected", "fulfilled", "fulfilled"],
  );
  assert.deepEqual(names(), ["b", "c"]);
  assert.equal(commits.length, 1);
});

test("nobody is answered before the commit, and each runs in its own context", async (t) => {
  const { turns, write, names } = open(t);
  const store = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const look = (name: string) =>
    store.run(name, () =>
      turns.run(async () => {
        await null;
        seen.push(store.getStore());
      }),
    );
  await Promise.all([
    write("a").then(() => assert.deepEqual(names(), ["a", "b"])),
    look("first"),
    look("second"),
    write("b"),
  ]);
  assert.deepEqual(seen, ["first", "second"]);
});

test("when the commit is lost, all of the group are told", async (t) => {
  const { turns, connection, write, names } = open(t);
  const lose = turns.run(async () => {
    // What SQLite does by itself when the disk is full.
    connection.exec("ROLLBACK");
    throw new Error("the disk is full");
  });
  const after = write("b");
  const before = await Promise.allSettled([lose, after]);
  assert.deepEqual(
    before.map(({ status }) => status),
    ["rejected", "fulfilled"],
  );
  const together = await Promise.allSettled([
    write("c"),
    turns.run(async () => {
      connection.exec("ROLLBACK");
      throw new Error("the disk is full");
    }),
    write("d"),
  ]);
  assert.deepEqual(
    together.map(({ status }) => status),
    ["rejected", "rejected", "fulfilled"],
  );
  assert.deepEqual(names(), ["b", "d"]);
});

test("more than one group's worth is done in order", async (t) => {
  const { write, names, commits } = open(t);
  const all = Array.from({ length: 100 }, (_, index) => `n${index}`);
  await Promise.all(all.map((name) => write(name)));
  assert.deepEqual(names(), all);
  assert.ok(commits.length >= 4);
});
