// The operator's default shipping for staff: what new sellers begin with, per currency.
import { z } from "@hono/zod-openapi";
import { type DefaultShipping, listDefaultShipping, setDefaultShipping } from "#modules/checkout";
import { requirePermission } from "#modules/identity";
import { ok, type Route, route } from "#platform/http/route";
import { CURRENCIES, formatMoney, parseMoney } from "#platform/money";
import { staff } from "../access.ts";
import { moneyInput, moneyOutput } from "../common.ts";

const PATH = "/api/admin/settings/shipping/";
const TAG = "Staff: settings";
const REFUSALS = { 403: ["permission_denied"] };
const days = z.int().min(0).max(365);

const terms = { currency: z.enum(CURRENCIES), min_days: days, max_days: days };
const body = z.strictObject({
  defaults: z
    .array(z.strictObject({ ...terms, price: moneyInput, free_above: moneyInput.nullish() }))
    .max(CURRENCIES.length),
});
const schema = z
  .strictObject({
    defaults: z.array(z.strictObject({ ...terms, price: moneyOutput, free_above: moneyOutput.nullable() })),
  })
  .openapi("ShippingSettings");
const answers = { 200: { description: "The defaults by currency.", schema } };

export const shippingSettingsRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "What new sellers get as their standard shipping.",
    tag: TAG,
    access: staff,
    answers,
    refusals: REFUSALS,
    handle: async ({ context }) => {
      requirePermission(context, "settings.manage");
      return ok(present(await listDefaultShipping(context)));
    },
  }),
  route({
    method: "put",
    path: PATH,
    summary: "Replace the defaults; sellers who have theirs keep it.",
    tag: TAG,
    access: staff,
    target: async (context) => requirePermission(context, "settings.manage"),
    body,
    example: {
      defaults: [{ currency: "USD", price: "4.90", free_above: "50.00", min_days: 2, max_days: 4 }],
    },
    answers,
    refusals: REFUSALS,
    handle: async ({ context, body: { defaults } }) =>
      ok(present(await setDefaultShipping(context, defaults.map(read)))),
  }),
];

type Written = z.output<typeof body>["defaults"][number];

function read({ price, free_above, ...rest }: Written, index: number): DefaultShipping {
  const amount = (text: string, name: string) => parseMoney(text, rest.currency, `defaults.${index}.${name}`);
  const free_above_minor = free_above == null ? null : amount(free_above, "free_above");
  return { ...rest, price_minor: amount(price, "price"), free_above_minor };
}

function present(defaults: readonly DefaultShipping[]) {
  return {
    defaults: defaults.map(({ currency, price_minor, free_above_minor, min_days, max_days }) => ({
      currency,
      price: formatMoney(price_minor, currency),
      free_above: free_above_minor === null ? null : formatMoney(free_above_minor, currency),
      min_days,
      max_days,
    })),
  };
}
