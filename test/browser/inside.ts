// Code that runs inside a page: written as text, because this program knows no document and no elements.

/** A function of the page from its source: `(subject, value) => …`. */
export function inside<T>(source: string): (subject: unknown, value: unknown) => T {
  return new Function("subject", "value", `return (${source})(subject, value)`) as (
    subject: unknown,
    value: unknown,
  ) => T;
}

/** Among these elements: is one focused, and do it or what stands around it show that? */
export const focusState = inside<"" | "hidden" | "shown">(`(all) => {
  const active = document.activeElement;
  if (!all.includes(active)) return "";
  const outlined = (one, part) => {
    const style = getComputedStyle(one, part);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
  };
  const near = [active, active.nextElementSibling];
  for (let one = active.parentElement; one && near.length < 6; one = one.parentElement) near.push(one);
  const shows = near.some((one) => one && [null, "::before", "::after"].some((part) => outlined(one, part))) ||
    getComputedStyle(active).boxShadow !== "none";
  return shows ? "shown" : "hidden";
}`);

export const hasChecked = inside<boolean>(`(all) => all.some((one) => one.checked)`);

/** Where a list stands and where this value is in it. */
export const placesInList = inside<[from: number, to: number]>(
  `(list, value) => [list.selectedIndex, [...list.options].findIndex((one) => one.value === value)]`,
);

/** What is true of a page as a whole. */
export interface PageFacts {
  direction: string;
  language: string;
  headings: number;
  /** Elements that stand out of the window, where the page can be scrolled sideways. */
  too_wide: string[];
}

export const pageFacts = inside<PageFacts>(`() => {
  const room = document.documentElement.clientWidth;
  const is_wide = document.documentElement.scrollWidth > room;
  const outside = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && (box.right > room + 1 || box.left < -1);
  };
  const named = (one) => one.tagName.toLowerCase() + (one.className ? "." + String(one.className) : "");
  return {
    direction: document.documentElement.dir,
    language: document.documentElement.lang,
    headings: document.querySelectorAll("h1").length,
    too_wide: is_wide ? [...document.querySelectorAll("body *")].filter(outside).slice(0, 8).map(named) : [],
  };
}`);

/** How far the followed work is, and whether this page was looked at before; null where none is followed. */
export const followedWork = inside<{ rows: number; has_stayed: boolean } | null>(`(bars) => {
  const [bar] = bars;
  if (!bar) return null;
  const page = document.documentElement;
  const has_stayed = page.dataset.seen === "yes";
  page.dataset.seen = "yes";
  return { rows: bar.value, has_stayed };
}`);
