// Bodies made small for the way: by brotli or gzip, beside the main thread, and remembered where they repeat.
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** Below this the headers cost more than they save. */
const MIN_LENGTH = 1000;
/** Compressed pages kept; a full one is about 10 kB. */
const MAX_KEPT = 500;
const BROTLI_LEVEL = 5;
const GZIP_LEVEL = 6;

export type Encoding = "br" | "gzip";
export type Body = string | Uint8Array<ArrayBuffer>;

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);
const kept = new Map<string, Uint8Array<ArrayBuffer>>();

/** The best encoding that both sides speak, or null. `q=0` refuses one (RFC 9110). */
export function encodingFor(accept_encoding: string): Encoding | null {
  // Split, not matched as a whole: a long run of blanks must not cost more than its length.
  const accepted = accept_encoding.split(",").flatMap((part) => {
    const [name = "", quality = "q=1", ...rest] = part.split(";").map((text) => text.trim().toLowerCase());
    return rest.length === 0 && /^q=[\d.]+$/.test(quality) && Number(quality.slice(2)) > 0 ? [name] : [];
  });
  if (accepted.includes("br")) return "br";
  return accepted.includes("gzip") ? "gzip" : null;
}

/**
 * The body as the client takes it. With `stamp`, which names this very body, the result is kept for the next
 * one who asks.
 */
export async function compressed(
  body: Body,
  accept_encoding: string,
  stamp: string | null,
): Promise<{ body: Body; encoding: Encoding | null }> {
  const encoding = body.length < MIN_LENGTH ? null : encodingFor(accept_encoding);
  if (encoding === null) return { body, encoding };
  const key = `${encoding} ${stamp}`;
  const known = stamp === null ? undefined : kept.get(key);
  if (known) return { body: known, encoding };
  const packed = await pack(body, encoding);
  if (stamp !== null) {
    if (kept.size >= MAX_KEPT) kept.delete(kept.keys().next().value ?? "");
    kept.set(key, packed);
  }
  return { body: packed, encoding };
}

/** The text made small, beside the main thread; by brotli's best `level` where it is done once and sent often. */
export async function pack(
  body: Body,
  encoding: Encoding,
  level = BROTLI_LEVEL,
): Promise<Uint8Array<ArrayBuffer>> {
  if (encoding === "gzip") return new Uint8Array(await gzipped(body, { level: GZIP_LEVEL }));
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.length;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: level,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: length,
    [constants.BROTLI_PARAM_LGWIN]: windowFor(length),
  };
  return new Uint8Array(await brotli(body, { params }));
}

/** The smallest window that holds all of it, as the power of two: memory is taken for the whole window. */
function windowFor(length: number): number {
  const bits = Math.ceil(Math.log2(length + 1));
  return Math.min(Math.max(bits, constants.BROTLI_MIN_WINDOW_BITS), constants.BROTLI_DEFAULT_WINDOW);
}
