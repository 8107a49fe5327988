// What keeps the marketplace running: its settings, its audit log, its background jobs.
export { auditCsv, type LoggedDeed, MAX_EXPORT_ROWS, readAuditLog, readDeed } from "./audit-log.ts";
export { discardJob, type Health, health, readJob, readJobs, retryJob } from "./jobs.ts";
export {
  changeSetting,
  type KnownSetting,
  listSettings,
  readKnownSetting,
  SETTING_KINDS,
  type SettingChangeView,
  type SettingKind,
  type SettingView,
  settingChanges,
} from "./known-settings.ts";
