// What makes an address: the same rules for the address book, for checkout and for sellers. Nothing here
// reads a row.
import { type FieldError, invalidFields } from "#platform/refusal";
import { hasControlCharacters } from "#platform/text";
import { COUNTRIES, POSTAL_CODES, STATES, WITHOUT_POSTAL_CODE } from "./countries.ts";

export { COUNTRIES } from "./countries.ts";

/** An address as it was sent. */
export interface AddressInput {
  full_name: string;
  company?: string | null;
  line1: string;
  line2?: string | null;
  city: string;
  state?: string | null;
  postal_code?: string | null;
  country: string;
  phone?: string | null;
}

/** An address that a parcel can be sent to. */
export interface Address {
  full_name: string;
  company: string | null;
  line1: string;
  line2: string | null;
  city: string;
  state: string | null;
  /** Empty in countries that have none. */
  postal_code: string;
  /** ISO 3166-1 alpha-2. */
  country: string;
  phone: string | null;
}

/** Longest texts, as the columns hold them. */
export const ADDRESS_LENGTHS = {
  full_name: 200,
  company: 200,
  line1: 200,
  line2: 200,
  city: 120,
  state: 120,
  postal_code: 20,
  country: 2,
  phone: 40,
} as const;

/** A telephone number as people write it. */
export const PHONE = /^\+?[0-9 ()./-]{3,39}$/;
const REQUIRED = ["full_name", "line1", "city"] as const;

/**
 * The address in its canonical form: trimmed, country, state and postal code in capitals. Refuses
 * (`invalid`) every wrong field at once, each named under `field_prefix`: `shipping_address` gives
 * `shipping_address.postal_code`.
 */
export function checkAddress(input: AddressInput, field_prefix = ""): Address {
  const country = input.country.trim().toUpperCase();
  const state = textOrNull(input.state);
  const is_short_state = STATES[country] && state !== null && state.length <= 3;
  const address: Address = {
    full_name: input.full_name.trim(),
    company: textOrNull(input.company),
    line1: input.line1.trim(),
    line2: textOrNull(input.line2),
    city: input.city.trim(),
    state: is_short_state ? state.toUpperCase() : state,
    postal_code: (input.postal_code ?? "").trim().toUpperCase(),
    country,
    phone: textOrNull(input.phone),
  };
  const errors = [...textErrors(address), ...countryErrors(address)];
  if (errors.length > 0) {
    const prefix = field_prefix === "" ? "" : `${field_prefix}.`;
    throw invalidFields(errors.map((error) => ({ ...error, field: `${prefix}${error.field}` })));
  }
  return address;
}

/** What addresses in a country need besides name, street and city. */
export function addressRules(country: string): { needs_state: boolean; needs_postal_code: boolean } {
  return { needs_state: STATES[country] !== undefined, needs_postal_code: !WITHOUT_POSTAL_CODE.has(country) };
}

/** One line for people: `12 Main Street, Flat 3, Springfield, IL 62701, US`. Empty when nothing is known. */
export function addressLine(address: {
  line1: string | null;
  line2: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  country: string | null;
}): string {
  const region = [address.state, address.postal_code].filter(Boolean).join(" ");
  return [address.line1, address.line2, address.city, region, address.country].filter(Boolean).join(", ");
}

function textErrors(address: Address): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of REQUIRED) {
    if (address[field] === "") errors.push({ field, code: "required", message: "This is needed." });
  }
  for (const [field, length] of Object.entries(ADDRESS_LENGTHS)) {
    const text = address[field as keyof Address] ?? "";
    if (text.length > length) {
      errors.push({ field, code: "too_long", message: `At most ${length} characters.` });
    }
    if (hasControlCharacters(text) || /[\n\t]/.test(text)) {
      errors.push({ field, code: "invalid_text", message: "Control characters do not belong here." });
    }
  }
  if (address.phone !== null && !PHONE.test(address.phone)) {
    errors.push({ field: "phone", code: "invalid_phone", message: "Digits, blanks and + ( ) - . / only." });
  }
  return errors;
}

function countryErrors({ country, state, postal_code }: Address): FieldError[] {
  if (!COUNTRIES.has(country)) {
    return [{ field: "country", code: "unknown_country", message: "Two letters of ISO 3166, such as US." }];
  }
  const errors: FieldError[] = [];
  const states = STATES[country];
  if (states !== undefined && state === null) {
    errors.push({ field: "state", code: "required", message: "Addresses there need the state." });
  }
  // Longer names are taken as they are typed: people write them out, and in their own language.
  if (states && state !== null && state.length <= 3 && !states.has(state)) {
    errors.push({
      field: "state",
      code: "unknown_state",
      message: "There is no such state in this country.",
    });
  }
  const shape = POSTAL_CODES[country];
  if (postal_code === "") {
    if (!WITHOUT_POSTAL_CODE.has(country)) {
      errors.push({ field: "postal_code", code: "required", message: "This is needed." });
    }
  } else if (shape && !shape.test(postal_code)) {
    const message = "This is not how postal codes look in this country.";
    errors.push({ field: "postal_code", code: "invalid_postal_code", message });
  }
  return errors;
}

function textOrNull(text: string | null | undefined): string | null {
  return text?.trim() || null;
}
