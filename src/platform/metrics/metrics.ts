// Figures for Prometheus: requests, statements, jobs and the process itself, one registry per program.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

declare module "#platform/context" {
  interface Services {
    metrics: Metrics;
  }
}

/** How a job ended: `retried` will run again, `dead` will not by itself. */
export type JobOutcome = "done" | "retried" | "dead";

/** What the rest of the program tells and asks. */
export interface Metrics {
  /**
   * One answered request. `route` is the pattern (`/api/products/{id}/`), never the path: the series stay
   * few.
   */
  requestAnswered(facts: { method: string; route: string; status: number; duration_ms: number }): void;
  /** One finished run of a job. */
  jobFinished(facts: { kind: string; outcome: JobOutcome; duration_ms: number }): void;
  /**
   * Adds a figure that is read whenever somebody asks for the metrics, in place of an earlier one of this
   * name. One that cannot be read is shown as NaN: the others matter most when something is down.
   */
  watch(name: string, help: string, read: () => number | Promise<number>): void;
  /** Everything in the Prometheus text format, with its content type. */
  text(): Promise<{ content_type: string; body: string }>;
}

const PREFIX = "buybuy_";
const REQUEST_SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const JOB_SECONDS = [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60];

/** An empty set of figures; `countStatements` says how many database statements ran so far. */
export function createMetrics(countStatements: () => number): Metrics {
  const registry = new Registry();
  const requests = new Histogram({
    name: `${PREFIX}http_request_duration_seconds`,
    help: "How long requests took, by route pattern and status.",
    labelNames: ["method", "route", "status"],
    buckets: REQUEST_SECONDS,
    registers: [registry],
  });
  const jobs = new Histogram({
    name: `${PREFIX}job_duration_seconds`,
    help: "How long jobs took, by kind and outcome: done, retried or dead.",
    labelNames: ["kind", "outcome"],
    buckets: JOB_SECONDS,
    registers: [registry],
  });
  countUp(registry, "database_statements_total", "Database statements run.", countStatements);
  let has_process_figures = false;

  return {
    requestAnswered: ({ method, route, status, duration_ms }) =>
      requests.observe({ method, route, status }, duration_ms / 1000),
    jobFinished: ({ kind, outcome, duration_ms }) => jobs.observe({ kind, outcome }, duration_ms / 1000),
    watch: (name, help, read) => {
      registry.removeSingleMetric(PREFIX + name);
      new Gauge({
        name: `${PREFIX}${name}`,
        help,
        registers: [registry],
        async collect() {
          this.set(await Promise.try(read).catch(() => Number.NaN));
        },
      });
    },
    text: async () => {
      // The process figures watch the event loop from then on, so they begin only when somebody reads them.
      if (!has_process_figures) collectDefaultMetrics({ register: registry });
      has_process_figures = true;
      return { content_type: registry.contentType, body: await registry.metrics() };
    },
  };
}

/** A counter whose total is kept elsewhere. */
function countUp(registry: Registry, name: string, help: string, total: () => number): void {
  new Counter({
    name: `${PREFIX}${name}`,
    help,
    registers: [registry],
    collect() {
      this.reset();
      this.inc(total());
    },
  });
}
