// Loaded into the shop's own process by `--import`: sees how long statements and the event loop take, and
// tells when asked.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { StatementSync } from "node:sqlite";

const RESOLUTION_MS = 2;
const NANOSECONDS = 1_000_000;

const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let statements = 0;
let longest_statement_ms = 0;
let longest_statement = "";
let versions = 0;

for (const name of ["all", "get", "run"] as const) {
  const original = StatementSync.prototype[name] as (...values: unknown[]) => unknown;
  const timed = function (this: StatementSync, ...values: unknown[]): unknown {
    if (this.sourceSQL === "PRAGMA data_version") {
      // Always another one: so the shop remembers no answer, and what is measured is reading.
      versions += 1;
      return [[versions]];
    }
    const started = performance.now();
    try {
      return original.apply(this, values);
    } finally {
      const duration_ms = performance.now() - started;
      statements += 1;
      if (duration_ms > longest_statement_ms) {
        longest_statement_ms = duration_ms;
        longest_statement = this.sourceSQL;
      }
    }
  };
  Object.defineProperty(StatementSync.prototype, name, { value: timed });
}

process.on("message", () => {
  process.send?.({
    longest_delay_ms: delay.max / NANOSECONDS,
    statements,
    longest_statement_ms,
    longest_statement,
  });
  delay.reset();
  statements = 0;
  longest_statement_ms = 0;
  longest_statement = "";
});
process.channel?.unref();
