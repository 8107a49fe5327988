// What accounts are written: confirm the address, choose a new password, something important changed.
import type { TransactionContext } from "#platform/context";
import { type MailContent, mailLayout, sendMail } from "#platform/mail";

interface Addressee {
  email: string;
  first_name: string;
}

/** Where the links in mails lead; the pages there post the token. */
export const VERIFY_EMAIL_PATH = "/account/verify-email/";
export const RESET_PASSWORD_PATH = "/account/reset-password/";

/** Asks whether the address is theirs. */
export async function mailVerification(
  tx: TransactionContext,
  to: Addressee,
  token: { id: number; token: string },
): Promise<void> {
  await mail(tx, `verify-email:${token.id}`, to, "Confirm your e-mail address", {
    paragraphs: [
      "Please confirm that this address is yours. The link is good for 24 hours.",
      "If you have no account with us, ignore this mail: without the link nothing happens.",
    ],
    action: { label: "Confirm the address", url: link(tx, VERIFY_EMAIL_PATH, token.token) },
  });
}

/** Offers a new password. */
export async function mailPasswordReset(
  tx: TransactionContext,
  to: Addressee,
  token: { id: number | string; token: string },
): Promise<void> {
  await mail(tx, `reset-password:${token.id}`, to, "Choose a new password", {
    paragraphs: [
      "Somebody asked for a new password for your account. The link is good once, for 30 minutes.",
      "If it was not you, ignore this mail: your password stays as it is.",
    ],
    action: { label: "Choose a new password", url: link(tx, RESET_PASSWORD_PATH, token.token) },
  });
}

/** Says that the password changed, to whoever did not do it. */
export async function mailPasswordChanged(tx: TransactionContext, to: Addressee, key: string): Promise<void> {
  await mail(tx, `password-changed:${key}`, to, "Your password was changed", {
    paragraphs: [
      "The password of your account was changed just now, and every other session was ended.",
      "If it was not you, choose a new password at once.",
    ],
    action: { label: "Choose a new password", url: `${tx.services.config.url}${RESET_PASSWORD_PATH}` },
  });
}

/** Says to the former address that the account left it. */
export async function mailEmailChanged(tx: TransactionContext, to: Addressee, key: string): Promise<void> {
  await mail(tx, `email-changed:${key}`, to, "Your e-mail address was changed", {
    paragraphs: [
      "Your account now has another e-mail address, and this one no longer belongs to it.",
      "If it was not you, answer this mail at once.",
    ],
  });
}

async function mail(
  tx: TransactionContext,
  unique_key: string,
  to: Addressee,
  subject: string,
  content: Pick<MailContent, "paragraphs" | "action">,
): Promise<void> {
  const bodies = mailLayout({
    title: subject,
    ...content,
    paragraphs: [`Hello ${to.first_name},`, ...content.paragraphs],
    footer: `BuyBuy, ${tx.services.config.url}. You get this mail because of an account with this address.`,
  });
  await sendMail(tx, { unique_key, to: to.email, subject, ...bodies });
}

function link(tx: TransactionContext, path: string, token: string): string {
  return `${tx.services.config.url}${path}?token=${encodeURIComponent(token)}`;
}
