// Mails: written with the change that causes them, sent by a job, kept in an outbox that people can read.
import { z } from "zod";
import { DAY_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { assertNoTransaction, insertedOnce, transaction } from "#platform/database";
import { enqueue, type JobHandler } from "#platform/queue";
import { readSetting, type Setting } from "#platform/settings";
import { clip } from "#platform/text";
import type { MailsTable } from "./tables.ts";

export { type MailContent, mailLayout } from "./layout.ts";
export { createMailTransport, type MailTransport, type OutgoingMail } from "./transport.ts";

export interface MailInput {
  /**
   * Recipient, occasion and subject in one: `order-placed:17`. A mail with this key is written once, for
   * ever.
   */
  unique_key: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** A mail as the outbox shows it. */
export interface Mail {
  id: number;
  unique_key: string;
  recipient: string;
  subject: string;
  text_body: string;
  html_body: string;
  sent_at: number | null;
  created_at: number;
}

/** A mail in the list of the outbox, without its bodies. */
export type MailHead = Omit<Mail, "text_body" | "html_body">;

/** Where people write to the operator: answers to our mails go there, and the help page names it. */
export const SUPPORT_EMAIL: Setting<string | null> = {
  name: "support.email",
  schema: z.email().max(254).nullable(),
  initial: null,
};

const SEND_MAIL = "mail.send";
const MAX_SUBJECT_LENGTH = 300;
const MAX_PAGE_SIZE = 100;
const BODY_KEPT_MS = 30 * DAY_MS;
const CLEAN_UP_BATCH = 500;
const MAX_CLEAN_UP_BATCHES = 1000;
const HEAD_COLUMNS = ["id", "unique_key", "recipient", "subject", "sent_at", "created_at"] as const;

/**
 * Writes a mail and asks for its sending, both with the caller's transaction. A mail whose key is there
 * already is not written again.
 */
export async function sendMail(tx: TransactionContext, mail: MailInput): Promise<void> {
  const row: Omit<MailsTable, "id"> = {
    unique_key: mail.unique_key,
    recipient: mail.to,
    subject: clip(mail.subject.replace(/\s+/g, " ").trim(), MAX_SUBJECT_LENGTH),
    text_body: mail.text,
    html_body: mail.html,
    sent_at: null,
    created_at: now(tx),
  };
  let id = 0;
  const is_new = await insertedOnce(tx, async () => {
    const result = await tx.db.insertInto("mails").values(row).executeTakeFirstOrThrow();
    id = Number(result.insertId);
  });
  if (is_new) await enqueue(tx, SEND_MAIL, { mail_id: id });
}

/** The jobs that mails need; part of the worker's table. */
export const mailJobs: Record<string, JobHandler> = {
  [SEND_MAIL]: {
    kind: "external",
    run: async (context, payload: { mail_id: number }) => {
      const mail = await mailById(context, payload.mail_id);
      if (!mail || mail.sent_at !== null) return undefined;
      assertNoTransaction("sending a mail");
      const is_sent = await context.services.mail_transport.send({
        message_id: messageId(context, mail),
        recipient: mail.recipient,
        subject: mail.subject,
        text: mail.text_body,
        html: mail.html_body,
        reply_to: await readSetting(context, SUPPORT_EMAIL),
      });
      if (!is_sent) return undefined;
      return async (tx) => {
        await tx.db
          .updateTable("mails")
          .set({ sent_at: now(tx) })
          .where("id", "=", mail.id)
          .execute();
      };
    },
  },
};

/** Mails, newest first, without their bodies: of one recipient or of all, from before a given id. */
export async function listMails(
  context: Context,
  filter: { recipient?: string; before_id?: number; limit?: number } = {},
): Promise<MailHead[]> {
  let query = context.db.selectFrom("mails").select(HEAD_COLUMNS);
  if (filter.recipient !== undefined) query = query.where("recipient", "=", filter.recipient);
  if (filter.before_id !== undefined) query = query.where("id", "<", filter.before_id);
  const limit = Math.min(filter.limit ?? MAX_PAGE_SIZE, MAX_PAGE_SIZE);
  return query.orderBy("id", "desc").limit(limit).execute();
}

/** One mail with its bodies, or undefined. */
export async function mailById(context: Context, id: number): Promise<Mail | undefined> {
  return context.db
    .selectFrom("mails")
    .select([...HEAD_COLUMNS, "text_body", "html_body"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * Empties the bodies of mails older than 30 days: they hold addresses and links. What was written to whom,
 * and that it is never written again, stays. For the schedule.
 */
export async function emptyOldMails(context: Context): Promise<void> {
  const time = now(context);
  for (let batch = 0; batch < MAX_CLEAN_UP_BATCHES; batch += 1) {
    const rows = await context.db
      .selectFrom("mails")
      .select("id")
      .where("created_at", "<=", time - BODY_KEPT_MS)
      .where("created_at", ">", time - 3 * BODY_KEPT_MS)
      .where("html_body", "!=", "")
      .limit(CLEAN_UP_BATCH)
      .execute();
    if (rows.length === 0) return;
    const ids = rows.map((row) => row.id);
    await transaction(context, (tx) =>
      tx.db.updateTable("mails").set({ text_body: "", html_body: "" }).where("id", "in", ids).execute(),
    );
  }
}

function messageId(context: Context, mail: Mail): string {
  return `<mail-${mail.id}-${mail.created_at}@${new URL(context.services.config.url).hostname}>`;
}
