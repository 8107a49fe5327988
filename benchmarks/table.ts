// Writes the figures as Markdown: machine, command, one table per scenario, goals beside the figures.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg, release, totalmem } from "node:os";
import { amount, goalWords, type Line, share, verdictOf } from "./figures.ts";
import { type Options, READ_CONNECTIONS, WRITE_CONCURRENCY } from "./options.ts";

/** What one scenario gave. */
export interface Section {
  name: string;
  words: string;
  lines: Line[];
  /** Why it did not run, when it did not. */
  skipped: string | null;
}

const MEGABYTE = 1024 * 1024;

/**
 * The whole report. `started_load` is the machine's load before the run began: above 0.5 the figures are
 * noisy.
 */
export function reportOf(
  options: Options,
  sections: Section[],
  facts: { command: string; date: string; started_load: number; database_words: string },
): string {
  const head = [
    `# Figures of ${facts.date}: ${options.database}, ${options.size.toLocaleString("en-US")} products`,
    "",
    `Command: \`${facts.command}\``,
    "",
    ...machineFacts(facts),
    "",
    `Reads: wrk, one thread, ${READ_CONNECTIONS} connections, median of ${options.rounds} rounds of ` +
      `${options.round_seconds} s, shop and reference in turns. Writes: own load in a separate process, ` +
      `${WRITE_CONCURRENCY} at a time. "Bare" is benchmarks/peers/bare.ts in the same run; for anything but the ` +
      "list it is only the measure of the machine. Shop and load share the machine.",
    "",
  ];
  return `${[...head, ...sections.flatMap(sectionText)].join("\n")}\n`;
}

function machineFacts({
  started_load,
  database_words,
}: {
  started_load: number;
  database_words: string;
}): string[] {
  const { length } = cpus();
  return [
    `- ${cpus()[0]?.model ?? "unknown processor"}, ${length} cores, ${Math.round(totalmem() / MEGABYTE / 1024)} GB, ` +
      `Linux ${release()}`,
    `- Node ${process.version}, ${database_words}`,
    `- commit ${commit()}, load average at start ${started_load.toFixed(2)}, at the end ${(loadavg()[0] ?? 0).toFixed(2)}`,
  ];
}

function sectionText({ name, words, lines, skipped }: Section): string[] {
  const head = [`## ${name}`, "", words, ""];
  if (skipped !== null) return [...head, `Not run: ${skipped}`, ""];
  const columns: [string, (line: Line) => string][] = [
    ["what", (line) => line.what],
    ["figure", (line) => amount(line.value, line.unit)],
    ["p50", (line) => (line.p50_ms === undefined ? "" : amount(line.p50_ms, "ms"))],
    ["p99", (line) => (line.p99_ms === undefined ? "" : amount(line.p99_ms, "ms"))],
    ["bare", (line) => (line.bare_per_second === undefined ? "" : amount(line.bare_per_second, "/s"))],
    ["ratio", ratioText],
    ["processor", processorText],
    ["goal", goalWords],
    ["", (line) => verdictOf(line)?.words ?? ""],
    ["note", (line) => line.note ?? ""],
  ];
  const used = columns.filter(([, text]) => lines.some((line) => text(line) !== ""));
  return [
    ...head,
    `| ${used.map(([title]) => title).join(" | ")} |`,
    `|${used.map(() => "---").join("|")}|`,
    ...lines.map((line) => `| ${used.map(([, text]) => text(line)).join(" | ")} |`),
    "",
  ];
}

function processorText({ processor_us, bare_processor_us }: Line): string {
  if (processor_us === undefined) return "";
  const ours = `${Math.round(processor_us)} µs`;
  return bare_processor_us === undefined ? ours : `${ours}, bare ${Math.round(bare_processor_us)} µs`;
}

function ratioText({ ratio, bare_per_second }: Line): string {
  if (ratio === undefined) return "";
  return bare_per_second === undefined ? `${ratio.toFixed(2)} ×` : share(ratio);
}

function commit(): string {
  try {
    const hash = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    const is_clean = execFileSync("git", ["status", "--porcelain", "src"], { encoding: "utf8" }) === "";
    return is_clean ? hash : `${hash} with changes`;
  } catch {
    return readFileSync("package.json", "utf8").includes('"buybuy"') ? "without git" : "unknown";
  }
}
