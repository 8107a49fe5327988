// How mails leave the house: by SMTP, or not at all, when they stay readable in the outbox.
import { createRequire } from "node:module";
import { SECOND_MS } from "#platform/clock";
import type { Config } from "#platform/config";

declare module "#platform/context" {
  interface Services {
    mail_transport: MailTransport;
  }
}

/** A mail as it goes out. */
export interface OutgoingMail {
  /** The same at every attempt, so that a mail sent twice can be recognised. */
  message_id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  /** Where answers go; null: to the sender. */
  reply_to: string | null;
}

export interface MailTransport {
  /**
   * True when the mail was handed over, false when it stays in the outbox. Throws when it should be tried
   * again.
   */
  send(mail: OutgoingMail): Promise<boolean>;
  close(): void;
}

const CONNECT_TIMEOUT_MS = 5 * SECOND_MS;
const SOCKET_TIMEOUT_MS = 20 * SECOND_MS;
const MAX_CONNECTIONS = 2;

/** SMTP where `SMTP_URL` is set, otherwise the outbox. */
export function createMailTransport(config: Pick<Config, "smtp_url" | "mail_from">): MailTransport {
  return config.smtp_url ? smtpTransport(config.smtp_url, config.mail_from) : outboxTransport();
}

function outboxTransport(): MailTransport {
  return { send: async () => false, close: () => {} };
}

function smtpTransport(url: string, from: string): MailTransport {
  // Loaded only where mails go out: most development shops keep them in the outbox.
  const nodemailer = createRequire(import.meta.url)("nodemailer") as typeof import("nodemailer");
  const transporter = nodemailer.createTransport(
    {
      url,
      pool: true,
      maxConnections: MAX_CONNECTIONS,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  );
  return {
    send: async ({ message_id, recipient, subject, text, html, reply_to }) => {
      // The recipient goes in as one address, never as a list to be split at commas.
      const to = { name: "", address: recipient };
      const answers = reply_to === null ? {} : { replyTo: { name: "", address: reply_to } };
      await transporter.sendMail({ messageId: message_id, to, subject, text, html, ...answers });
      return true;
    },
    close: () => transporter.close(),
  };
}
