// The first start of a development shop: an empty database gets the world that BUYBUY_SEED names, once.
import type { Services } from "#platform/context";
import { seedWorld, worldIsEmpty } from "../../db/seeds/seed.ts";

/**
 * Seeds the configured world when nothing is there yet; does nothing ever after. Production gets the empty
 * one.
 */
export async function prepareWorld(services: Services): Promise<void> {
  if (!(await worldIsEmpty(services))) return;
  const { seed, environment } = services.config;
  if (environment !== "production" && seed === "demo") {
    process.stdout.write("Filling the new shop with its demo world …\n");
  }
  await seedWorld(services, seed);
}
