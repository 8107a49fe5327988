// A good call for every route of the seller centre.
import type { MarketWorld } from "./market.ts";
import { goodsForm } from "./market-files.ts";
import { pictureForm } from "./market-goods.ts";
import type { Sample, Samples } from "./route-samples.ts";

export function sellerSamples(market: MarketWorld): Samples {
  return {
    ...storeSamples(),
    ...teamSamples(market),
    ...stockSamples(market),
    ...fileSamples(market),
    ...shippingSamples(market),
    ...orderSamples(market),
    ...viewSamples(market),
  };
}

function storeSamples(): Samples {
  const application = { name: "Another store", description: "What we sell" };
  const settings = {
    ...{ name: "Sun Lamps and more", tagline: "Light", description: "Lamps", email: "store@example.com" },
    ...{ phone: "+1 217 555 0100", line1: "1 Road", line2: "left", city: "Springfield", state: "IL" },
    ...{ postal_code: "62701", country: "US", tax_id: "T-1", shipping_policy: "Soon", return_policy: "Yes" },
    ...{ is_on_vacation: true, vacation_note: "Back soon", company_name: "Sun Lamps LLC" },
    ...{ vacation_from: "2030-07-01T00:00:00Z", vacation_until: "2030-07-15T00:00:00Z" },
  };
  const member = 409;
  return {
    "post /api/sellers/": {
      body: { ...application, country: "US", currency: "USD" },
      others: { sol: member, mei: member, pia: member, rex: member, sue: member },
    },
    "get /api/seller/profile/": {},
    "patch /api/seller/profile/": { body: settings },
    "put /api/seller/profile/logo/": { form: () => pictureForm({}) },
    "delete /api/seller/profile/logo/": {},
    "post /api/seller/application/": { body: application },
    "get /api/seller/products/": {},
    "get /api/seller/analytics/summary/": {},
    "get /api/seller/analytics/sales/": {},
    "get /api/seller/analytics/products/": {},
    "get /api/seller/analytics/categories/": {},
    "get /api/seller/analytics/countries/": {},
    "get /api/seller/analytics/searches/": {},
  };
}

function teamSamples({ cara_member_id, invitation }: MarketWorld): Samples {
  const member = { params: { id: cara_member_id }, owners: ["sol"] } satisfies Sample;
  const open = { params: { id: invitation.id }, owners: ["sol"] } satisfies Sample;
  return {
    "get /api/seller/team/members/": {},
    "get /api/seller/team/members/{id}/": member,
    "patch /api/seller/team/members/{id}/": { ...member, body: { role: "orders" } },
    "delete /api/seller/team/members/{id}/": member,
    // Whoever is the only owner can't leave.
    "delete /api/seller/team/membership/": { owners: ["cara", "otto", "fina"], stranger: 409 },
    "get /api/seller/team/invitations/": {},
    "post /api/seller/team/invitations/": { body: { email: "nora@example.com", role: "finance" } },
    "get /api/seller/team/invitations/{id}/": open,
    "post /api/seller/team/invitations/{id}/resend/": open,
    "delete /api/seller/team/invitations/{id}/": open,
    "post /api/invitations/accept/": { body: { token: invitation.token }, owners: ["ben"], stranger: 409 },
  };
}

function stockSamples({ products: { lamp } }: MarketWorld): Samples {
  const own = { params: { variant_id: lamp.variant_id }, owners: ["sol"] } satisfies Sample;
  return {
    "post /api/seller/products/bulk/": {
      owners: ["sol"],
      stranger: 422,
      body: { ids: [lamp.product_id], action: "price", percent: -5 },
    },
    "get /api/seller/inventory/": {},
    "get /api/seller/inventory/low-stock/": {},
    "get /api/seller/inventory/movements/": {},
    "get /api/seller/inventory/{variant_id}/": own,
    "patch /api/seller/inventory/{variant_id}/": {
      ...own,
      body: { delta: -1, reason: "broken", low_stock_threshold: 3 },
    },
  };
}

function fileSamples({ import_id }: MarketWorld): Samples {
  const own = { params: { id: import_id }, owners: ["sol", "cara"] } satisfies Sample;
  return {
    "post /api/seller/products/import/": {
      form: () => goodsForm({ mapping: '{"sku":"sku"}', dry_run: "true" }),
    },
    "get /api/seller/products/imports/": {},
    "get /api/seller/products/imports/{id}/": own,
    "get /api/seller/products/imports/{id}/errors/": own,
    "post /api/seller/products/imports/{id}/run/": { ...own, body: {} },
    "get /api/seller/products/export/": {},
    "get /api/seller/inventory/export/": {},
  };
}

function shippingSamples({ methods }: MarketWorld): Samples {
  const own = { params: { id: methods.sol }, owners: ["sol"] } satisfies Sample;
  const body = {
    ...{ code: "courier", name: "Courier", price: "12.00", free_above: "90.00", countries: ["US"] },
    ...{ min_days: 1, max_days: 2, is_active: true, sort_order: 2 },
  };
  return {
    "get /api/seller/shipping-methods/": {},
    "post /api/seller/shipping-methods/": { body },
    "get /api/seller/shipping-methods/{id}/": own,
    "put /api/seller/shipping-methods/{id}/": { ...own, body },
    "patch /api/seller/shipping-methods/{id}/": { ...own, body },
    "delete /api/seller/shipping-methods/{id}/": own,
  };
}

function orderSamples({ orders }: MarketWorld): Samples {
  const part = (order: { parts: number[] }) =>
    ({ params: { id: order.parts[0] ?? 0 }, owners: ["sol"] }) satisfies Sample;
  const items = [{ order_item_id: orders.confirmed.item_ids[0], quantity: 1 }];
  return {
    "get /api/seller/orders/": {},
    "get /api/seller/orders/{id}/": part(orders.paid),
    "post /api/seller/orders/{id}/confirm/": { ...part(orders.paid), body: {} },
    "post /api/seller/orders/{id}/shipments/": {
      ...part(orders.confirmed),
      body: { items, carrier: "DHL", tracking_number: "0034", tracking_url: "https://dhl.example/0034" },
    },
    "post /api/seller/orders/confirm/": { body: { ids: [orders.paid.parts[0] ?? 0] } },
    "post /api/seller/orders/{id}/notes/": { ...part(orders.paid), body: { text: "Gift wrap" } },
    "post /api/seller/orders/{id}/deliver/": { ...part(orders.shipped), body: {} },
    "post /api/seller/orders/{id}/cancel/": { ...part(orders.paid), body: { reason: "Damaged" } },
  };
}

/** Views are personal: not even the rest of the team sees them. */
function viewSamples({ views }: MarketWorld): Samples {
  const team = { cara: 404, otto: 404, fina: 404 };
  const own = { params: { id: views.sol }, owners: ["sol"], others: team } satisfies Sample;
  const body = { name: "Lamps", query: "search=lamp&sort=-price" };
  return {
    "get /api/seller/views/": { query: "place=products" },
    "post /api/seller/views/": { body: { ...body, place: "products" }, others: { fina: 403 } },
    "get /api/seller/views/{id}/": own,
    "patch /api/seller/views/{id}/": { ...own, body },
    "delete /api/seller/views/{id}/": own,
  };
}
