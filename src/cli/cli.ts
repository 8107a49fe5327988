// The commands of `buybuy`, one file each; all of them take the configuration and their arguments.
import { enableCompileCache } from "node:module";
import { join } from "node:path";
import { type Config, ConfigError, readConfig } from "#platform/config";

type Command = (config: Config, args: string[]) => Promise<number>;

/** Commands are loaded when they are asked for, so that none pays for another's imports. */
const COMMANDS: Record<string, { words: string; load: () => Promise<Command> }> = {
  serve: {
    words: "serve the API and the pages, and do the background work",
    load: async () => (await import("./serve.ts")).serve,
  },
  work: { words: "do background work only", load: async () => (await import("./work.ts")).work },
  migrate: {
    words: "bring the database to this version (--check only looks)",
    load: async () => (await import("./migrate.ts")).migrateCommand,
  },
  seed: {
    words: "fill an empty database: empty, demo or bench",
    load: async () => (await import("./seed.ts")).seed,
  },
  check: {
    words: "check every invariant of stock, orders, payments and books",
    load: async () => (await import("./check.ts")).check,
  },
  user: { words: "user create-admin --email …", load: async () => (await import("./user.ts")).user },
  routes: {
    words: "list every route and who may call it",
    load: async () => (await import("./routes.ts")).routes,
  },
};

/** Runs the named command and gives its exit code. Mistakes in the configuration are told in words. */
export async function runCommand(argv: string[]): Promise<number> {
  const [name = "help", ...args] = argv;
  const command = COMMANDS[name];
  if (!command) {
    process.stdout.write(usage());
    return name === "help" || name === "--help" ? 0 : 2;
  }
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  enableCompileCache(join(config.var_folder, "compile-cache"));
  const run = await command.load();
  return run(config, args);
}

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { words }]) => `  ${name.padEnd(9)} ${words}`);
  return `buybuy <command>\n\n${lines.join("\n")}\n`;
}
