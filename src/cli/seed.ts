// `buybuy seed <world>`: fills an empty database; `--size N --sellers N` for the bench world, `--reset`
// empties it first.
import { stopwatch } from "#platform/clock";
import type { Config } from "#platform/config";
import type { Services } from "#platform/context";
import { migrate } from "#platform/database";
import { migrations } from "../../db/migrations/migrations.ts";
import { emptyWorld } from "../../db/seeds/reset.ts";
import { seedWorld, WORLDS, type WorldName, worldIsEmpty } from "../../db/seeds/seed.ts";
import { createServices } from "../app.ts";

const MAX_SIZE = 5_000_000;
const MAX_SELLERS = 500;
const MS_PER_SECOND = 1000;

interface Wish {
  world: WorldName;
  size: number | undefined;
  sellers: number | undefined;
  reset: boolean;
}

/** Seeds and gives 0; gives 1 with a word why not, 2 when it did not understand. */
export async function seed(config: Config, args: string[]): Promise<number> {
  const wish = wishOf(args, config);
  if (typeof wish === "string") return complain(wish, 2);
  if (config.environment === "production" && wish.world !== "empty") {
    return complain(`The ${wish.world} world is for development only.`);
  }
  if (config.environment === "production" && wish.reset) {
    return complain("--reset throws everything away: never in production.");
  }
  const services = await createServices(config);
  try {
    return await fill(services, wish);
  } finally {
    await services.close();
  }
}

async function fill(services: Services, { world, size, sellers, reset }: Wish): Promise<number> {
  await migrate(services.database, migrations, services.clock);
  if (reset) await emptyWorld(services);
  if (!(await worldIsEmpty(services))) {
    return complain("This database is not empty. In development, --reset empties it first.");
  }
  const elapsed = stopwatch();
  await seedWorld(services, world, { size, sellers });
  process.stdout.write(`The ${world} world is there (${(elapsed() / MS_PER_SECOND).toFixed(1)} s).\n`);
  return 0;
}

function wishOf(args: string[], config: Config): Wish | string {
  const wish: Wish = { world: config.seed, size: undefined, sellers: undefined, reset: false };
  for (let index = 0; index < args.length; index += 1) {
    const word = args[index] ?? "";
    const world = WORLDS.find((name) => name === word);
    if (world) wish.world = world;
    else if (word === "--reset") wish.reset = true;
    else if (word === "--size" || word === "--sellers") {
      index += 1;
      const most = word === "--size" ? MAX_SIZE : MAX_SELLERS;
      const number = Number(args[index]);
      if (!Number.isInteger(number) || number < 1 || number > most) {
        return `${word} is a whole number from 1 to ${most}.`;
      }
      if (word === "--size") wish.size = number;
      else wish.sellers = number;
    } else return `buybuy seed [${WORLDS.join("|")}] [--size N] [--sellers N] [--reset], not ${word}`;
  }
  return wish;
}

function complain(words: string, code = 1): number {
  process.stderr.write(`${words}\n`);
  return code;
}
