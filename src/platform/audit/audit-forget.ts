// Forgetting the network addresses of the audit log: they are about people, and needed for a while only.
import { DAY_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";

/** How long the log says from where a deed was done. */
export const ADDRESS_MS = 180 * DAY_MS;
const BATCH = 1000;
const MAX_ROUNDS = 100;

/** Takes the addresses out of lines that are old enough, in bounded steps. For the schedule. */
export async function forgetAddresses(context: Context): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const due = await context.db
      .selectFrom("audit_events")
      .select("id")
      .where("address_until", "<=", now(context))
      .orderBy("address_until")
      .limit(BATCH)
      .execute();
    if (due.length === 0) break;
    const ids = due.map(({ id }) => id);
    await transaction(context, ({ db }) =>
      db
        .updateTable("audit_events")
        .set({ address: null, address_until: null })
        .where("id", "in", ids)
        .execute(),
    );
    if (due.length < BATCH) break;
  }
}
