// A good call for every route of the back office.
import type { MarketWorld } from "./market.ts";
import { pictureForm } from "./market-goods.ts";
import type { Sample, Samples } from "./route-samples.ts";

export function staffSamples(market: MarketWorld): Samples {
  return {
    ...peopleSamples(market),
    ...catalogueSamples(market),
    ...orderSamples(market),
    ...settingsSamples(),
    ...operationsSamples(market),
    ...viewSamples(market),
  };
}

function peopleSamples({ people, ada_session_id }: MarketWorld): Samples {
  const user = { permission: "users.read", params: { id: people.ben.user_id } } satisfies Sample;
  const of = (name: "kim" | "pia" | "sue") =>
    ({ permission: "sellers.decide", params: { id: people[name].seller_id } }) satisfies Sample;
  const sales = { permission: "figures.read" } satisfies Sample;
  const body = { reason: "As agreed" };
  return {
    "get /api/admin/analytics/summary/": sales,
    "get /api/admin/analytics/sales/": sales,
    "get /api/admin/analytics/products/": sales,
    "get /api/admin/analytics/categories/": sales,
    "get /api/admin/analytics/countries/": sales,
    "get /api/admin/analytics/searches/": {},
    "get /api/admin/analytics/empty-searches/": {},
    "get /api/admin/users/": { permission: "users.read" },
    "get /api/admin/users/{id}/": user,
    "patch /api/admin/users/{id}/": {
      params: user.params,
      body: { is_active: true, role: "staff", permissions: ["users.read"] },
    },
    "get /api/admin/search/": { query: "q=ada" },
    "get /api/admin/users/{id}/sessions/": user,
    "delete /api/admin/users/{id}/sessions/": { params: user.params },
    "delete /api/admin/users/{id}/sessions/{session_id}/": {
      params: { id: people.ada.user_id, session_id: ada_session_id },
    },
    "get /api/admin/sellers/": { permission: "sellers.decide" },
    "get /api/admin/sellers/{id}/": of("kim"),
    "get /api/admin/sellers/{id}/commission/": of("kim"),
    "put /api/admin/sellers/{id}/commission/": {
      permission: "sellers.decide",
      params: { id: people.kim.seller_id },
      body: { rate: "8.5", reason: "As agreed" },
    },
    "get /api/admin/sellers/{id}/team/": of("kim"),
    "post /api/admin/sellers/{id}/owners/": { ...of("kim"), body: { ...body, email: "ben@example.com" } },
    "post /api/admin/sellers/{id}/approval/": { ...of("pia"), body },
    "post /api/admin/sellers/{id}/rejection/": { ...of("pia"), body },
    "post /api/admin/sellers/{id}/suspension/": { ...of("kim"), body },
    "post /api/admin/sellers/{id}/reinstatement/": { ...of("sue"), body },
  };
}

function catalogueSamples({ categories, products }: MarketWorld): Samples {
  const managed = { permission: "catalog.manage", params: { id: categories.lamps } } satisfies Sample;
  return {
    "get /api/admin/categories/": { permission: "catalog.manage" },
    "get /api/admin/categories/tree/": { permission: "catalog.manage" },
    "get /api/admin/categories/{id}/": managed,
    "put /api/admin/categories/{id}/image/": { ...managed, form: () => pictureForm({}) },
    "delete /api/admin/categories/{id}/image/": managed,
    "get /api/admin/categories/{id}/hidden/": managed,
    "post /api/admin/categories/{id}/merge/": { ...managed, body: { into: categories.cellar } },
    "post /api/admin/categories/{id}/place/": { ...managed, body: { parent: categories.cellar, place: 0 } },
    "post /api/admin/categories/{id}/step/": { ...managed, body: { step: "down" } },
    "get /api/admin/products/": { permission: "catalog.manage" },
    "post /api/admin/products/{id}/archive/": {
      permission: "catalog.manage",
      params: { id: products.lamp.product_id },
      body: { reason: "The brand asked for it" },
    },
    "post /api/admin/products/{id}/restore/": {
      permission: "catalog.manage",
      params: { id: products.archived.product_id },
      body: { reason: "It was a mistake" },
    },
  };
}

function orderSamples({ orders, refund_id }: MarketWorld): Samples {
  const { paid, transferred } = orders;
  const order = { permission: "orders.manage", params: { id: paid.order_id } } satisfies Sample;
  return {
    "get /api/admin/orders/": { permission: "orders.manage" },
    "get /api/admin/orders/{id}/": order,
    "post /api/admin/orders/{id}/cancel/": {
      ...order,
      body: { reason: "The buyer asked", seller_order_id: paid.parts[1] },
    },
    "post /api/admin/orders/{id}/attention/settlement/": { ...order, body: { note: "Seen to" } },
    "get /api/admin/payments/transfers/": { permission: "payments.manage" },
    "post /api/admin/payments/{id}/capture/": {
      permission: "payments.manage",
      params: { id: transferred.payment_id },
      body: { amount: transferred.total, reference: "T-1" },
    },
    "post /api/admin/refunds/{id}/settlement/": {
      permission: "payments.manage",
      params: { id: refund_id },
      body: { reference: "Statement 18" },
    },
  };
}

function settingsSamples(): Samples {
  const managed = { permission: "settings.manage" } satisfies Sample;
  const named = { ...managed, params: { name: "payments.transfer_hold_hours" } };
  const country = { ...managed, params: { country: "US" } };
  const rates = { tax_included: true, rates: { standard: "9", reduced: "5" } };
  const terms = { currency: "USD", price: "4.90", free_above: "50.00", min_days: 2, max_days: 4 };
  return {
    "get /api/admin/settings/": managed,
    "get /api/admin/settings/{name}/": named,
    "put /api/admin/settings/{name}/": { ...named, body: { value: 96, reason: "Banks are slow" } },
    "get /api/admin/settings/history/{name}/": named,
    "get /api/admin/settings/tax-rates/": managed,
    "get /api/admin/settings/tax-rates/{country}/": country,
    "put /api/admin/settings/tax-rates/{country}/": { ...country, body: rates },
    "delete /api/admin/settings/tax-rates/{country}/": country,
    "get /api/admin/settings/shipping/": managed,
    "put /api/admin/settings/shipping/": { ...managed, body: { defaults: [terms] } },
  };
}

function operationsSamples({ operations }: MarketWorld): Samples {
  const log = { permission: "audit.read" } satisfies Sample;
  const jobs = { permission: "jobs.manage" } satisfies Sample;
  const job = { ...jobs, params: { id: operations.failed_job_id } };
  return {
    "get /api/admin/audit-log/": log,
    "get /api/admin/audit-log/export/": log,
    "get /api/admin/audit-log/{id}/": { ...log, params: { id: operations.audit_id } },
    "get /api/admin/jobs/": jobs,
    "get /api/admin/jobs/health/": jobs,
    "get /api/admin/jobs/{id}/": job,
    "post /api/admin/jobs/{id}/retry/": job,
    "delete /api/admin/jobs/{id}/": job,
  };
}

function viewSamples({ views }: MarketWorld): Samples {
  const own = { params: { id: views.olga }, owners: ["olga"] } satisfies Sample;
  const body = { name: "To look at", query: "attention=true" };
  return {
    "get /api/admin/views/": {},
    "post /api/admin/views/": { permission: "orders.manage", body: { ...body, place: "orders" } },
    "get /api/admin/views/{id}/": own,
    "patch /api/admin/views/{id}/": { ...own, body: { name: "Lamps", query: "status=published" } },
    "delete /api/admin/views/{id}/": own,
  };
}
