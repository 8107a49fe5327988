// The environment, read and judged once: every mistake is reported at the same time, in words.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import { CURRENCIES } from "#platform/money";

/** What the program was told to be. Nothing else reads the environment. */
export interface Config {
  environment: "development" | "test" | "production";
  port: number;
  host: string;
  /** Public origin without a slash at the end; every link is built from it, never from the Host header. */
  url: string;
  database_url: string;
  redis_url: string | null;
  /** Folder for the database, media and keys. */
  var_folder: string;
  seed: "demo" | "empty";
  /** The marketplace's own currency and country. */
  currency: string;
  country: string;
  auto_approve_sellers: boolean;
  rate_limit_factor: number;
  smtp_url: string | null;
  mail_from: string;
  /** How many proxies of ours stand before us; 0: none, and nobody's word for an address counts. */
  trust_proxy: number;
  cors_origins: string[];
  log_level: string;
  /** Processes that serve requests. */
  workers: number;
  /** Bearer token that may read /metrics from other than loopback; null: loopback only. */
  metrics_token: string | null;
  /** 32 bytes or more from which every key of ours is derived. */
  secret: string;
  /** Fault point that kills this process, for drills; never in production. */
  kill_at: string | null;
}

/** Thrown with one line per mistake when the environment is wrong. */
export class ConfigError extends Error {
  readonly mistakes: string[];
  constructor(mistakes: string[]) {
    super(`The configuration is wrong:\n${mistakes.map((line) => `  - ${line}`).join("\n")}`);
    this.mistakes = mistakes;
  }
}

const MIN_SECRET_LENGTH = 32;
const flag = z
  .enum(["true", "false", "1", "0"], 'is "true" or "false"')
  .transform((text) => text === "true" || text === "1");
const optional = z
  .string()
  .optional()
  .transform((text) => text || null);

const environment_schema = z.object({
  BUYBUY_ENV: z
    .enum(["development", "test", "production"], "is development, test or production")
    .default("development"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "is a port from 0 to 65535")
    .default("3000")
    .transform(Number)
    .refine((port) => port <= 65535, "is a port from 0 to 65535"),
  HOST: z.string().optional(),
  BUYBUY_URL: z.url("is a web address such as https://shop.example").optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+)$/, "begins with sqlite: or mysql://")
    .optional(),
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, "begins with redis:// or rediss://")
    .optional(),
  BUYBUY_VAR: z.string().min(1).default("var"),
  BUYBUY_SEED: z.enum(["demo", "empty"], "is demo or empty").optional(),
  BUYBUY_CURRENCY: z.enum(CURRENCIES, "is a currency we hold, such as USD").default("USD"),
  BUYBUY_COUNTRY: z
    .string()
    .regex(/^[A-Z]{2}$/, "is a country code such as US")
    .default("US"),
  BUYBUY_AUTO_APPROVE_SELLERS: flag.optional(),
  RATE_LIMIT_FACTOR: z
    .string()
    .regex(/^\d+(\.\d+)?$/, "is a number above 0")
    .transform(Number)
    .refine((factor) => factor > 0, "is a number above 0")
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, "begins with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z.string().default("BuyBuy <no-reply@localhost>"),
  TRUST_PROXY: z
    .string()
    .regex(/^(true|false|[0-9])$/, "is true, false or how many proxies stand before the shop, at most 9")
    .default("false")
    .transform((text) => (text === "true" ? 1 : Number(text === "false" ? 0 : text))),
  CORS_ORIGINS: z.string().default(""),
  LOG_LEVEL: z
    .enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"], "is a log level such as info")
    .optional(),
  WORKERS: z
    .string()
    .regex(/^([1-9]|[1-5]\d|6[0-4])$/, "is a number from 1 to 64")
    .default("1")
    .transform(Number),
  METRICS_TOKEN: optional,
  BUYBUY_SECRET: z.string().min(MIN_SECRET_LENGTH, `has at least ${MIN_SECRET_LENGTH} characters`).optional(),
  BUYBUY_KILL_AT: optional,
});

/**
 * Reads `env` over the `.env` file in `folder`. Throws a ConfigError that lists every mistake. In development
 * a secret is made once under the var folder with mode 0600; in production it must be given.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env, folder: string = process.cwd()): Config {
  const parsed = environment_schema.safeParse(withoutEmpty({ ...readEnvFile(folder), ...env }));
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`));
  }
  const values = parsed.data;
  const is_production = values.BUYBUY_ENV === "production";
  const mistakes = is_production ? productionMistakes(values) : [];
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  const is_development = values.BUYBUY_ENV === "development";
  return {
    environment: values.BUYBUY_ENV,
    port: values.PORT,
    host: values.HOST ?? (is_production ? "0.0.0.0" : "127.0.0.1"),
    url: (values.BUYBUY_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ""),
    database_url: values.DATABASE_URL ?? `sqlite:${join(values.BUYBUY_VAR, "buybuy.db")}`,
    redis_url: values.REDIS_URL ?? null,
    var_folder: values.BUYBUY_VAR,
    seed: values.BUYBUY_SEED ?? (is_development ? "demo" : "empty"),
    currency: values.BUYBUY_CURRENCY,
    country: values.BUYBUY_COUNTRY,
    auto_approve_sellers: values.BUYBUY_AUTO_APPROVE_SELLERS ?? is_development,
    rate_limit_factor: values.RATE_LIMIT_FACTOR ?? (is_production ? 1 : 100),
    smtp_url: values.SMTP_URL ?? null,
    mail_from: values.MAIL_FROM,
    trust_proxy: values.TRUST_PROXY,
    cors_origins: values.CORS_ORIGINS.split(",")
      .map((origin) => origin.trim())
      .filter(Boolean),
    log_level: values.LOG_LEVEL ?? (values.BUYBUY_ENV === "test" ? "silent" : "info"),
    workers: values.WORKERS,
    metrics_token: values.METRICS_TOKEN,
    secret: values.BUYBUY_SECRET ?? developmentSecret(values.BUYBUY_VAR),
    kill_at: values.BUYBUY_KILL_AT,
  };
}

function productionMistakes(values: z.output<typeof environment_schema>): string[] {
  const mistakes: string[] = [];
  if (!values.BUYBUY_SECRET)
    mistakes.push(`BUYBUY_SECRET is needed in production: ${MIN_SECRET_LENGTH} random characters or more`);
  if (!values.BUYBUY_URL)
    mistakes.push("BUYBUY_URL is needed in production: the public address, such as https://shop.example");
  else if (!values.BUYBUY_URL.startsWith("https://"))
    mistakes.push("BUYBUY_URL begins with https:// in production");
  if (values.BUYBUY_SEED === "demo")
    mistakes.push("BUYBUY_SEED=demo is for development only: its people have a known password");
  if (values.BUYBUY_KILL_AT) mistakes.push("BUYBUY_KILL_AT is for drills, never for production");
  return mistakes;
}

function readEnvFile(folder: string): NodeJS.ProcessEnv {
  const path = join(folder, ".env");
  return existsSync(path) ? (parseEnv(readFileSync(path, "utf8")) as NodeJS.ProcessEnv) : {};
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, string> {
  const entries = Object.entries(env).filter(([, value]) => value !== undefined && value !== "");
  return Object.fromEntries(entries) as Record<string, string>;
}

function developmentSecret(var_folder: string): string {
  const path = join(var_folder, "secret");
  if (!existsSync(path)) {
    mkdirSync(var_folder, { recursive: true });
    writeFileSync(path, randomBytes(MIN_SECRET_LENGTH).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return readFileSync(path, "utf8").trim();
}
