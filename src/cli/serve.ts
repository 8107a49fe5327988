// `buybuy serve`: brings the database up, seeds a new development world once, serves, and works in the
// background.

import { spawn } from "node:child_process";
import cluster from "node:cluster";
import { stopwatch } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Services } from "#platform/context";
import { migrate, pendingMigrations } from "#platform/database";
import { armKill } from "#platform/fault";
import { type Listening, listen } from "#platform/http/listen";
import { migrations } from "../../db/migrations/migrations.ts";
import { createServices } from "../app.ts";
import { createApplicationOf, prepareFiles, startBackground } from "../surfaces.ts";
import { prepareWorld } from "./first-run.ts";

/**
 * Serves until SIGINT or SIGTERM; running requests and jobs are allowed to finish. `--watch` restarts on
 * changes.
 */
export async function serve(config: Config, args: string[]): Promise<number> {
  if (args.includes("--watch")) return watch();
  if (config.workers > 1 && cluster.isPrimary) return serveCluster(config);
  const elapsed = stopwatch();
  const services = await createServices(config);
  if (!cluster.isWorker) await bringUp(services);
  if (config.kill_at) armKill(config.kill_at);
  const listening = await listenOrExplain(services);
  if (!listening) return 1;
  const background = startBackground(services);
  void prepareFiles();
  if (!cluster.isWorker) announce(services, listening.port, elapsed());
  await signal();
  await listening.close();
  await background.stop();
  await services.close();
  return 0;
}

/** One process per worker on the same port; one that dies is replaced, unless it dies again and again. */
async function serveCluster(config: Config): Promise<number> {
  const elapsed = stopwatch();
  const services = await createServices(config);
  await bringUp(services);
  const restarts = { left: config.workers * 10, ending: false };
  for (let count = 0; count < config.workers; count += 1) cluster.fork();
  cluster.on("exit", () => {
    if (restarts.ending || restarts.left === 0) return;
    restarts.left -= 1;
    cluster.fork();
  });
  announce(services, config.port, elapsed());
  await services.close();
  await signal();
  restarts.ending = true;
  await new Promise<void>((resolve) => cluster.disconnect(resolve));
  return 0;
}

/** Development and test bring the database up by themselves; production says what to run. */
async function bringUp(services: Services): Promise<void> {
  const { config, database, clock } = services;
  if (config.environment !== "production") {
    await migrate(database, migrations, clock);
    await prepareWorld(services);
    return;
  }
  const pending = await pendingMigrations(database, migrations);
  if (pending.length > 0) {
    throw new Error(`The database is behind (${pending.join(", ")}): run "npx buybuy migrate" first.`);
  }
  await prepareWorld(services);
}

async function listenOrExplain(services: Services): Promise<Listening | null> {
  const { traffic } = services;
  const { port, host } = services.config;
  try {
    return await listen(createApplicationOf(services), { port, host, traffic });
  } catch (error) {
    if (!(error instanceof Error) || !("code" in error) || error.code !== "EADDRINUSE") throw error;
    process.stderr.write(
      `Port ${port} is taken by another program: stop it, or choose one, as in PORT=3001 npm start.\n`,
    );
    await services.close();
    return null;
  }
}

function announce(services: Services, port: number, elapsed_ms: number): void {
  const { config } = services;
  const origin = config.port === 0 ? `http://localhost:${port}` : config.url;
  const lines = [
    "",
    `  BuyBuy is open at ${origin}/   (ready in ${(elapsed_ms / 1000).toFixed(1)} s)`,
    "",
    `  API            ${origin}/api/`,
    `  Documentation  ${origin}/api/docs/`,
  ];
  if (config.environment !== "production") {
    lines.push(`  Sent mails     ${origin}/outbox/`);
    if (config.seed === "demo") {
      lines.push(
        "",
        "  Sign in with the password  buybuy-demo  as",
        "    ada@example.com    who buys",
        "    sol@example.com    who sells in US dollars",
        "    mei@example.com    who sells in euros",
        "    olga@example.com   who runs the marketplace",
      );
    }
  }
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

/** Resolves when this process is asked to end; a worker of a cluster also when its primary lets go of it. */
function signal(): Promise<void> {
  return new Promise((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
    if (cluster.isWorker) process.once("disconnect", () => resolve());
  });
}

function watch(): Promise<number> {
  const child = spawn(process.execPath, ["--watch", "--watch-preserve-output", "src/main.ts", "serve"], {
    stdio: "inherit",
  });
  for (const name of ["SIGINT", "SIGTERM"] as const) process.on(name, () => child.kill(name));
  return new Promise((resolve) => child.on("exit", (code) => resolve(code ?? 0)));
}
