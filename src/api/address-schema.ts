// An address on its way in and out, the same everywhere: address book, checkout, sellers.
import { z } from "@hono/zod-openapi";
import { ADDRESS_LENGTHS, PHONE } from "#modules/identity";
import { line } from "./common.ts";

/** A line that may be left empty: "" counts as null. */
export function optionalLine(most: number) {
  return line(most, 0)
    .transform((text) => text || null)
    .nullable();
}

/** A telephone number, or null. */
export const phoneInput = line(ADDRESS_LENGTHS.phone, 0)
  .refine((text) => text === "" || PHONE.test(text), "Digits, blanks and + ( ) - . / only.")
  .transform((text) => text || null)
  .nullable()
  .openapi({ example: "+1 217 555 0100" });

/** The fields of an address. What each country asks for is judged by `checkAddress`. */
export const addressFields = {
  full_name: line(ADDRESS_LENGTHS.full_name).openapi({ example: "Ada Lovelace" }),
  company: optionalLine(ADDRESS_LENGTHS.company).optional(),
  line1: line(ADDRESS_LENGTHS.line1).openapi({ example: "12 Main Street" }),
  line2: optionalLine(ADDRESS_LENGTHS.line2).optional(),
  city: line(ADDRESS_LENGTHS.city).openapi({ example: "Springfield" }),
  state: optionalLine(ADDRESS_LENGTHS.state).optional().openapi({ example: "IL" }),
  postal_code: optionalLine(ADDRESS_LENGTHS.postal_code)
    .optional()
    .openapi({ example: "62701", description: "Needed wherever the country has postal codes." }),
  country: line(ADDRESS_LENGTHS.country, ADDRESS_LENGTHS.country).openapi({
    example: "US",
    description: "ISO 3166-1 alpha-2.",
  }),
  phone: phoneInput.optional(),
};

/** An address in a body. */
export const addressInput = z.strictObject(addressFields).openapi("AddressInput");

/** An address in an answer. */
export const addressOutputFields = {
  full_name: z.string(),
  company: z.string().nullable(),
  line1: z.string(),
  line2: z.string().nullable(),
  city: z.string(),
  state: z.string().nullable(),
  postal_code: z.string(),
  country: z.string(),
  phone: z.string().nullable(),
};
