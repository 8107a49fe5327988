// How often a password may be guessed for one account, from wherever: ten wrong ones in fifteen minutes.
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { countLimit, type LimitInput, peekLimit, resetLimit, tooManyRequests } from "#platform/limit";

const MAX_WRONG = 10;
const WINDOW_MS = 15 * MINUTE_MS;

/**
 * Runs `check` and counts a "no" against `account`. Refuses `limited` once all tries are used. It is asked
 * before and after, so that guesses made side by side gain nothing; right answers are never counted.
 */
export async function guessed(
  context: Context,
  account: string,
  check: () => Promise<boolean>,
): Promise<boolean> {
  const limit: LimitInput = { bucket: `password:${account}`, limit: MAX_WRONG, window_ms: WINDOW_MS };
  await refuseWhenUsedUp(context, limit);
  if (!(await check())) {
    await countLimit(context, limit);
    return false;
  }
  const remaining = await refuseWhenUsedUp(context, limit);
  if (remaining < MAX_WRONG) await resetLimit(context, limit.bucket);
  return true;
}

async function refuseWhenUsedUp(context: Context, limit: LimitInput): Promise<number> {
  const state = await peekLimit(context, limit);
  if (state.remaining === 0) throw tooManyRequests(context, state);
  return state.remaining;
}
