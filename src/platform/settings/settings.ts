// Settings that staff change while the shop runs: one small JSON value per name, with a default in the code.
import type { z } from "zod";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, insertedOnce, type Slots } from "#platform/database";

export interface SettingsTable {
  name: string;
  value: string;
  updated_at: number;
}

declare module "#platform/database" {
  interface Tables {
    settings: SettingsTable;
  }
}

/** A setting: its name, what it may be, and what it is until somebody changes it. */
export interface Setting<T> {
  name: string;
  schema: z.ZodType<T>;
  initial: T;
}

const byName = compileOnce((db, slot: Slots<{ name: string }>) =>
  db.selectFrom("settings").select("value").where("name", "=", slot("name")),
);

/** The setting as it stands. */
export async function readSetting<T>(context: Context, setting: Setting<T>): Promise<T> {
  const row = await byName.first(context.db, { name: setting.name });
  return row ? setting.schema.parse(JSON.parse(row.value)) : setting.initial;
}

/** Changes the setting; the value is judged by its schema first. */
export async function writeSetting<T>(
  tx: TransactionContext,
  setting: Setting<T>,
  value: NoInfer<T>,
): Promise<void> {
  const row = { value: JSON.stringify(setting.schema.parse(value)), updated_at: now(tx) };
  const is_new = await insertedOnce(tx, () =>
    tx.db
      .insertInto("settings")
      .values({ name: setting.name, ...row })
      .execute(),
  );
  if (!is_new) await tx.db.updateTable("settings").set(row).where("name", "=", setting.name).execute();
}
