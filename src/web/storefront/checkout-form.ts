// The checkout's form as a purchase: every wrong field at once, by the same schemas as the API.
import type { CheckoutInput } from "#modules/checkout";
import { type AddressInput, type AddressRow, COUNTRIES, checkAddress } from "#modules/identity";
import { refusalOfIssues } from "#platform/http/problems";
import { type FieldError, invalidFields, Refusal } from "#platform/refusal";
import { checkoutBody } from "../../api/checkout-schema.ts";

export type Values = Readonly<Record<string, string>>;

/** What the form asks depends on what is bought and by whom. */
export interface FormSituation {
  needs_shipping: boolean;
  is_guest: boolean;
  /** The account's address book; empty for guests. */
  addresses: readonly AddressRow[];
  is_free: boolean;
}

/** The address book's radio that means "type another one". */
export const NEW_ADDRESS = "new";
/** What is asked of an address, in the order in which it is asked. */
export const ADDRESS_FIELDS = [
  "country",
  "full_name",
  "line1",
  "line2",
  "postal_code",
  "city",
  "state",
  "phone",
] as const;

/** Where the typed address belongs: nothing is shipped of downloads, so there it is the bill's. */
export function mainPrefix({ needs_shipping }: Pick<FormSituation, "needs_shipping">): string {
  return needs_shipping ? "shipping_address" : "billing_address";
}

/** The address of the book that was chosen, or null. */
export function chosenAddress(values: Values, addresses: readonly AddressRow[]): AddressRow | null {
  return addresses.find(({ id }) => String(id) === values.address_id) ?? null;
}

/** Where it goes as far as the form says so, complete or not. */
export function chosenCountry(values: Values, situation: FormSituation): string | null {
  const chosen = chosenAddress(values, situation.addresses);
  if (chosen) return chosen.country;
  const country = values[`${mainPrefix(situation)}.country`] ?? "";
  return COUNTRIES.has(country) ? country : null;
}

/** The chosen shipping methods by seller. */
export function chosenShipping(values: Values): Record<string, string> {
  const prefix = "shipping.";
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name, code]) => /^shipping\.[1-9]\d{0,15}$/.test(name) && code !== "")
      .map(([name, code]) => [name.slice(prefix.length), code]),
  );
}

/** Is another address typed for the bill? */
export function hasOtherBilling(values: Values, { needs_shipping }: FormSituation): boolean {
  return needs_shipping && values.billing_same !== "true";
}

/** The purchase that the form asks for, without the cart. Refuses (422) with everything that is wrong. */
export function readCheckout(values: Values, situation: FormSituation): Omit<CheckoutInput, "cart_token"> {
  const main = mainPrefix(situation);
  const chosen = chosenAddress(values, situation.addresses);
  const typed = [
    ...(chosen ? [] : [main]),
    ...(hasOtherBilling(values, situation) ? ["billing_address"] : []),
  ];
  const body = {
    ...plainFields(values),
    payment_method: situation.is_free ? "card" : values.payment_method || undefined,
    shipping: chosenShipping(values),
    accept_terms: values.accept_terms === "true",
    ...Object.fromEntries(typed.map((prefix) => [prefix, filledFields(values, prefix)])),
    ...(chosen &&
      (situation.needs_shipping ? { shipping_address_id: chosen.id } : { billing_address: bare(chosen) })),
  };
  const parsed = checkoutBody.safeParse(body);
  const errors = [
    ...missingFields(values, situation),
    ...typed.flatMap((prefix) => addressErrors(values, prefix)),
    ...(parsed.success ? [] : (refusalOfIssues(parsed.error.issues, body).errors ?? [])),
  ];
  if (errors.length > 0 || !parsed.success) throw invalidFields(inOrder(errors));
  return parsed.data;
}

/** A typed address as it stands; what is judged comes later. */
export function typedAddress(values: Values, prefix: string): AddressInput {
  const blank = { full_name: "", line1: "", city: "", country: "" };
  return { ...blank, ...filledFields(values, prefix) };
}

/** What is filled in of a typed address. */
function filledFields(values: Values, prefix: string): Partial<AddressInput> {
  const fields = ADDRESS_FIELDS.map((name) => [name, values[`${prefix}.${name}`]?.trim() ?? ""]);
  return Object.fromEntries(fields.filter(([, value]) => value !== ""));
}

const PLAIN_FIELDS = [
  "email",
  "payment_token",
  "note",
  "purchase_order_number",
  "company_name",
  "tax_id",
  "expected_total",
] as const;

function plainFields(values: Values): Record<string, string> {
  const filled = PLAIN_FIELDS.map((name) => [name, values[name]?.trim()] as const);
  return Object.fromEntries(
    filled.filter((pair): pair is [(typeof PLAIN_FIELDS)[number], string] => !!pair[1]),
  );
}

function missingFields(values: Values, { is_guest, addresses }: FormSituation): FieldError[] {
  const errors: FieldError[] = [];
  const { address_id = NEW_ADDRESS } = values;
  if (is_guest && !values.email?.trim()) {
    errors.push({ field: "email", code: "required", message: "Where should we write to?" });
  }
  if (address_id !== NEW_ADDRESS && !chosenAddress(values, addresses)) {
    errors.push({ field: "address_id", code: "unknown_address", message: "There is no such address." });
  }
  if (values.accept_terms !== "true") {
    errors.push({ field: "accept_terms", code: "terms_required", message: "Please accept the terms." });
  }
  return errors;
}

/** What the country's rules say; it is asked even where the schema refuses, so that all is said at once. */
function addressErrors(values: Values, prefix: string): FieldError[] {
  try {
    checkAddress(typedAddress(values, prefix), prefix);
    return [];
  } catch (error) {
    if (error instanceof Refusal) return error.errors ?? [];
    throw error;
  }
}

/** An address of the book as one that was sent. */
function bare(row: AddressRow): AddressInput {
  const { full_name, company, line1, line2, city, state, postal_code, country, phone } = row;
  return { full_name, company, line1, line2, city, state, postal_code, country, phone };
}

/** One error per field, from the top of the page to its end. */
function inOrder(errors: readonly FieldError[]): FieldError[] {
  const first = new Map(errors.toReversed().map((error) => [error.field, error]));
  return [...first.values()].sort((a, b) => placeOf(a.field) - placeOf(b.field));
}

function placeOf(field: string): number {
  const [head = "", rest = ""] = field.split(".");
  const part = SECTIONS.indexOf(head);
  const own = (ADDRESS_FIELDS as readonly string[]).indexOf(rest);
  return (part < 0 ? SECTIONS.length : part) * 100 + Math.max(own, 0);
}

const SECTIONS = [
  "email",
  "address_id",
  "shipping_address",
  "billing_address",
  "shipping",
  "payment_method",
  "payment_token",
  "company_name",
  "tax_id",
  "purchase_order_number",
  "note",
  "accept_terms",
];
