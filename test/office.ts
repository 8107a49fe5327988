// What the audit log says of the acts of staff.
import assert from "node:assert/strict";
import { listAudit } from "#platform/audit";
import type { MarketWorld } from "./market.ts";

/** The newest line of the log about this thing. */
export async function audited(world: MarketWorld, subject_type: string, subject_id: number) {
  const filter = { subject_type, subject_id: String(subject_id) };
  const { results } = await listAudit(world.as(), filter, { page_size: 1 });
  const [entry] = results;
  assert.ok(entry, `nothing in the log about ${subject_type} ${subject_id}`);
  return entry;
}
