// Every hour, do Z: all periodic work, in one table.
import { HOUR_MS } from "#platform/clock";
import { deleteExpiredKeys } from "#platform/idempotency";
import { deleteEndedWindows } from "#platform/limit";
import type { ScheduledTask } from "#platform/schedule";

export const tasks: ScheduledTask[] = [
  { name: "limits.clean_up", every_ms: HOUR_MS, run: deleteEndedWindows },
  { name: "idempotency.clean_up", every_ms: HOUR_MS, run: deleteExpiredKeys },
];
