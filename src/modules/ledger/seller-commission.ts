// A commission of a seller's own, instead of the default: with its history, and frozen on each line when it
// is sold.
import { actingUserId, requirePermission } from "#modules/identity";
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { forUpdate, transaction } from "#platform/database";
import { RATE_SCALE } from "#platform/money";
import { invalid, missing } from "#platform/refusal";
import { type Commission, defaultCommission } from "./commission.ts";

/** One change of a seller's commission; a rate of null is the default again. */
export interface SellerCommission {
  rate_ppm: number | null;
  reason: string;
  by_user_id: number | null;
  created_at: number;
}

const MAX_HISTORY = 100;
const PPM_PER_PERCENT = RATE_SCALE / 100;

/** The commission that each of these sellers pays for lines sold now, in two reads however many they are. */
export async function commissionsOf(
  context: Context,
  seller_ids: readonly number[],
): Promise<(seller_id: number) => Commission> {
  const common = await defaultCommission(context);
  const own = new Map<number, Commission>();
  if (seller_ids.length > 0) {
    const rows = await context.db
      .selectFrom("seller_commissions")
      .select(["seller_id", "rate_ppm"])
      .where("seller_id", "in", seller_ids)
      .orderBy("id")
      .execute();
    for (const { seller_id, rate_ppm } of rows) {
      if (rate_ppm === null) own.delete(seller_id);
      else own.set(seller_id, { rate_ppm, rule: `seller ${rate_ppm / PPM_PER_PERCENT} % of net` });
    }
  }
  return (seller_id) => own.get(seller_id) ?? common;
}

/** What the seller pays of its own (null: the default), and how it came to it. Needs `sellers.decide`. */
export async function sellerCommission(
  context: Context,
  seller_id: number,
): Promise<{ rate_ppm: number | null; history: SellerCommission[] }> {
  requirePermission(context, "sellers.decide");
  const history = await context.db
    .selectFrom("seller_commissions")
    .select(["rate_ppm", "reason", "by_user_id", "created_at"])
    .where("seller_id", "=", seller_id)
    .orderBy("id", "desc")
    .limit(MAX_HISTORY)
    .execute();
  return { rate_ppm: history[0]?.rate_ppm ?? null, history };
}

/**
 * Gives a seller a commission of its own for lines sold from now on, or with null the default again; what is
 * sold keeps its own. The rate it has already changes nothing. Needs `sellers.decide` and `settings.manage`.
 * Refuses `missing`, and 422 on `rate` for what is no share of the net.
 */
export async function setSellerCommission(
  context: Context,
  input: { seller_id: number; rate_ppm: number | null; reason: string },
): Promise<void> {
  requirePermission(context, "sellers.decide");
  requirePermission(context, "settings.manage");
  const { seller_id, rate_ppm, reason } = input;
  if (rate_ppm !== null && !(Number.isInteger(rate_ppm) && rate_ppm >= 0 && rate_ppm <= RATE_SCALE)) {
    throw invalid("rate", "too_big", "A commission is between 0 and 100 percent.");
  }
  await transaction(context, async (tx) => {
    await holdSeller(tx, seller_id);
    const before = (await sellerCommission(tx, seller_id)).rate_ppm;
    if (before === rate_ppm) return;
    await tx.db
      .insertInto("seller_commissions")
      .values({ seller_id, rate_ppm, reason, by_user_id: actingUserId(tx), created_at: now(tx) })
      .execute();
    await recordAudit(tx, {
      action: "seller.commission_changed",
      subject_type: "seller",
      subject_id: seller_id,
      before: { commission_rate_ppm: before },
      after: { commission_rate_ppm: rate_ppm },
      reason,
    });
  });
}

/** Two who change it at the same time follow one another. */
async function holdSeller(tx: TransactionContext, seller_id: number): Promise<void> {
  const row = await tx.db
    .selectFrom("sellers")
    .select("id")
    .where("id", "=", seller_id)
    .$call(forUpdate(tx))
    .executeTakeFirst();
  if (!row) throw missing("seller");
}
