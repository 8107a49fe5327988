// Passwords at rest: argon2id in PHC strings, a bounded number of hashes at a time, and a decoy for unknown
// accounts.
import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { Refusal } from "#platform/refusal";

export {
  MAX_PASSWORD_LENGTH,
  MIN_PASSWORD_LENGTH,
  type PasswordWeakness,
  passwordWeakness,
} from "./policy.ts";

/** What one hash costs. */
export interface PasswordCost {
  memory_kib: number;
  passes: number;
  parallelism: number;
}

/** OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane. */
const STRONG: PasswordCost = { memory_kib: 19 * 1024, passes: 2, parallelism: 1 };
/** For tests only: they make hundreds of accounts. */
const CHEAP: PasswordCost = { memory_kib: 64, passes: 1, parallelism: 1 };

const SALT_BYTES = 16;
const TAG_BYTES = 32;
/** Hashes hold a thread and 19 MiB each; more than this many wait. */
const MAX_PARALLEL = 3;
const MAX_WAITING = 200;
const RETRY_SECONDS = 2;
const PHC =
  /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{8,64})\$([A-Za-z0-9+/]{8,128})$/;

const compute = promisify(argon2);
const waiting: (() => void)[] = [];
let running = 0;

/** What a hash costs in this environment: cheap in tests, OWASP's figure everywhere else. */
export function passwordCost(environment: "development" | "test" | "production"): PasswordCost {
  return environment === "test" ? CHEAP : STRONG;
}

/** A PHC string: `$argon2id$v=19$m=19456,t=2,p=1$salt$tag`. Refuses `unavailable` when too many wait. */
export async function hashPassword(password: string, cost: PasswordCost): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await digest(password, salt, TAG_BYTES, cost);
  const figures = `m=${cost.memory_kib},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${figures}$${unpadded(salt)}$${unpadded(tag)}`;
}

/**
 * Is it the password behind the PHC string? With `encoded` null (an unknown account) it works as long as for
 * a known one and says no.
 */
export async function verifyPassword(
  password: string,
  encoded: string | null,
  cost: PasswordCost,
): Promise<boolean> {
  const parts = encoded === null ? null : readPhc(encoded);
  if (!parts) {
    await digest(password, randomBytes(SALT_BYTES), TAG_BYTES, cost);
    return false;
  }
  const tag = await digest(password, parts.salt, parts.tag.length, parts.cost);
  return timingSafeEqual(tag, parts.tag);
}

/** Was the string made at another cost than today's? Then it is made again at the next sign-in. */
export function needsRehash(encoded: string, cost: PasswordCost): boolean {
  const made = readPhc(encoded)?.cost;
  if (!made) return true;
  return (
    made.memory_kib !== cost.memory_kib ||
    made.passes !== cost.passes ||
    made.parallelism !== cost.parallelism
  );
}

function readPhc(encoded: string): { cost: PasswordCost; salt: Buffer; tag: Buffer } | null {
  const [, memory, passes, parallelism, salt, tag] = PHC.exec(encoded) ?? [];
  if (!memory || !passes || !parallelism || !salt || !tag) return null;
  return {
    cost: { memory_kib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt, "base64"),
    tag: Buffer.from(tag, "base64"),
  };
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replace(/=+$/, "");
}

/** The same characters typed on another keyboard give the same bytes (NFKC, as RFC 8265 says). */
async function digest(password: string, salt: Buffer, length: number, cost: PasswordCost): Promise<Buffer> {
  await enter();
  try {
    return await compute("argon2id", {
      message: password.normalize("NFKC"),
      nonce: salt,
      tagLength: length,
      memory: cost.memory_kib,
      passes: cost.passes,
      parallelism: cost.parallelism,
    });
  } finally {
    leave();
  }
}

async function enter(): Promise<void> {
  if (running < MAX_PARALLEL) {
    running += 1;
    return;
  }
  if (waiting.length >= MAX_WAITING) {
    throw new Refusal("unavailable", "busy", "Too many people are signing in; try again in a moment.", {
      retry_after_seconds: RETRY_SECONDS,
    });
  }
  await new Promise<void>((resolve) => waiting.push(resolve));
}

/** Hands the place to who waits longest; only when nobody does, it becomes free. */
function leave(): void {
  const next = waiting.shift();
  if (next) next();
  else running -= 1;
}
