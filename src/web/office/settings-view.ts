// The views of settings: the list, and one with its form and what it was before.
import type { SettingView } from "#modules/operations";
import type { Context } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { percentOf } from "../../api/admin/tax-rates.ts";
import type { Site } from "../site.ts";
import { button, buttonLink } from "../ui/button.ts";
import { csrfField, field, formProblems } from "../ui/field.ts";
import { icon } from "../ui/icon.ts";
import { panel } from "../ui/panel.ts";
import { timeline } from "../ui/timeline.ts";
import { workTable } from "../ui/work-table.ts";
import { officePage } from "./office-frame.ts";
import type { SettingFacts } from "./settings-pages.ts";

/** Where the settings are; taxes and shipping stand below. */
export const SETTINGS_PATH = "/admin/settings/";
const PPM = 1_000_000;

/** A whole page. */
export function settingsList(context: Context, site: Site, settings: SettingView[]): Promise<Markup> {
  const { settings: words, tax, shipping } = site.words.control;
  const beside = (title: string, intro: string, path: string, name: string) =>
    panel(site, {
      title,
      actions: buttonLink(site.words.control.edit, site.link(path), {
        kind: "secondary",
        icon: icon(site, name),
      }),
      content: html`<p class="quiet">${intro}</p>`,
    });
  return officePage(context, site, {
    here: "settings",
    title: words.title,
    intro: words.intro,
    content: html`<div class="stack">${workTable(site, {
      caption: words.title,
      columns: [
        { id: "name", label: words.name },
        { id: "value", label: words.value },
        { id: "changed", label: words.changed },
      ],
      rows: settings.map((setting) => ({
        id: setting.name,
        href: site.link(`${SETTINGS_PATH}${setting.name}/`),
        cells: [
          nameOf(site, setting),
          valueWords(site, setting, setting.value),
          setting.updated_at === null ? words.never : site.formats.moment(setting.updated_at),
        ],
      })),
      empty: NOTHING,
    })}<div class="panels">${beside(tax.title, tax.intro, `${SETTINGS_PATH}tax/`, "percent")}
${beside(shipping.title, shipping.intro, `${SETTINGS_PATH}shipping/`, "truck")}</div></div>`,
  });
}

/** A whole page. */
export function settingDetail(context: Context, site: Site, facts: SettingFacts): Promise<Markup> {
  const { settings: words } = site.words.control;
  const { setting, changes, done } = facts;
  return officePage(context, site, {
    here: "settings",
    title: nameOf(site, setting),
    intro: words.texts[setting.name] ?? "",
    done: done && words.saved,
    actions: buttonLink(words.more, site.link(SETTINGS_PATH), { kind: "quiet" }),
    content: html`<div class="panels panels--side">${panel(site, {
      title: words.value,
      content: settingForm(site, facts),
    })}${panel(site, {
      title: words.history,
      content:
        changes.length === 0
          ? html`<p class="quiet">${words.no_history}</p>`
          : timeline(
              site,
              changes.map(({ at, version, value, by, reason }) => ({
                at,
                title: html`<strong>${valueWords(site, setting, value as SettingView["value"])}</strong>`,
                note: html`<p>${words.version(site.formats.number(version))}${by === null ? NOTHING : html` · <bdi>${words.by(by)}</bdi>`}</p>
${reason === null ? NOTHING : html`<p><bdi>${reason}</bdi></p>`}`,
              })),
            ),
    })}</div>`,
  });
}

function settingForm(site: Site, { setting, state }: SettingFacts): Markup {
  const { settings: words, save, reason, reason_hint } = site.words.control;
  const { kind, name, version } = setting;
  const hint =
    kind === "email" ? words.empty_hint : kind === "rate_ppm" ? words.percent_hint : words.initial(initial());
  function initial(): string {
    return String(valueWords(site, setting, setting.initial));
  }
  const inputmode = kind === "email" ? "email" : kind === "rate_ppm" ? "decimal" : "numeric";
  return html`<form method="post" action="${site.link(`${SETTINGS_PATH}${name}/`)}" class="form">
${csrfField(site)}${formProblems(site, state)}
<input type="hidden" name="version" value="${String(version)}">
${field(site, state, {
  name: "value",
  label: words.value,
  hint,
  inputmode,
  type: kind === "email" ? "email" : "text",
  is_required: kind !== "email",
  maxlength: 254,
  autocomplete: "off",
})}
${field(site, state, { name: "reason", label: reason, hint: reason_hint, maxlength: 1000, autocomplete: "off" })}
<p class="form__actions">${button(save)}</p></form>`;
}

/** The value as it stands in the form's field. */
export function writtenValue({ kind }: SettingView, value: SettingView["value"]): string {
  if (value === null) return "";
  return kind === "rate_ppm" ? percentOf(Number(value)) : String(value);
}

function nameOf(site: Site, { name }: SettingView): string {
  return site.words.control.settings.names[name] ?? name;
}

function valueWords(site: Site, { kind }: SettingView, value: SettingView["value"]): string {
  const { settings: words } = site.words.control;
  if (value === null) return words.none;
  if (kind === "email") return String(value);
  if (kind === "rate_ppm") return site.formats.percent(Number(value) / PPM);
  return site.formats.plural(Number(value), kind === "hours" ? words.hours : words.pieces);
}
