// The only place that makes randomness: tokens, request ids, jitter, and a seeded source for worlds and
// drills.
import { createHash, randomBytes, randomFillSync, timingSafeEqual } from "node:crypto";

const TOKEN_BYTES = 16;
/**
 * Every request takes a token for its id, and asking the system for each costs more than the rest of the
 * pipeline.
 */
const TOKENS_IN_STOCK = 256;
const stock = Buffer.alloc(TOKEN_BYTES * TOKENS_IN_STOCK);
let used = stock.length;

/** A 128-bit random token, 22 characters of base64url: the capability handed to guests. */
export function randomToken(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  const token = stock.toString("base64url", used, used + TOKEN_BYTES);
  stock.fill(0, used, used + TOKEN_BYTES);
  used += TOKEN_BYTES;
  return token;
}

/** A 256-bit random token, for sessions, refresh tokens and one-time links. */
export function longToken(): string {
  return randomBytes(TOKEN_BYTES * 2).toString("base64url");
}

/** How tokens rest in the database: SHA-256 in base64url. They are random, so no salt is needed. */
export function tokenHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Compares two strings in a time that does not depend on where they differ. */
export function sameSecret(left: string, right: string): boolean {
  const a = createHash("sha256").update(left).digest();
  const b = createHash("sha256").update(right).digest();
  return timingSafeEqual(a, b);
}

/** A whole number from 0 up to but without `limit`, for jitter and sampling; never for secrets. */
export function randomBelow(limit: number): number {
  return Math.floor(Math.random() * limit);
}

/** A repeatable source of numbers in [0, 1): the same seed gives the same world (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
