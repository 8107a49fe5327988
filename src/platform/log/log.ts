// Structured logs: one JSON line an event, secrets and personal data redacted, line breaks escaped by JSON
// itself.
import pino from "pino";

/** The few levels we use; `fields` come before the sentence, as in pino. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const SECRET_FIELDS = new Set([
  "password",
  "current_password",
  "new_password",
  "token",
  "access",
  "refresh",
  "authorization",
  "cookie",
  "payment_token",
  "secret",
  "client_secret",
  "email",
]);
const REDACTED = "[redacted]";
/** Deeper things are not logged. */
const MAX_DEPTH = 5;

/** A log writing JSON lines to standard output at `level` (`silent` writes nothing). */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const serializeError = (error: Error) => withoutSecrets(pino.stdSerializers.err(error));
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: {
      level: (label) => ({ level: label }),
      log: (fields) => withoutSecrets(fields),
    },
    serializers: { err: serializeError, error: serializeError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/**
 * The same with secret fields blotted out at every depth; copied only where there are such. pino's own way
 * parses its paths anew for every line, which costs more than all the rest of a line.
 */
function withoutSecrets<T extends object>(fields: T, depth = 0): T {
  let copy: Record<string, unknown> | null = null;
  for (const [name, value] of Object.entries(fields)) {
    const shown = SECRET_FIELDS.has(name) ? REDACTED : shownValue(value, depth);
    if (shown === value) continue;
    copy ??= (Array.isArray(fields) ? [...fields] : { ...fields }) as Record<string, unknown>;
    copy[name] = shown;
  }
  return (copy as T | null) ?? fields;
}

function shownValue(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || value instanceof Error) return value;
  return depth < MAX_DEPTH ? withoutSecrets(value, depth + 1) : REDACTED;
}
