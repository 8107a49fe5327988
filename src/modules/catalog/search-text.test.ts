// The full-text index keeps one contract on every database.
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { sql } from "kysely";
import { stopwatch } from "#platform/clock";
import type { Context } from "#platform/context";
import { compileOnce, type Slots, transaction } from "#platform/database";
import { openWorld } from "../../../test/world.ts";
import type { ListingTexts, MatchSlots } from "./search-contract.ts";
import { indexListings, searchIndexOf, unindexListings } from "./search-text.ts";
import { knownWords } from "./search-vocabulary.ts";
import { listedWords, queryWords } from "./search-words.ts";

const LIMIT = 100;

function listing(product_id: number, name: string, keywords = "", body = ""): ListingTexts {
  return { product_id, name, keywords, body };
}

async function index(context: Context, ...rows: ListingTexts[]): Promise<void> {
  await transaction(context, (tx) => indexListings(tx, rows));
}

async function found(context: Context, question: string): Promise<number[]> {
  const words = queryWords(question);
  if (words.length === 0) return [];
  const index_of = searchIndexOf(context);
  const shape = compileOnce((db, slot: Slots<MatchSlots>) => {
    const statement = sql<{ product_id: number }>`SELECT s.product_id FROM
      (${index_of.ranked(slot, LIMIT)}) s ORDER BY s.score DESC, s.product_id DESC`;
    return { compile: () => statement.compile(db) };
  });
  const plain = sql<{ product_id: number }>`SELECT s.product_id FROM (${index_of.candidates(
    (name) => index_of.match(words)[name],
    LIMIT,
  )}) s`;
  const rows = await shape.all(context.db, index_of.match(words));
  const ids = rows.map((row) => row.product_id);
  const candidates = (await plain.execute(context.db)).rows.map((row) => row.product_id);
  assert.deepEqual([...ids].sort(), candidates.sort(), "ranked and plain candidates are the same");
  return ids;
}

async function world(t: TestContext): Promise<Context> {
  return (await openWorld(t)).as();
}

test("words in the name stand before keywords, keywords before the text", async (t) => {
  const context = await world(t);
  await index(
    context,
    listing(1, "Plain mug", "", "Goes with a coffee grinder."),
    listing(2, "Steel thing", "coffee grinder"),
    listing(3, "Coffee grinder"),
    listing(4, "Tea pot"),
  );
  assert.deepEqual(await found(context, "coffee grinder"), [3, 2, 1]);
  assert.deepEqual(await found(context, "grinder COFFEE"), [3, 2, 1]);
  assert.deepEqual(await found(context, "grinder pot"), []);
});

test("the last word may be only begun, the others not", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "Coffee grinder"), listing(2, "Coffin"));
  assert.deepEqual(await found(context, "coffee gri"), [1]);
  assert.deepEqual(await found(context, "cof"), [2, 1]);
  assert.deepEqual(await found(context, "cof grinder"), []);
});

test("short words and stop words find what holds them", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "The TV 5 of A"), listing(2, "Other"), listing(3, "TV"));
  assert.deepEqual(await found(context, "tv"), [3, 1]);
  assert.deepEqual(await found(context, "the"), [1]);
  assert.deepEqual(await found(context, "the tv 5"), [1]);
  assert.deepEqual(await found(context, "of a"), [1]);
});

test("letters of other scripts and with marks are found with and without them", async (t) => {
  const context = await world(t);
  await index(
    context,
    listing(1, "Käse aus Österreich, Größe ½"),
    listing(2, "قهوة عربية"),
    listing(3, "Crème brûlée"),
    listing(4, "日本茶セット"),
    listing(5, "Łódź smørrebrød"),
    listing(6, "한국 인삼차"),
  );
  assert.deepEqual(await found(context, "kase osterreich"), [1]);
  assert.deepEqual(await found(context, "Käse"), [1]);
  assert.deepEqual(await found(context, "grosse"), [1]);
  assert.deepEqual(await found(context, "قهوة"), [2]);
  assert.deepEqual(await found(context, "creme brulee"), [3]);
  assert.deepEqual(await found(context, "日本"), [4]);
  assert.deepEqual(await found(context, "smorrebrod lodz"), [5]);
  assert.deepEqual(await found(context, "인삼"), [6]);
});

test("words with an apostrophe are found with it, without it and by their parts", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "Chef’s Knife"), listing(2, "Eau de l'île"), listing(3, "'Quoted' chess"));
  for (const asked of ["chef's knife", "chefs knif", "CHEF’S", "chef knife", "chefʼs"])
    assert.deepEqual(await found(context, asked), [1], asked);
  for (const asked of ["ile", "l’île", "lile"]) assert.deepEqual(await found(context, asked), [2], asked);
  assert.deepEqual(await found(context, "quoted"), [3]);
});

test("what people type is never query syntax", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "Coffee near NOT or AND grinder"));
  for (const text of [`"coffee`, "coffee*", "name:coffee", "coffee) OR (x", "-coffee", "+coffee -grinder"]) {
    await found(context, text);
  }
  assert.deepEqual(await found(context, "NEAR NOT AND OR"), [1]);
  assert.deepEqual(await found(context, `"coffee" "grinder"`), [1]);
  assert.deepEqual(await found(context, "^coffee ~grinder <>@()"), [1]);
});

test("adversarial texts of ten kilobytes are answered at once", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "Coffee"));
  const texts = [
    "a".repeat(10_000),
    "a ".repeat(5_000),
    `${'"*('.repeat(3_333)}`,
    "ﷺ".repeat(10_000),
    "\u0000".repeat(10_000),
  ];
  for (const text of texts) {
    const elapsed = stopwatch();
    await found(context, text);
    assert.ok(elapsed() < 50, `${text.slice(0, 10)} took ${elapsed()} ms`);
  }
});

test("a hostile text is taken into the index at once", () => {
  for (const text of [
    "a".repeat(100_000),
    "a'".repeat(50_000),
    `b${"'".repeat(100_000)}b`,
    "’a".repeat(50_000),
  ]) {
    const elapsed = stopwatch();
    assert.ok(listedWords(text, LIMIT).length <= LIMIT);
    assert.ok(elapsed() < 500, `${text.slice(0, 10)} took ${elapsed()} ms`);
  }
});

test("an indexed listing is replaced whole and taken out whole", async (t) => {
  const context = await world(t);
  await index(context, listing(1, "Coffee grinder"), listing(2, "Coffee mill"));
  await index(context, listing(1, "Pepper mill"));
  assert.deepEqual(await found(context, "coffee"), [2]);
  assert.deepEqual(await found(context, "mill"), [2, 1]);
  await transaction(context, (tx) => unindexListings(tx, [2]));
  assert.deepEqual(await found(context, "mill"), [1]);
});

test("the uses of words stay exact with many writers side by side", async (t) => {
  const context = await world(t);
  const names = ["red mug", "red cup", "blue mug", "blue cup big", "green mug cup"];
  const write = (product_id: number, round: number) =>
    index(context, listing(product_id, names[(product_id + round) % names.length] ?? "", "shop shared"));
  for (const round of [0, 1, 2]) {
    await Promise.all(Array.from({ length: 12 }, (_, id) => write(id + 1, round)));
  }
  await transaction(context, (tx) => unindexListings(tx, [1, 2, 3]));
  const expected = new Map<string, number>();
  for (const row of await searchIndexOf(context).read(
    context.db,
    Array.from({ length: 12 }, (_, id) => id + 1),
  )) {
    for (const word of knownWords(row)) expected.set(word, (expected.get(word) ?? 0) + 1);
  }
  const words = await context.db.selectFrom("search_words").selectAll().where("uses", ">", 0).execute();
  const counted = words.map(({ word, uses }) => `${word} ${uses}`);
  assert.deepEqual(counted.sort(), [...expected].map(([word, uses]) => `${word} ${uses}`).sort());
  assert.equal(expected.get("shared"), 9);
});
