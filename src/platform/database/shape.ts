// Hot statements are compiled once per shape and then only bound: building a query costs more than running
// it.
import type { Compilable, CompiledQuery, QueryResult } from "kysely";
import type { Database } from "./database.ts";
import { executeOf } from "./kysely.ts";

/** A compiled statement: run it with the values of its parameters. */
export interface Shape<P, R> {
  /** All rows. */
  all(db: Database, values: P): Promise<R[]>;
  /** The first row or undefined. */
  first(db: Database, values: P): Promise<R | undefined>;
  /** The driver's whole answer, with the number of affected rows. */
  run(db: Database, values: P): Promise<QueryResult<R>>;
}

class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

type RowOf<Q> = Q extends Compilable<infer R> ? R : never;

/** Names a place in a query where a value will be bound. */
export type Slots<P> = <K extends keyof P & string>(name: K) => P[K];

/**
 * Builds a query once per dialect, with `slot(name)` wherever a value will stand, and binds values ever
 * after: `compileOnce((db, slot: Slots<{ id: number }>) => db.selectFrom("carts").selectAll().where("id",
 * "=", slot("id")))`. Only for queries whose text never depends on the values; lists of ids vary in length
 * and are built each time.
 */
export function compileOnce<P, Q extends Compilable<unknown>>(
  build: (db: Database, slot: Slots<P>) => Q,
): Shape<P, RowOf<Q>> {
  const compiled = new Map<string, { query: CompiledQuery; slots: (string | null)[] }>();
  const bind = (db: Database, values: P): CompiledQuery<RowOf<Q>> => {
    const key = db.getExecutor().adapter.constructor.name;
    let entry = compiled.get(key);
    if (!entry) {
      const slot = ((name: string) => new Slot(name)) as unknown as Slots<P>;
      const query = build(db, slot).compile() as CompiledQuery;
      entry = { query, slots: query.parameters.map((value) => (value instanceof Slot ? value.name : null)) };
      compiled.set(key, entry);
    }
    const { query, slots } = entry;
    const parameters = slots.map((slot, index) =>
      slot === null ? query.parameters[index] : (values as Record<string, unknown>)[slot],
    );
    return { ...query, parameters } as CompiledQuery<RowOf<Q>>;
  };
  const run = (db: Database, values: P) => executeOf(db)<RowOf<Q>>(bind(db, values));
  return {
    run,
    all: async (db, values) => (await run(db, values)).rows,
    first: async (db, values) => (await run(db, values)).rows[0],
  };
}
