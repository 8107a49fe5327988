// The table of the queue.
import type { Generated } from "kysely";

declare module "#platform/database" {
  interface Tables {
    jobs: JobsTable;
  }
}

export interface JobsTable {
  id: Generated<number>;
  kind: string;
  /** JSON that holds ids only: secrets and personal data stay in their own tables. */
  payload: string;
  unique_key: string | null;
  run_at: number;
  attempts: Generated<number>;
  leased_until: Generated<number>;
  lease_token: string | null;
  is_dead: Generated<0 | 1>;
  last_error: string | null;
  created_at: number;
}
