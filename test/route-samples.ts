// One good call for every route of the API, and who may make it: the authorization matrix and the fuzzing
// start here.
import type { StaffPermission } from "#modules/identity";
import { signFakeEvent } from "#platform/gateway";
import { catalogueSamples } from "./catalogue-samples.ts";
import { type ActorName, type MarketWorld, METRICS_TOKEN } from "./market.ts";
import { PASSWORD } from "./market-people.ts";
import { sellerSamples } from "./seller-samples.ts";
import { staffSamples } from "./staff-samples.ts";
import { START } from "./world.ts";

/** A good call. What is left out: no parameters, no body, nobody's own, and the route's first answer. */
export interface Sample {
  params?: Record<string, string | number>;
  query?: string;
  body?: object;
  form?: () => Promise<FormData>;
  /** The body of a route that takes text. */
  raw?: string;
  headers?: Record<string, string>;
  /** Whose the thing in the path is: everybody else who may call the route gets 404. */
  owners?: ActorName[];
  /** Staff without it get 403. */
  permission?: StaffPermission;
  /** How it ends for those who may call but stand otherwise, such as sellers who apply to sell. */
  others?: Partial<Record<ActorName, number>>;
  /** The status for everybody who is not an owner and may call; 404 unless told. */
  stranger?: number;
}

/** "method path" → sample. */
export type Samples = Record<string, Sample>;

export const US_ADDRESS = {
  full_name: "Ada Byron",
  company: "Engines",
  line1: "12 Main Street",
  line2: "2nd floor",
  city: "Springfield",
  state: "IL",
  postal_code: "62701",
  country: "US",
  phone: "+1 217 555 0100",
};

/** The samples for this market. */
export function routeSamples(market: MarketWorld): Samples {
  return {
    ...systemSamples(),
    ...accountSamples(market),
    ...addressSamples(market),
    ...purchaseSamples(market),
    ...orderSamples(market),
    ...catalogueSamples(market),
    ...sellerSamples(market),
    ...staffSamples(market),
  };
}

function systemSamples(): Samples {
  return {
    "get /health/": {},
    "get /health/ready/": {},
    "get /metrics": { headers: { "x-metrics-token": METRICS_TOKEN } },
    "get /.well-known/jwks.json": {},
    "get /api/schema/": {},
    "get /api/docs/": {},
    "get /api/docs/files/{name}/": { params: { name: "start.js" } },
    "get /api/fake-provider/style.css/": {},
  };
}

function accountSamples({ people, ada_session_id, mailed }: MarketWorld): Samples {
  const { refresh } = people.ada;
  const names = { first_name: "Nia", last_name: "New" };
  const account = { ...names, email: "nia@example.com", username: "nia", password: "staple-battery-horse" };
  const settings = {
    ...{ ...names, username: "other-name", phone: "+1 217 555 0100", date_of_birth: "1990-12-31" },
    ...{ bio: "Of myself", line1: "1 Road", line2: "left", city: "Springfield", state: "IL" },
    ...{ postal_code: "62701", country: "US", language: "de", email: "new@example.com" },
    current_password: PASSWORD,
  };
  return {
    "post /api/auth/register/": { body: { ...account, role: "seller", store_name: "New store" } },
    "post /api/auth/login/": { body: { email: "ben@example.com", password: PASSWORD } },
    "post /api/auth/refresh/": { body: { refresh } },
    "post /api/auth/logout/": { body: { refresh } },
    "post /api/auth/logout-all/": {},
    "get /api/auth/profile/": {},
    "put /api/auth/profile/": { body: settings },
    "patch /api/auth/profile/": { body: settings },
    "post /api/auth/password/change/": {
      body: { current_password: PASSWORD, new_password: "staple-battery-horse" },
    },
    "post /api/auth/password/reset/": { body: { email: "ada@example.com" } },
    "post /api/auth/password/reset/confirm/": {
      body: { token: mailed.reset, new_password: "staple-battery-horse" },
    },
    "post /api/auth/email/verify/": { body: { token: mailed.verify } },
    "post /api/auth/email/resend/": { body: { email: "ada@example.com" } },
    "get /api/auth/sessions/": {},
    "delete /api/auth/sessions/{id}/": { params: { id: ada_session_id }, owners: ["ada"] },
  };
}

function addressSamples({ ada_address_id }: MarketWorld): Samples {
  const own = { params: { id: ada_address_id }, owners: ["ada"] } satisfies Sample;
  const body = { ...US_ADDRESS, is_default_shipping: true, is_default_billing: true };
  return {
    "get /api/auth/addresses/": {},
    "post /api/auth/addresses/": { body },
    "get /api/auth/addresses/{id}/": own,
    "put /api/auth/addresses/{id}/": { ...own, body },
    "patch /api/auth/addresses/{id}/": { ...own, body },
    "delete /api/auth/addresses/{id}/": own,
  };
}

function purchaseSamples({ ada_items, products, people }: MarketWorld): Samples {
  const { product_id, variant_id } = products.pan;
  const item = { params: { id: ada_items[0] ?? 0 }, owners: ["ada"] } satisfies Sample;
  const wishes = {
    ...{ shipping_address: US_ADDRESS, billing_address: US_ADDRESS, email: "ada@example.com" },
    ...{ payment_method: "card", payment_token: "fake_approve", note: "Ring twice", accept_terms: true },
    ...{ purchase_order_number: "PO-1", company_name: "Engines", tax_id: "US-1" },
    shipping: { [people.sol.seller_id]: "express" },
  };
  const buyer = { owners: ["ada"], stranger: 409, body: wishes } satisfies Sample;
  return {
    "get /api/cart/": {},
    "post /api/cart/add/": { body: { product_id, variant_id, quantity: 1 } },
    "put /api/cart/update/{id}/": { ...item, body: { quantity: 3 } },
    "delete /api/cart/remove/{id}/": item,
    "delete /api/cart/": {},
    "post /api/checkout/quote/": buyer,
    "post /api/checkout/": buyer,
  };
}

function orderSamples({ orders, services }: MarketWorld): Samples {
  const { paid, unpaid, redirected } = orders;
  const id = paid.order_id;
  const event = JSON.stringify({
    event_id: "proof",
    kind: "payment.captured",
    provider_payment_id: "fake_of_nobody",
    outcome: { kind: "captured", provider_payment_id: "fake_of_nobody" },
  });
  const signature = signFakeEvent(services.config.secret, event, START);
  const fake = { params: { id: /fake_[\w-]+/.exec(redirected.redirect_url)?.[0] ?? "" } };
  return {
    "get /api/orders/": {},
    "get /api/orders/{id}/": { params: { id }, owners: ["ada"] },
    "post /api/orders/{id}/cancel/": {
      params: { id },
      owners: ["ada"],
      body: { reason: "Ordered twice", seller_order_id: paid.parts[1] },
    },
    "post /api/orders/{id}/payments/": {
      params: { id: unpaid.order_id },
      owners: ["uma"],
      body: { payment_method: "card", payment_token: "fake_approve" },
    },
    "post /api/payments/{id}/complete/": {
      params: { id: redirected.payment_id },
      owners: ["rita"],
      body: {},
    },
    "post /api/webhooks/{provider}/": {
      params: { provider: "fake" },
      raw: event,
      headers: { "x-fake-signature": signature },
    },
    "get /api/fake-provider/payments/{id}/": fake,
    "post /api/fake-provider/payments/{id}/": { ...fake, raw: "decision=approve" },
  };
}
