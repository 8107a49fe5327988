// Breaks the data on purpose, to see that the invariants notice, and puts everything back.
import assert from "node:assert/strict";
import { sql } from "kysely";
import type { TransactionContext } from "#platform/context";
import { transaction } from "#platform/database";
import { findViolations, type Invariant } from "#platform/invariant";
import type { World } from "./world.ts";

/** A statement or an act that breaks something, and the names of what is broken then. */
export interface Breakage {
  what: string | ((tx: TransactionContext) => Promise<unknown>);
  /** None: this is no breakage, and nothing may be called broken. */
  found: string[];
}

/** What a database says when its schema forbids the breakage. */
const REFUSED = /constraint/i;

class PutBack extends Error {}

/**
 * Nothing is broken before; each breakage is found by the invariants that it names, unless the schema refuses
 * to be broken that way.
 */
export async function assertNoticed(world: World, invariants: Invariant[], breakages: Breakage[]) {
  assert.deepEqual(await findViolations(world.as(), invariants), []);
  for (const breakage of breakages) {
    const found = await brokenBy(world, invariants, breakage);
    if (!found) continue;
    const expected = found.filter((name) => breakage.found.length === 0 || breakage.found.includes(name));
    assert.deepEqual(expected, breakage.found, `${breakage.what}`);
  }
  assert.deepEqual(await findViolations(world.as(), invariants), []);
}

/** Names of what is broken then; null when the schema refused. */
async function brokenBy(world: World, invariants: Invariant[], { what }: Breakage): Promise<string[] | null> {
  let found: string[] | null = null;
  const is_sqlite = world.services.database.dialect === "sqlite";
  const setChecks = (tx: TransactionContext, on: boolean) =>
    is_sqlite && sql.raw(`PRAGMA ignore_check_constraints = ${on ? "off" : "on"}`).execute(tx.db);
  const attempt = transaction(world.as(), async (tx) => {
    await setChecks(tx, false);
    try {
      if (typeof what === "string") await sql.raw(what).execute(tx.db);
      else await what(tx);
      const names = (await findViolations(tx, invariants)).map((violation) => violation.invariant);
      found = [...new Set(names)];
    } finally {
      await setChecks(tx, true);
    }
    throw new PutBack();
  });
  await attempt.catch((error: unknown) => {
    if (error instanceof PutBack || (!is_sqlite && REFUSED.test(String(error)))) return;
    throw error;
  });
  return found;
}
