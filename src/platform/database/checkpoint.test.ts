// Checkpoints in passing: nothing that was committed is lost, and the log does not grow without end.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "kysely";
import { openDatabase } from "#platform/database";

const COMMITS = 1000;
const LOG_LIMIT_BYTES = 48 * 1024 * 1024;

test("many commits are all there, and the log stays bounded", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-checkpoint-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, "shop.db");
  const handle = openDatabase(`sqlite:${path}`);
  await handle.execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  const body = "x".repeat(20_000);
  for (let commit = 0; commit < COMMITS; commit += 1) {
    await handle.run((db) => sql`INSERT INTO notes (body) VALUES (${body})`.execute(db));
  }
  assert.ok(statSync(`${path}-wal`).size < LOG_LIMIT_BYTES);
  await handle.close();
  assert.equal(existsSync(`${path}-wal`), false);

  const again = openDatabase(`sqlite:${path}`);
  const counted = await sql<{ count: number }>`SELECT COUNT(*) AS count FROM notes`.execute(again.reader);
  assert.equal(counted.rows[0]?.count, COMMITS);
  await again.close();
});
