// Vacations: planned with a first and a last moment, begun and ended by the clock, or switched by hand.
import { type Context, now } from "#platform/context";
import { flagOf, transaction } from "#platform/database";
import { invalid } from "#platform/refusal";
import { changeSeller, type SellerChanges } from "./settings.ts";
import type { SellerRow } from "./states.ts";

type Plan = Pick<SellerRow, "is_on_vacation" | "vacation_from" | "vacation_until">;

const OVER: Plan = { is_on_vacation: 0, vacation_from: null, vacation_until: null };
/** Sellers whose vacation begins or ends in one step of the sweeper. */
const BATCH = 100;
const MAX_ROUNDS = 20;

/**
 * How the vacation stands after these changes, at the moment `time`. A beginning that has come is no plan any
 * more: the vacation is on. Switched off by hand, it's over with its end. Refuses (`invalid`) an end that has
 * passed or isn't after the beginning, and an end of nothing.
 */
export function vacationAfter(before: Plan, changes: SellerChanges, time: number): Plan {
  const {
    is_on_vacation,
    vacation_from = before.vacation_from,
    vacation_until = before.vacation_until,
  } = changes;
  const is_over = before.vacation_until !== null && before.vacation_until <= time;
  const asks = ["is_on_vacation", "vacation_from", "vacation_until"].some((name) => name in changes);
  if (is_over && !asks) return OVER;
  const begins = vacation_from !== null && vacation_from <= time;
  const is_on = (is_on_vacation ?? before.is_on_vacation === 1) || begins;
  const from = begins ? null : vacation_from;
  if (!is_on && from === null) {
    if (changes.vacation_until) throw invalid("vacation_from", "required", "Say when the vacation begins.");
    return OVER;
  }
  if (vacation_until !== null && vacation_until <= Math.max(time, vacation_from ?? time)) {
    throw invalid("vacation_until", "too_small", "The vacation ends after it began, and not in the past.");
  }
  return { is_on_vacation: flagOf(is_on), vacation_from: from, vacation_until };
}

/** Begins and ends the vacations whose time has come. For the schedule. */
export async function turnVacations(context: Context): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const due = await context.db
      .selectFrom("sellers")
      .select("id")
      .where((of) =>
        of.or([of("vacation_from", "<=", now(context)), of("vacation_until", "<=", now(context))]),
      )
      .orderBy("id")
      .limit(BATCH)
      .execute();
    for (const { id } of due) {
      await transaction(context, (tx) => changeSeller(tx, id, {}));
    }
    if (due.length < BATCH) break;
  }
}
