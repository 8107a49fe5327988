// Reads request bodies within bounds: JSON, forms, files, or the raw text that a signature is over.
import { Refusal } from "#platform/refusal";
import type { Route } from "./route.ts";

const FORM_TYPE = "application/x-www-form-urlencoded";

export const DEFAULT_BODY_LIMIT = 1024 * 1024;
/** No form of ours has more; hundreds of thousands of them would keep the program busy for seconds. */
const MAX_FIELDS = 2000;

/** A body as it arrived: the text (for hashing and signatures) and the value that is judged next. */
export interface ReadBody {
  text: string;
  value: unknown;
}

/** Reads what the route takes. Refuses: 400 malformed, 413 too large, 415 wrong type. */
export async function readBody(
  request: Request,
  route: Pick<Route, "body_kind" | "body_limit" | "body_optional">,
): Promise<ReadBody> {
  const kind = route.body_kind ?? "json";
  const limit = route.body_limit ?? DEFAULT_BODY_LIMIT;
  const declared = Number(request.headers.get("content-length") ?? 0);
  if (declared > limit) throw tooLarge(limit);
  const content_type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
  if (kind === "multipart") {
    if (content_type !== "multipart/form-data") throw wrongType("multipart/form-data");
    return { text: "", value: Object.fromEntries(await readForm(request, limit)) };
  }
  if (kind === "form") {
    if (content_type !== FORM_TYPE) throw wrongType(FORM_TYPE);
    const text = await readText(request, limit);
    if (hasMoreFields(text, MAX_FIELDS)) throw tooManyFields();
    return { text, value: Object.fromEntries(new URLSearchParams(text)) };
  }
  if (kind === "json" && content_type !== "application/json") {
    const text = await readText(request, limit);
    if (text === "" && route.body_optional) return { text, value: {} };
    if (text === "" && content_type === "") throw malformed("A JSON body is needed here.");
    throw wrongType("application/json");
  }
  const text = await readText(request, limit);
  if (kind === "raw") return { text, value: text };
  if (text === "" && route.body_optional) return { text, value: {} };
  return { text, value: parseJson(text) };
}

function hasMoreFields(text: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count < most; count += 1) {
    at = text.indexOf("&", at + 1);
    if (at === -1) return false;
  }
  return true;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("The body is not valid JSON.");
  }
}

async function readText(request: Request, limit: number): Promise<string> {
  const bytes = await readBytes(request, limit);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw malformed("The body is not valid UTF-8.");
  }
}

/** A declared length is trusted no further than its first lie: chunked bodies are counted as they come. */
async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const declared = request.headers.get("content-length");
  if (declared !== null) {
    const bytes = new Uint8Array(await request.arrayBuffer());
    if (bytes.byteLength > limit) throw tooLarge(limit);
    return bytes;
  }
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The fields and files of a page's form. Refuses as `readBody` does. */
export async function readUpload(
  request: Request,
  limit: number,
): Promise<Iterable<[string, string | File]>> {
  const content_type = (request.headers.get("content-type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (content_type !== "multipart/form-data") throw wrongType("multipart/form-data");
  if (Number(request.headers.get("content-length") ?? 0) > limit) throw tooLarge(limit);
  return readForm(request, limit) as Promise<Iterable<[string, string | File]>>;
}

async function readForm(request: Request, limit: number): Promise<FormData> {
  const bytes = await readBytes(request, limit);
  const copy = new Response(bytes, {
    headers: { "content-type": request.headers.get("content-type") ?? "" },
  });
  try {
    return await copy.formData();
  } catch {
    throw malformed("The form could not be read.");
  }
}

function malformed(message: string): Refusal {
  return new Refusal("malformed", "malformed_body", message);
}

function tooLarge(limit: number): Refusal {
  return new Refusal("too_large", "body_too_large", `The body may have at most ${limit} bytes.`);
}

function tooManyFields(): Refusal {
  return new Refusal("too_large", "too_many_fields", `A form may have at most ${MAX_FIELDS} fields.`);
}

function wrongType(expected: string): Refusal {
  return new Refusal("wrong_type", "unsupported_media_type", `Send the body as ${expected}.`);
}
