// The forms of a store's settings: what they send, and a store as they show it.
import { z } from "@hono/zod-openapi";
import type { SellerChanges, SellerRow } from "#modules/sellers";
import { DAY_MS, isoTime } from "#platform/clock";
import { sellerPatch } from "../../api/sellers-schema.ts";
import { type FormState, freshForm } from "../forms.ts";

/** What buyers and we read; a field left empty is taken away. */
const OPTIONAL = {
  tagline: true,
  description: true,
  company_name: true,
  tax_id: true,
  email: true,
  phone: true,
  line1: true,
  line2: true,
  postal_code: true,
  city: true,
  state: true,
  shipping_policy: true,
  return_policy: true,
} as const;
const REQUIRED = { name: true, country: true } as const;

const NOTHING_SENT = Object.fromEntries(Object.keys(OPTIONAL).map((name) => [name, null]));

export const settingsForm = sellerPatch
  .pick(OPTIONAL)
  .extend(sellerPatch.pick(REQUIRED).required().shape)
  .strip()
  .transform((sent): SellerChanges => ({ ...NOTHING_SENT, ...sent }));

/** A day of a date field, as the moment at which it begins in UTC. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text) => Date.parse(text))
  .refine((time) => Number.isFinite(time));

/** The last day away is away to its end. */
export const vacationForm = z
  .object({
    is_on_vacation: z.literal("true").optional(),
    vacation_from: day.optional(),
    vacation_until: day.optional(),
    ...sellerPatch.pick({ vacation_note: true }).shape,
  })
  .transform(
    (sent): SellerChanges => ({
      is_on_vacation: sent.is_on_vacation !== undefined,
      vacation_from: sent.vacation_from ?? null,
      vacation_until: sent.vacation_until === undefined ? null : sent.vacation_until + DAY_MS,
      vacation_note: sent.vacation_note ?? null,
    }),
  );

/** The store as the form of its settings shows it. */
export function stateOfSettings(seller: SellerRow): FormState {
  const names = [...Object.keys(OPTIONAL), ...Object.keys(REQUIRED)] as (keyof typeof OPTIONAL)[];
  return freshForm(Object.fromEntries(names.map((name) => [name, seller[name] ?? ""])));
}

/** Its vacation as the form shows it. */
export function stateOfVacation(seller: SellerRow): FormState {
  const { is_on_vacation, vacation_from, vacation_until, vacation_note } = seller;
  return freshForm({
    is_on_vacation: is_on_vacation === 1 ? "true" : "",
    vacation_from: vacation_from === null ? "" : dayOf(vacation_from),
    vacation_until: vacation_until === null ? "" : dayOf(vacation_until - 1),
    vacation_note: vacation_note ?? "",
  });
}

function dayOf(time: number): string {
  return isoTime(time).slice(0, 10);
}
