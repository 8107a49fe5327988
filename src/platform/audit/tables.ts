// The table of the audit log.
import type { Generated } from "kysely";

declare module "#platform/database" {
  interface Tables {
    audit_events: AuditEventsTable;
  }
}

/** One deed. Rows are added and never changed: there is no verb for it. */
export interface AuditEventsTable {
  id: Generated<number>;
  at: number;
  /** Null when the program did it by itself or from the command line. */
  actor_user_id: number | null;
  /** For whom, when somebody acts in another's place. */
  on_behalf_user_id: number | null;
  action: string;
  subject_type: string;
  subject_id: string | null;
  before_json: string | null;
  after_json: string | null;
  reason: string | null;
  request_id: string | null;
  /** From where, until it is forgotten; null for the program. */
  address: string | null;
  address_until: number | null;
}
