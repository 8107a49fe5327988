// What a run of mutation testing found, as a page of Markdown.
import type { Mutant } from "./mutants.ts";
import type { Verdict } from "./trial.ts";

export interface Finding {
  module: string;
  /** How many faults the module could have in all; the trials are a sample of them. */
  mutants: number;
  trials: { mutant: Mutant; verdict: Verdict; source: string }[];
}

const MAX_EXCERPT = 60;

/** The share of tried faults that the tests noticed, from 0 to 1; a run that never ends is noticed too. */
export function scoreOf({ trials }: Finding): number {
  return trials.length === 0 ? 0 : 1 - countOf({ trials }, "survived") / trials.length;
}

/** The whole page: a table of the modules, then what nobody noticed. */
export function reportOf(findings: readonly Finding[], run: { sample: string; seed: string }): string {
  const modules = findings.flatMap((finding) => ["--module", finding.module]).join(" ");
  const rows = findings.map((finding) => {
    const counts = (["killed", "timeout", "survived"] as const).map((verdict) => countOf(finding, verdict));
    const cells = [finding.module, finding.mutants, finding.trials.length, ...counts];
    return `| ${cells.join(" | ")} | ${(scoreOf(finding) * 100).toFixed(1)} % |`;
  });
  return [
    "# Mutation testing",
    "",
    `Node ${process.version}, embedded database. Repeat with`,
    `\`npm run mutate -- ${modules} --sample ${run.sample} --seed ${run.seed}\`.`,
    "",
    "| module | possible faults | tried | killed | timed out | survived | score |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
    "",
    "## Survivors",
    "",
    ...findings.flatMap((finding) => survivorsOf(finding)),
    "",
  ].join("\n");
}

function countOf({ trials }: Pick<Finding, "trials">, verdict: Verdict): number {
  return trials.filter((trial) => trial.verdict === verdict).length;
}

function survivorsOf({ trials }: Finding): string[] {
  const survived = trials.filter((trial) => trial.verdict === "survived");
  return survived.map(({ mutant, source }) => `- ${faultIn(mutant, source)}`).sort();
}

/** A fault in words: where it is, what stood there and what stands there now. */
export function faultIn(mutant: Mutant, source: string): string {
  const line = source.slice(0, mutant.start).split("\n").length;
  const former = excerpt(source.slice(mutant.start, mutant.end));
  const change = mutant.text === "" ? `without ${former}` : `${former} → ${excerpt(mutant.text)}`;
  return `${mutant.file}:${line} ${change}`;
}

function excerpt(text: string): string {
  const short = text.replaceAll(/\s+/g, " ");
  return `\`${short.length > MAX_EXCERPT ? `${short.slice(0, MAX_EXCERPT)}…` : short}\``;
}
