// Files that people uploaded: kept on disk under safe keys, beside a read-only folder that came with us.
import { createReadStream } from "node:fs";
import { access, constants, mkdir, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join, sep } from "node:path";
import { Readable } from "node:stream";
import { randomToken } from "#platform/id";

declare module "#platform/context" {
  interface Services {
    storage: Storage;
  }
}

/** A file that is there, to be sent. */
export interface StoredFile {
  byte_size: number;
  /** Changes when the content does; without quotes. */
  etag: string;
  content_type: string;
  /** Opens the content, or the part of it from the first to the last byte named. */
  stream(range?: { first: number; last: number }): ReadableStream<Uint8Array>;
}

/** Keys are ours: made by the program, of letters, digits, `-`, `_` and few folders, with an extension. */
export interface Storage {
  /** Keeps `bytes` under `key`; whoever reads sees the old content or the new, never a part. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** The whole content, or null when there is none under this key. */
  get(key: string): Promise<Uint8Array | null>;
  /** What is needed to send the file, or null when there is none under this key. */
  open(key: string): Promise<StoredFile | null>;
  /** Deletes the file; that it is gone already is fine. */
  delete(key: string): Promise<void>;
  /** Answers when files can be kept. */
  ping(): Promise<void>;
}

export interface StorageOptions {
  /** Where files are kept; made when it is not there. */
  folder: string;
  /** Keys under `prefix/` are read from `folder` and never written. */
  read_only?: { prefix: string; folder: string };
}

const KEY = /^(?:[A-Za-z0-9][A-Za-z0-9_-]{0,79}\/){0,4}[A-Za-z0-9_-]{1,120}\.[a-z0-9]{1,5}$/;
const CONTENT_TYPES: Record<string, string> = { webp: "image/webp", avif: "image/avif" };
const NOT_THERE = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);

/** Where a browser finds the file. */
export function publicUrl(key: string): string {
  return `/media/${key}`;
}

/** Storage in a folder of this machine. */
export function createDiskStorage({ folder, read_only }: StorageOptions): Storage {
  const prefix = read_only ? `${read_only.prefix}/` : null;

  /** The path of an existing file, inside its root also when links are followed; null for anything else. */
  async function find(key: string): Promise<string | null> {
    if (!KEY.test(key)) return null;
    const is_read_only = prefix !== null && key.startsWith(prefix);
    const root = is_read_only && read_only ? read_only.folder : folder;
    const path = join(root, is_read_only && prefix ? key.slice(prefix.length) : key);
    const [real_root, real_path] = await Promise.all([realpath(root), realpath(path)]).catch(orNothing);
    return real_root && real_path?.startsWith(real_root + sep) ? real_path : null;
  }

  function ownPath(key: string): string {
    if (!KEY.test(key)) throw new Error(`Not a storage key: ${key}`);
    if (prefix !== null && key.startsWith(prefix)) throw new Error(`Read-only storage key: ${key}`);
    return join(folder, key);
  }

  return {
    put: async (key, bytes) => {
      const path = ownPath(key);
      await mkdir(dirname(path), { recursive: true });
      const [root, parent] = await Promise.all([realpath(folder), realpath(dirname(path))]);
      if (parent !== root && !parent.startsWith(root + sep)) throw new Error(`Outside the storage: ${key}`);
      const draft = `${path}.${randomToken()}.part`;
      try {
        await writeFile(draft, bytes, { flush: true });
        await rename(draft, path);
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
    get: async (key) => {
      const path = await find(key);
      return path === null ? null : readFile(path).catch(orNull);
    },
    open: async (key) => {
      const path = await find(key);
      const facts = path === null ? null : await stat(path).catch(orNull);
      if (path === null || !facts?.isFile()) return null;
      return {
        byte_size: facts.size,
        etag: `${Math.round(facts.mtimeMs).toString(36)}-${facts.size.toString(36)}`,
        content_type: CONTENT_TYPES[path.slice(path.lastIndexOf(".") + 1)] ?? "application/octet-stream",
        stream: (range) =>
          Readable.toWeb(
            createReadStream(path, range ? { start: range.first, end: range.last } : {}),
          ) as ReadableStream<Uint8Array>,
      };
    },
    delete: async (key) => {
      await rm(ownPath(key), { force: true });
    },
    ping: async () => {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
    },
  };
}

/** That a file is not there is an answer; anything else is an error. */
function orNull(error: NodeJS.ErrnoException): null {
  if (!NOT_THERE.has(error.code ?? "")) throw error;
  return null;
}

function orNothing(error: NodeJS.ErrnoException): [null, null] {
  orNull(error);
  return [null, null];
}
