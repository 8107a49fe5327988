// What people say of themselves.
import { type Context, now } from "#platform/context";
import { transaction } from "#platform/database";
import type { Language } from "#platform/i18n";
import { type FieldError, invalid, invalidFields, missing } from "#platform/refusal";
import { textKey } from "#platform/text";
import { unlessTaken } from "./accounts.ts";
import { userOf } from "./actor.ts";
import { COUNTRIES } from "./address.ts";
import { moveToEmail } from "./email.ts";
import { confirmPassword } from "./passwords.ts";

/** What somebody may change of their own account; what is left out stays. */
export interface ProfileChanges {
  first_name?: string;
  last_name?: string;
  username?: string | null;
  phone?: string | null;
  /** `2000-02-29` */
  date_of_birth?: string | null;
  bio?: string | null;
  line1?: string | null;
  line2?: string | null;
  city?: string | null;
  state?: string | null;
  postal_code?: string | null;
  country?: string | null;
  /** In which pages are read; null leaves it to their addresses. */
  language?: Language | null;
  email?: string;
  /** Needed to change the e-mail address. */
  current_password?: string;
}

const EARLIEST_BIRTH = "1900-01-01";

/**
 * Changes the caller's profile. A new e-mail address needs the password and is unverified again. Refuses
 * wrong fields (`invalid`), `email_taken` and `username_taken` (`conflict`).
 */
export async function changeProfile(context: Context, changes: ProfileChanges): Promise<void> {
  const { user_id } = userOf(context);
  const { email, current_password, ...rest } = changes;
  const errors = profileErrors(rest, now(context));
  if (errors.length > 0) throw invalidFields(errors);
  const user = await context.db
    .selectFrom("users")
    .select(["id", "email", "email_key", "first_name"])
    .where("id", "=", user_id)
    .executeTakeFirst();
  if (!user) throw missing("account");
  const is_moving = email !== undefined && textKey(email) !== user.email_key;
  if (is_moving) {
    if (current_password === undefined) {
      throw invalid("current_password", "required", "A new e-mail address needs your password.");
    }
    await confirmPassword(context, current_password);
  }
  const keys = rest.username === undefined ? {} : { username_key: rest.username && textKey(rest.username) };
  await transaction(context, async (tx) => {
    await unlessTaken(tx, () =>
      tx.db
        .updateTable("users")
        .set({ ...rest, ...keys, updated_at: now(tx) })
        .where("id", "=", user_id)
        .execute(),
    );
    if (is_moving) await moveToEmail(tx, user, email);
  });
}

function profileErrors(changes: ProfileChanges, time_ms: number): FieldError[] {
  const errors: FieldError[] = [];
  const { date_of_birth, country } = changes;
  if (date_of_birth && !isBirthDate(date_of_birth, time_ms)) {
    const message = "A date in the past, such as 1990-12-31.";
    errors.push({ field: "date_of_birth", code: "invalid_date", message });
  }
  if (country && !COUNTRIES.has(country)) {
    errors.push({
      field: "country",
      code: "unknown_country",
      message: "Two letters of ISO 3166, such as US.",
    });
  }
  return errors;
}

function isBirthDate(text: string, time_ms: number): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return false;
  return text >= EARLIEST_BIRTH && time < time_ms;
}
