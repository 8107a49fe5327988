// Forms as somebody sends them who wants the most of it: every box ticked, every field filled, every button.
import { type FoundForm, formOf } from "./visitor.ts";

/** One way to send a form. */
export interface Sending {
  action: string;
  has_files: boolean;
  fields: FoundForm["fields"];
}

/** Every way to send each form of a page that is posted; `filled` stands in for what would be empty. */
export function sendings(text: string): Sending[] {
  const heads = [...text.matchAll(/<form\b([^>]*)>/g)].map(([, head = ""]) => head);
  return heads.flatMap((head) => {
    const action = attribute(head, "action");
    if (action === null || !/method="post"/.test(head)) return [];
    const id = attribute(head, "id");
    const form = id === null ? formOf(text, action.split("?")[0] ?? "") : formById(text, id, action);
    const fields = { ...filled(form.fields), ...ticked(text, form.markup, id) };
    const has_files = /enctype="multipart/.test(head);
    const buttons = buttonsOf(text, form.markup, id);
    const plain = { action, has_files, fields };
    return buttons.length === 0
      ? [plain]
      : buttons.map(([name, value]) => ({ ...plain, fields: { ...fields, [name]: value } }));
  });
}

/** Two forms may share an action; this one goes by its id. */
function formById(text: string, id: string, action: string): FoundForm {
  const start = text.indexOf(`id="${id}"`);
  const open = text.lastIndexOf("<form", start);
  return formOf(text.slice(open) + text.slice(0, open), action.split("?")[0] ?? "");
}

function filled(fields: FoundForm["fields"]): FoundForm["fields"] {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, value === "" ? stopgap(name) : value]),
  );
}

function stopgap(name: string): string {
  if (/email/.test(name)) return "foreign@example.com";
  if (/url/.test(name)) return "https://example.com/";
  return /_(from|until|at)$|^from$|^to$/.test(name) ? "2030-01-01" : "1";
}

/** The values of every box, and of the first of each group of radio buttons that has none chosen. */
function ticked(text: string, markup: string, id: string | null): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [head, input = ""] of text.matchAll(/<input\b([^>]*)>/g)) {
    if (!/type="checkbox"/.test(input) || !belongs(markup, head, input, id)) continue;
    const name = attribute(input, "name");
    if (name !== null) found[name] = [...(found[name] ?? []), attribute(input, "value") ?? "on"];
  }
  return found;
}

function buttonsOf(text: string, markup: string, id: string | null): [string, string][] {
  const found: [string, string][] = [];
  for (const [head, button = ""] of text.matchAll(/<button\b([^>]*)>/g)) {
    const name = attribute(button, "name");
    if (name === null || !belongs(markup, head, button, id)) continue;
    found.push([name, attribute(button, "value") ?? ""]);
  }
  return found;
}

/** Does the control stand in the form, or name it? */
function belongs(markup: string, whole: string, head: string, id: string | null): boolean {
  const named = attribute(head, "form");
  return named === null ? markup.includes(whole) : named === id;
}

function attribute(head: string, name: string): string | null {
  return new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1]?.replaceAll("&amp;", "&") ?? null;
}
