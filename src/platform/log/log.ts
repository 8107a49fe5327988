// Structured logs: one JSON line an event, secrets and personal data redacted, line breaks escaped by JSON
// itself.
import pino from "pino";

/** The few levels we use; `fields` come before the sentence, as in pino. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
}

const SECRET_FIELDS = [
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
];

/** A log writing JSON lines to standard output at `level` (`silent` writes nothing). */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);
  const options: pino.LoggerOptions = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths, censor: "[redacted]" },
    serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
  };
  return destination ? pino(options, destination) : pino(options);
}
