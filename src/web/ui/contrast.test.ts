// Words can be read and fields be seen, on light and on dark (WCAG 2.2, 1.4.3 and 1.4.11).
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

const FILE = join(import.meta.dirname, "..", "assets", "css", "tokens", "tokens.css");
const WORDS_RATIO = 4.5;
const SHAPES_RATIO = 3;

const tokens = new Map(
  [
    ...readFileSync(FILE, "utf8").matchAll(
      /--color-([\w-]+): (?:light-dark\((#\w{6}), (#\w{6})\)|(#\w{6}));/g,
    ),
  ].map(([, name = "", light, dark, both]) => [name, [light ?? both ?? "", dark ?? both ?? ""]] as const),
);

const SURFACES = ["canvas", "subtle", "raised"];
const words: [string, string][] = [
  ...SURFACES.flatMap((surface) =>
    ["text", "muted", "faint", "accent", "accent-strong", "sale", "danger", "warning"].map(
      (word): [string, string] => [word, surface],
    ),
  ),
  ["text", "sunken"],
  ["muted", "sunken"],
  ["text", "accent-soft"],
  ["muted", "accent-soft"],
  ["accent", "accent-soft"],
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["on-deep", "deep"],
  ["on-deep-muted", "deep"],
  ...["success", "warning", "danger", "info"].flatMap((tone): [string, string][] => [
    [tone, `${tone}-soft`],
    ["text", `${tone}-soft`],
  ]),
];
const shapes: [string, string][] = [...SURFACES, "accent-soft"].flatMap((surface): [string, string][] => [
  ["border", surface],
  ["focus", surface],
]);

test("words stand out from what they stand on", () => {
  for (const pair of words) assertContrast(pair, WORDS_RATIO);
});

test("the lines of fields and of the focus can be seen", () => {
  for (const pair of shapes) assertContrast(pair, SHAPES_RATIO);
});

function assertContrast([front, back]: [string, string], least: number): void {
  for (const scheme of [0, 1] as const) {
    const ratio = contrast(colour(front, scheme), colour(back, scheme));
    const where = scheme === 0 ? "light" : "dark";
    assert.ok(ratio >= least, `${front} on ${back} (${where}): ${ratio.toFixed(2)}, ${least} at least`);
  }
}

function colour(name: string, scheme: 0 | 1): string {
  const pair = tokens.get(name);
  assert.ok(pair, `There is no colour ${name}`);
  return pair[scheme];
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Relative luminance of a colour in sRGB. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
