// Suggestions under the search field (ARIA Authoring Practices: combobox with a list). Without them, search
// is a form.
interface Answer {
  products: { name: string; href: string; image: string | null; price: string }[];
  categories: { name: string; href: string }[];
  words: { text: string; href: string }[];
}

interface Option {
  name: string;
  href: string;
  image?: string | null;
  /** Stands in the picture's place. */
  icon?: string;
  extra?: string;
}

const WAIT_MS = 120;
const LEAST_LETTERS = 2;
const MOST_KEPT = 50;

for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) suggest(input);

function suggest(input: HTMLInputElement): void {
  const list = listFor(input);
  const kept = new Map<string, Option[]>();
  const icons = input.dataset.icons ?? "";
  let timer = 0;
  let chosen = -1;
  let asking: AbortController | null = null;

  const close = () => {
    clearTimeout(timer);
    asking?.abort();
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  };
  const choose = (position: number) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = position;
    const option = list.children[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (options: Option[]) => {
    choose(-1);
    list.replaceChildren(...options.map((option, position) => row(option, `${list.id}-${position}`, icons)));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const ask = async (text: string) => {
    asking?.abort();
    asking = new AbortController();
    const options = await optionsFor(input, text, asking.signal);
    if (!options) return;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(text, options);
    if (input.value.trim() === text && document.activeElement === input) show(options);
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text.length < LEAST_LETTERS) return close();
    const known = kept.get(text);
    if (known) return show(known);
    // Without an answer there are no suggestions; searching works all the same.
    timer = window.setTimeout(() => ask(text).catch(() => undefined), WAIT_MS);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      return close();
    }
    if (list.hidden || event.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      choose(around(chosen + step, list.children.length));
    }
    if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      (list.children[chosen] as HTMLElement).click();
    }
  });
  // A press inside the list must not take the focus from the field.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  input.addEventListener("blur", close);
}

/** The empty list below a field, and what says that they belong together. */
function listFor(input: HTMLInputElement): HTMLElement {
  const list = document.createElement("div");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.labels?.[0]?.textContent ?? "");
  list.hidden = true;
  input.after(list);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-controls", list.id);
  return list;
}

async function optionsFor(
  input: HTMLInputElement,
  text: string,
  signal: AbortSignal,
): Promise<Option[] | null> {
  const url = `${input.dataset.suggest}?q=${encodeURIComponent(text)}`;
  const answer = await fetch(url, { signal, headers: { Accept: "application/json" } });
  return answer.ok ? optionsOf((await answer.json()) as Answer, input.dataset.category ?? "") : null;
}

/** Past either end comes the field itself, which stands at −1. */
function around(position: number, count: number): number {
  if (position >= count) return -1;
  return position < -1 ? count - 1 : position;
}

function optionsOf({ words, categories, products }: Answer, category_word: string): Option[] {
  return [
    ...words.map(({ text, href }) => ({ name: text, href, icon: "search" })),
    ...categories.map(({ name, href }) => ({ name, href, icon: "layout-grid", extra: category_word })),
    ...products.map(({ name, href, image, price }) => ({ name, href, image, extra: price })),
  ];
}

function row({ name, href, image, icon, extra }: Option, id: string, icons: string): HTMLElement {
  const link = document.createElement("a");
  link.id = id;
  link.href = href;
  link.tabIndex = -1;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  if (image) {
    const picture = document.createElement("img");
    Object.assign(picture, { src: image, alt: "", width: 44, height: 44 });
    link.append(picture);
  }
  if (icon) link.append(drawing(`${icons}#${icon}`));
  link.append(text("suggestions__name", name));
  if (extra) link.append(text("suggestions__extra", extra));
  return link;
}

function drawing(address: string): SVGElement {
  const made = <K extends "svg" | "use">(name: K) =>
    document.createElementNS("http://www.w3.org/2000/svg", name);
  const [icon, use] = [made("svg"), made("use")];
  icon.setAttribute("class", "icon");
  icon.setAttribute("aria-hidden", "true");
  use.setAttribute("href", address);
  icon.append(use);
  return icon;
}

function text(class_name: string, content: string): HTMLElement {
  const part = document.createElement("span");
  part.className = class_name;
  part.textContent = content;
  return part;
}
