// Who runs a request with an idempotency key: claims, leases and stored answers, row by row.
import { DAY_MS, SECOND_MS } from "#platform/clock";
import { type Context, now, type TransactionContext } from "#platform/context";
import { compileOnce, forUpdate, insertedOnce, type Slots, transaction } from "#platform/database";
import { randomToken, tokenHash } from "#platform/id";
import { seal, unseal } from "#platform/keys";
import { conflict, Refusal } from "#platform/refusal";
import type { IdempotencyKeysTable } from "./tables.ts";

export const LEASE_MS = 30 * SECOND_MS;
const KEPT_MS = DAY_MS;
const PURPOSE = "idempotency answers";

export interface KeyInput {
  /** In whose name: account, cart token or address. */
  scope: string;
  route: string;
  key: string;
  body_hash: string;
}

/** An answer down to its text. */
export interface StoredAnswer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** One piece of work through all its repeats. */
export interface Once {
  /** Names it for ever, also where the same idempotency key is used again a day later. */
  key: string;
  /** Somebody began it and never said how it ended: what was done already is there, under this key. */
  is_repeat: boolean;
}

/** The right to run, until the lease ends. */
export interface Claim {
  scope_key: string;
  lease_token: string;
  once: Once;
}

/** What came of asking for the right to run. */
export type Asked =
  | { state: "mine"; claim: Claim }
  | { state: "done"; answer: StoredAnswer }
  | { state: "busy" };

type Row = Pick<
  IdempotencyKeysTable,
  "body_hash" | "state" | "leased_until" | "status" | "body" | "created_at" | "expires_at"
>;

const COLUMNS = ["body_hash", "state", "leased_until", "status", "body", "created_at", "expires_at"] as const;

const keyRow = compileOnce((db, slot: Slots<{ scope_key: string }>) =>
  db.selectFrom("idempotency_keys").select(COLUMNS).where("scope_key", "=", slot("scope_key")),
);

/** Asks once. Refuses `idempotency_key_reused` when the key came with another body before. */
export async function ask(context: Context, input: KeyInput): Promise<Asked> {
  const scope_key = tokenHash(JSON.stringify([input.scope, input.route, input.key]));
  // Waiting for somebody else costs reads only.
  const seen = await keyRow.first(context.db, { scope_key });
  const answer = seen && judge(context, scope_key, seen, input);
  if (answer) return answer;
  return transaction(context, async (tx) => {
    const claim = claimOf(scope_key, now(tx), false);
    if (await insertClaim(tx, claim, input.body_hash)) return { state: "mine", claim };
    const row = await lockedRow(tx, scope_key);
    // The row may be gone again: its run was undone. The next question finds the way free.
    if (!row) return { state: "busy" };
    const present = judge(tx, scope_key, row, input);
    if (present) return present;
    return { state: "mine", claim: await takeOver(tx, scope_key, row, input.body_hash) };
  });
}

function claimOf(scope_key: string, begun_at: number, is_repeat: boolean): Claim {
  const once = { key: tokenHash(`${scope_key}:${begun_at}`), is_repeat };
  return { scope_key, lease_token: randomToken(), once };
}

/** Keeps the answer for 24 hours, unless the claim was lost to somebody else. */
export async function keep(context: Context, claim: Claim, answer: StoredAnswer): Promise<void> {
  const { secret } = context.services.config;
  const { status, headers, body } = answer;
  const sealed = seal(secret, PURPOSE, claim.scope_key, JSON.stringify({ headers, body }));
  await transaction(context, (tx) =>
    tx.db
      .updateTable("idempotency_keys")
      .set({ state: "done", status, body: sealed })
      .where("scope_key", "=", claim.scope_key)
      .where("lease_token", "=", claim.lease_token)
      .execute(),
  );
}

/** Frees the key: nothing happened that is worth keeping, a repeat runs again. */
export async function release(context: Context, claim: Claim): Promise<void> {
  await transaction(context, (tx) =>
    tx.db
      .deleteFrom("idempotency_keys")
      .where("scope_key", "=", claim.scope_key)
      .where("lease_token", "=", claim.lease_token)
      .execute(),
  );
}

/** Moves the end of the lease while the run goes on. */
export async function extend(context: Context, claim: Claim): Promise<void> {
  await leaseUntil(context, claim, now(context) + LEASE_MS);
}

/** Gives up a run of which nobody knows how far it came: the next one takes it over at once. */
export async function abandon(context: Context, claim: Claim): Promise<void> {
  await leaseUntil(context, claim, now(context));
}

async function leaseUntil(context: Context, claim: Claim, leased_until: number): Promise<void> {
  await transaction(context, (tx) =>
    tx.db
      .updateTable("idempotency_keys")
      .set({ leased_until })
      .where("scope_key", "=", claim.scope_key)
      .where("lease_token", "=", claim.lease_token)
      .execute(),
  );
}

/** What a row means to this request; undefined when it is over and may be taken. */
function judge(context: Context, scope_key: string, row: Row, input: KeyInput): Asked | undefined {
  const time = now(context);
  if (row.expires_at <= time) return undefined;
  if (row.body_hash !== input.body_hash) {
    const message = "This idempotency key was used with another request; use a new one.";
    throw new Refusal("invalid", "idempotency_key_reused", message);
  }
  if (row.state === "running") return row.leased_until > time ? { state: "busy" } : undefined;
  return { state: "done", answer: storedAnswer(context, scope_key, row) };
}

function storedAnswer(context: Context, scope_key: string, row: Row): StoredAnswer {
  const text = unseal(context.services.config.secret, PURPOSE, scope_key, row.body ?? "");
  if (text === null) {
    // The program's secret was changed. Running again could charge twice, so the caller has to look.
    throw conflict("idempotency_answer_lost", "This was done before, but its answer can no longer be read.");
  }
  return { status: Number(row.status), ...(JSON.parse(text) as Omit<StoredAnswer, "status">) };
}

function insertClaim(tx: TransactionContext, claim: Claim, body_hash: string): Promise<boolean> {
  return insertedOnce(tx, () =>
    tx.db
      .insertInto("idempotency_keys")
      .values(freshRow(tx, claim, body_hash, now(tx)))
      .execute(),
  );
}

/** A row that is over begins anew; one whose owner died goes on as what it was. */
async function takeOver(
  tx: TransactionContext,
  scope_key: string,
  row: Row,
  body_hash: string,
): Promise<Claim> {
  const is_repeat = row.state === "running" && row.expires_at > now(tx);
  const begun_at = is_repeat ? row.created_at : now(tx);
  const claim = claimOf(scope_key, begun_at, is_repeat);
  await tx.db
    .updateTable("idempotency_keys")
    .set({ ...freshRow(tx, claim, body_hash, begun_at), status: null, body: null })
    .where("scope_key", "=", scope_key)
    .execute();
  return claim;
}

function freshRow(tx: TransactionContext, claim: Claim, body_hash: string, created_at: number) {
  const time = now(tx);
  return {
    scope_key: claim.scope_key,
    lease_token: claim.lease_token,
    body_hash,
    state: "running" as const,
    leased_until: time + LEASE_MS,
    created_at,
    expires_at: time + KEPT_MS,
  };
}

function lockedRow(tx: TransactionContext, scope_key: string): Promise<Row | undefined> {
  return tx.db
    .selectFrom("idempotency_keys")
    .select(COLUMNS)
    .where("scope_key", "=", scope_key)
    .$call(forUpdate(tx))
    .executeTakeFirst();
}
