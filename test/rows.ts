// All rows of a world's database: to see that nothing was written, and to put everything back.
import assert from "node:assert/strict";
import { sql } from "kysely";
import type { World } from "./world.ts";

type Row = Record<string, unknown>;
/** Table → its rows, without what the database computes by itself. */
export type Rows = Map<string, Row[]>;

/** How often somebody asks is counted whatever the answer is. */
const UNWATCHED = new Set(["rate_limits"]);
/** What SQLite keeps behind the search index belongs to the index. */
const SHADOW = /^listing_texts_|^sqlite_/;
const INSERT_BATCH = 50;
const READ = /^\s*(?:select|pragma|checksum|start transaction|begin|commit|rollback)\b/i;
const WRITE = /^\s*(?:insert(?: or \w+| ignore)? into|replace into|update|delete from)\s+["`]?(\w+)/i;

interface Table {
  name: string;
  columns: string[];
}
const shapes = new Map<string, Table[]>();

/** Every row of every table, the schema's own bookkeeping left out. */
export async function readRows(world: World): Promise<Rows> {
  const rows: Rows = new Map();
  for (const { name, columns } of await tables(world)) rows.set(name, await rowsOf(world, name, columns));
  return rows;
}

/**
 * Makes every table hold exactly these rows; tables that do already are left alone, and those not named in
 * `only`.
 */
export async function writeRows(world: World, wanted: Rows, only: Set<string> | null = null): Promise<void> {
  const changed: Table[] = [];
  for (const table of await tables(world)) {
    if (only && !only.has(table.name)) continue;
    const present = await rowsOf(world, table.name, table.columns);
    if (!same(present, wanted.get(table.name) ?? [])) changed.push(table);
  }
  if (changed.length === 0) return;
  const is_mysql = world.services.database.dialect === "mysql";
  await world.services.database.run(async (db) => {
    await (is_mysql ? sql`SET foreign_key_checks = 0` : sql`PRAGMA defer_foreign_keys = on`).execute(db);
    for (const { name } of changed) await sql`DELETE FROM ${sql.table(name)}`.execute(db);
    for (const { name, columns } of changed) {
      const rows = wanted.get(name) ?? [];
      for (let start = 0; start < rows.length; start += INSERT_BATCH) {
        const batch = rows.slice(start, start + INSERT_BATCH);
        const tuples = batch.map((row) => sql`(${sql.join(columns.map((column) => row[column]))})`);
        const names = sql.join(columns.map((column) => sql.ref(column)));
        await sql`INSERT INTO ${sql.table(name)} (${names}) VALUES ${sql.join(tuples)}`.execute(db);
      }
    }
    if (is_mysql) await sql`SET foreign_key_checks = 1`.execute(db);
  });
}

/**
 * From now on the world remembers its statements, so that `restore` looks only at tables that were written.
 */
export function rememberRows(world: World, wanted: Rows): { restore(): Promise<void> } {
  const { statements } = world.services.database;
  statements.last = [];
  return {
    restore: async () => {
      const written = (statements.last ?? []).map((text) => WRITE.exec(text)?.[1] ?? "");
      await writeRows(world, wanted, new Set(written));
      statements.last = [];
    },
  };
}

/** Looks after the rows. */
export interface Watch {
  /** Fails when a row was added, changed or removed since the last look. */
  unchanged(what: string): Promise<void>;
  /** Was anything written since the last look, whatever it was? */
  isTouched(): Promise<boolean>;
  /** The rows were put back: go on from here. */
  renew(): Promise<void>;
}

/** Remembers the database as it is; `unchanged` then fails when a row was added, changed or removed since. */
export async function watchRows(world: World): Promise<Watch> {
  let mark = await quickMark(world);
  let rows = await readRows(world);
  const log = statementLog(world);
  return {
    unchanged: async (what) => {
      if (!log.mayHaveWritten()) return;
      const mark_now = await quickMark(world);
      if (mark_now === mark) return;
      const rows_now = await readRows(world);
      const differing = [...rows_now.keys()].filter(
        (name) => !UNWATCHED.has(name) && !same(rows_now.get(name) ?? [], rows.get(name) ?? []),
      );
      mark = mark_now;
      rows = rows_now;
      assert.deepEqual(differing, [], `${what} wrote`);
    },
    isTouched: async () => log.mayHaveWritten() && (await quickMark(world)) !== mark,
    renew: async () => {
      log.mayHaveWritten();
      mark = await quickMark(world);
    },
  };
}

/** Tells from the statements of the world itself whether to look at its rows at all. */
function statementLog({ services }: World): { mayHaveWritten(): boolean } {
  const { statements } = services.database;
  let seen = statements.last;
  let length = seen?.length ?? 0;
  return {
    mayHaveWritten: () => {
      const is_same = seen !== null && statements.last === seen;
      const fresh = is_same ? (seen ?? []).slice(length) : [];
      seen = statements.last;
      length = seen?.length ?? 0;
      return (
        !is_same || fresh.some((text) => !READ.test(text) && !UNWATCHED.has(WRITE.exec(text)?.[1] ?? ""))
      );
    },
  };
}

/** Differs whenever a row does; cheap enough to be asked after every call. */
async function quickMark(world: World): Promise<string> {
  const { reader, dialect } = world.services.database;
  if (dialect === "sqlite") return JSON.stringify((await sql`PRAGMA data_version`.execute(reader)).rows);
  const names = (await tables(world)).map(({ name }) => name).filter((name) => !UNWATCHED.has(name));
  const listed = sql.join(names.map((name) => sql.table(name)));
  return JSON.stringify((await sql`CHECKSUM TABLE ${listed}`.execute(reader)).rows);
}

async function rowsOf(world: World, name: string, columns: string[]): Promise<Row[]> {
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const { reader } = world.services.database;
  return (await sql<Row>`SELECT ${names} FROM ${sql.table(name)}`.execute(reader)).rows;
}

function same(some: Row[], others: Row[]): boolean {
  if (some.length !== others.length) return false;
  const left = textsOf(some);
  const right = textsOf(others);
  return left.every((text, index) => text === right[index]);
}

/** The rows as sorted texts, kept as long as the rows are. */
const texts = new WeakMap<Row[], string[]>();
function textsOf(rows: Row[]): string[] {
  const known = texts.get(rows) ?? rows.map((row) => JSON.stringify(row)).sort();
  texts.set(rows, known);
  return known;
}

async function tables(world: World): Promise<Table[]> {
  const { dialect } = world.services.database;
  const known = shapes.get(dialect);
  if (known) return known;
  const found = dialect === "mysql" ? await mysqlTables(world) : await sqliteTables(world);
  const kept = found.filter(({ name }) => name !== "migrations" && !SHADOW.test(name));
  shapes.set(dialect, kept);
  return kept;
}

async function mysqlTables(world: World): Promise<Table[]> {
  const { rows } = await sql<{ name: string; column_name: string }>`
    SELECT table_name AS name, column_name AS column_name FROM information_schema.columns
    WHERE table_schema = DATABASE() AND extra NOT LIKE '%GENERATED%' ORDER BY table_name, ordinal_position
  `.execute(world.services.database.reader);
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, of]) => ({
    name,
    columns: of.map((row) => row.column_name),
  }));
}

async function sqliteTables(world: World): Promise<Table[]> {
  const { reader } = world.services.database;
  const listed = await sql<{ name: string }>`
    SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name`.execute(reader);
  const found: Table[] = [];
  for (const { name } of listed.rows) {
    const { rows } = await sql<{ name: string; hidden: number }>`
      SELECT name, hidden FROM pragma_table_xinfo(${name})`.execute(reader);
    const columns = rows.filter(({ hidden }) => hidden === 0).map((row) => row.name);
    found.push({ name, columns: name === "listing_texts" ? ["rowid", ...columns] : columns });
  }
  return found;
}
