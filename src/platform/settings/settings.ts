// Settings that staff change while the shop runs: one small JSON value per name, with a default in the code.
import type { z } from "zod";
import { recordAudit } from "#platform/audit";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, forUpdate, insertedOnce, type Slots } from "#platform/database";
import { Refusal } from "#platform/refusal";
import type {} from "./tables.ts";

/** A setting: its name, what it may be, and what it is until somebody changes it. */
export interface Setting<T> {
  name: string;
  schema: z.ZodType<T>;
  initial: T;
}

/** A setting as it stands; version 0 and null moment: nobody changed it yet. */
export interface SettingState<T> {
  value: T;
  version: number;
  updated_at: number | null;
}

/** What a setting was made to be once. */
export interface SettingChange {
  version: number;
  value: unknown;
  by_user_id: number | null;
  reason: string | null;
  at: number;
}

const MAX_HISTORY = 100;

const byName = compileOnce((db, slot: Slots<{ name: string }>) =>
  db.selectFrom("settings").select(["value", "version", "updated_at"]).where("name", "=", slot("name")),
);

/**
 * The setting as it stands. Read from its row each time, by primary key: so a change counts at once in every
 * process, and there is no copy that could be old.
 */
export async function readSetting<T>(context: Context, setting: Setting<T>): Promise<T> {
  return (await settingState(context, setting)).value;
}

/** The same with its version and when it was changed. */
export async function settingState<T>(context: Context, setting: Setting<T>): Promise<SettingState<T>> {
  const row = await byName.first(context.db, { name: setting.name });
  // Version 0 is a row that only was there to be locked: the code's default may change under it.
  if (!row || row.version === 0) return { value: setting.initial, version: 0, updated_at: null };
  const value = setting.schema.parse(JSON.parse(row.value));
  return { value, version: row.version, updated_at: row.updated_at };
}

/**
 * Changes the setting, with a line in its history and in the audit log; the value is judged by its schema
 * first, and one that it has already changes nothing. Refuses `stale_version` when `if_version` is given and
 * gone. The caller has asked for permission.
 */
export async function writeSetting<T>(
  tx: TransactionContext,
  setting: Setting<T>,
  value: NoInfer<T>,
  { reason = null, if_version = null }: { reason?: string | null; if_version?: number | null } = {},
): Promise<void> {
  const { name } = setting;
  const json = JSON.stringify(setting.schema.parse(value));
  const before = await lockedState(tx, setting);
  if (if_version !== null && if_version !== before.version) {
    throw new Refusal("stale", "stale_version", "Somebody changed this setting meanwhile; read it again.");
  }
  if (json === JSON.stringify(before.value)) return;
  const version = before.version + 1;
  await tx.db
    .updateTable("settings")
    .set({ value: json, version, updated_at: now(tx) })
    .where("name", "=", name)
    .execute();
  await tx.db
    .insertInto("setting_changes")
    .values({ name, version, value: json, by_user_id: tx.actor.user_id ?? null, reason, created_at: now(tx) })
    .execute();
  await recordAudit(tx, {
    action: "setting.changed",
    subject_type: "setting",
    subject_id: name,
    before: { value: before.value },
    after: { value: JSON.parse(json) },
    reason,
  });
}

/** What the setting was made to be, newest first, at most a hundred times. */
export async function settingHistory(context: Context, name: string): Promise<SettingChange[]> {
  const rows = await context.db
    .selectFrom("setting_changes")
    .select(["version", "value", "by_user_id", "reason", "created_at as at"])
    .where("name", "=", name)
    .orderBy("version", "desc")
    .limit(MAX_HISTORY)
    .execute();
  return rows.map((row) => ({ ...row, value: JSON.parse(row.value) as unknown }));
}

/** Holds the setting's row until the transaction ends; one that is not there yet is made at version 0. */
async function lockedState<T>(tx: TransactionContext, setting: Setting<T>): Promise<SettingState<T>> {
  const { name, initial } = setting;
  await insertedOnce(tx, () =>
    tx.db
      .insertInto("settings")
      .values({ name, value: JSON.stringify(initial), version: 0, updated_at: now(tx) })
      .execute(),
  );
  await tx.db
    .selectFrom("settings")
    .select("name")
    .where("name", "=", name)
    .$call(forUpdate(tx))
    .executeTakeFirstOrThrow();
  return settingState(tx, setting);
}
