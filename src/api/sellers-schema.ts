// Sellers on their way in and out: one view for everybody, one for their members, one for staff.
import { z } from "@hono/zod-openapi";
import { ADDRESS_LENGTHS } from "#modules/identity";
import type { SellerHistoryEntry, SellerRow } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import { CURRENCIES } from "#platform/money";
import { publicUrl } from "#platform/storage";
import { optionalLine, phoneInput } from "./address-schema.ts";
import { emailInput } from "./auth-schema.ts";
import { countryInput, line, paragraphs, timeOutput } from "./common.ts";
import { momentQuery } from "./orders-schema.ts";

const LONG = 5000;
const nullable = z.string().nullable();
const statusOutput = z.enum(["pending", "approved", "suspended", "rejected"]);

const nameInput = line(120).openapi({ example: "Sun Lamps" });
const currencyInput = z.enum(CURRENCIES, "A currency of the marketplace, such as USD.");

/** A moment to come or gone, or null for none. */
const momentInput = momentQuery.nullable();

function optionalText(most: number) {
  return paragraphs(most)
    .transform((text) => text || null)
    .nullable();
}

/** Applying to sell. At the sign-up the name is called `store_name`; here either will do. */
export const applicationBody = z
  .strictObject({
    name: nameInput.optional(),
    store_name: nameInput.optional(),
    description: optionalText(LONG).optional(),
    country: countryInput.optional(),
    currency: currencyInput.optional(),
  })
  .superRefine(({ name, store_name }, issues) => {
    if ((name === undefined) === (store_name === undefined)) {
      issues.addIssue({
        code: "custom",
        path: ["name"],
        params: { code: "required" },
        message: "Give the seller a name.",
      });
    }
  })
  .openapi("SellerApplication");

export const reapplicationBody = z
  .strictObject({ name: nameInput.optional(), description: optionalText(LONG).optional() })
  .openapi("SellerReapplication");

export const sellerPatch = z
  .strictObject({
    name: nameInput,
    tagline: optionalLine(200),
    description: optionalText(LONG),
    email: emailInput.nullable(),
    phone: phoneInput,
    line1: optionalLine(ADDRESS_LENGTHS.line1),
    line2: optionalLine(ADDRESS_LENGTHS.line2),
    city: optionalLine(ADDRESS_LENGTHS.city),
    state: optionalLine(ADDRESS_LENGTHS.state),
    postal_code: optionalLine(ADDRESS_LENGTHS.postal_code),
    country: countryInput,
    currency: currencyInput.openapi({ description: "Only while there are no products." }),
    company_name: optionalLine(160),
    tax_id: optionalLine(60),
    shipping_policy: optionalText(LONG),
    return_policy: optionalText(LONG),
    is_on_vacation: z.boolean(),
    vacation_note: optionalLine(500),
    vacation_from: momentInput.openapi({ description: "The vacation begins by itself then." }),
    vacation_until: momentInput.openapi({ description: "The vacation ends by itself then." }),
  })
  .partial()
  .openapi("SellerChanges");

const cardFields = {
  id: z.int(),
  name: z.string(),
  slug: z.string(),
  tagline: nullable,
  logo_url: nullable,
  city: nullable,
  country: z.string(),
  currency: z.string(),
  rating: z.strictObject({ average: z.number().nullable(), count: z.int() }),
  product_count: z.int(),
  is_on_vacation: z.boolean(),
  created_at: timeOutput,
};
const pageFields = {
  description: nullable,
  shipping_policy: nullable,
  return_policy: nullable,
  vacation_note: nullable,
  vacation_from: timeOutput.nullable().openapi({ description: "When a planned vacation begins." }),
  vacation_until: timeOutput.nullable().openapi({ description: "When orders are taken again, if known." }),
};
const memberFields = {
  status: statusOutput,
  status_reason: nullable,
  email: nullable,
  phone: nullable,
  line1: nullable,
  line2: nullable,
  state: nullable,
  postal_code: nullable,
  company_name: nullable,
  tax_id: nullable,
  approved_at: timeOutput.nullable(),
  updated_at: timeOutput,
};
const historyOutput = z.strictObject({
  at: timeOutput,
  event: z.string(),
  from_status: nullable,
  to_status: z.string(),
  reason: nullable,
  by_user_id: z.int().nullable(),
});

export const sellerCardOutput = z.strictObject(cardFields).openapi("SellerCard");
export const sellerPageOutput = z.strictObject({ ...cardFields, ...pageFields }).openapi("Seller");
export const ownSellerOutput = z
  .strictObject({ ...cardFields, ...pageFields, ...memberFields })
  .openapi("OwnSeller");
export const staffSellerOutput = z
  .strictObject({ ...cardFields, ...pageFields, ...memberFields, history: z.array(historyOutput) })
  .openapi("StaffSeller");

/** For lists that everybody may read. */
export function presentSellerCard(seller: SellerRow): z.output<typeof sellerCardOutput> {
  const { id, name, slug, tagline, city, country, currency, product_count, rating_sum, rating_count } =
    seller;
  const average = rating_count === 0 ? null : Math.round((rating_sum * 100) / rating_count) / 100;
  return {
    ...{ id, name, slug, tagline, city, country, currency, product_count },
    logo_url: seller.logo_key === null ? null : publicUrl(seller.logo_key),
    rating: { average, count: rating_count },
    is_on_vacation: seller.is_on_vacation === 1,
    created_at: isoTime(seller.created_at),
  };
}

/** The seller's page, for everybody. */
export function presentSellerPage(seller: SellerRow): z.output<typeof sellerPageOutput> {
  const { description, shipping_policy, return_policy, vacation_note } = seller;
  return {
    ...presentSellerCard(seller),
    ...{ description, shipping_policy, return_policy, vacation_note },
    vacation_from: timeOrNull(seller.vacation_from),
    vacation_until: timeOrNull(seller.vacation_until),
  };
}

/** The seller for its own members: where it stands and why. */
export function presentOwnSeller(seller: SellerRow): z.output<typeof ownSellerOutput> {
  const { status, status_reason, email, phone, line1, line2, state, postal_code, tax_id } = seller;
  const { company_name } = seller;
  return {
    ...presentSellerPage(seller),
    ...{ status, status_reason, email, phone, line1, line2, state, postal_code, tax_id, company_name },
    approved_at: timeOrNull(seller.approved_at),
    updated_at: isoTime(seller.updated_at),
  };
}

/** The seller for staff, with its history. */
export function presentStaffSeller(
  seller: SellerRow,
  history: SellerHistoryEntry[],
): z.output<typeof staffSellerOutput> {
  return {
    ...presentOwnSeller(seller),
    history: history.map((entry) => ({ ...entry, at: isoTime(entry.at) })),
  };
}

function timeOrNull(time: number | null): string | null {
  return time === null ? null : isoTime(time);
}

/** Changes whenever something does that the public views show. */
export function sellerStamp(seller: SellerRow): string {
  const { id, version, product_count, rating_count, rating_sum } = seller;
  return [id, version, product_count, rating_count, rating_sum].join("-");
}
