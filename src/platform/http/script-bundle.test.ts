// Modules put together behave as they do apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { joinScripts } from "./script-bundle.ts";

const run = (text: string): unknown[] => {
  const told: unknown[] = [];
  new Function("tell", `"use strict";${text}`)((value: unknown) => told.push(value));
  return told;
};

test("each module runs once, before whoever imports it, with names of its own", () => {
  const scripts = new Map([
    [
      "shop.js",
      'import "./a.ts";\nimport { twice as double } from "./sum-of.ts";\nconst own = 1;\ntell(double(own));',
    ],
    ["a.js", 'import {          twice,         } from "./sum-of.ts";\nconst own = 5;\ntell(twice(own));'],
    ["sum-of.js", 'tell("once");\nexport function twice(n) {\nreturn n * 2;\n}\nexport const other = 3;'],
    ["types.js", ""],
  ]);
  assert.deepEqual(run(joinScripts(scripts, "shop.js")), ["once", 10, 2]);
});

test("what can't be joined is refused", () => {
  const refuse = (text: string, pattern: RegExp, more: [string, string][] = []) =>
    assert.throws(() => joinScripts(new Map([["shop.js", text], ...more]), "shop.js"), pattern);
  refuse('import "./gone.ts";', /shop\.js imports gone\.js, which is not there/);
  refuse('import "./b.ts";', /in a circle: shop\.js → b\.js/, [["b.js", 'import "./shop.ts";']]);
  refuse("export default 1;", /can't be joined/);
  refuse('const late = import("./b.ts");', /can't be joined/, [["b.js", ""]]);
  refuse('import * as all from "./b.ts";', /can't be joined/, [["b.js", ""]]);
});
