// A person at a browser without scripts: keeps cookies, follows redirects, and sends forms as they stand on
// the page.
import assert from "node:assert/strict";
import type { ApiWorld } from "./api.ts";

const MAX_REDIRECTS = 10;
/** Where the tests' shop says that it is. */
export const ORIGIN = "http://localhost:3000";
const FORM_TYPE = "application/x-www-form-urlencoded";

/** A page as the visitor sees it, after all redirects. */
export interface Page {
  status: number;
  /** The path with its query at which the visitor ended up. */
  path: string;
  text: string;
  headers: Headers;
  /** Every `Set-Cookie` line on the way here. */
  set_cookies: string[];
  /** What a reader reads, in one line: no tags, entities resolved. */
  words: string;
}

/** What a form sends besides what stands in it; several values for one name, null to leave a field out. */
export type Fields = Readonly<Record<string, string | readonly string[] | null>>;

export interface Visitor {
  /** By name, as the browser keeps them. */
  cookies: Map<string, string>;
  get(path: string, headers?: Record<string, string>): Promise<Page>;
  /** Sends a form by hand, without a page. */
  post(path: string, fields: Fields, headers?: Record<string, string>): Promise<Page>;
  /** Fills in the form of `page` whose action is this path (a query may follow) and sends it. */
  submit(
    page: Pick<Page, "text" | "path">,
    action: string | RegExp,
    fields?: Fields,
    headers?: Record<string, string>,
  ): Promise<Page>;
}

/** Somebody who has never been here. */
export function visitor(world: Pick<ApiWorld, "app">): Visitor {
  const cookies = new Map<string, string>();
  const go = (method: string, path: string, body?: string, headers?: Record<string, string>) =>
    walk(world, cookies, { method, path, body, headers: headers ?? {} });
  const post: Visitor["post"] = (path, fields, headers) => go("POST", path, encoded(fields), headers);
  return {
    cookies,
    get: (path, headers) => go("GET", path, undefined, headers),
    post,
    submit: (page, action, fields = {}, headers) => {
      const form = formOf(page.text, action);
      const sent: Record<string, string | readonly string[] | null> = { ...form.fields, ...fields };
      if (form.method === "post") return post(form.action || page.path, sent, headers);
      return go("GET", `${form.action || page.path}?${encoded(sent)}`, undefined, headers);
    },
  };
}

/** A form on a page: where it goes and what it would send if nobody touched it. */
export interface FoundForm {
  action: string;
  method: string;
  fields: Record<string, string | readonly string[]>;
  markup: string;
}

/** The first form whose action is this path, whatever its query, or matches the pattern. */
export function formOf(text: string, action: string | RegExp): FoundForm {
  for (const [markup, head = ""] of text.matchAll(/<form\b([^>]*)>[\s\S]*?<\/form>/g)) {
    const own = attribute(head, "action") ?? "";
    const is_meant = typeof action === "string" ? own.split("?")[0] === action : action.test(own);
    if (!is_meant) continue;
    const method = (attribute(head, "method") ?? "get").toLowerCase();
    return { action: own, method, fields: fieldsOf(text, markup, attribute(head, "id")), markup };
  }
  assert.fail(`no form with the action ${action} on this page`);
}

/** The fields of a form, and those outside that name it by `form=`, as a browser would send them. */
function fieldsOf(text: string, markup: string, form_id: string | null): FoundForm["fields"] {
  const pairs: [string, string][] = [];
  const outside = form_id === null ? [] : controls(text).filter((one) => one.form === form_id);
  for (const control of [...controls(markup).filter((one) => one.form === null), ...outside]) {
    if (control.value !== null) pairs.push([control.name, control.value]);
  }
  const names = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...names].map(([name, all]) => [
      name,
      all.length === 1 ? (all[0]?.[1] ?? "") : all.map((one) => one[1]),
    ]),
  );
}

interface Control {
  name: string;
  /** Null for what is not sent: an unchecked box, a button. */
  value: string | null;
  form: string | null;
}

function controls(markup: string): Control[] {
  const found: Control[] = [];
  const pattern =
    /<input\b([^>]*)>|<textarea\b([^>]*)>([\s\S]*?)<\/textarea>|<select\b([^>]*)>([\s\S]*?)<\/select>/g;
  for (const [, input, area, area_text, select, options] of markup.matchAll(pattern)) {
    const head = input ?? area ?? select ?? "";
    const name = attribute(head, "name");
    if (name === null || has(head, "disabled")) continue;
    const form = attribute(head, "form");
    if (input !== undefined) found.push({ name, value: inputValue(input), form });
    else if (area !== undefined) found.push({ name, value: plain(area_text ?? "").trim(), form });
    else found.push({ name, value: chosen(options ?? ""), form });
  }
  return found;
}

function inputValue(head: string): string | null {
  const type = attribute(head, "type") ?? "text";
  if (type === "submit" || type === "button" || type === "image") return null;
  if ((type === "checkbox" || type === "radio") && !has(head, "checked")) return null;
  return attribute(head, "value") ?? (type === "checkbox" || type === "radio" ? "on" : "");
}

function chosen(options: string): string | null {
  const all = [...options.matchAll(/<option\b([^>]*)>([^<]*)/g)];
  const one = all.find(([, head]) => has(head ?? "", "selected")) ?? all[0];
  return one ? (attribute(one[1] ?? "", "value") ?? plain(one[2] ?? "").trim()) : null;
}

function attribute(head: string, name: string): string | null {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(head)?.[1];
  return value === undefined ? null : plain(value);
}

function has(head: string, name: string): boolean {
  return new RegExp(`(?:^|\\s)${name}(?:[\\s=/]|$)`).test(head.replace(/"[^"]*"/g, '""'));
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  nbsp: " ",
};

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

function wordsOf(text: string): string {
  return plain(text.replace(/<(script|style)\b[\s\S]*?<\/\1>/g, " ").replace(/<[^>]*>/g, " "))
    .replace(/\s+/g, " ")
    .trim();
}

function encoded(fields: Fields): string {
  const sent = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value === null) continue;
    for (const one of typeof value === "string" ? [value] : value) sent.append(name, one);
  }
  return sent.toString();
}

interface Step {
  method: string;
  path: string;
  body: string | undefined;
  headers: Record<string, string>;
}

async function walk(world: Pick<ApiWorld, "app">, cookies: Map<string, string>, first: Step): Promise<Page> {
  const set_cookies: string[] = [];
  let step = first;
  for (let turn = 0; turn < MAX_REDIRECTS; turn += 1) {
    const headers: Record<string, string> = { "sec-fetch-site": "same-origin", ...step.headers };
    if (cookies.size > 0) headers.cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    if (step.body !== undefined) headers["content-type"] = FORM_TYPE;
    const { method, path, body } = step;
    const response = await world.app.request(path, { method, headers, ...(body !== undefined && { body }) });
    const text = await response.text();
    for (const line of response.headers.getSetCookie()) {
      set_cookies.push(line);
      keep(cookies, line);
    }
    const location = response.headers.get("location")?.replace(ORIGIN, "") ?? null;
    if (location === null || response.status < 300 || response.status > 399) {
      return {
        status: response.status,
        path,
        text,
        headers: response.headers,
        set_cookies,
        words: wordsOf(text),
      };
    }
    assert.ok(location.startsWith("/"), `sent away to ${location}`);
    // A browser keeps what is behind `#` for itself.
    step = { method: "GET", path: location.split("#")[0] ?? "/", body: undefined, headers: {} };
  }
  assert.fail(`more than ${MAX_REDIRECTS} redirects`);
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = "", ...parts] = line.split("; ");
  const at = pair.indexOf("=");
  const name = pair.slice(0, at);
  if (parts.includes("Max-Age=0") || at === pair.length - 1) cookies.delete(name);
  else cookies.set(name, pair.slice(at + 1));
}
