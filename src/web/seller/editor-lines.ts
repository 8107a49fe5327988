// Lists that are typed as lines of text: options, specifications, price tiers. Everybody can type lines, with
// scripts or without.
import { plainNumber } from "./editor-numbers.ts";

interface Option {
  name: string;
  values: string[];
}

/** `Size: S, M, L` on each line. Values with commas of their own are parted by semicolons. */
export function optionsOf(text: string): Option[] {
  return pairsOf(text).map(([name, rest]) => ({ name, values: partsOf(rest) }));
}

export function optionLines(options: readonly Option[]): string {
  return options.map(({ name, values }) => `${name}: ${joined(values)}`).join("\n");
}

/** `Material: Oak` on each line. */
export function specificationsOf(text: string): { name: string; value: string }[] {
  return pairsOf(text).map(([name, value]) => ({ name, value }));
}

export function specificationLines(list: readonly { name: string; value: string }[]): string {
  return list.map(({ name, value }) => `${name}: ${value}`).join("\n");
}

/** `10: 17.50` on each line. */
export function tiersOf(text: string): { min_quantity: number; price: string }[] {
  return pairsOf(text).map(([quantity, price]) => ({
    min_quantity: Number(quantity),
    price: plainNumber(price),
  }));
}

export function tierLines(tiers: readonly { min_quantity: number; price: string }[]): string {
  return tiers.map(({ min_quantity, price }) => `${min_quantity}: ${price}`).join("\n");
}

/** A name may hold a colon when a blank follows only the one that ends it: `Ratio 1:2: yes`. */
function pairsOf(text: string): [string, string][] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  return lines.map((line) => {
    const blank = line.indexOf(": ");
    const at = blank === -1 ? line.indexOf(":") : blank;
    if (at === -1) return [line.trim(), ""];
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  });
}

function partsOf(text: string): string[] {
  const parts = text.split(text.includes(";") ? ";" : /[,،]/);
  return parts.map((part) => part.trim()).filter(Boolean);
}

function joined(values: readonly string[]): string {
  if (!values.some((value) => /[,،]/.test(value))) return values.join(", ");
  return `${values.join("; ")}${values.length === 1 ? ";" : ""}`;
}
