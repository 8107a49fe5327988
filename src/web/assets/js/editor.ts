// The editor of a product where scripts run: margin, search preview and variants follow what is typed;
// pictures are dragged into order and show how far their upload is.
/// <reference lib="dom" />
import { money, percent } from "./editor-format.ts";

const MAX_SHOWN_VARIANTS = 12;

const editor = document.querySelector<HTMLFormElement>("form[data-editor]");
if (editor) {
  editor.dataset.options = typedIn(editor, "options");
  editor.addEventListener("input", () => {
    showMargin(editor);
    showSearchPreview(editor);
    showVariants(editor);
  });
}
startDragging();
startUpload();

function typedIn(form: HTMLFormElement, name: string): string {
  const field = form.elements.namedItem(name);
  const is_text = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
  return is_text ? field.value.trim() : "";
}

function showMargin(form: HTMLFormElement): void {
  const output = form.querySelector<HTMLElement>("[data-margin]");
  const [price, cost] = ["price", "cost_price"].map((name) => typedIn(form, name).replace(",", "."));
  if (!output) return;
  const [gets, costs] = [Number(price), Number(cost)];
  const is_known = price !== "" && cost !== "" && gets > 0 && !Number.isNaN(costs);
  output.textContent = is_known ? marginWords(form, gets - costs, gets) : (output.dataset.none ?? "");
}

function marginWords(form: HTMLFormElement, left: number, gets: number): string {
  return `${money(form, left)} (${percent(form, left / gets)})`;
}

function showSearchPreview(form: HTMLFormElement): void {
  const text = (...names: string[]) => names.map((name) => typedIn(form, name)).find(Boolean) ?? "";
  const shown: Record<string, string> = {
    title: text("meta_title", "name"),
    text: text("meta_description", "short_description", "description"),
    slug: text("slug") || "…",
  };
  for (const place of form.querySelectorAll<HTMLElement>("[data-seo]")) {
    const value = shown[place.dataset.seo ?? ""] ?? "";
    (place.querySelector("bdi") ?? place).textContent = value.slice(
      0,
      Number(place.dataset.most ?? value.length),
    );
  }
}

/** Which variants saving will make, once the options are others than those of the page. */
function showVariants(form: HTMLFormElement): void {
  const place = form.querySelector<HTMLElement>("[data-matrix-preview]");
  const typed = typedIn(form, "options");
  if (!place) return;
  place.hidden = typed === "" || typed === form.dataset.options;
  const lists = typed.split("\n").map((line) => {
    const values = line.slice(line.indexOf(":") + 1);
    return values
      .split(values.includes(";") ? ";" : /[,،]/)
      .map((value) => value.trim())
      .filter(Boolean);
  });
  const all = lists.reduce<string[]>(
    (before, list) =>
      before.flatMap((start) => list.map((value) => (start ? `${start} / ${value}` : value))).slice(0, 200),
    [""],
  );
  const more = all.length > MAX_SHOWN_VARIANTS ? " …" : "";
  place.textContent = `${place.dataset.words} ${all.slice(0, MAX_SHOWN_VARIANTS).join(" · ")}${more}`;
}

/** The form of the order holds the ids in the order in which they stand on the page. */
function startDragging(): void {
  const list = document.querySelector<HTMLElement>("[data-images]");
  const form = document.querySelector<HTMLFormElement>("form[data-image-order]");
  if (!list || !form) return;
  document.querySelector<HTMLElement>("[data-drag-hint]")?.removeAttribute("hidden");
  let dragged: HTMLElement | null = null;
  let was_moved = false;
  for (const item of list.querySelectorAll<HTMLElement>("[data-image]")) {
    item.querySelector("img")?.setAttribute("draggable", "false");
    item.draggable = true;
    item.addEventListener("dragstart", (event) => {
      // Text that is marked in a field is dragged as text.
      if (event.target !== item) return;
      dragged = item;
      item.classList.add("is-dragged");
    });
    item.addEventListener("dragover", (event) => {
      if (!dragged || dragged === item) return;
      event.preventDefault();
      const { top, height } = item.getBoundingClientRect();
      was_moved = true;
      item[event.clientY < top + height / 2 ? "before" : "after"](dragged);
    });
    item.addEventListener("dragend", () => {
      item.classList.remove("is-dragged");
      dragged = null;
      if (was_moved) sendOrder(list, form);
    });
  }
  list.addEventListener("dragover", (event) => {
    if (dragged) event.preventDefault();
  });
}

function sendOrder(list: HTMLElement, form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("[name=image_ids]");
  const ids = [...list.querySelectorAll<HTMLElement>("[data-image]")].map((item) => item.dataset.image);
  if (field) field.value = ids.join();
  form.requestSubmit();
}

function startUpload(): void {
  const form = document.querySelector<HTMLFormElement>("form[data-upload]");
  const progress = form?.querySelector("progress");
  if (!form || !progress) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = new XMLHttpRequest();
    request.upload.addEventListener("progress", ({ loaded, total }) => {
      progress.value = total > 0 ? (100 * loaded) / total : 0;
    });
    // Whatever comes back is a page of ours; where nothing comes, the form is sent as ever.
    request.addEventListener("load", () => {
      if (request.status < 400) location.assign(request.responseURL);
      else form.submit();
    });
    request.addEventListener("error", () => form.submit());
    request.open("POST", form.action);
    request.send(new FormData(form));
    progress.hidden = false;
    form.setAttribute("aria-busy", "true");
  });
}
