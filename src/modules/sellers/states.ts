// The states of a seller: every transition with who may do it, whether it needs a reason, and its news.
import { actingUserId } from "#modules/identity";
import { type Context, emit, now, type TransactionContext } from "#platform/context";
import { forUpdate } from "#platform/database";
import { conflict, missing } from "#platform/refusal";
import type { SellerStatus, SellersTable } from "./tables.ts";

declare module "#platform/context" {
  interface Events {
    "seller.applied": { seller_id: number };
    "seller.approved": { seller_id: number };
    "seller.rejected": { seller_id: number };
    "seller.suspended": { seller_id: number };
    "seller.reinstated": { seller_id: number };
    /** Something that buyers see of the seller changed, or whether they see it. */
    "seller.changed": { seller_id: number };
    /** A seller is about to take another currency: whoever has prices of it refuses. */
    "seller.currency_changing": { seller_id: number };
  }
}

export type SellerRow = Omit<SellersTable, "id" | Counted> & { id: number } & Record<
    CountedNumber,
    number
  > & {
    is_on_vacation: 0 | 1;
    logo_has_avif: 0 | 1;
  };
type CountedNumber = "product_count" | "rating_sum" | "rating_count" | "version";
type Counted = CountedNumber | "is_on_vacation" | "logo_has_avif";

interface Transition {
  from: SellerStatus;
  to: SellerStatus;
  /** Who may: staff with the permission `sellers.decide`, or the seller's owner. */
  by: "sellers.decide" | "owner";
  /** Must it say why? Where it hurts somebody, it must. */
  needs_reason: boolean;
  event: "seller.applied" | "seller.approved" | "seller.rejected" | "seller.suspended" | "seller.reinstated";
}

/** The whole state machine. */
export const TRANSITIONS = {
  approval: {
    from: "pending",
    to: "approved",
    by: "sellers.decide",
    needs_reason: false,
    event: "seller.approved",
  },
  rejection: {
    from: "pending",
    to: "rejected",
    by: "sellers.decide",
    needs_reason: true,
    event: "seller.rejected",
  },
  suspension: {
    from: "approved",
    to: "suspended",
    by: "sellers.decide",
    needs_reason: true,
    event: "seller.suspended",
  },
  reinstatement: {
    from: "suspended",
    to: "approved",
    by: "sellers.decide",
    needs_reason: false,
    event: "seller.reinstated",
  },
  application: { from: "rejected", to: "pending", by: "owner", needs_reason: false, event: "seller.applied" },
} as const satisfies Record<string, Transition>;

export type TransitionName = keyof typeof TRANSITIONS;

/**
 * Moves a seller along one transition: row, history and news in the caller's transaction. The caller has
 * asked for permission and reason. Refuses `missing`, and `wrong_state` (`conflict`) from any other state.
 */
export async function move(
  tx: TransactionContext,
  seller_id: number,
  name: TransitionName,
  reason: string | null,
): Promise<void> {
  const { from, to, event } = TRANSITIONS[name];
  const seller = await lockedSeller(tx, seller_id);
  if (seller.status !== from) {
    throw conflict("wrong_state", `This seller is ${seller.status}, not ${from}.`, { status: seller.status });
  }
  const approved_at = to === "approved" ? (seller.approved_at ?? now(tx)) : seller.approved_at;
  await tx.db
    .updateTable("sellers")
    .set((of) => ({
      status: to,
      status_reason: reason,
      approved_at,
      version: of("version", "+", 1),
      updated_at: now(tx),
    }))
    .where("id", "=", seller_id)
    .execute();
  await writeHistory(tx, seller_id, { event: name, from_status: from, to_status: to, reason });
  await emit(tx, event, { seller_id });
  await emit(tx, "seller.changed", { seller_id });
}

/** Adds a row to the seller's history. */
export async function writeHistory(
  tx: TransactionContext,
  seller_id: number,
  entry: { event: string; from_status: SellerStatus | null; to_status: SellerStatus; reason: string | null },
): Promise<void> {
  await tx.db
    .insertInto("seller_history")
    .values({ seller_id, ...entry, by_user_id: actingUserId(tx), created_at: now(tx) })
    .execute();
}

/** The seller, held until the transaction ends. Refuses `missing`. */
export async function lockedSeller(tx: TransactionContext, seller_id: number): Promise<SellerRow> {
  const row = await tx.db
    .selectFrom("sellers")
    .selectAll()
    .where("id", "=", seller_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!row) throw missing("seller");
  return row;
}

/** The seller in whatever state. Refuses `missing`. For its own members, staff and the program. */
export async function sellerById(context: Context, seller_id: number): Promise<SellerRow> {
  const row = await context.db
    .selectFrom("sellers")
    .selectAll()
    .where("id", "=", seller_id)
    .executeTakeFirst();
  if (!row) throw missing("seller");
  return row;
}
