// How a buyer reaches an order: signed in, or with the token that came with a guest's order.
import { findOwnOrder, type OwnOrder } from "#modules/orders";
import { paymentById } from "#modules/payments";
import { MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import type { RequestFacts } from "#platform/http/route";
import { takeLimit } from "#platform/limit";
import { Refusal } from "#platform/refusal";

/** What a request, or a visit of a page, tells of who asks. */
export type OrderAsker = Pick<RequestFacts, "path" | "address" | "header">;

/** Wrong tokens from one address before it has to wait. */
const WRONG_TOKENS = 20;
const WINDOW_MS = 10 * MINUTE_MS;

/**
 * The order if it is the caller's. Refuses `missing`, and `limited` for an address that tries one wrong token
 * after another.
 */
export async function reachOrder(context: Context, order_id: number, request: OrderAsker): Promise<OwnOrder> {
  const token = orderToken(request);
  try {
    return await findOwnOrder(context, order_id, token);
  } catch (error) {
    if (error instanceof Refusal && token !== null) {
      const { rate_limit_factor } = context.services.config;
      await takeLimit(context, {
        bucket: `order_token:${request.address}`,
        limit: Math.max(1, Math.floor(WRONG_TOKENS * rate_limit_factor)),
        window_ms: WINDOW_MS,
      });
    }
    throw error;
  }
}

/** The payment's order if it is the caller's. Refuses `missing`. */
export async function reachPayment(
  context: Context,
  payment_id: number,
  request: RequestFacts,
): Promise<OwnOrder> {
  const { order_id } = await paymentById(context, payment_id);
  return reachOrder(context, order_id, request);
}

/** The guest's token: in the header, or in the link that the mail carries. */
export function orderToken(request: OrderAsker): string | null {
  const query = new URLSearchParams(request.path.split("?")[1] ?? "");
  return request.header("x-order-token") || query.get("token") || null;
}
