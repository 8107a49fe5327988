// `buybuy work`: jobs and periodic tasks without serving, for machines of their own.
import type { Config } from "#platform/config";
import { pendingMigrations } from "#platform/database";
import { armKill } from "#platform/fault";
import { migrations } from "../../db/migrations/migrations.ts";
import { createServices } from "../app.ts";
import { startBackground } from "../surfaces.ts";

/** Works until SIGINT or SIGTERM, then finishes what is running. Gives 1 when the database is behind. */
export async function work(config: Config, _args: string[]): Promise<number> {
  const services = await createServices(config);
  const ended = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  try {
    const pending = await pendingMigrations(services.database, migrations);
    if (pending.length > 0) {
      process.stderr.write(
        `The database is behind (${pending.join(", ")}): run "npx buybuy migrate" first.\n`,
      );
      return 1;
    }
    if (config.kill_at) armKill(config.kill_at);
    const background = startBackground(services);
    services.log.info({}, "working");
    await ended;
    await background.stop();
    return 0;
  } finally {
    await services.close();
  }
}
