// Both databases have the same tables, columns, nullability and indexes; only the full-text tables may
// differ.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { sql } from "kysely";
import { systemClock } from "#platform/clock";
import { type DatabaseHandle, migrate, openDatabase, pendingMigrations } from "#platform/database";
import { migrations } from "../db/migrations/migrations.ts";

const FULL_TEXT = /^listing_texts/;

type Shape = Record<string, { columns: string[]; indexes: string[] }>;

test("SQLite and MySQL have the same tables, columns and indexes", async (t) => {
  const server = process.env.TEST_MYSQL_URL;
  if (!server) return t.skip("MySQL is not there: set TEST_MYSQL_URL");
  const sqlite = await openMigratedSqlite(t);
  const mysql = await openMigratedMysql(t, server);
  assert.deepEqual(await mysqlShape(mysql), await sqliteShape(sqlite));
});

test("migrations run once, and every table is there", async (t) => {
  const handle = await openMigratedSqlite(t);
  assert.deepEqual(await pendingMigrations(handle, migrations), []);
  assert.deepEqual(await migrate(handle, migrations, systemClock), []);
  assert.ok(Object.keys(await sqliteShape(handle)).length > 40);
});

test("every foreign key has an index on SQLite, so that checks never scan", async (t) => {
  const handle = await openMigratedSqlite(t);
  const missing: string[] = [];
  for (const table of await sqliteTables(handle)) {
    const keys = await rows<{ from: string }>(handle, `PRAGMA foreign_key_list(${table})`);
    const leading = new Set(await leadingColumns(handle, table));
    for (const key of keys) if (!leading.has(key.from)) missing.push(`${table}.${key.from}`);
  }
  assert.deepEqual(missing, []);
});

test("a statement changes and reads only tables that it names, as remembered answers rely on", async (t) => {
  const handle = await openMigratedSqlite(t);
  const hidden = await rows<{ name: string }>(
    handle,
    "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')",
  );
  assert.deepEqual(hidden, []);
  for (const table of await sqliteTables(handle)) {
    type Key = { table: string; on_delete: string; on_update: string };
    const keys = await rows<Key>(handle, `PRAGMA foreign_key_list(${table})`);
    const acting = keys.filter((key) => key.on_delete !== "NO ACTION" || key.on_update !== "NO ACTION");
    assert.deepEqual(acting, [], table);
  }
});

type Ends = { after(action: () => Promise<void>): void };

async function openMigratedSqlite(t: Ends): Promise<DatabaseHandle> {
  const folder = mkdtempSync(join(tmpdir(), "buybuy-schema-"));
  const handle = openDatabase(`sqlite:${join(folder, "schema.db")}`);
  t.after(async () => {
    await handle.close();
    rmSync(folder, { recursive: true });
  });
  await migrate(handle, migrations, systemClock);
  return handle;
}

async function openMigratedMysql(t: Ends, server: string): Promise<DatabaseHandle> {
  const name = `buybuy_schema_${process.pid}`;
  const admin = openDatabase(`${server.replace(/\/$/, "")}/`, { pool_size: 1 });
  await admin.execute(`DROP DATABASE IF EXISTS ${name}`);
  await admin.execute(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  const handle = openDatabase(`${server.replace(/\/$/, "")}/${name}`, { pool_size: 1 });
  t.after(async () => {
    await handle.close();
    await admin.execute(`DROP DATABASE ${name}`);
    await admin.close();
  });
  await migrate(handle, migrations, systemClock);
  return handle;
}

async function rows<R>(handle: DatabaseHandle, statement: string): Promise<R[]> {
  return (await sql.raw<R>(statement).execute(handle.reader)).rows;
}

async function sqliteTables(handle: DatabaseHandle): Promise<string[]> {
  const found = await rows<{ name: string }>(
    handle,
    "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
  );
  return found.map(({ name }) => name).filter((name) => !name.startsWith("sqlite_") && !FULL_TEXT.test(name));
}

async function leadingColumns(handle: DatabaseHandle, table: string): Promise<string[]> {
  const columns = await rows<{ name: string; pk: number }>(handle, `PRAGMA table_info(${table})`);
  const leading = columns.filter(({ pk }) => pk === 1).map(({ name }) => name);
  for (const index of await rows<{ name: string }>(handle, `PRAGMA index_list(${table})`)) {
    const [first] = await rows<{ name: string }>(handle, `PRAGMA index_info("${index.name}")`);
    if (first) leading.push(first.name);
  }
  return leading;
}

async function sqliteShape(handle: DatabaseHandle): Promise<Shape> {
  const shape: Shape = {};
  for (const table of await sqliteTables(handle)) {
    const columns = await rows<{ name: string; notnull: number; pk: number }>(
      handle,
      `PRAGMA table_xinfo(${table})`,
    );
    const indexes: string[] = [];
    for (const index of await rows<{ name: string; unique: number }>(handle, `PRAGMA index_list(${table})`)) {
      const parts = await rows<{ name: string }>(handle, `PRAGMA index_info("${index.name}")`);
      indexes.push(
        describe(
          index.unique === 1,
          parts.map(({ name }) => name),
        ),
      );
    }
    const primary = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
    indexes.push(
      describe(
        true,
        primary.map(({ name }) => name),
      ),
    );
    shape[table] = {
      columns: columns.map(({ name, notnull, pk }) => `${name}${notnull || pk ? "" : "?"}`).sort(),
      indexes: [...new Set(indexes)].sort(),
    };
  }
  return shape;
}

async function mysqlShape(handle: DatabaseHandle): Promise<Shape> {
  const shape: Shape = {};
  const columns = await rows<{ t: string; name: string; nullable: string }>(
    handle,
    `SELECT table_name AS t, column_name AS name, is_nullable AS nullable FROM information_schema.columns
     WHERE table_schema = DATABASE() ORDER BY table_name`,
  );
  for (const { t, name, nullable } of columns) {
    if (FULL_TEXT.test(t)) continue;
    shape[t] ??= { columns: [], indexes: [] };
    shape[t].columns.push(`${name}${nullable === "YES" ? "?" : ""}`);
  }
  const indexes = await rows<{ t: string; is_unique: number; parts: string }>(
    handle,
    `SELECT table_name AS t, 1 - MAX(non_unique) AS is_unique,
       GROUP_CONCAT(column_name ORDER BY seq_in_index) AS parts
     FROM information_schema.statistics WHERE table_schema = DATABASE() GROUP BY table_name, index_name`,
  );
  for (const { t, is_unique, parts } of indexes)
    shape[t]?.indexes.push(describe(Number(is_unique) === 1, parts.split(",")));
  for (const table of Object.values(shape)) {
    table.columns.sort();
    table.indexes = [...new Set(table.indexes)].sort();
  }
  return shape;
}

function describe(is_unique: boolean, columns: string[]): string {
  return `${is_unique ? "unique " : ""}(${columns.join(", ")})`;
}
