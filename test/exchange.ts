// A seller's desk for tests of files: what is brought, worked off and read again.
import { exchangeJobs, QUIET_PACE } from "#modules/exchange";
import { createWorker } from "#platform/queue";
import { rowReaders } from "../src/api/seller-exchange-rows.ts";
import { jobHandlers } from "../src/reactions.ts";
import { apiWorld } from "./api.ts";
import { accessToken, openStall } from "./stall.ts";

export const IMPORT = "/api/seller/products/import/";
export const IMPORTS = "/api/seller/products/imports/";
/** As in earnest, without a rest. */
export const PACE = { ...QUIET_PACE, rest_share: 0 };

/** A world with a stall, a worker, and short ways to bring files and see what came of them. */
export async function openExchange(t: Parameters<typeof apiWorld>[0], pace = PACE) {
  const world = await apiWorld(t);
  const stall = await openStall(world);
  const tokens = { sol: await accessToken(world, stall.sol), mei: await accessToken(world, stall.mei) };
  const worker = createWorker(world.services, { ...jobHandlers, ...exchangeJobs(rowReaders, pace) });
  const upload = (
    text: string | Uint8Array<ArrayBuffer>,
    fields: Record<string, string> = {},
    token = tokens.sol,
  ) => {
    const form = new FormData();
    form.append("file", new File([text], "goods.csv"));
    for (const [name, value] of Object.entries({ kind: "products", ...fields })) form.append(name, value);
    return world.request("POST", IMPORT, { token, form });
  };
  const read = async (id: number, token = tokens.sol) =>
    (await world.get(`${IMPORTS}${id}/`, { token })).body;
  /** Brings a file, works it off in earnest and gives how it stands. */
  const run = async (text: string | Uint8Array<ArrayBuffer>, fields = {}, token = tokens.sol) => {
    const made = await upload(text, { dry_run: "false", ...fields }, token);
    if (made.status !== 202) throw new Error(`Not accepted: ${made.text}`);
    await worker.drain();
    return read(made.body.id, token);
  };
  const errors = async (id: number) => {
    const { text } = await world.get(`${IMPORTS}${id}/errors/`, { token: tokens.sol });
    return text.replace("\uFEFF", "").trim().split("\r\n").slice(1);
  };
  const products = () =>
    world.as().db.selectFrom("products").selectAll().where("seller_id", "=", stall.sellers.sol).execute();
  const stock = async (sku: string) => {
    const row = await world
      .as()
      .db.selectFrom("stock_items")
      .innerJoin("variants", "variants.id", "stock_items.variant_id")
      .select("stock_items.on_hand")
      .where("variants.live_sku", "=", sku)
      .where("variants.seller_id", "=", stall.sellers.sol)
      .executeTakeFirst();
    return row?.on_hand;
  };
  return { ...world, stall, tokens, worker, upload, read, run, errors, products, stock };
}
