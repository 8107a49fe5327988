// Access tokens: every class of forgery that RFC 8725 and the advisories of other shops know is refused
// alike.
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { test } from "node:test";
import { DAY_MS, MINUTE_MS, SECOND_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { transaction } from "#platform/database";
import { issueToken, jwks, rotateSigningKeys, verifyToken } from "#platform/http/jwt";
import { tokenHash } from "#platform/id";
import { currentSigningKey, seal, unseal } from "#platform/keys";
import { Refusal } from "#platform/refusal";
import { openWorld, START } from "../../../test/world.ts";

const SID = tokenHash("a session");
const NOW_S = START / SECOND_MS;

const encode = (value: unknown) =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

interface Forge {
  good: string;
  kid: string;
  header: Record<string, unknown>;
  claims: Record<string, unknown>;
  /** Signed with our own key: only the content is wrong. */
  ours(header: unknown, claims: unknown): Promise<string>;
  /** Signed with somebody else's key. */
  theirs(header: unknown, claims: unknown): string;
  public_x: string;
}

const stranger = generateKeyPairSync("ed25519");

async function forgeFor(context: Context): Promise<Forge> {
  const key = await currentSigningKey(context);
  const header = { alg: "EdDSA", kid: key.kid, typ: "at+jwt" };
  const claims = {
    iss: context.services.config.url,
    aud: "buybuy",
    sub: "7",
    sid: SID,
    iat: NOW_S,
    exp: NOW_S + 600,
  };
  return {
    good: await issueToken(context, { user_id: 7, sid: SID }),
    kid: key.kid,
    header,
    claims,
    ours: async (head, body) => {
      const input = `${encode(head)}.${encode(body)}`;
      const mark = await crypto.subtle.sign("Ed25519", key.private_key, Buffer.from(input));
      return `${input}.${Buffer.from(mark).toString("base64url")}`;
    },
    theirs: (head, body) => {
      const input = `${encode(head)}.${encode(body)}`;
      return `${input}.${sign(null, Buffer.from(input), stranger.privateKey).toString("base64url")}`;
    },
    public_x: key.public_jwk.x,
  };
}

const hmac = (header: unknown, claims: unknown, secret: string | Buffer) => {
  const input = `${encode(header)}.${encode(claims)}`;
  return `${input}.${createHmac("sha256", secret).update(input).digest("base64url")}`;
};

const forgeries: Record<string, (f: Forge) => string | Promise<string>> = {
  "empty text": () => "",
  "not a token": () => "let-me-in",
  "two parts": (f) => f.good.split(".").slice(0, 2).join("."),
  "four parts": (f) => `${f.good}.${f.good.split(".")[2]}`,
  "alg none, no signature": (f) => `${encode({ ...f.header, alg: "none" })}.${encode(f.claims)}.`,
  "alg nOnE with a signature": (f) => f.ours({ ...f.header, alg: "nOnE" }, f.claims),
  "signature cut off": (f) => `${f.good.split(".").slice(0, 2).join(".")}.`,
  "signature of zeros": (f) => `${f.good.split(".").slice(0, 2).join(".")}.${"A".repeat(86)}`,
  "signature of another token": async (f) => {
    const other = await f.ours(f.header, { ...f.claims, sub: "8" });
    return [...f.good.split(".").slice(0, 2), other.split(".")[2]].join(".");
  },
  "claims changed": (f) => {
    const [head, , mark] = f.good.split(".");
    return [head, encode({ ...f.claims, sub: "1" }), mark].join(".");
  },
  "header changed": (f) => {
    const [, body, mark] = f.good.split(".");
    return [encode({ ...f.header, typ: "JWT" }), body, mark].join(".");
  },
  "HS256 with the public key as secret": (f) => hmac({ ...f.header, alg: "HS256" }, f.claims, f.public_x),
  "HS256 with the public bytes": (f) =>
    hmac({ ...f.header, alg: "HS256" }, f.claims, Buffer.from(f.public_x, "base64url")),
  "HS256 with an empty secret": (f) => hmac({ ...f.header, alg: "HS256" }, f.claims, ""),
  "ES256 named over our key": (f) => f.ours({ ...f.header, alg: "ES256" }, f.claims),
  "algorithm left out": (f) => f.ours({ kid: f.kid, typ: "at+jwt" }, f.claims),
  "a stranger's key under our kid": (f) => f.theirs(f.header, f.claims),
  "a kid that nobody has": (f) => f.theirs({ ...f.header, kid: "nobody" }, f.claims),
  "no kid": (f) => f.ours({ alg: "EdDSA", typ: "at+jwt" }, f.claims),
  "kid as a path": (f) => f.theirs({ ...f.header, kid: "../../../../dev/null" }, f.claims),
  "kid as SQL": (f) => f.theirs({ ...f.header, kid: "' OR '1'='1" }, f.claims),
  "kid of another type": (f) => f.theirs({ ...f.header, kid: [f.kid] }, f.claims),
  "key brought along (jwk)": (f) =>
    f.theirs({ ...f.header, jwk: stranger.publicKey.export({ format: "jwk" }) }, f.claims),
  "key by address (jku)": (f) => f.theirs({ ...f.header, jku: "https://evil.example/jwks.json" }, f.claims),
  "certificate brought along (x5c)": (f) => f.theirs({ ...f.header, x5c: ["MIIB"] }, f.claims),
  "an extension we do not know (crit)": (f) => f.ours({ ...f.header, crit: ["exp"] }, f.claims),
  "unencoded payload (b64)": (f) => f.ours({ ...f.header, b64: false, crit: ["b64"] }, f.claims),
  "another type of token": (f) => f.ours({ ...f.header, typ: "JWT" }, f.claims),
  "no type": (f) => f.ours({ alg: "EdDSA", kid: f.kid }, f.claims),
  "another issuer": (f) => f.ours(f.header, { ...f.claims, iss: "https://evil.example" }),
  "no issuer": (f) => f.ours(f.header, { ...f.claims, iss: undefined }),
  "another audience": (f) => f.ours(f.header, { ...f.claims, aud: "admin" }),
  "several audiences": (f) => f.ours(f.header, { ...f.claims, aud: ["buybuy", "other"] }),
  "no audience": (f) => f.ours(f.header, { ...f.claims, aud: undefined }),
  expired: (f) => f.ours(f.header, { ...f.claims, iat: NOW_S - 700, exp: NOW_S - 100 }),
  "expiring this very second": (f) => f.ours(f.header, { ...f.claims, iat: NOW_S - 600, exp: NOW_S }),
  "no expiry": (f) => f.ours(f.header, { ...f.claims, exp: undefined }),
  "expiry as text": (f) => f.ours(f.header, { ...f.claims, exp: String(NOW_S + 600) }),
  "a life too long": (f) => f.ours(f.header, { ...f.claims, exp: NOW_S + 86_400 }),
  "issued in the future": (f) => f.ours(f.header, { ...f.claims, iat: NOW_S + 300, exp: NOW_S + 600 }),
  "not valid yet": (f) => f.ours(f.header, { ...f.claims, nbf: NOW_S + 60 }),
  "no subject": (f) => f.ours(f.header, { ...f.claims, sub: undefined }),
  "an e-mail as subject": (f) => f.ours(f.header, { ...f.claims, sub: "olga@example.com" }),
  "subject as a number": (f) => f.ours(f.header, { ...f.claims, sub: 7 }),
  "no session": (f) => f.ours(f.header, { ...f.claims, sid: undefined }),
  "session as a list": (f) => f.ours(f.header, { ...f.claims, sid: [SID] }),
  "claims that are no object": (f) => f.ours(f.header, "[]"),
  "claims that are no JSON": (f) => f.ours(f.header, "{"),
  "another spelling of the signature": (f) => {
    const last = f.good.at(-1) ?? "";
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    return f.good.slice(0, -1) + alphabet[alphabet.indexOf(last) + 1];
  },
  "padding after it": (f) => `${f.good}==`,
  "blanks around it": (f) => ` ${f.good} `,
  "an encrypted token's shape": (f) => `${f.good}.a.b`,
  "a very long token": (f) => f.ours(f.header, { ...f.claims, pad: "x".repeat(5000) }),
};

const isInvalid = (error: unknown) =>
  error instanceof Refusal && error.kind === "unauthenticated" && error.code === "invalid_token";

test("signing in tokens", async (t) => {
  const world = await openWorld(t);
  const forge = await forgeFor(world.as());
  await t.test("a token of ours says who it is, again and again", async () => {
    for (let times = 0; times < 3; times += 1) {
      const claims = await verifyToken(world.as(), forge.good);
      assert.equal(claims.user_id, 7);
      assert.equal(claims.sid, SID);
      assert.equal(claims.expires_at, START + 10 * MINUTE_MS);
    }
    await verifyToken(world.as(), await forge.ours(forge.header, forge.claims));
  });
  for (const [name, make] of Object.entries(forgeries)) {
    await t.test(`refuses: ${name}`, async () => {
      const token = await make(forge);
      await assert.rejects(verifyToken(world.as(), token), isInvalid);
      await assert.rejects(verifyToken(world.as(), token), isInvalid);
    });
  }
  await t.test("a remembered token ends with its time", async () => {
    world.clock.advance(10 * MINUTE_MS - 1);
    await verifyToken(world.as(), forge.good);
    world.clock.advance(1);
    await assert.rejects(verifyToken(world.as(), forge.good), isInvalid);
    world.clock.set(START);
  });
  await t.test("a remembered token costs no statement and next to no time", async () => {
    const token = await issueToken(world.as(), { user_id: 7, sid: SID });
    await verifyToken(world.as(), token);
    const before_count = world.services.database.statements.count;
    const start = performance.now();
    for (let times = 0; times < 2000; times += 1) await verifyToken(world.as(), token);
    assert.ok(performance.now() - start < 500);
    assert.equal(world.services.database.statements.count, before_count);
  });
  assert.ok(Object.keys(forgeries).length >= 20);
});

test("keys rotate: the next is published before it signs, the last verifies until its tokens ended", async (t) => {
  const { as, clock } = await openWorld(t);
  const first = await currentSigningKey(as());
  assert.equal((await jwks(as())).keys.length, 1);
  await rotateSigningKeys(as());
  assert.equal((await jwks(as())).keys.length, 1);

  clock.advance(29 * DAY_MS);
  await rotateSigningKeys(as());
  assert.equal((await jwks(as())).keys.length, 2);
  assert.equal((await currentSigningKey(as())).kid, first.kid);

  clock.advance(DAY_MS - 1);
  const late = await issueToken(as(), { user_id: 7, sid: SID });
  clock.advance(1);
  const second = await currentSigningKey(as());
  assert.notEqual(second.kid, first.kid);
  await verifyToken(as(), late);

  clock.advance(DAY_MS);
  await rotateSigningKeys(as());
  const { keys } = await jwks(as());
  assert.deepEqual(
    keys.map((key) => key.kid),
    [second.kid],
  );
  assert.deepEqual(Object.keys(keys[0] ?? {}).sort(), ["alg", "crv", "kid", "kty", "use", "x"]);
});

test("parallel first requests agree on the key that signs", async (t) => {
  const { as } = await openWorld(t);
  const tokens = await Promise.all([1, 2, 3, 4].map((id) => issueToken(as(), { user_id: id, sid: SID })));
  for (const token of tokens) await verifyToken(as(), token);
});

test("private keys rest sealed, and a key that our secret does not open counts for nothing", async (t) => {
  const { as, services } = await openWorld(t);
  const token = await issueToken(as(), { user_id: 7, sid: SID });
  const row = await as().db.selectFrom("signing_keys").selectAll().executeTakeFirstOrThrow();
  assert.ok(!row.sealed_private_jwk.includes('"d"') && !row.public_jwk.includes('"d"'));
  const other = {
    ...services,
    config: { ...services.config, secret: "another secret of thirty-two letters" },
  };
  await assert.rejects(verifyToken({ ...as(), services: other }, token), isInvalid);
  assert.equal((await jwks({ ...as(), services: other })).keys.length, 1);

  await transaction(as(), (tx) =>
    tx.db
      .updateTable("signing_keys")
      .set({ public_jwk: "{}", kid: "renamed" })
      .where("kid", "=", row.kid)
      .execute(),
  );
  const fresh = { ...as(), services: { ...services } };
  assert.ok((await jwks(fresh)).keys.every((key) => key.kid !== "renamed"));
});

test("what is sealed opens only with the same secret, purpose and owner", () => {
  const sealed = seal("secret", "letters", "7", "dear Ada");
  assert.equal(unseal("secret", "letters", "7", sealed), "dear Ada");
  assert.equal(unseal("secrets", "letters", "7", sealed), null);
  assert.equal(unseal("secret", "parcels", "7", sealed), null);
  assert.equal(unseal("secret", "letters", "8", sealed), null);
  assert.equal(unseal("secret", "letters", "7", `${sealed.slice(0, -2)}AA`), null);
  assert.equal(unseal("secret", "letters", "7", "v1."), null);
  assert.equal(unseal("secret", "letters", "7", ""), null);
});
