// What people are written about a seller's team: the invitation, who joined, who is no longer in it.
import { DAY_MS, isoTime } from "#platform/clock";
import { now, type TransactionContext } from "#platform/context";
import { tokenHash } from "#platform/id";
import { type MailContent, mailLayout, sendMail } from "#platform/mail";
import type { Invitation } from "./invitations.ts";
import { ownersOf } from "./owners.ts";
import { sellerById } from "./states.ts";
import type { MemberRole } from "./tables.ts";

/** Where the link in the mail leads; the page there shows who invites and asks. */
export const INVITATION_PATH = "/invitation/";

const ROLE_WORDS: Readonly<Record<MemberRole, string>> = {
  owner: "owner: everything, also people and settings",
  catalogue: "catalogue: products and stock",
  orders: "orders: see, confirm and send what was bought",
  finance: "finance: revenue, balances and orders, for reading",
};

/** Invites; the token is in the mail and nowhere else. */
export async function mailInvitation(
  tx: TransactionContext,
  seller_id: number,
  { id, email, role, invited_by, expires_at }: Invitation,
  token: string,
): Promise<void> {
  const { name } = await sellerById(tx, seller_id);
  const by = `${invited_by.first_name} ${invited_by.last_name}`;
  const days = Math.round((expires_at - now(tx)) / DAY_MS);
  const subject = `${by} invites you to work for ${name}`;
  await mail(
    tx,
    `seller-invitation:${id}:${tokenHash(token).slice(0, 16)}`,
    { email, subject, name },
    {
      paragraphs: [
        `${by} would like you to join the team of ${name} on BuyBuy.`,
        `Your role: ${ROLE_WORDS[role]}.`,
        `The link is good for ${days} days (until ${isoTime(expires_at).slice(0, 10)}) and for this address only. If you did not expect this, ignore the mail: without the link nothing happens.`,
      ],
      action: {
        label: "See the invitation",
        url: link(tx, `${INVITATION_PATH}?token=${encodeURIComponent(token)}`),
      },
    },
  );
}

/** Tells the owners who has joined. */
export async function mailJoined(
  tx: TransactionContext,
  seller_id: number,
  member: { id: number; email: string; first_name: string; last_name: string; role: MemberRole },
): Promise<void> {
  const { name } = await sellerById(tx, seller_id);
  const who = `${member.first_name} ${member.last_name} (${member.email})`;
  for (const owner of await ownersOf(tx, seller_id)) {
    if (owner.id === member.id) continue;
    const key = `seller-joined:${seller_id}:${member.id}:${owner.id}:${now(tx)}`;
    await mail(
      tx,
      key,
      { email: owner.email, subject: `${who} joined your team`, name },
      {
        paragraphs: [
          `Hello ${owner.first_name},`,
          `${who} accepted the invitation. Role: ${ROLE_WORDS[member.role]}.`,
        ],
        action: { label: "See your team", url: link(tx, "/seller/team/") },
      },
    );
  }
}

/** Tells whom the marketplace made an owner, and the owners that were there before. */
export async function mailNamed(
  tx: TransactionContext,
  { id: seller_id, name }: { id: number; name: string },
  named: { id: number; email: string; first_name: string; last_name: string },
  reason: string,
): Promise<void> {
  const who = `${named.first_name} ${named.last_name} (${named.email})`;
  for (const { id, email, first_name } of await ownersOf(tx, seller_id)) {
    const is_new = id === named.id;
    const subject = is_new ? `You are an owner of ${name} now` : `${who} is an owner of ${name} now`;
    const said = is_new
      ? `The marketplace made you an owner of ${name}.`
      : `The marketplace made ${who} an owner.`;
    await mail(
      tx,
      `seller-owner:${seller_id}:${named.id}:${id}:${now(tx)}`,
      { email, subject, name },
      {
        paragraphs: [`Hello ${first_name},`, `${said} Role: ${ROLE_WORDS.owner}.`, `Why: ${reason}`],
        action: { label: "See your team", url: link(tx, "/seller/team/") },
      },
    );
  }
}

/** Tells somebody that they are no longer in the team. */
export async function mailRemoved(
  tx: TransactionContext,
  seller: { id: number; name: string },
  member: { user_id: number; email: string; first_name: string },
): Promise<void> {
  const { name } = seller;
  const key = `seller-removed:${seller.id}:${member.user_id}:${now(tx)}`;
  await mail(
    tx,
    key,
    { email: member.email, subject: `You are no longer in the team of ${name}`, name },
    {
      paragraphs: [
        `Hello ${member.first_name},`,
        `An owner of ${name} took you out of the team. Your account and your own orders stay as they are.`,
      ],
    },
  );
}

async function mail(
  tx: TransactionContext,
  unique_key: string,
  { email, subject, name }: { email: string; subject: string; name: string },
  content: Pick<MailContent, "paragraphs" | "action">,
): Promise<void> {
  const footer = `BuyBuy, ${tx.services.config.url}. You get this mail because of the team of ${name}.`;
  const bodies = mailLayout({ title: subject, ...content, footer });
  await sendMail(tx, { unique_key, to: email, subject, ...bodies });
}

function link(tx: TransactionContext, path: string): string {
  return `${tx.services.config.url}${path}`;
}
