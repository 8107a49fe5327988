// Accounts on their way in and out: what signing up and in ask for, and a person's own view of the account.
import { z } from "@hono/zod-openapi";
import { ADDRESS_LENGTHS, addressLine, type Device, type Login, USERNAME } from "#modules/identity";
import type { Person } from "#modules/sellers";
import { isoTime } from "#platform/clock";
import type { RequestFacts } from "#platform/http/route";
import { LANGUAGES } from "#platform/i18n";
import { publicUrl } from "#platform/storage";
import { optionalLine, phoneInput } from "./address-schema.ts";
import { countryInput, line, paragraphs, timeOutput } from "./common.ts";

const MAX_EMAIL_LENGTH = 254;
const MAX_SECRET_LENGTH = 1000;
const EMAIL = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63})+$/;

/** An e-mail address. Its length is judged first. */
export const emailInput = z
  .string()
  .trim()
  .max(MAX_EMAIL_LENGTH, { abort: true })
  .regex(EMAIL, "An e-mail address such as ada@example.com.")
  .openapi({ format: "email", example: "ada@example.com" });

/** A password or a token: taken as it is, judged by the verb. */
export const secretInput = z.string().min(1).max(MAX_SECRET_LENGTH);

const usernameInput = z
  .string()
  .trim()
  .regex(
    USERNAME,
    "3 to 30 letters, digits, dots, hyphens and underscores, beginning with a letter or digit.",
  )
  .openapi({ example: "ada" });
const firstName = line(100).openapi({ example: "Ada" });
const lastName = line(100).openapi({ example: "Lovelace" });

export const registerBody = z
  .strictObject({
    email: emailInput,
    password: secretInput.openapi({ description: "8 to 128 characters, not a common one." }),
    first_name: firstName,
    last_name: lastName,
    username: usernameInput.nullish(),
    role: z.enum(["buyer", "seller"]).default("buyer"),
    store_name: line(120).nullish().openapi({ description: "Needed to sell, and only then." }),
  })
  .superRefine(({ role, store_name }, issues) => {
    if (role === "seller" && !store_name) {
      const message = "Somebody who sells needs a name for the store.";
      issues.addIssue({ code: "custom", path: ["store_name"], params: { code: "required" }, message });
    }
    if (role === "buyer" && store_name) {
      const message = "Only sellers have one; set the role to seller.";
      issues.addIssue({ code: "custom", path: ["store_name"], params: { code: "not_a_seller" }, message });
    }
  })
  .openapi("Registration");

export const loginBody = z
  .strictObject({
    email: z.string().trim().min(1).max(MAX_EMAIL_LENGTH).optional(),
    username: z.string().trim().min(1).max(MAX_EMAIL_LENGTH).optional(),
    password: secretInput,
  })
  .superRefine(({ email, username }, issues) => {
    if ((email === undefined) === (username === undefined)) {
      const message = "Give either the e-mail address or the username.";
      issues.addIssue({ code: "custom", path: ["email"], params: { code: "one_of" }, message });
    }
  })
  .openapi("Login");

/** Whom the body names. No username holds an "@", so an address in that field means the address. */
export function loginOf({ email, username = "" }: z.output<typeof loginBody>): Login {
  const address = email ?? (username.includes("@") ? username : undefined);
  return address === undefined ? { username } : { email: address };
}

export const refreshBody = z.strictObject({ refresh: secretInput });
export const logoutBody = z.strictObject({ refresh: secretInput.optional() });

const optionalProfile = {
  username: usernameInput.nullable(),
  phone: phoneInput,
  date_of_birth: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, "A date such as 1990-12-31.")
    .nullable()
    .openapi({ format: "date", example: "1990-12-31" }),
  bio: paragraphs(2000)
    .transform((text) => text || null)
    .nullable(),
  line1: optionalLine(ADDRESS_LENGTHS.line1),
  line2: optionalLine(ADDRESS_LENGTHS.line2),
  city: optionalLine(ADDRESS_LENGTHS.city),
  state: optionalLine(ADDRESS_LENGTHS.state),
  postal_code: optionalLine(ADDRESS_LENGTHS.postal_code),
  country: countryInput.nullable(),
  language: z.enum(LANGUAGES).nullable().openapi({
    description: "In which the account's owner reads pages; null leaves it to their addresses.",
    example: "de",
  }),
};
const emailChange = {
  email: emailInput.optional().openapi({ description: "A new one needs `current_password`." }),
  current_password: secretInput.optional(),
};

export const profilePatch = z
  .strictObject({ first_name: firstName, last_name: lastName, ...optionalProfile })
  .partial()
  .extend(emailChange)
  .openapi("ProfileChanges");

/** PUT replaces the whole: what is left out becomes empty. The e-mail address stays unless it is given. */
export const profilePut = z
  .strictObject({
    first_name: firstName,
    last_name: lastName,
    username: optionalProfile.username.default(null),
    phone: optionalProfile.phone.default(null),
    date_of_birth: optionalProfile.date_of_birth.default(null),
    bio: optionalProfile.bio.default(null),
    line1: optionalProfile.line1.default(null),
    line2: optionalProfile.line2.default(null),
    city: optionalProfile.city.default(null),
    state: optionalProfile.state.default(null),
    postal_code: optionalProfile.postal_code.default(null),
    country: optionalProfile.country.default(null),
    language: optionalProfile.language.default(null),
    ...emailChange,
  })
  .openapi("ProfileReplacement");

const nullable = z.string().nullable();

export const profileOutput = z
  .strictObject({
    id: z.int(),
    email: z.string(),
    username: nullable,
    first_name: z.string(),
    last_name: z.string(),
    full_name: z.string(),
    phone: nullable,
    date_of_birth: nullable,
    bio: nullable,
    avatar_url: nullable,
    line1: nullable,
    line2: nullable,
    city: nullable,
    state: nullable,
    postal_code: nullable,
    country: nullable,
    language: z.enum(LANGUAGES).nullable(),
    full_address: z.string(),
    role: z.enum(["buyer", "seller", "staff", "admin"]),
    seller: z
      .strictObject({
        id: z.int(),
        name: z.string(),
        slug: z.string(),
        status: z.enum(["pending", "approved", "suspended", "rejected"]),
      })
      .nullable(),
    email_verified: z.boolean(),
    date_joined: timeOutput,
  })
  .openapi("Profile");

export const tokensOutput = z.strictObject({ access: z.string(), refresh: z.string() }).openapi("Tokens");

export const signedInOutput = z
  .strictObject({ user: profileOutput, access: z.string(), refresh: z.string() })
  .openapi("SignedIn");

/** The account as its owner sees it. */
export function presentPerson(person: Person): z.output<typeof profileOutput> {
  const { avatar_key, email_verified_at, created_at, seller, role, first_name, last_name, ...rest } = person;
  return {
    ...rest,
    first_name,
    last_name,
    full_name: `${first_name} ${last_name}`.trim(),
    avatar_url: avatar_key === null ? null : publicUrl(avatar_key),
    full_address: addressLine(person),
    role: role === "buyer" && seller ? "seller" : role,
    seller: seller && { id: seller.id, name: seller.name, slug: seller.slug, status: seller.status },
    email_verified: email_verified_at !== null,
    date_joined: isoTime(created_at),
  };
}

/** Where a session is opened from. */
export function deviceOf(request: RequestFacts): Device {
  return { user_agent: request.user_agent, address: request.address };
}
