// What the owner of a seller is written about its state.
import type { TransactionContext } from "#platform/context";
import { mailLayout, sendMail } from "#platform/mail";
import { ownersOf } from "./owners.ts";
import type { TransitionName } from "./states.ts";

const WORDS: Record<TransitionName | "sign-up", { subject: string; body: string }> = {
  "sign-up": {
    subject: "We received your application to sell",
    body: "We will look at it and write to you. Until then you can fill in your profile and prepare products.",
  },
  application: {
    subject: "We received your new application to sell",
    body: "We will look at it again and write to you.",
  },
  approval: {
    subject: "You can sell now",
    body: "Your application was approved. What you publish from now on can be bought.",
  },
  rejection: {
    subject: "Your application to sell was declined",
    body: "You can change what was missing and apply again.",
  },
  suspension: {
    subject: "Your shop was suspended",
    body: "Buyers no longer see your products. Please fulfil what is ordered already.",
  },
  reinstatement: {
    subject: "Your shop is open again",
    body: "Buyers see your products again.",
  },
};

/** Writes to the seller's owners, once per decision. */
export async function mailOwners(
  tx: TransactionContext,
  seller: { id: number; name: string; version: number },
  occasion: TransitionName | "sign-up",
  reason: string | null,
): Promise<void> {
  const { subject, body } = WORDS[occasion];
  const { url } = tx.services.config;
  for (const owner of await ownersOf(tx, seller.id)) {
    const paragraphs = [`Hello ${owner.first_name},`, body, ...(reason ? [`Why: ${reason}`] : [])];
    const bodies = mailLayout({
      title: `${seller.name}: ${subject}`,
      paragraphs,
      action: { label: "Open your seller centre", url: `${url}/seller/` },
      footer: `BuyBuy, ${url}. You get this mail because ${seller.name} is yours.`,
    });
    const unique_key = `seller-${occasion}:${seller.id}:${seller.version}:${owner.id}`;
    await sendMail(tx, { unique_key, to: owner.email, subject, ...bodies });
  }
}
