// The tables of settings: what each is now, and what it was made to be.
import type { Generated } from "kysely";

declare module "#platform/database" {
  interface Tables {
    settings: SettingsTable;
    setting_changes: SettingChangesTable;
  }
}

export interface SettingsTable {
  name: string;
  value: string;
  version: number;
  updated_at: number;
}

export interface SettingChangesTable {
  id: Generated<number>;
  name: string;
  version: number;
  value: string;
  by_user_id: number | null;
  reason: string | null;
  created_at: number;
}
