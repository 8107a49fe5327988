// Settings in the back office: all of them, one with its form and its history.
import { z } from "@hono/zod-openapi";
import {
  changeSetting,
  listSettings,
  readKnownSetting,
  type SettingView,
  settingChanges,
} from "#modules/operations";
import type { Context } from "#platform/context";
import { type PageRoute, pageRoute, seeOther, shown } from "#platform/http/page-route";
import { invalid } from "#platform/refusal";
import { percent, ppmOf } from "../../api/admin/tax-rates.ts";
import { line } from "../../api/common.ts";
import { type FormState, freshForm, submit } from "../forms.ts";
import { privateSite } from "../site.ts";
import { officeAccess } from "./office-places.ts";
import { SETTINGS_PATH, settingDetail, settingsList, writtenValue } from "./settings-view.ts";

const access = officeAccess("settings.manage");
const params = z.object({ name: z.string().regex(/^[a-z]+\.[a-z_]{1,50}$/) });
const formSchema = z.object({
  value: z.string().trim().max(254).default(""),
  reason: line(1000).optional(),
  version: z.string().regex(/^\d{1,9}$/),
});

export const settingsPages: PageRoute[] = [
  pageRoute({
    method: "get",
    path: SETTINGS_PATH,
    access,
    audience: "private",
    handle: async ({ context, visit }) => {
      const site = await privateSite(context, visit);
      return shown(await settingsList(context, site, await listSettings(context)));
    },
  }),
  pageRoute({
    method: "get",
    path: `${SETTINGS_PATH}{name}/`,
    access,
    audience: "private",
    params,
    query: z.object({ done: z.literal("saved").optional().catch(undefined) }),
    handle: async ({ context, visit, params: { name }, query }) => {
      const site = await privateSite(context, visit);
      const facts = await readFacts(context, name);
      const value = writtenValue(facts.setting, facts.setting.value);
      return shown(await settingDetail(context, site, { ...facts, state: freshForm({ value }), ...query }));
    },
  }),
  pageRoute({
    method: "post",
    path: `${SETTINGS_PATH}{name}/`,
    access,
    audience: "private",
    params,
    handle: async ({ context, visit, params: { name }, form }) => {
      const site = await privateSite(context, visit);
      const { setting } = await readFacts(context, name);
      const sent = await submit(form, formSchema, ({ value, reason = null, version }) => {
        const change = { name, value: readValue(setting, value), reason, if_version: Number(version) };
        return changeSetting(context, change);
      });
      if (sent.done) return seeOther(site.link(`${SETTINGS_PATH}${name}/?done=saved`));
      const facts = { ...(await readFacts(context, name)), state: sent.state };
      return shown(await settingDetail(context, site, facts), { status: 422 });
    },
  }),
];

/** What the page of one setting shows. */
export interface SettingFacts {
  setting: SettingView;
  changes: Awaited<ReturnType<typeof settingChanges>>;
  state: FormState;
  done?: "saved" | undefined;
}

async function readFacts(context: Context, name: string) {
  return { setting: await readKnownSetting(context, name), changes: await settingChanges(context, name) };
}

/** What a person wrote, as the setting keeps it. Refuses what is no number where one is needed. */
function readValue({ kind }: SettingView, text: string): string | number | null {
  if (kind === "email") return text === "" ? null : text;
  if (kind === "rate_ppm") {
    const parsed = percent.safeParse(text.replace(",", "."));
    if (!parsed.success) throw invalid("value", "invalid_setting", "Write the rate in per cent.");
    return ppmOf(parsed.data);
  }
  if (!/^\d{1,9}$/.test(text)) throw invalid("value", "invalid_setting", "Write a whole number.");
  return Number(text);
}
