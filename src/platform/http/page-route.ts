// How a surface says what a page is: who may open it, what its address and form hold, and what it answers.
import type { z } from "@hono/zod-openapi";
import type { Context } from "#platform/context";
import type { Language } from "#platform/i18n";
import { CSRF_FIELD } from "./csrf.ts";
import type { Markup } from "./html.ts";
import type { Access, RouteLimit } from "./route.ts";

/** A form as it arrived: every field as text, so that what was typed can be shown again. */
export interface Form {
  /** The last value of each field. */
  values: Readonly<Record<string, string>>;
  /** Every value of a field, in order. */
  all(name: string): readonly string[];
  /** The files of a field, in order; only where the page takes uploads. */
  files(name: string): readonly File[];
}

/** What a page may know of whoever opens it. */
export interface Visit {
  language: Language;
  /** Path with query, without the language's prefix: `/products/kettle/?variant=3`. */
  path: string;
  /** The cookies that pages of ours set, by their short names; a public page is shown none. */
  cookie(name: string): string | null;
  header(name: string): string | null;
  address: string;
  user_agent: string | null;
  /** A token for a form on this page; a public page has none to give. */
  csrf(): string;
}

/** A cookie to be set, or with `value` null taken away. */
export interface SentCookie {
  name: string;
  value: string | null;
  max_age_seconds?: number;
}

/** A whole page as bytes, with the stamp that names them. */
export interface DrawnPage {
  bytes: Uint8Array<ArrayBuffer>;
  stamp: string;
}

/** What a page answers with: markup, text of another type, or where to go. */
export interface PageAnswer {
  status: number;
  markup?: Markup;
  /** A page that was drawn before, see `drawPage`. */
  drawn?: DrawnPage;
  /** What was searched for is not there; for whoever counts that, never sent. */
  found_nothing?: boolean;
  text?: { body: string | Uint8Array<ArrayBuffer>; content_type: string };
  /** A file that is written while it is sent. */
  stream?: { body: ReadableStream<Uint8Array>; content_type: string };
  /** A path of ours, with the language's prefix already; with a 3xx status. */
  location?: string;
  cookies?: SentCookie[];
  headers?: Record<string, string>;
}

export interface PageCall<P, Q> {
  context: Context;
  visit: Visit;
  params: P;
  query: Q;
  /** Empty for `get`. */
  form: Form;
}

export interface PageDefinition<P, Q> {
  method: "get" | "post";
  /** Without a language's prefix, with a `/` at the end: `/products/{slug}/`. */
  path: string;
  access: Access;
  /**
   * `public`: the same for everybody, reads no cookie, may be kept by shared caches. `private`: knows who is
   * there, is never kept.
   */
  audience: "public" | "private";
  /** The page has no language in its address: files, redirects. */
  is_neutral?: boolean;
  /** The form stands on pages that everybody shares, which can't hold a token: its origin alone is judged. */
  is_shared_form?: boolean;
  /** The form brings files (multipart); bytes it may have in all. */
  upload_limit?: number;
  params?: z.ZodType<P>;
  /** What an address says after `?`. A value that fails is a page that is not there. */
  query?: z.ZodType<Q>;
  limit?: RouteLimit;
  handle: (call: PageCall<P, Q>) => Promise<PageAnswer> | PageAnswer;
}

/** A page of any shape, as the table holds it. */
// biome-ignore lint/suspicious/noExplicitAny: the table holds pages of every shape, each checked where made
export type PageRoute = PageDefinition<any, any>;

/** Checks a page's types where it is written. */
export function pageRoute<P = Record<string, never>, Q = Record<string, never>>(
  definition: PageDefinition<P, Q>,
): PageRoute {
  return definition;
}

/** A page; 200 unless told. */
export function shown(markup: Markup, extras: Partial<PageAnswer> = {}): PageAnswer {
  return { status: 200, markup, ...extras };
}

/** Go there with a GET: what a form answers when it is done. */
export function seeOther(location: string, extras: Partial<PageAnswer> = {}): PageAnswer {
  return { status: 303, location, ...extras };
}

/** The page lives there now, for good. */
export function moved(location: string): PageAnswer {
  return { status: 301, location };
}

/** The fields of a form's body; the token of the form is not one of them. */
export function readForm(sent: Iterable<readonly [string, string | File]>): Form & { token: string } {
  const texts: [string, string][] = [];
  const files: [string, File][] = [];
  let token = "";
  for (const [name, value] of sent) {
    if (typeof value !== "string") files.push([name, value]);
    else if (name === CSRF_FIELD) token = value;
    else texts.push([name, value]);
  }
  const of = <V>(pairs: readonly [string, V][], name: string) =>
    pairs.filter(([other]) => other === name).map(([, value]) => value);
  return {
    token,
    values: Object.fromEntries(texts),
    all: (name) => of(texts, name),
    files: (name) => of(files, name).filter((file) => file.size > 0),
  };
}
