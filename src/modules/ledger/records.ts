// What happens in a marketplace, as transfers: sales, cash at the door, cancellations, refunds.
import type { TransactionContext } from "#platform/context";
import {
  type AccountName,
  cashAccount,
  commissionAccount,
  gatewayAccount,
  refundsDueAccount,
  sellerAccount,
} from "./accounts.ts";
import { type Posting, post, postAll } from "./posting.ts";

/** One seller's part of an order, as far as the books care; commission is the frozen sum of its lines. */
export interface SalePart {
  seller_order_id: number;
  seller_id: number;
  total_minor: number;
  commission_minor: number;
}

/**
 * Books the sale of each part whose money is with `provider`. Parts that cost nothing leave no trace; parts
 * that were booked before are left alone. Gives how many were new.
 */
export function recordSale(
  tx: TransactionContext,
  input: {
    order: { order_id: number; currency: string };
    parts: readonly SalePart[];
    provider: string;
  },
): Promise<number> {
  const account = gatewayAccount(input.provider);
  const postings = input.parts.flatMap((part) => saleOf(part, input.order.order_id, account));
  return postAll(tx, { currency: input.order.currency, postings });
}

/**
 * Books delivered parts that were paid in cash: the sale, and the notes that the seller keeps. What remains
 * on the seller's account is the commission owed to us.
 */
export function recordCashDelivered(
  tx: TransactionContext,
  input: { order: { order_id: number; currency: string }; parts: readonly SalePart[] },
): Promise<number> {
  const { order_id, currency } = input.order;
  const postings = input.parts.flatMap((part): Posting[] => {
    const sale = saleOf(part, order_id, cashAccount);
    if (sale.length === 0) return [];
    return [
      ...sale,
      {
        kind: "cash_kept",
        unique_key: `cash_kept:${part.seller_order_id}`,
        order_id,
        seller_order_id: part.seller_order_id,
        entries: [
          { account: sellerAccount(part.seller_id), amount_minor: part.total_minor },
          { account: cashAccount, amount_minor: -part.total_minor },
        ],
      },
    ];
  });
  return postAll(tx, { currency, postings });
}

/**
 * Reverses a seller order's sale to the minor unit: the seller and the commission give back what they got,
 * and the buyer is owed it (`refunds_due`) until `recordRefundPaid`. False when there was no sale or it was
 * reversed before.
 */
export async function recordCancellation(
  tx: TransactionContext,
  input: { order_id: number; seller_order_id: number },
): Promise<boolean> {
  const sale = await tx.db
    .selectFrom("ledger_transfers")
    .innerJoin("ledger_entries", "ledger_entries.transfer_id", "ledger_transfers.id")
    .innerJoin("ledger_accounts", "ledger_accounts.id", "ledger_entries.account_id")
    .select([
      "ledger_accounts.code",
      "ledger_accounts.kind",
      "ledger_accounts.seller_id",
      "ledger_entries.amount_minor",
      "ledger_entries.currency",
    ])
    .where("ledger_transfers.unique_key", "=", saleKey(input.seller_order_id))
    .orderBy("ledger_entries.id")
    .execute();
  const [first] = sale;
  if (!first) return false;
  return post(tx, {
    kind: "cancellation",
    unique_key: `cancellation:${input.seller_order_id}`,
    order_id: input.order_id,
    seller_order_id: input.seller_order_id,
    currency: first.currency,
    entries: sale.map(({ code, kind, seller_id, amount_minor }) => ({
      account: kind === "asset" ? refundsDueAccount : { code, kind, seller_id },
      amount_minor: -amount_minor,
    })),
  });
}

/** Books money that came for an order that no longer stands, or twice: we owe it to the buyer. */
export function recordStrayPayment(
  tx: TransactionContext,
  input: {
    payment_id: number;
    order_id: number;
    amount_minor: number;
    currency: string;
    provider: string;
  },
): Promise<boolean> {
  return post(tx, {
    kind: "stray_payment",
    unique_key: `stray_payment:${input.payment_id}`,
    order_id: input.order_id,
    currency: input.currency,
    entries: [
      { account: gatewayAccount(input.provider), amount_minor: input.amount_minor },
      { account: refundsDueAccount, amount_minor: -input.amount_minor },
    ],
  });
}

/** Books a refund that has left the provider. */
export function recordRefundPaid(
  tx: TransactionContext,
  input: {
    refund_id: number;
    order_id: number;
    seller_order_id: number | null;
    amount_minor: number;
    currency: string;
    provider: string;
  },
): Promise<boolean> {
  return post(tx, {
    kind: "refund_paid",
    unique_key: `refund_paid:${input.refund_id}`,
    order_id: input.order_id,
    seller_order_id: input.seller_order_id,
    currency: input.currency,
    entries: [
      { account: refundsDueAccount, amount_minor: input.amount_minor },
      { account: gatewayAccount(input.provider), amount_minor: -input.amount_minor },
    ],
  });
}

function saleOf(part: SalePart, order_id: number, money: AccountName): Posting[] {
  const { seller_order_id, seller_id, total_minor, commission_minor } = part;
  if (commission_minor < 0 || commission_minor > total_minor) {
    throw new Error(`A commission of ${commission_minor} on a part of ${total_minor}`);
  }
  if (total_minor === 0) return [];
  const entries = [
    { account: money, amount_minor: total_minor },
    { account: sellerAccount(seller_id), amount_minor: commission_minor - total_minor },
    { account: commissionAccount, amount_minor: -commission_minor },
  ];
  return [
    {
      kind: "sale",
      unique_key: saleKey(seller_order_id),
      order_id,
      seller_order_id,
      // A rate of 0 % or of 100 % leaves an account untouched; the book holds no zeros.
      entries: entries.filter((entry) => entry.amount_minor !== 0),
    },
  ];
}

function saleKey(seller_order_id: number): string {
  return `sale:${seller_order_id}`;
}
