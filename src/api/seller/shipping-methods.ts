// A seller's shipping methods: what it offers to which countries, at what price.
import { z } from "@hono/zod-openapi";
import {
  createShippingMethod,
  deleteShippingMethod,
  listShippingMethods,
  type ShippingMethod,
  type ShippingTerms,
  shippingMethod,
  updateShippingMethod,
} from "#modules/checkout";
import { requireSeller, sellerById } from "#modules/sellers";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { created, noContent, ok, type Route, route } from "#platform/http/route";
import { formatMoney, parseMoney } from "#platform/money";
import { sellerMember, sellerWrites } from "../access.ts";
import { countryInput, idParams, line, moneyInput, moneyOutput } from "../common.ts";
import { shortList, shortListQuery } from "../short-list.ts";

const PATH = "/api/seller/shipping-methods/";
const TAG = "Seller shipping";
const days = z.int().min(0).max(365);

/** What a method has on the wire. */
export const shippingFields = {
  code: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, "A code is made of small letters, digits, - and _.")
    .openapi({ example: "express", description: "What checkout names it by; once per seller." }),
  name: line(120),
  price: moneyInput,
  free_above: moneyInput.nullable().openapi({ description: "From this sum of items on it is free." }),
  countries: z.array(countryInput).max(250).openapi({ description: "Empty: everywhere." }),
  min_days: days,
  max_days: days,
  is_active: z.boolean(),
  sort_order: z.int().min(0).max(10_000),
};
const wholeBody = z.strictObject({
  ...shippingFields,
  free_above: shippingFields.free_above.default(null),
  countries: shippingFields.countries.default([]),
  min_days: shippingFields.min_days.default(3),
  max_days: shippingFields.max_days.default(5),
  is_active: shippingFields.is_active.default(true),
  sort_order: shippingFields.sort_order.default(0),
});
const partBody = z.strictObject(shippingFields).partial();
const example = {
  code: "express",
  name: "Express",
  price: "12.50",
  countries: ["US"],
  min_days: 1,
  max_days: 2,
};

const methodSchema = z
  .strictObject({
    ...shippingFields,
    id: z.int(),
    price: moneyOutput,
    free_above: moneyOutput.nullable(),
    currency: z.string(),
  })
  .openapi("ShippingMethod");

const one = { description: "The shipping method.", schema: methodSchema };
const target = (context: Context, { id }: { id: number }) =>
  shippingMethod(context, { seller_id: requireSeller(context).seller_id, id });

export const shippingMethodRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "How we ship.",
    tag: TAG,
    access: sellerMember,
    query: z.object(shortListQuery),
    answers: { 200: { description: "All methods, inactive ones too.", schema: pageSchema(methodSchema) } },
    handle: async ({ context, query, request }) => {
      const methods = await listShippingMethods(context, requireSeller(context).seller_id);
      return ok(shortList(context.services.config.url, request, query, methods, present));
    },
  }),
  route({
    method: "post",
    path: PATH,
    summary: "Offer another way to ship.",
    tag: TAG,
    access: sellerWrites("settings.write"),
    body: wholeBody,
    example,
    answers: { 201: one },
    refusals: { 409: ["code_taken", "too_many_shipping_methods"] },
    handle: async ({ context, body }) => {
      const { id: seller_id, currency } = await sellerById(context, requireSeller(context).seller_id);
      const terms = { ...body, ...amountsOf(body, currency) };
      const method = await createShippingMethod(context, { seller_id, currency, terms: termsOf(terms) });
      return created(`${PATH}${method.id}/`, present(method));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{id}/`,
    summary: "One way we ship.",
    tag: TAG,
    access: sellerMember,
    params: idParams,
    target,
    answers: { 200: one },
    handle: ({ target: method }) => ok(present(method)),
  }),
  change("put", "Replace a way we ship; what is left out gets its default.", wholeBody),
  change("patch", "Change a way we ship.", partBody),
  route({
    method: "delete",
    path: `${PATH}{id}/`,
    summary: "Ship this way no longer; orders keep what they say.",
    tag: TAG,
    access: sellerWrites("settings.write"),
    params: idParams,
    target,
    answers: { 204: { description: "It is gone." } },
    handle: async ({ context, target: method }) => {
      await deleteShippingMethod(context, method);
      return noContent();
    },
  }),
];

function change(method: "put" | "patch", summary: string, body: z.ZodType<z.output<typeof partBody>>): Route {
  return route({
    method,
    path: `${PATH}{id}/`,
    summary,
    tag: TAG,
    access: sellerWrites("settings.write"),
    params: idParams,
    target,
    body,
    example,
    answers: { 200: one },
    refusals: { 409: ["code_taken"] },
    handle: async ({ context, target: before, body: changes }) => {
      const { seller_id, id, currency } = before;
      const terms = termsOf({ ...changes, ...amountsOf(changes, currency) });
      return ok(present(await updateShippingMethod(context, { seller_id, id, terms })));
    },
  });
}

interface Amounts {
  price?: string;
  free_above?: string | null;
}

/** The amounts that were written, in minor units. */
function amountsOf<A extends Amounts>(body: A, currency: string) {
  const { price, free_above } = body;
  type Read = A extends { price: string } ? { price_minor: number; free_above_minor: number | null } : object;
  const free = free_above === null ? null : parsed(free_above, currency, "free_above");
  return {
    ...(price === undefined ? {} : { price_minor: parseMoney(price, currency, "price") }),
    ...(free_above === undefined ? {} : { free_above_minor: free }),
  } as Read;
}

function parsed(text: string | undefined, currency: string, field: string): number | null {
  return text === undefined ? null : parseMoney(text, currency, field);
}

function termsOf<T extends Amounts>(terms: T): Omit<T, "price" | "free_above"> {
  const { price: _price, free_above: _free, ...rest } = terms;
  return rest;
}

function present(method: ShippingMethod) {
  const { id, currency, price_minor, free_above_minor } = method;
  const { code, name, countries, min_days, max_days, is_active, sort_order }: ShippingTerms = method;
  return {
    id,
    code,
    name,
    price: formatMoney(price_minor, currency),
    free_above: free_above_minor === null ? null : formatMoney(free_above_minor, currency),
    currency,
    countries,
    min_days,
    max_days,
    is_active,
    sort_order,
  };
}
