// What happens to a form: judged, done, or shown again with everything that was typed and what is wrong
// beside it.
import type { z } from "@hono/zod-openapi";
import type { Form } from "#platform/http/page-route";
import { refusalOfIssues } from "#platform/http/problems";
import { type FieldError, Refusal } from "#platform/refusal";
import type { Words } from "./locales/words.ts";

/** A form as it is shown: what its fields hold and what is wrong with them. */
export interface FormState {
  values: Readonly<Record<string, string>>;
  /** By field; under `""` what concerns the form as a whole. */
  errors: ReadonlyMap<string, { code: string; message: string }>;
  /** The refusal's own code, when it was refused. */
  code: string | null;
  extra: Readonly<Record<string, unknown>>;
}

/** A form that nobody has filled in yet, with what we know already. */
export function freshForm(values: Readonly<Record<string, string>> = {}): FormState {
  return { values, errors: new Map(), code: null, extra: {} };
}

export type Submitted<R> = { done: true; result: R } | { done: false; state: FormState };

/**
 * Judges the form by `schema` and runs `act`; a field left empty counts as not sent. A refusal (of the schema or of the verb) comes back as the state
 * to show again; passwords are never among its values. Bugs, and refusals that are no answer to a form
 * (`forbidden`, `missing`, `unavailable`), pass through.
 */
export async function submit<T, R>(
  form: Pick<Form, "values">,
  schema: z.ZodType<T>,
  act: (data: T) => Promise<R>,
): Promise<Submitted<R>> {
  try {
    const filled = Object.fromEntries(Object.entries(form.values).filter(([, value]) => value.trim() !== ""));
    const parsed = schema.safeParse(filled);
    if (!parsed.success) throw refusalOfIssues(parsed.error.issues, filled);
    return { done: true, result: await act(parsed.data) };
  } catch (error) {
    if (!(error instanceof Refusal) || PASSES.has(error.kind)) throw error;
    return { done: false, state: refusedForm(form.values, error) };
  }
}

/** The form with what a refusal says of it. */
export function refusedForm(values: Readonly<Record<string, string>>, refusal: Refusal): FormState {
  const errors = new Map<string, { code: string; message: string }>();
  for (const error of refusal.errors ?? []) if (!errors.has(error.field)) errors.set(error.field, error);
  if (errors.size === 0) errors.set("", { code: refusal.code, message: refusal.message });
  const shown = Object.entries(values).filter(([name]) => !/password/.test(name));
  return { values: Object.fromEntries(shown), errors, code: refusal.code, extra: extraOf(refusal) };
}

/** What the refusal says besides, with how long to wait where it does. */
function extraOf({ extra, retry_after_seconds }: Refusal): FormState["extra"] {
  return retry_after_seconds === undefined ? (extra ?? {}) : { ...extra, retry_after_seconds };
}

/** What to say of an error, in the reader's language. */
export function errorWords(words: Words, error: Pick<FieldError, "code">): string {
  const { errors } = words.common;
  return errors[error.code] ?? errors.fallback;
}

const PASSES = new Set(["forbidden", "missing", "unavailable", "malformed", "too_large", "wrong_type"]);
