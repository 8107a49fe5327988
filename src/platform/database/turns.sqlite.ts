// SQLite has one writer: transactions take turns, and those that wait together are committed together.
import { AsyncLocalStorage } from "node:async_hooks";
import type { DatabaseSync } from "node:sqlite";
import { stopwatch } from "#platform/clock";

/** Runs write transactions one after the other. */
export interface WriteTurns {
  /** Runs `work` alone; resolves when what it wrote is committed, rejects when it is undone. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Is a transaction open at this moment? */
  isOpen(): boolean;
  /** Resolves when nobody writes or waits. */
  idle(): Promise<void>;
}

interface Turn {
  work: () => Promise<unknown>;
  resolve: (result: never) => void;
  reject: (error: unknown) => void;
}

/**
 * A commit writes every page that was touched, so sharing one is cheap; but nobody waits long for the others.
 */
const MAX_GROUP = 32;
const MAX_GROUP_MS = 10;

/**
 * Turns on this connection; `onCommit` is told about every commit. What waits when a transaction begins, or
 * comes while it runs, joins its commit: each behind a savepoint of its own, so that one that fails undoes
 * nothing else. All are answered after the commit.
 */
export function createWriteTurns(connection: DatabaseSync, onCommit: () => void): WriteTurns {
  const begin = connection.prepare("BEGIN IMMEDIATE");
  const commit = connection.prepare("COMMIT");
  const takeTurn = turnTaker(connection);
  const waiting: Turn[] = [];
  let ending: Promise<void> | null = null;

  async function runAll(): Promise<void> {
    // Requests that arrived together are all read before the first of them writes.
    await new Promise((resolve) => setImmediate(resolve));
    while (waiting.length > 0) await runGroup();
    ending = null;
  }

  async function runGroup(): Promise<void> {
    const elapsed = stopwatch();
    const answers: (() => void)[] = [];
    const members: Turn[] = [];
    try {
      begin.run();
    } catch (error) {
      waiting.shift()?.reject(error);
      return;
    }
    try {
      do {
        const turn = waiting.shift();
        if (!turn) break;
        members.push(turn);
        answers.push(await takeTurn(turn, members.length > 1));
      } while (connection.isTransaction && members.length < MAX_GROUP && elapsed() < MAX_GROUP_MS);
      if (connection.isTransaction) {
        commit.run();
        onCommit();
      }
    } catch (error) {
      // A full disk, for example, undoes the whole group.
      if (connection.isTransaction) connection.exec("ROLLBACK");
      for (const turn of members) turn.reject(error);
      return;
    }
    for (const answer of answers) answer();
  }

  return {
    run: (work) => {
      const inContext = AsyncLocalStorage.snapshot();
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      waiting.push({ work: () => inContext(work), resolve, reject });
      ending ??= runAll();
      return promise;
    },
    isOpen: () => connection.isTransaction,
    idle: async () => {
      while (ending) await ending;
    },
  };
}

/**
 * Runs one turn of a group, behind a savepoint when others have written before it. Gives how it is answered
 * once the group is committed; throws when the whole group is lost.
 */
function turnTaker(connection: DatabaseSync): (turn: Turn, has_company: boolean) => Promise<() => void> {
  const save = connection.prepare("SAVEPOINT turn");
  const release = connection.prepare("RELEASE turn");
  return async (turn, has_company) => {
    if (has_company) save.run();
    try {
      const result = await turn.work();
      if (has_company) release.run();
      return () => turn.resolve(result as never);
    } catch (error) {
      if (!connection.isTransaction) throw error;
      connection.exec(has_company ? "ROLLBACK TO turn; RELEASE turn" : "ROLLBACK");
      return () => turn.reject(error);
    }
  };
}
