// What the audit log keeps of a category.
import { type AuditFacts, recordAudit } from "#platform/audit";
import type { TransactionContext } from "#platform/context";
import type {} from "./tables.ts";

/** The category as the log shows it; null when there is none. */
export async function categoryFacts(tx: TransactionContext, id: number): Promise<AuditFacts | null> {
  const row = await tx.db
    .selectFrom("categories")
    .select([
      ...(["name", "slug", "description", "parent_id", "sort_order", "is_active"] as const),
      ...(["meta_title", "meta_description", "image_key"] as const),
    ])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row) return null;
  const { is_active, image_key, ...fields } = row;
  return { ...fields, is_active: is_active === 1, image: image_key };
}

/** Writes what became of the category since `before` was read; `after` says it where its row is gone. */
export async function recordCategory(
  tx: TransactionContext,
  what: "created" | "changed" | "merged" | "removed",
  id: number,
  before: AuditFacts | null,
  after?: AuditFacts,
): Promise<void> {
  await recordAudit(tx, {
    action: `category.${what}`,
    subject_type: "category",
    subject_id: id,
    before,
    after: after ?? (await categoryFacts(tx, id)),
  });
}
