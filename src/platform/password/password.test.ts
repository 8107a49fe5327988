// Passwords: what is refused, what a hash looks like, that many at once stay in bounds.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  hashPassword,
  needsRehash,
  passwordCost,
  passwordWeakness,
  verifyPassword,
} from "#platform/password";

const cheap = passwordCost("test");
const strong = passwordCost("production");
const own = ["ada@example.com", "ada.lovelace", "Augusta", "Lovelace"];

const refused: [string, string][] = [
  ["short1!", "too_short"],
  ["x".repeat(129), "too_long"],
  ["password", "password_too_common"],
  ["PASSWORD123", "password_too_common"],
  ["P@ssw0rd1!", "password_too_common"],
  ["Dragon2024!", "password_too_common"],
  ["Summer2026", "password_too_common"],
  ["iloveyou1", "password_too_common"],
  ["12345678", "password_too_common"],
  ["87654321", "password_too_common"],
  ["1234567890", "password_too_common"],
  ["qwertyuiop", "password_too_common"],
  ["qwerty1234", "password_too_common"],
  ["1q2w3e4r5t", "password_too_common"],
  ["1qaz2wsx", "password_too_common"],
  ["aaaaaaaaaa", "password_too_common"],
  ["abcabcabc", "password_too_common"],
  ["tigertiger", "password_too_common"],
  ["19900412", "password_too_common"],
  ["24121985", "password_too_common"],
  ["letmein!!", "password_too_common"],
  ["ada@example.com", "password_like_account"],
  ["Ada.Lovelace", "password_like_account"],
  ["lovelace1", "password_like_account"],
];

for (const [password, code] of refused) {
  test(`refuses ${password.slice(0, 20)} as ${code}`, () => {
    assert.equal(passwordWeakness(password, own)?.code, code);
  });
}

for (const password of [
  "buybuy-demo",
  "correct horse battery staple",
  "TestPass123!",
  "SecurePass123!",
  "Str0ng-Enough-42",
  "пароль длинный",
  "kittens eat 7 mangos",
  "x\u0000y z and more",
  "😀😁😂🤣😃😄😅😆",
]) {
  test(`takes ${JSON.stringify(password)}`, () => assert.equal(passwordWeakness(password, own), null));
}

test("a hostile password is judged at once", () => {
  for (const password of ["a1".repeat(60_000), "-".repeat(100_000), `${"1".repeat(120)}x`]) {
    const start = performance.now();
    passwordWeakness(password, own);
    assert.ok(performance.now() - start < 50);
  }
});

test("a hash is a PHC string with its own salt, and only the password opens it", async () => {
  const encoded = await hashPassword("kittens eat mangos", cheap);
  assert.match(encoded, /^\$argon2id\$v=19\$m=64,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.notEqual(encoded, await hashPassword("kittens eat mangos", cheap));
  assert.equal(await verifyPassword("kittens eat mangos", encoded, cheap), true);
  assert.equal(await verifyPassword("Kittens eat mangos", encoded, cheap), false);
  assert.equal(await verifyPassword("", encoded, cheap), false);
  assert.equal(await verifyPassword("kittens eat mangos", null, cheap), false);
  assert.equal(await verifyPassword("kittens eat mangos", "plain text", cheap), false);
});

test("the same characters in another form are the same password", async () => {
  const encoded = await hashPassword("cafe\u0301 noir", cheap);
  assert.equal(await verifyPassword("caf\u00e9 noir", encoded, cheap), true);
});

test("a hash of another cost still opens, and is due to be made again", async () => {
  const encoded = await hashPassword("kittens eat mangos", cheap);
  assert.equal(await verifyPassword("kittens eat mangos", encoded, strong), true);
  assert.equal(needsRehash(encoded, cheap), false);
  assert.equal(needsRehash(encoded, strong), true);
  assert.deepEqual(strong, { memory_kib: 19456, passes: 2, parallelism: 1 });
});

test("beyond the waiting room the answer is `unavailable`, and the room empties again", async () => {
  const answers = await Promise.allSettled(
    Array.from({ length: 260 }, () => verifyPassword("kittens eat mangos", null, cheap)),
  );
  const busy = answers.filter((answer) => answer.status === "rejected");
  assert.equal(busy.length, 260 - 203);
  assert.equal(await verifyPassword("kittens eat mangos", null, cheap), false);
});
