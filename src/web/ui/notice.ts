// Notices: something about the page that a reader should know.
import { html, type Markup, NOTHING } from "#platform/http/html";
import type { Site } from "../site.ts";
import { icon } from "./icon.ts";

export type NoticeTone = "info" | "success" | "warning" | "danger";

const ICONS: Readonly<Record<NoticeTone, string>> = {
  info: "info",
  success: "circle-check",
  warning: "triangle-alert",
  danger: "circle-alert",
};

/** Warnings and refusals are read out at once, the others in passing. */
export function notice(
  site: Site,
  facts: { tone: NoticeTone; title?: string; content: string | Markup },
): Markup {
  const { tone, title, content } = facts;
  const role = tone === "danger" || tone === "warning" ? "alert" : "status";
  return html`<div class="notice notice--${tone}" role="${role}">${icon(site, ICONS[tone])}
<div class="notice__body">${title === undefined ? NOTHING : html`<p class="notice__title">${title}</p>`}
<div>${content}</div></div></div>`;
}
