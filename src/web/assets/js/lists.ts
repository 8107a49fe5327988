// Filters that act as soon as they are chosen: the list is fetched and exchanged, the address follows, and
// whoever listens hears how much is left. Without this the form is sent by its button.

const FORM = "[data-filters]";
const LISTING = "[data-listing]";
let waiting: AbortController | null = null;

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return;
  const { form } = target;
  if (!form?.matches(FORM) || form.closest(":popover-open")) return;
  const is_list = document.querySelector(LISTING) !== null;
  if (is_list || target instanceof HTMLSelectElement) form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches(FORM) || !document.querySelector(LISTING)) return;
  event.preventDefault();
  form.closest<HTMLElement>(":popover-open")?.hidePopover();
  const url = new URL(form.action);
  for (const [name, value] of new FormData(form)) {
    if (value !== "") url.searchParams.append(name, String(value));
  }
  exchange(url.href).then((is_done) => {
    if (is_done) history.pushState({ is_list: true }, "", url);
  });
});

addEventListener("popstate", () => {
  if (document.querySelector(LISTING)) exchange(location.href);
});

/** Puts the list at this address in the place of the one that is shown; goes there when that fails. */
async function exchange(href: string): Promise<boolean> {
  waiting?.abort();
  waiting = new AbortController();
  const { signal } = waiting;
  const before = document.querySelector(LISTING);
  before?.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(href, { signal });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const after = page.querySelector(LISTING);
    if (!before || !after) throw new Error("no list");
    keepUnfolded(before, after);
    const focus = focused();
    before.replaceWith(document.adoptNode(after));
    document.title = page.title;
    if (focus) after.querySelector<HTMLElement>(focus)?.focus({ preventScroll: true });
    const count = after.querySelector("[data-count]");
    const words = count?.textContent ?? "";
    // A live region speaks when its words change, not when it appears.
    if (count) count.textContent = "";
    requestAnimationFrame(() => {
      if (count) count.textContent = words;
    });
    return true;
  } catch {
    if (!signal.aborted) location.assign(href);
    return false;
  }
}

/** Groups that were opened or closed by hand stay so. */
function keepUnfolded(before: Element, after: Element): void {
  const known = new Map<string, boolean>();
  for (const group of before.querySelectorAll<HTMLDetailsElement>("details")) {
    known.set(nameOf(group), group.open);
  }
  for (const group of after.querySelectorAll<HTMLDetailsElement>("details")) {
    group.open = known.get(nameOf(group)) ?? group.open;
  }
}

function nameOf(group: HTMLDetailsElement): string {
  const above = group.parentElement?.closest("details")?.firstElementChild?.textContent ?? "";
  return `${above}/${group.firstElementChild?.textContent}`;
}

/** How to find the focused field again. */
function focused(): string | null {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return null;
  if (field.id) return `#${CSS.escape(field.id)}`;
  return `[name="${CSS.escape(field.name)}"][value="${CSS.escape(field.value)}"]`;
}
