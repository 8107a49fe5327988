// The palette: whatever is typed is asked of the page that searches everything, which also answers in
// JSON. The field is a combobox with a list (ARIA Authoring Practices); without scripts it is the form of
// that page.
interface Found {
  kind: string;
  title: string;
  detail?: string | null;
  href: string;
}

const WAIT_MS = 120;

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-palette]")) listen(form);

function listen(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>("input[type=search]");
  const said = form.querySelector<HTMLElement>("[data-said]");
  if (!input || !said) return;
  const list = listBefore(said, input);
  // The dialog gives the focus to what asks for it.
  input.autofocus = true;
  const hint = said.textContent;
  let timer = 0;
  let chosen = 0;
  let asking: AbortController | null = null;

  const choose = (position: number) => {
    list.children[chosen]?.setAttribute("aria-selected", "false");
    chosen = position;
    const option = list.children[chosen];
    if (!option) return input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  };
  const show = (found: readonly Found[]) => {
    list.replaceChildren(...found.map(optionOf));
    list.hidden = found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
    choose(0);
  };
  const ask = async (text: string) => {
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const url = `${form.action}?q=${encodeURIComponent(text)}`;
      const answer = await fetch(url, { signal, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      const { results } = (await answer.json()) as { results: Found[] };
      show(results);
      said.textContent = results.length === 0 ? (form.dataset.none ?? "") : countOf(form, results.length);
    } catch {
      if (!signal.aborted) said.textContent = form.dataset.failed ?? "";
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text !== "") {
      timer = window.setTimeout(() => ask(text), WAIT_MS);
      return;
    }
    asking?.abort();
    show([]);
    said.textContent = hint;
  });
  input.addEventListener("keydown", (event) => {
    const { length } = list.children;
    if (event.isComposing || length === 0) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      choose((chosen + step + length) % length);
    }
    if (event.key === "Enter") {
      event.preventDefault();
      (list.children[chosen] as HTMLElement | undefined)?.click();
    }
  });
}

function listBefore(said: HTMLElement, input: HTMLInputElement): HTMLElement {
  const list = document.createElement("div");
  Object.assign(list, { id: "palette-results", className: "palette__results", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "");
  said.before(list);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }
  return list;
}

function optionOf({ kind, title, detail, href }: Found, position: number): HTMLElement {
  const link = document.createElement("a");
  Object.assign(link, { id: `palette-result-${position}`, href, tabIndex: -1 });
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.append(part("bdi", "", title), part("span", "palette__kind", kind));
  if (detail) link.append(part("small", "", detail));
  return link;
}

function part(tag: string, class_name: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.className = class_name;
  made.textContent = text;
  return made;
}

function countOf(form: HTMLFormElement, count: number): string {
  const words = JSON.parse(form.dataset.count ?? "{}") as Record<string, string>;
  const { language = "en" } = form.dataset;
  const text = words[new Intl.PluralRules(language).select(count)] ?? words.other ?? "";
  return text.replaceAll("{n}", new Intl.NumberFormat(language).format(count));
}
