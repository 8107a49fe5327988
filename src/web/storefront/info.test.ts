// About, help and policies: the same for everybody, to be found, in every language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { TERMS_VERSION } from "#modules/checkout";
import { inLanguage } from "#platform/http/page-server";
import { LANGUAGE_FACTS, LANGUAGES } from "#platform/i18n";
import { apiWorld } from "../../../test/api.ts";
import { WORDS } from "../locales/words.ts";
import { POLICIES, policyPath } from "./policy-page.ts";

const PATHS = ["/about/", "/help/", ...POLICIES.map(policyPath)];

test("every page is there in every language, and says which one is meant", async (t) => {
  const { get } = await apiWorld(t);
  for (const path of PATHS) {
    const titles = new Set<string>();
    for (const language of LANGUAGES) {
      const { status, text } = await get(inLanguage(language, path));
      const { direction } = LANGUAGE_FACTS[language];
      assert.equal(status, 200, `${language} ${path}`);
      assert.ok(text.includes(`<html lang="${language}" dir="${direction}">`));
      assert.ok(text.includes(`rel="canonical" href="http://localhost:3000${inLanguage(language, path)}"`));
      assert.equal([...text.matchAll(/rel="alternate" hreflang=/g)].length, LANGUAGES.length + 1);
      assert.equal([...text.matchAll(/<h1[ >]/g)].length, 1);
      assert.doesNotMatch(text, /noindex|undefined|\[object/);
      titles.add(/<h1[^>]*>([^<]*)/.exec(text)?.[1] ?? "");
    }
    assert.equal(titles.size, LANGUAGES.length, `${path} is translated`);
  }
});

test("they are the same for everybody and kept until they change", async (t) => {
  const { get, app } = await apiWorld(t);
  const cookie = "buybuy_session=x; buybuy_cart=y";
  for (const path of PATHS) {
    const first = await get(path);
    const second = await get(path, { headers: { cookie } });
    assert.equal(first.text, second.text);
    assert.equal(first.headers.get("cache-control"), "public, no-cache");
    assert.deepEqual(second.headers.getSetCookie(), []);
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    assert.equal((await app.request(path, { headers })).status, 304);
  }
});

test("policies name the version that a checkout records; others are not there", async (t) => {
  const { get } = await apiWorld(t);
  for (const name of POLICIES) assert.ok((await get(policyPath(name))).text.includes(TERMS_VERSION));
  for (const path of ["/policies/", "/policies/other/", "/policies/terms/x/"])
    assert.equal((await get(path)).status, 404, path);
});

test("questions are the same in every language, and none is without an answer", () => {
  const shape = (language: (typeof LANGUAGES)[number]) =>
    WORDS[language].info.help.topics.map(({ id, questions }) => [id, questions.length]);
  for (const language of LANGUAGES) {
    assert.deepEqual(shape(language), shape("en"));
    for (const { questions } of WORDS[language].info.help.topics)
      for (const { question, answer } of questions) assert.ok(question && answer.every(Boolean));
    for (const name of POLICIES) {
      const sections = (of: typeof language) => WORDS[of].info.policies[name].sections;
      assert.equal(sections(language).length, sections("en").length);
    }
  }
});

test("the questions stand once more for search engines, and are well formed", async (t) => {
  const { text } = await (await apiWorld(t)).get("/help/");
  const json = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
  const { mainEntity } = JSON.parse(json);
  assert.ok(mainEntity.length > 10);
  for (const { name, acceptedAnswer } of mainEntity) assert.ok(name && acceptedAnswer.text);
});
