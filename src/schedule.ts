// Every hour, do Z: all periodic work, in one table.
import { closeDays, writeTerms, writeViews } from "#modules/analytics";
import { abandonIdleCarts } from "#modules/cart";
import { healPayments } from "#modules/checkout";
import { forgetOldImports } from "#modules/exchange";
import { pruneSessions } from "#modules/identity";
import { sweepReservations } from "#modules/inventory";
import { countPopularity, expireUnpaidOrders } from "#modules/orders";
import { turnVacations } from "#modules/sellers";
import { forgetAddresses } from "#platform/audit";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "#platform/clock";
import { rotateSigningKeys } from "#platform/http/jwt";
import { deleteExpiredKeys } from "#platform/idempotency";
import { deleteEndedWindows } from "#platform/limit";
import { emptyOldMails } from "#platform/mail";
import type { ScheduledTask } from "#platform/schedule";

export const tasks: ScheduledTask[] = [
  { name: "payments.heal", every_ms: MINUTE_MS, run: healPayments },
  { name: "orders.expire", every_ms: MINUTE_MS, run: expireUnpaidOrders },
  { name: "reservations.sweep", every_ms: MINUTE_MS, run: sweepReservations },
  { name: "carts.abandon_idle", every_ms: HOUR_MS, run: abandonIdleCarts },
  { name: "catalog.popularity", every_ms: HOUR_MS, run: countPopularity },
  { name: "sellers.vacations", every_ms: MINUTE_MS, run: turnVacations },
  { name: "figures.close_days", every_ms: MINUTE_MS, run: closeDays },
  { name: "views.write", every_ms: MINUTE_MS, run: writeViews },
  { name: "terms.write", every_ms: MINUTE_MS, run: writeTerms },
  { name: "limits.clean_up", every_ms: HOUR_MS, run: deleteEndedWindows },
  { name: "idempotency.clean_up", every_ms: HOUR_MS, run: deleteExpiredKeys },
  { name: "imports.forget_old", every_ms: DAY_MS, run: forgetOldImports },
  { name: "mails.empty_old", every_ms: DAY_MS, run: emptyOldMails },
  { name: "sessions.clean_up", every_ms: HOUR_MS, run: pruneSessions },
  { name: "audit.forget_addresses", every_ms: DAY_MS, run: forgetAddresses },
  { name: "keys.rotate", every_ms: HOUR_MS, run: rotateSigningKeys },
];
