// Taxes for staff: each country's rates, and whether prices are meant with tax there.
import { z } from "@hono/zod-openapi";
import {
  deleteTaxCountry,
  listTaxCountries,
  setTaxCountry,
  type TaxCountry,
  taxCountry,
} from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { noContent, ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { shortList, shortListQuery } from "../short-list.ts";

const PATH = "/api/admin/settings/tax-rates/";
const TAG = "Staff: settings";
const REFUSALS = { 403: ["permission_denied"] };
/** A percentage has four digits after the point: parts per million are whole. */
const PERCENT_DIGITS = 4;

export const percent = z
  .string()
  .regex(/^((0|[1-9]\d?)(\.\d{1,4})?|100(\.0{1,4})?)$/, 'Write the rate in per cent, such as "8.875".')
  .openapi({ example: "19", description: "Per cent, as a decimal string with at most four digits." });
const rates = { standard: percent, reduced: percent };
const countryParams = z.object({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .openapi({ param: { name: "country", in: "path" }, example: "DE" }),
});

const ratesBody = z.strictObject({
  tax_included: z.boolean().openapi({ description: "Prices are meant with tax (gross) in this country." }),
  rates: z.strictObject({ standard: percent, reduced: percent.optional() }),
});
const countrySchema = z
  .strictObject({
    country: z.string(),
    tax_included: z.boolean(),
    rates: z.strictObject({ ...rates, zero: z.literal("0") }),
  })
  .openapi("TaxCountry");
const one = { description: "The country's rates.", schema: countrySchema };

const find = (context: Context, { country }: { country: string }) => {
  requirePermission(context, "settings.manage");
  return taxCountry(context, country);
};

export const taxRateRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "All countries with tax rates; any other taxes nothing.",
    tag: TAG,
    access: staff,
    query: z.object(shortListQuery),
    answers: { 200: { description: "Countries with their rates.", schema: pageSchema(countrySchema) } },
    refusals: REFUSALS,
    handle: async ({ context, query, request }) => {
      requirePermission(context, "settings.manage");
      const countries = await listTaxCountries(context);
      return ok(shortList(context.services.config.url, request, query, countries, present));
    },
  }),
  route({
    method: "get",
    path: `${PATH}{country}/`,
    summary: "One country's tax rates.",
    tag: TAG,
    access: staff,
    params: countryParams,
    target: async (context, params) => find(context, params),
    answers: { 200: one },
    refusals: REFUSALS,
    handle: ({ target }) => ok(present(target)),
  }),
  route({
    method: "put",
    path: `${PATH}{country}/`,
    summary: "Set a country's tax rates; without a reduced one, all is taxed at the standard rate.",
    tag: TAG,
    access: staff,
    params: countryParams,
    target: async (context) => requirePermission(context, "settings.manage"),
    body: ratesBody,
    example: { tax_included: true, rates: { standard: "19", reduced: "7" } },
    answers: { 200: one },
    refusals: REFUSALS,
    handle: async ({ context, params, body }) => {
      const standard = ppmOf(body.rates.standard);
      const reduced = body.rates.reduced === undefined ? standard : ppmOf(body.rates.reduced);
      const country = { ...params, tax_included: body.tax_included, rates: { standard, reduced, zero: 0 } };
      return ok(present(await setTaxCountry(context, country)));
    },
  }),
  route({
    method: "delete",
    path: `${PATH}{country}/`,
    summary: "Tax nothing in this country any more.",
    tag: TAG,
    access: staff,
    params: countryParams,
    target: async (context, params) => find(context, params),
    answers: { 204: { description: "It is gone." } },
    refusals: REFUSALS,
    handle: async ({ context, params }) => {
      await deleteTaxCountry(context, params.country);
      return noContent();
    },
  }),
];

function present({ country, tax_included, rates: { standard, reduced } }: TaxCountry) {
  return {
    country,
    tax_included,
    rates: { standard: percentOf(standard), reduced: percentOf(reduced), zero: "0" as const },
  };
}

/** "8.875" → 88,750 parts per million. */
export function ppmOf(text: string): number {
  const [whole = "", fraction = ""] = text.split(".");
  return Number(whole + fraction.padEnd(PERCENT_DIGITS, "0"));
}

/** 88,750 parts per million → "8.875". */
export function percentOf(rate_ppm: number): string {
  const digits = String(rate_ppm).padStart(PERCENT_DIGITS + 1, "0");
  const fraction = digits.slice(-PERCENT_DIGITS).replace(/0+$/, "");
  return digits.slice(0, -PERCENT_DIGITS) + (fraction === "" ? "" : `.${fraction}`);
}
