// What staff decide about sellers.
import { requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { conflict, invalid } from "#platform/refusal";
import { mailOwners } from "./mails.ts";
import { ownersOf } from "./owners.ts";
import { move, type SellerRow, sellerById, TRANSITIONS, type TransitionName } from "./states.ts";

/** The transitions that staff may ask for. */
export type Decision = Exclude<TransitionName, "application">;

/** One line of a seller's history. */
export interface SellerHistoryEntry {
  at: number;
  event: string;
  from_status: string | null;
  to_status: string;
  reason: string | null;
  by_user_id: number | null;
}

const MAX_HISTORY = 200;

/**
 * Approves, rejects, suspends or reinstates a seller, and writes to its owners. Needs the transition's
 * permission and, where it hurts, a reason (`invalid`). Refuses `missing`, `wrong_state` (`conflict`), and
 * `no_owner` where a store without an owner would sell again.
 */
export async function decideSeller(
  context: Context,
  seller_id: number,
  decision: Decision,
  reason: string | null,
): Promise<SellerRow> {
  const { by, needs_reason, from, to, event } = TRANSITIONS[decision];
  requirePermission(context, by);
  if (needs_reason && reason === null) {
    throw invalid("reason", "required", "Say why: the seller will read it.");
  }
  return transaction(context, async (tx) => {
    await move(tx, seller_id, decision, reason);
    if (to === "approved" && (await ownersOf(tx, seller_id)).length === 0) {
      throw conflict(
        "no_owner",
        "No owner of this store has a live account: switch one on, or name one, first.",
      );
    }
    const seller = await sellerById(tx, seller_id);
    await recordAudit(tx, {
      action: event,
      subject_type: "seller",
      subject_id: seller_id,
      before: { status: from },
      after: { status: to },
      reason,
    });
    await mailOwners(tx, seller, decision, reason);
    return seller;
  });
}

/** What happened to the seller, oldest first; at most the last two hundred. For staff. */
export async function sellerHistory(context: Context, seller_id: number): Promise<SellerHistoryEntry[]> {
  requirePermission(context, "sellers.decide");
  const rows = await context.db
    .selectFrom("seller_history")
    .select(["created_at as at", "event", "from_status", "to_status", "reason", "by_user_id"])
    .where("seller_id", "=", seller_id)
    .orderBy("id", "desc")
    .limit(MAX_HISTORY)
    .execute();
  return rows.reverse();
}
