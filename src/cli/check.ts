// `buybuy check`: tests every invariant on the database as it is.
import type { Config } from "#platform/config";
import { createContext, SYSTEM_ACTOR } from "#platform/context";
import { createServices } from "../app.ts";
import { checkInvariants, invariants } from "../invariants.ts";

/** Prints what is broken and gives 1, or says that all is well and gives 0. */
export async function check(config: Config, _args: string[]): Promise<number> {
  const services = await createServices(config);
  try {
    const violations = await checkInvariants(createContext(services, SYSTEM_ACTOR));
    for (const { invariant, detail } of violations) process.stderr.write(`broken  ${invariant}: ${detail}\n`);
    if (violations.length > 0) return 1;
    process.stdout.write(`All ${invariants.length} invariants hold.\n`);
    return 0;
  } finally {
    await services.close();
  }
}
