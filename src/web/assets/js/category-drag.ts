// Dragging in the tree of categories by pointer: a mouse, a pen or a finger. What is dropped onto the middle
// of a row goes below it; onto its upper or lower edge, before or after it.
/// <reference lib="dom" />

type Side = "before" | "after" | "into";

interface Drop {
  row: HTMLElement;
  side: Side;
}

/** So much of a row's height, at each end, stands for the gap beside it. */
const EDGE = 0.28;
/** So near the window's end the page scrolls, so much at a time; both in pixels. */
const SCROLL_ZONE = 60;
const SCROLL_STEP = 14;

/** Shows the handles; `drop` is called with the filled form. */
export function startDragging(tree: HTMLElement, drop: (form: HTMLFormElement) => void): void {
  const form = tree.querySelector<HTMLFormElement>("form[data-tree-form]");
  if (!form) return;
  for (const handle of tree.querySelectorAll<HTMLElement>("[data-handle]")) {
    handle.hidden = false;
    handle.addEventListener("pointerdown", (event) => {
      const item = handle.closest<HTMLElement>("li[data-category]");
      if (!item || event.button !== 0) return;
      event.preventDefault();
      follow(tree, { handle, item, pointer: event.pointerId }, (found) => {
        fill(form, item, found);
        drop(form);
      });
    });
  }
}

function follow(
  tree: HTMLElement,
  { handle, item, pointer }: { handle: HTMLElement; item: HTMLElement; pointer: number },
  drop: (found: Drop) => void,
): void {
  const listening = new AbortController();
  const { signal } = listening;
  let found: Drop | null = null;
  const end = () => {
    listening.abort();
    mark(tree, null);
    item.classList.remove("is-dragged");
  };
  handle.setPointerCapture(pointer);
  item.classList.add("is-dragged");
  handle.addEventListener(
    "pointermove",
    ({ clientX, clientY }) => {
      found = dropAt(item, clientX, clientY);
      mark(tree, found);
      scrollNear(clientY);
    },
    { signal },
  );
  handle.addEventListener(
    "pointerup",
    () => {
      end();
      if (found) drop(found);
    },
    { signal },
  );
  handle.addEventListener("pointercancel", end, { signal });
  addEventListener("keydown", ({ key }) => key === "Escape" && end(), { signal });
}

/** The place under the pointer; none over itself and what is below it. */
function dropAt(item: HTMLElement, x: number, y: number): Drop | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>(".control-tree__row");
  if (!row || item.contains(row)) return null;
  const { top, height } = row.getBoundingClientRect();
  const at = (y - top) / height;
  return { row, side: at < EDGE ? "before" : at > 1 - EDGE ? "after" : "into" };
}

function mark(tree: HTMLElement, found: Drop | null): void {
  for (const row of tree.querySelectorAll<HTMLElement>("[data-drop]")) delete row.dataset.drop;
  if (found) found.row.dataset.drop = found.side;
}

function scrollNear(y: number): void {
  if (y < SCROLL_ZONE) scrollBy(0, -SCROLL_STEP);
  else if (y > innerHeight - SCROLL_ZONE) scrollBy(0, SCROLL_STEP);
}

/** The parent, and the place among those below it without the dragged one itself. */
function fill(form: HTMLFormElement, item: HTMLElement, { row, side }: Drop): void {
  const target = row.closest<HTMLElement>("li[data-category]");
  if (!target) return;
  const parent = side === "into" ? target : target.parentElement?.closest<HTMLElement>("li[data-category]");
  const list = side === "into" ? target.querySelector(".control-tree") : target.parentElement;
  const others = [...(list?.children ?? [])].filter((one) => one !== item);
  const place = side === "into" ? others.length : others.indexOf(target) + (side === "after" ? 1 : 0);
  write(form, "category", item.dataset.category ?? "");
  write(form, "parent", parent?.dataset.category ?? "");
  write(form, "place", String(place));
}

function write(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}
