// Languages: whose wish is heard, and how numbers, money, days and plurals are written.
import assert from "node:assert/strict";
import { test } from "node:test";
import { formatsOf, isLanguage, LANGUAGES, preferredLanguage } from "./i18n.ts";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");
const DAY = Date.UTC(2026, 10, 22, 23, 30);

const WISHES: [header: string | null, expected: string | null][] = [
  [null, null],
  ["", null],
  ["*", null],
  ["fr", null],
  ["de", "de"],
  ["DE-at", "de"],
  ["ar-EG,ar;q=0.9,en;q=0.8", "ar"],
  ["fr, de;q=0.5, en;q=0.7", "en"],
  ["en;q=0, de;q=0.1", "de"],
  ["de;q=0", null],
  ["de;q=0.5,en;q=0.5", "de"],
  ["deutsch", null],
  [`${"fr,".repeat(100)}de`, null],
];

test("the first wish that we speak is heard", () => {
  for (const [header, expected] of WISHES)
    assert.equal(preferredLanguage(header), expected, header ?? "none");
});

test("a language is one of ours, whatever an object is made of", () => {
  for (const language of LANGUAGES) assert.equal(isLanguage(language), true);
  for (const other of ["", "EN", "fr", "constructor", "__proto__", "length"])
    assert.equal(isLanguage(other), false, other);
});

test("money has its own digits in each currency, and never passes through a binary fraction", () => {
  const { en, de, ar } = { en: formatsOf("en"), de: formatsOf("de"), ar: formatsOf("ar") };
  assert.equal(en.money(1999, "USD"), "$19.99");
  assert.equal(plain(de.money(1999, "EUR")), "19,99 €");
  assert.equal(plain(de.money(123456789, "EUR")), "1.234.567,89 €");
  assert.equal(en.money(1999, "JPY"), "¥1,999");
  assert.equal(plain(en.money(1999, "KWD")), "KWD 1.999");
  assert.equal(en.money(-5, "USD"), "-$0.05");
  assert.equal(en.money(0, "USD"), "$0.00");
  assert.equal(en.money(9007199254740991, "USD"), "$90,071,992,547,409.91");
  assert.match(plain(ar.money(1999, "EUR")), /19[.,]99/);
  assert.match(ar.money(1999, "USD"), /\u2068US\$\u2069/, "the sign keeps its own direction");
  assert.equal(en.amount("19.99", "USD"), en.money(1999, "USD"));
  assert.equal(en.amount("0.10", "USD"), "$0.10");
});

test("days and moments are in UTC unless a zone is named", () => {
  const { day, moment } = formatsOf("en");
  assert.equal(day(DAY), "November 22, 2026");
  assert.equal(day(DAY, "Europe/Berlin"), "November 23, 2026");
  assert.match(plain(moment(DAY)), /Nov 22, 2026, 11:30 PM UTC/);
  assert.equal(formatsOf("de").day(DAY), "22. November 2026");
  assert.match(formatsOf("ar").day(DAY), /22.*2026/);
});

test("plurals follow the language, and fall back to other", () => {
  const words = {
    zero: "none",
    one: "one",
    two: "two",
    few: "few {n}",
    many: "many {n}",
    other: "other {n}",
  };
  const { plural } = formatsOf("ar");
  const forms = [0, 1, 2, 3, 10, 11, 99, 100, 103].map((count) => plural(count, words));
  assert.deepEqual(forms, [
    "none",
    "one",
    "two",
    "few 3",
    "few 10",
    "many 11",
    "many 99",
    "other 100",
    "few 103",
  ]);
  const english = formatsOf("en");
  assert.equal(english.plural(1, { other: "{n} of {n}" }), "1 of 1");
  assert.equal(english.plural(1234, { one: "x", other: "{n} items" }), "1,234 items");
  assert.equal(plain(formatsOf("de").plural(1234, { other: "{n}" })), "1.234");
});

test("lists, shares and countries are written as one writes them", () => {
  assert.equal(formatsOf("en").list(["a", "b", "c"]), "a, b, and c");
  assert.equal(formatsOf("de").list(["a", "b", "c"]), "a, b und c");
  assert.equal(plain(formatsOf("de").percent(0.195)), "19,5 %");
  assert.equal(formatsOf("en").percent(0.19), "19%");
  assert.equal(formatsOf("de").country("DE"), "Deutschland");
  assert.equal(formatsOf("en").country("US"), "United States");
});

test("formats are made once", () => {
  for (const language of LANGUAGES) assert.equal(formatsOf(language), formatsOf(language));
});
