// Schemas that many resources share: ids, money, texts, addresses of pages.
import { z } from "@hono/zod-openapi";
import { hasControlCharacters } from "#platform/text";

const MAX_ID = 9_007_199_254_740_991;
const MONEY_WORDS = 'Write the amount as a decimal string such as "19.99".';

/** The path `/…/{id}/`; anything but a whole number above 0 is "not found". */
export const idParams = z.object({ id: pathId() });

/** The path `/…/{id}/` where a slug will do as well. Slugs are never all digits, and no id begins with 0. */
export const idOrSlugParams = z.object({
  id: z
    .string()
    .min(1)
    .max(220)
    .regex(/^(?!0\d*$)/)
    .openapi({ param: { name: "id", in: "path" }, description: "Id or slug.", example: "12" }),
});

/** A whole number in a path. */
export function pathId(name = "id") {
  return z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .transform(Number)
    .refine((value) => value <= MAX_ID)
    .openapi({ param: { name, in: "path" }, type: "integer", example: 12 });
}

/** An id in a body. */
export const bodyId = z.int().min(1).max(MAX_ID);

/** Money on the way in: a canonical decimal string; its digits are judged where the currency is known. */
export const moneyInput = z
  .string(MONEY_WORDS)
  .regex(/^(0|[1-9]\d{0,11})(\.\d{1,3})?$/, MONEY_WORDS)
  .openapi({ example: "19.99", description: "Decimal string with at most the currency's digits." });

/** Money on the way out: always all the currency's digits. */
export const moneyOutput = z.string().openapi({ example: "19.99" });

/** RFC 3339 in UTC. */
export const timeOutput = z.string().openapi({ format: "date-time", example: "2026-01-31T10:00:00.000Z" });

/** One line that a person typed: trimmed, without control characters, 1 to `most` characters. */
export function line(most: number, least = 1) {
  return z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine(
      (text) => !hasControlCharacters(text) && !/[\n\t]/.test(text),
      "Control characters do not belong here.",
    );
}

/** Text over several lines. */
export function paragraphs(most: number) {
  return z
    .string()
    .trim()
    .max(most)
    .refine(
      (text) => !hasControlCharacters(text.replaceAll("\r\n", "\n")),
      "Control characters do not belong here.",
    );
}

/** A country by its two letters (ISO 3166-1). */
export const countryInput = z
  .string()
  .regex(/^[A-Z]{2}$/, "A country is two capital letters, such as US.")
  .openapi({ example: "US" });

/** A small whole number above 0. */
export const quantityInput = z.int().min(1).max(1_000_000);

/** A slug that somebody chose: words with hyphens, never all digits, so that it can stand beside ids. */
export const slugInput = z
  .string()
  .max(120)
  .regex(/^(?!\d+$)[a-z0-9]+(-[a-z0-9]+)*$/, "A slug is lower-case letters, digits and single hyphens.")
  .openapi({ example: "cast-iron-pan" });
