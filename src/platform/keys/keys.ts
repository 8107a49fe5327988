// Signing keys: made by ourselves, sealed at rest, known ahead of their use, and replaced on schedule.
import { createPublicKey, generateKeyPairSync, type webcrypto } from "node:crypto";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "#platform/clock";
import { type Context, now, type Services } from "#platform/context";
import { transaction } from "#platform/database";
import { randomToken } from "#platform/id";
import { seal, unseal } from "./seal.ts";
import type { SigningKeysTable } from "./tables.ts";

export { seal, unseal } from "./seal.ts";

export const SIGNING_ALGORITHM = "EdDSA";

/** A public key as the world may see it (RFC 7517, RFC 8037). */
export interface PublicJwk {
  kty: "OKP";
  crv: "Ed25519";
  x: string;
  kid: string;
  alg: typeof SIGNING_ALGORITHM;
  use: "sig";
}

/** A key ready for use. */
export interface SigningKey {
  kid: string;
  public_key: CryptoKey;
  private_key: CryptoKey;
  public_jwk: PublicJwk;
  signs_until: number;
  verifies_until: number;
}

/** How long a key signs, and how long before that its successor is published. */
const SIGNS_MS = 30 * DAY_MS;
const PUBLISHED_AHEAD_MS = 2 * DAY_MS;
/** What a key signed is long expired by then. */
const VERIFIES_ON_MS = HOUR_MS;
/**
 * Keys made by other nodes are seen after this long; an unknown `kid` looks sooner, but not at every
 * request.
 */
const RELOAD_MS = 5 * MINUTE_MS;
const RELOAD_UNKNOWN_MS = 5 * SECOND_MS;
const PURPOSE = "signing keys";
const MAX_KEYS = 50;

interface KeyRing {
  keys: Map<string, SigningKey>;
  loaded_at: number;
  loading: Promise<void> | null;
}

const rings = new WeakMap<Services, KeyRing>();

/**
 * The key that signs now: the oldest that still may, so that its successor is known everywhere before its
 * turn.
 */
export async function currentSigningKey(context: Context): Promise<SigningKey> {
  const ring = ringOf(context.services);
  if (now(context) - ring.loaded_at > RELOAD_MS) await reload(context, ring);
  const known = signer(ring, now(context));
  if (known) return known;
  await reload(context, ring);
  if (!signer(ring, now(context))) {
    await createSigningKey(context);
    await reload(context, ring);
  }
  const made = signer(ring, now(context));
  if (!made) throw new Error("There is no signing key even after making one");
  return made;
}

/**
 * The key of this name, while what it signed may still count; else null. Only our own keys are ever looked
 * at.
 */
export async function verifyingKey(context: Context, kid: string): Promise<SigningKey | null> {
  const ring = ringOf(context.services);
  const age_ms = now(context) - ring.loaded_at;
  if (age_ms > RELOAD_MS || (!ring.keys.has(kid) && age_ms > RELOAD_UNKNOWN_MS)) await reload(context, ring);
  const key = ring.keys.get(kid);
  return key && key.verifies_until > now(context) ? key : null;
}

/** Every public key that may verify a token now: the document at `/.well-known/jwks.json`. */
export async function jwks(context: Context): Promise<{ keys: PublicJwk[] }> {
  await currentSigningKey(context);
  const { keys } = ringOf(context.services);
  const living = [...keys.values()].filter((key) => key.verifies_until > now(context));
  return { keys: living.map((key) => key.public_jwk) };
}

/**
 * Makes the next key when the newest has less than two days left to sign, and drops those that verify
 * nothing any more. For the schedule; safe to repeat and to run on several nodes.
 */
export async function rotateSigningKeys(context: Context): Promise<void> {
  await transaction(context, async (tx) => {
    await tx.db.deleteFrom("signing_keys").where("verifies_until", "<=", now(tx)).execute();
  });
  const newest = await context.db
    .selectFrom("signing_keys")
    .select((part) => part.fn.max("signs_until").as("signs_until"))
    .executeTakeFirst();
  if ((newest?.signs_until ?? 0) > now(context) + PUBLISHED_AHEAD_MS) return;
  await createSigningKey(context);
  await reload(context, ringOf(context.services));
}

async function createSigningKey(context: Context): Promise<void> {
  const kid = randomToken();
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const private_jwk = JSON.stringify(privateKey.export({ format: "jwk" }));
  await transaction(context, async (tx) => {
    const signs_until = now(tx) + SIGNS_MS;
    await tx.db
      .insertInto("signing_keys")
      .values({
        kid,
        algorithm: SIGNING_ALGORITHM,
        public_jwk: JSON.stringify(publicJwk(kid, publicKey.export({ format: "jwk" }).x)),
        sealed_private_jwk: seal(tx.services.config.secret, PURPOSE, kid, private_jwk),
        created_at: now(tx),
        signs_until,
        verifies_until: signs_until + VERIFIES_ON_MS,
      })
      .execute();
  });
}

function ringOf(services: Services): KeyRing {
  let ring = rings.get(services);
  if (!ring) {
    ring = { keys: new Map(), loaded_at: Number.NEGATIVE_INFINITY, loading: null };
    rings.set(services, ring);
  }
  return ring;
}

function signer(ring: KeyRing, time_ms: number): SigningKey | undefined {
  return [...ring.keys.values()].find((key) => key.signs_until > time_ms);
}

/** One load at a time, however many requests ask for it. */
async function reload(context: Context, ring: KeyRing): Promise<void> {
  ring.loading ??= load(context, ring).finally(() => {
    ring.loading = null;
  });
  await ring.loading;
}

async function load(context: Context, ring: KeyRing): Promise<void> {
  const rows = await context.db
    .selectFrom("signing_keys")
    .selectAll()
    .where("verifies_until", ">", now(context))
    .orderBy("created_at")
    .orderBy("kid")
    .limit(MAX_KEYS)
    .execute();
  const keys = new Map<string, SigningKey>();
  for (const row of rows) {
    const key = ring.keys.get(row.kid) ?? (await openKey(context, row));
    if (key) keys.set(row.kid, key);
  }
  ring.keys = keys;
  ring.loaded_at = now(context);
}

/**
 * A row as a key. One that our secret does not open is no key of ours: it neither signs nor verifies, so
 * changing the secret ends every access token, and a row written by somebody else is worth nothing. The
 * public half comes out of the sealed one for the same reason.
 */
async function openKey(context: Context, row: SigningKeysTable): Promise<SigningKey | null> {
  const text = unseal(context.services.config.secret, PURPOSE, row.kid, row.sealed_private_jwk);
  if (text === null || row.algorithm !== SIGNING_ALGORITHM) {
    context.services.log.warn(
      { kid: row.kid },
      "a signing key was sealed with another secret and is ignored",
    );
    return null;
  }
  const private_jwk: webcrypto.JsonWebKey = JSON.parse(text);
  const public_jwk = publicJwk(
    row.kid,
    createPublicKey({ key: private_jwk as never, format: "jwk" }).export({ format: "jwk" }).x,
  );
  const algorithm = { name: "Ed25519" };
  return {
    kid: row.kid,
    private_key: await crypto.subtle.importKey("jwk", private_jwk, algorithm, false, ["sign"]),
    public_key: await crypto.subtle.importKey("jwk", { ...public_jwk, alg: undefined }, algorithm, false, [
      "verify",
    ]),
    public_jwk,
    signs_until: row.signs_until,
    verifies_until: row.verifies_until,
  };
}

function publicJwk(kid: string, x: string | undefined): PublicJwk {
  if (!x) throw new Error("Not an Ed25519 key");
  return { kty: "OKP", crv: "Ed25519", x, kid, alg: SIGNING_ALGORITHM, use: "sig" };
}
