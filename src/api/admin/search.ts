// One search for staff: orders, accounts, sellers and products, as far as the caller may see each.
import { z } from "@hono/zod-openapi";
import { type FoundProduct, findProducts } from "#modules/catalog";
import { type FoundUser, findUsers, mayAct } from "#modules/identity";
import { type FoundOrder, findOrders } from "#modules/orders";
import { type FoundSeller, findSellers } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { line, timeOutput } from "../common.ts";
import { ORDER_STATUSES } from "../orders-schema.ts";

/** So many of each kind. */
const MAX_OF_EACH = 5;
/** Longest text that is looked for. */
export const MAX_SEARCH = 254;

/** What was found, by kind; a kind that the caller may not see is empty. */
export interface Found {
  orders: FoundOrder[];
  users: FoundUser[];
  sellers: FoundSeller[];
  products: FoundProduct[];
}

/** At most five of each kind that begin with the text. Every one is read from an index. */
export async function findEverywhere(context: Context, text: string): Promise<Found> {
  const { actor } = context;
  const [orders, users, sellers, products] = await Promise.all([
    mayAct(actor, "orders.manage") ? findOrders(context, text, MAX_OF_EACH) : [],
    mayAct(actor, "users.read") ? findUsers(context, text, MAX_OF_EACH) : [],
    mayAct(actor, "sellers.decide") ? findSellers(context, text, MAX_OF_EACH) : [],
    mayAct(actor, "catalog.manage") ? findProducts(context, text, MAX_OF_EACH) : [],
  ]);
  return { orders, users, sellers, products };
}

const output = z
  .strictObject({
    orders: z.array(
      z.strictObject({
        id: z.int(),
        number: z.string(),
        email: z.string(),
        status: z.enum(ORDER_STATUSES),
        placed_at: timeOutput,
      }),
    ),
    users: z.array(
      z.strictObject({
        id: z.int(),
        email: z.string(),
        first_name: z.string(),
        last_name: z.string(),
        role: z.enum(["buyer", "staff", "admin"]),
      }),
    ),
    sellers: z.array(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        status: z.enum(["pending", "approved", "suspended", "rejected"]),
      }),
    ),
    products: z.array(
      z.strictObject({
        id: z.int(),
        name: z.string(),
        status: z.enum(["draft", "published", "archived"]),
        seller_name: z.string(),
      }),
    ),
  })
  .openapi("SearchResults");

export const adminSearchRoutes: Route[] = [
  route({
    method: "get",
    path: "/api/admin/search/",
    summary: "Orders, accounts, sellers and products that begin with a text",
    description:
      "At most five of each kind, and only of kinds that the caller may see; the others are empty.",
    tag: "Back office",
    access: staff,
    query: z.object({ q: line(MAX_SEARCH) }),
    answers: { 200: { description: "What was found.", schema: output } },
    handle: async ({ context, query }) => {
      const { orders, ...others } = await findEverywhere(context, query.q);
      return ok({
        orders: orders.map((order) => ({ ...order, placed_at: isoTime(order.placed_at) })),
        ...others,
      });
    },
  }),
];
