// Which tables were read and which have changed, on SQLite: told from the texts of the statements, which all
// pass through this process, and from `PRAGMA data_version` for what other processes commit.
import { AsyncLocalStorage } from "node:async_hooks";
import type { DatabaseSync } from "node:sqlite";
import type { TableChanges } from "./database.ts";

/** What one statement's text says: the tables that it names, and the one that it writes to. */
export interface Named {
  tables: readonly string[];
  /** Null for a statement that only reads, `anything` where the text does not tell. */
  writes: string | null;
}

/** The changes of one handle, with what the handle must report. */
export interface ChangeWatch extends TableChanges {
  nameTables(text: string): Named;
  /** A statement ran. */
  ran(named: Named): void;
  /** What was written so far is committed. Gives how many statements have written since the last commit. */
  committed(): number;
  /** A statement ran whose text was not looked at, such as one of a migration. */
  schemaChanged(): void;
}

const ANYTHING = "anything";
const WORD = /[a-z_][a-z0-9_]*/gi;
const READS = /^\s*(?:select|pragma|explain|values|with)\b/i;
const WITH = /^\s*with\b/i;
const WRITING_WORD = /\b(?:insert|replace|update|delete)\b/i;
const WRITES = /^\s*(?:insert\s+(?:or\s+\w+\s+)?into|replace\s+into|update|delete\s+from)\s+["`]?(\w+)/i;

/**
 * Watches the connection that all of this process's writes go through. The schema has no triggers, no views
 * and no keys that delete or change rows of other tables (`schema.test.ts` sees to it), so a statement
 * changes the table that it names, and reads none that it does not name.
 */
export function watchChanges(connection: DatabaseSync): ChangeWatch {
  const names = createTableNames(connection);
  const reading = new AsyncLocalStorage<Set<string>>();
  const haveOthersCommitted = watchOthers(connection);
  const late = createLateTables();
  const changed_at = new Map<string, number>();
  const written = new Set<string>();
  let writes_since_commit = 0;
  let moment = 0;
  let all_changed_at = 0;

  function changed(tables: Iterable<string>): void {
    moment += 1;
    for (const table of tables) {
      if (table === ANYTHING) all_changed_at = moment;
      else changed_at.set(table, moment);
    }
  }

  function alsoReads(tables: Iterable<string>): void {
    const seen = reading.getStore();
    if (seen) for (const table of tables) seen.add(table);
  }

  return {
    nameTables: names.nameTables,
    ran: ({ tables, writes }) => {
      if (writes !== null) writes_since_commit += 1;
      if (writes !== null && !late.takes(writes)) written.add(writes);
      alsoReads(tables);
    },
    committed: () => {
      late.committed();
      if (written.size > 0) changed(written);
      written.clear();
      const count = writes_since_commit;
      writes_since_commit = 0;
      return count;
    },
    schemaChanged: () => {
      changed([ANYTHING]);
      names.forget();
    },
    moment: (now) => {
      const due = late.due(now);
      if (due.length > 0) changed(due);
      if (haveOthersCommitted()) changed([ANYTHING]);
      return moment;
    },
    areUnchanged: (tables, since) => {
      if (all_changed_at > since) return false;
      for (const table of tables) if ((changed_at.get(table) ?? 0) > since) return false;
      return true;
    },
    noteTables: async (read) => {
      const tables = new Set<string>();
      const result = await reading.run(tables, read);
      alsoReads(tables);
      return { result, tables };
    },
    showLater: late.showLater,
    showNow: () => changed(late.due(Number.POSITIVE_INFINITY)),
    alsoReads,
  };
}

/** Says whether other connections have committed since it was asked before. */
function watchOthers(connection: DatabaseSync): () => boolean {
  const statement = connection.prepare("PRAGMA data_version");
  statement.setReturnArrays(true);
  const read = () => (statement.get() as unknown as [number])[0];
  let last = read();
  return () => {
    const before = last;
    last = read();
    return last !== before;
  };
}

/** Tables whose changes are to show later, and from when on: in the open transaction, and once committed. */
function createLateTables() {
  const showing = new AsyncLocalStorage<number>();
  const written = new Map<string, number>();
  const waiting = new Map<string, number>();
  return {
    showLater: <T>(shows_at: number, work: () => Promise<T>): Promise<T> => showing.run(shows_at, work),
    /** Is the change of this table, made at this moment, one of those? */
    takes: (table: string): boolean => {
      const shows_at = showing.getStore();
      if (shows_at !== undefined) written.set(table, shows_at);
      return shows_at !== undefined;
    },
    /** The first change of a table says when it shows, and those after it show with it. */
    committed: () => {
      for (const [table, shows_at] of written) if (!waiting.has(table)) waiting.set(table, shows_at);
      written.clear();
    },
    /** Takes out the tables that are to show at `now`. */
    due: (now: number): string[] => {
      const tables = [...waiting].filter(([, shows_at]) => shows_at <= now).map(([table]) => table);
      for (const table of tables) waiting.delete(table);
      return tables;
    },
  };
}

/** Finds the names of the schema's tables in the texts of statements. */
function createTableNames(connection: DatabaseSync) {
  let known: ReadonlySet<string> | null = null;

  function tablesOfSchema(): ReadonlySet<string> {
    const rows = connection.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
    return new Set(rows.map(({ name }) => String(name)));
  }

  return {
    forget: () => {
      known = null;
    },
    nameTables: (text: string): Named => {
      known ??= tablesOfSchema();
      const tables = [...new Set(text.match(WORD)).intersection(known)];
      if (READS.test(text) && !(WITH.test(text) && WRITING_WORD.test(text))) return { tables, writes: null };
      return { tables, writes: WRITES.exec(text)?.[1] ?? ANYTHING };
    },
  };
}
