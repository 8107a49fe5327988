// Settings for staff: each with its kind, its value, its version and what it was before.
import { z } from "@hono/zod-openapi";
import { requirePermission } from "#modules/identity";
import {
  changeSetting,
  listSettings,
  readKnownSetting,
  SETTING_KINDS,
  type SettingChangeView,
  type SettingView,
  settingChanges,
} from "#modules/operations";
import { isoTime } from "#platform/clock";
import type { Context } from "#platform/context";
import { pageSchema } from "#platform/http/page";
import { ok, type Route, route } from "#platform/http/route";
import { staff } from "../access.ts";
import { line, timeOutput } from "../common.ts";
import { shortList, shortListQuery } from "../short-list.ts";

const TAG = "Staff: settings";
const PATH = "/api/admin/settings/";
const REFUSALS = { 403: ["permission_denied"] };

/** Every name has a dot, so it never meets the taxes and the shipping beside it. */
const nameParams = z.object({
  name: z
    .string()
    .regex(/^[a-z]+\.[a-z_]{1,50}$/)
    .openapi({ param: { name: "name", in: "path" }, example: "payments.transfer_hold_hours" }),
});
const value = z.union([z.string().max(254), z.number(), z.null()]).openapi({
  description: "Text, a whole number or null, as the setting's kind says; rates are in parts per million.",
});
const schema = z
  .strictObject({
    name: z.string(),
    kind: z.enum(SETTING_KINDS),
    value,
    default: value,
    version: z.int().openapi({ description: "0 while nobody changed it." }),
    updated_at: timeOutput.nullable(),
  })
  .openapi("Setting");
const changeSchema = z
  .strictObject({
    version: z.int(),
    value,
    by: z.string().nullable(),
    reason: z.string().nullable(),
    at: timeOutput,
  })
  .openapi("SettingChange");

const target = (context: Context, { name }: { name: string }) => readKnownSetting(context, name);

export const adminSettingsRoutes: Route[] = [
  route({
    method: "get",
    path: PATH,
    summary: "All settings",
    tag: TAG,
    access: staff,
    query: z.object(shortListQuery),
    answers: { 200: { description: "Settings with their values.", schema: pageSchema(schema) } },
    refusals: REFUSALS,
    handle: async ({ context, query, request }) =>
      ok(shortList(context.services.config.url, request, query, await listSettings(context), present)),
  }),
  route({
    method: "get",
    path: `${PATH}{name}/`,
    summary: "One setting",
    tag: TAG,
    access: staff,
    params: nameParams,
    target,
    answers: { 200: { description: "The setting.", schema } },
    refusals: REFUSALS,
    handle: ({ target: view }) => ok(present(view), { etag: String(view.version) }),
  }),
  route({
    method: "put",
    path: `${PATH}{name}/`,
    summary: "Change a setting; it counts at once for what comes from now on",
    tag: TAG,
    access: staff,
    params: nameParams,
    target,
    body: z.strictObject({ value, reason: line(1000).nullish() }),
    example: { value: 96, reason: "Banks are slow in August" },
    if_match: "accepted",
    answers: { 200: { description: "The setting as it is now.", schema } },
    refusals: { ...REFUSALS, 412: ["stale_version"], 422: ["invalid_setting"] },
    handle: async ({ context, params, body, request }) => {
      const view = await changeSetting(context, { ...params, ...body, if_version: request.if_match });
      return ok(present(view), { etag: String(view.version) });
    },
  }),
  route({
    method: "get",
    path: `${PATH}history/{name}/`,
    summary: "What a setting was made to be, newest first",
    tag: TAG,
    access: staff,
    params: nameParams,
    target,
    query: z.object(shortListQuery),
    answers: { 200: { description: "Its changes.", schema: pageSchema(changeSchema) } },
    refusals: REFUSALS,
    handle: async ({ context, params, query, request }) => {
      requirePermission(context, "settings.manage");
      const changes = await settingChanges(context, params.name);
      return ok(shortList(context.services.config.url, request, query, changes, presentChange));
    },
  }),
];

function present({ name, kind, value, initial, version, updated_at }: SettingView) {
  const at = updated_at === null ? null : isoTime(updated_at);
  return { name, kind, value, default: initial, version, updated_at: at };
}

function presentChange({ version, value, by, reason, at }: SettingChangeView) {
  return { version, value, by, reason, at: isoTime(at) };
}
