// Hot reads over a handful of ids: built once per number of ids, and after that only bound.
import type { Compilable } from "kysely";
import { compileOnce, type Database, type Shape, type Slots } from "#platform/database";

type RowOf<Q> = Q extends Compilable<infer R> ? R : never;
type Ids = Record<string, number>;

/** A query over ids; `build` gets as many places as there are ids. */
export function readByIds<Q extends Compilable<unknown>>(
  build: (db: Database, ids: number[]) => Q,
): (db: Database, ids: readonly number[]) => Promise<RowOf<Q>[]> {
  const shapes = new Map<number, Shape<Ids, RowOf<Q>>>();
  return (db, ids) => {
    let shape = shapes.get(ids.length);
    if (!shape) {
      const names = ids.map((_id, index) => `id${index}`);
      shape = compileOnce((builder: Database, slot: Slots<Ids>) => build(builder, names.map(slot)));
      shapes.set(ids.length, shape);
    }
    return shape.all(db, Object.fromEntries(ids.map((id, index) => [`id${index}`, id])));
  };
}
