// From which network address somebody did what the audit log says; forgotten after a while, unlike the rest.
import type { Migration } from "#platform/database";

export const auditAddress: Migration = {
  name: "0019-audit-address",
  up: ({ integer, text }) => [
    `ALTER TABLE audit_events ADD COLUMN address ${text(64)}`,
    // When the address is to be forgotten; null where there is none, so that sweeping reads only what is due.
    `ALTER TABLE audit_events ADD COLUMN address_until ${integer}`,
    "CREATE INDEX audit_events_address ON audit_events (address, at, id)",
    "CREATE INDEX audit_events_address_until ON audit_events (address_until)",
  ],
};
