// Checkout: what the cart would cost, and buying it.
import { type CartQuote, checkOut, quoteCart } from "#modules/checkout";
import { guestOrderToken, orderView } from "#modules/orders";
import { isoTime } from "#platform/clock";
import { created, ok, type RequestFacts, type Route, route } from "#platform/http/route";
import { formatMoney } from "#platform/money";
import { anyone } from "./access.ts";
import { checkoutBody, quoteBody, quoteSchema } from "./checkout-schema.ts";
import { placedOrderSchema } from "./orders-schema.ts";
import { presentOrder, presentTotals } from "./orders-view.ts";

const EXAMPLE_ADDRESS = {
  full_name: "Ada Byron",
  line1: "12 Main Street",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
};

export const checkoutRoutes: Route[] = [
  route({
    method: "post",
    path: "/api/checkout/quote/",
    summary: "What the cart would cost there, and how it can be sent and paid",
    tag: "Checkout",
    access: anyone,
    credentials: ["cart_token"],
    body: quoteBody,
    body_optional: true,
    example: { shipping_address: EXAMPLE_ADDRESS },
    answers: { 200: { description: "The quote; nothing is written or held.", schema: quoteSchema } },
    refusals: { 409: ["cart_empty"] },
    handle: async ({ context, body, request }) =>
      ok(presentQuote(await quoteCart(context, { ...body, cart_token: cartToken(request) }))),
  }),
  route({
    method: "post",
    path: "/api/checkout/",
    summary: "Buy what is in the cart",
    tag: "Checkout",
    access: anyone,
    credentials: ["cart_token"],
    body: checkoutBody,
    example: { shipping_address: EXAMPLE_ADDRESS, payment_method: "card", accept_terms: true },
    answers: {
      201: {
        description: "The order: paid, waiting for the buyer or the money, or with a declined payment.",
        schema: placedOrderSchema,
      },
    },
    refusals: {
      409: [
        "cart_empty",
        "price_changed",
        "cannot_ship",
        "insufficient_stock",
        "unavailable",
        "seller_closed",
        "below_minimum",
        "wrong_step",
      ],
      422: ["payment_method_unavailable"],
    },
    idempotent: true,
    handle: async ({ context, body, request, once }) => {
      const { order_id } = await checkOut(context, { ...body, cart_token: cartToken(request) }, once);
      const order = await orderView(context, order_id);
      const token = guestOrderToken(context, order);
      return created(`/api/orders/${order_id}/`, {
        ...presentOrder(order),
        ...(token !== null && { token }),
      });
    },
  }),
];

function presentQuote(quote: CartQuote) {
  const { currency } = quote;
  return {
    sellers: quote.parts.map((part) => ({
      seller_id: part.seller_id,
      methods: part.methods.map(({ price_minor, ...method }) => ({
        ...method,
        price: formatMoney(price_minor, currency),
      })),
      chosen: part.chosen?.code ?? null,
      items_total: formatMoney(part.items_total_minor, currency),
      shipping_total: formatMoney(part.shipping_total_minor, currency),
      tax_total: formatMoney(part.tax_total_minor, currency),
      total_amount: formatMoney(part.total_minor, currency),
    })),
    payment_methods: quote.payment_methods,
    ...presentTotals(quote, currency),
    tax_included: quote.tax_included,
    currency,
    expires_at: isoTime(quote.expires_at),
  };
}

function cartToken(request: RequestFacts): string | null {
  return request.header("x-cart-token");
}
