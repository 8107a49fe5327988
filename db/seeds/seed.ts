// The three named worlds: empty, demo and bench.
import { createContext, type Services, SYSTEM_ACTOR } from "#platform/context";
import { transaction } from "#platform/database";
import { loadEmpty } from "./empty/load.ts";

export const WORLDS = ["empty", "demo", "bench"] as const;
export type WorldName = (typeof WORLDS)[number];

export interface SeedOptions {
  /** Products of the bench world. */
  size?: number;
  /** Sellers of the bench world, at most. */
  sellers?: number;
}

/** Is nothing there yet: no person, no seller, no category, no tax? */
export async function worldIsEmpty(services: Services): Promise<boolean> {
  const { reader } = services.database;
  for (const table of ["users", "sellers", "categories", "tax_countries"] as const) {
    const row = await reader
      .selectFrom(table)
      .select((eb) => eb.lit(1).as("one"))
      .limit(1)
      .executeTakeFirst();
    if (row) return false;
  }
  return true;
}

/** Fills an empty database; only then is a world loaded. Demo and bench are refused in production. */
export async function seedWorld(
  services: Services,
  world: WorldName,
  options: SeedOptions = {},
): Promise<void> {
  const context = createContext(services, SYSTEM_ACTOR);
  if (world !== "empty" && services.config.environment === "production") {
    throw new Error(`The ${world} world is for development only`);
  }
  if (world === "demo") return (await import("./demo/load.ts")).loadDemo(context);
  if (world === "bench") return (await import("./bench/load.ts")).loadBench(context, options);
  await transaction(context, loadEmpty);
}
