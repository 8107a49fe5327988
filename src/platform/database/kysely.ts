// A Kysely instance over one function that runs a compiled query; transactions are the handle's business.
import {
  type CompiledQuery,
  type DialectAdapter,
  Kysely,
  type QueryCompiler,
  type QueryResult,
} from "kysely";
import type { Database } from "./database.ts";

/** Runs a compiled query. */
export type Execute = <R>(query: CompiledQuery) => Promise<QueryResult<R>>;

interface Parts {
  adapter: DialectAdapter;
  compiler: QueryCompiler;
  execute: Execute;
}

const executes = new WeakMap<Database, Execute>();

/**
 * The function that `db` runs its queries by: what is compiled already need not pass through Kysely again.
 */
export function executeOf(db: Database): Execute {
  const execute = executes.get(db);
  if (!execute) throw new Error("This database was not opened by openDatabase");
  return execute;
}

/** Builds Kysely around `execute`. Its own transactions and introspection are switched off on purpose. */
export function createKysely(parts: Parts): Database {
  const connection = {
    executeQuery: parts.execute,
    // biome-ignore lint/correctness/useYield: streaming is not offered
    async *streamQuery(): AsyncIterableIterator<never> {
      throw new Error("Lists are paged, not streamed");
    },
  };
  const noTransaction = async () => {
    throw new Error("Use transaction(context, …)");
  };
  const db: Database = new Kysely({
    dialect: {
      createAdapter: () => parts.adapter,
      createQueryCompiler: () => parts.compiler,
      createIntrospector: () => {
        throw new Error("The schema is known from the migrations");
      },
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: noTransaction,
        commitTransaction: noTransaction,
        rollbackTransaction: noTransaction,
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  });
  executes.set(db, parts.execute);
  return db;
}
