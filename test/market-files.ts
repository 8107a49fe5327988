// Files of the market's sellers: one of Sol's that was tried and can be run.
import { transaction } from "#platform/database";
import type { ApiWorld } from "./api.ts";
import { done, type People } from "./market-people.ts";

/** A form with a small file of products. */
export async function goodsForm(fields: Record<string, string> = {}): Promise<FormData> {
  const form = new FormData();
  form.set("file", new File(["sku,name\nfile-canary-sol,Lamp\n"], "goods.csv", { type: "text/csv" }));
  for (const [name, value] of Object.entries({ kind: "products", ...fields })) form.set(name, value);
  return form;
}

/** Sol brings a file; it counts as tried, with every row empty. Gives its id. */
export async function bringFile(world: ApiWorld, people: People): Promise<number> {
  const call = { token: people.sol.access, form: await goodsForm() };
  const { id } = await done(world.request("POST", "/api/seller/products/import/", call));
  await transaction(world.as(), async ({ db }) => {
    const tried = { state: "checked", next_row: 1, blank_count: 1 } as const;
    await db.updateTable("imports").set(tried).where("id", "=", id).execute();
    await db.deleteFrom("jobs").where("kind", "=", "exchange.import").execute();
  });
  return id;
}
