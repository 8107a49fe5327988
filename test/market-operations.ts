// What the operator of the test market finds: a line of the audit log and a job that failed.
import { listAudit } from "#platform/audit";
import { transaction } from "#platform/database";
import { enqueue } from "#platform/queue";
import type { World } from "./world.ts";

export interface Operations {
  audit_id: number;
  failed_job_id: number;
}

/** The newest line of the log, and a job that was given up. */
export async function leaveTraces(world: World): Promise<Operations> {
  const context = world.as();
  const [deed] = (await listAudit(context, {}, { page_size: 1 })).results;
  const failed_job_id = await transaction(context, async (tx) => {
    await enqueue(tx, "mail.send", { mail_id: 0 }, { unique_key: "given-up" });
    const { id } = await tx.db
      .selectFrom("jobs")
      .select("id")
      .where("unique_key", "=", "given-up")
      .executeTakeFirstOrThrow();
    const change = { is_dead: 1, attempts: 12, last_error: "Error: nobody answered" } as const;
    await tx.db.updateTable("jobs").set(change).where("id", "=", id).execute();
    return id;
  });
  return { audit_id: deed?.id ?? 0, failed_job_id };
}
