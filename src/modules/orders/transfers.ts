// Bank transfers that are waited for, with the order that each pays: what staff match with the bank's list.
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { cursorOf, readCursor } from "#platform/database";
import { CURRENCIES, parseMoney } from "#platform/money";
import { Refusal } from "#platform/refusal";

/** A transfer that is waited for. */
export interface WaitingTransfer {
  payment_id: number;
  order_id: number;
  order_number: string;
  email: string;
  amount_minor: number;
  currency: string;
  placed_at: number;
  /** The order is cancelled when it has not arrived by then. */
  expires_at: number | null;
}

export interface TransferFilter {
  /** An order's number, its buyer's e-mail address, or exactly the amount as a decimal. */
  search?: string;
}

export interface TransferSlice {
  page_size: number;
  offset: number;
  cursor?: string;
}

const MAX_COUNT = 10_000;

/** One page, the longest waiting first. Needs `payments.manage`. */
export async function listTransfers(context: Context, { search }: TransferFilter, slice: TransferSlice) {
  requirePermission(context, "payments.manage");
  let query = context.db
    .selectFrom("payments")
    .innerJoin("orders", "orders.id", "payments.order_id")
    .where("payments.status", "=", "pending")
    .where("payments.method", "=", "bank_transfer");
  if (search !== undefined) {
    query = query.where((of) =>
      of.or([
        of("orders.number", "=", search.toUpperCase()),
        of("orders.email_key", "=", search.toLowerCase()),
        ...amountsOf(search).map(({ currency, amount_minor }) =>
          of.and([of("payments.currency", "=", currency), of("payments.amount_minor", "=", amount_minor)]),
        ),
      ]),
    );
  }
  const counted = await context.db
    .selectFrom(
      query
        .select("payments.id")
        .limit(MAX_COUNT + 1)
        .as("found"),
    )
    .select((of) => of.fn.countAll<number>().as("rows"))
    .executeTakeFirstOrThrow();
  let page = query;
  if (slice.cursor !== undefined)
    page = page.where("payments.id", ">", Number(readCursor(slice.cursor, 1)[0]));
  const rows = await page
    .select(["payments.id as payment_id", "payments.order_id", "payments.amount_minor"])
    .select(["payments.currency", "payments.expires_at"])
    .select(["orders.number", "orders.email", "orders.placed_at"])
    .orderBy("payments.id")
    .limit(slice.page_size + 1)
    .offset(slice.cursor === undefined ? slice.offset : 0)
    .execute();
  const results = rows.slice(0, slice.page_size);
  const last = rows.length > slice.page_size ? results.at(-1) : undefined;
  return {
    results: results.map(({ number, ...row }): WaitingTransfer => ({ ...row, order_number: number ?? "" })),
    count: Math.min(Number(counted.rows), MAX_COUNT),
    count_is_exact: Number(counted.rows) <= MAX_COUNT,
    next_cursor: last ? cursorOf([last.payment_id]) : null,
  };
}

/** What the text would be as an amount, in each currency that can be so. */
function amountsOf(text: string): { currency: string; amount_minor: number }[] {
  return CURRENCIES.flatMap((currency) => {
    try {
      return [{ currency, amount_minor: parseMoney(text, currency, "search") }];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
}
