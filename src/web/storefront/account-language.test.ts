// The language of an account: where it comes from, and when pages follow it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { type ApiWorld, apiWorld } from "../../../test/api.ts";
import { formOf, type Visitor, visitor } from "../../../test/visitor.ts";

const PASSWORD = "correct-horse-battery";
const ADA = { email: "novak@example.com", password: PASSWORD, first_name: "Ada", last_name: "Novak" };
const PROFILE = "/account/profile/";

async function signUp(world: ApiWorld, language?: string) {
  const { body } = await world.post("/api/auth/register/", ADA);
  if (language) await world.patch("/api/auth/profile/", { language }, { token: body.access });
  return body.access as string;
}

async function signIn(who: Visitor, prefix: string, next: string) {
  const page = await who.get(`${prefix}/sign-in/?${new URLSearchParams({ next })}`);
  return who.submit(page, `${prefix}/sign-in/`, { login: ADA.email, password: PASSWORD });
}

async function languageOf(world: ApiWorld): Promise<string | null> {
  const { body } = await world.post("/api/auth/login/", { email: ADA.email, password: PASSWORD });
  return body.user.language;
}

test("an account that chose no language goes on in the one it signed in with", async (t) => {
  const world = await apiWorld(t);
  await signUp(world);
  assert.equal((await signIn(visitor(world), "", "/help/")).path, "/help/");
  assert.equal((await signIn(visitor(world), "/de", "/help/")).path, "/de/help/");
  assert.equal(await languageOf(world), null, "reading a page in a language chooses none");
});

test("after signing in one goes on in the account's language, unless the way names one", async (t) => {
  const world = await apiWorld(t);
  await signUp(world, "ar");
  for (const prefix of ["", "/de", "/ar"]) {
    assert.equal((await signIn(visitor(world), prefix, "/help/")).path, "/ar/help/", prefix);
    assert.equal((await signIn(visitor(world), prefix, "/de/help/")).path, "/de/help/", prefix);
    assert.equal((await signIn(visitor(world), prefix, "//evil.example/")).path, "/ar/account/", prefix);
  }
});

test("English is a choice as well", async (t) => {
  const world = await apiWorld(t);
  await signUp(world, "en");
  assert.equal((await signIn(visitor(world), "/de", "/help/")).path, "/help/");
});

test("a private page stays in the language of its address", async (t) => {
  const world = await apiWorld(t);
  await signUp(world, "ar");
  const ada = visitor(world);
  await signIn(ada, "", "/account/");
  for (const [path, language] of [
    [PROFILE, "en"],
    [`/de${PROFILE}`, "de"],
    [`/ar${PROFILE}`, "ar"],
  ] as const) {
    const page = await ada.get(path);
    assert.deepEqual([page.status, page.path], [200, path]);
    assert.match(page.text, new RegExp(`<html lang="${language}"`));
  }
});

test("signing up on a page takes the page's language, for buyers and for sellers", async (t) => {
  const world = await apiWorld(t);
  for (const [prefix, role, language] of [
    ["/de", "buyer", "de"],
    ["", "buyer", "en"],
    ["/ar", "seller", "ar"],
  ] as const) {
    const who = visitor(world);
    const page = await who.get(`${prefix}/sign-up/?role=${role}`);
    const store: Record<string, string> = role === "seller" ? { store_name: `Store ${language}` } : {};
    const fields = { ...ADA, ...store, email: `${language}@example.com` };
    const done = await who.submit(page, `${prefix}/sign-up/`, fields);
    assert.equal(done.status, 200);
    assert.equal(formOf((await who.get(PROFILE)).text, PROFILE).fields.language, language);
  }
});

test("the profile offers the languages; a new choice is answered in it, the rest stays where it is", async (t) => {
  const world = await apiWorld(t);
  await signUp(world);
  const ada = visitor(world);
  await signIn(ada, "", PROFILE);
  const page = await ada.get(PROFILE);
  assert.equal(formOf(page.text, PROFILE).fields.language, "");
  const refused = await ada.submit(page, PROFILE, { language: "fr" });
  assert.equal(refused.status, 422);
  assert.match(refused.text, /id="field-language-error"/);
  const chosen = await ada.submit(page, PROFILE, { language: "de" });
  assert.equal(chosen.path, `/de${PROFILE}?done=saved`);
  assert.equal(await languageOf(world), "de");
  const kept = await ada.submit(await ada.get(PROFILE), PROFILE, { phone: "+49 30 123456" });
  assert.equal(kept.path, `${PROFILE}?done=saved`, "the address decides");
  const none = await ada.submit(await ada.get(`/ar${PROFILE}`), `/ar${PROFILE}`, { language: "" });
  assert.equal(none.path, `/ar${PROFILE}?done=saved`);
  assert.equal(await languageOf(world), null);
});
