// Tones: every colour has one near it, every class its rule, and all rules together weigh next to nothing.
import assert from "node:assert/strict";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { toneClasses, toneRules } from "./tone.ts";

const MAX_BYTES = 1024;

test("a tone is near its colour", () => {
  assert.equal(toneClasses("#ffffff"), "tone l16");
  assert.equal(toneClasses("#000000"), "tone l0");
  assert.equal(toneClasses("#808080"), "tone l10");
  assert.equal(toneClasses("#e2c9b8"), "tone l14 s1 h4");
  assert.equal(toneClasses("#ff0000"), "tone l10 s5 h2");
  assert.equal(toneClasses("#ff0088"), "tone l10 s5 h0", "the circle of hues closes");
});

test("every class has its rule", () => {
  const rules = toneRules();
  const steps = ["00", "11", "44", "7f", "aa", "dd", "ff"];
  const colours = steps.flatMap((red) =>
    steps.flatMap((green) => steps.map((blue) => `#${red}${green}${blue}`)),
  );
  const named = new Set(colours.flatMap((colour) => toneClasses(colour).split(" ")));
  assert.ok(named.size > 35, `${named.size} classes`);
  for (const name of named) assert.match(rules, new RegExp(`\\.${name}\\{`), name);
});

test("the rules weigh less than one small picture", () => {
  assert.ok(brotliCompressSync(toneRules()).length < MAX_BYTES);
});
