// Loading much at once into MySQL: its indexes take many rows per statement well enough as they are.
import type { DatabaseHandle } from "#platform/database";

/** Nothing to prepare and nothing to restore. */
export async function beginBulkOnMysql(_handle: DatabaseHandle): Promise<() => Promise<void>> {
  return async () => {};
}
