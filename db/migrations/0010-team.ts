// Who is invited to a seller's team, and what a seller says besides: its company, and when its vacation
// begins and ends.
import type { Migration } from "#platform/database";

export const team: Migration = {
  name: "0010-team",
  up: ({ id, integer, text, options }) => [
    // Only what is still open: whoever accepted is a member, and what was taken back is gone.
    `CREATE TABLE seller_invitations (
      id ${id},
      seller_id ${integer} NOT NULL,
      email ${text(254)} NOT NULL,
      email_key ${text(254)} NOT NULL,
      role ${text(12)} NOT NULL,
      token_hash ${text(64)} NOT NULL UNIQUE,
      invited_by ${integer} NOT NULL,
      sent_at ${integer} NOT NULL,
      expires_at ${integer} NOT NULL,
      created_at ${integer} NOT NULL,
      UNIQUE (seller_id, email_key),
      CHECK (role IN ('owner', 'catalogue', 'orders', 'finance')),
      CHECK (expires_at > sent_at),
      FOREIGN KEY (seller_id) REFERENCES sellers (id),
      FOREIGN KEY (invited_by) REFERENCES users (id)
    ) ${options}`,
    "CREATE INDEX seller_invitations_by ON seller_invitations (invited_by)",
    `ALTER TABLE sellers ADD COLUMN company_name ${text(160)}`,
    `ALTER TABLE sellers ADD COLUMN vacation_from ${integer}`,
    `ALTER TABLE sellers ADD COLUMN vacation_until ${integer}`,
    "CREATE INDEX sellers_vacation_from ON sellers (vacation_from)",
    "CREATE INDEX sellers_vacation_until ON sellers (vacation_until)",
  ],
};
