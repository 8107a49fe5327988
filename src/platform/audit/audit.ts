// The audit log: who did what to what, before and after, written in the transaction that did it.
import type { TransactionContext } from "#platform/context";
import { now } from "#platform/context";
import { clip } from "#platform/text";
import { ADDRESS_MS } from "./audit-forget.ts";
import type {} from "./tables.ts";

export { ADDRESS_MS, forgetAddresses } from "./audit-forget.ts";

export {
  type AuditEntry,
  type AuditFilter,
  type AuditPage,
  type AuditSlice,
  listAudit,
} from "./audit-list.ts";

declare module "#platform/context" {
  interface Actor {
    /** Set for an account. */
    user_id?: number;
  }
}

/** What a thing was or became: only fields worth reading, with the names of the API. */
export type AuditFacts = Readonly<Record<string, unknown>>;

export interface AuditDeed {
  /** Thing and past participle: `seller.approved`, `setting.changed`. */
  action: string;
  /** The thing's kind as the API names it: `seller`, `order`, `tax_country`. */
  subject_type: string;
  subject_id?: number | string | null;
  /** Left out for what is new. */
  before?: AuditFacts | null;
  /** Left out for what is gone. */
  after?: AuditFacts | null;
  reason?: string | null;
  on_behalf_user_id?: number | null;
}

const MAX_REASON = 1000;
const MAX_SUBJECT_ID = 120;
const MAX_REQUEST_ID = 64;
const SECRET = /password|secret|token/;
const HIDDEN = "•••";

/**
 * Adds a line to the log; it is there if, and only if, the caller's transaction commits. Of `before` and
 * `after` only what differs is kept, and nothing at all is written when both are given and are the same.
 * What a field's name calls a secret is never written. From where it was done is
 * kept for `ADDRESS_MS`.
 */
export async function recordAudit(tx: TransactionContext, deed: AuditDeed): Promise<void> {
  const changes = differing(deed.before ?? null, deed.after ?? null);
  if (changes === null) return;
  const { subject_id = null, reason = null, on_behalf_user_id = null } = deed;
  await tx.db
    .insertInto("audit_events")
    .values({
      at: now(tx),
      actor_user_id: tx.actor.user_id ?? null,
      on_behalf_user_id,
      action: deed.action,
      subject_type: deed.subject_type,
      subject_id: subject_id === null ? null : clip(String(subject_id), MAX_SUBJECT_ID),
      before_json: jsonOf(changes.before),
      after_json: jsonOf(changes.after),
      reason: reason === null ? null : clip(reason, MAX_REASON),
      request_id: tx.request_id === null ? null : clip(tx.request_id, MAX_REQUEST_ID),
      address: tx.address,
      address_until: tx.address === null ? null : now(tx) + ADDRESS_MS,
    })
    .execute();
}

/** The fields that differ; null when nothing does. */
function differing(
  before: AuditFacts | null,
  after: AuditFacts | null,
): { before: AuditFacts | null; after: AuditFacts | null } | null {
  if (before === null || after === null) return { before, after };
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  const only = (facts: AuditFacts) => Object.fromEntries(names.map((name) => [name, facts[name]]));
  return { before: only(before), after: only(after) };
}

function jsonOf(facts: AuditFacts | null): string | null {
  if (facts === null) return null;
  return JSON.stringify(facts, (name, value) => (SECRET.test(name) && value !== null ? HIDDEN : value));
}
