// What people type, made ready for the schemas that the API judges with.
import type { z } from "@hono/zod-openapi";
import { refusalOfIssues } from "#platform/http/problems";

/** `"19,99"` → `"19.99"`, `"−3"` → `"-3"`. Whatever else is wrong in it, the schema says. */
export function plainNumber(text: string): string {
  const typed = text.trim().replace(/^[\u2212\u2013]/, "-");
  return /^-?\d+,\d+$/.test(typed) ? typed.replace(",", ".") : typed;
}

/** The value as the schema takes it. Refuses (invalid) by field. */
export function judged<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw refusalOfIssues(parsed.error.issues, value);
  return parsed.data;
}
