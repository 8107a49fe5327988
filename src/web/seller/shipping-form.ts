// The form of a shipping method: what it sends, and a method as it shows it.
import { z } from "@hono/zod-openapi";
import type { ShippingMethod, ShippingTerms } from "#modules/checkout";
import type { Form } from "#platform/http/page-route";
import { formatMoney, parseMoney } from "#platform/money";
import { shippingFields } from "../../api/seller/shipping-methods.ts";
import { type FormState, freshForm } from "../forms.ts";

const MAX_COUNTRIES = 250;
const whole = (most: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((value) => value <= most, { params: { code: "too_big" } });

export const methodForm = z.object({
  name: shippingFields.name,
  code: shippingFields.code,
  price: shippingFields.price,
  free_above: shippingFields.price.optional(),
  min_days: whole(365),
  max_days: whole(365),
  sort_order: whole(10_000).default(0),
  is_active: z.literal("true").optional(),
});

/** What the verbs take. Refuses (`invalid`) amounts with more digits than the currency has. */
export function termsOfForm(
  sent: z.output<typeof methodForm>,
  countries: string[],
  currency: string,
): ShippingTerms {
  const { price, free_above, is_active, ...rest } = sent;
  return {
    ...rest,
    countries,
    is_active: is_active !== undefined,
    price_minor: parseMoney(price, currency, "price"),
    free_above_minor: free_above === undefined ? null : parseMoney(free_above, currency, "free_above"),
  };
}

/** The countries that were ticked. */
export function chosenCountries(form: Form): string[] {
  return form
    .all("countries")
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .slice(0, MAX_COUNTRIES);
}

/** A method as its form shows it. */
export function stateOfMethod(method: ShippingMethod): FormState {
  const { name, code, price_minor, free_above_minor, currency } = method;
  return freshForm({
    ...{ name, code, price: formatMoney(price_minor, currency) },
    free_above: free_above_minor === null ? "" : formatMoney(free_above_minor, currency),
    min_days: String(method.min_days),
    max_days: String(method.max_days),
    sort_order: String(method.sort_order),
    is_active: method.is_active ? "true" : "",
  });
}
