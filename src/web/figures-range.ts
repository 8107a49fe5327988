// Which days figures are shown of: read from the address, with presets and a form to choose others.
import { dayAt, type FiguresRequest, isRange, isTimeZone, shiftDay } from "#modules/analytics";
import { DAY_MS } from "#platform/clock";
import { type Context, now } from "#platform/context";
import { html, type Markup, NOTHING } from "#platform/http/html";
import { freshForm } from "./forms.ts";
import type { Site } from "./site.ts";
import { button } from "./ui/button.ts";
import { field, selectField } from "./ui/field.ts";

/** Days up to today that are one step away. */
const PRESETS = ["1", "7", "30", "90", "365"] as const;
const USUAL_DAYS = 30;

/** Where a country's days begin and end; countries with several zones have the one where most people live. */
const ZONE_OF_COUNTRY: Readonly<Record<string, string>> = {
  ...{ US: "America/New_York", CA: "America/Toronto", MX: "America/Mexico_City", BR: "America/Sao_Paulo" },
  ...{ GB: "Europe/London", IE: "Europe/Dublin", PT: "Europe/Lisbon", ES: "Europe/Madrid" },
  ...{ FR: "Europe/Paris", BE: "Europe/Brussels", NL: "Europe/Amsterdam", DE: "Europe/Berlin" },
  ...{ AT: "Europe/Vienna", CH: "Europe/Zurich", IT: "Europe/Rome", DK: "Europe/Copenhagen" },
  ...{ SE: "Europe/Stockholm", NO: "Europe/Oslo", FI: "Europe/Helsinki", PL: "Europe/Warsaw" },
  ...{ CZ: "Europe/Prague", GR: "Europe/Athens", TR: "Europe/Istanbul", EG: "Africa/Cairo" },
  ...{ SA: "Asia/Riyadh", AE: "Asia/Dubai", IN: "Asia/Kolkata", SG: "Asia/Singapore" },
  ...{ CN: "Asia/Shanghai", KR: "Asia/Seoul", JP: "Asia/Tokyo", AU: "Australia/Sydney" },
  ...{ NZ: "Pacific/Auckland", ZA: "Africa/Johannesburg" },
};
const OTHER_ZONES = ["UTC", "America/Chicago", "America/Denver", "America/Los_Angeles"];
const ZONES = [...new Set([...OTHER_ZONES, ...Object.values(ZONE_OF_COUNTRY)])].sort();

/** What the address asks for; what makes no sense there is the usual: thirty days, where the reader's shop is. */
export function askedFigures(context: Context, site: Site, country: string | null): FiguresRequest {
  const asked = new URL(site.visit.path, site.origin).searchParams;
  const named = asked.get("time_zone") ?? "";
  const time_zone = named !== "" && isTimeZone(named) ? named : zoneOf(country);
  const today = dayAt(now(context), time_zone);
  const currency = /^[A-Z]{3}$/.exec(asked.get("currency") ?? "")?.[0];
  const wished = { from: asked.get("from") ?? "", to: asked.get("to") ?? "", time_zone };
  if (isRange(wished)) return { ...wished, currency };
  return { from: shiftDay(today, 1 - USUAL_DAYS), to: today, time_zone, currency };
}

/** Today alone, as the same reader counts days. */
export function todayOf(context: Context, { time_zone, currency }: FiguresRequest): FiguresRequest {
  const today = dayAt(now(context), time_zone);
  return { from: today, to: today, time_zone, currency };
}

/** The address of a page for other days or another currency. */
export function figuresAddress(site: Site, path: string, request: FiguresRequest): string {
  const { from, to, time_zone, currency } = request;
  const query = new URLSearchParams({ from, to, time_zone, ...(currency !== undefined && { currency }) });
  return site.link(`${path}?${query}`);
}

/** Presets, the currencies there are, and a form for any other days. */
export function rangeBar(
  context: Context,
  site: Site,
  facts: { path: string; request: FiguresRequest; currency: string; currencies: readonly string[] },
): Markup {
  const { path, request, currency, currencies } = facts;
  const { range } = site.words.figures;
  const today = dayAt(now(context), request.time_zone);
  const way = (asked: FiguresRequest, label: string, is_here: boolean) =>
    html`<li><a href="${figuresAddress(site, path, asked)}"${is_here ? html` aria-current="true"` : NOTHING}>${label}</a></li>`;
  return html`<div class="range-bar">
<nav aria-label="${range.label}"><ul class="range-bar__presets">${PRESETS.map((days) => {
    const from = shiftDay(today, 1 - Number(days));
    return way(
      { ...request, from, to: today },
      range.presets[days],
      request.from === from && request.to === today,
    );
  })}</ul></nav>
${
  currencies.length > 1
    ? html`<nav aria-label="${range.currency}"><ul class="range-bar__presets">${currencies.map((one) =>
        way({ ...request, currency: one }, one, one === currency),
      )}</ul></nav>`
    : NOTHING
}
${chooser(site, path, request)}</div>
<p class="range-bar__said">${saidOf(site, request)}</p>`;
}

/** How many days there are from the one to the other, both counted. */
export function daysIn({ from, to }: { from: string; to: string }): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
}

/** The days alone: "1 March 2026 – 31 March 2026". */
export function daysWords(site: Site, { from, to }: FiguresRequest): string {
  const day = (text: string) => site.formats.day(Date.parse(text));
  return from === to ? day(from) : site.words.figures.range.between(day(from), day(to));
}

/** The days in words: "1 March 2026 – 31 March 2026, Europe/Berlin, compared with the 31 days before". */
function saidOf(site: Site, request: FiguresRequest): Markup {
  const { from, to, time_zone } = request;
  const compared =
    from === to
      ? NOTHING
      : html` · ${site.formats.plural(daysIn({ from, to }), site.words.figures.compared)}`;
  return html`${daysWords(site, request)} · <bdi>${time_zone.replaceAll("_", " ")}</bdi>${compared}`;
}

function chooser(site: Site, path: string, { from, to, time_zone, currency }: FiguresRequest): Markup {
  const { range } = site.words.figures;
  const state = freshForm();
  const zones = ZONES.includes(time_zone) ? ZONES : [time_zone, ...ZONES];
  return html`<details class="range-bar__chooser"><summary>${range.other}</summary>
<form class="range-bar__form" method="get" action="${site.link(path)}">
${field(site, state, { name: "from", label: range.from, type: "date", value: from, is_required: true })}
${field(site, state, { name: "to", label: range.to, type: "date", value: to, is_required: true })}
${selectField(site, state, {
  name: "time_zone",
  label: range.zone,
  value: time_zone,
  options: zones.map((zone) => ({ value: zone, label: zone.replaceAll("_", " ") })),
})}
${currency === undefined ? NOTHING : html`<input type="hidden" name="currency" value="${currency}">`}
${button(range.show, { kind: "secondary" })}</form></details>`;
}

function zoneOf(country: string | null): string {
  return ZONE_OF_COUNTRY[country ?? ""] ?? "UTC";
}
