// Every setting that staff may change, in one table; each is read where it works.
import { requirePermission } from "#modules/identity";
import { LOW_STOCK_THRESHOLD } from "#modules/inventory";
import { DEFAULT_COMMISSION } from "#modules/ledger";
import { TRANSFER_HOLD_HOURS } from "#modules/payments";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { SUPPORT_EMAIL } from "#platform/mail";
import { invalid, missing } from "#platform/refusal";
import {
  type Setting,
  type SettingChange,
  type SettingState,
  settingHistory,
  settingState,
  writeSetting,
} from "#platform/settings";

/** How a person writes it: an address (or none), a whole number of hours or pieces, parts per million. */
export const SETTING_KINDS = ["email", "hours", "pieces", "rate_ppm"] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];
type SettingValue = string | number | null;

/** A setting with how it is written. */
export interface KnownSetting {
  setting: Setting<SettingValue>;
  kind: SettingKind;
}

/** A setting as staff see it. */
export interface SettingView extends SettingState<SettingValue> {
  name: string;
  kind: SettingKind;
  initial: SettingValue;
}

/** A line of its history with who made it. */
export interface SettingChangeView extends SettingChange {
  by: string | null;
}

/** The whole table, in the order in which it is shown. */
const KNOWN: readonly KnownSetting[] = [
  known(SUPPORT_EMAIL, "email"),
  known(DEFAULT_COMMISSION, "rate_ppm"),
  known(TRANSFER_HOLD_HOURS, "hours"),
  known(LOW_STOCK_THRESHOLD, "pieces"),
];

/** All settings. Refuses `forbidden` without `settings.manage`, as all here. */
export async function listSettings(context: Context): Promise<SettingView[]> {
  requirePermission(context, "settings.manage");
  return Promise.all(KNOWN.map((one) => viewOf(context, one)));
}

/** One setting. Refuses `missing`. */
export async function readKnownSetting(context: Context, name: string): Promise<SettingView> {
  requirePermission(context, "settings.manage");
  return viewOf(context, knownBy(name));
}

/**
 * Changes a setting; it counts at once, in every process, for what comes from now on. Refuses: `forbidden`;
 * `missing`; `invalid` for what the setting cannot be; `stale_version` when somebody was quicker.
 */
export async function changeSetting(
  context: Context,
  input: { name: string; value: unknown; reason?: string | null; if_version?: number | null },
): Promise<SettingView> {
  requirePermission(context, "settings.manage");
  const one = knownBy(input.name);
  const parsed = one.setting.schema.safeParse(input.value);
  if (!parsed.success) {
    throw invalid("value", "invalid_setting", parsed.error.issues[0]?.message ?? "This is not possible.");
  }
  const { reason = null, if_version = null } = input;
  return transaction(context, async (tx) => {
    await writeSetting(tx, one.setting, parsed.data, { reason, if_version });
    return viewOf(tx, one);
  });
}

/** What it was made to be, newest first, with who did it. Refuses `missing`. */
export async function settingChanges(context: Context, name: string): Promise<SettingChangeView[]> {
  requirePermission(context, "settings.manage");
  const changes = await settingHistory(context, knownBy(name).setting.name);
  const ids = [...new Set(changes.flatMap(({ by_user_id }) => by_user_id ?? []))];
  if (ids.length === 0) return changes.map((change) => ({ ...change, by: null }));
  const rows = await context.db.selectFrom("users").select(["id", "email"]).where("id", "in", ids).execute();
  const emails = new Map(rows.map(({ id, email }) => [id, email]));
  return changes.map((change) => ({ ...change, by: emails.get(change.by_user_id ?? 0) ?? null }));
}

async function viewOf(context: Context, { setting, kind }: KnownSetting): Promise<SettingView> {
  const state = await settingState(context, setting);
  return { name: setting.name, kind, initial: setting.initial, ...state };
}

function knownBy(name: string): KnownSetting {
  const one = KNOWN.find(({ setting }) => setting.name === name);
  if (!one) throw missing("setting");
  return one;
}

/** Each keeps its own type where it works; here all are values that pass their own schema. */
function known<T extends SettingValue>(setting: Setting<T>, kind: SettingKind): KnownSetting {
  return { setting: setting as unknown as Setting<SettingValue>, kind };
}
