// What the audit log keeps of what staff do to a seller's product; sellers' own changes are not in it.
import { isUser } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import type { TransactionContext } from "#platform/context";
import { mayManageCatalog } from "./product-access.ts";
import type { ProductStatus } from "./tables.ts";

/** Writes that staff changed these fields of a product, and its state where that is one of them. */
export async function recordByStaff(
  tx: TransactionContext,
  { id, status }: { id: number; status: ProductStatus },
  after: { status: ProductStatus; fields: string[] },
  reason: string | null,
): Promise<void> {
  if (!isUser(tx.actor) || !mayManageCatalog(tx)) return;
  await recordAudit(tx, {
    action: "product.changed",
    subject_type: "product",
    subject_id: id,
    before: { status },
    after,
    reason,
  });
}
