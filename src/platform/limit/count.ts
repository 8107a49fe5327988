// Where limits are counted: in the database always, in Redis where there is one.
import { type Context, now } from "#platform/context";
import { compileOnce, type Database, insertedOnce, type Slots, transaction } from "#platform/database";
import type { Window } from "./tables.ts";

const REDIS_PREFIX = "buybuy:limit:";

const windowOf = compileOnce((db, slot: Slots<{ bucket: string }>) =>
  db.selectFrom("rate_limits").select(["used", "resets_at"]).where("bucket", "=", slot("bucket")),
);

/**
 * `used` stands before `resets_at`: MySQL sets from left to right and would otherwise judge the new window.
 */
const countOne = compileOnce((db, slot: Slots<{ bucket: string; time: number; ends_at: number }>) =>
  db
    .updateTable("rate_limits")
    .set((of) => {
      const is_over = of("resets_at", "<=", slot("time"));
      return {
        used: of
          .case()
          .when(is_over)
          .then(of.lit(1))
          .else(of("used", "+", 1))
          .end(),
        resets_at: of.case().when(is_over).then(slot("ends_at")).else(of.ref("resets_at")).end(),
      };
    })
    .where("bucket", "=", slot("bucket")),
);

const startAt = compileOnce((db, slot: Slots<{ bucket: string; used: number; resets_at: number }>) =>
  db
    .insertInto("rate_limits")
    .values({ bucket: slot("bucket"), used: slot("used"), resets_at: slot("resets_at") }),
);

const raiseTo = compileOnce((db, slot: Slots<{ bucket: string; used: number; resets_at: number }>) =>
  db
    .updateTable("rate_limits")
    .set({ used: slot("used"), resets_at: slot("resets_at") })
    .where("bucket", "=", slot("bucket")),
);

/** What the database counted in the present window; nothing when the last window is over. */
export async function readInDatabase(context: Context, bucket: string): Promise<Window | undefined> {
  return presentWindow(context.db, bucket, now(context));
}

/**
 * Counts one in the database. `known` is what Redis had counted before it went away: the count goes on from
 * there.
 */
export async function countInDatabase(
  context: Context,
  bucket: string,
  window_ms: number,
  known: Window | undefined,
): Promise<Window> {
  return transaction(context, async (tx) => {
    const time = now(tx);
    if (known) {
      const stored = await presentWindow(tx.db, bucket, time);
      if (!stored || stored.used < known.used) await store(known);
    }
    const first = { used: 1, resets_at: time + window_ms };
    if (!(await addOne())) {
      if (await insertedOnce(tx, () => startAt.run(tx.db, { bucket, ...first }))) return first;
      // Somebody else began the bucket between the two statements.
      await addOne();
    }
    return (await windowOf.first(tx.db, { bucket })) ?? first;

    async function addOne(): Promise<boolean> {
      const result = await countOne.run(tx.db, { bucket, time, ends_at: time + window_ms });
      return result.numAffectedRows !== 0n;
    }

    async function store(window: Window): Promise<void> {
      const raised = await raiseTo.run(tx.db, { bucket, ...window });
      if (raised.numAffectedRows !== 0n) return;
      await insertedOnce(tx, () => startAt.run(tx.db, { bucket, ...window }));
    }
  });
}

async function presentWindow(db: Database, bucket: string, time: number): Promise<Window | undefined> {
  const window = await windowOf.first(db, { bucket });
  return window && window.resets_at > time ? window : undefined;
}

/** Counts and begins the window in one step, so that no counter is left without an end. */
const COUNT_SCRIPT = `local used = redis.call('INCR', KEYS[1])
if used == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {used, redis.call('PTTL', KEYS[1])}`;

/** Counts one in Redis; null when there is none to ask. */
export async function countInRedis(
  context: Context,
  bucket: string,
  window_ms: number,
): Promise<Window | null> {
  const answer = await context.services.redis?.ask((client) =>
    client.eval(COUNT_SCRIPT, 1, REDIS_PREFIX + bucket, window_ms),
  );
  if (!answer) return null;
  const [used, left_ms] = answer.value as [number, number];
  return { used, resets_at: now(context) + left_ms };
}

/** What Redis counted in the present window; null when there is no Redis to ask. */
export async function readInRedis(context: Context, bucket: string): Promise<Window | null> {
  const answer = await context.services.redis?.ask(async (client) =>
    Promise.all([client.get(REDIS_PREFIX + bucket), client.pttl(REDIS_PREFIX + bucket)]),
  );
  if (!answer) return null;
  const [used, left_ms] = answer.value;
  return { used: Number(used ?? 0), resets_at: now(context) + Math.max(0, left_ms) };
}

/** Forgets a bucket in Redis and in the database. */
export async function forget(context: Context, bucket: string): Promise<void> {
  await context.services.redis?.ask((client) => client.del(REDIS_PREFIX + bucket));
  await transaction(context, (tx) => tx.db.deleteFrom("rate_limits").where("bucket", "=", bucket).execute());
}
