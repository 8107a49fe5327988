// Asks for any page of the working places, or sends any form of theirs with nothing in it, as somebody.
import assert from "node:assert/strict";
import type { StaffPermission } from "#modules/identity";
import { transaction } from "#platform/database";
import type { PageRoute } from "#platform/http/page-route";
import { pagesOf } from "../src/web/web.ts";
import { WORK } from "./crawl.ts";
import type { MarketWorld } from "./market.ts";
import { formOf, type Visitor } from "./visitor.ts";

/** Every page and form of the seller centre and the back office. */
export function workRoutes(market: MarketWorld): PageRoute[] {
  return pagesOf(market.services.config).filter(({ path }) => WORK.test(path));
}

/** The address of a page or form, about something of Sol's or of the operator's that is there. */
export function examplePath(market: MarketWorld, path: string): string {
  const names = namesFor(market).find(([start]) => path.startsWith(start))?.[1] ?? {};
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name];
    assert.ok(value !== undefined, `${path}: say in namesFor what {${name}} may be`);
    return String(value);
  });
}

/** The first that fits counts. */
function namesFor(market: MarketWorld): [start: string, names: Record<string, string | number>][] {
  const { products, orders, people, operations } = market;
  const { lamp } = products;
  const [part = 0] = orders.paid.parts;
  return [
    ["/seller/orders/", { id: part }],
    ["/seller/products/", { id: lamp.product_id, image_id: lamp.image_id }],
    ["/seller/inventory/", { variant_id: lamp.variant_id }],
    ["/seller/team/invitations/", { id: market.invitation.id }],
    ["/seller/team/members/", { id: market.cara_member_id }],
    ["/seller/settings/shipping/", { id: market.methods.sol }],
    ["/seller/exchange/", { id: market.import_id, what: "products" }],
    ["/seller/analytics/", { file: "products" }],
    ["/seller/views/", { id: market.views.sol }],
    ["/admin/analytics/", { file: "products" }],
    ["/admin/views/", { id: market.views.olga }],
    [
      "/admin/orders/{id}/payments/",
      { id: orders.transferred.order_id, thing: orders.transferred.payment_id },
    ],
    ["/admin/orders/{id}/refunds/", { id: orders.repaid.order_id, thing: market.refund_id }],
    ["/admin/transfers/", { id: orders.transferred.payment_id }],
    ["/admin/orders/", { id: orders.paid.order_id }],
    ["/admin/products/", { id: lamp.product_id }],
    ["/admin/sellers/", { id: people.kim.seller_id }],
    ["/admin/users/{id}/sessions/", { id: people.ada.user_id, session_id: market.ada_session_id }],
    ["/admin/users/", { id: people.ben.user_id }],
    ["/admin/categories/", { id: market.categories.spare }],
    ["/admin/settings/tax/", { country: "DE", key: "DE" }],
    ["/admin/settings/shipping/", { currency: "USD", key: "USD" }],
    ["/admin/settings/", { name: "payments.transfer_hold_hours" }],
    ["/admin/jobs/", { id: operations.failed_job_id }],
    ["/admin/audit/", { id: operations.audit_id }],
  ];
}

/** The token that somebody's forms carry. */
export async function tokenOf(who: Visitor): Promise<string> {
  const { text } = await who.get("/account/");
  return String(formOf(text, "/sign-out/").fields.csrf ?? "");
}

/** Opens the page, or sends the form with only its token; one that takes files is sent as such. */
export async function callPage(
  market: MarketWorld,
  who: Visitor,
  { method, upload_limit }: PageRoute,
  { path, csrf }: { path: string; csrf: string },
): Promise<{ status: number; text: string }> {
  if (method === "get") return who.get(path);
  if (upload_limit === undefined) return who.post(path, { csrf });
  const body = new FormData();
  body.set("csrf", csrf);
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const headers = { cookie, "sec-fetch-site": "same-origin" };
  const answer = await market.app.request(path, { method: "POST", headers, body });
  return { status: answer.status, text: await answer.text() };
}

/** Makes Sid one of the staff with exactly these permissions. */
export async function givePermissions(market: MarketWorld, permissions: StaffPermission[]): Promise<void> {
  const { user_id } = market.people.sid;
  await transaction(market.as(), ({ db }) =>
    db
      .updateTable("users")
      .set({ permissions: JSON.stringify(permissions) })
      .where("id", "=", user_id)
      .execute(),
  );
}
