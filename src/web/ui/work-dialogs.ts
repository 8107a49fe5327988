// What the keyboard opens in a working place: the palette that searches everything, and the list of
// shortcuts.
import { html, type Markup } from "#platform/http/html";
import type { Site } from "../site.ts";
import { dialog } from "./dialog.ts";
import { icon } from "./icon.ts";

/** The search for everything; what is found is asked of the address of the page that searches. */
export function palette(site: Site, path: string): Markup {
  const { search } = site.words.workplace;
  return dialog(site, {
    id: "palette",
    title: search.label,
    content: html`<form class="palette" method="get" action="${site.link(path)}" role="search" data-palette
data-none="${search.none}" data-failed="${search.failed}" data-language="${site.language}"
data-count="${JSON.stringify(search.count)}">
<div class="palette__input"><button type="submit" class="palette__go" aria-label="${search.open}">${icon(site, "search")}</button><input class="field__input" type="search" id="palette-search" name="q"
aria-label="${search.label}" placeholder="${search.placeholder}" maxlength="100" autocomplete="off" enterkeyhint="go"></div>
<p class="palette__said quiet" role="status" data-said>${search.hint}</p></form>`,
  });
}

/** Which keys do what. */
export function keys(site: Site, { search }: { search?: string }): Markup {
  const { keys: words } = site.words.workplace;
  const all: [string[], string][] = [
    ...(search === undefined ? [] : [[["Ctrl", "K"], words.everything] as [string[], string]]),
    [["/"], words.here],
    [["?"], words.shown],
    [["Esc"], words.closed],
  ];
  const rows = all.map(
    ([pressed, does]) =>
      html`<div><dt>${pressed.map((key) => html`<kbd>${key}</kbd>`)}</dt><dd>${does}</dd></div>`,
  );
  return dialog(site, {
    id: "keys",
    title: words.title,
    content: html`<dl class="keys">${rows}</dl>`,
  });
}
