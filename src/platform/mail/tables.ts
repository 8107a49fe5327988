// The table of mails: what was written, and what was sent.
import type { Generated } from "kysely";

declare module "#platform/database" {
  interface Tables {
    mails: MailsTable;
  }
}

export interface MailsTable {
  id: Generated<number>;
  /** Names recipient, occasion and subject: the same mail is never written twice. */
  unique_key: string;
  recipient: string;
  subject: string;
  text_body: string;
  html_body: string;
  sent_at: number | null;
  created_at: number;
}
