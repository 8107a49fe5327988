// Access tokens: short-lived signed statements of who somebody is; what they may do is decided by the
// account.
import { decodeProtectedHeader, jwtVerify, SignJWT } from "jose";
import { MINUTE_MS, SECOND_MS } from "#platform/clock";
import { type Context, now, type Services } from "#platform/context";
import { currentSigningKey, jwks, rotateSigningKeys, SIGNING_ALGORITHM, verifyingKey } from "#platform/keys";
import { Refusal } from "#platform/refusal";

export { jwks, rotateSigningKeys };

/** What a token says, after it was found to be ours. */
export interface TokenClaims {
  user_id: number;
  sid: string;
  expires_at: number;
}

export const ACCESS_TOKEN_MS = 10 * MINUTE_MS;
export const TOKEN_AUDIENCE = "buybuy";
/**
 * RFC 9068: an access token says that it is one, so that no other signed text of ours can stand in for it.
 */
export const TOKEN_TYPE = "at+jwt";

const HEADER_NAMES = new Set(["alg", "kid", "typ"]);
const MAX_TOKEN_LENGTH = 1000;
/** Another node's clock may be this far ahead. */
const CLOCK_SKEW_MS = 30 * SECOND_MS;
/** Verified tokens that are remembered until they expire. */
const MAX_REMEMBERED = 5000;
const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]{86}$/;
const USER_ID = /^[1-9]\d{0,15}$/;
const SID = /^[A-Za-z0-9_-]{20,44}$/;

interface Remembered extends TokenClaims {
  kid: string;
}

const remembered = new WeakMap<Services, Map<string, Remembered>>();

/** Signs an access token for this session, good for ten minutes. */
export async function issueToken(
  context: Context,
  session: { user_id: number; sid: string },
): Promise<string> {
  const key = await currentSigningKey(context);
  const issued_at = Math.floor(now(context) / SECOND_MS);
  return new SignJWT({ sid: session.sid })
    .setProtectedHeader({ alg: SIGNING_ALGORITHM, kid: key.kid, typ: TOKEN_TYPE })
    .setIssuer(context.services.config.url)
    .setAudience(TOKEN_AUDIENCE)
    .setSubject(String(session.user_id))
    .setIssuedAt(issued_at)
    .setExpirationTime(issued_at + ACCESS_TOKEN_MS / SECOND_MS)
    .sign(key.private_key);
}

/**
 * What the token says. Refuses `unauthenticated` (`invalid_token`) whatever is not exactly a token of ours
 * that is still good; why is never told. The session it names must still be looked up.
 */
export async function verifyToken(context: Context, token: string): Promise<TokenClaims> {
  const memory = memoryOf(context.services);
  const known = memory.get(token);
  if (known) {
    const key = known.expires_at > now(context) ? await verifyingKey(context, known.kid) : null;
    if (key) return known;
    memory.delete(token);
    throw invalidToken();
  }
  const claims = await readToken(context, token);
  if (!claims) throw invalidToken();
  const oldest = memory.size >= MAX_REMEMBERED ? memory.keys().next().value : undefined;
  if (oldest !== undefined) memory.delete(oldest);
  memory.set(token, claims);
  return claims;
}

/** The refusal for every token that does not count. */
export function invalidToken(): Refusal {
  return new Refusal("unauthenticated", "invalid_token", "This access token is not valid, or no longer.");
}

async function readToken(context: Context, token: string): Promise<Remembered | null> {
  if (token.length > MAX_TOKEN_LENGTH || !COMPACT.test(token) || !isCanonical(token)) return null;
  const kid = trustedKid(token);
  const key = kid === null ? null : await verifyingKey(context, kid);
  if (!key) return null;
  const time_ms = now(context);
  try {
    const { payload } = await jwtVerify(token, key.public_key, {
      algorithms: [SIGNING_ALGORITHM],
      typ: TOKEN_TYPE,
      issuer: context.services.config.url,
      currentDate: new Date(time_ms),
      requiredClaims: ["iss", "aud", "sub", "sid", "iat", "exp"],
    });
    const { sub, sid, iat, exp, aud, nbf } = payload;
    if (aud !== TOKEN_AUDIENCE || nbf !== undefined) return null;
    if (typeof sub !== "string" || !USER_ID.test(sub) || typeof sid !== "string" || !SID.test(sid))
      return null;
    if (!Number.isSafeInteger(iat) || !Number.isSafeInteger(exp)) return null;
    const issued_at = Number(iat) * SECOND_MS;
    const expires_at = Number(exp) * SECOND_MS;
    if (issued_at > time_ms + CLOCK_SKEW_MS || expires_at - issued_at > ACCESS_TOKEN_MS) return null;
    return { user_id: Number(sub), sid, expires_at, kid: key.kid };
  } catch {
    return null;
  }
}

/** One token has one spelling: bits that base64url leaves unused are zero. */
function isCanonical(token: string): boolean {
  return token.split(".").every((part) => Buffer.from(part, "base64url").toString("base64url") === part);
}

/**
 * The key's name, if the header says nothing but algorithm, type and key: no `jku`, `jwk`, `x5c`, `crit`,
 * `b64`.
 */
function trustedKid(token: string): string | null {
  try {
    const header = decodeProtectedHeader(token);
    const is_plain = Object.keys(header).every((name) => HEADER_NAMES.has(name));
    return is_plain && typeof header.kid === "string" ? header.kid : null;
  } catch {
    return null;
  }
}

function memoryOf(services: Services): Map<string, Remembered> {
  let memory = remembered.get(services);
  if (!memory) {
    memory = new Map();
    remembered.set(services, memory);
  }
  return memory;
}
