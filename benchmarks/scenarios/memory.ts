// Resident memory of the shop, idle and after reads and writes.
import type { Line } from "../figures.ts";
import { type Bench, listPaths, runLoad, type Scenario } from "../measure.ts";
import { startShop } from "../programs.ts";
import { takeSamples } from "../samples.ts";
import { MANY_SELLERS } from "../worlds.ts";
import { read, writeScript } from "../wrk.ts";

const IDLE_MS = 3000;

export const memory: Scenario = {
  name: "memory",
  words: "Resident memory (VmRSS) three seconds after the start, and after reads and purchases.",
  run: async (bench) => {
    const world = await bench.worlds.make({ size: bench.options.size, sellers: MANY_SELLERS });
    const shop = await startShop(world);
    try {
      await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
      const idle = shop.residentMegabytes();
      await load(bench, shop);
      const after = shop.residentMegabytes();
      const lines: Line[] = [
        { what: "idle", value: idle, unit: "MB", goal: { of: "value", most: 160 } },
        { what: "after the load", value: after, unit: "MB", goal: { of: "value", most: 280 } },
      ];
      return lines;
    } finally {
      await shop.stop();
    }
  },
};

async function load({ options, worlds }: Bench, shop: Awaited<ReturnType<typeof startShop>>): Promise<void> {
  const samples = await takeSamples(shop.origin);
  const paths = [
    ...listPaths(samples),
    ...samples.products.map((id) => `/api/products/${id}/`),
    ...samples.words.map((word) => `/api/products/?search=${word}`),
    "/api/categories/tree/",
  ];
  const script = writeScript(worlds.folder, "memory", paths);
  await read(shop.origin, script, options.rounds * options.round_seconds);
  await runLoad(shop, samples, "purchase-card", { count: Math.ceil(options.writes / 4) });
  await read(shop.origin, script, options.round_seconds);
}
