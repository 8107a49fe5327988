// `buybuy routes`: every route with who may call it.
import type { Config } from "#platform/config";
import { apiRoutes } from "../api/api.ts";

/** Prints one line per route. */
export async function routes(_config: Config, _args: string[]): Promise<number> {
  for (const { method, path, access } of apiRoutes) {
    process.stdout.write(`${method.toUpperCase().padEnd(7)} ${path.padEnd(60)} ${access.name}\n`);
  }
  return 0;
}
