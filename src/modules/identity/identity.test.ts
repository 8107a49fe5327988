// Accounts: signing up and in, sessions and their tokens, passwords and mailed links.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  changePassword,
  changeProfile,
  changeUser,
  createAdmin,
  type Device,
  endAllSessions,
  endSession,
  identityInvariants,
  listSessions,
  listUsers,
  pruneSessions,
  register,
  removeSession,
  renewSession,
  requestPasswordReset,
  resendVerification,
  resetPassword,
  signIn,
  verifyEmail,
} from "#modules/identity";
import { actorOfSession } from "#modules/sellers";
import { DAY_MS, MINUTE_MS } from "#platform/clock";
import type { Context } from "#platform/context";
import { findViolations } from "#platform/invariant";
import { listMails, mailById } from "#platform/mail";
import { Refusal, type RefusalKind } from "#platform/refusal";
import { openWorld, type World } from "../../../test/world.ts";

const device: Device = { user_agent: "test", address: "203.0.113.7" };
const PASSWORD = "kittens eat seven mangos";
const NEW_PASSWORD = "seven mangos eat kittens";

const ada = { email: "Ada@Example.com", password: PASSWORD, first_name: "Ada", last_name: "Lovelace" };
const sol = {
  email: "sol@example.com",
  password: PASSWORD,
  first_name: "Sol",
  last_name: "Ray",
  username: "Sol",
};

const refused = (kind: RefusalKind, code: string, field?: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.kind, kind);
  assert.equal(field === undefined ? error.code : error.errors?.[0]?.code, code);
  if (field !== undefined) assert.equal(error.errors?.[0]?.field, field);
  return true;
};

async function actAs(world: World, sid: string): Promise<Context> {
  const actor = await actorOfSession(world.as(), sid);
  assert.ok(actor);
  return world.as(actor);
}

async function lastToken(world: World, recipient: string): Promise<string> {
  const [head] = await listMails(world.as(), { recipient, limit: 1 });
  assert.ok(head);
  const mail = await mailById(world.as(), head.id);
  const token = /\?token=([\w-]+)/.exec(mail?.text_body ?? "")?.[1];
  assert.ok(token);
  return token;
}

test("signing up refuses weak passwords and taken names, and writes nothing then", async (t) => {
  const world = await openWorld(t);
  const weak = register(world.as(), { ...ada, password: "password1" }, device);
  await assert.rejects(weak, refused("invalid", "password_too_common", "password"));
  const own = register(world.as(), { ...ada, password: "ada@example.com" }, device);
  await assert.rejects(own, refused("invalid", "password_like_account", "password"));
  await register(world.as(), ada, device);
  await register(world.as(), sol, device);
  const again = register(world.as(), { ...ada, email: "ADA@example.COM" }, device);
  await assert.rejects(again, refused("conflict", "email_taken"));
  const same_name = register(world.as(), { ...ada, email: "x@example.com", username: "SOL" }, device);
  await assert.rejects(same_name, refused("conflict", "username_taken"));
  const { count, results } = await listUsers(
    world.as(),
    {},
    { page_size: 10, offset: 0, ordering: "created_at" },
  );
  assert.equal(count, 2);
  assert.equal(results[0]?.email, "Ada@Example.com");
  assert.ok(!("password_hash" in (results[0] ?? {})));
  assert.equal((await listMails(world.as())).length, 2);
});

test("twenty people race for one address and one username: one account each, no accident", async (t) => {
  const world = await openWorld(t);
  const race = async (inputs: (typeof ada & { username?: string })[], code: string) => {
    const answers = await Promise.allSettled(inputs.map((input) => register(world.as(), input, device)));
    assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
    for (const answer of answers) {
      if (answer.status === "rejected") refused("conflict", code)(answer.reason);
    }
  };
  const twenty = Array.from({ length: 20 }, (_, index) => index);
  await race(
    twenty.map(() => ada),
    "email_taken",
  );
  await race(
    twenty.map((index) => ({ ...ada, email: `a${index}@example.com`, username: "countess" })),
    "username_taken",
  );
});

test("signing in by e-mail or username, in any case; wrong and unknown are told apart by nothing", async (t) => {
  const world = await openWorld(t);
  const { user_id } = await register(world.as(), sol, device);
  for (const login of [{ email: "SOL@example.com" }, { username: "sol" }]) {
    assert.equal((await signIn(world.as(), login, PASSWORD, device)).user_id, user_id);
  }
  for (const login of [
    { email: "sol@example.com" },
    { email: "nobody@example.com" },
    { username: "nobody" },
  ]) {
    const answer = signIn(world.as(), login, "wrong password", device);
    await assert.rejects(answer, refused("unauthenticated", "invalid_credentials"));
  }
});

test("ten wrong passwords in a quarter of an hour shut the account's door, from anywhere", async (t) => {
  const world = await openWorld(t);
  await register(world.as(), sol, device);
  const guess = (password: string) => signIn(world.as(), { email: sol.email }, password, device);
  const unknown = () => signIn(world.as(), { email: "nobody@example.com" }, PASSWORD, device);
  for (let tries = 0; tries < 10; tries += 1) {
    await assert.rejects(guess("wrong password"), refused("unauthenticated", "invalid_credentials"));
    await assert.rejects(unknown(), refused("unauthenticated", "invalid_credentials"));
  }
  await assert.rejects(guess(PASSWORD), refused("limited", "too_many_requests"));
  await assert.rejects(unknown(), refused("limited", "too_many_requests"));
  world.clock.advance(15 * MINUTE_MS);
  await guess(PASSWORD);
  for (let tries = 0; tries < 9; tries += 1) await assert.rejects(guess("wrong password"));
  await guess(PASSWORD);
  await assert.rejects(guess("wrong password"), refused("unauthenticated", "invalid_credentials"));
});

test("guessing side by side gains nothing, and signing in side by side is never refused", async (t) => {
  const world = await openWorld(t);
  await register(world.as(), sol, device);
  const login = { email: sol.email };
  const good = Array.from({ length: 30 }, () => signIn(world.as(), login, PASSWORD, device));
  assert.equal((await Promise.all(good)).length, 30);
  const bad = Array.from({ length: 40 }, () => signIn(world.as(), login, "wrong password", device));
  await Promise.allSettled(bad);
  await assert.rejects(signIn(world.as(), login, PASSWORD, device), refused("limited", "too_many_requests"));
});

test("a refresh token works once; using it again ends the family for thief and owner", async (t) => {
  const world = await openWorld(t);
  const first = await register(world.as(), ada, device);
  const second = await renewSession(world.as(), first.refresh);
  assert.equal(second.sid, first.sid);
  assert.notEqual(second.refresh, first.refresh);
  assert.ok(await actorOfSession(world.as(), first.sid));
  await assert.rejects(renewSession(world.as(), first.refresh), refused("unauthenticated", "token_reused"));
  await assert.rejects(renewSession(world.as(), second.refresh), refused("unauthenticated", "invalid_token"));
  assert.equal(await actorOfSession(world.as(), first.sid), null);
  await assert.rejects(renewSession(world.as(), "rubbish"), refused("unauthenticated", "invalid_token"));
  const rows = await world.as().db.selectFrom("refresh_tokens").selectAll().execute();
  assert.ok(rows.every((row) => row.token_hash !== first.refresh && row.token_hash !== second.refresh));
});

test("of parallel renewals exactly one wins", async (t) => {
  const world = await openWorld(t);
  const { refresh } = await register(world.as(), ada, device);
  const answers = await Promise.allSettled(
    Array.from({ length: 8 }, () => renewSession(world.as(), refresh)),
  );
  assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
  for (const answer of answers) {
    if (answer.status === "rejected") refused("unauthenticated", "token_reused")(answer.reason);
  }
});

test("sessions end by idleness, by signing out, one by one and all at once", async (t) => {
  const world = await openWorld(t);
  const one = await register(world.as(), ada, device);
  const stranger = await register(world.as(), sol, device);
  const two = await signIn(world.as(), { email: ada.email }, PASSWORD, device);
  const three = await signIn(world.as(), { email: ada.email }, PASSWORD, device);
  const me = await actAs(world, one.sid);
  const sessions = await listSessions(me);
  assert.equal(sessions.length, 3);
  assert.deepEqual(
    sessions.filter((session) => session.is_current).map((session) => session.id),
    [one.session_id],
  );

  await assert.rejects(removeSession(me, stranger.session_id), refused("missing", "not_found"));
  await removeSession(me, two.session_id);
  await assert.rejects(removeSession(me, two.session_id), refused("missing", "not_found"));
  assert.equal(await actorOfSession(world.as(), two.sid), null);

  await endSession(world.as(), three.refresh);
  await endSession(world.as(), three.refresh);
  assert.equal(await actorOfSession(world.as(), three.sid), null);
  await assert.rejects(renewSession(world.as(), three.refresh));

  await endAllSessions(me);
  assert.equal(await actorOfSession(world.as(), one.sid), null);
  assert.ok(await actorOfSession(world.as(), stranger.sid));

  world.clock.advance(14 * DAY_MS);
  assert.equal(await actorOfSession(world.as(), stranger.sid), null);
  await assert.rejects(
    renewSession(world.as(), stranger.refresh),
    refused("unauthenticated", "invalid_token"),
  );
  await pruneSessions(world.as());
  assert.equal((await world.as().db.selectFrom("refresh_tokens").select("id").execute()).length, 0);
});

test("however often it is renewed, a session ends after ninety days", async (t) => {
  const world = await openWorld(t);
  let { refresh } = await register(world.as(), ada, device);
  for (let day = 10; day <= 90; day += 10) {
    world.clock.advance(10 * DAY_MS);
    if (day < 90) ({ refresh } = await renewSession(world.as(), refresh));
  }
  await assert.rejects(renewSession(world.as(), refresh), refused("unauthenticated", "invalid_token"));
});

test("changing the password needs the old one and ends all other sessions", async (t) => {
  const world = await openWorld(t);
  const one = await register(world.as(), ada, device);
  const two = await signIn(world.as(), { email: ada.email }, PASSWORD, device);
  const me = await actAs(world, one.sid);
  const wrong = changePassword(me, { current_password: "wrong", new_password: NEW_PASSWORD });
  await assert.rejects(wrong, refused("invalid", "wrong_password", "current_password"));
  const weak = changePassword(me, { current_password: PASSWORD, new_password: "short" });
  await assert.rejects(weak, refused("invalid", "too_short", "new_password"));
  assert.ok(await actorOfSession(world.as(), two.sid));
  await changePassword(me, { current_password: PASSWORD, new_password: NEW_PASSWORD });
  assert.ok(await actorOfSession(world.as(), one.sid));
  assert.equal(await actorOfSession(world.as(), two.sid), null);
  await assert.rejects(renewSession(world.as(), two.refresh));
  await assert.rejects(signIn(world.as(), { email: ada.email }, PASSWORD, device));
  await signIn(world.as(), { email: ada.email }, NEW_PASSWORD, device);
});

test("a mailed link sets a new password once, for who holds the mailbox, and ends every session", async (t) => {
  const world = await openWorld(t);
  const { sid, user_id } = await register(world.as(), ada, device);
  const before = (await listMails(world.as())).length;
  await requestPasswordReset(world.as(), "nobody@example.com");
  assert.equal((await listMails(world.as())).length, before);

  await requestPasswordReset(world.as(), "ada@example.com");
  const stale = await lastToken(world, ada.email);
  await requestPasswordReset(world.as(), "ADA@example.com");
  const token = await lastToken(world, ada.email);
  const reset = (with_token: string) =>
    resetPassword(world.as(), { token: with_token, new_password: NEW_PASSWORD });
  await assert.rejects(reset(stale), refused("invalid", "invalid_token", "token"));
  await assert.rejects(verifyEmail(world.as(), token), refused("invalid", "invalid_token", "token"));
  const weak = resetPassword(world.as(), { token, new_password: "password" });
  await assert.rejects(weak, refused("invalid", "password_too_common", "new_password"));

  const answers = await Promise.allSettled([reset(token), reset(token), reset(token)]);
  assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
  await assert.rejects(reset(token), refused("invalid", "invalid_token", "token"));
  assert.equal(await actorOfSession(world.as(), sid), null);
  const opened = await signIn(world.as(), { email: ada.email }, NEW_PASSWORD, device);
  assert.equal(opened.user_id, user_id);

  await requestPasswordReset(world.as(), ada.email);
  const late = await lastToken(world, ada.email);
  world.clock.advance(30 * MINUTE_MS);
  await assert.rejects(reset(late), refused("invalid", "invalid_token", "token"));
});

test("a mailbox is not flooded on request", async (t) => {
  const world = await openWorld(t);
  await register(world.as(), ada, device);
  for (let times = 0; times < 9; times += 1) await requestPasswordReset(world.as(), ada.email);
  for (let times = 0; times < 9; times += 1) await resendVerification(world.as(), ada.email);
  assert.equal((await listMails(world.as())).length, 1 + 5 + 5);
});

test("an address is verified by its mailbox; a new address starts again and kills links to the old", async (t) => {
  const world = await openWorld(t);
  const { sid, user_id } = await register(world.as(), ada, device);
  await register(world.as(), sol, device);
  const me = await actAs(world, sid);
  const is_verified = async () => {
    const row = await me.db
      .selectFrom("users")
      .selectAll()
      .where("id", "=", user_id)
      .executeTakeFirstOrThrow();
    return row.email_verified_at !== null;
  };
  await verifyEmail(world.as(), await lastToken(world, ada.email));
  assert.ok(await is_verified());
  await resendVerification(world.as(), ada.email);

  await requestPasswordReset(world.as(), ada.email);
  const old_link = await lastToken(world, ada.email);
  const move = (changes: object) => changeProfile(me, { email: "countess@example.com", ...changes });
  await assert.rejects(move({}), refused("invalid", "required", "current_password"));
  await assert.rejects(
    move({ current_password: "no" }),
    refused("invalid", "wrong_password", "current_password"),
  );
  const taken = changeProfile(me, { email: "SOL@example.com", current_password: PASSWORD, bio: "x" });
  await assert.rejects(taken, refused("conflict", "email_taken"));
  assert.ok(await is_verified());
  await move({ current_password: PASSWORD });
  assert.ok(!(await is_verified()));
  const dead = resetPassword(world.as(), { token: old_link, new_password: NEW_PASSWORD });
  await assert.rejects(dead, refused("invalid", "invalid_token", "token"));
  await verifyEmail(world.as(), await lastToken(world, "countess@example.com"));
  assert.ok(await is_verified());
});

test("the profile refuses impossible dates and countries, and names that others have", async (t) => {
  const world = await openWorld(t);
  const { sid } = await register(world.as(), ada, device);
  await register(world.as(), sol, device);
  const me = await actAs(world, sid);
  for (const date_of_birth of ["2025-02-30", "2026-01-16", "1899-12-31", "yesterday"]) {
    await assert.rejects(
      changeProfile(me, { date_of_birth }),
      refused("invalid", "invalid_date", "date_of_birth"),
    );
  }
  await assert.rejects(
    changeProfile(me, { country: "XX" }),
    refused("invalid", "unknown_country", "country"),
  );
  await assert.rejects(changeProfile(me, { username: "sOL" }), refused("conflict", "username_taken"));
  await changeProfile(me, {
    username: "ada",
    date_of_birth: "1815-12-10".replace("18", "19"),
    country: "GB",
  });
  await changeProfile(me, { username: null });
});

test("admins switch accounts off and give roles; nobody else does, and one admin always stays", async (t) => {
  const world = await openWorld(t);
  const olga = { ...ada, email: "olga@example.com", first_name: "Olga" };
  const olga_id = await createAdmin(world.as(), olga);
  const ada_opened = await register(world.as(), ada, device);
  const sol_opened = await register(world.as(), sol, device);
  const as_olga = await actAs(world, (await signIn(world.as(), { email: olga.email }, PASSWORD, device)).sid);
  const as_sol = () => actAs(world, sol_opened.sid);

  const slice = { page_size: 10, offset: 0, ordering: "created_at" as const };
  await assert.rejects(listUsers(await as_sol(), {}, slice), refused("forbidden", "permission_denied"));
  const climb = changeUser(await as_sol(), sol_opened.user_id, { role: "admin" });
  await assert.rejects(climb, refused("forbidden", "permission_denied"));
  await assert.rejects(changeUser(as_olga, 999_999, { is_active: false }), refused("missing", "not_found"));
  await assert.rejects(changeUser(as_olga, olga_id, { role: "buyer" }), refused("conflict", "last_admin"));
  await assert.rejects(changeUser(as_olga, olga_id, { is_active: false }), refused("conflict", "last_admin"));

  const raised = await changeUser(as_olga, sol_opened.user_id, {
    role: "staff",
    permissions: ["users.read"],
  });
  assert.deepEqual(raised.permissions, ["users.read"]);
  assert.equal((await listUsers(await as_sol(), { role: "staff" }, slice)).count, 1);
  const staff_climbs = changeUser(await as_sol(), sol_opened.user_id, { role: "admin" });
  await assert.rejects(staff_climbs, refused("forbidden", "permission_denied"));

  await changeUser(as_olga, ada_opened.user_id, { is_active: false });
  assert.equal(await actorOfSession(world.as(), ada_opened.sid), null);
  const shut = signIn(world.as(), { email: ada.email }, PASSWORD, device);
  await assert.rejects(shut, refused("unauthenticated", "invalid_credentials"));
  await requestPasswordReset(world.as(), ada.email);
  await changeUser(as_olga, ada_opened.user_id, { is_active: true });
  assert.equal(await actorOfSession(world.as(), ada_opened.sid), null);
  await changeUser(as_olga, ada_opened.user_id, { role: "admin" });
  await changeUser(as_olga, olga_id, { role: "buyer" });
  assert.deepEqual(await findViolations(world.as(), identityInvariants), []);
});

test("of two admins who leave at once, one stays", async (t) => {
  const world = await openWorld(t);
  const one = await createAdmin(world.as(), ada);
  const two = await createAdmin(world.as(), sol);
  const leave = (id: number) => changeUser(world.as(), id, { role: "buyer" });
  const answers = await Promise.allSettled([leave(one), leave(two)]);
  assert.equal(answers.filter((answer) => answer.status === "fulfilled").length, 1);
});
