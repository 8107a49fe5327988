// One line for each answered request: quiet while all goes well, loud where it did not.
import type { Log } from "#platform/log";

const SLOW_MS = 1000;

/** What the line says. `path` is without its query, which may hold secrets. */
export interface AnsweredRequest {
  request_id: string;
  method: string;
  path: string;
  status: number;
  duration_ms: number;
}

/** Good reads are for debugging; changes and refusals are news; slow answers and our mistakes warn. */
export function logRequest(log: Log, { duration_ms, ...request }: AnsweredRequest): void {
  const { status, method } = request;
  const fields = { ...request, duration_ms: Math.round(duration_ms) };
  if (status >= 500 || duration_ms >= SLOW_MS) log.warn(fields, "request");
  else if (status < 400 && method === "get") log.debug(fields, "request");
  else log.info(fields, "request");
}
