// A whole purchase through the client that openapi-typescript generated: what does not match the document
// fails to compile.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./generated/api.ts";

const baseUrl = process.env.BUYBUY_ORIGIN ?? "";
const client = createClient<paths>({ baseUrl });

const signedUp = await client.POST("/api/auth/register/", {
  body: { email: "grace@example.com", password: "typed-client-42", first_name: "Grace", last_name: "Hall" },
});
assert.ok(signedUp.data, JSON.stringify(signedUp.error));
const headers = { Authorization: `Bearer ${signedUp.data.access}` };

const list = await client.GET("/api/products/", {
  params: { query: { in_stock: true, currency: "USD", page_size: 100 } },
});
assert.ok(list.data, JSON.stringify(list.error));
const goods = list.data.results.filter(
  (product) => product.min_quantity === 1 && product.price_min === product.price_max,
);

let seller_count = 0;
for (const product of goods) {
  if (seller_count === 3) break;
  const cart = await client.POST("/api/cart/add/", {
    headers,
    body: { product_id: product.id, quantity: 1 },
  });
  if (cart.data) seller_count = cart.data.sellers.length;
}
assert.equal(seller_count, 3);

const shipping_address = {
  full_name: "Grace Hall",
  line1: "7 Harbour Road",
  city: "Boston",
  state: "MA",
  postal_code: "02110",
  country: "US",
};
const quote = await client.POST("/api/checkout/quote/", { headers, body: { shipping_address } });
assert.ok(quote.data, JSON.stringify(quote.error));
const order = await client.POST("/api/checkout/", {
  headers: { ...headers, "Idempotency-Key": "typed-1" },
  body: {
    shipping_address,
    payment_method: "card",
    payment_token: "fake_decline",
    accept_terms: true,
    expected_total: quote.data.total_amount,
  },
});
assert.ok(order.data, JSON.stringify(order.error));
assert.equal(order.data.payment?.status, "failed");

const paid = await client.POST("/api/orders/{id}/payments/", {
  headers,
  params: { path: { id: order.data.id } },
  body: { payment_method: "card", payment_token: "fake_approve" },
});
assert.ok(paid.data, JSON.stringify(paid.error));
const seen = await client.GET("/api/orders/{id}/", { headers, params: { path: { id: order.data.id } } });
assert.ok(seen.data, JSON.stringify(seen.error));
assert.equal(seen.data.payment_status, "captured");
assert.equal(seen.data.total_amount, quote.data.total_amount);
assert.equal(seen.data.seller_orders.length, 3);
process.stdout.write(`bought ${seen.data.number}\n`);
